"""What is kept of somebody's walking: walks, walk times, planned walks, weeks, walks left out."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from coach.domain.amounts import Unit
from coach.domain.reading import Part, Reason


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk that was done. `id` 0 = not kept yet."""

    day: date
    """The walking day (it ends at 04:00 local)."""
    noted_at: datetime
    minutes: int | None = None
    metres: int | None = None
    steps: int | None = None
    approx: bool = False
    at: time | None = None
    part: Part | None = None
    hard: bool = False
    companions: tuple[str, ...] = ()
    message_id: int = 0
    """The Telegram message that told it; with `place` the key that keeps it from being doubled."""
    place: int = 0
    """Which walk of that message, from 0."""
    planned_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class WalkTime:
    """A weekly walk time in local time; weekday 0 = Monday."""

    weekday: int
    at: time
    id: int = 0


class PlannedState(StrEnum):
    """The life of a planned walk."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    LET_GO = "let_go"
    """Replaced by another plan, or its week is over."""


class Source(StrEnum):
    """Where a planned walk comes from."""

    ROUTINE = "routine"
    ONE_OFF = "one_off"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned walk, on one local day at one local time. `id` 0 = not kept yet."""

    day: date
    at: time
    starts_at: datetime
    """The same as an instant (UTC), after the rules for clock changes."""
    amount: int
    """Units of the plan."""
    source: Source = Source.ROUTINE
    state: PlannedState = PlannedState.OPEN
    nudged: bool = False
    followed_up: bool = False
    remind_at: datetime | None = None
    """Snoozed until then (UTC)."""
    reason: Reason | None = None
    event: str | None = None
    """The event of a connected calendar that it follows (`CalendarWalk.key`)."""
    event_at: datetime | None = None
    """When that event was to begin, as last seen (UTC): where it differs now, the event was moved."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class CheckInAnswers:
    """The weekly check-in so far; each item may be skipped (None). Scores 0-10 (PEG)."""

    pain: int | None = None
    enjoyment: int | None = None
    activity: int | None = None
    limited: bool | None = None
    """A new episode of at least 24 h that limited usual activities."""
    confidence: int | None = None
    limb: bool | None = None
    """New trouble with a foot, a knee or a calf: walkers had more of it (WalkBack, Lancet 2024)."""
    since: date | None = None
    """When the episode began."""
    barrier: str | None = None
    """What stands in the way: time, weather, pain, tired, forgot or other."""


@dataclass(frozen=True, slots=True)
class Why:
    """Everything that a week's close stood on, kept so that each number can be explained later."""

    percent: int
    """Done of target, rounded down."""
    pain: int | None = None
    usual_twice: int | None = None
    """Twice the usual pain: a median of whole scores may end in a half."""
    limited: bool = False
    settled_late: bool = False
    """Pain from a walk lasted for more than two hours."""
    gap_days: int = 0
    """Days without a walk, where they lowered the target."""
    position: int = 0
    """Place on the ramp after the close, 0-25."""
    moved: int = 0
    """Places gone on (or, below 0, back)."""
    most: int = 0
    """The most that the rules allowed to ask for, units."""
    walks: tuple[int, ...] = ()
    """The walks that the target became."""
    session_before: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the programme; `monday` is its key. Closed weeks keep why they ended as they did."""

    monday: date
    unit: Unit
    target: int
    session: int
    walks: int
    position: int
    number: int = 1
    """Week of the programme, from 1; paused weeks do not count."""
    first: bool = False
    """Joined mid-week: the target is prorated."""
    short: bool = False
    """Joined so late that there is no check-in and nothing to judge."""
    paused: bool = False
    looked_at: datetime | None = None
    """When it was last looked at for falling behind."""
    asked_at: datetime | None = None
    reminded: bool = False
    answers: CheckInAnswers = CheckInAnswers()
    answered: bool = False
    """The check-in was answered to its end."""
    wish: str | None = None
    """What the person asked of next week: "more", "same" or "less"."""
    closed_at: datetime | None = None
    done: int | None = None
    """Units walked, set when closed."""
    light: str | None = None
    action: str | None = None
    next_target: int | None = None
    reasons: tuple[str, ...] = ()
    """Codes of why, in order; /why explains each with the stored numbers."""
    why: Why | None = None
    """The numbers that the close stood on."""
    score: int | None = None
    """The habit score after this week, in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A walk that somebody said did not or will not happen."""

    day: date
    reason: Reason | None
    message_id: int = 0
