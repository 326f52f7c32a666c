"""Free time for a walk: inside a person's walk hours and beside what their calendar says is taken."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)
_INSTANT = timedelta.resolution


@dataclass(frozen=True, slots=True)
class Span:
    """The time between two instants (UTC); `end` does not belong to it."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody walks, by the clock on their wall; nothing if `last` is not later than `first`.

    A clock that shows a time twice has it twice in walk hours; one that skips a time does not have it.
    """

    first: time
    last: time
    """When walks are over; midnight = the end of the day."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A stretch of one local day in walk hours, in which the clock is not changed."""

    day: date
    span: Span
    offset: timedelta


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether something takes a part of a span; what lasts no time takes none."""
    return any(max(span.start, other.start) < min(span.end, other.end) for other in taken)


def free_gaps(day: date, zone: ZoneInfo, hours: Hours, taken: Sequence[Span]) -> tuple[Span, ...]:
    """Find the free time of a local day, by start; no two gaps touch."""
    midnight = datetime.combine(day, time(), UTC)
    around = Span(midnight - _DAY, midnight + 2 * _DAY)
    free = [piece for piece in _free(around, zone, hours, taken) if piece.day == day]
    return tuple(Span(run[0].span.start, run[-1].span.end) for run in _runs(free))


def next_free(  # noqa: PLR0913 - a person's zone, hours and time taken come from three places
    after: datetime,
    minutes: int,
    zone: ZoneInfo,
    hours: Hours,
    taken: Sequence[Span],
    *,
    until: datetime,
    step_minutes: int = 5,
) -> datetime | None:
    """Find the first free start from `after` to `until`, both included, in UTC.

    All of the walk is in one gap of a local day. Starts are at whole steps after local midnight.
    """
    length, step = timedelta(minutes=minutes), timedelta(minutes=step_minutes)
    free = _free(Span(after.astimezone(UTC), until.astimezone(UTC) + length), zone, hours, taken)
    return next((first for first, _ in _starts(free, length, step)), None)


def nearest_free(  # noqa: PLR0913 - as above
    wanted: datetime,
    minutes: int,
    zone: ZoneInfo,
    hours: Hours,
    taken: Sequence[Span],
    *,
    earliest: datetime,
    latest: datetime,
    step_minutes: int = 5,
) -> datetime | None:
    """Find the free start that is nearest to `wanted`, the earlier of two, as `next_free` understands it."""
    length, step = timedelta(minutes=minutes), timedelta(minutes=step_minutes)
    free = _free(Span(earliest.astimezone(UTC), latest.astimezone(UTC) + length), zone, hours, taken)
    nearest = [_nearest(wanted, first, last, step) for first, last in _starts(free, length, step)]
    return min(nearest, key=lambda start: (abs(start - wanted), start), default=None)


def _nearest(wanted: datetime, first: datetime, last: datetime, step: timedelta) -> datetime:
    """Find the nearest of the starts from `first` to `last`."""
    below = first + max(0, (wanted - first) // step) * step
    return min((min(below, last), min(below + step, last)), key=lambda start: (abs(start - wanted), start))


def _starts(free: Iterable[_Open], length: timedelta, step: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """Find the first and the last of each row of possible starts, which are a step apart."""
    for run in _runs(free):
        over = run[-1].span.end - length
        for piece in run:
            midnight = datetime.combine(piece.day, time(), UTC) - piece.offset
            first = midnight - (midnight - piece.span.start) // step * step
            last = midnight + (min(over, piece.span.end - _INSTANT) - midnight) // step * step
            if first <= last:
                yield first, last


def _runs(free: Iterable[_Open]) -> Iterator[list[_Open]]:
    """Put together what touches on one day: the clock was changed between."""
    run: list[_Open] = []
    for piece in free:
        if run and (run[-1].day, run[-1].span.end) != (piece.day, piece.span.start):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _free(within: Span, zone: ZoneInfo, hours: Hours, taken: Sequence[Span]) -> Iterator[_Open]:
    """Leave of the walk hours what nothing takes, by start."""
    busy = sorted(
        (other for other in taken if overlaps(within, (other,))), key=lambda other: (other.start, other.end)
    )
    for piece in _open(within, zone, hours):
        start, end = piece.span.start, piece.span.end
        for other in busy:
            if start < min(other.start, end):
                yield replace(piece, span=Span(start, min(other.start, end)))
            start = max(start, other.end)
        if start < end:
            yield replace(piece, span=Span(start, end))


def _open(within: Span, zone: ZoneInfo, hours: Hours) -> Iterator[_Open]:
    """Find the walk hours in a span, by start."""
    opens, closes = _since_midnight(hours.first), _since_midnight(hours.last) or _DAY
    for steady, offset in _steady(within, zone):
        midnight = datetime.combine((steady.start + offset).date(), time(), UTC)
        while midnight - offset < steady.end:
            start = max(steady.start, midnight + opens - offset)
            end = min(steady.end, midnight + closes - offset)
            if start < end:
                yield _Open(midnight.date(), Span(start, end), offset)
            midnight += _DAY


def _steady(within: Span, zone: ZoneInfo) -> Iterator[tuple[Span, timedelta]]:
    """Cut a span where the clock is changed; changes are an hour apart or more, and at whole seconds."""
    begun, at = within.start, within.start.replace(microsecond=0)
    offset = _offset(at, zone)
    while at < within.end:
        later = at + _HOUR
        if _offset(later, zone) != offset:
            seconds = range(1, _HOUR // _SECOND)
            change = at + _SECOND * (1 + bisect_left(seconds, x=True, key=_differs(at, offset, zone)))
            yield Span(begun, min(change, within.end)), offset
            begun, offset = change, _offset(change, zone)
        at = later
    if begun < within.end:
        yield Span(begun, within.end), offset


def _differs(at: datetime, offset: timedelta, zone: ZoneInfo) -> Callable[[int], bool]:
    return lambda seconds: _offset(at + _SECOND * seconds, zone) != offset


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
