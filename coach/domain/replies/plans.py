"""Replies about walk times, planned walks and nudges."""

from dataclasses import dataclass
from datetime import date, datetime, time

from coach.domain.reading import Part, Reason
from coach.domain.replies.shown import Measure, PlannedWalk, Slot, Standing


@dataclass(frozen=True, slots=True)
class SkipNoted:
    """A walk that won't be: no blame, what is still planned."""

    days: tuple[date, ...]
    reason: Reason | None
    next_walk: PlannedWalk | None = None


@dataclass(frozen=True, slots=True)
class SkipUndone:
    """Walks that were left out are in the plan again."""

    next_walk: PlannedWalk | None = None


@dataclass(frozen=True, slots=True)
class TimesSet:
    """The weekly walk times now. `quiet`: some nudges would fall into quiet hours."""

    slots: tuple[Slot, ...]
    amount: Measure
    lead_minutes: int
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class AskSlotTime:
    """At what time on these days? Buttons with likely times of that part of the day."""

    weekdays: tuple[int, ...]
    part: Part | None
    options: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class AskSlotDays:
    """On which days? Buttons: Mon Wed Fri, weekdays, every day but one ..."""

    at: time | None
    per_week: int | None = None


@dataclass(frozen=True, slots=True)
class NoTimes:
    """All walk times are gone: no nudges until new ones are set."""


@dataclass(frozen=True, slots=True)
class NoSuchTime:
    """Remove or change a walk time that is not there."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class PlanKept:
    """A one-off walk is planned, and will be nudged."""

    walk: PlannedWalk
    nudge: bool = True


@dataclass(frozen=True, slots=True)
class AskPlanTime:
    """A one-off plan without a time: when? Buttons; or no reminder wanted."""

    day: date
    options: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class PlanHeard:
    """A plan too vague to keep ("going now", "this weekend"): encouraged, tell me after."""

    day: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """One planned walk has another time; the others stay."""

    before: PlannedWalk
    after: PlannedWalk


@dataclass(frozen=True, slots=True)
class AskMoveTime:
    """Move: to when? Buttons with free times; or typed."""

    walk: PlannedWalk
    options: tuple[datetime, ...]
    """Local wall-clock times, naive."""


@dataclass(frozen=True, slots=True)
class NothingPlanned:
    """There is no planned walk to move, snooze or skip."""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """I'll ask again at this local time."""

    until: time


@dataclass(frozen=True, slots=True)
class ShorterPlanned:
    """Before a walk: a shorter one is fine. Buttons: Done, Not today."""

    planned_id: int
    amount: Measure


@dataclass(frozen=True, slots=True)
class AskShorter:
    """After a walk: how long was it? Buttons with amounts."""

    planned_id: int
    options: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Nudge:
    """Before a planned walk. Buttons: Done, Shorter, Snooze, Move, Not today (about `planned_id`)."""

    planned_id: int
    at: time
    amount: Measure
    standing: Standing
    if_then: str | None = None
    variant: int = 0
    again: bool = False
    """After a snooze."""
    pairing: str | None = None
    """podcast, music, friend, or own words."""
    taken: bool = False
    """Their calendar has something else then."""
    gap: datetime | None = None
    """Where it is taken: the next free time, local and naive. Button: move there."""
    gap_minutes: int = 0
    gap_half: bool = False
    """There is room for half of the walk only."""
    unread: datetime | None = None
    """It stands in a calendar that can't be read now; when it last could, local and naive."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """After the slot, nothing said. Buttons: Done, Shorter, Move, Skip, Pain (about `planned_id`)."""

    planned_id: int
    at: time
    amount: Measure
    variant: int = 0


@dataclass(frozen=True, slots=True)
class NudgeClosed:
    """What a nudge's message becomes when it is over: done, moved, snoozed, skipped, shorter or let_go."""

    how: str
    at: time
    amount: Measure
    until: datetime | None = None
    """For moved and snoozed: the new local wall-clock time, naive."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Targets and nudges rest; `until` = first day back, None = until they say so."""

    until: date | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """Welcome back, and what this week looks like."""

    standing: Standing
    days_away: int
    next_walk: PlannedWalk | None
    by_date: bool = False
    """The pause ended by its date; they have not written."""
    variant: int = 0


@dataclass(frozen=True, slots=True)
class NewBaseline:
    """At least 56 days away: screening and a new baseline first."""

    days_away: int


@dataclass(frozen=True, slots=True)
class NotPaused:
    """Resume, but nothing was paused."""


@dataclass(frozen=True, slots=True)
class StillPaused:
    """Added where somebody who paused logs a walk: it counts, the pause stays. Button: resume."""

    until: date | None
