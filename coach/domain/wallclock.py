"""Wall-clock times of a person's zone as instants, and back."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_ENDS = timedelta(hours=4)
"""A walk after midnight belongs to the evening before (D)."""

_MINUTE = timedelta(minutes=1)


def walking_day(local: datetime) -> date:
    """Find the day that a walk counts for; days end at 04:00 of local time."""
    return (local.replace(tzinfo=None) - DAY_ENDS).date()


def monday_of(day: date) -> date:
    """Find the first day of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def to_utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Find the instant, in UTC, of a wall-clock time.

    A time that the clock skips is the first valid minute after it, which may be on the next day; a time that
    comes twice is the first of the two.
    """
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    shown = _wall(instant, zone)
    if shown == wall:
        return instant
    minute = wall.replace(second=0, microsecond=0)
    skipped = range((shown - minute) // _MINUTE)
    ahead = bisect_left(skipped, x=True, key=lambda minutes: _exists(minute + minutes * _MINUTE, zone))
    return (minute + ahead * _MINUTE).replace(tzinfo=zone).astimezone(UTC)


def next_weekly(after: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """Find the first instant later than `after` (aware) of a weekly time; weekday 0 = Monday; in UTC.

    It starts a day early, as a skipped time may have moved past midnight.
    """
    day = after.astimezone(zone).date() - timedelta(days=1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while (instant := to_utc(day, at, zone)) <= after:
        day += timedelta(days=7)
    return instant


def in_quiet_hours(at: time, start: time, end: time) -> bool:
    """Tell whether a local time is in the quiet hours, which may wrap midnight.

    `start` belongs to them, `end` does not; if they are equal there are none.
    """
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def end_of_quiet(instant: datetime, start: time, end: time, zone: ZoneInfo) -> datetime:
    """Find when the quiet hours that `instant` (aware) is in are over, in UTC; outside them, `instant`."""
    local = instant.astimezone(zone)
    at = local.time()
    if not in_quiet_hours(at, start, end):
        return instant.astimezone(UTC)
    day = local.date() + timedelta(days=at >= end)
    over = to_utc(day, end, zone)
    if over <= instant:  # the clock was put back over the end: what is meant is its second time
        return datetime.combine(day, end.replace(fold=1), zone).astimezone(UTC)
    return over


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """Read the wall clock."""
    return instant.astimezone(zone).replace(tzinfo=None)


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clock ever shows that time."""
    return _wall(wall.replace(tzinfo=zone).astimezone(UTC), zone) == wall
