"""Another time for a walk that is planned, or a reminder later."""

from datetime import date, time

from coach.domain.reading import Ask, Expecting, Part, SaidMove, SaidSnooze
from coach.language.clauses import Status
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import resolve, time_ahead
from coach.language.utterance import Mark

_OPEN = (Expecting.NUDGE, Expecting.SNOOZE)


def read_move(message: Message) -> tuple[SaidMove, frozenset[Ask]] | None:
    """Read a planned walk that gets another day or time."""
    if message.has("did_walk", "from_now_on", "not_back_part") or _reports(message) or not _is_move(message):
        return None
    shift = _shift(message)
    first, target = _days(message)
    start = resolve(first, message.scene, "ahead") or message.scene.today
    if shift is not None:
        return SaidMove(start, to_day=start, shift_minutes=shift), frozenset()
    clock = _clock(message)
    if target is None and clock is None:
        return None
    day = resolve(target, message.scene, "ahead") if target and target.kind != "same_day" else start
    part = target.part if target else None
    at = _bare_time(message, clock, part, day)
    when = message.said.quote(target.start, target.end) if target else ""
    move = SaidMove(start, to_day=day, to_time=at, to_part=None if at else part, when=when)
    return move, frozenset({"time"} if part and at is None else set())


def _reports(message: Message) -> bool:
    return message.has("walk_past", "habit") or any(
        quantity.kind != "bare" and not _is_relative(message, quantity) for quantity in message.quantities
    )


def _is_relative(message: Message, quantity: Quantity) -> bool:
    said = message.said
    return message.has("move_by") or bool(
        said.mark(quantity.end, "later_word")
        or said.mark(quantity.end, "earlier_word")
        or said.ending(quantity.start, "by_word")
    )


def _is_move(message: Message) -> bool:
    strong = message.has("move_strong")
    nudged = message.expects(*_OPEN)
    target = bool(message.clocks or message.days or _free_hours(message))
    if strong:
        return target or _shift(message) is not None
    if (
        message.has("change")
        and message.has("possessive_day", "walk_noun")
        and message.clocks
        and not message.quantities
    ):
        return not message.has("plural_day", "every", "schedule_noun")
    if not nudged:
        return (
            message.has("move")
            and message.has("instead")
            and bool(message.clocks)
            and not message.has("weekday")
        )
    if _shift(message) is not None and message.has("move"):
        return True
    if message.has("remind", "later", "skip", "forgot") and not message.has("instead"):
        return bool(message.has("skip") and message.has("instead") and target)
    return target and (message.has("move", "instead", "instead_of") or _only_time(message))


def _only_time(message: Message) -> bool:
    """Whether another time or day is all that was said to a nudge."""
    coming = [
        day
        for day in message.days
        if (resolve(day, message.scene, "back") or message.scene.today) > message.scene.today
    ]
    return bool(message.clocks or coming or any(day.part for day in message.days)) and not message.has(
        "will", "going_now", "neg_verb", "nothing", "did_verb", "out_past"
    )


def _days(message: Message) -> tuple[DayRef | None, DayRef | None]:
    """The day it moves from and the day it moves to."""
    days = [day for day in message.days if day.kind != "vague"]
    if len(days) >= 2:
        return days[0], days[-1]
    if not days:
        return None, None
    if message.has("possessive_day") and _clock(message):
        return days[0], None
    if (
        days[0].kind in {"weekday", "offset"}
        and _clock(message)
        and not (message.said.ending(days[0].start, "to") or message.said.mark(days[0].start, "to"))
        and _before_to(message, days[0])
    ):
        return days[0], None
    return None, days[0]


def _before_to(message: Message, day: DayRef) -> bool:
    """Whether the new time comes after "to", so that the day is the old one: "move friday to 6"."""
    return any(
        message.said.mark(at, "to") for at in range(day.end, min(day.end + 3, len(message.said.tokens)))
    )


def _clock(message: Message) -> Clock | None:
    hours = _free_hours(message)
    offered = [span for span in hours if message.said.ending(span.start, "instead")]
    clocks = [clock for clock in message.clocks if not message.said.ending(clock.start, "instead_of")]
    if clocks and not offered:
        return clocks[-1]
    return Clock(int(hours[-1].low), 0, "", hours[-1].start, hours[-1].end) if hours else None


def _free_hours(message: Message) -> list[Quantity]:
    return [
        span
        for span in message.quantities
        if span.kind == "bare" and span.count == 1 and 1 <= span.low <= 23 and span.low == int(span.low)
    ]


def _bare_time(message: Message, clock: Clock | None, part: Part | None, day: date | None) -> time | None:
    if clock is None or day is None:
        return None
    return time_ahead(clock, part, day, message.scene.now)


def _shift(message: Message) -> int | None:
    """By how many minutes it moves: "an hour later", "back 30 min", "bring it forward 20 minutes"."""
    if not message.has("move"):
        return None
    for quantity in message.quantities:
        if quantity.kind == "minutes":
            earlier = message.has("earlier_word", "bring_forward")
            if earlier or message.has("later_word", "move_by", "by_word"):
                return -int(quantity.low) if earlier else int(quantity.low)
    return None


def read_snooze(message: Message) -> tuple[SaidSnooze, frozenset[Ask]] | None:
    """Read a wish to be asked again later."""
    if message.has("walk_past", "log_order", "habit", "says") or not _is_snooze(message):
        return None
    if any(clause.status is Status.INTENDED for clause in message.clauses):
        return None  # "I meant to walk for an hour but came back after 18 minutes"
    if _is_told(message) and not message.has("remind"):
        return None
    minutes = [
        quantity
        for quantity in message.quantities
        if quantity.kind == "minutes" or _counts_as_minutes(message, quantity)
    ]
    if message.clocks and not minutes:
        clock = message.clocks[-1]
        at = time_ahead(clock, None, message.scene.now.date(), message.scene.now)
        return SaidSnooze(until=at, when=message.said.quote(clock.start, clock.end)), frozenset()
    if minutes:
        chosen = minutes[-1]
        return SaidSnooze(chosen.number, when=message.said.quote(chosen.start, chosen.end)), frozenset()
    part = next((day.part for day in message.days if day.part), None)
    return SaidSnooze(), frozenset({"time"} if part else set())


def _is_told(message: Message) -> bool:
    """Whether it is about a walk that was done, or one for a later part of today."""
    back = any(
        (resolve(day, message.scene, "back") or message.scene.today) < message.scene.today
        for day in message.days
    )
    measured = any(span.kind in {"metres", "steps"} for span in message.quantities)
    later = [message.said.mark(span.end, "later_today") for span in message.quantities]
    return back or measured or any(mark and mark.end - mark.start > 1 for mark in later)


def _counts_as_minutes(message: Message, quantity: Quantity) -> bool:
    return (
        quantity.kind == "bare"
        and message.expects(Expecting.SNOOZE, Expecting.NUDGE)
        and 1 <= quantity.low <= 180
    )


def _is_snooze(message: Message) -> bool:
    spans = bool(message.quantities or message.clocks)
    asks = message.has("remind") and (spans or message.has("later") or any(day.part for day in message.days))
    if asks and not message.has("before_walk", "every", "weekday"):
        return True
    if message.expects(*_OPEN):
        return _answers(message)
    ahead = [
        quantity
        for quantity in message.quantities
        if quantity.kind == "minutes" and _from_now(message, quantity)
    ]
    if ahead:
        return message.has(
            "walk_base", "go", "walk_noun", "wish", "will", "remind", "give_me", "later_word"
        ) or message.has("self")
    return message.whole("later")


def _answers(message: Message) -> bool:
    """Whether it answers a nudge with a delay."""
    if message.has("did", "done_bare", "out_past"):
        return False
    if message.has("later"):
        return True
    if not message.quantities:
        return False
    if message.expects(Expecting.SNOOZE):
        return True
    return message.has("give_me", "more", "later_word", "remind") or any(
        _from_now(message, span) for span in message.quantities
    )


def _from_now(message: Message, quantity: Quantity) -> bool:
    said = message.said
    hedge = said.ending(quantity.start, "hedge")
    led: Mark | None = said.ending(hedge.start if hedge else quantity.start, "in")
    if said.ending(quantity.start, "for"):
        return False
    return led is not None or said.mark(quantity.end, "later_word") is not None
