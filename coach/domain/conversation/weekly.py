"""The week close: judge, keep why, lay out the next week, and say so on Monday morning."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from coach.domain.conversation.agenda import is_silent, speaks
from coach.domain.conversation.counting import week_of
from coach.domain.conversation.layout import next_walks
from coach.domain.conversation.planning import (
    clear_rest,
    days_left,
    open_walks,
    open_week,
    plan_walks,
    planned_in,
    shown,
    week_number,
)
from coach.domain.conversation.splitting import split_for
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import PAUSED, Verdict, judge
from coach.domain.facts import Offer, PlannedState, Source, Week
from coach.domain.outgoing import Outgoing
from coach.domain.person import Asked, Flare, Stage
from coach.domain.replies import DidYouWalk, Measure, NoWalksHeard, Reply, TellLastWeek, WeekOpened
from coach.domain.wallclock import end_of_quiet, to_utc
from coach.domain.week_close import Action

MORNING = time(8, 0)
"""When Monday's message comes, or at the end of quiet hours if that is later."""

EVENING = time(20, 0)
"""Monday's message is of no use after this."""

FLARE_FIRST_CHECK = timedelta(hours=48)


def close_week(turn: Turn) -> None:
    """Close the open week and open the next; safe to be called again, as there is one open week at most."""
    week = turn.week
    if week is None:
        return
    verdict = judge(turn, week)
    _let_rest_go(turn, week)
    turn.keep_week(_closed(turn, week, verdict))
    turn.settle(Asked.CHECK_IN, Asked.NEXT_TARGET, Asked.NUDGE, Asked.FOLLOW_UP)
    if verdict.new_baseline:
        turn.set(stage=Stage.SCREENING)
        return
    _apply(turn, week, verdict)
    monday = week.monday + timedelta(days=7)
    if turn.person.paused:
        blank = Week(
            monday, turn.plan.unit, verdict.target, turn.plan.session, 0, turn.plan.position, paused=True
        )
        turn.keep_week(blank)
        return
    opened = open_week(turn, monday, _amounts(turn, verdict), verdict.target)
    _announce(turn, week, opened, verdict)


def _closed(turn: Turn, week: Week, verdict: Verdict) -> Week:
    return replace(
        week,
        closed_at=turn.record.now,
        done=verdict.done,
        light=str(verdict.light),
        action=verdict.action,
        next_target=verdict.target,
        reasons=(verdict.action, *([f"wish_{week.wish}"] if week.wish else [])),
    )


def _let_rest_go(turn: Turn, week: Week) -> None:
    for planned in open_walks(turn):
        if planned.starts_at <= turn.record.now or planned.day < week.monday + timedelta(days=7):
            turn.let_go(planned)


def _apply(turn: Turn, week: Week, verdict: Verdict) -> None:
    """Move the plan to where the verdict puts it."""
    turn.set_plan(position=verdict.position, eased=verdict.eased)
    flare = turn.person.flare
    if verdict.action == Action.FLARE and flare is None:
        check = turn.record.now + FLARE_FIRST_CHECK
        turn.set(flare=Flare(turn.record.now, check, target_before=week.target))
    elif flare and verdict.action == Action.HOLD:
        turn.set(flare=None if flare.returning else replace(flare, returning=True))


def _amounts(turn: Turn, verdict: Verdict) -> tuple[int, ...]:
    """Cut the next week into walks, and let the plan's routine follow."""
    amounts = next_walks(turn, verdict)
    if verdict.action != Action.FLARE:
        turn.set_plan(session=max(amounts), walks=len(amounts))
    return amounts


def _announce(turn: Turn, week: Week, opened: Week, verdict: Verdict) -> None:
    """Say on Monday morning what the new week is, and why."""
    evening = to_utc(opened.monday, EVENING, turn.zone)
    listens = speaks(turn.person) and not is_silent(turn.person) and turn.person.reachable
    if not listens or turn.record.now >= evening:
        return
    unit = turn.plan.unit
    reply: Reply
    if verdict.action == Action.ASK:
        reply = DidYouWalk(Measure(verdict.target, unit))
        turn.ask(Asked.DID_YOU_WALK, hours=72)
    else:
        reply = WeekOpened(
            action=verdict.action,
            target=Measure(verdict.target, unit),
            before=Measure(week.target, unit),
            done=verdict.done,
            planned=tuple(shown(one, turn) for one in planned_in(turn, opened)),
            number=week_number(turn),
            variant=week_number(turn),
            offer=_offer(turn, opened, verdict),
        )
    turn.say_unasked(
        Outgoing(
            reply,
            key=f"week:{turn.person.id}:{opened.monday}",
            tag=f"week:{opened.monday}",
            not_before=_morning(turn, opened),
            stale_at=evening,
        )
    )
    turn.set(unsolicited_on=opened.monday, unsolicited=1)


def _morning(turn: Turn, week: Week) -> datetime:
    quiet = turn.person.quiet
    return end_of_quiet(to_utc(week.monday, MORNING, turn.zone), quiet.start, quiet.end, turn.zone)


def _offer(turn: Turn, opened: Week, verdict: Verdict) -> tuple[int, ...]:
    """Offer more and shorter walks after a week that was repeated."""
    if verdict.action != Action.REPEAT_SPLIT:
        return ()
    way = split_for(turn, opened)
    if max(way.walks, default=0) >= opened.session:
        return ()
    turn.keep_offer(Offer(turn.record.now, "split", way.walks, way.reaches))
    return way.walks


def no_walks(turn: Turn) -> None:
    """Take "no walks last week" to the judgement that waited for it."""
    turn.settle(Asked.DID_YOU_WALK)
    last = _asked_week(turn)
    opened = turn.week
    if last is None or opened is None:
        return
    turn.keep_week(replace(last, action=str(Action.REPEAT_SPLIT)))
    turn.say(NoWalksHeard(Measure(opened.target, turn.plan.unit)))


def some_walks(turn: Turn) -> None:
    """Ask what was walked last week."""
    turn.say(TellLastWeek())


def _asked_week(turn: Turn) -> Week | None:
    return next((week for week in turn.record.weeks if week.action == str(Action.ASK)), None)


def judge_again(turn: Turn) -> None:
    """Judge a week that waited for "did you walk?" once a walk of it is told."""
    last = _asked_week(turn)
    opened = turn.week
    if (
        last is None
        or opened is None
        or not any(week_of(turn.record, walk.day) == last for walk in turn.record.walks)
    ):
        return
    turn.keep_week(replace(last, closed_at=None))
    verdict = judge(turn, replace(last, closed_at=None))
    turn.keep_week(_closed(turn, last, verdict))
    turn.settle(Asked.DID_YOU_WALK)
    if verdict.action in (Action.ASK, PAUSED) or verdict.target == opened.target:
        return
    _apply(turn, last, verdict)
    amounts = _amounts(turn, verdict)
    turn.keep_week(
        replace(
            opened,
            target=verdict.target,
            session=max(amounts),
            walks=len(amounts),
            position=verdict.position,
        )
    )
    _lay_out_again(turn, opened, amounts)


def _lay_out_again(turn: Turn, week: Week, amounts: tuple[int, ...]) -> None:
    """Plan the rest of a week anew with other amounts."""
    done = sum(one.state is PlannedState.DONE for one in planned_in(turn, week))
    clear_rest(turn)
    plan_walks(turn, days_left(turn, week), amounts[done:], Source.ROUTINE)
