"""Replies about walks that were told, and pain."""

from dataclasses import dataclass
from datetime import date

from coach.domain.amounts import Unit
from coach.domain.replies.shown import Standing, ToldWalk


@dataclass(frozen=True, slots=True)
class WalkLogged:
    """What was understood, with the week's running total. Buttons: Undo, Edit (about `message_id`)."""

    walks: tuple[ToldWalk, ...]
    standing: Standing | None
    message_id: int
    pain: int | None = None
    goal_reached: bool = False
    """This walk reached the week's target."""
    returned: bool = False
    """The first walk after a pause or a gap of at least 14 days."""
    corrected: bool = False
    """The message was edited: this replaces what was noted before."""


@dataclass(frozen=True, slots=True)
class AlreadyNoted:
    """The same walk was told twice (the planned walk is done already)."""

    standing: Standing | None


@dataclass(frozen=True, slots=True)
class EditTooLate:
    """A message that was acted upon already was edited: it is not done twice."""


@dataclass(frozen=True, slots=True)
class AskAmount:
    """A walk without an amount: how long was it? Buttons 5, 10, 15, 20, 30 min; or typed."""

    day: date


@dataclass(frozen=True, slots=True)
class AskUnit:
    """A number whose unit is not clear. Buttons: minutes, km, steps that make sense."""

    number: float
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class AskDay:
    """Which day was it? Buttons with up to 4 days."""

    walk: ToldWalk
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class AskConfirm:
    """Shall I note this? Buttons yes, no."""

    walks: tuple[ToldWalk, ...]


@dataclass(frozen=True, slots=True)
class NotKept:
    """Somebody said no to AskConfirm: nothing was noted."""


@dataclass(frozen=True, slots=True)
class WalkCorrected:
    """A walk was changed. Buttons: Undo (removes it), Edit."""

    before: ToldWalk
    after: ToldWalk
    standing: Standing | None
    message_id: int


@dataclass(frozen=True, slots=True)
class WalkRemoved:
    """A walk was taken out, with the total after it."""

    walks: tuple[ToldWalk, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class AskCorrection:
    """Edit was tapped: say what it should be ("25 min", "yesterday", "2 km")."""

    walk: ToldWalk


@dataclass(frozen=True, slots=True)
class NoSuchWalk:
    """A correction or undo, but no walk there to change."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class TooFarBack:
    """Walks are taken for the last 14 days only."""

    day: date
    days: int = 14


@dataclass(frozen=True, slots=True)
class NotYetWalked:
    """A walk in the future is no walk yet."""

    day: date


@dataclass(frozen=True, slots=True)
class TooMuch:
    """More than a walk can be (6 h, 40 km, 60,000 steps): asked back."""

    walk: ToldWalk


@dataclass(frozen=True, slots=True)
class SummaryHeard:
    """A count for the whole week without days ("4 walks this week"): asked to name days or minutes."""

    walks: int | None


@dataclass(frozen=True, slots=True)
class PainNoted:
    """Pain was told without a walk. Score 0-10 or None where only words were given."""

    score: int | None
    level: str | None
    trend: str | None


@dataclass(frozen=True, slots=True)
class SymptomHeard:
    """A symptom that is no warning sign (knee, hip, tired ...): heard; no advice beyond easing off."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSigns:
    """Somebody says that they have none of the warning signs."""
