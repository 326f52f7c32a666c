from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, Grid, ceil_div, down_to, near_equal, round_to, up_to

units = st.sampled_from(Unit)


def test_each_unit_has_its_numbers():
    assert dict(GRIDS) == {
        Unit.MINUTES: Grid(150, 5, 5, 1, 5, 40),
        Unit.STEPS: Grid(15_000, 500, 500, 50, 500, 4_000),
        Unit.METRES: Grid(12_000, 400, 400, 50, 100, 3_200),
    }


@pytest.mark.parametrize(
    ("cell", "amount", "rounded"),
    [
        (1, Fraction(1, 2), 1),
        (1, Fraction(49, 100), 0),
        (5, Fraction(5, 2), 5),
        (50, 25, 50),
        (50, 24, 0),
        (5, -3, -5),
    ],
)
def test_a_half_is_rounded_up(cell, amount, rounded):
    assert round_to(cell, amount) == rounded


@given(st.integers(1, 500), st.fractions(-100_000, 100_000))
def test_rounding_stays_within_half_a_cell_and_on_the_grid(cell, amount):
    rounded = round_to(cell, amount)

    assert rounded % cell == 0
    assert -Fraction(cell, 2) < rounded - amount <= Fraction(cell, 2)


@given(st.integers(1, 500), st.fractions(-100_000, 100_000))
def test_down_and_up_enclose_the_amount(cell, amount):
    assert down_to(cell, amount) <= amount <= up_to(cell, amount) < down_to(cell, amount) + 2 * cell


@pytest.mark.parametrize(
    ("unit", "coarse_from"), [(Unit.MINUTES, 40), (Unit.STEPS, 4_000), (Unit.METRES, 3_200)]
)
def test_the_grid_is_coarse_once_a_week_has_reached_it(unit, coarse_from):
    grid = GRIDS[unit]

    assert (grid.at(coarse_from - 1), grid.at(coarse_from)) == (grid.fine, grid.coarse)


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_dividing_up_is_the_least_number_that_holds_all(total, parts):
    assert (ceil_div(total, parts) - 1) * parts < total <= ceil_div(total, parts) * parts


def test_the_first_walks_are_one_cell_longer_and_the_first_gets_what_is_below_a_cell():
    assert near_equal(Unit.STEPS, 1_130, 3) == (430, 350, 350)


@given(units, st.integers(0, 100_000), st.integers(1, 20))
def test_near_equal_walks_have_the_exact_sum_longest_first(unit, total, n):
    walks = near_equal(unit, total, n)
    fine = GRIDS[unit].fine

    assert sum(walks) == total
    assert len(walks) == n
    assert list(walks) == sorted(walks, reverse=True)
    assert walks[0] - walks[-1] < 2 * fine


@given(units, st.integers(0, 100_000))
def test_a_week_is_raised_by_a_tenth_or_the_smallest_raise_but_never_more_than_doubled(unit, total):
    grid = GRIDS[unit]

    assert total <= grid.raised(total) <= 2 * total
    assert grid.raised(total) <= max(Fraction(11 * total, 10), Fraction(total + grid.smallest_raise))
    assert grid.raised(total) >= Fraction(11 * total, 10)
