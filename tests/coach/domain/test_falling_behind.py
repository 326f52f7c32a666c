from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.falling_behind import RestOfWeek, Split, SplitKind, behind, split
from coach.domain.grid import GRIDS, ceil_div

units = st.sampled_from(Unit)


@st.composite
def situations(draw):
    """A unit, the rest of a week in it, a planned session and what is comfortable; all on the grid."""
    unit = draw(units)
    grid = GRIDS[unit]
    target, done = (grid.fine * draw(st.integers(0, 400)) for _ in range(2))
    session = grid.fine * draw(st.integers(0, 80))
    comfortable = draw(st.none() | st.integers(0, 80).map(lambda cells: grid.fine * cells))
    return unit, RestOfWeek(target, done, draw(st.integers(0, 6))), session, comfortable


def longest_of(unit, session, comfortable):
    """The longest walk that may be suggested."""
    bearable = min(session, *[it for it in [comfortable] if it is not None], session)
    return max(bearable, GRIDS[unit].smallest)


@pytest.mark.parametrize(
    ("unit", "week", "session", "comfortable", "found"),
    [
        (Unit.MINUTES, RestOfWeek(45, 0, 3), 20, 20, Split(SplitKind.ONE_A_DAY, (15, 15, 15), 45)),
        (Unit.MINUTES, RestOfWeek(80, 0, 5), 20, 20, Split(SplitKind.ONE_A_DAY, (16,) * 5, 80)),
        (Unit.MINUTES, RestOfWeek(80, 40, 3), 20, 20, Split(SplitKind.ONE_A_DAY, (14, 13, 13), 80)),
        (Unit.MINUTES, RestOfWeek(80, 0, 2), 20, 20, Split(SplitKind.TWO_A_DAY, (15,) * 4, 60)),
        (Unit.MINUTES, RestOfWeek(80, 22, 4), 20, 12, Split(SplitKind.ONE_A_DAY_LINE, (12,) * 4, 70)),
        (Unit.MINUTES, RestOfWeek(150, 5, 2), 30, 30, Split(SplitKind.PARTIAL, (22,) * 4, 93)),
        (
            Unit.STEPS,
            RestOfWeek(9_000, 2_000, 3),
            2_250,
            2_000,
            Split(SplitKind.ONE_A_DAY_LINE, (2_000,) * 3, 8_000),
        ),
    ],
)
def test_the_rest_of_a_week_is_split_as_in_the_worked_examples(unit, week, session, comfortable, found):
    assert split(unit, week, session, comfortable) == found


@pytest.mark.parametrize("days_left", [0, 3])
def test_a_week_that_is_done_needs_nothing(days_left):
    assert split(Unit.MINUTES, RestOfWeek(80, 80, days_left), 20) == Split(SplitKind.MET, (), 80)


def test_a_week_without_days_is_let_go():
    assert split(Unit.MINUTES, RestOfWeek(80, 30, 0), 20) == Split(SplitKind.OVER, (), 30)


def test_a_remainder_below_the_smallest_session_is_padded():
    assert split(Unit.MINUTES, RestOfWeek(128, 127, 5), 26) == Split(SplitKind.ONE_A_DAY, (5,), 132)
    assert split(Unit.MINUTES, RestOfWeek(10, 2, 5), 5) == Split(SplitKind.ONE_A_DAY, (5, 5), 12)


def test_a_remainder_is_dropped_where_the_line_holds_without_it():
    assert split(Unit.MINUTES, RestOfWeek(80, 73, 3), 5) == Split(SplitKind.ONE_A_DAY, (5,), 78)


def test_a_remainder_is_dropped_where_the_line_is_just_reached_without_it():
    assert split(Unit.MINUTES, RestOfWeek(19, 5, 3), 5) == Split(SplitKind.ONE_A_DAY, (5, 5), 15)


def test_one_full_walk_a_day_that_just_reaches_the_line_is_enough():
    assert split(Unit.MINUTES, RestOfWeek(80, 0, 3), 20) == Split(SplitKind.ONE_A_DAY_LINE, (20, 20, 20), 60)


def test_a_spare_day_is_used_if_each_day_would_just_hold_a_smallest_session():
    assert split(Unit.MINUTES, RestOfWeek(20, 0, 4), 10) == Split(SplitKind.ONE_A_DAY, (7, 7, 6), 20)


def test_nothing_comfortable_still_leaves_the_smallest_session():
    assert split(Unit.MINUTES, RestOfWeek(20, 0, 4), 20, 0) == Split(SplitKind.ONE_A_DAY, (5,) * 4, 20)


def test_two_a_day_is_not_suggested_where_a_day_would_get_too_long():
    assert split(Unit.MINUTES, RestOfWeek(59, 16, 2), 6) == Split(SplitKind.PARTIAL, (6, 6), 28)


def test_an_enormous_rest_is_answered_with_what_fits():
    assert split(Unit.STEPS, RestOfWeek(10**12, 0, 1), 500) == Split(SplitKind.PARTIAL, (500,), 500)


@given(situations())
def test_no_walk_is_longer_than_planned_or_comfortable_nor_below_the_smallest_session(situation):
    unit, week, session, comfortable = situation
    walks = split(unit, week, session, comfortable).walks

    assert all(GRIDS[unit].smallest <= walk <= longest_of(unit, session, comfortable) for walk in walks)


@given(situations())
def test_a_day_has_at_most_two_walks_and_one_and_a_half_sessions(situation):
    unit, week, session, comfortable = situation
    walks = split(unit, week, session, comfortable).walks
    days = [sum(walks[day :: week.days_left]) for day in range(week.days_left)]

    assert len(walks) <= 2 * week.days_left
    assert all(day <= Fraction(3, 2) * longest_of(unit, session, comfortable) for day in days)


@given(situations())
def test_the_target_is_passed_by_less_than_the_padding_of_one_session(situation):
    unit, week, session, comfortable = situation
    found = split(unit, week, session, comfortable)

    assert found.reaches == week.done + sum(found.walks)
    assert found.reaches < max(week.done + 1, week.target + GRIDS[unit].smallest)


@given(situations())
def test_each_kind_keeps_its_promise(situation):
    unit, week, session, comfortable = situation
    found = split(unit, week, session, comfortable)
    line = ceil_div(3 * week.target, 4)
    kept = {
        SplitKind.MET: week.done >= week.target and found.walks == (),
        SplitKind.OVER: week.days_left == 0 and found.walks == (),
        SplitKind.ONE_A_DAY: 0 < len(found.walks) <= week.days_left and found.reaches >= line,
        SplitKind.ONE_A_DAY_LINE: len(found.walks) == week.days_left and found.reaches >= line,
        SplitKind.TWO_A_DAY: len(found.walks) > week.days_left and found.reaches >= line,
        SplitKind.PARTIAL: len(found.walks) >= week.days_left and found.reaches < line,
    }

    assert kept[found.kind]


@given(situations())
def test_the_same_week_is_always_split_the_same_way(situation):
    unit, week, session, comfortable = situation

    assert split(unit, week, session, comfortable) == split(unit, week, session, comfortable)


@pytest.mark.parametrize(
    ("done", "expected", "days_left", "spoken_of"),
    [
        (15, 20, 3, False),
        (14, 20, 3, True),
        (15, 19, 3, False),
        (0, 60, 0, False),
        (0, 60, 1, True),
        (0, 0, 5, False),
        (0, 4, 5, False),
        (0, 5, 5, True),
        (90, 121, 2, True),
        (2, 6, 3, False),
    ],
)
def test_behind_is_below_three_quarters_of_what_was_expected_by_a_whole_session(
    done, expected, days_left, spoken_of
):
    assert behind(Unit.MINUTES, done, expected, days_left) is spoken_of
