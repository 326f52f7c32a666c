from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS
from coach.domain.ramp import cap, eased_position, prorated, ramp, too_easy

units = st.sampled_from(Unit)
FROM_80 = (
    *(80, 85, 90, 95, 100, 105, 105, 110, 115, 120, 125, 130, 130),
    *(135, 135, 135, 135, 140, 140, 140, 145, 145, 145, 145, 150, 150),
)


@st.composite
def ramps(draw):
    """A unit and a ramp in it, from a start on the grid to a goal on the coarse grid."""
    unit = draw(units)
    grid = GRIDS[unit]
    start = grid.fine * draw(st.integers(1, 400))
    goal = grid.coarse * draw(st.integers(1, 100))
    return unit, ramp(unit, start, goal)


def test_eighty_minutes_reach_130_in_week_twelve_and_150_in_half_a_year():
    assert ramp(Unit.MINUTES, 80) == FROM_80


def test_a_five_minute_starter_reaches_the_goal_in_the_last_week():
    targets = ramp(Unit.MINUTES, 15)

    assert targets[:4] == (15, 20, 25, 30)
    assert targets[17:] == (100, 110, 120, 130, 140, 140, 145, 145, 150)


@pytest.mark.parametrize("unit", Unit)
def test_who_starts_at_the_goal_or_above_it_stays_there(unit):
    goal = GRIDS[unit].goal

    assert ramp(unit, goal) == (goal,) * 26
    assert ramp(unit, goal + 50) == (goal + 50,) * 26
    assert ramp(unit, goal, goal // 2) == (goal,) * 26


def test_a_goal_off_the_coarse_grid_is_approached_from_below():
    assert ramp(Unit.MINUTES, 80, 104)[-1] == 100


def test_a_tiny_start_at_most_doubles():
    assert ramp(Unit.MINUTES, 2)[:4] == (2, 4, 8, 13)


@given(ramps())
def test_a_ramp_never_falls_and_never_passes_its_caps(drawn):
    unit, targets = drawn

    assert len(targets) == 26
    assert all(before <= after <= cap(unit, before) for before, after in pairwise(targets))


@given(units, st.integers(1, 400), st.integers(1, 100))
def test_a_ramp_ends_at_the_goal_or_below_and_is_always_the_same(unit, cells, goal_cells):
    grid = GRIDS[unit]
    start, goal = grid.fine * cells, grid.coarse * goal_cells
    targets = ramp(unit, start, goal)

    assert targets[0] == start
    assert targets[-1] <= max(start, goal)
    assert targets == ramp(unit, start, goal)


@given(ramps(), st.integers(0, 25))
def test_too_easy_moves_on_by_one_or_by_two_within_a_fifth(drawn, position):
    targets = drawn[1]
    asked = too_easy(targets, position)

    assert min(position + 1, 25) <= asked <= min(position + 2, 25)
    assert asked == min(position + 1, 25) or 5 * targets[asked] <= 6 * targets[position]


def test_too_easy_takes_two_positions_only_up_to_a_fifth():
    assert [too_easy(FROM_80, position) for position in (0, 3, 23, 24, 25)] == [2, 5, 25, 25, 25]
    assert too_easy(ramp(Unit.MINUTES, 15), 0) == 1


@pytest.mark.parametrize(
    ("position", "eased", "found"),
    [(9, 90, 2), (9, 94, 2), (9, 105, 6), (5, 105, 5), (3, 60, 0), (3, 80, 0), (0, 80, 0), (25, 150, 25)],
)
def test_easing_goes_back_to_the_largest_target_that_asks_no_more(position, eased, found):
    assert eased_position(FROM_80, position, eased) == found


def test_easing_on_a_level_ramp_does_not_move_on():
    assert eased_position(ramp(Unit.MINUTES, 150), 3, 150) == 3


@given(ramps(), st.integers(0, 25), st.integers(0, 20_000))
def test_easing_never_moves_on_and_never_asks_more_unless_at_the_start(drawn, position, eased):
    targets = drawn[1]
    found = eased_position(targets, position, eased)

    assert 0 <= found <= position
    assert found == 0 or targets[found] <= eased


@pytest.mark.parametrize(
    ("unit", "target", "days", "first"),
    [
        (Unit.MINUTES, 80, 7, 80),
        (Unit.MINUTES, 80, 4, 46),
        (Unit.MINUTES, 15, 1, 5),
        (Unit.MINUTES, 4, 1, 4),
        (Unit.STEPS, 8_000, 3, 3_450),
    ],
)
def test_a_first_week_is_prorated(unit, target, days, first):
    assert prorated(unit, target, days) == first
