"""A clock that somebody moves: the time of the local chat and of the tests."""

from datetime import UTC, datetime


class SimulatedClock:
    """Stands still until it is moved, and never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return this instant, aware and in UTC."""
        return self._now

    def advance_to(self, instant: datetime) -> None:
        """Move to an instant (aware).

        Raises:
            ValueError: it is over already.
        """
        if instant < self._now:
            reason = f"the clock can't go back to {instant}"
            raise ValueError(reason)
        self._now = instant.astimezone(UTC)
