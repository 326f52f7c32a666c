"""What can be asked for at any time: today, week, plan, why, settings."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from coach.domain.conversation.baseline import BASELINE, show_baseline
from coach.domain.conversation.counting import standing_of, told, told_together, walks_of
from coach.domain.conversation.planning import (
    next_walk,
    planned_in,
    shown,
    slots_of,
    target_at,
    week_number,
)
from coach.domain.conversation.progress import show_progress
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Week, Why
from coach.domain.ramp import ramp
from coach.domain.replies import (
    Answered,
    Measure,
    NotActive,
    PlanShown,
    Reply,
    SettingsShown,
    StillPaused,
    TodayShown,
    WeekShown,
    WhyFirst,
    WhyShown,
)

AHEAD = 6
"""How many weeks ahead /plan shows."""


def show(turn: Turn, what: str) -> None:
    """Show today, week, plan or why."""
    week = turn.week
    shows: dict[str, Callable[[Turn, Week], Reply]] = {
        "today": _today,
        "week": _week,
        "plan": _plan,
        "why": _why,
    }
    if week is None or not turn.person.active:
        turn.say(NotActive())
    elif turn.plan.baseline and what in ("plan", "why", "progress"):
        show_baseline(turn, week)
    elif what == "progress":
        show_progress(turn, week)
    else:
        turn.say(shows[what](turn, week))
        if turn.person.paused and what in ("today", "plan"):
            turn.say(StillPaused(turn.person.paused_until))


def _today(turn: Turn, week: Week) -> Reply:
    walks = [told(walk) for walk in turn.record.walks if walk.day == turn.today]
    planned = tuple(shown(one, turn) for one in planned_in(turn, week) if one.day == turn.today)
    upcoming = next_walk(turn)
    return TodayShown(
        planned, tuple(walks), standing_of(turn.record, week), shown(upcoming, turn) if upcoming else None
    )


def _week(turn: Turn, week: Week) -> Reply:
    return WeekShown(
        week.monday,
        standing_of(turn.record, week),
        told_together(walks_of(turn.record, week.monday)),
        tuple(shown(one, turn) for one in planned_in(turn, week)),
        week_number(turn),
    )


def _plan(turn: Turn, week: Week) -> Reply:
    plan = turn.plan
    targets = ramp(plan.unit, plan.start, plan.goal)
    now = target_at(turn)
    ahead = tuple(max(now, target) for target in targets[plan.position + 1 : plan.position + AHEAD])
    return PlanShown(
        Measure(week.target, plan.unit),
        Measure(targets[-1], plan.unit),
        week_number(turn),
        week.walks,
        Measure(week.session, plan.unit),
        slots_of(turn.record.walk_times),
        (now, *ahead),
    )


def _why(turn: Turn, week: Week) -> Reply:
    """Explain the target from what was stored at the last close."""
    closed = [one for one in turn.record.weeks if one.closed_at and one.action and one.target]
    unit = week.unit
    if not closed:
        return WhyFirst(
            Measure(week.target, unit),
            turn.plan.walks,
            Measure(turn.plan.session, unit),
            prorated=week.first,
            baseline=_baseline_done(turn),
        )
    return _why_of(turn, closed[-1])


def _baseline_done(turn: Turn) -> Measure | None:
    """Find what was walked in the baseline week, if the plan was made from one."""
    weeks = [week for week in turn.record.weeks if week.action == BASELINE]
    return Measure(weeks[-1].done or 0, weeks[-1].unit) if weeks else None


def _why_of(turn: Turn, last: Week) -> WhyShown:
    """Tell every number that the close of a week stood on; what is shown was kept then."""
    why = last.why or Why(percent=0)
    unit = last.unit
    return WhyShown(
        action=last.action or "",
        light=last.light or "",
        target=Measure(last.next_target or 0, unit),
        before=Measure(last.target, unit),
        done=last.done or 0,
        pain=why.pain,
        usual_pain=None if why.usual_twice is None else why.usual_twice / 2,
        percent=why.percent,
        wish=last.wish,
        limited=why.limited,
        settled_late=why.settled_late,
        gap_days=why.gap_days,
        step=why.position + 1 if last.why else 0,
        moved=why.moved,
        most=Measure(why.most, unit) if last.why else None,
        walks=why.walks,
        session_before=Measure(why.session_before, unit) if last.why else None,
        flare=turn.person.flare is not None and turn.person.flare.since > (last.closed_at or turn.record.now),
    )


def show_settings(turn: Turn) -> None:
    """Show everything that is set."""
    person = turn.person
    local = turn.record.now.astimezone(ZoneInfo(person.zone)).time().replace(second=0, microsecond=0)
    turn.say(
        SettingsShown(
            zone=person.zone,
            local_time=local,
            slots=slots_of(turn.record.walk_times),
            lead_minutes=person.lead_minutes,
            quiet_start=person.quiet.start,
            quiet_end=person.quiet.end,
            check_in_weekday=person.check_in.weekday,
            check_in_at=person.check_in.at,
            nudges=person.nudges,
            paused=person.paused,
            metric=person.metric,
            language=person.language,
            counted=person.plan.unit if person.plan else None,
            pairing=person.pairing,
            if_then=person.if_then,
            helper=turn.helper,
            helper_allowed=turn.helper is not None and person.lets_ask(turn.helper),
        )
    )


def answer_question(turn: Turn, topic: str) -> None:
    """Answer a question in words, with the numbers at hand."""
    if topic in ("plan", "why"):
        show(turn, topic)
        return
    week = turn.week
    upcoming = next_walk(turn)
    turn.say(
        Answered(
            topic,
            standing_of(turn.record, week) if week else None,
            shown(upcoming, turn) if upcoming else None,
        )
    )
