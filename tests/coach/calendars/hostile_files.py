"""Calendars made to be slow, big, endless or misleading, and the cost of reading one in a child process."""

import json
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from small_calendars import YEAR, calendar, encoded, event

from coach.calendars.bounds import MOST_BYTES
from coach.calendars.wire import Answer
from coach.domain.calendars import CalendarRead, Unreadable, WhyUnreadable

GOOD = event("DTSTART:20260504T100000Z", "DURATION:PT30M", "SUMMARY:good", uid="good")
START = "DTSTART:20260504T100000Z"
ZONED = "DTSTART;TZID=Evil:20260504T100000"
_BEGUN = b"BEGIN:VCALENDAR\r\n" + GOOD.encode()


def with_good(*parts):
    return encoded(calendar(*parts, GOOD))


def rule(value, *lines):
    return with_good(event(START, f"RRULE:{value}", *lines, uid="bad"))


def zone(*lines):
    return "\r\n".join(("BEGIN:VTIMEZONE", "TZID:Evil", *lines, "END:VTIMEZONE", ""))


def yearly(*lines, kind="STANDARD"):
    return "\r\n".join(
        (
            f"BEGIN:{kind}",
            "DTSTART:16010101T000000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            *lines,
            f"END:{kind}",
        )
    )


def each(count, *lines):
    return "".join(event(*(line.format(n=n) for line in lines), uid=f"u{n}") for n in range(count))


def days(count, first=1):
    return ",".join(
        f"{2000 + n // 300:04}{1 + n % 300 // 28:02}{1 + n % 28:02}T100000Z"
        for n in range(first, count + first)
    )


def numbers(first, last):
    return ",".join(map(str, range(first, last + 1)))


def filled(start, piece, end=b""):
    """Repeat a piece up to the most bytes that are read."""
    return start + piece * ((MOST_BYTES - len(start) - len(end)) // len(piece)) + end


def noise(seed, size):
    return random.Random(seed).randbytes(size)  # the same bytes each time


_EVERY_SECOND = f"FREQ=HOURLY;BYMINUTE={numbers(0, 59)};BYSECOND={numbers(0, 59)}"
_NEVER = "BYMONTH=2;BYMONTHDAY=30"
SPOILED = {
    # rules
    "INTERVAL=0": lambda: rule("FREQ=DAILY;INTERVAL=0"),
    "INTERVAL of 40 digits": lambda: rule("FREQ=DAILY;INTERVAL=" + "9" * 40),
    "FREQ=SECONDLY": lambda: rule("FREQ=SECONDLY"),
    "FREQ=MINUTELY": lambda: rule("FREQ=MINUTELY"),
    "COUNT of a billion": lambda: rule("FREQ=HOURLY;COUNT=1000000000"),
    "huge BY lists": lambda: rule(
        f"FREQ=YEARLY;BYYEARDAY={numbers(1, 366)};BYHOUR={numbers(0, 23)};BYMINUTE={numbers(0, 59)}"
    ),
    "a rule for each second": lambda: rule(_EVERY_SECOND),
    "a rule for each second, begun in the year 1": lambda: with_good(
        event("DTSTART:00010101T000000Z", f"RRULE:{_EVERY_SECOND}", uid="bad")
    ),
    "BYSETPOS over a year of hours": lambda: rule(
        f"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR={numbers(0, 23)};BYMINUTE={numbers(0, 59)};BYSETPOS=-1"
    ),
    "a rule that never comes true": lambda: rule(f"FREQ=YEARLY;{_NEVER}"),
    "a rule of hours that never comes true": lambda: rule(f"FREQ=HOURLY;{_NEVER}"),
    "hourly since the year 1": lambda: with_good(
        event("DTSTART:00010101T000000Z", "RRULE:FREQ=HOURLY", uid="bad")
    ),
    "hourly since 1600 with a COUNT": lambda: with_good(
        event("DTSTART:16000101T000000Z", "RRULE:FREQ=HOURLY;BYDAY=MO;COUNT=999999999", uid="bad")
    ),
    "UNTIL in the year 9999": lambda: rule("FREQ=HOURLY;UNTIL=99991231T235959Z"),
    "2,000 rules of one event": lambda: with_good(event(START, *["RRULE:FREQ=HOURLY"] * 2000, uid="bad")),
    "500 events with slow rules": lambda: with_good(each(500, START, f"RRULE:{_EVERY_SECOND}")),
    "20 events with rules that never come true": lambda: with_good(
        each(20, START, f"RRULE:FREQ=HOURLY;{_NEVER}")
    ),
    "EXRULE for each second": lambda: rule("FREQ=DAILY", f"EXRULE:{_EVERY_SECOND}"),
    # lists
    "unbounded RDATE": lambda: with_good(event(START, f"RDATE:{days(3000)}", uid="bad")),
    "RDATE on 3,000 lines": lambda: with_good(
        event(START, *(f"RDATE:{days(1, n)}" for n in range(3000)), uid="bad")
    ),
    "RDATE of periods that last for ever": lambda: with_good(
        event(START, "RDATE;VALUE=PERIOD:" + ",".join(["20260504T100000Z/P999999W"] * 900), uid="bad")
    ),
    "EXDATE of commas": lambda: rule("FREQ=DAILY", "EXDATE:" + "," * 60_000),
    "1,001 overrides of one event": lambda: with_good(
        event(START, "RRULE:FREQ=HOURLY", uid="bad"),
        *(
            event(
                f"RECURRENCE-ID:2026{1 + n // 672:02}{1 + n % 672 // 24:02}T{n % 24:02}0000Z",
                START,
                uid="bad",
            )
            for n in range(1001)
        ),
    ),
    "19,000 overrides of one event": lambda: with_good(
        event(START, "RRULE:FREQ=HOURLY", uid="bad"),
        *(
            event(f"RECURRENCE-ID:2026050{1 + n % 9}T{n % 24:02}{n % 60:02}{n % 59:02}Z", START, uid="bad")
            for n in range(19_000)
        ),
    ),
    "900 overrides for all later ones": lambda: with_good(
        event(START, "RRULE:FREQ=HOURLY", uid="bad"),
        *(
            event(
                f"RECURRENCE-ID;RANGE=THISANDFUTURE:202605{4 + n // 24 % 25:02}T{n % 24:02}{n // 600:02}00Z",
                START,
                uid="bad",
            )
            for n in range(900)
        ),
    ),
    "19,000 events with one UID": lambda: with_good(
        *(
            event(f"DTSTART:202605{1 + n % 31:02}T{n % 24:02}{n % 60:02}{n // 330:02}Z", uid="bad")
            for n in range(19_000)
        )
    ),
    # values
    "DURATION that overflows": lambda: with_good(event(START, "DURATION:P999999999999999999W", uid="bad")),
    "DURATION beyond the year 9999": lambda: with_good(event(START, "DURATION:P999999W", uid="bad")),
    "the year 9999": lambda: with_good(
        event("DTSTART:99991231T235959Z", "RRULE:FREQ=YEARLY", "DURATION:P9W", uid="bad")
    ),
    "the year 0": lambda: with_good(event("DTSTART:00000101T000000Z", "RRULE:FREQ=DAILY", uid="bad")),
    "a start of other digits": lambda: with_good(
        event("DTSTART:\uff12\uff10\uff12\uff16\uff10\uff15\uff10\uff14T100000Z", uid="bad")
    ),
    "a UID of 60 KB and a title of 60 KB": lambda: with_good(
        event(START, "SUMMARY:" + "x" * 60_000, uid="u" * 60_000)
    ),
    "text like entities and markup": lambda: with_good(
        event(
            START,
            "SUMMARY:<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;<script>${jndi:x}{{7*7}}%s%n",
            uid="&lol;",
        )
    ),
    "5,000 SEQUENCE digits": lambda: with_good(event(START, "SEQUENCE:" + "9" * 5000, uid="bad")),
    # zones
    "a zone a day ahead": lambda: with_good(
        zone(
            "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+9959\r\nTZOFFSETTO:-9959\r\nEND:STANDARD"
        ),
        event(ZONED, uid="bad"),
    ),
    "a zone that changes each hour": lambda: with_good(
        zone(yearly("RRULE:FREQ=HOURLY")), event(ZONED, uid="bad")
    ),
    "a zone that changes each second": lambda: with_good(
        zone(yearly(f"RRULE:{_EVERY_SECOND}")), event(ZONED, uid="bad")
    ),
    "a zone whose rule never comes true": lambda: with_good(
        zone(yearly(f"RRULE:FREQ=HOURLY;{_NEVER}")), event(ZONED, uid="bad")
    ),
    "a zone of 20,000 observances": lambda: with_good(
        zone(*[yearly("RRULE:FREQ=YEARLY")] * 20_000), event(ZONED, uid="bad")
    ),
    "a zone with 100,000 RDATE": lambda: with_good(
        zone(yearly(*(f"RDATE:{days(1, n % 9000)}" for n in range(100_000)))), event(ZONED, uid="bad")
    ),
    "20,000 zones": lambda: with_good(
        *(zone(yearly()).replace("Evil", f"Evil{n}") for n in range(20_000)), event(ZONED, uid="bad")
    ),
    "5,000 events in 5,000 slow zones": lambda: with_good(
        *(zone(yearly("RRULE:FREQ=HOURLY")).replace("Evil", f"Evil{n}") for n in range(5000)),
        each(5000, "DTSTART;TZID=Evil{n}:20260504T100000"),
    ),
    "10,000 names of zones": lambda: with_good(
        each(10_000, "DTSTART;TZID=Nowhere/Town{n} Time:20260505T100000")
    ),
    # components
    "BEGIN a million times": lambda: _BEGUN + b"BEGIN:X\n" * 1_000_000,
    "deep within an event": lambda: _BEGUN + b"BEGIN:VEVENT\nUID:bad\n" + b"BEGIN:VALARM\n" * 700_000,
    "events within events": lambda: _BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART:20260504T100000Z\n" * 19_000,
    "zones within zones": lambda: _BEGUN + b"BEGIN:VTIMEZONE\nTZID:Evil\n" * 390_000,
    # lines
    "one line of 10 MiB": lambda: filled(_BEGUN + b"X-LONG:", b"x" * 1024),
    "a title of 10 MiB": lambda: filled(
        _BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART:20260504T100000Z\nSUMMARY:", b"x" * 1024, b"\nEND:VEVENT\n"
    ),
    "a rule of 10 MiB": lambda: filled(
        _BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART:20260504T100000Z\nRRULE:FREQ=DAILY;BYDAY=",
        b"MO,",
        b"\nEND:VEVENT\n",
    ),
    "a parameter of 10 MiB that never ends": lambda: filled(
        _BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART;X=", b'"a";b', b"\nEND:VEVENT\n"
    ),
    "10 MiB of quotes": lambda: filled(_BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART;", b'"'),
    "10 MiB of spaces before a colon": lambda: filled(_BEGUN + b"BEGIN:VEVENT\nDTSTART", b" ", b"!"),
    "10 MiB of DTSTART in one event": lambda: filled(
        _BEGUN + b"BEGIN:VEVENT\n", b"DTSTART:20260504T100000Z\n"
    ),
    "10 MiB of folding": lambda: filled(
        _BEGUN + b"BEGIN:VEVENT\nUID:bad\nDTSTART:2026", b"\r\n ", b"0504\nEND:VEVENT\n"
    ),
    "10 MiB of line ends": lambda: filled(_BEGUN, b"\n"),
    "10 MiB of null bytes": lambda: filled(_BEGUN, b"\0"),
    "10 MiB of noise": lambda: _BEGUN + noise(1, MOST_BYTES - len(_BEGUN)),
    "10 MiB of commas in categories": lambda: filled(
        _BEGUN, b"BEGIN:VEVENT\nDTSTART:20260504T100000Z\nCATEGORIES:" + b"," * 60_000 + b"\nEND:VEVENT\n"
    ),
    "10 MiB of escapes": lambda: filled(
        _BEGUN, b"BEGIN:VEVENT\nDTSTART:20260504T100000Z\nSUMMARY:" + b"\\n" * 30_000 + b"\nEND:VEVENT\n"
    ),
    "UTF-16 with half a pair": lambda: b"\xff\xfe" + calendar(GOOD).encode("utf-16-le")[:-1] + b"\xd8",
    "UTF-16 of wide characters": lambda: (
        b"\xff\xfe" + calendar(GOOD).encode("utf-16-le") + "中".encode("utf-16-le") * 5_000_000
    ),
    "half a line at the end": lambda: encoded(calendar(GOOD, event(START, uid="bad")))[:-40],
}
REFUSED = {
    "UTF-16 garbage": (lambda: b"\xff\xfe" + noise(2, 1_000_001), WhyUnreadable.NOT_A_CALENDAR),
    "noise alone": (lambda: noise(3, 1_000_000), WhyUnreadable.NOT_A_CALENDAR),
    "gzip": (lambda: b"\x1f\x8b\x08\0\0\0\0\0" + noise(4, 100_000), WhyUnreadable.NOT_A_CALENDAR),
    "a web page of 10 MiB": (
        lambda: filled(b"<!doctype html><html>", b"<p>BEGIN:VCALENDAR\n"),
        WhyUnreadable.WEB_PAGE,
    ),
    "20,001 events": (lambda: encoded(calendar(each(20_001, START))), WhyUnreadable.TOO_MANY_EVENTS),
    "a million events": (lambda: filled(b"", b"BEGIN:VEVENT\n"), WhyUnreadable.TOO_MANY_EVENTS),
    "10 MiB of UTF-16": (
        lambda: b"\xff\xfe" + (calendar(GOOD) * 40_000).encode("utf-16-le")[: MOST_BYTES - 2],
        WhyUnreadable.TOO_MANY_EVENTS,
    ),
    "over 10 MiB": (lambda: filled(_BEGUN, b"X:y\n") + b"X:y\n" * 4, WhyUnreadable.TOO_BIG),
}
"""Of which nothing is read, and why."""
LARGE = {
    "20,000 events in the window": lambda: encoded(calendar(each(20_000, START, "SUMMARY:{n}" + "x" * 300))),
    "10,000 series": lambda: encoded(calendar(each(10_000, START, "RRULE:FREQ=DAILY;COUNT=2"))),
}
"""As much as is read, or more."""
HOSTILE = SPOILED | LARGE | {name: make for name, (make, _) in REFUSED.items()}

_MEASURE = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdin=0)
_, status, used = os.wait4(process.pid, 0)
told = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss
print(json.dumps(told), file=sys.stderr)
"""
"""Between the test and the child, which is at first a copy of who starts it: its memory would count."""
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Cost:
    """What became of a file in a child, and what that took."""

    read: CalendarRead | WhyUnreadable
    code: int
    seconds: float
    """Of processor time."""
    megabytes: float
    """Resident, at the most."""


def cost(body, window=YEAR, child=("-m", "coach.calendars.child")):
    """Read a file in a child process of its own."""
    given = (window.first.isoformat(), window.last.isoformat(), window.zone)
    run = subprocess.run(  # noqa: S603 - our own command
        (sys.executable, "-I", "-c", _MEASURE, sys.executable, *child, *given),
        input=body,
        capture_output=True,
        cwd=_ROOT,
        timeout=60,
        check=True,
    )
    code, seconds, kilobytes = json.loads(run.stderr.splitlines()[-1])
    return Cost(_told(run.stdout), code, seconds, kilobytes / 1024)


def _told(output):
    answer = Answer()
    try:
        for line in output.splitlines():
            answer.take(line)
        return answer.whole()
    except Unreadable as why:
        return why.reason
