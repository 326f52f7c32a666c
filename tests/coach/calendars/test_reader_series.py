"""What recurs, and how its occurrences are changed, taken out and added."""

from datetime import date

import pytest
from small_calendars import BERLIN, MAY, YEAR, calendar, event, flaws, read, spans, starts, titles

from coach.domain.calendars import Window

TZ = ";TZID=Europe/Berlin"
DAILY = (f"DTSTART{TZ}:20260504T100000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=4", "SUMMARY:plain")


def override(recurrence, *lines, uid="a"):
    return event(f"RECURRENCE-ID{recurrence}", "DURATION:PT30M", *lines, uid=uid)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (f"DTSTART{TZ}:20260327T100000", "RRULE:FREQ=DAILY;COUNT=4"),
            ["03-27 09:00", "03-28 09:00", "03-29 08:00", "03-30 08:00"],
            id="the wall time stays when clocks change",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;UNTIL=20260506"),
            ["05-04 08:00", "05-05 08:00", "05-06 08:00"],
            id="UNTIL as a day lasts through that day",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T233000", "RRULE:FREQ=DAILY;UNTIL=20260506"),
            ["05-04 21:30", "05-05 21:30", "05-06 21:30"],
            id="UNTIL as a day lasts through that day in the zone of the series",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;UNTIL=20260505T080000Z"),
            ["05-04 08:00", "05-05 08:00"],
            id="UNTIL in UTC, the last one included",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;UNTIL=20260505T100000"),
            ["05-04 08:00", "05-05 08:00"],
            id="UNTIL without a zone is in that of the series",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "RRULE:FREQ=DAILY;UNTIL=20260505T235959Z"),
            ["05-04", "05-05"],
            id="UNTIL as a time on whole days",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;COUNT=9;UNTIL=20260505T080000Z"),
            ["05-04 08:00", "05-05 08:00"],
            id="COUNT and UNTIL: whatever ends first",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;UNTIL=20260503"),
            [],
            id="UNTIL before the start",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", f"RDATE{TZ}:20260506T110000,20260508T120000"),
            ["05-04 08:00", "05-06 09:00", "05-08 10:00"],
            id="RDATE without RRULE",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:", "RDATE:", "EXDATE:", "RECURRENCE-ID:"),
            ["05-04 08:00"],
            id="empty rules are none",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260505T080000Z"),
            ["05-04 08:00", "05-06 08:00", "05-07 08:00"],
            id="EXDATE in UTC",
        ),
        pytest.param(
            (
                f"DTSTART{TZ}:20260504T100000",
                "RRULE:FREQ=DAILY;COUNT=4",
                f"EXDATE{TZ}:20260504T100000,20260506T100000",
                f"EXDATE{TZ}:20260507T100000",
            ),
            ["05-05 08:00"],
            id="several EXDATE, the first one among them",
        ),
        pytest.param(
            (
                f"DTSTART{TZ}:20260504T100000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;VALUE=DATE:20260505",
            ),
            ["05-04 08:00", "05-06 08:00"],
            id="EXDATE as a day",
        ),
        pytest.param(
            ("DTSTART:20260504T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260505T100000Z"),
            ["05-04 08:00", "05-06 08:00"],
            id="EXDATE in UTC of a series that floats means its wall time",
        ),
        pytest.param(
            (
                "DTSTART;VALUE=DATE:20260504",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;VALUE=DATE:20260505",
                "RDATE;VALUE=DATE:20260510",
            ),
            ["05-04", "05-06", "05-10"],
            id="whole days with EXDATE and RDATE",
        ),
        pytest.param(
            (
                f"DTSTART{TZ}:20260504T100000",
                "RRULE:FREQ=DAILY;COUNT=6",
                "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2",
            ),
            ["05-04 08:00", "05-05 08:00", "05-07 08:00", "05-08 08:00", "05-09 08:00"],
            id="EXRULE",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260101T100000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR", "RDATE:"),
            ["05-29 08:00"],
            id="last Friday of a month, begun long before",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260131T100000", "RRULE:FREQ=MONTHLY"),
            ["05-31 08:00"],
            id="months without a 31st are left out",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20100504T100000", "RRULE:FREQ=YEARLY"), ["05-04 08:00"], id="yearly for ever"
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20040229", "RRULE:FREQ=YEARLY"),
            [],
            id="the 29th of February is in leap years only",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=WEEKLY;BYDAY= MO, WE;COUNT=3"),
            ["05-04 08:00", "05-06 08:00", "05-11 08:00"],
            id="spaces within a rule",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260505T100000", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4"),
            ["05-05 08:00", "05-17 08:00", "05-19 08:00", "05-31 08:00"],
            id="weeks that begin on Sunday",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260504T100000", "RRULE:FREQ=HOURLY;INTERVAL=12;COUNT=3"),
            ["05-04 08:00", "05-04 20:00", "05-05 08:00"],
            id="hourly",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20150504T100000", "RRULE:FREQ=DAILY;COUNT=4020"),
            ["05-01 08:00", "05-02 08:00", "05-03 08:00", "05-04 08:00", "05-05 08:00"],
            id="a long COUNT that ends in the window",
        ),
    ],
)
def test_a_series_is_worked_out(lines, expected):
    window = YEAR if expected and expected[0].startswith("03") else MAY
    body = calendar(event(*lines))

    assert starts(body, window) == expected
    assert flaws(body, window) == []


def test_a_period_of_rdate_has_its_own_length():
    body = calendar(
        event(
            "DTSTART:20260504T100000Z",
            "DURATION:PT30M",
            "RDATE;VALUE=PERIOD:20260506T100000Z/PT2H,20260507T100000Z/20260507T110000Z",
        )
    )

    assert spans(body) == [
        ("05-04 10:00", "05-04 10:30"),
        ("05-06 10:00", "05-06 12:00"),
        ("05-07 10:00", "05-07 11:00"),
    ]


def test_a_long_period_that_began_before_the_window_is_listed():
    day = Window(date(2026, 5, 4), date(2026, 5, 4), BERLIN)
    body = calendar(
        event("DTSTART:20260401T100000Z", "DURATION:PT30M", "RDATE;VALUE=PERIOD:20260430T100000Z/P6D")
    )

    assert starts(body, day) == ["04-30 10:00"]


@pytest.mark.parametrize(
    "which",
    [
        f"{TZ}:20260505T100000",
        ":20260505T080000Z",
        ";TZID=Europe/London:20260505T090000",
        ";VALUE=DATE:20260505",
    ],
)
def test_an_override_is_found_however_it_names_its_occurrence(which):
    body = calendar(event(*DAILY), override(which, "DTSTART:20260505T150000Z", "SUMMARY:moved"))

    assert titles(body) == [
        ("05-04 08:00", "plain"),
        ("05-05 15:00", "moved"),
        ("05-06 08:00", "plain"),
        ("05-07 08:00", "plain"),
    ]


def test_an_override_says_which_one_it_is():
    body = calendar(event(*DAILY), override(f"{TZ}:20260505T100000", "DTSTART:20260505T150000Z"))

    assert [one.recurrence for one in read(body).occurrences] == [
        "20260504T080000Z",
        "20260505T080000Z",
        "20260506T080000Z",
        "20260507T080000Z",
    ]


def test_an_override_may_stand_before_its_series():
    body = calendar(override(":20260505T080000Z", "DTSTART:20260505T150000Z"), event(*DAILY))

    assert starts(body) == ["05-04 08:00", "05-05 15:00", "05-06 08:00", "05-07 08:00"]


def test_an_override_moves_its_occurrence_into_the_window_and_out_of_it():
    day = Window(date(2026, 5, 6), date(2026, 5, 6), BERLIN)
    body = calendar(
        event(*DAILY),
        override(":20260506T080000Z", "DTSTART:20260509T080000Z", "SUMMARY:out"),
        override(":20260504T080000Z", "DTSTART:20260506T120000Z", "SUMMARY:in"),
    )

    assert titles(body, day) == [("05-06 12:00", "in")]


def test_a_cancelled_occurrence_is_told_as_cancelled():
    body = calendar(
        event(*DAILY), override(":20260505T080000Z", "DTSTART:20260505T080000Z", "STATUS:CANCELLED")
    )

    assert [one.cancelled for one in read(body).occurrences] == [False, True, False, False]
    assert [one.busy for one in read(body).occurrences] == [True, False, True, True]


def test_an_override_for_all_later_ones_moves_and_renames_them():
    later = override(";RANGE=THISANDFUTURE:20260505T080000Z", "DTSTART:20260505T093000Z", "SUMMARY:later")

    assert titles(calendar(event(*DAILY), later)) == [
        ("05-04 08:00", "plain"),
        ("05-05 09:30", "later"),
        ("05-06 09:30", "later"),
        ("05-07 09:30", "later"),
    ]


def test_an_override_for_all_later_ones_holds_in_a_window_long_after():
    series = event(f"DTSTART{TZ}:20250106T100000", "RRULE:FREQ=WEEKLY", "SUMMARY:plain")
    later = override(
        f";RANGE=THISANDFUTURE{TZ}:20250203T100000", f"DTSTART{TZ}:20250204T110000", "SUMMARY:later"
    )
    week = Window(date(2026, 5, 4), date(2026, 5, 10), BERLIN)

    assert titles(calendar(series, later), week) == [("05-05 09:00", "later")]


def test_an_override_without_its_series_is_read_alone():
    body = calendar(override(":20260505T080000Z", "DTSTART:20260505T150000Z", "SUMMARY:alone"))

    assert titles(body) == [("05-05 15:00", "alone")]


def test_an_outdated_override_with_rules_of_its_own_is_left_out():
    old = override(":20260520T080000Z", "DTSTART:20260520T080000Z", "RRULE:FREQ=WEEKLY", "SEQUENCE:1")

    assert starts(calendar(event(*DAILY, "SEQUENCE:2"), old)) == [
        "05-04 08:00",
        "05-05 08:00",
        "05-06 08:00",
        "05-07 08:00",
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_versions_of_an_event_the_higher_sequence_counts(swapped):
    versions = [
        event("DTSTART:20260504T100000Z", "SEQUENCE:1", "SUMMARY:old"),
        event("DTSTART:20260505T100000Z", "SEQUENCE:2", "SUMMARY:new"),
    ]

    assert titles(calendar(*(reversed(versions) if swapped else versions))) == [("05-05 10:00", "new")]


def test_an_event_moved_out_of_the_window_is_not_read_from_its_old_version():
    body = calendar(
        event("DTSTART:20260504T100000Z", "SEQUENCE:1"), event("DTSTART:20271104T100000Z", "SEQUENCE:2")
    )

    assert starts(body) == []


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_overrides_of_one_occurrence_the_higher_sequence_counts(swapped):
    versions = [
        override(":20260505T080000Z", "DTSTART:20260505T110000Z", "SEQUENCE:1"),
        override(":20260505T080000Z", "DTSTART:20260505T120000Z", "SEQUENCE:2"),
    ]
    body = calendar(event(*DAILY), *(reversed(versions) if swapped else versions))

    assert starts(body) == ["05-04 08:00", "05-05 12:00", "05-06 08:00", "05-07 08:00"]


def test_two_events_with_one_uid_and_one_sequence_are_two():
    body = calendar(event("DTSTART:20260504T100000Z"), event("DTSTART:20260505T100000Z"))

    assert starts(body) == ["05-04 10:00", "05-05 10:00"]
    assert [one.recurrence for one in read(body).occurrences] == ["20260504T100000Z", "20260505T100000Z"]


def test_the_same_event_twice_is_one():
    once = event("DTSTART:20260504T100000Z")

    assert starts(calendar(once, once)) == ["05-04 10:00"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (f"DTSTART{TZ}:20260328T013000", f"DTEND{TZ}:20260328T033000"),
            [("03-28 00:30", "03-28 02:30"), ("03-29 00:30", "03-29 01:30")],
            id="an end by the wall clock: an hour less in the night clocks go forward",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260328T013000", "DURATION:PT2H"),
            [("03-28 00:30", "03-28 02:30"), ("03-29 00:30", "03-29 02:30")],
            id="a duration by the clock of UTC",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20260328T023000", "DURATION:PT1H"),
            [("03-28 01:30", "03-28 02:30"), ("03-29 01:30", "03-29 02:30")],
            id="a start that the clock leaps over is an hour later",
        ),
        pytest.param(
            (f"DTSTART{TZ}:20261024T023000", "DURATION:PT1H"),
            [("10-24 00:30", "10-24 01:30"), ("10-25 00:30", "10-25 01:30")],
            id="of a start that comes twice the first is meant",
        ),
    ],
)
def test_a_night_when_clocks_change_is_told_right(lines, expected):
    assert spans(calendar(event(*lines, "RRULE:FREQ=DAILY;COUNT=2")), YEAR) == expected


@pytest.mark.parametrize(
    ("rule", "detail"),
    [
        ("INTERVAL=2", "no FREQ"),
        ("FREQ=SECONDLY", "FREQ is out of bounds"),
        ("FREQ=MINUTELY", "FREQ is out of bounds"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is out of bounds"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL is out of bounds"),
        ("FREQ=DAILY;INTERVAL=5001", "INTERVAL is out of bounds"),
        ("FREQ=DAILY;COUNT=0", "COUNT is out of bounds"),
        ("FREQ=DAILY;UNTIL=soon", "UNTIL is neither a date nor a time"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR is out of bounds"),
        ("FREQ=DAILY;BYDAY=XX", "BYDAY is out of bounds"),
        ("FREQ=YEARLY;BYMONTHDAY=0", "BYMONTHDAY is out of bounds"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ stands twice"),
        ("FREQ=YEARLY;BYDAY=" + ",".join(["MO"] * 401), "more than 400 BY-values"),
        ("FREQ=YEARLY;RSCALE=HEBREW", "RSCALE is out of bounds"),
    ],
)
def test_a_rule_out_of_bounds_leaves_its_event_out_with_a_note(rule, detail):
    assert flaws(calendar(event("DTSTART:20260504T100000Z", f"RRULE:{rule}"))) == [("a", "bad_rule", detail)]
