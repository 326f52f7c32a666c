from datetime import date, timedelta

import pytest

from coach.domain.habit import WHOLE, after_days

MONDAY = date(2026, 3, 2)


def days(count, first=MONDAY):
    return [first + timedelta(days=offset) for offset in range(count)]


def test_one_day_of_a_daily_habit_follows_the_formula():
    keeps = 0.5 ** (1 / 13)
    assert after_days(0, days(1), {MONDAY}, 7) == round(WHOLE * (1 / 7) * (1 - keeps))


def test_thirteen_days_of_every_day_are_half_of_the_way():
    walked = set(days(40, MONDAY - timedelta(days=20)))
    assert after_days(0, days(13), walked, 7) == WHOLE // 2


def test_keeping_to_three_walks_a_week_grows_it_week_by_week():
    walked = {day for day in days(140) if day.weekday() in (0, 2, 4)}
    scores = [after_days(0, days(7 * weeks), walked, 3) for weeks in (1, 4, 12, 20)]
    assert scores == sorted(scores)
    assert scores[-1] > 0.95 * WHOLE


def test_a_missed_day_takes_off_a_little_and_never_all():
    full = after_days(WHOLE, days(1), set(), 4)
    assert 0.95 * WHOLE < full < WHOLE


def test_more_than_the_rhythm_is_no_more_than_the_rhythm():
    assert after_days(5000, days(7), set(days(7)), 1) <= WHOLE


@pytest.mark.parametrize("a_week", [0, -1])
def test_no_rhythm_leaves_it_as_it_is(a_week):
    assert after_days(1234, days(7), set(), a_week) == 1234


def test_no_days_leave_it_as_it_is():
    assert after_days(1234, [], {MONDAY}, 4) == 1234
