"""What a span of a message can be: a score, a count, an amount, a time, a day, or no amount at all."""

from dataclasses import dataclass

from coach.language.clocks import Clock, ClockRange
from coach.language.days import DayRef
from coach.language.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Score:
    """So many of ten."""

    low: float
    high: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """So many walks, or so many times."""

    number: int
    start: int
    end: int
    per_week: bool = False
    per_day: bool = False
    days: bool = False
    bare_times: bool = False
    """Said without the word walk: "twice", "3 times"."""


@dataclass(frozen=True, slots=True)
class Void:
    """A number that is no amount: "week 3", "2 pairs", "67 years old"."""

    start: int
    end: int


Item = Score | Count | Void | Quantity | Clock | ClockRange | DayRef
