"""Walks of somebody's calendars, day by day, as far as the plan may use them."""

from datetime import date, datetime, time

from coach.domain.calendar_sources import CalendarWalk, is_ours
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState


def events_on(turn: Turn, day: date) -> tuple[CalendarWalk, ...]:
    """Find the walks with a time that a calendar has on a local day, without those answered for already.

    What this bot wrote there is no wish of the person's; one event in two calendars is one.
    """
    over = {one.event for one in turn.record.planned if one.state is not PlannedState.LET_GO}
    found = {one.key: one for one in turn.record.events if one.key not in over and not is_ours(one.key)}
    return tuple(
        one for one in found.values() if one.starts_at and one.starts_at.astimezone(turn.zone).date() == day
    )


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
