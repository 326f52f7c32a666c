"""When a single event starts and ends."""

from datetime import date

import pytest
from small_calendars import BERLIN, calendar, event, flaws, spans, starts

from coach.domain.calendars import Window


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("DTSTART:20260504T100000Z", "DTEND:20260504T103000Z"), ("05-04 10:00", "05-04 10:30"), id="UTC"
        ),
        pytest.param(
            ("DTSTART;TZID=America/New_York:20260504T100000", "DURATION:PT30M"),
            ("05-04 14:00", "05-04 14:30"),
            id="a zone and a duration",
        ),
        pytest.param(
            ("DTSTART:20260504T100000", "DTEND:20260504T103000"),
            ("05-04 08:00", "05-04 08:30"),
            id="floating times are the person's",
        ),
        pytest.param(("DTSTART:20260504T100000Z",), ("05-04 10:00", "05-04 10:00"), id="no end"),
        pytest.param(
            ("DTSTART:20260504T100000Z", "DTEND:20260504T093000Z"),
            ("05-04 10:00", "05-04 10:00"),
            id="end before the start",
        ),
        pytest.param(
            ("DTSTART:20260504T100000Z", "DURATION:-PT30M"),
            ("05-04 10:00", "05-04 10:00"),
            id="negative duration",
        ),
        pytest.param(
            ("DTSTART;TZID=Europe/Berlin:20260504T100000", "DTEND;TZID=Europe/London:20260504T100000"),
            ("05-04 08:00", "05-04 09:00"),
            id="two zones",
        ),
        pytest.param(
            ("DTSTART:20260504T100000+0300", "DTEND:20260504T103000+0300"),
            ("05-04 07:00", "05-04 07:30"),
            id="offset",
        ),
        pytest.param(
            ("DTSTART:2026-05-04T10:00:00Z", "DTEND:2026-05-04T10:30:00Z"),
            ("05-04 10:00", "05-04 10:30"),
            id="ISO 8601 with its marks",
        ),
        pytest.param(
            ("DTSTART:20260504T240000Z", "DURATION:PT1M"), ("05-05 00:00", "05-05 00:01"), id="24 o'clock"
        ),
        pytest.param(
            ("DTSTART:20260504T235960Z", "DURATION:PT1M"), ("05-04 23:59", "05-05 00:00"), id="leap second"
        ),
        pytest.param(("DTSTART;VALUE=DATE:20260504",), ("05-04", "05-05"), id="a day"),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260507"), ("05-04", "05-07"), id="three days"
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260504"),
            ("05-04", "05-05"),
            id="a day that ends on itself",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260501"),
            ("05-04", "05-05"),
            id="a day that ends before itself",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "DURATION:P2D"), ("05-04", "05-06"), id="days by duration"
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE;TZID=America/New_York:20260504",),
            ("05-04", "05-05"),
            id="VALUE=DATE with TZID",
        ),
        pytest.param(("DTSTART:20260504",), ("05-04", "05-05"), id="a day without VALUE"),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504T000000", "DTEND;VALUE=DATE:20260505T000000"),
            ("05-04", "05-05"),
            id="VALUE=DATE with a time",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20260504", "DTEND:20260505T120000"),
            ("05-04", "05-06"),
            id="a day that ends at a time",
        ),
        pytest.param(
            ("DTSTART;TZID=Europe/Berlin:20260504T100000", "DTEND;VALUE=DATE:20260505"),
            ("05-04 08:00", "05-04 22:00"),
            id="a time that ends on a day",
        ),
        pytest.param(
            ("DTSTART:20260504T100000Z", "DTEND:", "DURATION:"),
            ("05-04 10:00", "05-04 10:00"),
            id="empty end",
        ),
    ],
)
def test_a_single_event_is_placed(lines, expected):
    body = calendar(event(*lines))

    assert spans(body) == [expected]
    assert flaws(body) == []


@pytest.mark.parametrize(
    ("start", "end", "listed"),
    [
        ("20260503T210000Z", "20260503T220000Z", False),
        ("20260503T210000Z", "20260503T220001Z", True),
        ("20260503T220000Z", "20260503T220000Z", True),
        ("20260504T215959Z", "20260504T230000Z", True),
        ("20260504T220000Z", "20260504T230000Z", False),
        ("20260401T000000Z", "20260601T000000Z", True),
    ],
    ids=[
        "ends as the window begins",
        "ends within",
        "a moment at its very beginning",
        "begins within",
        "begins as the window ends",
        "lasts longer than the window",
    ],
)
def test_what_is_in_the_local_day_for_a_moment_is_listed(start, end, listed):
    day = Window(date(2026, 5, 4), date(2026, 5, 4), BERLIN)

    assert bool(starts(calendar(event(f"DTSTART:{start}", f"DTEND:{end}")), day)) is listed


@pytest.mark.parametrize(
    ("first", "after", "listed"),
    [("20260503", "20260504", False), ("20260503", "20260505", True), ("20260505", "20260506", False)],
)
def test_a_whole_day_is_listed_on_its_days(first, after, listed):
    day = Window(date(2026, 5, 4), date(2026, 5, 4), BERLIN)
    lines = (f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{after}")

    assert bool(starts(calendar(event(*lines)), day)) is listed


def test_occurrences_come_by_start_with_whole_days_first():
    body = calendar(
        event("DTSTART:20260505T100000Z", uid="c"),
        event("DTSTART:20260505T090000Z", uid="b"),
        event("DTSTART;VALUE=DATE:20260505", uid="d"),
        event("DTSTART:20260504T230000Z", uid="e"),
    )

    assert starts(body) == ["05-05", "05-04 23:00", "05-05 09:00", "05-05 10:00"]


@pytest.mark.parametrize(
    "window",
    [
        (date(2026, 5, 2), date(2026, 5, 1), BERLIN),
        (date(2026, 5, 1), date(2026, 5, 2), "Europe/Berln"),
        (date(1, 1, 1), date(2026, 5, 2), BERLIN),
        (date(2026, 5, 1), date(9999, 12, 31), BERLIN),
    ],
    ids=["backwards", "no such zone", "too early", "too late"],
)
def test_a_window_that_is_none_is_an_error_of_the_caller(window):
    with pytest.raises(ValueError, match=r".+"):
        starts(calendar(), Window(*window))
