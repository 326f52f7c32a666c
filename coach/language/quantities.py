"""How much somebody walked: minutes, metres, steps, or a number that does not say what it counts."""

from dataclasses import dataclass
from typing import Literal, assert_never

from coach.domain.amounts import Amount, Number, Span

Kind = Literal["minutes", "metres", "steps", "k", "bare"]
MOST_BARE_MINUTES = 180
LEAST_BARE_STEPS = 500


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of walking at tokens `start` to `end`."""

    kind: Kind
    low: float
    high: float
    start: int
    end: int
    approx: bool = False
    count: int = 1
    rate: bool = False
    """It is so much a day or a week, not one walk."""

    @property
    def number(self) -> Number:
        """The number as it was said: exact or a range."""
        low, high = _tidy(self.low, self.kind), _tidy(self.high, self.kind)
        return low if low == high else Span(low, high)

    @property
    def amount(self) -> Amount:
        """The amount this alone makes."""
        match self.kind:
            case "minutes":
                return Amount(minutes=self.number)
            case "metres":
                return Amount(distance_m=self.number)
            case "steps":
                return Amount(steps=self.number)
            case "k":
                return Amount()
            case "bare":
                return (
                    Amount(minutes=self.number)
                    if self.high <= MOST_BARE_MINUTES
                    else Amount(steps=self.number)
                )
            case _:
                assert_never(self.kind)


def _tidy(value: float, kind: Kind) -> float:
    return float(round(value)) if kind in {"metres", "steps"} else round(value, 1)
