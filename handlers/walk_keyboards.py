"""The buttons under replies about walks: told, planned, nudged for, offered."""

from datetime import date, datetime, time

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb
from coach.domain.replies import (
    AskAmount,
    AskConfirm,
    AskDay,
    AskDeclineReason,
    AskMoveTime,
    AskPlanTime,
    AskShorter,
    AskSlotDays,
    AskSlotTime,
    AskUnit,
    FollowUp,
    Measure,
    Nudge,
    Paused,
    Reply,
    ShorterPlanned,
    SplitOffered,
    StillPaused,
    SwapOffered,
    WalkCorrected,
    WalkLogged,
    WeekOpened,
)
from handlers.button import Button, Keyboard, Row, column, in_rows, tap

MINUTES = (5, 10, 15, 20, 30)
"""Walks that are often told."""

SNOOZE = 30
"""Minutes."""

THOUSANDS = 100
"""A number below this, with no unit, counts thousands of steps or kilometres ("did 3k")."""

WORKING_DAYS = (0, 1, 2, 3, 4)
EVERY_DAY_BUT = (0, 1, 2, 3, 4, 5)
DAYS: dict[int | None, tuple[tuple[int, ...], ...]] = {
    1: ((0,), (2,), (5,), (6,)),
    2: ((0, 3), (1, 4), (5, 6)),
    3: ((0, 2, 4), (1, 3, 5)),
    4: ((0, 1, 3, 4), (0, 2, 4, 5)),
    5: (WORKING_DAYS, (0, 1, 2, 4, 5)),
    6: (EVERY_DAY_BUT, (1, 2, 3, 4, 5, 6)),
}
"""Days that go well together, by how many a week; 0 = Monday."""

ANY_DAYS = ((0, 2, 4), (1, 3, 5), WORKING_DAYS, EVERY_DAY_BUT)


def walk_keyboard(reply: Reply) -> Keyboard:
    """Find the buttons of a reply about walks that were told."""
    match reply:
        case WalkLogged(message_id=about):
            return ((tap("button-undo", Verb.UNDO, about=about), tap("button-edit", Verb.EDIT, about=about)),)
        case WalkCorrected(message_id=about):
            return ((tap("button-undo", Verb.BACK, about=about), tap("button-edit", Verb.EDIT, about=about)),)
        case AskAmount():
            return in_rows([_amount(Measure(minutes, Unit.MINUTES)) for minutes in MINUTES], 3)
        case AskShorter(about, options):
            return in_rows([_amount(option, about) for option in options], 4)
        case AskUnit(number, units):
            return in_rows([_unit(number, unit) for unit in units], 3)
        case AskDay(_, days):
            return in_rows([_day(day) for day in days], 2)
        case AskConfirm():
            return ((tap("button-yes", Verb.YES), tap("button-no", Verb.NO)),)
        case _:
            return ()


def _amount(amount: Measure, about: int = 0) -> Button:
    return Button("button-amount", Choice(Verb.AMOUNT, about, str(amount.value)), {"amount": amount})


def _unit(number: float, unit: Unit) -> Button:
    choice = Choice(Verb.UNIT, value=unit.value)
    if unit is Unit.METRES and number < THOUSANDS:
        return Button("button-kilometres", choice, {"number": number})
    many = 1000 if unit is Unit.STEPS and number < THOUSANDS else 1
    return Button("button-amount", choice, {"amount": Measure(round(number * many), unit)})


def _day(day: date) -> Button:
    return Button("button-day", Choice(Verb.DAY, value=day.isoformat()), {"day": day})


def plan_keyboard(reply: Reply) -> Keyboard:
    """Find the buttons of a reply about plans and nudges."""
    match reply:
        case Nudge(about, amount=amount):
            return (*_gap(reply), *_nudge(about, free=not amount.value))
        case FollowUp(about):
            return _follow_up(about)
        case ShorterPlanned(about):
            return ((tap("button-done", Verb.DONE, about=about), tap("button-skip", Verb.SKIP, about=about)),)
        case Paused() | StillPaused():
            return column(tap("button-resume", Verb.RESUME))
        case AskSlotDays(_, per_week):
            return column(*(_weekdays(days) for days in DAYS.get(per_week, ANY_DAYS)))
        case _:
            return _times(reply)


def _gap(nudge: Nudge) -> Keyboard:
    """Offer the free time of the day, where the calendar has something else at the walk's time."""
    if nudge.gap is None:
        return ()
    at = nudge.gap.time()
    value = f"{at:%H:%M}/2" if nudge.gap_half else f"{at:%H:%M}"
    return ((Button("button-gap", Choice(Verb.GAP, nudge.planned_id, value), {"at": at}),),)


def _nudge(about: int, *, free: bool) -> Keyboard:
    """Lay out what can be done about a walk; one without an amount can't be shorter."""
    snooze = Button("button-snooze", Choice(Verb.SNOOZE, about, str(SNOOZE)), {"minutes": SNOOZE})
    done = tap("button-done", Verb.DONE, about=about)
    shorter = () if free else (tap("button-shorter", Verb.SHORTER, about=about),)
    return (
        (done, *shorter, snooze),
        (tap("button-move", Verb.MOVE, about=about), tap("button-skip", Verb.SKIP, about=about)),
    )


def _follow_up(about: int) -> Keyboard:
    done: Row = (
        tap("button-done", Verb.DONE, about=about),
        tap("button-shorter", Verb.SHORTER, about=about),
        tap("button-move", Verb.MOVE, about=about),
    )
    return (
        done,
        (tap("button-skip", Verb.SKIP, about=about), tap("button-hurt", Verb.HURT, about=about)),
    )


def _weekdays(days: tuple[int, ...]) -> Button:
    choice = Choice(Verb.DAYS, value="".join(map(str, days)))
    if days == WORKING_DAYS:
        return Button("button-monday-to-friday", choice)
    if days == EVERY_DAY_BUT:
        return Button("button-all-but", choice, {"weekdays": (6,)})
    return Button("button-weekdays", choice, {"weekdays": days})


def _times(reply: Reply) -> Keyboard:
    match reply:
        case AskSlotTime(options=options):
            return in_rows([_time(at) for at in options], 4)
        case AskPlanTime(_, options):
            return (*in_rows([_time(at) for at in options], 4), (tap("button-no-reminder", Verb.NO),))
        case AskMoveTime(_, options):
            return in_rows([_moment(at) for at in options], 2)
        case _:
            return ()


def _time(at: time) -> Button:
    return Button("button-time", Choice(Verb.TIME, value=f"{at:%H:%M}"), {"time": at})


def _moment(at: datetime) -> Button:
    return Button("button-time", Choice(Verb.TIME, value=f"{at:%Y-%m-%dT%H:%M}"), {"time": at})


def offer_keyboard(reply: Reply) -> Keyboard:
    """Find the buttons of an offer of shorter walks."""
    match reply:
        case SplitOffered() | SwapOffered():
            return _take_or_not()
        case WeekOpened(offer=offer) if offer:
            return _take_or_not()
        case AskDeclineReason():
            return (
                (
                    tap("button-reason-time", Verb.REASON, "time"),
                    tap("button-reason-pain", Verb.REASON, "pain"),
                ),
                (
                    tap("button-reason-tired", Verb.REASON, "tired"),
                    tap("button-reason-too-much", Verb.REASON, "too_much"),
                ),
            )
        case _:
            return ()


def _take_or_not() -> Keyboard:
    return ((tap("button-take", Verb.TAKE), tap("button-decline", Verb.DECLINE)),)
