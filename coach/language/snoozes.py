"""A reminder later: after some minutes, at a time, or only "not now"."""

from coach.domain.reading import Ask, Expecting, SaidSnooze
from coach.language.clocks import Clock
from coach.language.hours import clocks_and_hours
from coach.language.inside import held, holds
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import resolve, time_ahead
from coach.language.utterance import Mark

_OPEN = (Expecting.NUDGE, Expecting.SNOOZE)
_FAR = 4
"""Words between."""
_MOST = 180


def read_snooze(message: Message) -> tuple[SaidSnooze, frozenset[Ask]] | None:
    """Read a wish to be asked again later."""
    if message.has("walk_past", "log_order", "habit", "says") or not _is_snooze(message):
        return None
    if (_is_told(message) or message.has("if")) and not message.has("remind"):
        return None
    minutes = [
        quantity
        for quantity in message.quantities
        if quantity.kind == "minutes" or _counts_as_minutes(message, quantity)
    ]
    clocks = message.clocks or ([] if minutes else _hours(message))
    if clocks and not minutes:
        clock = clocks[-1]
        part = next((day.part for day in message.days if day.part and day.start == clock.end), None)
        at = time_ahead(clock, part, message.scene.now.date(), message.scene.now)
        return SaidSnooze(until=at, when=message.said.quote(clock.start, clock.end)), frozenset()
    if minutes:
        chosen = minutes[-1]
        return SaidSnooze(chosen.number, when=message.said.quote(chosen.start, chosen.end)), frozenset()
    late = {mark.end for clause in message.clauses for mark in clause.all("later")}  # "mais tarde"
    part = next((day.part for day in message.days if day.part and day.end not in late), None)
    return SaidSnooze(), frozenset({"time"} if part else set())


def _hours(message: Message) -> list[Clock]:
    """Bare hours beside a word that asks for a reminder: "try again about 4", "when it's 6"."""
    return [clock for clock in clocks_and_hours(message) if _is_hour(message, clock)]


def _is_hour(message: Message, clock: Clock) -> bool:
    said = message.said
    at = clock.start
    hedge = said.ending(at, "hedge")
    led = any(said.ending(at, name) for name in ("at", "it_is", "until", "to"))
    return clock.marked or ((led or hedge is not None) and message.has("remind"))


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
    if message.said.ending(quantity.end, "give_me"):
        return False  # "10 min do", where "do" is two as well
    if quantity.kind != "bare" or not message.expects(*_OPEN) or not 1 <= quantity.low <= _MOST:
        return False
    return not any(clock.start == quantity.start for clock in _hours(message))


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
    if ahead and not message.has("out_past", "did"):
        return message.has(
            "walk_base", "go", "walk_noun", "wish", "will", "remind", "give_me", "later_word"
        ) or message.has("self")
    return message.whole("later")


def _answers(message: Message) -> bool:
    """Whether it answers a nudge with a delay."""
    if message.has("did", "done_bare", "out_past", "going_now") and not _not_now(message):
        return False
    if message.has("later") or _not_now(message):
        return True
    called = any(holds(message.said, clock.start - 1, "given") for clock in message.clocks)
    if message.clocks and (called or message.expects(Expecting.SNOOZE) or message.has("once_more")):
        return True
    if not message.quantities:
        return False
    if message.expects(Expecting.SNOOZE):
        return True
    return message.has("give_me", "more", "later_word", "remind", "hold_on") or any(
        _from_now(message, span) or _is_asked_for(message, span) or message.said.mark(span.end, "in_after")
        for span in message.quantities
    )


def _not_now(message: Message) -> bool:
    """Whether this moment is refused, in whatever words: "not this minute", "can't just now"."""
    said = message.said
    if message.quantities or message.has("going_now"):
        return False
    refused = (
        at
        for at in range(len(said.tokens))
        if holds(said, at, "neg_verb") and not holds(said, at, "past_neg")
    )
    moment = any(held(said, at + 1, at + 1 + _FAR, "moment", "now") for at in refused)
    return moment or message.has("hold_on")


def _is_asked_for(message: Message, span: Quantity) -> bool:
    """Whether a length of time is asked for: "gie me twenty", "leave it 15 mins", "after half an hour"."""
    said, at = message.said, span.start
    near = held(said, at - _FAR, at, "delay") or holds(said, at - 1, "given")
    return near or held(said, 0, at, "delay_first")


def _from_now(message: Message, quantity: Quantity) -> bool:
    said = message.said
    hedge = said.ending(quantity.start, "hedge")
    led: Mark | None = said.ending(hedge.start if hedge else quantity.start, "in")
    if said.ending(quantity.start, "for"):
        return False
    from_now = holds(said, quantity.end, "from") and holds(said, quantity.end + 1, "now")
    return led is not None or from_now or said.mark(quantity.end, "later_word") is not None
