"""Reads a calendar file and prints what takes place in it: for comparing with other readers."""

import argparse
import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import TextIO

from coach.domain.calendars import CalendarRead, Unreadable, WhyUnreadable, Window
from coach.service import lab_calendar

BAD_INPUT = 2
"""The exit code where nothing could be read; argparse has the same for a wrong command line."""
ABOUT = """\
Prints what takes place in a JSON list, by start, of {"uid", "start", "end", "all_day", "title"}.
Times are UTC ("2026-05-04T08:00:00Z"). What lasts all day has dates ("2026-05-04"), and its end is the first
day after it, as in iCalendar. An event is listed if any moment of it is in the window. Cancelled ones are
listed too, as recurring-ical-events, ical and ical.js list them; --no-cancelled leaves them out. Events that
could not be read stand on standard error, each with its reason."""

_WHY = {
    WhyUnreadable.WEB_PAGE: "It is a web page, not a calendar.",
    WhyUnreadable.NOT_A_CALENDAR: "It is not a calendar: there is no BEGIN:VCALENDAR or BEGIN:VEVENT in it.",
    WhyUnreadable.TOO_BIG: "It is too big: at most 10 MiB are read.",
    WhyUnreadable.TOO_MANY_EVENTS: "It has too many events: at most 20,000 are read.",
    WhyUnreadable.TOO_SLOW: "It takes too long to read.",
    WhyUnreadable.TOO_MUCH_MEMORY: "It takes too much memory to read.",
    WhyUnreadable.BROKEN: "The reader failed on it. That is a fault of ours: please report it.",
}
_NO_WINDOW = "There is no such zone, the last day is before the first, or a day is out of reach."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = ABOUT
    parser.add_argument("file", metavar="FILE", help="the .ics file; - reads standard input")
    parser.add_argument(
        "--zone", required=True, help="zone of the days and of times without one: Europe/Berlin"
    )
    parser.add_argument(
        "--from", required=True, type=day, dest="first", metavar="DATE", help="first local day: 2026-05-04"
    )
    parser.add_argument(
        "--to", required=True, type=day, dest="last", metavar="DATE", help="last local day, it included"
    )
    parser.add_argument("--no-cancelled", action="store_true", help="leave out what is cancelled")


def run(given: argparse.Namespace) -> int:
    """Read the file and print what takes place; return the exit code."""
    window = Window(given.first, given.last, given.zone)
    try:
        lab_calendar.check(window)
        body = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
        found = asyncio.run(lab_calendar.read(body, window))
    except ValueError:
        return _refuse(_NO_WINDOW)
    except OSError as error:
        return _refuse(f"{given.file} can't be opened: {error.strerror}.")
    except Unreadable as why:
        return _refuse(f"{given.file} can't be read. {_WHY[why.reason]}")
    listed = lab_calendar.rows(found, cancelled=not given.no_cancelled)
    json.dump(listed, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    _tell(found, sys.stderr)
    return 0


def _refuse(why: str) -> int:
    sys.stderr.write(why + "\n")
    return BAD_INPUT


def _tell(found: CalendarRead, out: TextIO) -> None:
    """Say what is not in the list, and why."""
    out.writelines(f"left out: {one.uid!r}: {one.flaw}: {one.detail}\n" for one in found.quarantined)
    if found.quarantined:
        out.write(f"{len(found.quarantined)} of {found.events} entries could not be read.\n")
    if found.cut:
        out.write("There are more occurrences than are read; the earliest are listed.\n")


def day(value: str) -> date:
    """Read a day of the command line; argparse says the name of this function where it is none."""
    return date.fromisoformat(value)
