"""The two ends of a move: the day and time a planned walk leaves, and where it goes."""

from dataclasses import dataclass
from typing import TypeVar

from coach.language.clauses import Clause
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.hours import clocks_and_hours
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.resolving import resolve

_TARGETS = (("to", 3), ("instead", 3), ("now", 3), ("for", 2), ("until", 1))
"""What stands before a new day or time, and how surely it is one."""
_BEFORE = 4
"""Words between a denial and the time it denies: "can't at five"."""
_PLANNED = ("walk_noun", "one_noun", "slot_noun")
_Told = TypeVar("_Told", DayRef, Clock)


@dataclass(frozen=True, slots=True)
class Ends:
    """The days and times of a move: what it leaves, and where it goes."""

    start: DayRef | None
    target: DayRef | None
    clock: Clock | None
    old_clock: Clock | None


def ends_of(message: Message) -> Ends:
    """Tell the old days and times of a message from the new ones."""
    days = [day for day in message.days if day.kind != "vague"]
    clocks = clocks_and_hours(message)
    ranged = _ranged(message, clocks)
    old = [clock for clock in clocks if _is_old_time(message, clock)] + ranged[:1]
    clock = _best(message, [clock for clock in clocks if clock not in old])
    left = [day for day in days if _is_left(message, day)]
    rest = [day for day in days if day not in left and not _is_aside(message, day, clock)]
    target = _best(message, [day for day in rest if day.kind not in {"same_day", "weekend"}])
    target = target or _best(message, [day for day in rest if day.part])
    if target and target.kind == "same_day" and clock:
        target = None
    if not left and target and len(rest) > 1 and rest[0] is not target and rest[0].start < target.start:
        left = [rest[0]]
    if not left and target and _stays(message, target, clock):
        left, target = [target], None
    if len(left) > 1 and target is None:  # "make today's walk tomorrow's instead"
        target = left[1]
    return Ends(left[0] if left else None, target, clock, old[0] if old else None)


def _ranged(message: Message, clocks: list[Clock]) -> list[Clock]:
    """The first of "from 6 to 8"."""
    return [clock for clock in clocks if message.said.mark(clock.start, "from")]


def _best(message: Message, found: list[_Told]) -> _Told | None:
    """The one that most surely is the new one; of equals the first."""
    ranked = sorted(found, key=lambda item: -_rank_of(message, item))
    return ranked[0] if ranked else None


def _rank_of(message: Message, item: DayRef | Clock) -> int:
    """How surely a day or time is the new one; a day may hold the word before it: "al sábado"."""
    said, at = message.said, item.start
    led = isinstance(item, DayRef) and said.mark(at, "to") and not said.mark(at, "at")
    return dict(_TARGETS)["to"] if led else rank(message, at)


def rank(message: Message, at: int) -> int:
    """How surely a day or time that stands here is the new one."""
    return max((rank for name, rank in _TARGETS if message.said.ending(at, name)), default=0)


def _is_left(message: Message, day: DayRef) -> bool:
    """Whether it is the day a walk is moved away from: "Wednesday's", "the tomorrow walk", "not today"."""
    if _rank_of(message, day) > 0:
        return False
    said = message.said
    if any(said.ending(day.start, name) for name in ("instead_of", "not_word", "from", "of")):
        return True
    if is_denied(message, day):
        return True
    return is_thing(message, day)


def is_denied(message: Message, day: DayRef) -> bool:
    """Whether a day does not do, and another is named: "Friday is no good, Saturday instead"."""
    own = clause_at(message, day.start)
    others = any(own and not own.start <= one.start < own.end for one in message.days)
    return own is not None and others and own.has("neg", "neg_verb") and not own.has("move_strong")


def _is_aside(message: Message, day: DayRef, clock: Clock | None) -> bool:
    """Whether the day belongs to a reason: it stands apart, after a new day or time was named."""
    if _rank_of(message, day) > 0:
        return False
    own = clause_at(message, day.start)
    others = [one for one in message.days if one is not day and one.kind != "vague" and one.start < day.start]
    told = any(_rank_of(message, one) > 1 for one in others) or (clock and clock.start < day.start)
    return bool(told) and own is not None and not own.has("move", "move_strong", "instead") and own.start > 0


def clause_at(message: Message, at: int) -> Clause | None:
    """The clause of a place."""
    return next((clause for clause in message.clauses if clause.start <= at < clause.end), None)


def _stays(message: Message, day: DayRef, clock: Clock | None) -> bool:
    """Whether only the time of that day changes: "move friday to 6", "thursday i can only at 20:00"."""
    if clock is None or day.kind == "same_day" or _rank_of(message, day) > 1:
        return False
    on = resolve(day, message.scene, "ahead")
    if on is not None and any(one.day == on for one in message.scene.dialogue.planned):
        return True
    return day.start < clock.start and rank(message, clock.start) > 2


def _is_old_time(message: Message, clock: Clock) -> bool:
    """Whether it is the time that was planned: "instead of five", "can't at 5", "from 18:00"."""
    said = message.said
    if any(said.ending(clock.start, name) for name in ("instead_of", "not_word", "from", "than")):
        return True
    if rank(message, clock.start) > 0:
        return False
    own = clause_at(message, clock.start)
    if own is None or own.has("only"):
        return False
    denials = [mark for name in ("neg_verb", "skip", "no_word") for mark in own.all(name)]
    return any(0 <= clock.start - mark.end <= _BEFORE for mark in denials)


def is_thing(message: Message, day: DayRef) -> bool:
    """Whether a walk of that day is named: "Friday's", "the wednesday one"."""
    said = message.said
    if day.owned or any(said.mark(day.end, name) for name in _PLANNED):
        return True
    of = said.ending(day.start, "of")
    noun = said.ending(of.start if of else day.start, "walk_noun")  # "the walk on Friday"
    return noun is not None and holds(said, noun.start - 1, "article", "poss")
