"""Dates, times, durations and texts as they stand in iCalendar, read leniently."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.calendars.bounds import BadEvent
from coach.calendars.splitting import Line
from coach.domain.calendars import Flaw

Moment = date | datetime
"""A whole day, or an aware datetime."""
ZoneOf = Callable[[str], tzinfo]
"""Finds the zone that a TZID means; an empty one means floating."""

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{4})?)?",
    re.ASCII | re.IGNORECASE,
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_PARAM = re.compile(r';\s*([A-Z-]+)\s*=\s*("[^"]*"|[^;]*)', re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;\\:\"])")
_COMMA = re.compile(r"(?<!\\),")


def param(line: Line, name: str) -> str:
    """Return a parameter of a line without its quotes; empty if there is none."""
    for found in _PARAM.finditer(line.params):
        if found[1].upper() == name:
            return found[2].strip().strip('"').strip()
    return ""


def moment(line: Line, zone_of: ZoneOf) -> Moment:
    """Read a date or a time.

    Raises:
        BadEvent: it is neither.
    """
    as_day = param(line, "VALUE").upper() == "DATE"
    return moment_of(line.value, zone_of, param(line, "TZID"), as_day=as_day)


def moments(line: Line, zone_of: ZoneOf, most: int) -> Iterator[tuple[Moment, Moment | timedelta | None]]:
    """Yield each date or time of a list, with the end or the duration of what is a period.

    Raises:
        BadEvent: one is none of these, or there are more than `most`.
    """
    kind, tzid = param(line, "VALUE").upper(), param(line, "TZID")
    values = [value for value in line.value.split(",", most + 1) if value.strip()]
    if len(values) > most:
        raise BadEvent(Flaw.TOO_MANY, f"more than {most} dates in a list")
    for value in values:
        start, _, end = value.partition("/")
        begun = moment_of(start, zone_of, tzid, as_day=kind == "DATE")
        if not end:
            yield begun, None
        elif end.strip().lstrip("+-")[:1] in ("P", "p"):
            yield begun, duration(end)
        else:
            yield begun, moment_of(end, zone_of, tzid)


def moment_of(value: str, zone_of: ZoneOf, tzid: str = "", *, as_day: bool = False) -> Moment:
    """Read a date or a time; "24:00:00" is the next midnight, the leap second the second before.

    Raises:
        BadEvent: it is neither.
    """
    found = _MOMENT.fullmatch(value.strip())
    if found is None:
        raise BadEvent(Flaw.BAD_VALUE, "neither a date nor a time")
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if as_day or found[4] is None:
            return day
        hours, minutes, seconds = int(found[4]), int(found[5]), min(59, int(found[6] or 0))
        days, hours = (1, 0) if (hours, minutes, seconds) == (24, 0, 0) else (0, hours)
        wall = datetime(day.year, day.month, day.day, hours, minutes, seconds) + timedelta(days=days)  # noqa: DTZ001 - its zone comes below
        return _placed(wall, (found[7] or "").upper(), zone_of, tzid)
    except (ValueError, OverflowError):
        raise BadEvent(Flaw.BAD_VALUE, "no such date or time") from None


def _placed(wall: datetime, offset: str, zone_of: ZoneOf, tzid: str) -> datetime:
    if not offset:
        return wall.replace(tzinfo=zone_of(tzid))
    if offset == "Z":
        return wall.replace(tzinfo=UTC)
    ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:5]))
    return (wall - ahead if offset[0] == "+" else wall + ahead).replace(tzinfo=UTC)


def duration(value: str) -> timedelta:
    """Read a duration, which may be negative.

    Raises:
        BadEvent: it is none.
    """
    found = _DURATION.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        raise BadEvent(Flaw.BAD_VALUE, "no duration")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if found[1] == "-" else span


def plain(value: str, most: int) -> str:
    """Take the escapes out of a text, and cut it to `most` characters."""
    return _ESCAPED.sub(_meant, value[: 2 * most])[:most]


def _meant(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def texts(value: str, most: int, longest: int) -> tuple[str, ...]:
    """Read a list of texts: at most `most`, each cut to `longest` characters."""
    pieces = (plain(piece.strip(), longest) for piece in _COMMA.split(value, most)[:most])
    return tuple(piece for piece in pieces if piece)
