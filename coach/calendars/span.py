"""The window that is read, as instants."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from coach.calendars.values import Moment
from coach.domain.calendars import Window

MARGIN = timedelta(days=2)
"""No zone is farther from another; what is farther from the window can't be in it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, and the instants between which they lie."""

    first: date
    last: date
    zone: ZoneInfo
    begins: datetime
    """UTC."""
    ends: datetime
    """UTC; the first instant that is out of it."""

    @classmethod
    def of(cls, window: Window) -> Self:
        """Find the instants.

        Raises:
            ValueError: no such zone, or days that are out of reach.
        """
        if window.last < window.first:
            raise ValueError(window.last)
        try:
            zone = ZoneInfo(window.zone)
            begins, ends = (
                datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
                for day in (window.first, window.last + timedelta(days=1))
            )
            date(window.first.year - 5, 1, 1), date(window.last.year + 5, 1, 1)  # room for margins
        except (LookupError, OSError, OverflowError) as wrong:
            raise ValueError(window.zone) from wrong
        return cls(window.first, window.last, zone, begins, ends)

    def touches(self, start: Moment, end: Moment) -> bool:
        """Say whether something is in the window, for a moment at least.

        What ends when the window begins is not; what lasts no time and stands at its very beginning is.
        """
        if isinstance(start, datetime) and isinstance(end, datetime):
            return start < self.ends and (self.begins < end or self.begins <= start)
        return start <= self.last and end > self.first
