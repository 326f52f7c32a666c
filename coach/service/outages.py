"""After an outage of over a day, people are told: Telegram keeps messages for 24 hours only."""

from dataclasses import replace
from datetime import datetime, timedelta

from coach.domain.conversation.agenda import OFFER_AFTER, is_silent, speaks
from coach.domain.conversation.planning import open_walks
from coach.domain.conversation.turn import Turn
from coach.domain.outgoing import Outgoing
from coach.domain.person import Person
from coach.domain.replies import Outage
from coach.domain.wallclock import end_of_quiet
from coach.service.units import keep
from coach.storage import Connection, alive, people

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
        if record is None or not _is_spoken_to(record.person):
            continue
        turn = Turn(record)
        _leave_the_past(turn)
        turn.say_unasked(_outage(turn, since))
        keep(connection, turn, record.person)
        told += 1
    return told


def _is_spoken_to(person: Person) -> bool:
    return person.active and person.reachable and speaks(person) and not is_silent(person)


def _leave_the_past(turn: Turn) -> None:
    """Ask nothing else about the time that was missed: one message about the past is enough."""
    for planned in open_walks(turn):
        if planned.starts_at <= turn.record.now:
            turn.keep_planned(replace(planned, nudged=True, followed_up=True))
    if turn.week:
        turn.keep_week(replace(turn.week, looked_at=turn.record.now + OFFER_AFTER))


def _outage(turn: Turn, since: datetime) -> Outgoing:
    quiet = turn.person.quiet
    local = since.astimezone(turn.zone).replace(tzinfo=None, second=0, microsecond=0)
    return Outgoing(
        Outage(local),
        key=f"outage:{turn.person.id}:{since.isoformat()}",
        not_before=end_of_quiet(turn.record.now, quiet.start, quiet.end, turn.zone),
        stale_at=turn.record.now + USE,
    )
