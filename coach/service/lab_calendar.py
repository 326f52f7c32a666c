"""Reads one calendar as the coach does, so that it can be compared with what others read."""

from datetime import UTC

from coach.calendars.reader import Reader
from coach.calendars.span import Span
from coach.domain.calendars import CalendarRead, Occurrence, Window

Row = dict[str, str | bool]


def check(window: Window) -> None:
    """Refuse a window that is none.

    Raises:
        ValueError: no such zone, the last day before the first, or days that are out of reach.
    """
    Span.of(window)


async def read(body: bytes, window: Window) -> CalendarRead:
    """Read a calendar in a child process, with all limits.

    Raises:
        Unreadable: nothing of it can be read.
    """
    return await Reader(at_once=1).read(body, window)


def rows(found: CalendarRead, *, cancelled: bool) -> list[Row]:
    """Tell the occurrences, by start, with values that JSON can hold; `cancelled`: those too."""
    return [_row(one) for one in found.occurrences if cancelled or not one.cancelled]


def _row(one: Occurrence) -> Row:
    if one.starts_at is not None and one.ends_at is not None:
        start, end = (f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for at in (one.starts_at, one.ends_at))
    else:
        start, end = str(one.first_day), str(one.last_day)
    return {"uid": one.uid, "start": start, "end": end, "all_day": one.all_day, "title": one.title}
