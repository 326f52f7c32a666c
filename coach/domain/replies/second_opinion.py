"""Replies about the language model that may help, and what it takes a message to mean."""

from dataclasses import dataclass
from datetime import date, time

from coach.domain.replies.shown import ToldWalk


@dataclass(frozen=True, slots=True)
class HelperShown:
    """/helper: exactly what would be sent, and to whom. Buttons: allow, refuse."""

    host: str
    allowed_on: date | None = None
    """Since when it is allowed; None = it is not."""


@dataclass(frozen=True, slots=True)
class HelperAllowed:
    """From now on what can't be read is sent there."""

    host: str


@dataclass(frozen=True, slots=True)
class HelperRefused:
    """Nothing is sent, or nothing any more."""


@dataclass(frozen=True, slots=True)
class MeantWalk:
    """Did you mean this walk? Buttons: yes, no; so with all of these."""

    walk: ToldWalk


@dataclass(frozen=True, slots=True)
class MeantSkip:
    """Did you mean that there is no walk on this day?"""

    day: date


@dataclass(frozen=True, slots=True)
class MeantPlan:
    """Did you mean a walk on this day, at this time?"""

    day: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class MeantPain:
    """Did you mean pain of so many of ten?"""

    score: int
