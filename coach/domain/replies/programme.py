"""Replies of the half year: goals, the first week's baseline, reviews, abilities, progress."""

from dataclasses import dataclass
from datetime import date

from coach.domain.amounts import Unit
from coach.domain.replies.shown import Measure, PlannedWalk, Slot, Standing


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal that can be tapped: so much a week, on so many days."""

    total: Measure
    days: int


@dataclass(frozen=True, slots=True)
class AskGoal:
    """Which goal in the long run? Buttons: the usual two, or own words."""

    now: GoalChoice
    choices: tuple[GoalChoice, ...]


@dataclass(frozen=True, slots=True)
class AskOwnGoal:
    """Their own goal, in words: "100 minutes a week", "200 min over 5 days"."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class GoalSet:
    """The goal has changed; this week stays as it is."""

    total: Measure
    days: int


@dataclass(frozen=True, slots=True)
class UnitSet:
    """The plan is counted in another unit; what was told stays as it was told."""

    unit: Unit
    target: Measure
    about: bool
    """It was converted by the usual pace, not by their own."""


@dataclass(frozen=True, slots=True)
class BaselineBegun:
    """A week without a goal: walk as feels fine, tell each walk. Nudges come at the walk times."""

    slots: tuple[Slot, ...]
    lead_minutes: int
    until: date
    """The Sunday on which it ends."""


@dataclass(frozen=True, slots=True)
class BaselineOn:
    """Where the baseline week stands: so much was walked, and there is no goal yet."""

    done: Measure
    until: date


@dataclass(frozen=True, slots=True)
class BaselineDone:
    """The baseline week is over: what was walked, and the first goal made from it."""

    done: Measure
    target: Measure
    walks: int
    session: Measure
    planned: tuple[PlannedWalk, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineEmpty:
    """Nothing was told in the baseline week: what is comfortable is asked after all."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A coach review: then and now side by side, and an education card.

    Buttons by `asks`: activities (name three), ability (score them), pairing, or none.
    """

    weeks: int
    """Weeks of the programme so far; 0 = the start."""
    card: str | None
    """The education card's name."""
    first: Standing | None = None
    last: Standing | None = None
    pain_first: int | None = None
    pain_last: int | None = None
    walks: int = 0
    """Walks that were told in the last four weeks."""
    asks: str | None = None
    activities: int = 0
    """How many activities are scored, if that is asked."""


@dataclass(frozen=True, slots=True)
class AskPairing:
    """What goes well with a walk? Buttons podcast, music, a friend, nothing; or own words."""


@dataclass(frozen=True, slots=True)
class PairingSet:
    """It will be said in nudges. what: podcast, music, friend, or own words; None = nothing any more."""

    what: str | None


@dataclass(frozen=True, slots=True)
class AskActivities:
    """Up to three activities that their back makes hard, in own words. Button: not now."""


@dataclass(frozen=True, slots=True)
class AskAbility:
    """How well does one activity go now, 0 (not at all) to 10 (as before)? Buttons 0-10."""

    activity: str
    place: int
    count: int


@dataclass(frozen=True, slots=True)
class AbilityKept:
    """All activities are scored: each with its score before, if there is one."""

    activities: tuple[str, ...]
    scores: tuple[int, ...]
    before: tuple[int, ...] = ()
    """The scores of the last time, of the same activities; empty = none."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of the chart: done and target beside each other, pain (0-10) beside them."""

    number: int
    done: int
    target: int
    pain: int | None


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """/progress: weeks against the ramp, habit score, days since the last episode.

    Buttons: set the day of the last episode.
    """

    rows: tuple[WeekRow, ...]
    unit: Unit
    goal: Measure
    score: int
    """The habit score, 0-100."""
    since_episode: int | None
    """Days."""


@dataclass(frozen=True, slots=True)
class AskEpisode:
    """When did the last episode begin? In words, like "3 March" or "two months ago"."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class EpisodeSet:
    """The day of the last episode is kept."""

    day: date
    days: int
