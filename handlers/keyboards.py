"""The buttons under each reply: the start, the week, and whatever belongs to no walk."""

from datetime import time

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb
from coach.domain.replies import (
    AskComfort,
    AskDelete,
    AskElsewhere,
    AskHere,
    AskMeant,
    AskTimes,
    AskZone,
    CheckInAsked,
    CheckInOver,
    CheckInReminder,
    CheckInUnclear,
    ChooseZone,
    ConsentFirst,
    DidYouWalk,
    FlareCheck,
    HelperShown,
    HelpShown,
    LockedStill,
    MeantPain,
    MeantPlan,
    MeantSkip,
    MeantWalk,
    Measure,
    NextTarget,
    ProfessionalFirst,
    Reply,
    SafetyCard,
    SafetyQuestion,
    Screening,
    SettingsShown,
    Undoable,
    Welcome,
    ZoneChoice,
)
from handlers.button import Button, Keyboard, column, in_rows, tap
from handlers.calendar_keyboards import calendar_keyboard
from handlers.programme_keyboards import check_in_keyboard, counted_keyboard, programme_keyboard, scores
from handlers.walk_keyboards import offer_keyboard, plan_keyboard, walk_keyboard

READ = ("en", "de", "es", "fr", "pt", "ru", "hi", "ar", "zh")
"""Languages that can be chosen with a tap; others can be named in words."""

COMFORTS = ((5, 3), (10, 3), (15, 4), (20, 4))
"""Minutes and days a week that people start from."""


def keyboard_for(reply: Reply) -> Keyboard:
    """Find the rows of buttons for a reply; most have none."""
    if isinstance(reply, Undoable):
        undo = tap("button-undo", Verb.BACK, about=reply.message_id)
        return (*keyboard_for(reply.done), (undo,))
    return (
        _start(reply)
        or walk_keyboard(reply)
        or plan_keyboard(reply)
        or offer_keyboard(reply)
        or _week(reply)
        or programme_keyboard(reply)
        or calendar_keyboard(reply)
        or _other(reply)
    )


def _start(reply: Reply) -> Keyboard:
    match reply:
        case Welcome() | ConsentFirst():
            return column(
                tap("button-agree", Verb.AGREE),
                tap("button-under-age", Verb.UNDER_AGE),
                tap("button-refuse", Verb.REFUSE),
            )
        case Screening():
            return column(
                tap("button-screen-none", Verb.SCREEN, "none"),
                tap("button-screen-now", Verb.SCREEN, "now"),
                tap("button-screen-ever", Verb.SCREEN, "ever"),
            )
        case ProfessionalFirst():
            return column(tap("button-seen", Verb.SEEN))
        case AskComfort():
            rows = in_rows([_comfort(minutes, days) for minutes, days in COMFORTS], 2)
            return (*rows, (tap("button-baseline", Verb.COMFORT, "baseline"),))
        case AskTimes():
            return (
                (
                    tap("button-morning", Verb.TIMES, "morning"),
                    tap("button-midday", Verb.TIMES, "midday"),
                    tap("button-evening", Verb.TIMES, "evening"),
                ),
            )
        case _:
            return _zone(reply)


def _comfort(minutes: int, days: int) -> Button:
    amount = Measure(minutes, Unit.MINUTES)
    return Button(
        "button-comfort", Choice(Verb.COMFORT, value=f"{minutes}x{days}"), {"amount": amount, "days": days}
    )


def _zone(reply: Reply) -> Keyboard:
    match reply:
        case AskZone(str(guess), local) if local is not None:
            return column(_clock(guess, local))
        case AskHere(zone, local):
            return column(_clock(zone, local), tap("button-zone-other", Verb.ZONE, "no"))
        case AskElsewhere(_, zone, local):
            return column(_clock(zone, local), tap("button-zone-refuse", Verb.ZONE, "no"))
        case ChooseZone(choices):
            return column(*(_spot(choice) for choice in choices))
        case _:
            return ()


def _clock(zone: str, local: time) -> Button:
    return Button("button-zone-guess", Choice(Verb.ZONE, value=zone), {"time": local})


def _spot(choice: ZoneChoice) -> Button:
    return Button(
        "button-zone",
        Choice(Verb.ZONE, value=choice.spot.zone),
        {"zone": choice.spot, "time": choice.local_time},
    )


def _week(reply: Reply) -> Keyboard:
    match reply:
        case CheckInAsked() | CheckInUnclear():
            return check_in_keyboard(reply)
        case FlareCheck():
            return (*scores(), (tap("button-sign", Verb.SIGN, "yes"),))
        case CheckInOver() | CheckInReminder():
            return column(tap("button-check-in", Verb.CHECK_IN, "now"))
        case DidYouWalk():
            return ((tap("button-yes", Verb.WALKED, "yes"), tap("button-no", Verb.WALKED, "no")),)
        case NextTarget(action=action) if action != "STOP":
            return (
                (
                    tap("button-next-ok", Verb.NEXT, "ok"),
                    tap("button-next-less", Verb.NEXT, "less"),
                    tap("button-next-more", Verb.NEXT, "more"),
                ),
            )
        case _:
            return ()


def _language(code: str) -> Button:
    return Button("button-language", Choice(Verb.LANGUAGE, value=code), {"code": code})


def _other(reply: Reply) -> Keyboard:
    match reply:
        case SafetyCard(crisis=True, somebody_else=False):
            return column(tap("button-unlock-crisis", Verb.UNLOCK))
        case SafetyCard(somebody_else=False) | LockedStill():
            return column(tap("button-unlock", Verb.UNLOCK))
        case SafetyQuestion():
            return ((tap("button-yes", Verb.SIGN, "yes"), tap("button-no", Verb.SIGN, "no")),)
        case HelpShown():
            return (
                (
                    tap("button-today", Verb.COMMAND, "today"),
                    tap("button-week", Verb.COMMAND, "week"),
                    tap("button-plan", Verb.COMMAND, "plan"),
                    tap("button-progress", Verb.COMMAND, "progress"),
                ),
            )
        case SettingsShown(counted=counted):
            return (*counted_keyboard(counted), *in_rows([_language(code) for code in READ], 3))
        case AskDelete():
            return column(tap("button-keep", Verb.DELETE, "keep"))
        case HelperShown():
            return column(
                tap("button-helper-allow", Verb.HELPER, "allow"),
                tap("button-helper-refuse", Verb.HELPER, "refuse"),
            )
        case _:
            return _meant(reply)


def _meant(reply: Reply) -> Keyboard:
    """Lay out the yes and no of what was perhaps meant."""
    match reply:
        case AskMeant(_, about):
            yes = tap("button-yes", Verb.MEANT, "yes", about)
            return ((yes, tap("button-no", Verb.MEANT, "no", about)),)
        case MeantWalk() | MeantSkip() | MeantPlan() | MeantPain():
            return ((tap("button-yes", Verb.YES), tap("button-no", Verb.NO)),)
        case _:
            return ()
