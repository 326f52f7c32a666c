"""The verdict on a week: what its pain and walking make of the next target."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from coach.domain.conversation.counting import done_in, usual_of, walks_of
from coach.domain.conversation.planning import target_at
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Week
from coach.domain.grid import GRIDS, down_to
from coach.domain.ramp import cap, eased_position, ramp, too_easy
from coach.domain.traffic import SETTLE_HOURS, Light, PainReport, light
from coach.domain.week_close import Action, WeekDone, after_flare, decide, eased, flare, gap

START = "START"
"""After a first week that was joined midway: the first full one follows, nothing is judged (D)."""

PAUSED = "PAUSED"
"""A paused week neither breaks nor counts."""

LOW = Fraction(1, 2)

SMALLER = (Action.REPEAT_SPLIT, Action.HOLD)
"""Where a smaller goal can be asked for: no further down than easing goes (D)."""


UNTOLD = PainReport(None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a week decides: the action, and the plan's place after it."""

    light: Light
    action: str
    done: int
    target: int
    """The next week's target, units."""
    position: int
    eased: int | None = None
    session: int | None = None
    """The next week's session where a flare halves it."""
    gap_days: int = 0
    """Days without a walk, at least 14, for which the target was lowered."""
    new_baseline: int = 0
    """Days without a walk, where they are so many that screening and a new baseline come first."""
    report: PainReport = UNTOLD
    usual: Fraction | None = None
    """The person's usual pain at the close."""


def usual(turn: Turn, before: date | None = None) -> Fraction | None:
    """Find the usual pain (before a Monday)."""
    return usual_of(turn.record, before)


def judge(turn: Turn, week: Week, *, sure: bool = False) -> Verdict:
    """Judge a week; the same facts give the same verdict. `sure`: they said that nothing was walked."""
    done = done_in(turn.record, week)
    report = _report(turn, week)
    ref = usual(turn, week.monday)
    seen = light(report, ref)
    plan = turn.plan
    here = Verdict(seen, START, done, target_at(turn), plan.position, plan.eased, report=report, usual=ref)
    if week.paused:
        return _with(here, PAUSED)
    if week.first and seen not in (Light.RED, Light.FLARE):
        return here
    if turn.person.flare and seen is not Light.RED:
        return _in_flare(turn, week, here)
    logged = sure or bool(walks_of(turn.record, week.monday))
    action = decide(seen, WeekDone(week.target, done, logged, _low_before(turn, week)))
    return _after_gap(turn, week, _by_action(turn, week, _with(here, action)))


def _report(turn: Turn, week: Week) -> PainReport:
    """Put together what a week's pain was."""
    return PainReport(
        _pain_of(turn, week),
        limited=bool(week.answers.limited),
        settle_hours=SETTLE_HOURS + 1 if settled_late(turn, week) else 0,
        red=turn.person.lock is not None,
    )


def settled_late(turn: Turn, week: Week) -> bool:
    """Whether pain from a walk of that week lasted for more than two hours."""
    sunday = week.monday + timedelta(days=6)
    return any(week.monday <= pain.day <= sunday and pain.settled is False for pain in turn.record.pains)


def _pain_of(turn: Turn, week: Week) -> int | None:
    """Find a week's pain: the check-in's, or in a flare the latest answer to its checks."""
    if week.answers.pain is not None or turn.person.flare is None:
        return week.answers.pain
    told = [pain.score for pain in turn.record.pains if pain.day >= week.monday and pain.score is not None]
    return told[-1] if told else None


def _with(verdict: Verdict, action: str) -> Verdict:
    return replace(verdict, action=str(action))


def _low_before(turn: Turn, week: Week) -> bool:
    """Whether the week before was GREEN and below half of its target too."""
    before = [
        one for one in turn.record.weeks if one.monday < week.monday and one.closed_at and not one.paused
    ]
    if not before or before[-1].light != Light.GREEN or before[-1].first:
        return False
    return (before[-1].done or 0) < LOW * before[-1].target


def _by_action(turn: Turn, week: Week, verdict: Verdict) -> Verdict:
    unit = turn.plan.unit
    if verdict.action == Action.ADVANCE:
        return _advance(turn, week, verdict)
    if verdict.action == Action.EASE or (week.wish == "less" and verdict.action in SMALLER):
        lower = eased(unit, verdict.target, verdict.done)
        return _lowered(turn, verdict, lower)
    if verdict.action == Action.FLARE:
        lighter = flare(unit, verdict.target, week.session)
        return replace(verdict, target=lighter.target, eased=lighter.target, session=lighter.session)
    return verdict


def _advance(turn: Turn, week: Week, verdict: Verdict) -> Verdict:
    """Go one position on; two if it was too easy and asked for; none if a smaller goal was asked for."""
    plan = turn.plan
    targets = ramp(plan.unit, plan.start, plan.goal)
    if week.wish == "less":
        return verdict
    if plan.eased is not None and plan.eased < targets[min(plan.position + 1, len(targets) - 1)]:
        return _climb(turn, verdict, targets)
    position = min(plan.position + 1, len(targets) - 1)
    if week.wish == "more":
        position = too_easy(targets, plan.position)
    return replace(verdict, target=targets[position], position=position, eased=None)


def _climb(turn: Turn, verdict: Verdict, targets: tuple[int, ...]) -> Verdict:
    """Come back from an eased target, by at most the usual raise a week."""
    plan = turn.plan
    grid = GRIDS[plan.unit]
    most = down_to(grid.at(plan.eased or 0), cap(plan.unit, plan.eased or 0))
    following = min(plan.position + 1, len(targets) - 1)
    if most >= targets[following]:
        return replace(verdict, target=targets[following], position=following, eased=None)
    if most >= targets[plan.position]:
        there = max(targets[plan.position], plan.eased or 0)
        return replace(verdict, target=there, position=plan.position, eased=None)
    return replace(verdict, target=most, position=plan.position, eased=most)


def _lowered(turn: Turn, verdict: Verdict, target: int) -> Verdict:
    """Lower the target, and the place on the ramp with it."""
    plan = turn.plan
    position = eased_position(ramp(plan.unit, plan.start, plan.goal), plan.position, target)
    return replace(verdict, target=target, position=position, eased=target)


def _in_flare(turn: Turn, week: Week, verdict: Verdict) -> Verdict:
    """Keep a flare's plan until it settles; then 75 %, then all of it; nothing rises unless pain is GREEN."""
    plan, over = turn.plan, turn.person.flare
    if over is None:
        return verdict
    calm = verdict.light is Light.GREEN
    if over.returning and verdict.light is Light.FLARE:
        return _by_action(turn, week, _with(verdict, Action.FLARE))
    if over.returning:
        return _back_to(turn, verdict, over.target_before) if calm else _with(verdict, Action.HOLD)
    if over.settled >= 2 and calm:
        return _back_to(turn, verdict, after_flare(plan.unit, over.target_before))
    return replace(_with(verdict, Action.FLARE), session=week.session)


def _back_to(turn: Turn, verdict: Verdict, target: int) -> Verdict:
    """Ask for more again after a flare, at the same place on the ramp."""
    plan = turn.plan
    eased = None if target == ramp(plan.unit, plan.start, plan.goal)[plan.position] else target
    return replace(_with(verdict, Action.HOLD), target=target, eased=eased)


def _after_gap(turn: Turn, week: Week, verdict: Verdict) -> Verdict:
    """Lower the target where nothing was walked for 14 days and more; 56 days ask for a new baseline."""
    if verdict.action not in (Action.ASK, Action.HOLD, Action.REPEAT_SPLIT):
        return verdict
    since = _since(turn)
    days = (week.monday + timedelta(days=7) - since).days
    target = gap(turn.plan.unit, _full(turn, since), days)
    if target is None:
        return replace(verdict, position=0, eased=None, new_baseline=days)
    if target >= verdict.target:
        return verdict
    return replace(_lowered(turn, verdict, target), gap_days=days)


def _since(turn: Turn) -> date:
    """Tell since when nothing was walked: the last walk, the start, or the end of the last pause."""
    weeks = turn.record.weeks
    began = [week.monday for week in weeks if week.first]
    back = [week.monday + timedelta(days=7) for week in weeks if week.paused]
    return max([weeks[0].monday, *began, *back, *(walk.day for walk in turn.record.walks)])


def _full(turn: Turn, since: date) -> int:
    """Tell the target before any lowering in this gap: the most that was asked for since then."""
    weeks = [week for week in turn.record.weeks if week.monday + timedelta(days=6) >= since]
    return max((week.target for week in weeks if week.unit is turn.plan.unit), default=target_at(turn))
