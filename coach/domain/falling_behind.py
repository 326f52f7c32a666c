"""Noticing that a week falls behind, and finding a gentler way through the rest of it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, Grid, ceil_div, down_to, near_equal, up_to
from coach.domain.week_close import ENOUGH

SECOND_WALK = Fraction(3, 4)
"""How much of a session each of two walks on one day may be (D)."""

MOST_A_DAY = Fraction(3, 2)
"""How many sessions one day may hold (D)."""


class SplitKind(StrEnum):
    """Which way through the rest of the week was found."""

    MET = "met"
    """Nothing is left to do."""
    OVER = "over"
    """No day is left."""
    ONE_A_DAY = "one_a_day"
    """One walk a day reaches the target."""
    ONE_A_DAY_LINE = "one_a_day_line"
    """One walk a day reaches 75 % of it."""
    TWO_A_DAY = "two_a_day"
    """Two shorter walks a day reach 75 % of it."""
    PARTIAL = "partial"
    """What fits; the rest is let go."""


@dataclass(frozen=True, slots=True)
class RestOfWeek:
    """Where a week stands, in the plan's unit; `days_left` are walking days, today included before 20:00."""

    target: int
    done: int
    days_left: int

    @property
    def left(self) -> int:
        """What is missing to the target; negative once it is passed."""
        return self.target - self.done

    @property
    def to_line(self) -> int:
        """What is missing to 75 % of the target, at which a week counts."""
        return ceil_div(self.target * ENOUGH.numerator, ENOUGH.denominator) - self.done


@dataclass(frozen=True, slots=True)
class Split:
    """A way through the rest of the week: the walks, longest first, and the week's amount after them."""

    kind: SplitKind
    walks: tuple[int, ...]
    reaches: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """So many walks of nearly one length."""

    walks: int
    total: int


def behind(unit: Unit, done: int, expected: int, days_left: int) -> bool:
    """Tell whether to speak of falling behind: below 75 % of what was expected by now, by a whole session.

    `expected` are the planned walks whose slot ended two hours ago; it is 0 before the first (D).
    """
    return days_left > 0 and done < ENOUGH * expected and expected - done >= GRIDS[unit].smallest


def split(unit: Unit, week: RestOfWeek, session: int, comfortable: int | None = None) -> Split:
    """Suggest shorter or more walks for the days that are left; nothing is ever carried over.

    No walk is longer than the planned `session` or what was lately `comfortable` (None = as planned), but
    none is below the smallest session either; a day holds at most 1.5 sessions (D).
    """
    if week.left <= 0:
        return Split(SplitKind.MET, (), week.done)
    if week.days_left <= 0:
        return Split(SplitKind.OVER, (), week.done)
    grid = GRIDS[unit]
    bearable = session if comfortable is None else min(session, comfortable)
    longest = max(grid.smallest, down_to(grid.fine, bearable))
    kind, cut = _found(grid, week, longest)
    return Split(kind, near_equal(unit, cut.total, cut.walks), week.done + cut.total)


def _found(grid: Grid, week: RestOfWeek, longest: int) -> tuple[SplitKind, _Cut]:
    """Try one walk a day, then two, then settle for what fits."""
    once = _fewest(grid, week, up_to(grid.fine, week.left), longest)
    if once.walks <= week.days_left:
        return SplitKind.ONE_A_DAY, _spread(grid, week, once, longest)
    daily = _Cut(week.days_left, week.days_left * longest)
    if daily.total >= week.to_line:
        return SplitKind.ONE_A_DAY_LINE, daily
    twice = _twice(grid, week, longest)
    if twice is None or twice.total <= daily.total:
        return SplitKind.PARTIAL, daily
    return (SplitKind.TWO_A_DAY if twice.total >= week.to_line else SplitKind.PARTIAL), twice


def _fewest(grid: Grid, week: RestOfWeek, total: int, longest: int) -> _Cut:
    """Cut a total into the fewest walks; a remainder too short to walk is let go or padded."""
    walks = ceil_div(total, longest)
    if total >= walks * grid.smallest:
        return _Cut(walks, total)
    without = (walks - 1) * longest
    if walks > 1 and without >= week.to_line:
        return _Cut(walks - 1, without)
    return _Cut(walks, walks * grid.smallest)


def _spread(grid: Grid, week: RestOfWeek, cut: _Cut, longest: int) -> _Cut:
    """Use a spare day for shorter walks, if the walks are of full length."""
    spare = cut.walks < week.days_left and cut.total >= week.days_left * grid.smallest
    full = up_to(grid.fine, Fraction(cut.total, cut.walks)) == longest
    return _Cut(cut.walks + 1, cut.total) if spare and full else cut


def _twice(grid: Grid, week: RestOfWeek, longest: int) -> _Cut | None:
    """Cut what is missing to the line into two walks a day; None if two would be too much or no more."""
    each = max(grid.smallest, down_to(grid.fine, SECOND_WALK * longest))
    if not longest < 2 * each <= MOST_A_DAY * longest:
        return None
    return _fewest(grid, week, min(up_to(grid.fine, week.to_line), 2 * each * week.days_left), each)
