"""A calendar taken apart, line by line, into the few properties that tell when something takes place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.calendars.bounds import LONGEST_LINE, MOST_EVENTS, MOST_EXDATES
from coach.calendars.decoding import text
from coach.domain.calendars import Unreadable, WhyUnreadable

OF_EVENTS = (
    *("UID", "SUMMARY", "CATEGORIES", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
    *("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP"),
    *("RRULE", "RDATE", "EXDATE", "EXRULE"),
)
"""All that is kept of an event; no other line gets past the first regular expression."""
OF_ZONES = ("TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION")
OF_CALENDARS = ("X-WR-CALNAME", "NAME", "X-WR-TIMEZONE")
_MAY_BE_CUT = frozenset(("SUMMARY", "CATEGORIES", *OF_CALENDARS))
"""A line of these that is too long is read as far as it may be; one of another spoils its event."""

_NAMES = "|".join(("BEGIN", "END", *OF_EVENTS, *OF_ZONES, *OF_CALENDARS)).encode()
_LINE = re.compile(
    rb"\n(" + _NAMES + rb")[ \t]*+(;[^:\n\"]*+(?:\"[^\"\n]*+\"[^:\n\"]*+)*+)?:(.*)",
    re.IGNORECASE,
)
"""Nothing is tried twice (`*+`), so that no line takes more memory than its length."""
_BEGINS = re.compile(rb"\nBEGIN:(?:VCALENDAR|VEVENT)\b", re.IGNORECASE)
_OBSERVANCES = ("STANDARD", "DAYLIGHT")
_SKIPPED = ("VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY")


class Line(NamedTuple):
    """What stands before and after the colon of a property."""

    params: str
    value: str


Lines = dict[str, list[Line]]


@dataclass(slots=True)
class RawEvent:
    """The lines of an event that are kept."""

    calendar: int
    """Which VCALENDAR of the file it stands in; its time zones are looked for there first."""
    lines: Lines = field(default_factory=dict)
    too_long: str = ""
    """A property without which the event cannot be told, and whose line was too long."""
    too_many: str = ""
    """The same, of a property that stands too often."""
    whole: bool = True

    def first(self, name: str) -> Line | None:
        """Return the first line of a property."""
        found = self.lines.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """Return the first value of a property; empty if there is none."""
        found = self.lines.get(name)
        return found[0].value.strip() if found else ""


@dataclass(slots=True)
class RawZone:
    """The lines of a VTIMEZONE."""

    lines: Lines = field(default_factory=dict)
    observances: list[Lines] = field(default_factory=list)


@dataclass(slots=True)
class Header:
    """What a file says of itself; filled while it is split."""

    lines: Lines = field(default_factory=dict)
    zones: dict[tuple[int, str], RawZone] = field(default_factory=dict)
    events: int = 0


def check_kind(lines: bytes) -> None:
    """Refuse what is no calendar.

    Raises:
        Unreadable: it is a web page, or something else.
    """
    if _BEGINS.search(lines) and lines.lstrip()[:1] != b"<":
        return
    start = lines[:4096].lower()
    is_page = start.lstrip()[:1] == b"<" and (b"<html" in start or b"<!doctype html" in start)
    raise Unreadable(WhyUnreadable.WEB_PAGE if is_page else WhyUnreadable.NOT_A_CALENDAR)


def split(lines: bytes, header: Header) -> Iterator[RawEvent]:
    """Yield the events of unfolded lines as they end, and fill the header.

    Whatever is nested wrongly: an event lasts from its BEGIN to the next END:VEVENT or BEGIN:VEVENT.

    Raises:
        Unreadable: there are too many events.
    """
    splitter = _Splitter(header)
    for found in _LINE.finditer(lines):
        name = found[1].decode().upper()
        if name in ("BEGIN", "END"):
            event = splitter.turn(name, found[3][:64].decode("ascii", "replace").strip().upper())
            if event is not None:
                yield event
        else:
            splitter.take(name, found)
    last = splitter.close(whole=False)
    if last is not None:
        yield last


class _Splitter:
    """Where the lines that are read stand."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._calendar = 0
        self._event: RawEvent | None = None
        self._zone: RawZone | None = None
        self._observance: Lines | None = None
        self._inner = 0
        self._skipped = False

    def turn(self, side: str, kind: str) -> RawEvent | None:
        """Enter or leave a component; return the event that ends there."""
        ended: RawEvent | None = None
        if kind == "VEVENT":
            ended = self.close(whole=side == "END")
            self._inner, self._skipped, self._zone, self._observance = 0, False, None, None
            if side == "BEGIN":
                self._open()
        elif kind == "VCALENDAR":
            ended = self.close(whole=False)
            self._calendar += side == "BEGIN"
            self._inner, self._skipped, self._zone = 0, False, None
        elif self._event is not None:
            self._inner = max(0, self._inner + (1 if side == "BEGIN" else -1))
        elif kind in _SKIPPED:
            self._skipped = side == "BEGIN"
        else:
            self._turn_in_zone(side, kind)
        return ended

    def _turn_in_zone(self, side: str, kind: str) -> None:
        """Enter or leave a VTIMEZONE or a part of it."""
        begins = side == "BEGIN"
        if kind == "VTIMEZONE":
            if self._zone is not None and (tzid := self._zone.lines.get("TZID")):
                self._header.zones.setdefault((self._calendar, tzid[0].value.strip()), self._zone)
            self._zone, self._observance = RawZone() if begins else None, None
        elif kind in _OBSERVANCES and self._zone is not None:
            self._observance = {} if begins else None
            if self._observance is not None and len(self._zone.observances) < MOST_EXDATES:
                self._zone.observances.append(self._observance)

    def _open(self) -> None:
        self._header.events += 1
        if self._header.events > MOST_EVENTS:
            raise Unreadable(WhyUnreadable.TOO_MANY_EVENTS)
        self._event = RawEvent(self._calendar)

    def close(self, *, whole: bool) -> RawEvent | None:
        """Return the event that is open, if there is one."""
        event, self._event = self._event, None
        if event is not None:
            event.whole = whole
        return event

    def take(self, name: str, found: re.Match[bytes]) -> None:
        """Keep a property where it belongs."""
        lines = self._where(name)
        if lines is None or not found[3].strip():  # "RRULE:" says as little as no line
            return
        if found.end() - found.start() > LONGEST_LINE and name not in _MAY_BE_CUT:
            if self._event is not None:
                self._event.too_long = name
            return
        kept = lines.setdefault(name, [])
        if len(kept) >= MOST_EXDATES:
            if self._event is not None:
                self._event.too_many = name
            return
        kept.append(Line(text(found[2] or b""), text(found[3][:LONGEST_LINE])))

    def _where(self, name: str) -> Lines | None:
        if self._event is not None:
            return None if self._inner or name not in OF_EVENTS else self._event.lines
        if self._observance is not None:
            return self._observance
        if self._zone is not None:
            return self._zone.lines
        return None if self._skipped or name not in OF_CALENDARS else self._header.lines
