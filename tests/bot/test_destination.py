from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.local_chat.destination import destination

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("+30m", "2026-03-02 09:30"),
        ("+2h", "2026-03-02 11:00"),
        ("+1d6h", "2026-03-03 15:00"),
        ("+1w", "2026-03-09 09:00"),
        ("18:30", "2026-03-02 18:30"),
        ("7:00", "2026-03-03 07:00"),
        ("9:00", "2026-03-03 09:00"),
        ("6pm", "2026-03-02 18:00"),
        ("12am", "2026-03-03 00:00"),
        ("tomorrow 7:00", "2026-03-03 07:00"),
        ("Tomorrow", "2026-03-03 08:00"),
        ("monday", "2026-03-09 08:00"),
        ("tue", "2026-03-03 08:00"),
        ("thurs 18.15", "2026-03-05 18:15"),
        ("sunday 7", "2026-03-08 07:00"),
        ("date 2026-03-04", "2026-03-04 08:00"),
        ("date 2026-03-04 7:00", "2026-03-04 07:00"),
        ("2026-03-04T21:05", "2026-03-04 21:05"),
    ],
)
def test_words_name_an_instant_ahead(words, expected):
    found = destination(words, MONDAY, LONDON)

    assert found.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize(
    "words",
    ["", "+", "+2", "+2x", "+2h soon", "someday", "tomorrow noon", "mo", "sunset", "25:00", "9:75", "date",
     "date 2026-02-30", "date 2026-03-01", "2026-03-02 9:00"],
)  # fmt: skip
def test_words_that_name_no_time_ahead_are_refused(words):
    assert destination(words, MONDAY, LONDON) is None


def test_a_day_later_is_the_same_time_on_the_wall_when_the_clocks_change():
    saturday = datetime(2026, 3, 28, 9, tzinfo=UTC)

    assert destination("+1d", saturday, LONDON) == datetime(2026, 3, 29, 8, tzinfo=UTC)


def test_today_is_the_day_in_the_persons_own_zone():
    late = datetime(2026, 3, 2, 15, tzinfo=UTC)

    assert destination("tomorrow 7:00", late, ZoneInfo("Pacific/Auckland")) == datetime(
        2026, 3, 3, 18, tzinfo=UTC
    )
