"""What a message was understood to mean: the values that language hands to the coach."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Literal

from coach.domain.amounts import Amount, Number

Part = Literal["morning", "midday", "afternoon", "evening", "night"]
Reason = Literal["weather", "pain", "tired", "busy", "sick", "travel", "injury", "forgot", "family", "mood"]
Ask = Literal["amount", "unit", "day", "time", "days", "confirm"]
"""What must be asked back before acting."""

HELPER_BELOW = 0.5
"""A message that was read with less confidence than this is one that our own reading can't make out."""


class Meaning(StrEnum):
    """What somebody means by a message; a message may mean several things at once."""

    RED_FLAG = "red_flag"
    SYMPTOM = "report_symptom"
    WALK = "log_walk"
    SUMMARY = "log_summary"
    SKIP = "skip"
    MOVE = "move"
    SNOOZE = "snooze"
    PLAN = "plan_walk"
    CORRECT = "correct"
    SCHEDULE = "set_schedule"
    PAIN = "report_pain"
    CHECK_IN = "checkin"
    QUESTION = "question"
    SETTINGS = "settings"
    YES = "affirm"
    NO = "deny"
    CHAT = "chat"


class Expecting(StrEnum):
    """What the bot asked last, and a message may answer."""

    WALK = "walk"
    AMOUNT = "amount"
    PAIN = "pain"
    CHECK_IN = "checkin"
    CONFIDENCE = "confidence"
    TIME = "time"
    SCHEDULE = "schedule"
    CONFIRM = "confirm"
    NUDGE = "nudge"
    SNOOZE = "snooze"
    SAFETY = "safety"


class Level(StrEnum):
    """How urgent a symptom is (safety layer)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    STOP_WALK = "STOP_WALK"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the safety layer saw, and the phrases that led to it."""

    level: Level = Level.NONE
    phrases: tuple[str, ...] = ()
    somebody_else: bool = False
    crisis: bool = False
    """Thoughts of ending one's life: a card of its own."""
    unsure: bool = False
    """One screening question is due: it may be a warning sign."""


@dataclass(frozen=True, slots=True)
class SaidWalk:
    """One walk that was done (or `count` equal ones)."""

    day: date | None
    amount: Amount
    count: int | None = 1
    total: bool = False
    """The amount is the sum over `count` walks."""
    approx: bool = False
    part: Part | None = None
    at: time | None = None
    span: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class SaidSummary:
    """A statement about the whole week, without days."""

    walks: int | None = None
    minutes: Number = None
    minutes_each: Number = None
    steps: int | None = None
    distance_m: int | None = None
    span: str = ""


@dataclass(frozen=True, slots=True)
class SaidSkip:
    """A walk that did not or will not happen."""

    day: date
    reason: Reason | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class SaidMove:
    """A planned walk that gets another day or time."""

    from_day: date
    from_time: time | None = None
    to_day: date | None = None
    to_time: time | None = None
    to_part: Part | None = None
    shift_minutes: int | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class SaidSnooze:
    """Ask again later: after some minutes, at a time, or unspecified."""

    minutes: Number = None
    until: time | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class SaidPlan:
    """A one-off intention to walk."""

    day: date | None
    amount: Amount = Amount()
    at: time | None = None
    part: Part | None = None
    count: int | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """The fields a correction sets."""

    amount: Amount = Amount()
    day: date | None = None
    at: time | None = None
    part: Part | None = None
    pain: int | None = None
    add_minutes: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class SaidCorrection:
    """A change of something kept before; `day` is None for the last walk."""

    op: Literal["amend", "delete"]
    day: date | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class SaidSlot:
    """One weekly walk time; days 0 = Monday."""

    days: tuple[int, ...] | None
    at: time | None = None
    part: Part | None = None
    minutes: int | None = None
    per_week: int | None = None
    from_days: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class SaidSchedule:
    """A change of the weekly walk times, or a pause."""

    op: Literal["set", "add", "remove", "change", "pause", "resume", "clear"]
    slots: tuple[SaidSlot, ...] = ()
    from_day: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SaidPain:
    """Pain as it was said; score 0-10."""

    score: Number = None
    level: Literal["none", "mild", "moderate", "severe"] | None = None
    trend: Literal["better", "worse", "same"] | None = None
    phase: Literal["before", "during", "after"] | None = None
    area: Literal["back", "leg"] = "back"


Suggestion = SaidWalk | SaidSkip | SaidPlan | SaidPain
"""What somebody else takes a message to mean; nothing is done about it before the person says yes."""


@dataclass(frozen=True, slots=True)
class SaidSymptom:
    """A symptom by its closed code (see the labels' guide in docs)."""

    code: str
    status: Literal["present", "negated", "historic", "other_person", "question"]


@dataclass(frozen=True, slots=True)
class SaidCheckIn:
    """What was said of the week as a whole."""

    difficulty: Literal["easy", "ok", "hard"] | None = None
    next: Literal["more", "same", "less", "split"] | None = None
    confidence: Number = None
    effort: Number = None
    mood: Literal["good", "neutral", "bad"] | None = None
    barrier: Reason | None = None
    step_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class SaidSettings:
    """Settings somebody asked for in words; None = not mentioned."""

    units: Literal["km", "miles", "steps", "minutes"] | None = None
    timezone: str | None = None
    nudges: Literal["on", "off"] | None = None
    quiet_from: time | None = None
    quiet_to: time | None = None
    lead_minutes: int | None = None
    goal_minutes_week: int | None = None
    language: str | None = None
    name: str | None = None
    delete_data: bool | None = None
    export: bool | None = None


@dataclass(frozen=True, slots=True)
class LastWalk:
    """The walk that "make that 30" is about."""

    day: date
    minutes: int | None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A walk that is planned, in the person's local time."""

    day: date
    at: time


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the conversation was about: the bot's last question and what it referred to."""

    expecting: Expecting | None = None
    last_walk: LastWalk | None = None
    last_text: str | None = None
    planned: tuple[PlannedSession, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """What language needs to know of the person: a language code and the units they prefer."""

    language: str = "en"
    units: Literal["metric", "imperial"] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a message was understood to mean. `meanings` is never empty."""

    meanings: frozenset[Meaning] = frozenset({Meaning.CHAT})
    walks: tuple[SaidWalk, ...] = ()
    summary: SaidSummary | None = None
    skips: tuple[SaidSkip, ...] = ()
    move: SaidMove | None = None
    snooze: SaidSnooze | None = None
    plans: tuple[SaidPlan, ...] = ()
    corrections: tuple[SaidCorrection, ...] = ()
    schedule: SaidSchedule | None = None
    pains: tuple[SaidPain, ...] = ()
    symptoms: tuple[SaidSymptom, ...] = ()
    companions: tuple[str, ...] = ()
    check_in: SaidCheckIn | None = None
    question: str | None = None
    settings: SaidSettings | None = None
    ask: frozenset[Ask] = frozenset()
    alarm: Alarm = field(default_factory=Alarm)
    confidence: float = 1.0
    """How sure the reading is, 0-1: decides between acting, acting with Undo, asking and help."""
