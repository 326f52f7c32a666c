"""The weekly routine in words: its days and times, pauses and returns."""

from dataclasses import replace
from datetime import time
from typing import Literal

from coach.domain.reading import Ask, Expecting, Part, SaidSchedule, SaidSlot
from coach.language.clauses import Status
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.orders import adds, reports_walks, sets_day
from coach.language.pauses import read_pause, read_resume
from coach.language.quantities import Quantity
from coach.language.recurrences import Recurrence, recurrence
from coach.language.resolving import time_weekly

Op = Literal["set", "add", "remove", "change"]
Schedule = tuple[SaidSchedule, frozenset[Ask]]
_NOTHING: frozenset[Ask] = frozenset()


def read_schedule(message: Message) -> Schedule | None:
    """Read a change of the weekly routine."""
    if message.has("clear_all"):
        return SaidSchedule("clear"), _NOTHING
    paused = read_pause(message) or read_resume(message)
    return (paused, _NOTHING) if paused else _weekly(message)


def _weekly(message: Message) -> Schedule | None:
    if reports_walks(message):
        return None
    repeated = recurrence(message)
    expected = message.expects(Expecting.TIME, Expecting.SCHEDULE)
    if repeated is None and not expected:
        return None
    if not expected and not _is_order(message, repeated):
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


def _is_order(message: Message, repeated: Recurrence | None) -> bool:
    """Whether a recurrence is said to set it, not to tell or to ask."""
    if repeated is None or _tells(message):
        return False
    timed = bool(_times(message) or _part(message))
    if timed and (adds(message) or sets_day(message)):
        return True
    if repeated.clear:
        return (
            timed
            or message.has(
                "add",
                "drop",
                "change",
                "schedule_noun",
                "wish",
                "walk_base",
                "walk_noun",
                "from_now_on",
                "will",
            )
            or _bare_list(message)
        )
    several = repeated.days is not None and len(repeated.days) > 1 and not message.has("move_strong")
    return (several and timed) or (message.has("schedule_noun") and message.has("add", "drop", "change"))


def _tells(message: Message) -> bool:
    """Whether it is about what was, or usually is, or somebody says."""
    if message.has("i_walk", "ache") and not message.clocks:
        return True
    if any(clause.status is Status.OTHER for clause in message.clauses):
        return True
    if message.has("walk_past", "habit", "says", "missed", "did_verb", "past_neg", "ago", "if"):
        return True
    if message.has("only") and not message.has("weekends", "weekdays", "plural_day", "every", "daily"):
        return True
    asked = any(clause.asked or clause.status == "question" for clause in message.clauses)
    steps = any(
        quantity.kind in {"steps", "metres"} and not message.has("every", "daily")
        for quantity in message.quantities
    )
    return steps or (asked and not message.has("instead", "change", "wish", "move", "add"))


def _bare_list(message: Message) -> bool:
    return not message.quantities and len(message.days) > 1 and not message.has("neg", "pain", "nothing")


def _op(message: Message, repeated: Recurrence | None) -> Op:
    timed = bool(message.clocks)
    if message.has("drop") and not timed:
        return "remove"
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
    days = [day for day in message.days if day.kind == "weekday"]
    if len(days) != 2 or not any(message.said.ending(days[1].start, name) for name in ("to", "for")):
        return None
    clocks = _times(message)
    slot = SaidSlot((days[1].number,), at=clocks[0] if clocks else None, from_days=(days[0].number,))
    return SaidSchedule("change", (slot,)), _NOTHING


def _slots(message: Message, repeated: Recurrence | None, op: Op) -> Schedule | None:
    times, part = _times(message), _part(message)
    days = repeated.days if repeated else None
    per_week = repeated.per_week if repeated else None
    if not (times or part or repeated):
        return None
    minutes = next((int(span.low) for span in message.quantities if span.kind == "minutes"), None)
    pairs = _paired(message, days, times)
    slots = tuple(SaidSlot(days, at, None if at else part, minutes, per_week) for days, at in pairs)
    if not times and len(slots) == 1:
        slots = tuple(replace(slots[0], part=one) for one in _parts(message)) or slots
    ask: set[Ask] = set()
    if not times:
        ask.add("time")
    if days is None and not message.expects(Expecting.TIME):
        ask.add("days")
    if _unsure(message):
        ask.add("confirm")
    return SaidSchedule(op, slots), frozenset(ask)


def _paired(
    message: Message, days: tuple[int, ...] | None, times: list[time]
) -> list[tuple[tuple[int, ...] | None, time | None]]:
    """Each time with its days: all of them, unless days and times alternate: "mon 7, wed 8"."""
    hours = message.clocks or _bare_hours(message)
    days_named = [day for day in message.days if day.kind == "weekday"]
    both: list[Clock | DayRef] = [*hours, *days_named]
    named = sorted(both, key=lambda item: item.start)
    kinds = [isinstance(item, Clock) for item in named]
    if len(times) > 1 and kinds and not kinds[0] and kinds[-1] and len(hours) >= len(times):
        groups: list[tuple[tuple[int, ...] | None, time | None]] = []
        waiting: list[int] = []
        for item in named:
            if isinstance(item, DayRef):
                waiting.append(item.number)
            elif waiting:
                groups.append((tuple(waiting), time_weekly(item, _part(message))))
                waiting = []
        if len(groups) == len(hours):
            return list(groups)
    return [(days, at) for at in times] or [(days, None)]


def _unsure(message: Message) -> bool:
    """Whether the hour was a bare number that could be a number of something else."""
    return bool(_bare_hours(message)) and not message.clocks and not message.expects(Expecting.TIME)


def _times(message: Message) -> list[time]:
    clocks = message.clocks or _bare_hours(message)
    part = _part(message)
    found = [time_weekly(clock, part) for clock in clocks]
    return list(dict.fromkeys(found))


def _bare_hours(message: Message) -> list[Clock]:
    """Numbers that may be hours where a time was asked for, or beside the days of a routine."""
    hours = [span for span in message.quantities if _is_hour(span)]
    if message.expects(Expecting.TIME, Expecting.SCHEDULE) or message.has(
        "every", "daily", "weekdays", "plural_day"
    ):
        return [Clock(int(span.low), int(span.low % 1 * 60), "", span.start, span.end) for span in hours]
    return []


def _is_hour(span: Quantity) -> bool:
    return span.kind == "bare" and span.count == 1 and 1 <= span.low <= 23 and span.low % 0.5 == 0


def _parts(message: Message) -> list[Part]:
    return list(dict.fromkeys(day.part for day in message.days if day.part))


def _part(message: Message) -> Part | None:
    return next(iter(_parts(message)), None)
