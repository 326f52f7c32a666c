import io
import json
import subprocess
import sys

import pytest

from bot.lab import main

CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART;TZID=Europe/Berlin:20260504T100000
DTEND;TZID=Europe/Berlin:20260504T103000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Прогулка
END:VEVENT
BEGIN:VEVENT
UID:a
RECURRENCE-ID;TZID=Europe/Berlin:20260511T100000
DTSTART;TZID=Europe/Berlin:20260511T100000
DTEND;TZID=Europe/Berlin:20260511T103000
STATUS:CANCELLED
SUMMARY:Not today
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART;VALUE=DATE:20260504
SUMMARY:All day
END:VEVENT
BEGIN:VEVENT
UID:c
SUMMARY:No start
END:VEVENT
END:VCALENDAR
"""
MAY = ("--zone", "Europe/Berlin", "--from", "2026-05-01", "--to", "2026-05-11")
ALL_DAY = {"uid": "b", "start": "2026-05-04", "end": "2026-05-05", "all_day": True, "title": "All day"}
FIRST = {
    "uid": "a",
    "start": "2026-05-04T08:00:00Z",
    "end": "2026-05-04T08:30:00Z",
    "all_day": False,
    "title": "Прогулка",
}
CANCELLED = FIRST | {"start": "2026-05-11T08:00:00Z", "end": "2026-05-11T08:30:00Z", "title": "Not today"}


@pytest.fixture
def calendar(tmp_path):
    path = tmp_path / "walks.ics"
    path.write_text(CALENDAR, "utf-8")
    return str(path)


def test_occurrences_are_listed_by_start_and_what_is_left_out_is_told_apart(calendar, capsys):
    assert main(["calendar", calendar, *MAY]) == 0

    told = capsys.readouterr()
    assert json.loads(told.out) == [ALL_DAY, FIRST, CANCELLED]
    assert told.err == "left out: 'c': no_start: no DTSTART\n1 of 4 entries could not be read.\n"


def test_cancelled_ones_can_be_left_out(calendar, capsys):
    main(["calendar", calendar, *MAY, "--no-cancelled"])

    assert json.loads(capsys.readouterr().out) == [ALL_DAY, FIRST]


def test_a_calendar_is_taken_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CALENDAR.encode())))
    main(["calendar", "-", *MAY])

    assert json.loads(capsys.readouterr().out) == [ALL_DAY, FIRST, CANCELLED]


def test_more_occurrences_than_are_read_are_told_of(tmp_path, capsys):
    path = tmp_path / "hourly.ics"
    path.write_text("BEGIN:VEVENT\nUID:a\nDTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\nEND:VEVENT\n")
    main(["calendar", str(path), "--zone", "UTC", "--from", "2026-01-01", "--to", "2026-12-31"])

    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 1000
    assert told.err == "There are more occurrences than are read; the earliest are listed.\n"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<!doctype html><html>", "It is a web page, not a calendar."),
        (b"root:x:0:0", "It is not a calendar: there is no BEGIN:VCALENDAR or BEGIN:VEVENT in it."),
        (b"BEGIN:VCALENDAR" + b" " * 10 * 1024 * 1024, "It is too big: at most 10 MiB are read."),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001,
            "It has too many events: at most 20,000 are read.",
        ),
    ],
    ids=["web page", "something else", "too big", "too many events"],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(body, why, tmp_path, capsys):
    path = tmp_path / "walks.ics"
    path.write_bytes(body)

    assert main(["calendar", str(path), *MAY]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"{path} can't be read. {why}\n")


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["calendar", str(tmp_path / "none.ics"), *MAY]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'none.ics'} can't be opened: No such file or directory.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--zone", "Europe/Berln"),
        ("--zone", "../etc/passwd"),
        ("--to", "2026-04-30"),
        ("--from", "0001-01-01"),
        ("--to", "9999-12-31"),
    ],
)
def test_a_window_that_is_none_is_refused(wrong, calendar, capsys):
    assert main(["calendar", calendar, *MAY, *wrong]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "There is no such zone, the last day is before the first, or a day is out of reach.\n"


@pytest.mark.parametrize("wrong", [("--to", "tomorrow"), ("--zone",), ("--until", "2026-05-05")])
def test_a_wrong_command_line_is_a_usage_error(wrong, calendar, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["calendar", calendar, *MAY, *wrong])

    assert stopped.value.code == 2
    assert "usage: python -m bot lab" in capsys.readouterr().err


def test_the_command_runs_on_its_own(calendar):
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "lab", "calendar", calendar, *MAY],
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert json.loads(run.stdout) == [ALL_DAY, FIRST, CANCELLED]
