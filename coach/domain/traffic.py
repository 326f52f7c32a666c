"""The pain traffic light: whether pain lets a plan go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

HIGH = 6
"""Pain of 6 in 10 and over is never GREEN (D)."""

MIDDLING = 4
"""Pain of 4 or 5 in 10 is GREEN only if it is usual for the person (D)."""

RISE = 2
"""A rise of 2 points in 10 is more than the noise of the scale (D)."""

SETTLE_HOURS = 2
"""Pain from walking should have settled by then (D)."""

WEEKS_REMEMBERED = 4
"""GREEN weeks that the usual pain is taken from (D)."""


class Light(StrEnum):
    """What pain says about the next week, gravest first."""

    RED = "RED"
    FLARE = "FLARE"
    AMBER = "AMBER"
    UNKNOWN = "UNKNOWN"
    GREEN = "GREEN"


@dataclass(frozen=True, slots=True)
class PainReport:
    """A week's answers about pain."""

    now: Fraction | int | None
    """Average pain of the week, 0-10 (PEG item 1); None = no answer."""
    limited: bool = False
    """Back pain limited usual activities for at least 24 hours."""
    settle_hours: Fraction | int = 0
    """Hours until the pain of walking had settled."""
    red: bool = False
    """A red flag was raised."""


def usual_pain(greens: Sequence[int], first: int | None = None) -> Fraction | None:
    """Find the person's usual pain (0-10): the median of the last 4 GREEN weeks, oldest first.

    Before there is one, the `first` answer; None if there is none either.
    """
    latest = greens[-WEEKS_REMEMBERED:] or ([] if first is None else [first])
    return median(map(Fraction, latest)) if latest else None


def light(report: PainReport, ref: Fraction | int | None) -> Light:
    """Judge a week's pain against the person's usual pain `ref` (0-10; None = as now)."""
    if report.red:
        return Light.RED
    if report.now is None:
        return Light.UNKNOWN
    rise = 0 if ref is None else report.now - ref
    if _flares(report.now, rise, limited=report.limited):
        return Light.FLARE
    if report.limited or report.settle_hours > SETTLE_HOURS or _is_much(report.now, rise):
        return Light.AMBER
    return Light.GREEN


def _flares(now: Fraction | int, rise: Fraction | int, *, limited: bool) -> bool:
    """Tell a new episode from a bad week."""
    return (now >= HIGH and rise >= 1) or (rise >= RISE and limited)


def _is_much(now: Fraction | int, rise: Fraction | int) -> bool:
    """Tell whether the pain itself asks to hold; a steady 5 does not."""
    return now >= HIGH or rise >= RISE or (now >= MIDDLING and rise > 0)
