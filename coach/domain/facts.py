"""What is kept about a person's walking: walks, walk times, planned walks, weeks, answers, offers."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from coach.domain.amounts import Unit
from coach.domain.person import Person
from coach.domain.reading import Level, Part, Reason


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
class Pain:
    """Pain as it was told, score 0-10 or None where only words were given."""

    at: datetime
    day: date
    score: int | None
    level: str | None = None
    trend: str | None = None
    message_id: int = 0
    place: int = 0
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


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion that was made: a split of the rest of the week, or a habit swap."""

    at: datetime
    kind: str
    """"split" or "swap"."""
    walks: tuple[int, ...]
    """The walks that were suggested, units each."""
    reaches: int
    taken: bool | None = None
    reason: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """A safety alarm: date, level, what was done; never the words."""

    at: datetime
    level: Level
    action: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A walk that somebody said did not or will not happen."""

    day: date
    reason: Reason | None
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """All that a decision about one person stands on, loaded at `now` (UTC)."""

    person: Person
    now: datetime
    walks: tuple[Walk, ...] = ()
    """Of the last 70 days, oldest first."""
    pains: tuple[Pain, ...] = ()
    """Of the last 35 days, oldest first."""
    walk_times: tuple[WalkTime, ...] = ()
    planned: tuple[Planned, ...] = ()
    """From 8 days ago on, by start."""
    weeks: tuple[Week, ...] = ()
    """The last 12, oldest first; the open one is the last."""
    offers: tuple[Offer, ...] = ()
    """Of the last 14 days, oldest first."""
    skips: tuple[Skip, ...] = ()
    """Of the last 14 days."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a decision wants kept: whole values; an id of 0 is new, any other replaces its row."""

    person: Person | None = None
    walks: tuple[Walk, ...] = ()
    removed_walks: tuple[int, ...] = ()
    pains: tuple[Pain, ...] = ()
    walk_times: tuple[WalkTime, ...] | None = None
    """All of them, replacing what was there; None = unchanged."""
    planned: tuple[Planned, ...] = ()
    weeks: tuple[Week, ...] = ()
    offers: tuple[Offer, ...] = ()
    events: tuple[AdverseEvent, ...] = ()
    skips: tuple[Skip, ...] = ()
    removed_skips: tuple[Skip, ...] = ()
    forget: bool = False
    """Delete everything about this person."""


class DueKind(StrEnum):
    """What the clock may bring about."""

    NUDGE = "nudge"
    FOLLOW_UP = "follow_up"
    CHECK_IN = "check_in"
    CHECK_IN_REMINDER = "check_in_reminder"
    WEEK_CLOSE = "week_close"
    OFFER = "offer"
    RESUME = "resume"
    FLARE_CHECK = "flare_check"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing the clock brings about for one person; `about` is a planned walk's id, or 0."""

    person_id: int
    kind: DueKind
    about: int
    at: datetime
