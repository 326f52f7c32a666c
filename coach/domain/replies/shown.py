"""The pieces replies are made of: measures, walks, walk times, standings."""

from dataclasses import dataclass
from datetime import date, time

from coach.domain.amounts import Unit
from coach.domain.reading import Part


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of units of a plan."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the week stands; `about` = other units were converted."""

    done: int
    target: int
    unit: Unit
    about: bool = False
    last: bool = False
    """It is last week, not this one."""


@dataclass(frozen=True, slots=True)
class ToldWalk:
    """A walk, or several equal ones, as it is said back."""

    day: date
    minutes: int | None = None
    metres: int | None = None
    steps: int | None = None
    count: int = 1
    approx: bool = False
    at: time | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly walk time; weekday 0 = Monday."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class PlannedWalk:
    """A planned walk as it is shown. `mark`: open, done, skipped or let_go."""

    day: date
    at: time
    amount: Measure
    mark: str = "open"
