"""A forgiving habit score: it grows with each day that keeps to the rhythm, and a miss never breaks it."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from math import sqrt

WHOLE = 10_000
"""The highest score: scores are counted in ten-thousandths, so that they can be kept as whole numbers."""

HALF_LIFE = 13
"""Days to half of the way at one walk a day; the formula is Loop Habit Tracker's."""

WINDOW = 7
"""Days over which a rhythm of so many days a week is looked at."""


def after_days(score: int, days: Iterable[date], walked: Collection[date], a_week: int) -> int:
    """Carry a score (0-10,000) over some days, given the days that were walked and the walking days a week.

    A day's check is the share of the rhythm that its last seven days kept, at most 1.
    """
    if a_week <= 0:
        return score
    keeps = 0.5 ** (sqrt(a_week / WINDOW) / HALF_LIFE)
    value = float(score)
    for day in days:
        lately = sum(day - timedelta(days=WINDOW) < one <= day for one in walked)
        value = value * keeps + WHOLE * min(1.0, lately / a_week) * (1 - keeps)
    return round(value)
