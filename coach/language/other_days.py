"""A walk that was kept for the wrong day: "that was yesterday, not today"."""

from coach.language.clauses import Clause
from coach.language.days import DayRef
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.resolving import resolve

_DATED = frozenset({"offset", "weekday", "month_day", "date"})
_SHORT = 12
_LEADS = ("was", "to", "than", "for", "meant_verb", "should_be", "not_word")
_OTHERWISE = ("pain", "ache", "skip", "reason", "mood_good", "praise", "past_neg", "neg_verb")
_POINTERS = ("that_word", "last_one", "walk_noun", "wrong_word", "log_noun")


def tells_other_day(message: Message) -> bool:
    """Whether nothing but the day of what was kept is put right."""
    days = [day for day in message.days if day.kind in _DATED]
    if not days or not all(is_past(message, day) for day in days):
        return False
    if names_last(message):
        return True
    if _numbers(message):
        return False
    if _denied(message, days) and len(days) > 1:
        return message.scene.dialogue.last_walk is not None or not message.has("walk_past")
    if any(clause.has(*_OTHERWISE) for clause in _after_no(message)):
        return False
    kept = message.scene.dialogue.last_walk is not None
    own = [
        clause for clause in message.clauses if any(clause.start <= day.start < clause.end for day in days)
    ]
    return kept and sum(clause.end - clause.start for clause in own) <= _SHORT and _points(message, days)


def _after_no(message: Message) -> tuple[Clause, ...]:
    """The clauses, but for a no that stands before them: in Spanish it is the word that denies a verb."""
    first = message.clauses[0]
    alone = first.end - first.start == 1 and message.starts_with("no_strict") is not None
    return message.clauses[1:] if alone else message.clauses


def names_last(message: Message) -> bool:
    """Whether the last walk is named by its minutes and gets a day: "the 20 mins were yesterday"."""
    last, numbers = message.scene.dialogue.last_walk, message.quantities
    days = [day for day in message.days if day.kind in _DATED]
    if last is None or last.minutes is None or len(numbers) != 1 or len(days) != 1:
        return False
    said = message.said
    return (
        numbers[0].low == last.minutes == numbers[0].high
        and said.mark(numbers[0].end, "was") is not None
        and said.ending(days[0].start, "was") is not None
        and is_past(message, days[0])
    )


def told_day(message: Message, days: list[DayRef]) -> DayRef | None:
    """The day that is right: the one that nobody denies."""
    denied = _denied(message, days)
    kept = [day for day in days if day not in denied]
    if not kept or not (message.scene.dialogue.last_walk or denied):
        return None
    said = [day for day in kept if any(message.said.ending(day.start, name) for name in _LEADS)]
    return (said or kept)[-1]


def _points(message: Message, days: list[DayRef]) -> bool:
    """Whether a day is said of something that was kept: "that was", "it belongs to", "wrong day"."""
    if message.has("wrong_word") and len(days) == 1:
        return True
    led = any(
        message.said.ending(day.start, name)
        or holds(message.said, day.start - 1, "filed")
        or message.said.mark(day.end, "was_after")
        for day in days
        for name in _LEADS
    )
    return led and message.has(*_POINTERS) and not message.has("walk_past", "walk_base")


def _denied(message: Message, days: list[DayRef]) -> list[DayRef]:
    return [day for day in days if message.said.ending(day.start, "not_word")]


def _numbers(message: Message) -> bool:
    return any(span.high > 0 for span in message.quantities)


def is_past(message: Message, day: DayRef) -> bool:
    """Whether the day has come."""
    resolved = resolve(day, message.scene, "back")
    return resolved is not None and resolved <= message.scene.today
