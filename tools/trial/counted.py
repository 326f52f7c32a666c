"""What the walks that are kept come to, by the specification alone: own pace, a week's sum, usual pain."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from statistics import median

from tools.trial.facts import Facts, Row

COLUMN = {"min": "minutes", "m": "metres", "steps": "steps"}
USUAL = {"m": Fraction(80), "steps": Fraction(100)}
"""A minute, until somebody's own is known."""


def pace(walks: Sequence[Row], unit: str) -> Fraction:
    """Find a person's metres or steps a minute: the median of the last 10 walks told with both."""
    if unit == "min":
        return Fraction(1)
    both = [
        Fraction(one[COLUMN[unit]], one["minutes"]) for one in walks if one["minutes"] and one[COLUMN[unit]]
    ]
    return Fraction(median(both[-10:])) if both else USUAL[unit]


def counted(walk: Row, unit: str, walks: Sequence[Row]) -> int:
    """Count one walk in a unit: as told, or converted."""
    if walk[COLUMN[unit]] is not None:
        return int(walk[COLUMN[unit]])
    for told in ("min", "m", "steps"):
        if walk[COLUMN[told]] is not None:
            minutes = walk[COLUMN[told]] / pace(walks, told)
            return floor(minutes * pace(walks, unit) + Fraction(1, 2))
    return 0


def done(walks: Sequence[Row], unit: str, monday: date) -> int:
    """Add up a week."""
    days = {(monday + timedelta(days=offset)).isoformat() for offset in range(7)}
    return sum(counted(one, unit, walks) for one in walks if one["day"] in days)


def usual_pain(facts: Facts, monday: str) -> Fraction | None:
    """Find the usual pain before a week: the median of the last 4 GREEN ones, or the first answer."""
    weeks = [one for one in facts.weeks if one["closed_at"] and one["monday"] < monday]
    answered = [one for one in weeks if one["answers"]["pain"] is not None]
    greens = [Fraction(one["answers"]["pain"]) for one in answered if one["light"] == "GREEN"][-4:]
    if greens:
        return Fraction(median(greens))
    return Fraction(answered[0]["answers"]["pain"]) if answered else None


def comfortable(facts: Facts, unit: str, day: date, before: int) -> int | None:
    """Find the longest walk of 14 days that was not hard, told before an instant (microseconds)."""
    since = (day - timedelta(days=14)).isoformat()
    walks = [one for one in facts.walks if one["noted_at"] <= before]
    lengths = [counted(one, unit, walks) for one in walks if one["day"] >= since and not one["hard"]]
    return max((length for length in lengths if length > 0), default=None)
