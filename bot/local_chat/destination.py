"""Where somebody wants the clock to go: "+2h", "tomorrow 7:00", "monday", "18:30", "2026-03-04 7:00"."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.wallclock import to_utc

USUAL = time(8)
"""The time of a day that was named without one."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATED = {name[:3]: number for number, name in enumerate(_WEEKDAYS)}
_STEP = re.compile(r"\s*(\d{1,4})\s*(m|min|h|d|w)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?")
_DATE = re.compile(r"(?:date\s+)?(\d{4}-\d\d-\d\d)(?:[ t]+(.+))?")
_DAY = re.compile(r"([a-z]+)(?:\s+(.+))?")


def destination(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Find the instant (UTC) that is meant; None where the words name none, or one that is over."""
    said = words.strip().casefold()
    wall = now.astimezone(zone).replace(tzinfo=None)
    if said.startswith("+"):
        return _later(said[1:], now, wall, zone)
    if not said.isdigit() and (at := _time(said)) is not None:
        today = to_utc(wall.date(), at, zone)
        return today if today > now else to_utc(wall.date() + timedelta(days=1), at, zone)
    day, at = _day(said, wall.date())
    if day is None or at is None:
        return None
    found = to_utc(day, at, zone)
    return found if found > now else None


def _later(said: str, now: datetime, wall: datetime, zone: ZoneInfo) -> datetime | None:
    """Read "2h", "1d6h"; days and weeks keep the time on the wall, whatever the clocks do."""
    steps = _STEP.findall(said)
    if not steps or _STEP.sub("", said).strip():
        return None
    many = {"m": 0, "h": 0, "d": 0, "w": 0}
    for number, unit in steps:
        many[unit[0]] += int(number)
    days = timedelta(days=many["d"], weeks=many["w"])
    start = to_utc((wall + days).date(), wall.time(), zone) if days else now
    return start + timedelta(hours=many["h"], minutes=many["m"])


def _day(said: str, today: date) -> tuple[date | None, time | None]:
    """Read a day, and the time that follows it."""
    if written := _DATE.fullmatch(said):
        return _iso(written[1]), _time(written[2])
    named = _DAY.fullmatch(said)
    if named is None:
        return None, None
    if named[1] == "tomorrow":
        return today + timedelta(days=1), _time(named[2])
    weekday = _ABBREVIATED.get(named[1][:3])
    if weekday is None or not _WEEKDAYS[weekday].startswith(named[1]):
        return None, None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead), _time(named[2])


def _iso(text: str) -> date | None:
    """Read a date; None if there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str | None) -> time | None:
    """Read a time of day; the usual one where none was said, None where it can't be read."""
    if text is None:
        return USUAL
    said = _CLOCK.fullmatch(text.strip())
    if said is None:
        return None
    hour, minute = int(said[1]), int(said[2] or 0)
    if said[3]:
        hour = hour % 12 + (12 if said[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
