"""Replies that offer more and shorter walks."""

from dataclasses import dataclass

from coach.domain.amounts import Unit
from coach.domain.replies.shown import Measure, PlannedWalk, Standing


@dataclass(frozen=True, slots=True)
class SplitOffered:
    """More and shorter walks for the rest of the week. Buttons: yes, no (about `offer_id`)."""

    walks: tuple[int, ...]
    unit: Unit
    standing: Standing
    reaches: int
    kind: str
    """one_a_day, one_a_day_line, two_a_day or partial."""
    variant: int = 0


@dataclass(frozen=True, slots=True)
class SplitTaken:
    """The walks have their times and nudges."""

    planned: tuple[PlannedWalk, ...]


@dataclass(frozen=True, slots=True)
class SplitNotNeeded:
    """Asked for a split while nothing is open: met, or no days left."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class SwapOffered:
    """2 x 20 -> 3 x 15. Buttons: yes, no."""

    walks_before: int
    session_before: int
    walks: int
    session: int
    unit: Unit
    variant: int = 0


@dataclass(frozen=True, slots=True)
class SwapTaken:
    """The routine is now more and shorter walks; `days_needed` more walk times are wanted."""

    walks: int
    session: int
    unit: Unit
    planned: tuple[PlannedWalk, ...]


@dataclass(frozen=True, slots=True)
class NothingToSplit:
    """The walks are as short as they get."""

    amount: Measure


@dataclass(frozen=True, slots=True)
class AskDeclineReason:
    """One reason: time, pain, tired, too much. Buttons (about the offer)."""


@dataclass(frozen=True, slots=True)
class DeclineHeard:
    """Thanks; how it shapes the next one. reason: time, pain, tired, too_much or other."""

    reason: str


@dataclass(frozen=True, slots=True)
class OfferOver:
    """The offer that was tapped is no longer open."""
