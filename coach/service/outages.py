"""After an outage of over a day, people are told: Telegram keeps messages for 24 hours only."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain.outgoing import Outgoing, Urgency
from coach.domain.replies import Outage
from coach.domain.wallclock import end_of_quiet
from coach.storage import Connection, alive, outbox, people

TELEGRAM_KEEPS = timedelta(hours=24)
"""Telegram drops what it could not deliver after a day."""

USE = timedelta(days=2)


def wake_up(connection: Connection, now: datetime) -> int:
    """Note that the bot is alive; after an outage of over 24 hours tell everybody with a plan, once.

    Returns how many were told.
    """
    since = alive.last(connection)
    alive.beat(connection, now)
    if since is None or now - since <= TELEGRAM_KEEPS:
        return 0
    told = 0
    for person_id in people.everybody(connection):
        record = people.load(connection, person_id, now)
        if record is None or not record.person.active or not record.person.reachable:
            continue
        person = record.person
        zone = ZoneInfo(person.zone)
        local = since.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
        outgoing = Outgoing(
            Outage(local),
            Urgency.NUDGE,
            key=f"outage:{person_id}:{since.isoformat()}",
            not_before=end_of_quiet(now, person.quiet.start, person.quiet.end, zone),
            stale_at=now + USE,
        )
        told += outbox.put(connection, person_id, outgoing, now) is not None
    return told
