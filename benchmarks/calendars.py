"""5,000 events: CPU and memory of our reader against the bare libraries, and how long others wait for it."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from coach.calendars.reader import Reader
from coach.domain.calendars import Window

EVENTS = 5000
RUNS = 5
WINDOW = Window(date(2026, 5, 4), date(2026, 5, 25), "Europe/Berlin")
"""The three weeks that the coach looks at."""
_ROOT = Path(__file__).parent.parent

MEASURE = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdin=0, stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
assert status == 0
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""Between us and what is measured, which is at first a copy of who starts it: its memory would count."""

BARE = """
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo
from icalendar import Calendar
from recurring_ical_events import of
first, last, zone = date.fromisoformat(sys.argv[1]), date.fromisoformat(sys.argv[2]), ZoneInfo(sys.argv[3])
begins = datetime(first.year, first.month, first.day, tzinfo=zone)
ends = datetime(last.year, last.month, last.day, tzinfo=zone) + timedelta(days=1)
for one in of(Calendar.from_ical(sys.stdin.buffer.read())).between(begins, ends):
    print(one.get("UID"), one.start, one.end, one.get("SUMMARY"))
"""
OURS = ("-m", "coach.calendars.child")


def body() -> bytes:
    """Write a calendar as people have them: three years; of ten events one recurs; texts of some length."""
    events = "".join(_event(number) for number in range(EVENTS))
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n{_ZONE}"
    return f"{head}{events}END:VCALENDAR\r\n".encode()


_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def _event(number: int) -> str:
    start = datetime(2023, 9, 1, 7, tzinfo=UTC) + timedelta(hours=number * 5 % (3 * 365 * 24))
    rules = (f"RRULE:FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL={1 + number % 3}",) if number % 10 == 0 else ()
    lines = (
        "BEGIN:VEVENT",
        f"UID:{number}@bench",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Berlin:{start + timedelta(minutes=30):%Y%m%dT%H%M%S}",
        *rules,
        f"SUMMARY:Meeting {number}",
        "DESCRIPTION:" + "What we want to talk about\\, and who brings what. " * 6,
        "LOCATION:Room 4",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "",
    )
    return "\r\n".join(lines)


def cost(code: tuple[str, ...], calendar: bytes) -> tuple[float, float]:
    """Read a calendar in a child; return seconds of CPU, and MB resident at the most."""
    given = (sys.executable, *code, str(WINDOW.first), str(WINDOW.last), WINDOW.zone)
    run = subprocess.run(  # noqa: S603 - our own code
        (sys.executable, "-I", "-c", MEASURE, *given),
        input=calendar,
        capture_output=True,
        check=True,
        cwd=_ROOT,
    )
    seconds, megabytes = json.loads(run.stdout)
    return seconds, megabytes


def least(code: tuple[str, ...], calendar: bytes) -> tuple[float, float]:
    """Return the least of some runs: what comes on top is the machine's."""
    runs = [cost(code, calendar) for _ in range(RUNS)]
    return min(seconds for seconds, _ in runs), min(megabytes for _, megabytes in runs)


async def lag(calendar: bytes) -> tuple[float, float, float]:
    """Return in ms how long others wait at most, our own work in that, and the wait while none is read."""
    idle, _ = await _longest(asyncio.sleep(1))
    return *await _longest(Reader().read(calendar, WINDOW)), idle


async def _longest(work: Coroutine[Any, Any, object]) -> tuple[float, float]:
    """Return how long others wait for their turn at most, and the most processor time between two turns."""
    running, waited, worked = asyncio.ensure_future(work), 0.0, 0.0
    while not running.done():
        began, spent = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.001)
        waited = max(waited, time.perf_counter() - began - 0.001)
        worked = max(worked, time.thread_time() - spent)
    await running
    return waited * 1000, worked * 1000


def main() -> None:
    """Print ours, theirs and the ratios."""
    calendar = body()
    print(f"{EVENTS} events, {len(calendar) / 1e6:.1f} MB, three weeks of them read in a child process")
    (ours, memory), (theirs, their_memory) = least(OURS, calendar), least(("-c", BARE), calendar)
    print(f"CPU:    {ours:5.2f} s   bare {theirs:5.2f} s   ratio {ours / theirs:.2f}")
    print(f"memory: {memory:5.0f} MB  bare {their_memory:5.0f} MB  ratio {memory / their_memory:.2f}")
    lags = [asyncio.run(lag(calendar)) for _ in range(RUNS)]
    waited, worked, idle = (sorted(each)[RUNS // 2] for each in zip(*lags, strict=True))
    print(f"others wait for {waited:.1f} ms at most, {idle:.1f} ms while nothing is read (medians)")
    print(f"of that our own work: {worked:.1f} ms")


if __name__ == "__main__":
    main()
