"""One occurrence of an event, as it is told."""

from collections.abc import Iterator
from datetime import UTC, datetime

from coach.calendars.events import Event
from coach.calendars.span import Span
from coach.calendars.values import Moment
from coach.domain.calendars import Occurrence


def occurrence(uid: str, event: Event, start: Moment, end: Moment, recurrence: str) -> Occurrence:
    """Tell one occurrence; `start` and `end` are of one kind."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        starts_at, ends_at, first_day, last_day = start.astimezone(UTC), end.astimezone(UTC), None, None
    else:
        starts_at, ends_at, first_day, last_day = None, None, start, end
    return Occurrence(
        uid=uid,
        recurrence=recurrence,
        title=event.title,
        categories=event.categories,
        starts_at=starts_at,
        ends_at=ends_at,
        first_day=first_day,
        last_day=last_day,
        busy=event.busy,
        cancelled=event.cancelled,
    )


def alone(uid: str, event: Event, span: Span, recurrence: str = "") -> Iterator[Occurrence]:
    """Yield an event that nothing else changes, if it is in the window."""
    if span.touches(event.start, event.end):
        yield occurrence(uid, event, event.start, event.end, recurrence)


def stamp(moment: Moment) -> str:
    """Write a date, or a time as UTC, as iCalendar does."""
    if not isinstance(moment, datetime):
        return moment.isoformat().replace("-", "")
    wall = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return wall.isoformat().replace("-", "").replace(":", "") + "Z"
