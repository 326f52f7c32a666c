"""The weekly routine in words: its days and times, pauses and returns."""

from dataclasses import replace
from datetime import time
from typing import Literal

from coach.domain.reading import Ask, Expecting, Part, SaidSchedule, SaidSlot
from coach.language.clocks import Clock, ClockRange
from coach.language.groups import grouped
from coach.language.hours import bare_hours, hour_of
from coach.language.message import Message
from coach.language.orders import adds, reports_walks, sets_day
from coach.language.pauses import read_pause, read_resume
from coach.language.quantities import Quantity
from coach.language.recurrences import Recurrence, recurrence, starting_day
from coach.language.removals import Removal, removal
from coach.language.resolving import resolve, time_weekly
from coach.language.weekly import first_weekdays, goes_for_good, is_advice, is_weekly_order, should_be_at

Op = Literal["set", "add", "remove", "change"]
Schedule = tuple[SaidSchedule, frozenset[Ask]]
_NOTHING: frozenset[Ask] = frozenset()


def read_schedule(message: Message) -> Schedule | None:
    """Read a change of the weekly routine."""
    taken = removal(message)
    if message.has("clear_all") or (taken and taken.what == "all"):
        return SaidSchedule("clear"), _NOTHING
    if taken and taken.what == "planned":
        return None
    if taken and taken.what == "slot" and not message.clocks:
        return _removed(message, taken)
    ended = message.has("neg_verb") and message.has("no_more")
    stopped = message.has("off_word") and message.has("from_now_on", "no_more") and not message.clocks
    if (message.has("plural_day") and ended) or (message.has("plural_day", "plural_walks") and stopped):
        return _removed(message, Removal("slot", tuple(message.days)))
    paused = read_pause(message) or read_resume(message)
    return (paused, _NOTHING) if paused else _weekly(message)


def schedule_meant(message: Message) -> Schedule | None:
    """Read walk times where it is known that they are said, so that no word has to say so."""
    repeated = recurrence(message)
    days = tuple(sorted({day.number for day in message.days if day.kind == "weekday"}))
    if repeated is None and days:
        repeated = Recurrence(days)
    return _slots(message, repeated, _op(message, repeated)) if repeated and message.clocks else None


def _removed(message: Message, taken: Removal) -> Schedule | None:
    named = {day.number for day in taken.days if day.kind == "weekday"}
    if any(day.kind == "weekend" for day in taken.days):
        named |= {5, 6}
    repeated = recurrence(message) if not named else None
    days = tuple(sorted(named)) or (repeated.days if repeated else None)
    return (SaidSchedule("remove", (SaidSlot(days),)), _NOTHING) if days else None


def _weekly(message: Message) -> Schedule | None:
    repeated = recurrence(message)
    expected = message.expects(Expecting.TIME, Expecting.SCHEDULE)
    if (repeated is None and not expected) or reports_walks(message):
        return None
    if expected and is_advice(message):
        return None
    if not expected and not is_weekly_order(message, repeated, timed=bool(_times(message) or _part(message))):
        return None
    op = _op(message, repeated)
    if op == "remove":
        days = repeated.days if repeated else None
        return (SaidSchedule("remove", (SaidSlot(days),)), _NOTHING) if days else None
    if op == "change":
        changed = _changed_days(message)
        if changed:
            return changed
    return _slots(message, repeated, op)


def _op(message: Message, repeated: Recurrence | None) -> Op:
    timed = bool(message.clocks)
    if (
        timed
        and message.has("instead", "instead_of", "should_be")
        and any(day.plural for day in message.days)
    ):
        return "change"
    if message.has("drop") and not timed:
        return "remove"
    if should_be_at(message) or (goes_for_good(message) and not message.clocks):
        return "change"
    if (
        message.has("change")
        and repeated
        and (repeated.clear or sets_day(message))
        and not message.has("instead_lead")
        and not message.has("set_word")
    ):
        return "change"
    if adds(message):
        return "add"
    return "add" if message.has("add") and not message.expects(Expecting.SCHEDULE) else "set"


def _changed_days(message: Message) -> Schedule | None:
    """As in "Move my wednesday walks to thursdays"."""
    days = first_weekdays(message)
    named = goes_for_good(message)
    if len(days) != 2 or (
        not named
        and not any(message.said.ending(days[1].start, name) for name in ("to", "for", "on", "with"))
    ):
        return None
    clocks = _times(message)
    slot = SaidSlot((days[1].number,), at=clocks[0] if clocks else None, from_days=(days[0].number,))
    return SaidSchedule("change", (slot,)), _NOTHING


def _slots(message: Message, repeated: Recurrence | None, op: Op) -> Schedule | None:
    first = starting_day(message)
    start = resolve(first, message.scene, "ahead") if first else None
    groups = grouped(message)
    if groups:
        return SaidSchedule(op, groups, from_day=start), _NOTHING
    times, part = _times(message), _part(message)
    days = repeated.days if repeated else None
    per_week = repeated.per_week if repeated else None
    if not (times or part or repeated):
        return None
    minutes = next((int(span.low) for span in message.quantities if _is_length(message, span)), None)
    each: list[time | None] = [*times] or [None]
    slots = tuple(SaidSlot(days, at, None if at else part, minutes, per_week) for at in each)
    if not times:
        slots = tuple(replace(slots[0], part=one) for one in _parts(message)) or slots
    asks = {"time": not times, "days": days is None and not message.expects(Expecting.TIME)}
    ask: set[Ask] = {"confirm"} if _unsure(message) else set()
    ask |= {"time"} if asks["time"] else set()
    ask |= {"days"} if asks["days"] else set()
    return SaidSchedule(op, slots, from_day=start), frozenset(ask)


def _is_length(message: Message, span: Quantity) -> bool:
    return span.kind == "minutes" and hour_of(message, span) is None


def _unsure(message: Message) -> bool:
    """Whether the hour was a bare number that could be a number of something else."""
    if message.clocks or message.expects(Expecting.TIME):
        return False
    parts = {day.start for day in message.days if day.part}
    return any(not clock.marked and clock.end not in parts for clock in _bare_hours(message))


def _times(message: Message) -> list[time]:
    clocks = message.clocks or _ranged(message) or _bare_hours(message)
    clocks = [clock for clock in clocks if not message.said.ending(clock.start, "not_word")] or clocks
    part = _part(message)
    return list(dict.fromkeys(time_weekly(clock, part) for clock in clocks))


def _ranged(message: Message) -> list[Clock]:
    """Of "from 6pm to 8pm" the new time when it changes, else the time it begins."""
    changed = message.has("change", "move", "move_strong")
    ranges = [item for item in message.items if isinstance(item, ClockRange)]
    return [span.last if changed else span.first for span in ranges]


def _bare_hours(message: Message) -> list[Clock]:
    """Numbers that may be hours where a time was asked for, or beside the days of a routine."""
    asked = message.expects(Expecting.TIME, Expecting.SCHEDULE)
    if asked or message.has("every", "daily", "weekdays", "plural_day", "weekends"):
        return bare_hours(message)
    return [clock for clock in bare_hours(message) if clock.marked and recurrence(message)]


def _parts(message: Message) -> list[Part]:
    return list(dict.fromkeys(day.part for day in message.days if day.part))


def _part(message: Message) -> Part | None:
    return next(iter(_parts(message)), None)
