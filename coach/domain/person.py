"""A person: what they agreed to, set, and are being asked; one value that fits one row."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from coach.domain.amounts import Unit
from coach.domain.reading import Level
from coach.domain.walking import Planned, Skip, Walk, WalkTime, Week

CONSENT_VERSION = 1
"""Raised when the consent text changes; kept with each person's consent."""

HELPER_VERSION = 1
"""The same for what /helper explains: who agreed to another version is asked again."""


class Stage(StrEnum):
    """How far somebody has come from the first message to a plan."""

    CONSENT = "consent"
    SCREENING = "screening"
    COMFORT = "comfort"
    ZONE = "zone"
    TIMES = "times"
    ACTIVE = "active"
    WAITING = "waiting"
    """A professional comes first; the plan waits for "I have talked to one"."""
    DECLINED = "declined"


class Asked(StrEnum):
    """What kind of answer an open question waits for."""

    AMOUNT = "amount"
    UNIT = "unit"
    DAY = "day"
    CONFIRM_WALK = "confirm_walk"
    SLOT_TIME = "slot_time"
    SLOT_DAYS = "slot_days"
    PLAN_TIME = "plan_time"
    MOVE_TIME = "move_time"
    SHORTER = "shorter"
    PAIN = "pain"
    CHECK_IN = "check_in"
    NEXT_TARGET = "next_target"
    DID_YOU_WALK = "did_you_walk"
    DECLINE_REASON = "decline_reason"
    NUDGE = "nudge"
    FOLLOW_UP = "follow_up"
    DELETE = "delete"
    SAFETY = "safety"
    ZONE = "zone"
    CORRECT = "correct"
    FLARE = "flare"
    SETTLED = "settled"
    IF_THEN = "if_then"
    PAIRING = "pairing"
    GOAL = "goal"
    EPISODE = "episode"
    ACTIVITIES = "activities"
    ABILITY = "ability"
    HELPER = "helper"
    SUGGESTED = "suggested"
    MEANT = "meant"
    CALENDAR_LINK = "calendar_link"
    CALENDAR_ACCOUNT = "calendar_account"
    CALENDAR_WORDS = "calendar_words"
    CALENDAR_CHOICE = "calendar_choice"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked and not answered yet; survives restarts because it is kept with the person."""

    asked: Asked
    until: datetime
    """After this instant (UTC) the question is let go."""
    about: int = 0
    """The row it is about: a walk, a planned walk, an offer; 0 = none."""
    notes: dict[str, str] = field(default_factory=dict)
    """What was already understood, so that the answer completes it."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours in the person's local time; may wrap midnight."""

    start: time = time(21, 30)
    end: time = time(7, 0)


@dataclass(frozen=True, slots=True)
class CheckInTime:
    """When the weekly check-in comes, in local time; weekday 0 = Monday.

    Saturday evening leaves room for the one reminder after 24 hours before the week closes.
    """

    weekday: int = 5
    at: time = time(18, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """The long-term plan: it changes at a week close, or when somebody asks."""

    unit: Unit
    start: int
    """W0: units a week that were comfortable at the start."""
    session: int
    """Length of the planned walks this week, units."""
    walks: int
    """Planned walks this week."""
    days: int = 5
    """Walking days a week at most (at most 6: one rest day stays)."""
    goal: int | None = None
    """Units a week; None = the usual goal of the unit."""
    position: int = 0
    """Place on the ramp, 0-25; moves only on ADVANCE."""
    eased: int | None = None
    """This week's target where it isn't the ramp's (after easing, a gap or a flare), units."""
    baseline: bool = False
    """The first week only counts what is walked; the plan's numbers are made from it at its close."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A safety card was shown: nudges stop until the person confirms."""

    level: Level
    since: datetime


@dataclass(frozen=True, slots=True)
class Flare:
    """Back pain flared up: the plan is lighter until it settles."""

    since: datetime
    next_check: datetime
    target_before: int
    """Units a week before the flare."""
    settled: int = 0
    """Answers in a row within 1 point of the usual pain."""
    returning: bool = False
    """The week at 75 % on the way back."""


@dataclass(frozen=True, slots=True)
class HelperConsent:
    """They agreed that messages which can't be read may go to a language model."""

    at: datetime
    version: int
    """What /helper explained then."""
    host: str
    """Whose computer it is on; another one needs another consent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person sets in words: as it was before the last change."""

    language: str
    zone: str
    metric: bool
    quiet: Quiet
    check_in: CheckInTime
    lead_minutes: int
    nudges: bool
    paused_from: datetime | None
    paused_until: date | None
    if_then: str | None
    plan: Plan | None
    pairing: str | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What the last act changed, as it was before; walks that were told are taken back by their message."""

    what: str
    """Code of the act, for the words: move, skip, plan, correct, remove, times, pause, resume, setting ..."""
    message_id: int
    """The message or tap that did it."""
    at: datetime
    walks: tuple[Walk, ...] = ()
    planned: tuple[Planned, ...] = ()
    new_planned: tuple[Planned, ...] = ()
    """What came into being with it: to be let go. Their ids were not known yet."""
    walk_times: tuple[WalkTime, ...] | None = None
    new_skips: tuple[Skip, ...] = ()
    week: Week | None = None
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks with the coach. `id` is their private chat."""

    id: int
    created_at: datetime
    stage: Stage = Stage.CONSENT
    language: str = "en"
    zone: str = "UTC"
    metric: bool = True
    consent_version: int | None = None
    consent_at: datetime | None = None
    plan: Plan | None = None
    quiet: Quiet = Quiet()
    check_in: CheckInTime = CheckInTime()
    lead_minutes: int = 30
    """A nudge comes this many minutes before the walk (0-120)."""
    nudges: bool = True
    paused_from: datetime | None = None
    paused_until: date | None = None
    """First local day with walks again; None with `paused_from` set = until they say so."""
    lock: Lock | None = None
    flare: Flare | None = None
    question: Question | None = None
    undo: Undo | None = None
    """How to take back the last act."""
    if_then: str | None = None
    """The person's own words, quoted in nudges."""
    pairing: str | None = None
    """What goes well with their walks: "podcast", "music", "friend" or own words; said in nudges."""
    activities: tuple[str, ...] = ()
    """What their back makes hard, in their own words: at most three, scored every four weeks (PSFS)."""
    episode_on: date | None = None
    """When the last episode of back pain began, as far as was told."""
    reviewed: int = 0
    """The week of the programme that the last review was about; 0 = none."""
    variants: dict[str, int] = field(default_factory=dict)
    """How often each kind of message was sent unasked: which wording is next."""
    reached: tuple[datetime, ...] = ()
    """When the bot spoke first since a walk passed without a word (UTC); empty once they are heard."""
    heard_at: datetime | None = None
    unanswered: int = 0
    """Walks in a row that passed with no word to the nudge or the follow-up."""
    last_text: str | None = None
    """The last message that could not be completed ("did 3k"), for "I meant steps"."""
    unsolicited_on: date | None = None
    unsolicited: int = 0
    """Messages the bot sent on its own on `unsolicited_on`."""
    reachable: bool = True
    """False after Telegram said that the chat is gone, until they write again."""
    asked_here: datetime | None = None
    """When the one "I am here" of a long silence was sent."""
    helper: HelperConsent | None = None

    @property
    def paused(self) -> bool:
        """Whether targets and nudges rest."""
        return self.paused_from is not None

    @property
    def active(self) -> bool:
        """Whether there is a plan to follow."""
        return self.stage is Stage.ACTIVE and self.plan is not None

    def lets_ask(self, host: str) -> bool:
        """Whether they agreed, to what is explained now, that this host gets what can't be read."""
        agreed = self.helper
        return agreed is not None and (agreed.version, agreed.host) == (HELPER_VERSION, host)
