"""Replies of the start: consent, screening, the first plan."""

from dataclasses import dataclass
from datetime import date, time

from coach.domain.replies.programme import GoalChoice
from coach.domain.replies.shown import Measure, PlannedWalk, Slot, Standing


@dataclass(frozen=True, slots=True)
class Welcome:
    """Consent: what is stored, not medical advice, nobody is watching. Buttons: agree (18+), under 18, no."""


@dataclass(frozen=True, slots=True)
class WelcomeBack:
    """/start from somebody who has a plan already."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class ConsentDeclined:
    """Nothing is kept; /start begins anew."""


@dataclass(frozen=True, slots=True)
class TooYoung:
    """Under 18: kindly refused."""


@dataclass(frozen=True, slots=True)
class ConsentFirst:
    """Somebody writes before they agreed. Same buttons as Welcome."""


@dataclass(frozen=True, slots=True)
class Screening:
    """Two lists (signs now; conditions ever). Buttons: none of these, one from A, one from B."""

    again: bool = False
    """Asked again because the answer was not clear."""


@dataclass(frozen=True, slots=True)
class ProfessionalFirst:
    """A yes in the screening: talk to a professional first. Button: I have, and walking is fine."""

    now: bool
    """True: a warning sign now (urgent wording). False: a condition."""


@dataclass(frozen=True, slots=True)
class AskComfort:
    """What walk is comfortable now, how many days a week? Buttons: 5 min x 3, 10 x 3, 15 x 4, 20 x 4."""

    again: bool = False
    days_missing: bool = False


@dataclass(frozen=True, slots=True)
class AskZone:
    """Which city or time zone? `guess` is offered as a button with its local time."""

    guess: str | None
    local_time: time | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class AskTimes:
    """When would you like to walk? Buttons morning, midday, evening; or typed."""

    walks: int
    amount: Measure
    again: bool = False


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """The first plan: target of this (maybe shortened) week and of the first full one, walks, nudges."""

    target: Measure
    full_target: Measure
    slots: tuple[Slot, ...]
    planned: tuple[PlannedWalk, ...]
    lead_minutes: int
    starts: date
    goals: tuple[GoalChoice, ...] = ()
    """Goals that can be tapped; the last is the one it is now."""
