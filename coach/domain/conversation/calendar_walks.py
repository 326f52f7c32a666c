"""The week's walks follow the calendars: they move and vanish with their events, and new ones join."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from coach.domain.calendar_sources import KEPT_DAYS, CalendarWalk, is_ours
from coach.domain.conversation.agenda import STALE_NUDGE
from coach.domain.conversation.calendar_days import events_on, start_of
from coach.domain.conversation.counting import done_in
from coach.domain.conversation.keeping import close_nudge
from coach.domain.conversation.planning import (
    FULL_WEEK,
    SLOT_OVER,
    Moment,
    keep_place,
    open_walks,
    planned_in,
    replan,
    routine_for,
    shown,
)
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Source, Week
from coach.domain.grid import GRIDS, near_equal
from coach.domain.replies import NudgeClosed

IN_VIEW = timedelta(days=KEPT_DAYS - 4)
"""What begins sooner is seen: days come into view at each whole read, and one may be some days old."""


def follow(turn: Turn) -> None:
    """Bring the open week in line with the calendars, as they were last read."""
    week = turn.week
    if week is None or turn.person.paused or not turn.person.active:
        return
    events = {one.key: one for one in turn.record.events}
    for planned in open_walks(turn):
        if planned.event and turn.record.now < planned.starts_at + STALE_NUDGE:
            _follow_one(turn, week, planned, events.get(planned.event))
    for offset in range(FULL_WEEK):
        for event in events_on(turn, week.monday + timedelta(days=offset)):
            _take_up(turn, week, event)


def _follow_one(turn: Turn, week: Week, planned: Planned, event: CalendarWalk | None) -> None:
    """Let one walk vanish or move with its event; what was moved in the chat stays where it was put."""
    if event is None:
        if planned.event_at is None or planned.event_at < turn.record.now + IN_VIEW:
            turn.let_go(planned)
            close_nudge(turn, planned, "let_go")
        return
    if event.starts_at in {None, planned.event_at}:
        return
    local = event.starts_at.astimezone(turn.zone)
    if event.starts_at <= turn.record.now or not 0 <= (local.date() - week.monday).days < FULL_WEEK:
        turn.let_go(planned)
        close_nudge(turn, planned, "let_go")
        return
    to = Moment(local.date(), start_of(event, turn), event)
    _put(turn, planned, to, event)


def _put(turn: Turn, planned: Planned, to: Moment, event: CalendarWalk) -> None:
    """Give a walk the place of an event; it is nudged for anew."""
    before = shown(planned, turn)
    moved = replace(
        planned,
        day=to.day,
        at=to.at,
        starts_at=event.starts_at or planned.starts_at,
        nudged=False,
        followed_up=False,
        remind_at=None,
        event=event.key,
        event_at=event.starts_at,
    )
    if (moved.day, moved.at) == (planned.day, planned.at):
        moved = replace(
            moved, nudged=planned.nudged, followed_up=planned.followed_up, remind_at=planned.remind_at
        )
    elif planned.nudged or planned.followed_up:
        from_then = NudgeClosed("moved", before.at, before.amount, datetime.combine(to.day, to.at))
        turn.say(from_then, edits=f"walk:{planned.id}")
    turn.keep_planned(moved)


def _take_up(turn: Turn, week: Week, event: CalendarWalk) -> None:
    """Plan a walk for an event: that day's own walk moves there, else the rest of the week is cut anew."""
    begins = event.starts_at
    if begins is None or begins <= turn.record.now:
        return
    day = begins.astimezone(turn.zone).date()
    place = Moment(day, start_of(event, turn), event)
    ahead = _movable(turn, week)
    there = [one for one in open_walks(turn) if one.event is None and one.starts_at == begins]
    todays = there or [one for one in ahead if one.day == day]
    if todays:
        nearest = min(todays, key=lambda one: abs(one.starts_at - begins))
        _put(turn, nearest, place, event)
        return
    keep_place(turn, place, _cut_anew(turn, week), Source.ROUTINE)


def _movable(turn: Turn, week: Week) -> Sequence[Planned]:
    """Find the walks ahead that no event holds and nobody planned once."""
    return [
        one
        for one in open_walks(turn)
        if one.starts_at > turn.record.now
        and one.source is not Source.ONE_OFF
        and (one.event is None or is_ours(one.event))
        and (one.day - week.monday).days < FULL_WEEK
    ]


def _cut_anew(turn: Turn, week: Week) -> int:
    """Make room for one more walk, within what the week asks for; returns the amount of the new one.

    It is what is not planned yet; else the walks ahead get shorter; where they are short already, none.
    """
    unit, smallest = turn.plan.unit, GRIDS[turn.plan.unit].smallest
    unplanned = _unplanned(turn, week)
    if unplanned >= smallest:
        return min(week.session, turn.plan.session, unplanned)
    ahead = [
        one
        for one in open_walks(turn)
        if one.starts_at > turn.record.now
        and one.source is not Source.ONE_OFF
        and not one.nudged
        and one.amount
    ]
    total, walks = sum(one.amount for one in ahead), len(ahead) + 1
    if total < walks * smallest:
        return 0
    *others, last = near_equal(unit, total, walks)
    for planned, amount in zip(sorted(ahead, key=lambda one: -one.amount), others, strict=True):
        turn.keep_planned(replace(planned, amount=min(planned.amount, amount)))
    return last


def _unplanned(turn: Turn, week: Week) -> int:
    """Tell how much of the week's target is neither done nor planned."""
    still = (one for one in planned_in(turn, week) if one.state is PlannedState.OPEN)
    ahead = sum(one.amount for one in still if one.starts_at + SLOT_OVER > turn.record.now)
    return week.target - done_in(turn.record, week) - ahead


def untie(turn: Turn, source_id: int) -> bool:
    """Go on without a calendar: its walks are tied to it no longer; tells whether there were any."""
    keys = {one.key for one in turn.record.events if one.source_id == source_id}
    tied = [one for one in open_walks(turn) if one.event in keys]
    for planned in tied:
        turn.keep_planned(replace(planned, event=None, event_at=None))
    return any(one.event and not is_ours(one.event) for one in tied)


def untie_ours(turn: Turn) -> None:
    """Let the walks that stand in a calendar because the bot put them there go their own way."""
    for planned in open_walks(turn):
        if planned.event and is_ours(planned.event):
            turn.keep_planned(replace(planned, event=None, event_at=None))


def plan_again(turn: Turn) -> None:
    """Plan the rest of the week anew by what is known now, where there is anything to plan it by.

    As many walks as are ahead stay; what was missed is not made up for.
    """
    week = turn.week
    if turn.record.walk_times and week and week.target:
        ahead = [one for one in open_walks(turn) if one.starts_at > turn.record.now]
        most = sum(one.source is not Source.ONE_OFF for one in ahead)
        replan(turn, routine_for(turn, week.target, week.session), most=most)
    elif turn.record.walk_times or turn.record.events:
        replan(turn)
    follow(turn)
