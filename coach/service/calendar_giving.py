"""The plan given out: as a file with links, as a private feed, and as events for an account."""

from datetime import UTC, datetime, timedelta
from functools import partial
from secrets import token_hex
from zoneinfo import ZoneInfo

from coach.calendars.writing import google_link, write_calendar
from coach.domain.calendar_sources import OUR_UIDS
from coach.domain.calendars import WalkEvent
from coach.domain.conversation.gaps import minutes_of
from coach.domain.conversation.turn import Turn
from coach.domain.feeds import FeedDocument, new_token, token_hash
from coach.domain.person import Person
from coach.domain.publishing import Making, Published, publish
from coach.domain.replies import (
    FeedEnded,
    FeedGiven,
    Measure,
    NothingToGive,
    PlanGiven,
    PlannedWalk,
    WalkLink,
)
from coach.service.calendar_tools import CalendarTools
from coach.storage import Connection, people, published

REFRESH = timedelta(hours=1)
"""How often those who subscribe are asked to read again."""

MOST_LINKS = 7
FILE_NAME = "walks.ics"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""When an empty feed was changed last."""


class Giving:
    """Gives the plan out."""

    def __init__(self, tools: CalendarTools) -> None:
        self._tools = tools

    def give(self, connection: Connection, turn: Turn) -> None:
        """Do what `turn.gives` says."""
        person_id = turn.person.id
        if turn.gives == "unfeed":
            published.end_feed(connection, person_id)
            turn.say(FeedEnded())
        elif turn.gives == "feed" and self._tools.public_url:
            token = new_token()
            published.keep_feed(connection, person_id, token_hash(token), turn.record.now)
            turn.say(FeedGiven(f"{self._tools.public_url}/calendar/{token}.ics"))
        elif turn.gives == "plan":
            self._plan(connection, turn)

    def _plan(self, connection: Connection, turn: Turn) -> None:
        now, person = turn.record.now, turn.person
        given = [one for one in bring_up(connection, turn) if one.ends_at > now]
        events = {one.id: event_of(one, person, self._tools) for one in given}
        if not given:
            turn.say(NothingToGive())
            return
        body = write_calendar(list(events.values()), self._name(person), method="PUBLISH")
        ahead = [one for one in given if not one.cancelled]
        links = tuple(WalkLink(_shown(one, turn.zone), google_link(events[one.id])) for one in ahead)
        cancelled = len(given) - len(ahead)
        turn.say(PlanGiven(links[:MOST_LINKS], cancelled, ((FILE_NAME, body.decode()),)))

    def feed(self, connection: Connection, token_hash: str, now: datetime) -> FeedDocument | None:
        """Write somebody's feed; None where nobody has this address."""
        person_id = published.owner_of_feed(connection, token_hash)
        record = people.load(connection, person_id, now) if person_id is not None else None
        if record is None:
            return None
        given = bring_up(connection, Turn(record))
        events = [event_of(one, record.person, self._tools) for one in given]
        body = write_calendar(events, self._name(record.person), refresh=REFRESH)
        return FeedDocument(body, max((one.changed_at for one in given), default=EPOCH))

    def _name(self, person: Person) -> str:
        return self._tools.words.calendar(person.language)


def bring_up(connection: Connection, turn: Turn) -> tuple[Published, ...]:
    """Bring what is given out in line with the plan, and return it, by start; nothing before there is one."""
    record, person_id = turn.record, turn.person.id
    before = published.published(connection, person_id, record.now)
    if turn.person.plan is None:
        return before
    making = Making(record.now, turn.plan.unit, partial(minutes_of, turn), _new_uid)
    changed = publish(record.planned, before, making)
    if not changed:
        return before
    published.keep_published(connection, person_id, changed)
    return published.published(connection, person_id, record.now)


def event_of(one: Published, person: Person, tools: CalendarTools) -> WalkEvent:
    """Make a walk an event in the person's words."""
    words = tools.words.event(Measure(one.amount, one.unit), person.language, metric=person.metric)
    return WalkEvent(
        one.uid,
        one.starts_at,
        one.ends_at,
        words.title,
        words.description,
        one.sequence,
        one.changed_at,
        one.created_at,
        cancelled=one.cancelled,
    )


def _new_uid() -> str:
    return token_hex(16) + OUR_UIDS


def _shown(one: Published, zone: ZoneInfo) -> PlannedWalk:
    local = one.starts_at.astimezone(zone).replace(tzinfo=None)
    return PlannedWalk(local.date(), local.time(), Measure(one.amount, one.unit))
