"""Replies to what was asked for: today, week, plan, settings, export."""

from dataclasses import dataclass
from datetime import date, time

from coach.domain.amounts import Unit
from coach.domain.replies.shown import Measure, PlannedWalk, Slot, Standing, ToldWalk


@dataclass(frozen=True, slots=True)
class TodayShown:
    """/today."""

    planned: tuple[PlannedWalk, ...]
    walks: tuple[ToldWalk, ...]
    standing: Standing
    next_walk: PlannedWalk | None


@dataclass(frozen=True, slots=True)
class WeekShown:
    """/week: the bar, the walks, what is still planned."""

    monday: date
    standing: Standing
    walks: tuple[ToldWalk, ...]
    planned: tuple[PlannedWalk, ...]
    number: int


@dataclass(frozen=True, slots=True)
class PlanShown:
    """/plan: where it is going; targets of the coming weeks if each goes well."""

    target: Measure
    goal: Measure
    number: int
    walks: int
    session: Measure
    slots: tuple[Slot, ...]
    ahead: tuple[int, ...]
    """The next targets, this week's first."""


@dataclass(frozen=True, slots=True)
class WhyShown:
    """/why: the last close, from what was stored."""

    action: str
    light: str
    target: Measure
    before: Measure
    done: int
    pain: int | None
    usual_pain: float | None
    percent: int
    """Done of target, in percent."""
    wish: str | None = None
    """less or more, as they asked."""
    limited: bool = False
    settled_late: bool = False
    gap_days: int = 0
    """Days without a walk that lowered the target; 0 = none."""
    step: int = 0
    """Place on the ramp after the close, 1-26; 0 = not kept."""
    moved: int = 0
    most: Measure | None = None
    """The most the rules allowed."""
    walks: tuple[int, ...] = ()
    session_before: Measure | None = None
    flare: bool = False
    """A flare began since, so the week is lighter than that."""


@dataclass(frozen=True, slots=True)
class WhyFirst:
    """/why in the first week: it is what they said is comfortable."""

    target: Measure
    walks: int
    session: Measure
    prorated: bool
    baseline: Measure | None = None
    """What was walked in the baseline week that it was made from."""


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """/settings: everything that is set, and how to change it in words."""

    zone: str
    local_time: time
    slots: tuple[Slot, ...]
    lead_minutes: int
    quiet_start: time
    quiet_end: time
    check_in_weekday: int
    check_in_at: time
    nudges: bool
    paused: bool
    metric: bool
    language: str
    helper: str | None = None
    """The host of the helper, where one is set up."""
    helper_allowed: bool = False
    counted: Unit | None = None
    """What the plan counts in."""
    pairing: str | None = None
    if_then: str | None = None


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting has a new value.

    what: lead, quiet, nudges_on, nudges_off, check_in, zone, units, goal, language or if_then.
    """

    what: str
    number: int | None = None
    start: time | None = None
    end: time | None = None
    weekday: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SettingRefused:
    """A setting outside its bounds (lead: 0-120 minutes) or not there (a language). what: as above."""

    what: str


@dataclass(frozen=True, slots=True)
class PrivacyShown:
    """/privacy: what is stored, where, how to take it along, how to delete it."""

    helper: str | None = None
    """The host of the helper, where one is set up."""


@dataclass(frozen=True, slots=True)
class SafetyShown:
    """/safety: the warning signs, what to do, that nobody is watching and it is no emergency service."""


@dataclass(frozen=True, slots=True)
class HelpShown:
    """/help, and where a message was not understood as anything. Three examples to say."""

    helper: bool = False
    """There is one to be allowed."""


@dataclass(frozen=True, slots=True)
class Exported:
    """/export: the files (name, content) go along as documents."""

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskDelete:
    """/delete: what will be gone; type DELETE to confirm. Button: keep everything."""


@dataclass(frozen=True, slots=True)
class DeleteKept:
    """Nothing was deleted."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Everything is gone."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question in words, answered shortly.

    topic: dose, plan, progress, schedule, pain_advice, how_it_works or other.
    """

    topic: str
    standing: Standing | None = None
    next_walk: PlannedWalk | None = None
