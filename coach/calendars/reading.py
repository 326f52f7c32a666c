"""The bounded reader: from the bytes of a calendar to its occurrences in a window."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import partial
from itertools import chain

from coach.calendars.bounds import (
    LONGEST_TITLE,
    LONGEST_UID,
    MOST_BYTES,
    MOST_OCCURRENCES,
    MOST_OF_A_SERIES,
    MOST_OVERRIDES,
    MOST_SLOW,
    BadEvent,
)
from coach.calendars.bundles import Bundle, bundled
from coach.calendars.decoding import unfolded
from coach.calendars.events import RECURS, Event, event_of
from coach.calendars.occurrences import alone, stamp
from coach.calendars.span import Span
from coach.calendars.splitting import Header, RawEvent, check_kind, split
from coach.calendars.values import plain
from coach.calendars.zones import Zones, real_zone
from coach.domain.calendars import (
    CalendarRead,
    Flaw,
    Occurrence,
    Quarantined,
    Unreadable,
    WhyUnreadable,
    Window,
)


class TooSlow(BaseException):
    """A UID has taken more processor time than it may; raised past every `except Exception`."""


Guard = Callable[[], AbstractContextManager[object]]
"""Bounds the time that one UID takes; raises TooSlow in it."""


def read_calendar(body: bytes, window: Window, guard: Guard = nullcontext) -> CalendarRead:
    """Read what takes place in a window; a bad event is left out, never the calendar.

    Of a series the first 1,000 occurrences in the window are kept, of the whole calendar 5,000.

    Raises:
        Unreadable: it is no calendar, or too big.
        ValueError: the window is none.
    """
    span = Span.of(window)
    if len(body) > MOST_BYTES:
        raise Unreadable(WhyUnreadable.TOO_BIG)
    lines = unfolded(body)
    del body
    check_kind(lines)
    header = Header()
    bundles = list(bundled(split(lines, header), span))
    del lines
    reading = _Reading(span, Zones(header.zones, span), guard)
    for uid, bundle in bundles:
        reading.read(uid, bundle)
    name, zone = (_said(header, *names) for names in (("X-WR-CALNAME", "NAME"), ("X-WR-TIMEZONE",)))
    known = real_zone(zone) if zone else None
    return CalendarRead(
        occurrences=reading.earliest(),
        events=header.events,
        quarantined=tuple(reading.quarantined),
        name=name or None,
        zone=str(known) if known else None,
        cut=reading.cut,
    )


def _said(header: Header, *names: str) -> str:
    """Return the first value that the calendar gives for one of these names."""
    lines = chain.from_iterable(header.lines.get(name, ()) for name in names)
    return next((plain(line.value.strip(), LONGEST_TITLE) for line in lines if line.value.strip()), "")


class _Reading:
    """What has been read so far."""

    def __init__(self, span: Span, zones: Zones, guard: Guard) -> None:
        self._span = span
        self._zones = zones
        self._guard = guard
        self._found: list[Occurrence] = []
        self._slow = 0
        self.quarantined: list[Quarantined] = []
        self.cut = False

    def read(self, uid: str, bundle: Bundle) -> None:
        """Read one UID."""
        name = uid if len(uid) <= LONGEST_UID else f"sha256-{hashlib.sha256(uid.encode()).hexdigest()}"
        if self._slow >= MOST_SLOW and not self._is_plain(bundle):
            self._leave_out(name, Flaw.TOO_SLOW, "too many others take too long to work out")
            return
        try:
            with self._guard():
                found = sorted(self._occurrences(name, bundle), key=self._order)
        except TooSlow:
            self._slow += 1
            self._leave_out(name, Flaw.TOO_SLOW, "it takes too long to work out")
            return
        self.cut |= len(found) > MOST_OF_A_SERIES
        self._found += found[:MOST_OF_A_SERIES]
        if len(self._found) > 2 * MOST_OCCURRENCES:
            self._found = list(self.earliest())

    def earliest(self) -> tuple[Occurrence, ...]:
        """Return the occurrences by start, as many as are read."""
        self.cut |= len(self._found) > MOST_OCCURRENCES
        return tuple(sorted(self._found, key=self._order)[:MOST_OCCURRENCES])

    def _order(self, one: Occurrence) -> tuple[datetime, str, str]:
        if one.starts_at is not None:
            return one.starts_at, one.uid, one.recurrence
        assert one.first_day is not None  # noqa: S101 - it has times or days
        day = one.first_day
        return datetime(day.year, day.month, day.day, tzinfo=self._span.zone), one.uid, one.recurrence

    def _is_plain(self, bundle: Bundle) -> bool:
        """Say whether nothing of a UID recurs, and no zone has to be built for it."""
        return not bundle.overrides and all(
            not RECURS & raw.lines.keys() and self._zones.are_known(raw) for raw in bundle.firsts
        )

    def _occurrences(self, uid: str, bundle: Bundle) -> Iterator[Occurrence]:
        firsts = list(self._events(uid, bundle.firsts))
        if len(bundle.overrides) > MOST_OVERRIDES:
            self._leave_out(uid, Flaw.TOO_MANY, f"more than {MOST_OVERRIDES} overrides")
            return
        overrides = list(self._events(uid, bundle.overrides))
        for event in firsts[:-1]:
            yield from self._worked_out(uid, event, [], name_all=True)
        if firsts:
            yield from self._worked_out(uid, firsts[-1], overrides, name_all=len(firsts) > 1)
            return
        for event in overrides:
            yield from alone(uid, event, self._span, stamp(event.replaces) if event.replaces else "")

    def _worked_out(
        self, uid: str, first: Event, overrides: list[Event], *, name_all: bool
    ) -> Iterator[Occurrence]:
        """Yield a single event, or a series; `name_all`: the UID alone does not tell it from others."""
        if not overrides and not first.recurs:
            yield from alone(uid, first, self._span, stamp(first.start) if name_all else "")
            return
        # a calendar without series needs none of the libraries
        from coach.calendars.expanding import Series  # noqa: PLC0415 - see above

        try:
            yield from Series(uid, first, overrides, self._span).occurrences()
        except BadEvent as bad:
            self._leave_out(uid, bad.flaw, bad.detail)

    def _events(self, uid: str, raws: list[RawEvent]) -> Iterator[Event]:
        for raw in raws:
            try:
                yield event_of(raw, partial(self._zones.find, raw.calendar))
            except BadEvent as bad:
                self._leave_out(uid, bad.flaw, bad.detail)

    def _leave_out(self, uid: str, flaw: Flaw, detail: str) -> None:
        self.quarantined.append(Quarantined(uid, flaw, detail))
