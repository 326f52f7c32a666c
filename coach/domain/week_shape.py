"""How a week's total becomes walks: frequency first, length second."""

from dataclasses import dataclass
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, ceil_div, down_to, near_equal, round_to
from coach.domain.ramp import cap

USUAL_DAYS = 5
"""Walking days a week unless the person says otherwise: WalkBack's five (Lancet 2024)."""

MOST_DAYS = 6
"""One rest day stays (D)."""


@dataclass(frozen=True, slots=True)
class Routine:
    """A number of walks a week, all of one length in the plan's unit."""

    walks: int
    session: int

    @property
    def total(self) -> int:
        """The amount a week."""
        return self.walks * self.session


def shape(unit: Unit, total: int, before: Routine, days: int = USUAL_DAYS) -> tuple[int, ...]:
    """Cut a week's total into walks, longest first, given the routine of the week before.

    Days are added while the walks would be longer than before; then they may grow by 10 % or one grid cell;
    then some days get a second walk. At two a day it stops, even if the walks are longer than that (D).
    `days` is the caller's to bound: one rest day stays.
    """
    grid = GRIDS[unit]
    most = max(1, total // grid.smallest)
    growth = max(grid.fine, round_to(grid.fine, Fraction(before.session, 10)))
    walks = max(1, min(before.walks, days, most))
    walks = max(walks, min(days, most, _walks_of(before.session, total)))
    walks = max(walks, min(2 * days, most, _walks_of(before.session + growth, total)))
    return near_equal(unit, total, walks)


def _walks_of(longest: int, total: int) -> int:
    """Count the walks that `total` takes if none is longer than `longest`."""
    return ceil_div(total, max(1, longest))


def swap(unit: Unit, before: Routine) -> Routine | None:
    """Trade a routine for one more, shorter walk a week: more in all, within the cap; None if there is none.

    2x20 becomes 3x15, the article's own example. The coarse grid is tried first.
    """
    grid = GRIDS[unit]
    walks = before.walks + 1
    most_each = cap(unit, before.total) / walks
    for cell in (grid.coarse, grid.fine):
        gentler = Routine(walks, min(before.session, down_to(cell, most_each)))
        if gentler.session >= grid.smallest and gentler.total > before.total:
            return gentler
    return None
