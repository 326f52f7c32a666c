import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS
from coach.domain.traffic import Light
from coach.domain.week_close import (
    Action,
    FlarePlan,
    WeekDone,
    after_flare,
    decide,
    eased,
    flare,
    gap,
)

units = st.sampled_from(Unit)
cells = st.integers(0, 400)
weeks = st.builds(WeekDone, st.integers(1, 500), st.integers(0, 500), st.booleans(), st.booleans())


@pytest.mark.parametrize(
    ("light", "done", "low_before", "action"),
    [
        (Light.RED, 80, False, Action.STOP),
        (Light.FLARE, 80, False, Action.FLARE),
        (Light.AMBER, 80, False, Action.HOLD),
        (Light.AMBER, 10, True, Action.HOLD),
        (Light.UNKNOWN, 60, False, Action.HOLD),
        (Light.UNKNOWN, 59, True, Action.REPEAT_SPLIT),
        (Light.UNKNOWN, 10, True, Action.REPEAT_SPLIT),
        (Light.GREEN, 200, False, Action.ADVANCE),
        (Light.GREEN, 60, True, Action.ADVANCE),
        (Light.GREEN, 59, True, Action.REPEAT_SPLIT),
        (Light.GREEN, 40, True, Action.REPEAT_SPLIT),
        (Light.GREEN, 39, False, Action.REPEAT_SPLIT),
        (Light.GREEN, 39, True, Action.EASE),
    ],
)
def test_a_week_of_80_minutes_is_closed_by_pain_and_by_what_was_done(light, done, low_before, action):
    assert decide(light, WeekDone(80, done, low_before=low_before)) is action


@pytest.mark.parametrize(
    ("light", "action"),
    [
        (Light.RED, Action.STOP),
        (Light.FLARE, Action.FLARE),
        (Light.AMBER, Action.ASK),
        (Light.UNKNOWN, Action.ASK),
        (Light.GREEN, Action.ASK),
    ],
)
def test_a_week_without_a_log_is_asked_about_before_it_is_judged(light, action):
    assert decide(light, WeekDone(80, 0, logged=False, low_before=True)) is action


@given(st.sampled_from(Light), weeks)
def test_only_a_green_week_moves_on(light, week):
    assert decide(light, week) is not Action.ADVANCE or (
        light is Light.GREEN and 4 * week.done >= 3 * week.target
    )


@given(st.sampled_from(Light), weeks)
def test_the_same_week_is_always_closed_the_same_way(light, week):
    assert decide(light, week) is decide(light, week)


@pytest.mark.parametrize(
    ("unit", "target", "done", "lowered"),
    [
        (Unit.MINUTES, 100, 13, 75),
        (Unit.MINUTES, 119, 72, 89),
        (Unit.MINUTES, 106, 92, 92),
        (Unit.MINUTES, 80, 90, 80),
        (Unit.MINUTES, 10, 3, 10),
        (Unit.MINUTES, 18, 0, 15),
        (Unit.METRES, 3_300, 1_200, 2_500),
    ],
)
def test_easing_goes_to_what_was_done_or_three_quarters(unit, target, done, lowered):
    assert eased(unit, target, done) == lowered


@pytest.mark.parametrize(
    ("unit", "target", "session", "plan"),
    [
        (Unit.MINUTES, 80, 20, FlarePlan(40, 10)),
        (Unit.MINUTES, 150, 30, FlarePlan(75, 15)),
        (Unit.MINUTES, 10, 4, FlarePlan(10, 4)),
        (Unit.MINUTES, 15, 15, FlarePlan(15, 8)),
        (Unit.STEPS, 12_300, 2_050, FlarePlan(6_150, 1_050)),
    ],
)
def test_a_flare_halves_the_week_and_the_walk(unit, target, session, plan):
    assert flare(unit, target, session) == plan


def test_the_week_after_a_flare_asks_three_quarters():
    assert after_flare(Unit.MINUTES, 105) == 79
    assert after_flare(Unit.MINUTES, 12) == 12


@pytest.mark.parametrize(
    ("days", "target"),
    [(0, 100), (13, 100), (14, 75), (27, 75), (28, 50), (55, 50), (56, None), (400, None)],
)
def test_the_longer_the_gap_the_gentler_the_return(days, target):
    assert gap(Unit.MINUTES, 100, days) == target


def test_a_target_that_was_met_is_left_as_it_is_even_between_two_cells():
    assert eased(Unit.STEPS, 12_340, 12_340) == 12_340


def test_a_small_target_is_not_lowered_after_a_gap():
    assert gap(Unit.MINUTES, 12, 55) == 12


@given(units, cells, cells, st.integers(0, 55))
def test_lowering_never_raises_and_keeps_something_worth_planning(unit, target_cells, done_cells, days):
    grid = GRIDS[unit]
    target, done = grid.fine * target_cells, grid.fine * done_cells
    least = min(target, 3 * grid.smallest)

    assert least <= eased(unit, target, done) <= target
    assert least <= flare(unit, target, grid.smallest).target <= target
    assert least <= after_flare(unit, target) <= target
    assert least <= gap(unit, target, days) <= target


@given(units, cells)
def test_a_flare_never_makes_a_walk_longer(unit, session_cells):
    grid = GRIDS[unit]
    session = grid.fine * session_cells

    assert min(session, grid.smallest) <= flare(unit, grid.goal, session).session <= session
