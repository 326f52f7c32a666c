"""What the week that ends decides about the next one."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, round_to
from coach.domain.traffic import Light

ENOUGH = Fraction(3, 4)
"""A week counts from 75 %: 3 walks of 4. An 80 or 100 % line would freeze the average person (D)."""

LOW = Fraction(1, 2)
"""Two weeks in a row below half of the target ease it (D)."""

NEW_BASELINE_DAYS = 56
"""From so many days without a walk on, the plan starts anew (D)."""

GAPS = ((28, Fraction(1, 2)), (14, Fraction(3, 4)))
"""Days without a walk from which the target falls to a share of it, longest first (D)."""


class Action(StrEnum):
    """What happens to the plan at the end of a week."""

    STOP = "STOP"
    """The safety card is shown and the plan locked until confirmed."""
    FLARE = "FLARE"
    ASK = "ASK"
    """"Did you walk?", before any judgement."""
    HOLD = "HOLD"
    """The same target in shorter and more walks."""
    REPEAT_SPLIT = "REPEAT_SPLIT"
    """The same week again, and a split is offered."""
    ADVANCE = "ADVANCE"
    """One position on, whatever the overshoot."""
    EASE = "EASE"


@dataclass(frozen=True, slots=True)
class WeekDone:
    """A week that ended, in the plan's unit."""

    target: int
    done: int
    logged: bool = True
    """Anything at all was logged."""
    low_before: bool = False
    """The week before was GREEN and below half of its target too."""

    def reached(self, share: Fraction) -> bool:
        """Whether at least that share of the target was walked."""
        return self.done >= share * self.target


@dataclass(frozen=True, slots=True)
class FlarePlan:
    """What a flare week asks at most, in the plan's unit; doing nothing is fine."""

    target: int
    session: int


def decide(light: Light, week: WeekDone) -> Action:
    """Decide what the next week is; the same facts always give the same answer."""
    if light is Light.RED:
        return Action.STOP
    if light is Light.FLARE:
        return Action.FLARE
    if not week.logged:
        return Action.ASK
    if light is Light.AMBER:
        return Action.HOLD
    if week.reached(ENOUGH):
        return Action.ADVANCE if light is Light.GREEN else Action.HOLD
    if light is Light.GREEN and week.low_before and not week.reached(LOW):
        return Action.EASE
    return Action.REPEAT_SPLIT


def eased(unit: Unit, target: int, done: int) -> int:
    """Lower a target that was twice not half done: to what was done, or 75 % if that is more (D)."""
    if done >= target:
        return target
    return _lowered(unit, target, max(Fraction(done), ENOUGH * target))


def flare(unit: Unit, target: int, session: int) -> FlarePlan:
    """Halve target and session for a flare, but neither below what is worth planning (D)."""
    grid = GRIDS[unit]
    half_session = max(grid.smallest, round_to(grid.fine, Fraction(session, 2)))
    return FlarePlan(
        min(target, _lowered(unit, target, Fraction(target, 2))),
        min(session, half_session),
    )


def after_flare(unit: Unit, target: int) -> int:
    """Find the target of the first week after a flare: 75 % of the one at the same position (D)."""
    return _lowered(unit, target, ENOUGH * target)


def gap(unit: Unit, target: int, days: int) -> int | None:
    """Lower a target after so many days without a walk and without a pause.

    None from 56 days on: screening and a new baseline come first.
    """
    if days >= NEW_BASELINE_DAYS:
        return None
    share = next((share for start, share in GAPS if days >= start), Fraction(1))
    return _lowered(unit, target, share * target)


def _lowered(unit: Unit, target: int, to: Fraction) -> int:
    """Round a lowered target, but never below three smallest sessions or what it was, if that is less."""
    grid = GRIDS[unit]
    return max(grid.least(target), round_to(grid.fine, to))
