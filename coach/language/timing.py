"""Another day or time for a walk that is planned: from what, to what, by how much."""

from datetime import date, time

from coach.domain.reading import Ask, Expecting, Part, SaidMove
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.ends import Ends, clause_at, ends_of, is_denied, is_thing, rank
from coach.language.hours import clocks_and_hours
from coach.language.inside import holds
from coach.language.message import Message, quantities_in
from coach.language.resolving import resolve, time_ahead
from coach.language.shifts import is_relative, shift

_EARLIEST = 5


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
    ends = ends_of(message)
    if (ends.target is None and ends.clock is None) or not _is_move(message, ends):
        return None
    return _move(message, ends)


def move_meant(message: Message) -> tuple[SaidMove, frozenset[Ask]] | None:
    """Read what moves where it is known that something does, so that no word has to say so."""
    ends = ends_of(message)
    return None if ends.target is None and ends.clock is None else _move(message, ends)


def _may_move(message: Message) -> bool:
    """Whether there is anything that a move needs, before one looks closer."""
    if not (message.days or message.clocks or message.quantities):
        return False
    if message.has("move_strong", "shove", "instead", "instead_of") or message.scene.dialogue.planned:
        return True
    return message.expects(Expecting.NUDGE) or any(is_thing(message, day) for day in message.days)


def _move(message: Message, ends: Ends) -> tuple[SaidMove, frozenset[Ask]] | None:
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


def _part(message: Message, ends: Ends) -> Part | None:
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


def _is_move(message: Message, ends: Ends) -> bool:
    if ends.target is None and not (ends.clock and _is_time(message, ends.clock)):
        return False
    if message.has("move_strong", "shove"):
        return True
    if message.has("remind", "later", "forgot", "once_more") and not message.has("instead"):
        return False
    if message.expects(Expecting.NUDGE) and _answers(message, ends):
        return True
    return _changes(message, ends)


def _is_time(message: Message, clock: Clock) -> bool:
    """Whether a number is surely a time: it was said as one, or stands where a new time stands."""
    return clock.marked or rank(message, clock.start) > 0 or message.has("instead", "instead_of", "move")


def _answers(message: Message, ends: Ends) -> bool:
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


def _changes(message: Message, ends: Ends) -> bool:
    """Whether something planned is named together with what it is to be."""
    own = clause_at(message, ends.start.start if ends.start else 0)
    done = own is not None and own.has("did_verb")
    if done or message.has("remind", "plural_walks", "every", "daily", "weekdays") or _is_over(message, ends):
        return False
    if message.starts_with("question_open") and not message.has("request_open", "asking", "move"):
        return False
    if _is_planned(message, ends) or _is_put_off(message, ends):
        return True
    if ends.start and ends.target and message.said.ending(ends.start.start, "instead_of"):
        return True
    return _is_turned(message, ends)


def _is_planned(message: Message, ends: Ends) -> bool:
    """Whether what is planned gets another time: "at 8 instead", "can't at five", "today at six"."""
    if not message.scene.dialogue.planned or message.expects(Expecting.SNOOZE):
        return False
    turned = message.has("instead") or ends.old_clock is not None
    return bool(turned and (ends.clock or ends.target)) or _restates(message, ends)


def _is_put_off(message: Message, ends: Ends) -> bool:
    """Whether a day does not do and another is named: "tomorrow's no good, Friday"."""
    start, target = ends.start, ends.target
    if start is None or target is None or is_denied(message, target):
        return False
    if not (is_denied(message, start) or message.said.ending(start.start, "not_word")):
        return False
    own = clause_at(message, target.start)
    told = own is None or own.has("was", "did", "neg", "neg_verb") or bool(quantities_in(own))
    on = resolve(target, message.scene, "ahead")
    return bool(message.scene.dialogue.planned) and not told and on is not None and on > message.scene.today


def _is_turned(message: Message, ends: Ends) -> bool:
    """Whether a walk that is named gets another day or time: "Friday's to Sunday"."""
    turned = message.has("instead") or ends.old_clock is not None
    if message.has("move") and message.has("instead") and message.clocks and not message.has("weekday"):
        return True
    if ends.start and ends.target and turned:
        return True
    if ends.start is None or not is_thing(message, ends.start):
        return False
    places = [item.start for item in (ends.target, ends.clock) if item]
    if message.has("change") and message.clocks:
        return True
    placed = ends.target is not None and (
        message.said.mark(ends.target.start, "on") is not None
        or message.said.ending(ends.target.start, "present_is") is not None
        or holds(message.said, ends.target.start - 1, "filed")
    )
    return turned or placed or any(rank(message, at) > 0 for at in places)


def _restates(message: Message, ends: Ends) -> bool:
    """Whether a walk that is planned is said to be at another time that day."""
    clock = ends.clock
    parted = clock is not None and any(day.part and day.start == clock.end for day in message.days)
    if (
        clock is None
        or not (clock.marked or parted)
        or message.has("neg_verb", "skip", "remind", "going_now", "nothing")
    ):
        return False
    own = clause_at(message, clock.start)
    if own is None or not (own.has("walk_base", "walk_noun", "be", "only", "move") or ends.start):
        return False
    day = resolve(ends.start or ends.target, message.scene, "ahead") or message.scene.today
    at = time_ahead(clock, _part(message, ends), day, message.scene.now)
    planned = [one.at for one in message.scene.dialogue.planned if one.day == day]
    return len(planned) == 1 and planned[0] != at


def _is_over(message: Message, ends: Ends) -> bool:
    start = ends.start
    if start is None or start.kind == "weekday":
        return False
    on = resolve(start, message.scene, "back")
    return on is not None and on < message.scene.today


def _is_coming(message: Message, day: DayRef) -> bool:
    return (resolve(day, message.scene, "back") or message.scene.today) > message.scene.today
