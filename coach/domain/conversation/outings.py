"""Single planned walks: skipped, moved, snoozed, shortened, planned once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import ceil

from coach.domain.amounts import Amount
from coach.domain.calendar_sources import is_ours
from coach.domain.conversation.agenda import nudge_at, speaks
from coach.domain.conversation.counting import Pace, pace_of, whole
from coach.domain.conversation.gaps import in_gap
from coach.domain.conversation.keeping import close_nudge
from coach.domain.conversation.planning import (
    LAST_HOUR,
    Moment,
    keep_place,
    next_walk,
    open_walks,
    shown,
)
from coach.domain.conversation.routine import ANY_TIMES, PART_TIMES
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Skip, Source, Walk
from coach.domain.grid import GRIDS, down_to
from coach.domain.person import Asked
from coach.domain.reading import Part, Reason, SaidMove, SaidPlan, SaidSkip, SaidSnooze
from coach.domain.replies import (
    AskMoveTime,
    AskPlanTime,
    AskShorter,
    Measure,
    Moved,
    NothingPlanned,
    NotYetWalked,
    NudgeClosed,
    PlanHeard,
    PlanKept,
    ShorterPlanned,
    SkipNoted,
    SkipUndone,
    Snoozed,
)
from coach.domain.wallclock import to_utc

SNOOZE_MINUTES = 30
"""Where nobody says for how long."""

MOST_SNOOZE = 12 * 60
MOST_DAYS_AHEAD = 28
"""One-off plans are kept for four weeks ahead at most."""


def hear_skips(turn: Turn, skips: tuple[SaidSkip, ...], message_id: int) -> None:
    """Take it that walks did not or will not happen; no blame."""
    for said in skips:
        turn.keep_skip(Skip(said.day, said.reason, message_id))
        for planned in open_walks(turn):
            if planned.day == said.day:
                skip(turn, planned, said.reason)
    turn.settle(Asked.NUDGE, Asked.FOLLOW_UP)
    say_skipped(turn, tuple(said.day for said in skips), skips[-1].reason)


def undo_skip(turn: Turn) -> bool:
    """Take back the last message that left walks of today or later out; False if a walk was told since."""
    latest = max((one.message_id for one in turn.record.skips), default=0)
    walked = max((walk.message_id for walk in turn.record.walks), default=0)
    gone = tuple(one for one in turn.record.skips if one.message_id == latest and one.day >= turn.today)
    if not gone or latest < walked:
        return False
    days = tuple(one.day for one in gone)
    for one in gone:
        turn.remove_skip(one)
    for planned in turn.record.planned:
        if planned.day in days and planned.state is PlannedState.SKIPPED:
            told = planned.followed_up or planned.starts_at <= turn.record.now
            turn.keep_planned(replace(planned, state=PlannedState.OPEN, reason=None, followed_up=told))
    upcoming = next_walk(turn)
    turn.say(SkipUndone(shown(upcoming, turn) if upcoming else None))
    return True


def say_skipped(turn: Turn, days: tuple[date, ...], reason: Reason | None) -> None:
    """Say that it is noted, and what comes next."""
    upcoming = next_walk(turn)
    turn.say(SkipNoted(days, reason, shown(upcoming, turn) if upcoming else None))


def skip(turn: Turn, planned: Planned, reason: Reason | None) -> None:
    """Close a planned walk that won't be."""
    gone = turn.keep_planned(replace(planned, state=PlannedState.SKIPPED, reason=reason, remind_at=None))
    close_nudge(turn, gone, "skipped")


def current(turn: Turn) -> Planned | None:
    """Find the planned walk that a message without a day is about: the one nudged, today's, or the next."""
    question = turn.person.question
    walks = open_walks(turn)
    if question and question.asked in (Asked.NUDGE, Asked.FOLLOW_UP, Asked.MOVE_TIME, Asked.SHORTER):
        asked = next((one for one in walks if one.id == question.about), None)
        if asked:
            return asked
    todays = [one for one in walks if one.day == turn.today]
    return todays[0] if todays else next_walk(turn)


def hear_move(turn: Turn, said: SaidMove) -> None:
    """Move one planned walk, that occurrence only."""
    planned = next((one for one in open_walks(turn) if one.day == said.from_day), None) or current(turn)
    if planned is None:
        turn.say(NothingPlanned())
        return
    if said.shift_minutes is not None:
        start = datetime.combine(planned.day, planned.at) + timedelta(minutes=said.shift_minutes)
        move(turn, planned, Moment(start.date(), start.time()))
        return
    day = said.to_day or planned.day
    if said.to_time is None and (said.to_part or day == planned.day):
        ask_move(turn, planned, day, said.to_part)
        return
    to = Moment(day, said.to_time or planned.at)
    move(turn, planned, to if said.to_time else in_gap(turn, to, planned.amount, planned))


def ask_move(turn: Turn, planned: Planned, day: date, part: Part | None = None) -> None:
    """Ask to when, with likely times on buttons."""
    times = PART_TIMES[part] if part else ANY_TIMES
    options = [datetime.combine(day, at) for at in times]
    options += [datetime.combine(planned.day + timedelta(days=1), planned.at)] if part is None else []
    now = datetime.combine(planned.day, planned.at)
    places = [in_gap(turn, Moment(one.date(), one.time()), planned.amount, planned) for one in options]
    free = sorted({datetime.combine(one.day, one.at) for one in places})
    ahead = tuple(one for one in free if one > turn.local and one != now)
    turn.say(AskMoveTime(shown(planned, turn), ahead))
    turn.ask(Asked.MOVE_TIME, about=planned.id, notes={"day": day.isoformat()})


def move(turn: Turn, planned: Planned, to: Moment) -> None:
    """Give a planned walk another time; its nudge follows."""
    starts = to_utc(to.day, to.at, turn.zone)
    if starts <= turn.record.now:
        ask_move(turn, planned, max(to.day, turn.today))
        return
    moved = replace(
        planned, day=to.day, at=to.at, starts_at=starts, nudged=False, followed_up=False, remind_at=None
    )
    before = shown(planned, turn)
    if planned.nudged or planned.followed_up:
        until = datetime.combine(to.day, to.at)
        turn.say(NudgeClosed("moved", before.at, before.amount, until), edits=f"walk:{planned.id}")
    moved = turn.keep_planned(moved)
    turn.settle(Asked.MOVE_TIME, Asked.NUDGE, Asked.FOLLOW_UP)
    turn.say(Moved(before, shown(moved, turn)))


def hear_snooze(turn: Turn, said: SaidSnooze) -> None:
    """Ask again later."""
    planned = current(turn)
    if planned is None or planned.day > turn.local.date():
        turn.say(NothingPlanned())
        return
    minutes = whole(said.minutes) or SNOOZE_MINUTES
    if said.until is not None:
        left = to_utc(turn.local.date(), said.until, turn.zone) - turn.record.now
        minutes = ceil(left.total_seconds() / 60) if left > timedelta() else SNOOZE_MINUTES
    at = snooze(turn, planned, minutes)
    turn.say(Snoozed(at.time()))


def snooze(turn: Turn, planned: Planned, minutes: int) -> datetime:
    """Nudge for this walk again in so many minutes (at most 12 hours); returns when, in local time."""
    minutes = min(max(1, minutes), MOST_SNOOZE)
    at = (turn.record.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    late = max(planned.starts_at, at)
    kept = turn.keep_planned(replace(planned, remind_at=at, starts_at=late))
    local = at.astimezone(turn.zone).replace(tzinfo=None, second=0, microsecond=0)
    if planned.nudged or planned.followed_up:
        walk = shown(kept, turn)
        turn.say(NudgeClosed("snoozed", walk.at, walk.amount, local), edits=f"walk:{planned.id}")
    turn.settle(Asked.NUDGE, Asked.FOLLOW_UP)
    return local


def shorten(turn: Turn, planned: Planned, amount: int | None = None, *, tapped: bool = False) -> None:
    """Before a walk: plan half of it, or what was said; after it: ask how long it was."""
    grid = GRIDS[turn.plan.unit]
    if planned.followed_up and amount is None:
        options = sorted(
            {max(grid.smallest, down_to(grid.fine, planned.amount * part // 4)) for part in (1, 2, 3)}
        )
        turn.say(AskShorter(planned.id, tuple(Measure(one, turn.plan.unit) for one in options)))
        turn.ask(Asked.SHORTER, about=planned.id)
        return
    half = max(grid.smallest, down_to(grid.fine, planned.amount // 2))
    kept = turn.keep_planned(replace(planned, amount=min(planned.amount, amount or half)))
    reply = ShorterPlanned(kept.id, Measure(kept.amount, turn.plan.unit))
    tag = f"walk:{planned.id}"
    turn.say(reply, edits=tag if tapped else None, tag=tag)


def hear_plans(turn: Turn, plans: tuple[SaidPlan, ...]) -> None:
    """Keep one-off plans that have a day and a time; ask for the time of the first that has none."""
    for said in plans:
        if said.day is None or _going_now(turn, said):
            turn.say(PlanHeard(said.day))
        elif said.at is None:
            times = PART_TIMES[said.part] if said.part else ANY_TIMES
            ahead = tuple(at for at in times if datetime.combine(said.day, at) > turn.local)
            turn.say(AskPlanTime(said.day, ahead))
            notes = {"day": said.day.isoformat(), "amount": str(amount_of(turn, said.amount))}
            turn.ask(Asked.PLAN_TIME, hours=1, notes=notes)
            return
        else:
            keep_plan(turn, Moment(said.day, said.at), amount_of(turn, said.amount))


def _going_now(turn: Turn, said: SaidPlan) -> bool:
    """Whether somebody is off already, or it is too late for a reminder today."""
    return said.day == turn.today and said.at is None and (said.part is None or turn.local.hour >= LAST_HOUR)


def amount_of(turn: Turn, amount: Amount) -> int:
    """Take what was said of a plan to units of the plan; the usual session where nothing was said."""
    walk = Walk(
        turn.today, turn.record.now, whole(amount.minutes), whole(amount.distance_m), whole(amount.steps)
    )
    pace: Pace = pace_of(turn.record.walks)
    return pace.counted(walk, turn.plan.unit) or turn.plan.session


def keep_plan(turn: Turn, moment: Moment, amount: int) -> None:
    """Keep a walk that is planned once, to be nudged like the others."""
    if to_utc(moment.day, moment.at, turn.zone) <= turn.record.now:
        turn.say(PlanHeard(moment.day))
        return
    if moment.day > turn.today + timedelta(days=MOST_DAYS_AHEAD):
        turn.say(NotYetWalked(moment.day))
        return
    turn.settle(Asked.PLAN_TIME)
    there = next((one for one in open_walks(turn) if (one.day, one.at) == (moment.day, moment.at)), None)
    if there:
        planned = turn.keep_planned(replace(there, amount=amount))
    else:
        planned = keep_place(turn, moment, amount, Source.ONE_OFF)
    comes = not planned.nudged and nudge_at(planned, turn.person, turn.zone) is not None
    turn.say(PlanKept(shown(planned, turn), nudge=comes and speaks(turn.person)))


def plan_time_given(turn: Turn, at: time) -> None:
    """Complete a one-off plan with its time."""
    question = turn.person.question
    if question:
        moment = Moment(date.fromisoformat(question.notes["day"]), at)
        own = _give_way(turn, moment) if question.notes.get("event") else 0
        keep_plan(turn, moment, own or int(question.notes["amount"]))
        _tie(turn, moment, question.notes.get("event"))


def _give_way(turn: Turn, moment: Moment) -> int:
    """Let a day's own walk go to the time of one in the calendar, not to have two; returns its amount."""
    starts = to_utc(moment.day, moment.at, turn.zone)
    own = [
        one
        for one in open_walks(turn)
        if one.day == moment.day and one.starts_at > turn.record.now and one.source is not Source.ONE_OFF
    ]
    own = [one for one in own if one.event is None or is_ours(one.event)]
    if not own or starts <= turn.record.now:
        return 0
    nearest = min(own, key=lambda one: abs(one.starts_at - starts))
    moved = replace(nearest, at=moment.at, starts_at=starts, nudged=False, followed_up=False, remind_at=None)
    at = nudge_at(moved, turn.person, turn.zone)
    turn.keep_planned(replace(moved, nudged=at is not None and at <= turn.record.now))
    return moved.amount


def _tie(turn: Turn, moment: Moment, event: str | None) -> None:
    """Let a walk go where its event of the calendar goes: that had a day, and no time."""
    for planned in open_walks(turn):
        if event and (planned.day, planned.at) == (moment.day, moment.at):
            turn.keep_planned(replace(planned, event=event))


def move_time_given(turn: Turn, to: Moment) -> None:
    """Complete a move with its new time."""
    planned = current(turn)
    if planned:
        move(turn, planned, to)
    else:
        turn.settle(Asked.MOVE_TIME)
        turn.say(NothingPlanned())
