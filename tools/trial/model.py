"""The programme's rules written a second time, from the specification alone, to hold the coach against.

Naive on purpose: it reads like the rules, sentence by sentence. Nothing of the coach is used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

ENOUGH = Fraction(3, 4)
LAST = 25
"""Positions are counted from 0: 26 weeks."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One row of the table of units."""

    goal: int
    smallest_raise: int
    smallest: int
    grid: int
    coarse: int
    coarse_from: int


UNITS: Mapping[str, Numbers] = {
    "min": Numbers(150, 5, 5, 1, 5, 40),
    "steps": Numbers(15_000, 500, 500, 50, 500, 4_000),
    "m": Numbers(12_000, 400, 400, 50, 100, 3_200),
}


def half_up(value: Fraction | int, cell: int) -> int:
    """Round half up to a grid."""
    return floor(Fraction(value) / cell + Fraction(1, 2)) * cell


def cap(unit: str, total: int) -> Fraction:
    """Tell the most that may follow on a week of `total`."""
    return total + max(Fraction(total, 10), Fraction(min(UNITS[unit].smallest_raise, total)))


def near_equal(unit: str, total: int, n: int) -> list[int]:
    """Cut a total into n walks, longest first, in grid cells; what is below a cell goes to the first."""
    grid = UNITS[unit].grid
    walks = [0] * n
    for cell in range(total // grid):
        walks[cell % n] += grid
    walks[0] += total % grid
    return walks


def ramp(unit: str, start: int, goal: int | None = None) -> list[int]:
    """List T1 to T26."""
    numbers = UNITS[unit]
    top = max(numbers.goal if goal is None else goal, start)
    bend = start + Fraction(5, 7) * (top - start)
    targets = [start]
    for week in range(2, 27):
        before = targets[-1]
        if week <= 12:
            line = start + (bend - start) * Fraction(week - 1, 11)
        else:
            line = bend + (top - bend) * Fraction(week - 12, 14)
        cell = numbers.coarse if before >= numbers.coarse_from else numbers.grid
        wanted = min(Fraction(top), line, cap(unit, before))
        rounded = half_up(wanted, cell)
        if rounded > cap(unit, before) or rounded > top:
            rounded = floor(wanted / cell) * cell
        targets.append(max(before, rounded))
    return targets


def too_easy(targets: Sequence[int], position: int) -> int:
    """Go two positions on if that is at most +20 %, else one."""
    two = min(position + 2, LAST)
    return two if 5 * targets[two] <= 6 * targets[position] else min(position + 1, LAST)


def position_of(targets: Sequence[int], position: int, lowered: int) -> int:
    """Find the largest T that is not above a lowered target, up to here."""
    fitting = [place for place in range(position + 1) if targets[place] <= lowered]
    return fitting[-1] if fitting else 0


def growth(unit: str, session: int) -> int:
    """Tell by how much a session may grow in a week: 10 % or one cell."""
    return max(UNITS[unit].grid, half_up(Fraction(session, 10), UNITS[unit].grid))


def shape(unit: str, total: int, session: int, walks: int, days: int) -> list[int]:
    """Shape a week: frequency first, then length, then two walks a day."""
    most = max(1, floor(Fraction(total, UNITS[unit].smallest)))
    longest = max(1, session)
    n = max(1, min(walks, days, most))
    while n < min(days, most) and ceil(Fraction(total, n)) > longest:
        n += 1
    while n < min(2 * days, most) and ceil(Fraction(total, n)) > session + growth(unit, session):
        n += 1
    return near_equal(unit, total, n)


def swap(unit: str, n: int, session: int) -> tuple[int, int] | None:
    """Trade walks for one more, shorter one each."""
    numbers = UNITS[unit]
    for cell in (numbers.coarse, numbers.grid):
        each = min(session, floor(cap(unit, n * session) / (n + 1) / cell) * cell)
        if each >= numbers.smallest and (n + 1) * each > n * session:
            return n + 1, each
    return None


def pain(now: Any, ref: Any, *, limited: bool = False, settle: Any = 0, red: bool = False) -> str:  # noqa: ANN401 - any number
    """Tell the traffic light."""
    if red:
        return "RED"
    if now is None:
        return "UNKNOWN"
    rise = 0 if ref is None else now - ref
    if (now >= 6 and rise >= 1) or (rise >= 2 and limited):
        return "FLARE"
    if now >= 6 or rise >= 2 or limited or (4 <= now <= 5 and rise > 0) or settle > 2:
        return "AMBER"
    return "GREEN"


def decide(light: str, target: int, done: int, *, low_before: bool, logged: bool) -> str:
    """Tell what a week's light and walking decide."""
    if light in ("RED", "FLARE"):
        return {"RED": "STOP", "FLARE": "FLARE"}[light]
    if not logged:
        return "ASK"
    if light == "AMBER":
        return "HOLD"
    enough = done >= ENOUGH * target
    if light == "UNKNOWN":
        return "HOLD" if enough else "REPEAT_SPLIT"
    if enough:
        return "ADVANCE"
    return "EASE" if 2 * done < target and low_before else "REPEAT_SPLIT"


def lowered(unit: str, target: int, to: Fraction | int) -> int:
    """Round a lowered target, with the floor of three smallest sessions."""
    numbers = UNITS[unit]
    return max(min(target, 3 * numbers.smallest), half_up(to, numbers.grid))


def eased(unit: str, target: int, done: int) -> int:
    """Ease to what was done or 75 %."""
    return target if done >= target else lowered(unit, target, max(Fraction(done), ENOUGH * target))


def flare(unit: str, target: int, session: int) -> tuple[int, int]:
    """Halve target and session."""
    numbers = UNITS[unit]
    half_session = max(numbers.smallest, half_up(Fraction(session, 2), numbers.grid))
    half = max(3 * numbers.smallest, half_up(Fraction(target, 2), numbers.grid))
    return min(target, half), min(session, half_session)


def gap(unit: str, target: int, days: int) -> int | None:
    """Lower a target after days without a walk; nothing from 56 on."""
    if days >= 56:
        return None
    share = Fraction(1, 2) if days >= 28 else ENOUGH if days >= 14 else Fraction(1)
    return lowered(unit, target, share * target)


def behind(unit: str, done: int, expected: int, days_left: int) -> bool:
    """Tell whether a week is behind."""
    return days_left > 0 and done < ENOUGH * expected and expected - done >= UNITS[unit].smallest
