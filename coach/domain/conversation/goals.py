"""The goal in the long run, and the unit that the plan counts in."""

from dataclasses import replace
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.conversation.counting import pace_of
from coach.domain.conversation.heard import Goal
from coach.domain.conversation.planning import target_at
from coach.domain.conversation.splitting import open_offer
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Walk
from coach.domain.grid import GRIDS, round_to
from coach.domain.person import Asked
from coach.domain.ramp import eased_position, ramp
from coach.domain.replies import AskGoal, AskOwnGoal, GoalChoice, GoalSet, Measure, SettingRefused, UnitSet
from coach.domain.week_shape import MOST_DAYS, USUAL_DAYS

LEAST_GOAL, MOST_GOAL = 15, 600
"""Minutes a week that may be somebody's own goal."""

SMALLER = Fraction(13, 15)
"""130 of 150 minutes: what WalkBack's people reached at 12 weeks (Lancet 2024), here over four days."""

SMALLER_DAYS = 4
OWN = "own"


def choices(unit: Unit) -> tuple[GoalChoice, ...]:
    """List the goals that can be tapped."""
    grid = GRIDS[unit]
    smaller = round_to(grid.coarse, SMALLER * grid.goal)
    return (
        GoalChoice(Measure(smaller, unit), SMALLER_DAYS),
        GoalChoice(Measure(grid.goal, unit), USUAL_DAYS),
    )


def goal_of(turn: Turn) -> GoalChoice:
    """Tell the goal as it is now."""
    plan = turn.plan
    top = max(GRIDS[plan.unit].goal if plan.goal is None else plan.goal, plan.start)
    return GoalChoice(Measure(top, plan.unit), plan.days)


def show_goal(turn: Turn) -> None:
    """Ask which goal it is to be."""
    turn.say(AskGoal(goal_of(turn), choices(turn.plan.unit)))
    turn.ask(Asked.GOAL, hours=24)


def goal_tapped(turn: Turn, value: str) -> bool:
    """Take a tapped goal ("130x4"), or ask for their own; False if it is neither."""
    total, _, days = value.partition("x")
    if value == OWN:
        turn.say(AskOwnGoal())
        turn.ask(Asked.GOAL, hours=24)
        return True
    if not (total.isdecimal() and days.isdecimal()):
        return False
    set_goal(turn, Goal(turn.plan.unit, int(total), int(days)))
    return True


def set_goal(turn: Turn, goal: Goal) -> None:
    """Set the long-term goal, given in any unit; the week that is open stays as it is."""
    plan = turn.plan
    pace = pace_of(turn.record.walks)
    told = _walk_of(turn, goal.unit, goal.total)
    if not LEAST_GOAL <= (pace.minutes(told) or 0) <= MOST_GOAL:
        turn.say(SettingRefused("goal"))
        return
    turn.settle(Asked.GOAL)
    target = target_at(turn)
    days = plan.days if goal.days is None else min(MOST_DAYS, max(1, goal.days))
    turn.set_plan(goal=max(pace.counted(told, plan.unit), plan.start), days=days)
    stay_at(turn, target)
    now = goal_of(turn)
    turn.say(GoalSet(now.total, now.days))


def stay_at(turn: Turn, target: int) -> None:
    """Find the place on a ramp that was laid anew, so that nobody is asked for more at once than before."""
    plan = turn.plan
    targets = ramp(plan.unit, plan.start, plan.goal)
    target = min(target, targets[-1])
    here = (
        plan.position
        if targets[plan.position] == target
        else eased_position(targets, len(targets) - 1, target)
    )
    turn.set_plan(position=here, eased=None if targets[here] == target else target)


def count_in(turn: Turn, unit: Unit) -> None:
    """Count the plan in another unit, and say what the week's target is now."""
    switch_unit(turn, unit)
    week = turn.week
    own = pace_of(turn.record.walks) != pace_of(())
    target = week.target if week else target_at(turn)
    turn.say(UnitSet(unit, Measure(target, unit), about=not own and unit is not Unit.MINUTES))


def switch_unit(turn: Turn, unit: Unit) -> None:
    """Count the plan in another unit, converted by the person's own pace; history stays as it was told."""
    plan = turn.plan
    if plan.unit is unit:
        return
    grid = GRIDS[unit]

    def to(value: int) -> int:
        walk = _walk_of(turn, plan.unit, value)
        return max(grid.smallest, round_to(grid.fine, pace_of(turn.record.walks).counted(walk, unit)))

    target = to(target_at(turn))
    turn.set_plan(
        unit=unit,
        start=to(plan.session) * plan.walks if plan.start == plan.session * plan.walks else to(plan.start),
        session=to(plan.session),
        goal=None if plan.goal is None else to(plan.goal),
    )
    stay_at(turn, target)
    if turn.person.flare:
        turn.set(flare=replace(turn.person.flare, target_before=to(turn.person.flare.target_before)))
    offer = open_offer(turn)
    if offer:
        turn.keep_offer(replace(offer, taken=False))
    week = turn.week
    if week:
        turn.keep_week(
            replace(week, unit=unit, target=week.target and to(week.target), session=to(week.session))
        )
    for planned in turn.record.planned:
        if planned.state.value == "open":
            turn.keep_planned(replace(planned, amount=planned.amount and to(planned.amount)))


def _walk_of(turn: Turn, unit: Unit, value: int) -> Walk:
    field = {Unit.MINUTES: "minutes", Unit.METRES: "metres", Unit.STEPS: "steps"}[unit]
    return replace(Walk(turn.today, turn.record.now), **{field: value})  # type: ignore[arg-type]  # all three are whole numbers
