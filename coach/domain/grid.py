"""The numbers each unit is counted with, and how amounts are rounded to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from coach.domain.amounts import Unit


@dataclass(frozen=True, slots=True)
class Grid:
    """What one unit is counted with; all in that unit, `goal` and `coarse_from` a week.

    The goal in minutes is WalkBack's, 5 x 30 (Lancet 2024); everything else is a design decision (D).
    """

    goal: int
    smallest_raise: int
    smallest: int
    """The smallest session worth planning."""
    fine: int
    coarse: int
    coarse_from: int

    def raised(self, total: int) -> Fraction:
        """The most a week may ask for after a week of `total`: 10 % or the smallest raise more (D)."""
        return total + max(Fraction(total, 10), Fraction(min(self.smallest_raise, total)))

    def at(self, total: int) -> int:
        """The grid that weekly targets stand on once one has reached `total`."""
        return self.coarse if total >= self.coarse_from else self.fine

    def least(self, target: int) -> int:
        """The least a lowered week still asks for: three smallest sessions, but never a raise (D)."""
        return min(target, 3 * self.smallest)


GRIDS: Mapping[Unit, Grid] = MappingProxyType(
    {
        Unit.MINUTES: Grid(150, smallest_raise=5, smallest=5, fine=1, coarse=5, coarse_from=40),
        Unit.STEPS: Grid(15_000, smallest_raise=500, smallest=500, fine=50, coarse=500, coarse_from=4_000),
        Unit.METRES: Grid(12_000, smallest_raise=400, smallest=400, fine=50, coarse=100, coarse_from=3_200),
    }
)


def ceil_div(total: int, parts: int) -> int:
    """Divide, rounding up."""
    return -(-total // parts)


def round_to(cell: int, amount: Fraction | int) -> int:
    """Round half up to a multiple of `cell`."""
    return int((2 * amount + cell) // (2 * cell)) * cell


def down_to(cell: int, amount: Fraction | int) -> int:
    """Round down to a multiple of `cell`."""
    return int(amount // cell) * cell


def up_to(cell: int, amount: Fraction | int) -> int:
    """Round up to a multiple of `cell`."""
    return -int(-amount // cell) * cell


def near_equal(unit: Unit, total: int, n: int) -> tuple[int, ...]:
    """Cut `total` into `n` walks (at least 1) of nearly one length, longest first, to the exact sum."""
    fine = GRIDS[unit].fine
    cells, below = divmod(total, fine)
    each, longer = divmod(cells, n)
    first, *others = (fine * (each + (walk < longer)) for walk in range(n))
    return (first + below, *others)
