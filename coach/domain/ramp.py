"""The weekly targets over half a year: a ramp that waits for the person."""

from bisect import bisect_right
from fractions import Fraction
from functools import lru_cache

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, Grid, down_to, round_to

POSITIONS = 26
"""Weeks to the goal: six months, as in WalkBack (Lancet 2024)."""

BEND = 12
"""The position where the slope lessens: WalkBack reached about 130 minutes a week after 12 weeks."""

SHARE_AT_BEND = Fraction(5, 7)
"""How much of the way to the goal is done at the bend: 80 -> 130 of 80 -> 150 minutes."""

MOST_ON_REQUEST = Fraction(6, 5)
"""The steepest raise for somebody who finds it too easy (D)."""

Ramp = tuple[int, ...]
"""The targets of positions 0 to 25, in one unit a week; never falling."""


def cap(unit: Unit, total: int) -> Fraction:
    """Tell the most that a week may ask for after a week of `total`."""
    return GRIDS[unit].raised(total)


@lru_cache(maxsize=4096)
def ramp(unit: Unit, start: int, goal: int | None = None) -> Ramp:
    """Lay out the targets from a first week of `start` to `goal` (by default the unit's own).

    Who starts at or above the goal stays where they are. A goal off the coarse grid ends just below it.
    """
    grid = GRIDS[unit]
    top = max(grid.goal if goal is None else goal, start)
    targets = [start]
    for position in range(1, POSITIONS):
        targets.append(_next(grid, targets[-1], top, _line(start, top, position)))
    return tuple(targets)


def _line(start: int, top: int, position: int) -> Fraction:
    """Find the height of the two straight lines: start to bend, bend to goal."""
    bend = start + SHARE_AT_BEND * (top - start)
    if position < BEND:
        return start + (bend - start) * Fraction(position, BEND - 1)
    return bend + (top - bend) * Fraction(position + 1 - BEND, POSITIONS - BEND)


def _next(grid: Grid, target: int, top: int, line: Fraction) -> int:
    """Find the target after `target`: on the line, but no steeper than the cap."""
    most = min(Fraction(top), grid.raised(target))
    wanted = min(line, most)
    cell = grid.at(target)
    rounded = round_to(cell, wanted)
    return max(target, rounded if rounded <= most else down_to(cell, wanted))


def too_easy(targets: Ramp, position: int) -> int:
    """Find the position for somebody who asked for more: two on if that is at most +20 %, else one."""
    last = len(targets) - 1
    two_on = min(position + 2, last)
    if targets[two_on] <= MOST_ON_REQUEST * targets[position]:
        return two_on
    return min(position + 1, last)


def eased_position(targets: Ramp, position: int, eased: int) -> int:
    """Find where the ramp goes on after easing to `eased`: the last position up to here that asks no more.

    Position 0 if all ask for more. Never further on than `position`, though targets may repeat.
    """
    return max(0, bisect_right(targets, eased, hi=position + 1) - 1)


def prorated(unit: Unit, target: int, days: int) -> int:
    """Lower the first week's target to the `days` (1-7) that are left of it, at least one session (D)."""
    grid = GRIDS[unit]
    return min(target, max(grid.smallest, round_to(grid.fine, Fraction(target * days, 7))))
