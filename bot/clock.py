"""The clock: the one place that knows what time it is."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; a test and the lab bring their own."""

    def now(self) -> datetime:
        """Return this instant, aware and in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return this instant, aware and in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place where time comes in
