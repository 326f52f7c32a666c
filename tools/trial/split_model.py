"""The split of the rest of a week, written a second time from the specification's exact forms."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tools.trial.model import ENOUGH, UNITS, near_equal


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a week, in a unit; `line` is 75 % of the target."""

    unit: str
    target: int
    done: int
    days: int

    @property
    def line(self) -> int:
        """The amount from which the week counts."""
        return ceil(ENOUGH * self.target)


def split(rest: Rest, session: int, comfortable: int | None) -> tuple[str, list[int]]:
    """Find the kind of the suggestion and its walks."""
    if rest.target <= rest.done:
        return "met", []
    if rest.days <= 0:
        return "over", []
    grid, smallest = UNITS[rest.unit].grid, UNITS[rest.unit].smallest
    left = _up(rest.target - rest.done, grid)
    bearable = session if comfortable is None else min(session, comfortable)
    top = max(smallest, bearable // grid * grid)
    few = _fewest(rest, left, top)
    if len(few) <= rest.days:
        if len(few) < rest.days and sum(few) >= rest.days * smallest and max(few) == top:
            return "one_a_day", near_equal(rest.unit, sum(few), len(few) + 1)
        return "one_a_day", few
    daily = [top] * rest.days
    if rest.done + sum(daily) >= rest.line:
        return "one_a_day_line", daily
    twice = _twice(rest, top)
    if sum(twice) > sum(daily):
        return ("two_a_day" if rest.done + sum(twice) >= rest.line else "partial"), twice
    return "partial", daily


def _up(amount: int, grid: int) -> int:
    """Round up to the grid."""
    return ceil(Fraction(amount, grid)) * grid


def _fewest(rest: Rest, total: int, top: int) -> list[int]:
    """Cut a total into the fewest walks of at most `top`; a short remainder is dropped or padded."""
    smallest = UNITS[rest.unit].smallest
    n = ceil(Fraction(total, top))
    if total >= n * smallest:
        return near_equal(rest.unit, total, n)
    if n > 1 and rest.done + (n - 1) * top >= rest.line:
        return [top] * (n - 1)
    return [smallest] * n


def _twice(rest: Rest, top: int) -> list[int]:
    """Cut what the line asks for into two shorter walks a day, where a day bears them."""
    grid, smallest = UNITS[rest.unit].grid, UNITS[rest.unit].smallest
    each = max(smallest, floor(ENOUGH * top / grid) * grid)
    if not top < 2 * each <= Fraction(3, 2) * top:
        return []
    wanted = _up(min(rest.line - rest.done, 2 * each * rest.days), grid)
    return _fewest(rest, wanted, each)
