"""The buttons of the half year: check-in steps, flares, goals, own activities, invitations."""

from datetime import date

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb
from coach.domain.replies import (
    AskAbility,
    AskActivities,
    AskEpisode,
    AskGoal,
    AskOwnGoal,
    AskPairing,
    AskSettled,
    CheckInAsked,
    CheckInUnclear,
    FirstPlan,
    FlareOffered,
    GoalChoice,
    IfThenInvited,
    ProgressShown,
    Reply,
    Reviewed,
)
from handlers.button import Button, Keyboard, column, in_rows, tap

NEW = {
    "button-new-none": "no",
    "button-new-back": "yes",
    "button-new-limb": "limb",
    "button-new-both": "both",
}
"""Labels and values of "anything new this week?"."""

BARRIERS = {
    "button-barrier-time": "time",
    "button-barrier-weather": "weather",
    "button-barrier-pain": "pain",
    "button-barrier-tired": "tired",
    "button-barrier-forgot": "forgot",
    "button-barrier-other": "other",
}
INVITATIONS = {
    "activities": "button-activities",
    "ability": "button-ability",
    "pairing": "button-pairing",
}
NOT_NOW = tap("button-not-now", Verb.INVITE, "no")


def check_in_keyboard(reply: CheckInAsked | CheckInUnclear) -> Keyboard:
    """Find the buttons of a step, and one to leave it out."""
    number = reply.number
    steps: dict[str, Keyboard] = {
        "limited": column(*(tap(label, Verb.SCORE, value, number) for label, value in NEW.items())),
        "since": in_rows([_day(day, number) for day in reply.days], 3),
        "barrier": in_rows([tap(label, Verb.SCORE, value, number) for label, value in BARRIERS.items()], 3),
    }
    return (*steps.get(reply.step, scores(number)), (tap("button-pass", Verb.SCORE, "-", number),))


def scores(step: int = 0) -> Keyboard:
    """Lay out 0-10 as 6 and 5, for a step of the check-in if there is one."""
    return in_rows(
        [
            Button("button-score", Choice(Verb.SCORE, step, str(score)), {"score": score})
            for score in range(11)
        ],
        6,
    )


def _day(day: date, number: int) -> Button:
    return Button("button-day", Choice(Verb.SCORE, number, day.isoformat()), {"day": day})


def counted_keyboard(counted: Unit | None) -> Keyboard:
    """Lay out the units that the plan does not count in."""
    if counted is None:
        return ()
    return (tuple(_count(unit) for unit in Unit if unit is not counted),)


def _count(unit: Unit) -> Button:
    return Button("button-count", Choice(Verb.COUNT, value=unit.value), {"unit": unit.value})


def programme_keyboard(reply: Reply) -> Keyboard:
    """Find the buttons of a reply of the half year."""
    match reply:
        case FlareOffered():
            return column(tap("button-lighter", Verb.FLARE, "yes"), tap("button-keep-plan", Verb.FLARE, "no"))
        case AskSettled(about):
            return (
                (
                    tap("button-settled", Verb.SETTLED, "yes", about),
                    tap("button-settled-late", Verb.SETTLED, "no", about),
                ),
            )
        case FirstPlan(goals=goals) if goals:
            return _goals(goals[:-1])
        case AskGoal(_, choices):
            return (*_goals(choices), (NOT_NOW,))
        case AskOwnGoal() | AskActivities() | AskEpisode() | IfThenInvited():
            return ((NOT_NOW,),)
        case AskAbility():
            return (*scores(), (NOT_NOW,))
        case _:
            return _invitation(reply)


def _goals(choices: tuple[GoalChoice, ...]) -> Keyboard:
    return column(*(_goal(one) for one in choices), tap("button-goal-own", Verb.GOAL, "own"))


def _goal(choice: GoalChoice) -> Button:
    value = f"{choice.total.value}x{choice.days}"
    return Button("button-goal", Choice(Verb.GOAL, value=value), {"total": choice.total, "days": choice.days})


def _invitation(reply: Reply) -> Keyboard:
    match reply:
        case AskPairing():
            return (
                (
                    tap("button-podcast", Verb.PAIR, "podcast"),
                    tap("button-music", Verb.PAIR, "music"),
                    tap("button-friend", Verb.PAIR, "friend"),
                ),
                (tap("button-nothing", Verb.PAIR, "none"),),
            )
        case Reviewed(asks=str(asks)):
            return ((tap(INVITATIONS[asks], Verb.INVITE, asks), NOT_NOW),)
        case ProgressShown():
            return ((tap("button-episode", Verb.INVITE, "episode"),),)
        case _:
            return ()
