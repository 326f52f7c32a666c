"""A reminder later: after some minutes, at a time, or only "not now"."""

from coach.domain.reading import Ask, Expecting, SaidSnooze
from coach.language.hours import clocks_and_hours
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import resolve, time_ahead
from coach.language.utterance import Mark

_OPEN = (Expecting.NUDGE, Expecting.SNOOZE)
_FAR = 4


def read_snooze(message: Message) -> tuple[SaidSnooze, frozenset[Ask]] | None:
    """Read a wish to be asked again later."""
    if message.has("walk_past", "log_order", "habit", "says") or not _is_snooze(message):
        return None
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
