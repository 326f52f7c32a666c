"""How the child's answer goes over the pipe: lines of JSON, each short enough not to keep others waiting."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from coach.domain.calendars import CalendarRead, Flaw, Occurrence, Quarantined, Unreadable, WhyUnreadable

_A_LINE = 50
"""Entries; a title of 1,000 characters makes some 300 KB of them at most."""
LONGEST = 1024 * 1024
"""Bytes of a line, with room to spare."""
MOST = 64 * LONGEST
"""Bytes of an answer."""


def refused(reason: WhyUnreadable) -> bytes:
    """Write that nothing could be read."""
    return _line(["unreadable", reason])


def written(read: CalendarRead) -> Iterator[bytes]:
    """Write what was read, line by line."""
    for first in range(0, len(read.occurrences), _A_LINE):
        yield _line(["occurrences", [_row(one) for one in read.occurrences[first : first + _A_LINE]]])
    for first in range(0, len(read.quarantined), _A_LINE):
        left_out = read.quarantined[first : first + _A_LINE]
        yield _line(["quarantined", [[each.uid, each.flaw, each.detail] for each in left_out]])
    yield _line(["read", [read.events, read.name, read.zone, read.cut]])


class Answer:
    """A child's answer, taken line by line."""

    def __init__(self) -> None:
        self._occurrences: list[Occurrence] = []
        self._quarantined: list[Quarantined] = []
        self._read: CalendarRead | None = None

    def take(self, line: bytes) -> None:
        """Take the next line.

        Raises:
            Unreadable: that is what it says.
            ValueError: it is no line of an answer.
        """
        kind, told = json.loads(line)
        match kind:
            case "occurrences":
                self._occurrences += map(_occurrence, told)
            case "quarantined":
                self._quarantined += (Quarantined(uid, Flaw(flaw), detail) for uid, flaw, detail in told)
            case "read":
                events, name, zone, cut = told
                found, left_out = tuple(self._occurrences), tuple(self._quarantined)
                self._read = CalendarRead(found, events, left_out, name, zone, cut)
            case "unreadable":
                raise Unreadable(WhyUnreadable(told))
            case _:
                raise ValueError(kind)

    def whole(self) -> CalendarRead:
        """Return what was read.

        Raises:
            Unreadable: the answer is not complete.
        """
        if self._read is None:
            raise Unreadable(WhyUnreadable.BROKEN)
        return self._read


def _line(entry: list[Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _row(one: Occurrence) -> list[Any]:
    if one.starts_at is not None and one.ends_at is not None:
        when: list[Any] = [one.starts_at.timestamp(), one.ends_at.timestamp()]
    else:
        when = [str(one.first_day), str(one.last_day)]
    return [one.uid, one.recurrence, one.title, one.categories, *when, one.busy, one.cancelled]


def _occurrence(row: list[Any]) -> Occurrence:
    uid, recurrence, title, categories, start, end, busy, cancelled = row
    timed = not isinstance(start, str)
    return Occurrence(
        uid=uid,
        recurrence=recurrence,
        title=title,
        categories=tuple(categories),
        starts_at=datetime.fromtimestamp(start, UTC) if timed else None,
        ends_at=datetime.fromtimestamp(end, UTC) if timed else None,
        first_day=None if timed else date.fromisoformat(start),
        last_day=None if timed else date.fromisoformat(end),
        busy=busy,
        cancelled=cancelled,
    )
