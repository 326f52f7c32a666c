"""A time zone that a calendar defines itself (VTIMEZONE), as a tzinfo near the window."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice

from dateutil.rrule import rrulestr

from coach.calendars.bounds import MOST_EXDATES, MOST_RDATES, BadEvent, bounded_rule
from coach.calendars.span import Span
from coach.calendars.splitting import Lines, RawZone
from coach.calendars.values import Moment, moment_of, moments
from coach.calendars.winding import as_text, wound
from coach.domain.calendars import Flaw

_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d):?(\d\d)?", re.ASCII)
_AROUND = timedelta(days=800)
"""How far from the window changes of a zone are followed."""
_YEAR = timedelta(days=400)
_FREQUENCIES = ("YEARLY", "MONTHLY")


class Observed(tzinfo):
    """Offsets that change at given instants; of a repeated hour the first is meant, as everywhere here."""

    def __init__(self, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        """Take (UTC without tzinfo, offset before, offset after), by time; at least one."""
        self._instants = [at for at, _, _ in changes]
        # walls in a gap and the first of two equal ones still have the offset before
        self._walls = [at + max(before, after) for at, before, after in changes]
        self._offsets = [changes[0][1], *(after for _, _, after in changes)]

    def utcoffset(self, wall: datetime | None) -> timedelta:
        """Return how far a wall time is ahead of UTC."""
        if wall is None:
            return self._offsets[0]
        return self._offsets[bisect_right(self._walls, wall.replace(tzinfo=None))]

    def dst(self, _: datetime | None) -> None:
        """Not known."""

    def tzname(self, _: datetime | None) -> None:
        """Not known."""

    def fromutc(self, instant: datetime) -> datetime:
        """Return the wall time of an instant."""
        return instant + self._offsets[bisect_right(self._instants, instant.replace(tzinfo=None))]


def observed(raw: RawZone, span: Span) -> Observed:
    """Build the zone of a VTIMEZONE.

    Raises:
        BadEvent: it is malformed.
    """
    changes: list[tuple[datetime, timedelta, timedelta]] = []
    for lines in raw.observances:
        before, after = _offset(lines, "TZOFFSETFROM"), _offset(lines, "TZOFFSETTO")
        changes.extend((wall - before, before, after) for wall in _onsets(lines, before, span))
    if not changes:
        raise BadEvent(Flaw.BAD_VALUE, "a time zone without offsets")
    return Observed(sorted(changes))


def _offset(lines: Lines, name: str) -> timedelta:
    found = _OFFSET.fullmatch(lines[name][0].value.strip()) if lines.get(name) else None
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:
        raise BadEvent(Flaw.BAD_VALUE, "a time zone with a malformed offset")
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -ahead if found[1] == "-" else ahead


def _onsets(lines: Lines, before: timedelta, span: Span) -> Iterator[datetime]:
    """Yield the wall times when an observance begins: all single ones, and those of rules near the window."""
    if not lines.get("DTSTART"):
        raise BadEvent(Flaw.BAD_VALUE, "a time zone with an observance that never begins")
    start = _wall(lines["DTSTART"][0].value)
    yield start
    for line in lines.get("RDATE", ())[:MOST_RDATES]:
        yield from (_naive(at) for at, _ in moments(line, lambda _: UTC, MOST_RDATES))
    for line in lines.get("RRULE", ())[:2]:
        yield from _repeated(line.value, start, before, span)


def _repeated(value: str, start: datetime, before: timedelta, span: Span) -> Iterator[datetime]:
    rule = bounded_rule(value)
    if rule["FREQ"] not in _FREQUENCIES:
        raise BadEvent(Flaw.BAD_RULE, "a time zone that changes more often than monthly")
    last = span.ends.replace(tzinfo=None) + _AROUND
    until = rule.pop("UNTIL", "")
    if until:
        wall = _wall(until)
        last = min(last, wall + before if until.strip().endswith("Z") else wall)
    first = min(span.begins.replace(tzinfo=None) - _AROUND, last - _YEAR)
    if last < start:
        return
    rule, start = wound(rule, start, first)
    try:
        repeated = rrulestr(as_text(rule), dtstart=start)
    except ValueError:
        raise BadEvent(Flaw.BAD_RULE, "a time zone with a malformed rule") from None
    for at in islice(repeated, MOST_EXDATES):
        if at > last:
            return
        if at >= first:
            yield at


def _wall(value: str) -> datetime:
    return _naive(moment_of(value, lambda _: UTC))


def _naive(at: Moment) -> datetime:
    """Return a wall time; of a day its midnight."""
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day)  # noqa: DTZ001 - a wall time
    return at.replace(tzinfo=None)
