"""The short-lived process that reads one calendar: body on standard input, answer on standard output."""

import datetime as dt
import gc
import os
import resource
import sys

from coach.calendars.allowance import Allowance
from coach.calendars.bounds import MOST_BYTES
from coach.calendars.reading import read_calendar
from coach.calendars.wire import refused, written
from coach.domain.calendars import Unreadable, WhyUnreadable, Window

CPU_SECONDS = 20
MOST_MEMORY = 512 * 1024 * 1024
"""Bytes of address space."""
NICE = 5
"""Where there is too little processor for both, the bot comes first."""


def main(argv: list[str]) -> None:
    """Read the calendar on standard input in the window `argv` tells: first day, last day, zone."""
    _limit(resource.RLIMIT_CPU, CPU_SECONDS)
    _limit(resource.RLIMIT_AS, MOST_MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    os.nice(NICE)
    gc.disable()  # nearly nothing is freed before the end
    first, last, zone = argv
    window = Window(dt.date.fromisoformat(first), dt.date.fromisoformat(last), zone)
    # dateutil follows a rule that never comes true up to this year: no further than the window is needed
    dt.MAXYEAR = min(dt.MAXYEAR, window.last.year + 5)  # type: ignore[misc]  # see above
    try:
        read = read_calendar(sys.stdin.buffer.read(MOST_BYTES + 1), window, Allowance())
        for line in written(read):
            sys.stdout.buffer.write(line)
    except Unreadable as why:
        sys.stdout.buffer.write(refused(why.reason))
    except MemoryError:
        sys.stdout.buffer.write(refused(WhyUnreadable.TOO_MUCH_MEMORY))
    sys.stdout.buffer.flush()


def _limit(what: int, most: int) -> None:
    """Lower a limit of this process, never raise it."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:])
