"""What somebody wants taken away: a walk that was kept, a day of the routine, or all of it."""

from dataclasses import dataclass
from typing import Literal

from coach.domain.reading import SaidSkip
from coach.language.clauses import Clause
from coach.language.days import DayRef
from coach.language.inside import held, holds
from coach.language.message import Message, quantities_in, reason_in
from coach.language.resolving import resolve
from coach.language.utterance import Mark

Taken = Literal["kept", "planned", "slot", "all"]
_PARTICLES = 6
"""Words between a verb and its particle: "take yesterday's entry out"."""
_PRONOUN = 2
_THINGS = frozenset({"kept_noun", "last_one", "plural_walks", "walk_noun", "slot_noun"})
_ONE = frozenset({"walk_noun", "log_noun", "one_noun", "kept_noun", "kept_verb"})
_ROUTINE = frozenset({"rota", "timetable", "slot_noun", "plural_walks"})
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Removal:
    """What is taken away, and the days that were named with it."""

    what: Taken
    days: tuple[DayRef, ...] = ()
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Order:
    """A verb that takes away, and the words it is about."""

    verb: Mark
    start: int
    end: int
    days: tuple[DayRef, ...]
    names: frozenset[str]


def removal(message: Message) -> Removal | None:
    """Read a verb that takes away together with what it takes."""
    verbs = message.has("drop", "erase", "erase_apart", "undo", "goes_out")
    if not verbs or message.has("habit"):
        return None
    for clause in message.clauses:
        verb = _verb(message, clause)
        order = _order(message, clause, verb) if verb else None
        what = _what(message, order) if order else None
        if order and what:
            return Removal(what, order.days, order.end)
    return None


def read_called_off(message: Message) -> tuple[SaidSkip, ...]:
    """Read that a walk to come is taken away: "bin today's, I'm shattered"."""
    found = removal(message)
    if found is None or found.what != "planned":
        return ()
    day = next((day for day in found.days if day.kind != "same_day" or day.said_today), None)
    on = resolve(day, message.scene, "ahead") or message.scene.today
    when = message.said.quote(day.start, day.end) if day else ""
    return (SaidSkip(on, reason_in(message.clauses), when),)


def _verb(message: Message, clause: Clause) -> Mark | None:
    """The verb of an order: nobody is named who did it, and it is not denied."""
    for at in range(clause.start, clause.end):
        mark = _verb_at(message, clause, at)
        if mark:
            denied = message.said.ending(at, "neg_verb")
            told = message.said.ending(at, "self_subject") and (mark.end - at == 1 or mark.name == "goes_out")
            return None if told or denied else mark
    return None


def _verb_at(message: Message, clause: Clause, at: int) -> Mark | None:
    said = message.said
    whole = said.mark(at, "erase") or said.mark(at, "goes_out")
    if whole:
        return whole
    apart = Mark("erase_apart", "", at, at + 1) if holds(said, at, "erase_apart") else None
    if apart and _apart(message, apart, clause):
        return apart
    return Mark("hidden", "", at, at + 1) if holds(said, at, "erase") else None


def _apart(message: Message, mark: Mark, clause: Clause) -> bool:
    last = min(mark.end + _PARTICLES, clause.end)
    return held(message.said, mark.end, last, "apart")


def _order(message: Message, clause: Clause, verb: Mark) -> _Order:
    start, end = verb.end, clause.end
    wished = start >= end and held(message.said, clause.start, verb.start, "hand_over")
    last = verb.start > clause.start and message.said.mark(verb.start, "erase_last") is not None
    goes = verb.name == "goes_out" or message.said.ending(verb.start, "be")
    if wished or last or goes:  # "I want that walk gone", "is to be erased"
        start, end = clause.start, verb.start
    days = tuple(day for day in message.days if start <= day.start < end and day.kind != "vague")
    names = frozenset(mark.name for mark in clause.marks if start <= mark.start < end)
    if days or end - start > _PRONOUN:
        return _Order(verb, start, end, days, names)
    before = [one for one in message.clauses if one.end <= clause.start]
    return _Order(verb, start, end, *_named_before(message, before[-1:], (days, names)))


def _named_before(
    message: Message, before: list[Clause], own: tuple[tuple[DayRef, ...], frozenset[str]]
) -> tuple[tuple[DayRef, ...], frozenset[str]]:
    """What a pronoun stands for: "Sunday walks are too much, remove them"."""
    days, names = own
    for clause in before:
        named = tuple(day for day in message.days if clause.start <= day.start < clause.end)
        days, names = days + named, names | (clause.names & (_THINGS | {"that_word"}))
        if quantities_in(clause) and not any(day.plural for day in named):
            names |= {"kept_noun"}  # "the 18 on Thursday"
    return days, names


def _what(message: Message, order: _Order) -> Taken | None:
    if _is_all(message, order):
        return "all"
    days = [day for day in order.days if day.kind != "same_day" or day.said_today]
    if (any(day.plural for day in days) and "kept_noun" not in order.names) or _is_slot(message, order):
        return "slot"
    if days:
        return _of_day(message, order, days[0])
    if _is_kept(message, order):
        return "kept"
    return "planned" if _calls_off(message, order) else None


def _is_all(message: Message, order: _Order) -> bool:
    """As in "wipe my whole schedule", "get rid of every walk time": all of it, and no day."""
    if order.days or message.clocks or order.names & {"kept_noun", "last_one", "this_week"}:
        return False
    if "whole" in order.names and order.end - order.start <= _PRONOUN:
        return message.scene.dialogue.last_walk is None  # "bin the lot"
    if order.names & {"whole", "every"}:
        return bool(order.names & {"timetable", "plural_walks"}) or {"every", "walk_noun"} <= order.names
    return "rota" in order.names and message.said.mark(order.start, "poss") is not None


def _is_slot(message: Message, order: _Order) -> bool:
    """As in "the Friday one", "Saturday from my plan", "the weekend walks"."""
    if order.names & {"kept_noun", "last_one", "kept_verb"}:
        return False
    weekly = order.names & {"weekends", "weekdays"} or any(day.kind == "weekend" for day in order.days)
    if weekly and (order.names & {"plural_walks", "ones"} or order.end - order.start <= _PRONOUN):
        return True
    weekdays = [day for day in order.days if day.kind == "weekday" and not day.which]
    if not weekdays or any(day.owned for day in weekdays):
        return False
    if order.names & _ROUTINE or message.has("from_now_on", "no_more"):
        return True
    if holds(message.said, order.verb.start, "slot_verb") and order.end - order.days[-1].end < _PRONOUN:
        return order.names.isdisjoint(_ONE)  # "quita el lunes"
    return "this_week" not in order.names and _attributive(message, weekdays[-1])


def _attributive(message: Message, day: DayRef) -> bool:
    """Whether the day says which walk of the week: "the Friday one", "my sunday walk"."""
    said = message.said
    led = said.ending(day.start, "article") or said.ending(day.start, "and")
    return led is not None and any(said.mark(day.end, name) for name in ("one_noun", "ones", "walk_noun"))


def _of_day(message: Message, order: _Order, day: DayRef) -> Taken | None:
    """What is taken from one day: what was kept of it, or what is still to come."""
    put = _was_put(message, order)
    thing = bool(order.names & _ONE) or put or _was_else(message, order)
    back = resolve(day, message.scene, "back")
    if back is None or not (thing or day.owned or "this_week" in order.names):
        return None
    if day.kind == "weekday" and (
        "this_week" in order.names or message.said.word(order.verb.start) == "cancel"
    ):
        return "planned"
    if put and back <= message.scene.today:
        return "kept"
    if back == message.scene.today:
        return "kept" if _kept_today(message) or order.names & {"kept_noun", "kept_verb"} else "planned"
    return "kept" if back < message.scene.today else "planned"


def _was_else(message: Message, order: _Order) -> bool:
    """As in "scrub monday, it was a bus ride"."""
    after = [clause for clause in message.clauses if clause.start >= order.end]
    return any(clause.has("was", "past_neg") and not clause.has("will") for clause in after[:1])


def _was_put(message: Message, order: _Order) -> bool:
    """As in "what I put in", "what I gave you"."""
    return "self_subject" in order.names and held(message.said, order.start, order.end, "entered")


def _kept_today(message: Message) -> bool:
    last = message.scene.dialogue.last_walk
    planned = any(one.day == message.scene.today for one in message.scene.dialogue.planned)
    return last is not None and last.day == message.scene.today and not planned


def _calls_off(message: Message, order: _Order) -> bool:
    """As in "still raining, forget it", where a walk is planned today and none was kept."""
    dialogue = message.scene.dialogue
    planned = dialogue.last_walk is None and any(one.day == message.scene.today for one in dialogue.planned)
    verb = holds(message.said, order.verb.start, "call_off")
    pointed = holds(message.said, order.start, "that_word")
    return planned and verb and pointed and order.end - order.start <= _PRONOUN


def _is_kept(message: Message, order: _Order) -> bool:
    """As in "that last one", "the entry", "what I just logged"."""
    if order.names & {"last_one", "kept_noun", "kept_verb"} or _was_put(message, order):
        return True
    kept = message.scene.dialogue.last_walk is not None
    pointed = order.names & {"that_word", "log_noun"}
    return kept and bool(pointed) and order.verb.name != "hidden" and order.end - order.start <= _SHORT
