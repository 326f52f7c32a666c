"""Walks of somebody's calendars, day by day, as far as the plan may use them."""

from datetime import date, datetime, time
from itertools import islice

from coach.domain.calendar_sources import CalendarWalk, is_ours
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState

MOST_A_DAY = 8
"""Events of a day that the plan takes up, the earliest first; nobody means more of a full calendar (D)."""


def events_on(turn: Turn, day: date) -> tuple[CalendarWalk, ...]:
    """Find the walks with a time that a calendar has on a local day, without those answered for already.

    What this bot wrote there is no wish of the person's; one event in two calendars is one.
    """
    lasting = {one.event: one.day for one in turn.record.planned if one.state is not PlannedState.LET_GO}
    own = [on for key, on in lasting.items() if key and not is_ours(key)]
    room = MOST_A_DAY - own.count(day)
    found = {one.key: one for one in turn.record.events if one.key not in lasting and not is_ours(one.key)}
    there = (one for one in found.values() if one.starts_at and _day_of(one.starts_at, turn) == day)
    return tuple(islice(there, max(0, room)))


def _day_of(at: datetime, turn: Turn) -> date:
    return at.astimezone(turn.zone).date()


def start_of(event: CalendarWalk, turn: Turn) -> time:
    """Tell the local time at which an event begins; whole minutes."""
    if event.starts_at is None:
        msg = "it has no time"
        raise LookupError(msg)
    return event.starts_at.astimezone(turn.zone).time().replace(second=0, microsecond=0)


def unread_since(turn: Turn, planned: Planned) -> datetime | None:
    """Tell when a walk's calendar was last read, where it can't be read now; local and naive."""
    holding = {one.source_id for one in turn.record.events if planned.event and one.key == planned.event}
    for source in turn.record.sources:
        if source.id in holding and source.failures:
            return (source.read_at or source.created_at).astimezone(turn.zone).replace(tzinfo=None)
    return None
