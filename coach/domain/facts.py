"""What is kept about a person, all together: their walking, pain, answers, offers; and what changes of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coach.domain.calendar_sources import BusySpan, CalendarSource, CalendarWalk, NewSource
from coach.domain.person import Person
from coach.domain.reading import Level
from coach.domain.walking import (
    CheckInAnswers,
    Planned,
    PlannedState,
    Skip,
    Source,
    Walk,
    WalkTime,
    Week,
    Why,
)

__all__ = [
    "Ability",
    "AdverseEvent",
    "CheckInAnswers",
    "Due",
    "DueKind",
    "Kept",
    "Offer",
    "Pain",
    "Planned",
    "PlannedState",
    "Record",
    "Skip",
    "Source",
    "Walk",
    "WalkTime",
    "Week",
    "Why",
]


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
    settled: bool | None = None
    """Whether pain from a walk was gone within two hours, where that was told."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Ability:
    """How well somebody could do their own activities: 0 (not at all) to 10 (as before), PSFS."""

    at: datetime
    activities: tuple[str, ...]
    scores: tuple[int, ...]
    id: int = 0


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
    abilities: tuple[Ability, ...] = ()
    """All of them, oldest first: one in four weeks."""
    sources: tuple[CalendarSource, ...] = ()
    """Connected calendars, and those that wait for a choice; oldest first."""
    events: tuple[CalendarWalk, ...] = ()
    """Walks in their calendars, by start, from a day ago to three weeks ahead."""
    busy: tuple[BusySpan, ...] = ()
    """What else takes their time, by start, the same days."""


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
    abilities: tuple[Ability, ...] = ()
    new_sources: tuple[NewSource, ...] = ()
    sources: tuple[CalendarSource, ...] = ()
    """Connected calendars that changed."""
    removed_sources: tuple[int, ...] = ()
    emptied_sources: tuple[int, ...] = ()
    """Calendars whose walks and busy times are no longer known."""
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
    REVIEW = "review"
    LET_GO = "let_go"
    """A question "did you mean" is over, and the text that it was about goes."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing the clock brings about for one person; `about` is a planned walk's id, or 0."""

    person_id: int
    kind: DueKind
    about: int
    at: datetime
