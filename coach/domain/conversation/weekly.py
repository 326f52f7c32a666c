"""The week close: judge, keep why, lay out the next week, and say so on Monday morning."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from coach.domain.conversation.agenda import is_silent, nudge_at, speaks
from coach.domain.conversation.baseline import BASELINE, counted_walks, open_baseline_week, plan_from
from coach.domain.conversation.calendar_walks import follow
from coach.domain.conversation.counting import done_in, week_of
from coach.domain.conversation.economy import may_reach_out, note_spoken
from coach.domain.conversation.episodes import keep_episode
from coach.domain.conversation.flares import FIRST_CHECK
from coach.domain.conversation.layout import next_walks
from coach.domain.conversation.planning import (
    clear_rest,
    days_left,
    open_walks,
    open_week,
    plan_routine,
    planned_in,
    routine_for,
    shown,
    target_at,
    week_number,
)
from coach.domain.conversation.reasons import note_walks, score_after, why_of
from coach.domain.conversation.splitting import offer_split, offered_lately, routine_swap, split_for
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import BROKEN_OFF, Verdict, judge
from coach.domain.facts import Offer, PlannedState, Week
from coach.domain.outgoing import Outgoing
from coach.domain.person import Asked, Flare, Stage
from coach.domain.replies import (
    AskComfort,
    BaselineDone,
    BaselineEmpty,
    DidYouWalk,
    Measure,
    NewBaseline,
    NoWalksHeard,
    Reply,
    Screening,
    TellLastWeek,
    WeekOpened,
)
from coach.domain.traffic import Light
from coach.domain.wallclock import end_of_quiet, to_utc
from coach.domain.week_close import Action

MORNING = time(8, 0)
"""When Monday's message comes, or at the end of quiet hours if that is later."""

BEFORE_NUDGE = timedelta(minutes=5)
"""It comes so long before a nudge that would be earlier."""

GAP = "gap"
"""The reason that is kept where a target was lowered for a gap."""

EVENING = time(20, 0)
"""Monday's message is of no use after this."""


def close_week(turn: Turn) -> None:
    """Close the open week and open the next; safe to be called again, as there is one open week at most."""
    week = turn.week
    if week is None:
        return
    if turn.plan.baseline:
        _let_rest_go(turn, week)
        _close_baseline(turn, week)
        return
    verdict = judge(turn, week)
    _let_rest_go(turn, week)
    turn.keep_week(_closed(turn, week, verdict))
    turn.settle(Asked.CHECK_IN, Asked.NEXT_TARGET, Asked.NUDGE, Asked.FOLLOW_UP)
    monday = week.monday + timedelta(days=7)
    if verdict.new_baseline:
        turn.set(stage=Stage.SCREENING)
        if _is_reached(turn, monday):
            morning = _morning(turn, replace(week, monday=monday))
            _say_on_monday(turn, morning, NewBaseline(verdict.new_baseline), Screening())
            turn.set(plan=None)
        return
    _apply(turn, verdict, week.monday)
    if turn.person.paused:
        blank = open_week(turn, monday, (), verdict.target)
        turn.keep_week(replace(blank, paused=True))
        return
    amounts = _amounts(turn, verdict)
    note_walks(turn, week.monday, amounts)
    opened = open_week(turn, monday, amounts, verdict.target)
    follow(turn)
    _announce(turn, week, opened, verdict)


def _close_baseline(turn: Turn, week: Week) -> None:
    """Make the first plan from what was walked; an empty week asks what is comfortable after all."""
    turn.settle(Asked.CHECK_IN, Asked.NUDGE, Asked.FOLLOW_UP)
    walks = counted_walks(turn, week)
    done = done_in(turn.record, week)
    turn.keep_week(replace(week, closed_at=turn.record.now, done=done, action=BASELINE, reasons=(BASELINE,)))
    monday = week.monday + timedelta(days=7)
    if week.paused or week.short or not (walks or _listens(turn, monday)):  # nobody could be asked
        opened = open_baseline_week(turn, monday)
        turn.keep_week(replace(opened, paused=turn.person.paused))
        return
    if not walks:
        turn.set(stage=Stage.COMFORT)
        if _listens(turn, monday):
            _say_on_monday(turn, _morning(turn, replace(week, monday=monday)), BaselineEmpty(), AskComfort())
        turn.set(plan=None)
        return
    turn.set(plan=plan_from(turn, walks))
    plan = turn.plan
    opened = open_week(turn, monday, routine_for(turn, plan.start), plan.start)
    if _listens(turn, monday):
        session, unit = Measure(plan.session, plan.unit), plan.unit
        ahead = tuple(shown(one, turn) for one in planned_in(turn, opened))
        reply = BaselineDone(Measure(done, unit), Measure(plan.start, unit), plan.walks, session, ahead)
        _say_on_monday(turn, _morning(turn, opened), reply)


def _closed(turn: Turn, week: Week, verdict: Verdict) -> Week:
    return replace(
        week,
        closed_at=turn.record.now,
        done=verdict.done,
        light=str(verdict.light),
        action=verdict.action,
        next_target=verdict.target,
        reasons=_reasons(week, verdict),
        why=why_of(turn, week, verdict),
        score=score_after(turn, replace(week, light=str(verdict.light))),
    )


def _reasons(week: Week, verdict: Verdict) -> tuple[str, ...]:
    """Name why the next target is what it is, for /why."""
    wish = (f"wish_{week.wish}",) if week.wish else ()
    broken = (BROKEN_OFF,) if verdict.new_baseline else ()
    return (verdict.action, *wish, *((GAP,) if verdict.gap_days else ()), *broken)


def _let_rest_go(turn: Turn, week: Week) -> None:
    for planned in open_walks(turn):
        if planned.starts_at <= turn.record.now or planned.day < week.monday + timedelta(days=7):
            turn.let_go(planned)


def _apply(turn: Turn, verdict: Verdict, week_start: date) -> None:
    """Move the plan to where the verdict puts it."""
    before = target_at(turn)
    turn.set_plan(position=verdict.position, eased=verdict.eased)
    flare = turn.person.flare
    if verdict.action == Action.FLARE and (flare is None or flare.returning):
        check = turn.record.now + FIRST_CHECK
        turn.set(flare=Flare(turn.record.now, check, flare.target_before if flare else before))
        if turn.person.episode_on is None or turn.person.episode_on < week_start:
            keep_episode(turn, turn.today)
    elif flare and verdict.action == Action.HOLD:
        _go_on_from(turn, flare, verdict)


def _go_on_from(turn: Turn, flare: Flare, verdict: Verdict) -> None:
    """Go on from a flare: first the week at 75 %, and after a calm one all of it."""
    if not flare.returning:
        turn.set(flare=replace(flare, returning=True))
    elif verdict.light is Light.GREEN:
        turn.set(flare=None)


def _amounts(turn: Turn, verdict: Verdict) -> tuple[int, ...]:
    """Cut the next week into walks, and let the plan's routine follow."""
    amounts = next_walks(turn, verdict)
    if verdict.action != Action.FLARE:
        turn.set_plan(session=max(amounts), walks=len(amounts))
    return amounts


def _announce(turn: Turn, week: Week, opened: Week, verdict: Verdict) -> None:
    """Say on Monday morning what the new week is, and why."""
    if not _listens(turn, opened.monday):
        return
    unit = turn.plan.unit
    reply: Reply
    if verdict.action == Action.ASK:
        reply = DidYouWalk(Measure(verdict.target, unit), turn.variant("DidYouWalk"))
        turn.ask(Asked.DID_YOU_WALK, hours=72)
    else:
        reply = WeekOpened(
            action=verdict.action,
            target=Measure(verdict.target, unit),
            before=Measure(week.target, unit),
            done=verdict.done,
            planned=tuple(shown(one, turn) for one in planned_in(turn, opened)),
            number=week_number(turn),
            variant=turn.variant("WeekOpened"),
            offer=_offer(turn, opened, verdict),
        )
    _say_on_monday(turn, _morning(turn, opened), reply)


def _is_reached(turn: Turn, monday: date) -> bool:
    """Whether Monday's message is wanted, and still of use."""
    wanted = speaks(turn.person) and not is_silent(turn.person) and turn.person.reachable
    return wanted and turn.record.now < to_utc(monday, EVENING, turn.zone)


def _listens(turn: Turn, monday: date) -> bool:
    """Whether it is no nagging either."""
    morning = max(turn.record.now, to_utc(monday, MORNING, turn.zone))
    return _is_reached(turn, monday) and may_reach_out(turn, morning)


def _say_on_monday(turn: Turn, morning: datetime, *replies: Reply) -> None:
    """Say it once the morning is there; one message of the day's allowance, whatever its parts."""
    monday = morning.astimezone(turn.zone).date()
    for place, reply in enumerate(replies):
        name = f"week:{monday}" if place == 0 else f"week:{monday}:{place}"
        turn.say_unasked(
            Outgoing(
                reply,
                key=f"{name}:{turn.person.id}",
                tag=name,
                not_before=morning,
                stale_at=to_utc(monday, EVENING, turn.zone),
            )
        )
    note_spoken(turn, morning, len(replies))


def _morning(turn: Turn, week: Week) -> datetime:
    """Tell when Monday's message comes: at eight, or before the day's first nudge if that is earlier."""
    quiet = turn.person.quiet
    nudges = [nudge_at(one, turn.person, turn.zone) for one in planned_in(turn, week)]
    first = min([to_utc(week.monday, MORNING, turn.zone), *(at - BEFORE_NUDGE for at in nudges if at)])
    return end_of_quiet(first, quiet.start, quiet.end, turn.zone)


def _offer(turn: Turn, opened: Week, verdict: Verdict) -> tuple[int, ...]:
    """Offer more and shorter walks after a week that was repeated."""
    if verdict.action != Action.REPEAT_SPLIT or offered_lately(turn):
        return ()
    repeated = [one.action for one in turn.record.weeks if one.closed_at and not one.paused][-2:]
    gentler = routine_swap(turn) if repeated == [Action.REPEAT_SPLIT] * 2 else None
    if gentler:
        turn.keep_offer(Offer(turn.record.now, "swap", (gentler.session,) * gentler.walks, gentler.total))
        return (gentler.session,) * gentler.walks
    if not _is_gentler(turn, opened):
        return ()
    way = split_for(turn, opened)
    turn.keep_offer(Offer(turn.record.now, "split", way.walks, way.reaches))
    return way.walks


def _is_gentler(turn: Turn, opened: Week) -> bool:
    """Whether a split would make the walks shorter than they are planned."""
    return max(split_for(turn, opened).walks, default=opened.session) < opened.session


def no_walks(turn: Turn) -> None:
    """Take "no walks last week" to the judgement that waited for it."""
    turn.settle(Asked.DID_YOU_WALK)
    last = _asked_week(turn)
    opened = turn.week
    if last is None or opened is None:
        return
    verdict = _judge_asked(turn, last, opened, sure=True)
    turn.say(NoWalksHeard(Measure(verdict.target, turn.plan.unit)))
    opened = turn.week or opened
    gentler = verdict.action == Action.REPEAT_SPLIT and _is_gentler(turn, opened)
    offered = offer_split(turn) if gentler else None
    if offered:
        turn.say(offered)


def some_walks(turn: Turn) -> None:
    """Ask what was walked last week."""
    turn.say(TellLastWeek())


def _asked_week(turn: Turn) -> Week | None:
    closed = [week for week in turn.record.weeks if week.closed_at]
    return closed[-1] if closed and closed[-1].action == str(Action.ASK) else None


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
    _judge_asked(turn, last, opened)


def _judge_asked(turn: Turn, last: Week, opened: Week, *, sure: bool = False) -> Verdict:
    """Judge a week after all, and lay out the open one anew if that changes its target."""
    verdict = judge(turn, last, sure=sure)
    turn.keep_week(_closed(turn, last, verdict))
    turn.settle(Asked.DID_YOU_WALK)
    if opened.first or opened.paused:
        turn.set_plan(position=verdict.position, eased=verdict.eased)
        return verdict
    _apply(turn, verdict, last.monday)
    if verdict.target == opened.target:
        return verdict
    amounts = _amounts(turn, verdict)
    note_walks(turn, last.monday, amounts)
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
    return verdict


def _lay_out_again(turn: Turn, week: Week, amounts: tuple[int, ...]) -> None:
    """Plan the rest of a week anew with other amounts."""
    done = sum(one.state is PlannedState.DONE for one in planned_in(turn, week))
    clear_rest(turn)
    plan_routine(turn, days_left(turn, week), amounts[done:])
