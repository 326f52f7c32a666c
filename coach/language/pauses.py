"""Pauses of the routine, and coming back."""

from datetime import date, timedelta

from coach.domain.reading import SaidSchedule
from coach.language.days import DayRef
from coach.language.inside import held, holds
from coach.language.message import Message
from coach.language.resolving import resolve
from coach.language.switches import switched_nudges

_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_SHORT = 2
"""Days that need no pause."""
_NEAR = 5
"""Words between "start" and "again"."""


def read_pause(message: Message) -> SaidSchedule | None:
    """Read a wish to stop for a while, with its end if one was said."""
    if message.has("resume", "walk_past", "habit"):
        return None
    if any(day.owned and not day.plural for day in message.days) and not message.has("pause_order"):
        return None  # "can monday's walk go to tuesday, bank holiday"
    silenced = switched_nudges(message) == "off"
    if not (silenced or message.has("pause") or _stays_off(message)):
        return None
    until, start = _until(message), _from(message)
    order = message.starts_with("pause_order") is not None
    if until is None and start is None and (silenced or not order):
        return None
    return SaidSchedule("pause", from_day=start, until=until)


def _stays_off(message: Message) -> bool:
    """As in "no walks from the 18th till the 25th", "stop everything for three weeks"."""
    if message.has("did", "past_neg", "was"):
        return False
    said, end = message.said, len(message.said.tokens)
    if _is_away(message):
        return True
    marks = [mark for clause in message.clauses for mark in clause.all("until")]
    nothing = any(said.ending(mark.start, "nothing") for mark in marks)
    if message.has("no_walk") or nothing:
        until = _until(message) if message.has("until") else None
        far = until is not None and until - message.scene.today > timedelta(days=_SHORT)
        return far or (_from(message) is not None and message.has("no_walk") and message.has("to", "until"))
    if message.has("until") and (held(said, 0, end, "rest_noun") or holds(said, 0, "stop_word")):
        return (_until(message) or message.scene.today) - message.scene.today > timedelta(days=_SHORT)
    return held(said, 0, end, "stop_word") and held(said, 0, end, "whole") and bool(how_long(message))


def _is_away(message: Message) -> bool:
    """As in "I'm in Crete till the 22nd": somewhere else, for some days."""
    said = message.said
    here = any(
        holds(said, at, "being") and holds(said, at - 1, "self_subject") and holds(said, at + 1, "placed")
        for at in range(1, len(said.tokens))
    )
    if not here or message.clocks or message.quantities:
        return False
    until = _until(message) if message.has("until") else None
    return until is not None and until - message.scene.today > timedelta(days=_SHORT)


def _until(message: Message) -> date | None:
    """Until the day named, or for so many days or weeks."""
    for day in message.days:
        led = message.said.ending(day.start, "until") or message.said.ending(
            _before_on(message, day), "until"
        )
        if led or message.said.mark(day.start, "until") or message.said.mark(day.end, "until_after"):
            return resolve(day, message.scene, "ahead")
    length = how_long(message)
    if length:
        return message.scene.today + timedelta(days=length)
    ranged = [day for day in message.days if message.said.ending(_before_on(message, day), "to")]
    return resolve(ranged[-1], message.scene, "ahead") if ranged else _loose_end(message)


def how_long(message: Message) -> int | None:
    """Find the days of "for 2 weeks", "a week off"."""
    lengths = (_length(message, at) for at in range(len(message.said.tokens)))
    return next(filter(None, lengths), None)


def _loose_end(message: Message) -> date | None:
    if message.has("this_week"):
        return message.scene.today + timedelta(days=7 - message.scene.today.weekday())
    return None


def _before_on(message: Message, day: DayRef) -> int:
    led = holds(message.said, day.start - 1, "article")
    return day.start - 1 if led else day.start


def _length(message: Message, at: int) -> int | None:
    """As in "for 2 weeks", "a week off"."""
    said = message.said
    whole = said.mark(at, "amount")
    if whole and whole.value.split()[1] in _DAYS:
        return int(whole.value.split()[0]) * _DAYS[whole.value.split()[1]]
    number = said.number(at)
    article = said.mark(at, "number")
    if number is None and article and article.value != "0.5":
        number = float(article.value)
    unit = said.mark(article.end if article and said.number(at) is None else at + 1, "unit")
    if number is None or unit is None or unit.value not in _DAYS:
        return None
    return min(int(number), 500) * _DAYS[unit.value]


def _from(message: Message) -> date | None:
    said = message.said
    for day in message.days:
        if said.ending(day.start, "from"):
            return resolve(day, message.scene, "ahead")
    dated = [day for day in message.days if day.kind not in {"same_day", "vague"} and not day.said_today]
    ends = _before_on(message, dated[1]) if len(dated) > 1 else 0
    led = said.ending(ends, "until") or (message.has("pause_order") and said.ending(ends, "to"))
    if ends and led and not said.ending(dated[0].start, "until"):
        return resolve(dated[0], message.scene, "ahead")  # "away tomorrow until the 24th"
    return None


def read_resume(message: Message) -> SaidSchedule | None:
    """Read that the routine is to go on."""
    if (
        not (message.has("resume") or _begins_again(message))
        or message.has("walk_past", "did", "neg_verb", "tried")
        or any(q.kind == "minutes" for q in message.quantities)
    ):
        return None
    day = next((day for day in message.days if day.kind != "same_day"), None)
    start = resolve(day, message.scene, "ahead") if day and not day.said_today else None
    return SaidSchedule("resume", from_day=start)


def _begins_again(message: Message) -> bool:
    """As in "start my walks up again"."""
    said = message.said
    return any(
        holds(said, at, "begin") and held(said, at + 1, at + 1 + _NEAR, "once_more", "back_again")
        for at in range(len(said.tokens))
    )
