"""Replies of the weekly check-in, the week close and a flare."""

from dataclasses import dataclass
from datetime import date

from coach.domain.replies.shown import Measure, PlannedWalk, Standing


@dataclass(frozen=True, slots=True)
class CheckInAsked:
    """One step of the check-in: pain, enjoyment, activity, limited, since, confidence or barrier.

    Buttons 0-10, or what fits the step, and Skip. The first also says that one message can answer all.
    """

    step: str
    number: int
    """1-5 are shown; 6 is `since`, 7 is `barrier`."""
    standing: Standing | None = None
    """With the first step."""
    asked_for: bool = False
    """The person asked for it, or it is the weekly one."""
    days: tuple[date, ...] = ()
    """For `since`: the days that are offered."""
    variant: int = 0


@dataclass(frozen=True, slots=True)
class CheckInOver:
    """Answers to the questions about a week that is closed already. Button: answer for this week now."""


@dataclass(frozen=True, slots=True)
class CheckInReminder:
    """The one reminder after 24 h. Button: answer now."""

    variant: int = 0


@dataclass(frozen=True, slots=True)
class CheckInUnclear:
    """The answer to a step could not be read; the step's buttons follow again."""

    step: str
    number: int
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class NextTarget:
    """Next week's target with its reason, before it is confirmed. Buttons: fine, a bit less, a bit more.

    `action` is one of ADVANCE, HOLD, REPEAT_SPLIT, EASE, FLARE, STOP, ASK; `reasons` as in Week.
    """

    action: str
    target: Measure
    before: Measure
    done: int
    walks: tuple[int, ...]
    low_confidence: bool = False
    """Confidence under 7: a smaller goal is offered."""
    limb: bool = False
    """A foot, a knee or a calf gives trouble."""


@dataclass(frozen=True, slots=True)
class NextTargetSet:
    """The next week is agreed. wish: same, less or more."""

    target: Measure
    wish: str


@dataclass(frozen=True, slots=True)
class WishNoted:
    """A wish for next week, said before the week was looked at. wish: less (no more than now) or more."""

    wish: str


@dataclass(frozen=True, slots=True)
class WeekOpened:
    """Monday morning: what last week was, this week's target with its reason, the walks."""

    action: str
    target: Measure
    before: Measure | None
    done: int | None
    planned: tuple[PlannedWalk, ...]
    number: int
    """Week of the programme, from 1."""
    variant: int = 0
    offer: tuple[int, ...] = ()
    """More and shorter walks for this week, offered at once (units); buttons then as SplitOffered's."""


@dataclass(frozen=True, slots=True)
class DidYouWalk:
    """Nothing was logged last week: did you walk? Buttons yes, no."""

    target: Measure
    variant: int = 0


@dataclass(frozen=True, slots=True)
class TellLastWeek:
    """Yes, I did walk: tell me which days and how long."""


@dataclass(frozen=True, slots=True)
class NoWalksHeard:
    """No walks last week: no blame, this week's target (and an offer of shorter ones)."""

    target: Measure


@dataclass(frozen=True, slots=True)
class FlareCheck:
    """How is the pain now? Buttons 0-10, the warning signs with a button "one of these"."""

    variant: int = 0


@dataclass(frozen=True, slots=True)
class FlareHeard:
    """After a flare check. state: settling, same, over, or see_someone."""

    state: str
    target: Measure | None = None


@dataclass(frozen=True, slots=True)
class FlareOffered:
    """Much more pain was told than usual, 0-10: shall the week be lighter? Buttons yes, no."""

    score: int | None


@dataclass(frozen=True, slots=True)
class FlareBegun:
    """The week is lighter from now on; the pain is asked about in two days. Less is fine, so is nothing."""

    target: Measure
    planned: tuple[PlannedWalk, ...]


@dataclass(frozen=True, slots=True)
class FlareKept:
    """The plan stays as it is; shorter walks and none are fine all the same."""


@dataclass(frozen=True, slots=True)
class AskSettled:
    """Was the pain of that walk gone within two hours? Buttons yes, no (about `message_id`)."""

    message_id: int


@dataclass(frozen=True, slots=True)
class SettledHeard:
    """Noted whether pain settled soon."""

    soon: bool


@dataclass(frozen=True, slots=True)
class IfThenInvited:
    """Something stands in the way: what could they do then, in their own words? Button: not now.

    barrier: time, weather, pain, tired, forgot or other. `known`: the plan they have already.
    """

    barrier: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class InvitationLeft:
    """No plan, pairing, goal or activities now, and that is fine."""
