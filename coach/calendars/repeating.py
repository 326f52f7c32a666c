"""A series without overrides, worked out on plain wall times: most are, and need no library but dateutil."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr

from coach.calendars.bounds import BadEvent
from coach.calendars.events import Event
from coach.domain.calendars import Flaw

Wall = datetime
"""Without a zone; a day is its midnight."""


@dataclass(slots=True)
class Part:
    """An event of a series as wall times."""

    event: Event
    start: Wall
    end: Wall
    replaces: Wall | None = None
    and_future: bool = False
    rules: list[str] = field(default_factory=list)
    also: list[Wall | tuple[Wall, timedelta]] = field(default_factory=list)
    """Times, or pairs (start, how long it lasts)."""
    never: list[Wall | date] = field(default_factory=list)
    """Times, or days on which nothing takes place."""


def repeating(part: Part, first: Wall, last: Wall) -> Iterator[tuple[Part, Wall, Wall]]:
    """Yield (part, start, end) of what takes place from `first` to `last`, in no order.

    Raises:
        BadEvent: a rule is malformed.
    """
    try:
        length, lasts = part.end - part.start, dict(each for each in part.also if isinstance(each, tuple))
        longest = max((length, *lasts.values()))
        starts = {*lasts, *(at for at in part.also if isinstance(at, datetime))}
        if not _is_over(part):
            starts.add(part.start)
        for rule in part.rules:
            starts.update(rrulestr(rule, dtstart=part.start).between(first - longest, last, inc=True))
        never = set(part.never)
        for start in starts:
            if start not in never and start.date() not in never and first - longest <= start <= last:
                yield part, start, start + lasts.get(start, length)
    except (ValueError, OverflowError, TypeError):
        raise BadEvent(Flaw.BAD_RULE, "its rule cannot be followed") from None


def _is_over(part: Part) -> bool:
    """Say whether the rules that end have ended before the start, which then counts for nothing."""
    ends = [rule.partition("UNTIL=")[2][:15] for rule in part.rules if "UNTIL=" in rule]
    return bool(ends) and max(ends) < part.start.isoformat().replace("-", "").replace(":", "")
