"""Amounts of walking: what can be said of a walk, and the units a plan is counted in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Unit(StrEnum):
    """The unit that a plan counts in."""

    MINUTES = "min"
    STEPS = "steps"
    METRES = "m"


@dataclass(frozen=True, slots=True)
class Span:
    """A number that was said as a range ("20 to 25"); both ends included."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The number to count with."""
        return (self.low + self.high) / 2


Number = float | Span | None
"""What was said where a number may stand: exact, a range, or nothing."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was walked in one walk: any of minutes, metres and steps, as it was said."""

    minutes: Number = None
    distance_m: Number = None
    steps: Number = None

    @classmethod
    def of(cls, unit: Unit, value: float) -> "Amount":
        """Make an amount of so many units of a plan."""
        match unit:
            case Unit.MINUTES:
                return cls(minutes=value)
            case Unit.METRES:
                return cls(distance_m=value)
            case Unit.STEPS:
                return cls(steps=value)
            case _:
                assert_never(unit)

    @property
    def known(self) -> bool:
        """Whether there is any number to keep."""
        return not (self.minutes is None and self.distance_m is None and self.steps is None)
