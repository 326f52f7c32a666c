"""How much of a calendar is read, and what becomes of the rest."""

import hashlib
from contextlib import contextmanager

import pytest
from small_calendars import MAY, YEAR, calendar, encoded, event, flaws, read, starts

from coach.calendars.bounds import MOST_BYTES, MOST_SLOW
from coach.calendars.reading import TooSlow, read_calendar
from coach.domain.calendars import Flaw, Unreadable, WhyUnreadable

START = "DTSTART:20260504T100000Z"
GOOD = event(START, uid="good")


def hours(count):
    return [f"202605{1 + n // 24:02}T{n % 24:02}0000Z" for n in range(count)]


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_ten_mebibytes_are_read_and_no_more(more, refused):
    body = encoded(calendar(GOOD))
    body += b"\n" * (MOST_BYTES - len(body) + more)

    assert reason_of(body) == (WhyUnreadable.TOO_BIG if refused else None)


@pytest.mark.parametrize(("events", "refused"), [(20_000, False), (20_001, True)])
def test_twenty_thousand_events_are_read_and_no_more(events, refused):
    body = "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nDTSTART:20250101\nEND:VEVENT\n" * events

    assert reason_of(encoded(body)) == (WhyUnreadable.TOO_MANY_EVENTS if refused else None)


@pytest.mark.parametrize("name", ["UID", "DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"])
def test_an_event_whose_line_is_too_long_is_left_out_never_read_without_it(name):
    body = calendar(event(START, "RRULE:FREQ=DAILY", f"{name}:" + "1" * 65_536, uid="bad"), GOOD)

    assert [(flaw, detail) for _, flaw, detail in flaws(body)] == [("too_long", f"{name} is too long")]
    assert starts(body) == ["05-04 10:00"]


def test_a_title_and_categories_are_cut():
    body = calendar(
        event(
            START, "SUMMARY:" + "x" * 70_000, "CATEGORIES:" + ",".join(f"{n}" + "y" * 200 for n in range(50))
        )
    )
    [one] = read(body).occurrences

    assert one.title == "x" * 1000
    assert one.categories == tuple((f"{n}" + "y" * 200)[:100] for n in range(20))


def test_a_long_uid_is_told_by_its_hash():
    uid = "u" * 256
    [one] = read(calendar(event(START, uid=uid))).occurrences

    assert one.uid == f"sha256-{hashlib.sha256(uid.encode()).hexdigest()}"


@pytest.mark.parametrize(("name", "most"), [("RDATE", 1000), ("EXDATE", 2000)], ids=["RDATE", "EXDATE"])
def test_a_list_of_dates_is_read_up_to_its_bound(name, most):
    def series(count):
        return calendar(
            event(START, "RRULE:FREQ=WEEKLY;COUNT=2", f"{name}:" + ",".join(["20260601T100000Z"] * count))
        )

    assert flaws(series(most)) == []
    assert flaws(series(most + 1)) == [("a", "too_many", f"more than {most} dates in a list")]


@pytest.mark.parametrize(
    ("count", "left_out"), [(743, []), (1001, [("a", "too_many", "more than 1000 overrides")])]
)
def test_overrides_are_read_up_to_their_bound(count, left_out):
    series = event("DTSTART:20260501T000000Z", "RRULE:FREQ=HOURLY;UNTIL=20260501T030000Z")
    changed = [event(f"RECURRENCE-ID:{at}", f"DTSTART:{at}", "SUMMARY:x") for at in hours(min(count, 743))]
    more = [
        event(f"RECURRENCE-ID:20260502T{n // 60:02}{n % 60:02}30Z", START)
        for n in range(count - len(changed))
    ]

    assert flaws(calendar(series, *changed, *more)) == left_out


def test_of_a_long_series_the_first_thousand_in_the_window_are_read():
    found = read(calendar(event("DTSTART:20250101T000000Z", "RRULE:FREQ=HOURLY")), YEAR)

    assert (len(found.occurrences), found.cut) == (1000, True)
    assert f"{found.occurrences[0].starts_at:%Y-%m-%d %H:%M}" == "2025-12-31 23:00"


def test_of_many_occurrences_the_earliest_five_thousand_are_read():
    late = [
        event("DTSTART:20260502T000000Z", "RRULE:FREQ=HOURLY;COUNT=700", uid=f"late{n}") for n in range(16)
    ]
    early = event("DTSTART:20260501T000000Z", uid="early")
    found = read(calendar(*late, early))

    assert (len(found.occurrences), found.cut) == (5000, True)
    assert found.occurrences[0].uid == "early"
    assert list(found.occurrences) == sorted(found.occurrences, key=lambda one: (one.starts_at, one.uid))


def test_what_is_read_whole_is_not_called_cut():
    assert read(calendar(GOOD)).cut is False


def test_after_many_slow_ones_only_what_is_plain_is_tried():
    slow = [event(START, "RRULE:FREQ=DAILY", uid=f"s{n}") for n in range(MOST_SLOW + 2)]
    zoned = event("DTSTART;TZID=Own:20260504T100000", uid="zoned")
    tried = []

    @contextmanager
    def guard():
        tried.append(1)
        yield
        if len(tried) <= MOST_SLOW:
            raise TooSlow

    found = read_calendar(encoded(calendar(*slow, zoned, GOOD)), MAY, guard)

    assert [one.uid for one in found.occurrences] == ["good"]
    assert len(tried) == MOST_SLOW + 1
    assert {one.flaw for one in found.quarantined} == {Flaw.TOO_SLOW}
    assert [one.uid for one in found.quarantined] == [*(f"s{n}" for n in range(MOST_SLOW + 2)), "zoned"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20150504T100000Z", "RRULE:FREQ=DAILY;INTERVAL=7;COUNT=575"), ["05-04 10:00"]),
        (("DTSTART:20150504T100000Z", "RRULE:FREQ=DAILY;COUNT=100"), []),
        (("DTSTART:20200504T100000Z", "RRULE:FREQ=MONTHLY;COUNT=73"), ["05-04 10:00"]),
        (("DTSTART:20200504T100000Z", "RRULE:FREQ=MONTHLY;COUNT=72"), []),
        (("DTSTART:20200106T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=331"), ["05-04 10:00"]),
        (("DTSTART:20200504T100000Z", "RRULE:FREQ=YEARLY;COUNT=7"), ["05-04 10:00"]),
        (("DTSTART:20191231T100000Z", "RRULE:FREQ=MONTHLY;INTERVAL=7"), ["05-31 10:00"]),
    ],
)
def test_a_series_that_began_long_ago_is_counted_right(lines, expected):
    assert starts(calendar(event(*lines))) == expected


def reason_of(body):
    """Return why a calendar is refused; None if it is read."""
    try:
        read(body)
    except Unreadable as refused:
        return refused.reason
    return None
