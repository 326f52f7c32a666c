"""How much processor time each UID may take in the child."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from coach.calendars.reading import TooSlow

LONGEST = 1.0
"""Seconds of processor time for one UID."""
_SHORTEST = 0.01
_AGAIN = 0.05
"""Seconds after which it is said again, should something have swallowed it."""


class Allowance:
    """Stops what takes too long; each UID that had to be stopped halves what the next ones get.

    So a calendar with some dozens of such events costs little more than two seconds, and the good
    ones among them are still read: they take a millisecond. Only for the main thread of a process
    that does nothing else.
    """

    def __init__(self, longest: float = LONGEST) -> None:
        self._seconds = longest
        self._inside = False
        signal.signal(signal.SIGPROF, self._stop)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Bound what is done within.

        Raises:
            TooSlow: in what is done.
        """
        self._inside = True
        signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)
        try:
            yield
        except TooSlow:
            self._seconds = max(_SHORTEST, self._seconds / 2)
            raise
        finally:
            self._inside = False
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _stop(self, _: int, __: FrameType | None) -> None:
        if self._inside:
            raise TooSlow
