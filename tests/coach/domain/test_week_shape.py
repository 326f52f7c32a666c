from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, near_equal
from coach.domain.ramp import cap
from coach.domain.week_shape import Routine, shape, swap

units = st.sampled_from(Unit)


@pytest.mark.parametrize(
    ("total", "before", "walks"),
    [
        (80, Routine(4, 20), (20,) * 4),
        (85, Routine(4, 20), (17,) * 5),
        (30, Routine(5, 5), (6,) * 5),
        (130, Routine(4, 27), (26,) * 5),
        (150, Routine(4, 30), (30,) * 5),
    ],
)
def test_a_day_is_added_before_walks_get_longer(total, before, walks):
    assert shape(Unit.MINUTES, total, before) == walks


def test_once_the_days_are_full_walks_grow_and_then_some_days_get_two():
    assert shape(Unit.MINUTES, 165, Routine(5, 30)) == (33,) * 5
    assert shape(Unit.MINUTES, 165, Routine(5, 29)) == (28, 28, 28, 27, 27, 27)


def test_a_tenth_of_a_walk_is_rounded_half_up():
    assert shape(Unit.MINUTES, 85, Routine(5, 15)) == (17,) * 5
    assert shape(Unit.MINUTES, 85, Routine(5, 14)) == (15, 14, 14, 14, 14, 14)


def test_at_two_a_day_it_stops():
    assert shape(Unit.MINUTES, 100, Routine(1, 5), days=2) == (25,) * 4


def test_less_than_the_smallest_session_is_one_walk():
    assert shape(Unit.STEPS, 450, Routine(3, 500)) == (450,)


def test_a_routine_without_walks_gets_as_many_as_fit():
    assert shape(Unit.MINUTES, 30, Routine(0, 0), days=3) == (5,) * 6


def test_the_days_are_the_callers_to_bound():
    assert shape(Unit.MINUTES, 70, Routine(7, 10), days=7) == (10,) * 7


@given(units, st.integers(1, 400), st.integers(0, 12), st.integers(0, 80), st.integers(1, 6))
def test_a_shaped_week_has_the_exact_sum_in_walks_worth_planning(unit, cells, walks, session, days):
    grid = GRIDS[unit]
    total = grid.fine * cells
    shaped = shape(unit, total, Routine(walks, grid.fine * session), days)

    assert sum(shaped) == total
    assert shaped == near_equal(unit, total, len(shaped))
    assert len(shaped) <= 2 * days
    assert shaped[-1] >= min(total, grid.smallest)


@given(units, st.integers(1, 400), st.integers(1, 6), st.integers(1, 80), st.integers(1, 6))
def test_walks_grow_by_a_tenth_or_one_cell_unless_every_day_has_two(unit, cells, walks, session, days):
    grid = GRIDS[unit]
    total, before = grid.fine * cells, Routine(walks, grid.fine * session)
    shaped = shape(unit, total, before, days)
    most = max(1, min(2 * days, total // grid.smallest))
    growth = max(grid.fine, Fraction(before.session, 10) + Fraction(grid.fine, 2))

    assert len(shaped) == most or shaped[0] <= before.session + growth


@given(units, st.integers(1, 400), st.integers(1, 6), st.integers(1, 6))
def test_a_week_that_already_has_its_shape_keeps_it(unit, cells, walks, days):
    grid = GRIDS[unit]
    total = grid.fine * cells
    shaped = near_equal(unit, total, max(1, min(walks, days, total // grid.smallest)))

    assert shape(unit, total, Routine(len(shaped), shaped[0]), days) == shaped


@pytest.mark.parametrize(
    ("unit", "before", "gentler"),
    [
        (Unit.MINUTES, Routine(2, 20), Routine(3, 15)),
        (Unit.MINUTES, Routine(3, 20), Routine(4, 16)),
        (Unit.MINUTES, Routine(4, 30), Routine(5, 25)),
        (Unit.MINUTES, Routine(2, 5), Routine(3, 5)),
        (Unit.STEPS, Routine(2, 2_000), Routine(3, 1_500)),
    ],
)
def test_too_long_becomes_one_more_but_shorter(unit, before, gentler):
    assert swap(unit, before) == gentler


@pytest.mark.parametrize("before", [Routine(1, 4), Routine(3, 0), Routine(0, 20)])
def test_what_is_too_short_to_split_is_left(before):
    assert swap(Unit.MINUTES, before) is None


@given(units, st.integers(1, 6), st.integers(1, 100))
def test_a_swap_is_never_longer_and_more_in_all_within_the_cap(unit, walks, cells):
    before = Routine(walks, GRIDS[unit].fine * cells)
    gentler = swap(unit, before)

    assert gentler is None or (
        gentler.walks == before.walks + 1
        and GRIDS[unit].smallest <= gentler.session <= before.session
        and before.total < gentler.total <= cap(unit, before.total)
    )
