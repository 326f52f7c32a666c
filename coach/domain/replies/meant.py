"""Replies where it is not certain what was meant: asked back, taken back."""

from dataclasses import dataclass

from coach.domain.replies.asked import SettingChanged
from coach.domain.replies.plans import (
    Moved,
    NewBaseline,
    NoTimes,
    Paused,
    PlanKept,
    Resumed,
    ShorterPlanned,
    SkipNoted,
    SkipUndone,
    Snoozed,
    TimesSet,
)
from coach.domain.replies.programme import GoalSet, PairingSet, UnitSet
from coach.domain.replies.shown import PlannedWalk
from coach.domain.replies.walks import WalkCorrected, WalkLogged, WalkRemoved


@dataclass(frozen=True, slots=True)
class Undone:
    """An act was taken back. what: as in Undo."""

    what: str
    next_walk: PlannedWalk | None = None


Done = (
    SkipNoted
    | Moved
    | PlanKept
    | WalkRemoved
    | TimesSet
    | NoTimes
    | Paused
    | Resumed
    | SettingChanged
    | GoalSet
    | UnitSet
    | PairingSet
    | Snoozed
    | ShorterPlanned
)
"""What was done, where nothing else offers to take it back."""

Act = WalkLogged | WalkCorrected | NewBaseline | Undone | SkipUndone | Done
"""Everything that an act may end in: what would be done is asked with it."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something was done that may not have been meant. Button: Undo (about `message_id`), after its own."""

    done: Done
    message_id: int


@dataclass(frozen=True, slots=True)
class AskMeant:
    """Did you mean this? Nothing is changed yet. Buttons yes, no (about `message_id`)."""

    acts: tuple[Act, ...]
    message_id: int


@dataclass(frozen=True, slots=True)
class NotMeant:
    """A no to AskMeant: nothing is changed, and what could be typed instead. about: as in Unsure."""

    about: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Too little was understood to ask; nothing is changed; two examples that fit.

    about: walk, skip, move, snooze, plan, correct, schedule or settings.
    """

    about: str
    variant: int = 0
