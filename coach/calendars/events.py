"""An event as its lines tell it."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coach.calendars.bounds import (
    LONGEST_CATEGORY,
    LONGEST_TITLE,
    MOST_CATEGORIES,
    BadEvent,
)
from coach.calendars.splitting import RawEvent
from coach.calendars.values import Moment, ZoneOf, duration, moment, param, plain, texts
from coach.domain.calendars import Flaw

_DAY = timedelta(days=1)
RECURS = frozenset(("RRULE", "RDATE", "EXDATE"))
"""With one of these an event is a series."""
_FREE = ("FREE", "WORKINGELSEWHERE")


@dataclass(slots=True, eq=False)
class Event:
    """A VEVENT: single, the first of a series, or an override of one occurrence."""

    raw: RawEvent
    zone_of: ZoneOf
    title: str
    categories: tuple[str, ...]
    start: Moment
    end: Moment
    """Of the same kind as the start, not before it."""
    exact: timedelta | None
    """How long each occurrence lasts by the clock of UTC (DURATION with hours); None = by the wall clock."""
    replaces: Moment | None
    """RECURRENCE-ID."""
    and_future: bool
    """Whether it also changes all later occurrences."""
    busy: bool
    cancelled: bool

    @property
    def all_day(self) -> bool:
        """Whether it has days and no times."""
        return not isinstance(self.start, datetime)

    @property
    def floats(self) -> bool:
        """Whether its start is a time that names no zone."""
        line = self.raw.first("DTSTART")
        return line is not None and not param(line, "TZID") and "Z" not in line.value.upper()

    @property
    def recurs(self) -> bool:
        """Whether it has rules of recurrence, or exceptions from them."""
        return bool(RECURS & self.raw.lines.keys())


def revision(raw: RawEvent) -> int:
    """Return an event's SEQUENCE; 0 if it has none that can be read."""
    value = raw.value("SEQUENCE")
    return int(value) if re.fullmatch(r"\d{1,9}", value, re.ASCII) else 0


def check_whole(raw: RawEvent) -> None:
    """Refuse an event of which something is missing.

    Raises:
        BadEvent: with the reason.
    """
    if raw.too_long:
        raise BadEvent(Flaw.TOO_LONG, f"{raw.too_long} is too long")
    if raw.too_many:
        raise BadEvent(Flaw.TOO_MANY, f"{raw.too_many} stands too often")
    if not raw.whole:
        raise BadEvent(Flaw.BAD_VALUE, "it has no end: the file is cut off, or nested wrongly")
    if not raw.value("DTSTART"):
        raise BadEvent(Flaw.NO_START, "no DTSTART")


def event_of(raw: RawEvent, zone_of: ZoneOf) -> Event:
    """Read the lines of an event.

    Raises:
        BadEvent: it cannot be read.
    """
    check_whole(raw)
    line = raw.lines["DTSTART"][0]
    start = moment(line, zone_of)
    end, exact = (
        (_last_day(raw, start, zone_of), None)
        if not isinstance(start, datetime)
        else _end(raw, start, zone_of)
    )
    replaces = raw.first("RECURRENCE-ID")
    cancelled = raw.value("STATUS").upper() == "CANCELLED"
    return Event(
        raw=raw,
        zone_of=zone_of,
        title=plain(raw.lines["SUMMARY"][0].value, LONGEST_TITLE) if "SUMMARY" in raw.lines else "",
        categories=_categories(raw),
        start=start,
        end=end,
        exact=exact,
        replaces=moment(replaces, zone_of) if replaces else None,
        and_future=replaces is not None and param(replaces, "RANGE").upper() == "THISANDFUTURE",
        busy=not cancelled and _takes_time(raw, all_day=not isinstance(start, datetime)),
        cancelled=cancelled,
    )


def _end(raw: RawEvent, start: datetime, zone_of: ZoneOf) -> tuple[datetime, timedelta | None]:
    """Return when a timed event ends: at once if nothing is told, or if its end is before its start."""
    line = raw.first("DTEND")
    if line is not None and line.value.strip():
        end = moment(line, zone_of)
        if not isinstance(end, datetime):
            end = datetime(end.year, end.month, end.day, tzinfo=start.tzinfo)
        return (end if end.astimezone(UTC) >= start.astimezone(UTC) else start), None
    value = raw.value("DURATION")
    if not value:
        return start, None
    lasts = max(timedelta(0), duration(value))
    try:
        if "T" in value.upper():
            return (start.astimezone(UTC) + lasts).astimezone(start.tzinfo), lasts
        return start + lasts, None
    except OverflowError:
        raise BadEvent(Flaw.BAD_VALUE, "it ends beyond all calendars") from None


def _last_day(raw: RawEvent, start: date, zone_of: ZoneOf) -> date:
    """Return the first day after an all-day event, which lasts one day at least."""
    line = raw.first("DTEND")
    try:
        if line is not None and line.value.strip():
            end = moment(line, zone_of)
            if isinstance(end, datetime):
                end = end.date() + (_DAY if end.hour or end.minute or end.second else timedelta(0))
            return max(end, start + _DAY)
        value = raw.value("DURATION")
        return start + max(_DAY, -(-duration(value) // _DAY) * _DAY) if value else start + _DAY
    except OverflowError:
        raise BadEvent(Flaw.BAD_VALUE, "it ends beyond all calendars") from None


def _categories(raw: RawEvent) -> tuple[str, ...]:
    lines = raw.lines.get("CATEGORIES", ())[:MOST_CATEGORIES]
    found = (name for line in lines for name in texts(line.value, MOST_CATEGORIES, LONGEST_CATEGORY))
    return tuple(dict.fromkeys(found))[:MOST_CATEGORIES]


def _takes_time(raw: RawEvent, *, all_day: bool) -> bool:
    """Say whether an event that is not cancelled takes time; a whole day only if out of office."""
    status = raw.value("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    if all_day:
        return status == "OOF"
    return raw.value("TRANSP").upper() != "TRANSPARENT" and status not in _FREE
