"""Calendars made by hand, and a look into them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from builders import Talk, instant, record

from coach.domain.calendar_sources import BusySpan, CalendarSource, CalendarWalk, Counts, SourceKind
from coach.domain.conversation.calendar_walks import follow
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Record
from coach.domain.replies import Reply

MINE, OTHER = 1, 2
"""Two calendars of one person."""


def source(number: int = MINE, **changes: object) -> CalendarSource:
    """Make a connected calendar whose every event is a walk, and that was just read."""
    now = instant(0)
    usual = CalendarSource(SourceKind.LINK, now, now, Counts.ALL, read_at=now, tried_at=now, id=number)
    return replace(usual, **changes)


def event(key: str, offset: int, clock: str = "18:00", week: int = 0, **changes: object) -> CalendarWalk:
    """Make a walk of half an hour in a calendar; `offset` days after the first Monday."""
    starts = instant(offset, clock, week)
    return replace(CalendarWalk(MINE, key, starts, starts + timedelta(minutes=30)), **changes)


def undated(key: str, on: date, **changes: object) -> CalendarWalk:
    """Make a walk that has a day and no time."""
    return replace(CalendarWalk(MINE, key, None, None, day=on), **changes)


def taken(offset: int, first: str, last: str, source_id: int = OTHER) -> BusySpan:
    """Make a time that something else takes."""
    return BusySpan(source_id, instant(offset, first), instant(offset, last))


def calendar_record(now: datetime, **changes: object) -> Record:
    """Make what is known of somebody with two calendars, nothing in them."""
    return record(now, **{"sources": (source(), source(OTHER, counts=Counts.BUSY)), **changes})


def show(talk: Talk, *events: CalendarWalk) -> Talk:
    """Let these events be all there is in the calendars, as if they were read; nothing follows by itself."""
    first = datetime.min.replace(tzinfo=UTC)
    talk.record = replace(
        talk.record, events=tuple(sorted(events, key=lambda one: (one.starts_at or first, one.key)))
    )
    return talk


def sees(talk: Talk, *events: CalendarWalk, by: Callable[[Turn], object] = follow) -> list[Reply]:
    """Let the week follow these events, as a look into the calendars does; returns what is said."""
    return show(talk, *events).turn(by)


def open_planned(talk: Talk) -> list[Planned]:
    """List the planned walks that are open, by start."""
    return [one for one in talk.record.planned if one.state is PlannedState.OPEN]


def plan_of(talk: Talk) -> list[tuple[int, str, int]]:
    """Tell the open walks: the day of the week, the time, the amount."""
    return [(one.day.weekday(), f"{one.at:%H:%M}", one.amount) for one in open_planned(talk)]
