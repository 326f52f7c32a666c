"""Another day or time for a walk that is planned: from what, to what, by how much."""

from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from coach.domain.reading import Ask, Expecting, Part, SaidMove
from coach.language.clauses import Clause
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.hours import clocks_and_hours
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.resolving import resolve, time_ahead
from coach.language.shifts import is_relative, shift

_OPEN = (Expecting.NUDGE, Expecting.SNOOZE)
_TARGETS = (("to", 3), ("instead", 3), ("now", 3), ("for", 2), ("until", 1))
"""What stands before a new day or time, and how surely it is one."""
_BEFORE = 4
"""Words between a denial and the time it denies: "can't at five"."""
_EARLIEST = 5
_PLANNED = ("walk_noun", "one_noun", "slot_noun")
_Told = TypeVar("_Told", DayRef, Clock)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The days and times of a move: what it leaves, and where it goes."""

    start: DayRef | None
    target: DayRef | None
    clock: Clock | None
    old_clock: Clock | None


def read_move(message: Message) -> tuple[SaidMove, frozenset[Ask]] | None:
    """Read a planned walk that gets another day or time."""
    if message.has("did_walk", "from_now_on", "not_back_part", "plural_day") or _reports(message):
        return None
    by = shift(message)
    if by is not None:
        day = resolve(_named(message), message.scene, "ahead") if _named(message) else _planned_day(message)
        day = day or message.scene.today
        return SaidMove(day, to_day=day, shift_minutes=by), frozenset()
    if not _may_move(message):
        return None
    ends = _ends(message)
    if (ends.target is None and ends.clock is None) or not _is_move(message, ends):
        return None
    return _move(message, ends)


def _may_move(message: Message) -> bool:
    """Whether there is anything that a move needs, before one looks closer."""
    if not (message.days or message.clocks or message.quantities):
        return False
    if message.has("move_strong", "shove", "instead", "instead_of") or message.scene.dialogue.planned:
        return True
    return message.expects(Expecting.NUDGE) or any(_is_thing(message, day) for day in message.days)


def _move(message: Message, ends: _Ends) -> tuple[SaidMove, frozenset[Ask]] | None:
    scene, target = message.scene, ends.target
    start = resolve(ends.start, scene, "ahead") if ends.start else _planned_day(message)
    start = start or scene.today
    day: date | None = start
    if target and target.kind != "same_day":
        day = resolve(target, scene, "ahead")
    part = _part(message, ends)
    at = _awake(time_ahead(ends.clock, part, day, scene.now), ends.clock) if ends.clock and day else None
    when = message.said.quote(target.start, target.end) if target else ""
    if day == start and at is None and part is None:
        return None
    move = SaidMove(start, to_day=day, to_time=at, to_part=None if at else part, when=when)
    return move, frozenset({"time"} if part and at is None else set())


def _awake(at: time, clock: Clock) -> time:
    """The time of day at which somebody walks: "a quarter past four" is in the afternoon."""
    unsure = not clock.half and 1 <= clock.hour < _EARLIEST
    return at.replace(hour=clock.hour + 12) if unsure and at.hour < _EARLIEST else at


def _part(message: Message, ends: _Ends) -> Part | None:
    """The part of the day of the new time: "to Thursday at ten in the morning"."""
    if ends.target and ends.target.part:
        return ends.target.part
    if ends.clock is None:
        return None
    beside = (day for day in message.days if day.part and day.kind == "same_day" and day is not ends.start)
    return next((day.part for day in beside if day.start == ends.clock.end), None)


def _planned_day(message: Message) -> date | None:
    """The day of the walk that is planned, if there is but one."""
    days = {one.day for one in message.scene.dialogue.planned if one.day >= message.scene.today}
    return next(iter(days)) if len(days) == 1 else None


def _named(message: Message) -> DayRef | None:
    return next((day for day in message.days if day.kind not in {"vague", "same_day"}), None)


def _reports(message: Message) -> bool:
    return message.has("walk_past", "habit") or any(
        quantity.kind not in {"bare", "minutes"}
        or (quantity.kind == "minutes" and not _is_of_order(message, quantity.start, quantity.end))
        for quantity in message.quantities
    )


def _is_of_order(message: Message, start: int, end: int) -> bool:
    """Whether minutes belong to the order, as a shift or as a time of day, and were not walked."""
    hour = any(clock.start == start and clock.end == end for clock in clocks_and_hours(message))
    return hour or is_relative(message, start, end)


def _ends(message: Message) -> _Ends:
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
    return _Ends(left[0] if left else None, target, clock, old[0] if old else None)


def _ranged(message: Message, clocks: list[Clock]) -> list[Clock]:
    """The first of "from 6 to 8"."""
    return [clock for clock in clocks if message.said.mark(clock.start, "from")]


def _best(message: Message, found: list[_Told]) -> _Told | None:
    """The one that most surely is the new one; of equals the first."""
    ranked = sorted(found, key=lambda item: -_rank(message, item.start))
    return ranked[0] if ranked else None


def _rank(message: Message, at: int) -> int:
    return max((rank for name, rank in _TARGETS if message.said.ending(at, name)), default=0)


def _is_left(message: Message, day: DayRef) -> bool:
    """Whether it is the day a walk is moved away from: "Wednesday's", "the tomorrow walk", "not today"."""
    if _rank(message, day.start) > 0:
        return False
    said = message.said
    if day.owned or any(said.ending(day.start, name) for name in ("instead_of", "not_word", "from", "of")):
        return True
    return any(said.mark(day.end, name) for name in _PLANNED)


def _is_aside(message: Message, day: DayRef, clock: Clock | None) -> bool:
    """Whether the day belongs to a reason: it stands apart, after a new day or time was named."""
    if _rank(message, day.start) > 0:
        return False
    own = _clause_at(message, day.start)
    others = [one for one in message.days if one is not day and one.kind != "vague" and one.start < day.start]
    told = any(_rank(message, one.start) > 1 for one in others) or (clock and clock.start < day.start)
    return bool(told) and own is not None and not own.has("move", "move_strong", "instead") and own.start > 0


def _clause_at(message: Message, at: int) -> Clause | None:
    return next((clause for clause in message.clauses if clause.start <= at < clause.end), None)


def _stays(message: Message, day: DayRef, clock: Clock | None) -> bool:
    """Whether only the time of that day changes: "move friday to 6", "thursday i can only at 20:00"."""
    if clock is None or day.kind == "same_day" or _rank(message, day.start) > 1:
        return False
    on = resolve(day, message.scene, "ahead")
    if on is not None and any(one.day == on for one in message.scene.dialogue.planned):
        return True
    return day.start < clock.start and _rank(message, clock.start) > 2


def _is_old_time(message: Message, clock: Clock) -> bool:
    """Whether it is the time that was planned: "instead of five", "can't at 5", "from 18:00"."""
    said = message.said
    if any(said.ending(clock.start, name) for name in ("instead_of", "not_word", "from", "than")):
        return True
    if _rank(message, clock.start) > 0:
        return False
    own = _clause_at(message, clock.start)
    if own is None or own.has("only"):
        return False
    denials = [mark for name in ("neg_verb", "skip", "no_word") for mark in own.all(name)]
    return any(0 <= clock.start - mark.end <= _BEFORE for mark in denials)


def _is_move(message: Message, ends: _Ends) -> bool:
    if ends.target is None and not _is_time(message, ends.clock):
        return False
    if message.has("move_strong", "shove"):
        return True
    if message.has("remind", "later", "forgot", "once_more") and not message.has("instead"):
        return False
    if message.expects(Expecting.NUDGE) and _answers(message, ends):
        return True
    return _changes(message, ends)


def _is_time(message: Message, clock: Clock | None) -> bool:
    """Whether a number is surely a time: it was said as one, or stands where a new time stands."""
    if clock is None:
        return False
    return clock.marked or _rank(message, clock.start) > 0 or message.has("instead", "instead_of", "move")


def _answers(message: Message, ends: _Ends) -> bool:
    """Whether a nudge is answered with another time or day."""
    if message.has("move", "instead", "instead_of"):
        return True
    if ends.clock and holds(message.said, ends.clock.start - 1, "given"):
        return False  # "shout me at five"
    if message.has("skip"):
        return ends.start is not None and ends.clock is not None
    coming = ends.target is not None and _is_coming(message, ends.target)
    only = bool(message.clocks or coming or any(day.part for day in message.days))
    return only and not message.has("will", "going_now", "neg_verb", "nothing", "did_verb", "out_past")


def _changes(message: Message, ends: _Ends) -> bool:
    """Whether something planned is named together with what it is to be."""
    own = _clause_at(message, ends.start.start if ends.start else 0)
    done = own is not None and own.has("did_verb")
    if done or message.has("plural_walks", "every", "daily", "weekdays") or _is_over(message, ends):
        return False
    planned = bool(message.scene.dialogue.planned) and not message.expects(Expecting.SNOOZE)
    turned = message.has("instead") or ends.old_clock is not None
    if planned and turned and (ends.clock or ends.target):
        return True
    if ends.start and ends.target and message.said.ending(ends.start.start, "instead_of"):
        return True
    if planned and _restates(message, ends):
        return True
    if message.has("move") and message.has("instead") and message.clocks and not message.has("weekday"):
        return True
    if ends.start is None or not _is_thing(message, ends.start):
        return False
    places = [item.start for item in (ends.target, ends.clock) if item]
    if message.has("change") and message.clocks:
        return True
    placed = ends.target is not None and message.said.mark(ends.target.start, "on") is not None
    return turned or placed or any(_rank(message, at) > 0 for at in places)


def _restates(message: Message, ends: _Ends) -> bool:
    """Whether a walk that is planned is said to be at another time that day."""
    clock = ends.clock
    if clock is None or not clock.marked or message.has("neg_verb", "skip", "remind", "going_now", "nothing"):
        return False
    own = _clause_at(message, clock.start)
    if own is None or not (own.has("walk_base", "walk_noun", "be", "only", "move") or ends.start):
        return False
    day = resolve(ends.start or ends.target, message.scene, "ahead") or message.scene.today
    at = time_ahead(clock, _part(message, ends), day, message.scene.now)
    planned = [one.at for one in message.scene.dialogue.planned if one.day == day]
    return len(planned) == 1 and planned[0] != at


def _is_thing(message: Message, day: DayRef) -> bool:
    """Whether a walk of that day is named: "Friday's", "the wednesday one"."""
    return day.owned or any(message.said.mark(day.end, name) for name in _PLANNED)


def _is_over(message: Message, ends: _Ends) -> bool:
    start = ends.start
    if start is None or start.kind == "weekday":
        return False
    on = resolve(start, message.scene, "back")
    return on is not None and on < message.scene.today


def _is_coming(message: Message, day: DayRef) -> bool:
    return (resolve(day, message.scene, "back") or message.scene.today) > message.scene.today
