"""The baseline week: no goal, only counting; the first plan is made from it."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from statistics import median_low

from coach.domain.amounts import Unit
from coach.domain.conversation.counting import done_in, pace_of, walks_of
from coach.domain.conversation.planning import (
    FULL_WEEK,
    SHORT_WEEK,
    days_left,
    plan_routine,
    slots_of,
    week_number,
)
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Walk, Week
from coach.domain.grid import GRIDS, down_to
from coach.domain.person import Plan
from coach.domain.replies import BaselineBegun, BaselineOn, Measure
from coach.domain.wallclock import monday_of
from coach.domain.week_shape import MOST_DAYS, USUAL_DAYS

BASELINE = "BASELINE"
"""What a baseline week is closed with."""

MOST_TO_START = 60
"""Minutes of one walk that a plan starts with at most (D)."""


def baseline_plan() -> Plan:
    """Make a plan that only counts; its numbers come with the week's close."""
    grid = GRIDS[Unit.MINUTES]
    return Plan(Unit.MINUTES, grid.least(grid.goal), grid.smallest, 3, baseline=True)


def open_baseline_week(turn: Turn, monday: date) -> Week:
    """Begin a week without a goal; walk times are nudged for, with no amount."""
    week = Week(monday, turn.plan.unit, 0, 0, 0, 0, number=week_number(turn, monday))
    left = days_left(turn, week)
    own = sum(one.weekday in {day.weekday() for day in left} for one in turn.record.walk_times)
    week = replace(week, walks=own, first=len(left) < FULL_WEEK, short=len(left) < SHORT_WEEK)
    turn.keep_week(week)
    plan_routine(turn, left, (0,) * own)
    return week


def begin_baseline(turn: Turn) -> None:
    """Open the first baseline week, and say what it is."""
    monday = monday_of(turn.local.date())
    left = days_left(turn, Week(monday, turn.plan.unit, 0, 0, 0, 0))
    week = open_baseline_week(turn, monday if left else monday + timedelta(days=FULL_WEEK))
    turn.say(BaselineBegun(slots_of(turn.record.walk_times), turn.person.lead_minutes, _until(week)))


def show_baseline(turn: Turn, week: Week) -> None:
    """Tell where the baseline week stands."""
    turn.say(BaselineOn(Measure(done_in(turn.record, week), week.unit), _until(week)))


def _until(week: Week) -> date:
    """Find the Sunday on which the baseline ends: a short first week goes on through the next."""
    return week.monday + timedelta(days=2 * FULL_WEEK - 1 if week.short else FULL_WEEK - 1)


def plan_from(turn: Turn, walks: tuple[Walk, ...]) -> Plan:
    """Make the plan from the walks of the baseline: the middle length, on as many days as were walked."""
    plan = turn.plan
    grid = GRIDS[plan.unit]
    pace = pace_of(turn.record.walks)
    most = pace.of_minutes(Fraction(MOST_TO_START), plan.unit)
    lengths = [pace.counted(walk, plan.unit) for walk in walks]
    session = max(grid.smallest, down_to(grid.fine, min(median_low(lengths), most)))
    days = min(MOST_DAYS, len({walk.day for walk in walks}))
    start = session * days
    return replace(plan, start=start, session=session, walks=days, days=max(USUAL_DAYS, days), baseline=False)


def counted_walks(turn: Turn, week: Week) -> tuple[Walk, ...]:
    """Find the walks of the baseline that a plan can be made from."""
    pace = pace_of(turn.record.walks)
    return tuple(walk for walk in walks_of(turn.record, week.monday) if pace.counted(walk, week.unit) > 0)
