"""Weekly walk times: set, added, removed, changed; pauses and coming back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from coach.domain.conversation.calendar_walks import follow
from coach.domain.conversation.flares import FIRST_CHECK
from coach.domain.conversation.keeping import standing
from coach.domain.conversation.planning import (
    next_walk,
    open_walks,
    replan,
    restart_week,
    shown,
    slots_of,
)
from coach.domain.conversation.staying import plan_around
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import BROKEN_OFF
from coach.domain.facts import Source, WalkTime
from coach.domain.person import Asked, Stage
from coach.domain.reading import Part, SaidSchedule, SaidSlot
from coach.domain.replies import (
    AskSlotDays,
    AskSlotTime,
    Measure,
    NewBaseline,
    NoSuchTime,
    NoTimes,
    NotPaused,
    Paused,
    Resumed,
    Screening,
    SettingChanged,
    TimesSet,
)
from coach.domain.wallclock import in_quiet_hours
from coach.domain.week_close import NEW_BASELINE_DAYS

MOST_TIMES = 14
"""Walk times a week at most: two a day."""

PART_TIMES: dict[Part, tuple[time, ...]] = {
    "morning": (time(7, 0), time(8, 0), time(9, 30)),
    "midday": (time(12, 0), time(12, 30), time(13, 0)),
    "afternoon": (time(13, 30), time(14, 30), time(16, 0)),
    "evening": (time(17, 30), time(18, 30), time(19, 30)),
    "night": (time(19, 30), time(20, 30), time(21, 0)),
}
"""Times offered for a part of the day, on buttons."""

ANY_TIMES = (time(8, 0), time(12, 30), time(17, 30))


def hear_schedule(turn: Turn, said: SaidSchedule) -> None:
    """Answer a change of walk times, a pause or a return."""
    if said.op == "pause":
        pause(turn, said.until)
    elif said.op == "resume":
        come_back(turn)
    elif said.op == "clear":
        set_times(turn, ())
    elif said.op == "remove":
        _remove(turn, said.slots)
    else:
        _set(turn, said)


def _set(turn: Turn, said: SaidSchedule) -> None:
    """Set, add or change, once days and time are known."""
    if not said.slots:
        turn.say(AskSlotDays(None))
        turn.ask(Asked.SLOT_DAYS, notes={"op": said.op, "at": ""})
        return
    missing = next((slot for slot in said.slots if slot.at is None and not slot.from_days), None)
    if missing:
        ask_slot_time(turn, said.op, said.slots)
        return
    if any(slot.days is None for slot in said.slots):
        slot = said.slots[0]
        turn.say(AskSlotDays(slot.at, slot.per_week))
        turn.ask(Asked.SLOT_DAYS, notes={"op": said.op, "at": _clock(slot.at)})
        return
    moved = [slot for slot in said.slots if slot.from_days]
    if moved:
        _move_days(turn, moved[0])
        return
    new = _times_of(said.slots)
    if said.op == "set":
        set_times(turn, new)
    elif said.op == "add":
        set_times(turn, (*turn.record.walk_times, *new))
    else:
        days = {one.weekday for one in new}
        set_times(turn, (*(one for one in turn.record.walk_times if one.weekday not in days), *new))


def ask_slot_time(turn: Turn, op: str, slots: Sequence[SaidSlot]) -> None:
    """Ask at what time, with likely ones on buttons."""
    days = tuple(sorted({day for slot in slots for day in slot.days or ()}))
    part = slots[0].part
    turn.say(AskSlotTime(days, part, PART_TIMES[part] if part else ANY_TIMES))
    turn.ask(Asked.SLOT_TIME, notes={"op": op, "days": "".join(map(str, days)), "part": part or ""})


def time_given(turn: Turn, at: time) -> None:
    """Complete walk times with the time that was asked for."""
    question = turn.person.question
    if question is None:
        return
    days = question.notes.get("days", "")
    if not days:
        turn.say(AskSlotDays(at))
        turn.ask(Asked.SLOT_DAYS, notes={"op": question.notes["op"], "at": _clock(at)})
        return
    apply(turn, question.notes["op"], tuple(int(day) for day in days), at)


def days_given(turn: Turn, days: Iterable[int]) -> None:
    """Complete walk times with the days that were asked for."""
    question = turn.person.question
    if question is None:
        return
    at = question.notes.get("at", "")
    if not at:
        ask_slot_time(turn, question.notes["op"], (SaidSlot(tuple(days)),))
        return
    apply(turn, question.notes["op"], tuple(days), time.fromisoformat(at))


def apply(turn: Turn, op: str, days: tuple[int, ...], at: time) -> None:
    """Set, add or change walk times on these days."""
    turn.settle(Asked.SLOT_TIME, Asked.SLOT_DAYS)
    _set(
        turn,
        SaidSchedule("add" if op == "add" else "change" if op == "change" else "set", (SaidSlot(days, at),)),
    )


def _clock(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""


def _times_of(slots: Iterable[SaidSlot]) -> tuple[WalkTime, ...]:
    return tuple(WalkTime(day, slot.at) for slot in slots if slot.at for day in slot.days or ())


def _move_days(turn: Turn, slot: SaidSlot) -> None:
    """Move walk times from some weekdays to others, keeping their times unless a new one is named."""
    sources, targets = slot.from_days or (), slot.days or ()
    moving = [one for one in turn.record.walk_times if one.weekday in sources]
    if not moving:
        turn.say(NoSuchTime(slots_of(turn.record.walk_times)))
        return
    staying = [one for one in turn.record.walk_times if one.weekday not in sources]
    moved = [WalkTime(day, slot.at or one.at) for day in targets for one in moving[:1]]
    set_times(turn, (*staying, *moved))


def _remove(turn: Turn, slots: Sequence[SaidSlot]) -> None:
    gone = {(day, slot.at) for slot in slots for day in slot.days or (range(7) if slot.at else ())}
    staying = tuple(
        one
        for one in turn.record.walk_times
        if (one.weekday, None) not in gone and (one.weekday, one.at) not in gone
    )
    if len(staying) == len(turn.record.walk_times):
        turn.say(NoSuchTime(slots_of(turn.record.walk_times)))
    else:
        set_times(turn, staying)


def set_times(turn: Turn, times: Iterable[WalkTime]) -> None:
    """Set the weekly walk times, plan the rest of the week by them and say so."""
    unique = {(one.weekday, one.at): one for one in times}
    kept = tuple(sorted(unique.values(), key=lambda one: (one.weekday, one.at)))[:MOST_TIMES]
    changed = {day for day in range(7) if _at_on(day, kept) != _at_on(day, turn.record.walk_times)}
    turn.set_times(kept)
    turn.settle(Asked.SLOT_TIME, Asked.SLOT_DAYS)
    plan_around(turn, lambda: replan(turn), changed)
    if not kept:
        turn.say(NoTimes())
        return
    plan = turn.plan
    turn.say(
        TimesSet(
            slots_of(kept), Measure(plan.session, plan.unit), turn.person.lead_minutes, _too_quiet(turn, kept)
        )
    )


def _at_on(day: int, times: Iterable[WalkTime]) -> tuple[time, ...]:
    return tuple(one.at for one in times if one.weekday == day)


def _too_quiet(turn: Turn, times: Iterable[WalkTime]) -> bool:
    """Whether a walk time itself is in quiet hours, so that it can't be nudged."""
    quiet = turn.person.quiet
    return any(in_quiet_hours(one.at, quiet.start, quiet.end) for one in times)


def warn_of_quiet(turn: Turn) -> None:
    """Say which walk times can't be nudged any more because they are in quiet hours."""
    times = turn.record.walk_times
    if _too_quiet(turn, times):
        plan = turn.plan
        each = Measure(plan.session, plan.unit)
        turn.say(TimesSet(slots_of(times), each, turn.person.lead_minutes, quiet=True))


def pause(turn: Turn, until: date | None) -> None:
    """Let targets and nudges rest; the record stays."""
    if until is not None and until <= turn.today:
        until = turn.today + timedelta(days=1)
    turn.set(paused_from=turn.person.paused_from or turn.record.now, paused_until=until, question=None)
    for planned in open_walks(turn):
        if planned.source is not Source.ONE_OFF and (until is None or planned.day < until):
            turn.let_go(planned)
    if turn.week:
        turn.keep_week(replace(turn.week, paused=True))
    turn.say(Paused(until))


def come_back(turn: Turn) -> None:
    """Take it that somebody is back: the plan and the reminders go on."""
    silent = not turn.person.nudges
    turn.set(nudges=True)
    if silent and not turn.person.paused:
        turn.say(SettingChanged("nudges_on"))
    else:
        resume(turn)


def resume(turn: Turn) -> None:
    """End a pause: praised, never blamed; a long gap starts lower."""
    person = turn.person
    if not person.paused or person.paused_from is None:
        turn.say(NotPaused())
        return
    away = (turn.record.now - person.paused_from).days
    turn.set(paused_from=None, paused_until=None)
    if person.flare:
        turn.set(flare=replace(person.flare, next_check=turn.record.now + FIRST_CHECK))
    if away >= NEW_BASELINE_DAYS:
        if turn.week:
            turn.keep_week(replace(turn.week, closed_at=turn.record.now, reasons=(BROKEN_OFF,)))
        turn.set(stage=Stage.SCREENING, plan=None)
        turn.say(NewBaseline(away))
        turn.say(Screening())
        return
    restart_week(turn)
    follow(turn)
    upcoming = next_walk(turn)
    total = standing(turn)
    if total:
        coming = shown(upcoming, turn) if upcoming else None
        turn.say(Resumed(total, away, coming, variant=turn.variant("Resumed")))
