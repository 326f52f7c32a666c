from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.calendars.writing import google_link, write_calendar, write_event
from coach.domain.calendars import WalkEvent

WALK = WalkEvent(
    uid="3f5028a324c40c02c3c7dc1d91870f6b@walkitoff",
    starts_at=datetime(2026, 3, 4, 16, tzinfo=UTC),
    ends_at=datetime(2026, 3, 4, 16, 20, tzinfo=UTC),
    title="Walk, 20 min",
    description="Easy pace; stop if it hurts.\nReply with what you did.",
    sequence=2,
    changed_at=datetime(2026, 3, 2, 9, 0, 0, 5000, tzinfo=UTC),
    created_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
)

WRITTEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Walk It Off//walk-it-off//EN
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:3f5028a324c40c02c3c7dc1d91870f6b@walkitoff
DTSTAMP:20260302T090000Z
CREATED:20260301T080000Z
LAST-MODIFIED:20260302T090000Z
SEQUENCE:2
DTSTART:20260304T160000Z
DTEND:20260304T162000Z
SUMMARY:Walk\\, 20 min
DESCRIPTION:Easy pace\\; stop if it hurts.\\nReply with what you did.
CATEGORIES:Walk It Off
STATUS:CONFIRMED
TRANSP:OPAQUE
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT10M
DESCRIPTION:Walk\\, 20 min
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def lines_of(raw):
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_a_walk_is_written_like_this():
    assert write_event(WALK) == WRITTEN.replace("\n", "\r\n").encode()


def test_a_cancelled_walk_stays_takes_no_time_and_rings_nobody():
    lines = lines_of(write_event(replace(WALK, cancelled=True)))

    assert [line for line in lines if line.startswith(("STATUS", "TRANSP", "BEGIN"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
    ]


def test_a_walk_without_an_alarm_or_a_description_says_nothing_of_them():
    assert b"VALARM" not in write_event(replace(WALK, alarm_minutes=None))
    assert b"DESCRIPTION" not in write_event(replace(WALK, alarm_minutes=None, description=""))


def test_instants_of_other_zones_are_written_in_utc():
    nepal = timezone(timedelta(hours=5, minutes=45))
    moved = replace(WALK, starts_at=WALK.starts_at.astimezone(nepal), ends_at=WALK.ends_at.astimezone(nepal))

    assert write_event(moved) == write_event(WALK)


def test_a_calendar_says_its_name_and_how_often_to_read_it():
    lines = lines_of(write_calendar([], "Walks, mine", method="PUBLISH", refresh=timedelta(hours=1)))

    assert lines[4:] == [
        "NAME:Walks\\, mine",
        "X-WR-CALNAME:Walks\\, mine",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
        "X-PUBLISHED-TTL:PT60M",
        "END:VCALENDAR",
        "",
    ]


def test_walks_are_written_by_start_whatever_their_order():
    later = replace(WALK, uid="9f5028a3@walkitoff", starts_at=WALK.ends_at)

    assert write_calendar([later, WALK], "Walks") == write_calendar([WALK, later], "Walks")
    assert [line for line in lines_of(write_calendar([later, WALK], "Walks")) if "UID" in line] == [
        "UID:" + WALK.uid,
        "UID:" + later.uid,
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_one(end):
    walk = replace(WALK, title=f"Walk{end}now", description=f"a{end}b")
    lines = lines_of(write_event(walk))

    assert "SUMMARY:Walk now" in lines
    assert r"DESCRIPTION:a\nb" in lines


def test_what_can_not_be_written_is_left_out():
    odd = "a" + "".join(map(chr, [*range(9), 14, 27, 31, 127, 128, 159, 0xD800, 0xFFFE, 0xFFFF])) + "b"

    assert "SUMMARY:ab" in lines_of(write_event(replace(WALK, title=odd)))


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_makes_lines_of_at_most_75_octets_that_are_whole(title, description):
    raw = write_event(replace(WALK, title=title, description=description))
    *lines, last = raw.split(b"\r\n")

    assert last == b""
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines if b"\n" in line or b"\r" in line] == []
    assert write_event(replace(WALK, title=title, description=description)) == raw


def test_a_line_is_not_cut_at_a_blank():
    raw = write_event(replace(WALK, description="to and fro " * 40 + "."))

    assert [line for line in raw.split(b"\r\n") if line.startswith(b"  ") or line.endswith(b" ")] == []


def test_a_link_fills_in_the_walk_at_google():
    link = google_link(WALK)

    assert link == (
        "https://calendar.google.com/calendar/render?action=TEMPLATE&dates=20260304T160000Z/20260304T162000Z"
        "&text=Walk%2C%2020%20min"
        "&details=Easy%20pace%3B%20stop%20if%20it%20hurts.%0AReply%20with%20what%20you%20did."
    )
    assert parse_qs(urlsplit(link).query)["details"] == [WALK.description]
    assert "details" not in google_link(replace(WALK, description=""))


@given(st.text(max_size=1000), st.text(max_size=3000))
def test_a_link_is_never_too_long_and_holds_the_beginning_of_what_was_said(title, description):
    link = google_link(replace(WALK, title=title, description=description))
    said = parse_qs(urlsplit(link).query, keep_blank_values=True, errors="strict")

    assert len(link) <= 2000
    assert link.isascii()
    assert [key for key in said if key not in {"action", "dates", "text", "details"}] == []


def test_a_long_description_is_cut_between_characters():
    (said,) = parse_qs(urlsplit(google_link(replace(WALK, description="🚶" * 900))).query)["details"]

    assert said == "🚶" * len(said)
    assert len(said) > 100
