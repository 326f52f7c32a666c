"""Walks of somebody's calendars, day by day, as far as the plan may use them."""

from datetime import date, time

from coach.domain.calendar_sources import CalendarWalk
from coach.domain.conversation.turn import Turn
from coach.domain.facts import PlannedState


def events_on(turn: Turn, day: date) -> tuple[CalendarWalk, ...]:
    """Find the walks with a time that a calendar has on a local day, without those answered for already."""
    over = {one.event for one in turn.record.planned if one.state is not PlannedState.LET_GO}
    return tuple(
        one
        for one in turn.record.events
        if one.starts_at and one.starts_at.astimezone(turn.zone).date() == day and one.key not in over
    )


def start_of(event: CalendarWalk, turn: Turn) -> time:
    """Tell the local time at which an event begins; whole minutes."""
    if event.starts_at is None:
        msg = "it has no time"
        raise LookupError(msg)
    return event.starts_at.astimezone(turn.zone).time().replace(second=0, microsecond=0)
