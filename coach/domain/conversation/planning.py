"""Planning: which walks a week has, on which days and at which times."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from coach.domain.calendar_sources import CalendarWalk
from coach.domain.conversation.agenda import nudge_at
from coach.domain.conversation.calendar_days import events_on, start_of
from coach.domain.conversation.counting import done_in
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Source, WalkTime, Week
from coach.domain.grid import GRIDS, ceil_div, near_equal
from coach.domain.ramp import prorated, ramp
from coach.domain.replies import Measure, PlannedWalk, Slot
from coach.domain.wallclock import monday_of, to_utc
from coach.domain.week_shape import MOST_DAYS, Routine, shape

USUAL_TIMES = (time(8, 0), time(12, 30), time(17, 30))
"""Where walks go on days that have no walk time of their own (D)."""

SPREAD = {1: (2,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 2, 4, 5), 5: (0, 1, 2, 4, 5), 6: (0, 1, 2, 3, 4, 5)}
"""Weekdays for so many walks a week, rest days between where there can be (D)."""

LAST_HOUR = 20
"""Today still counts as a walking day before this hour."""

FULL_WEEK = 7

SLOT_OVER = timedelta(hours=2)
"""A planned walk is expected to be done two hours after its start."""

SHORT_WEEK = 4
"""A first week of fewer days than this has no check-in (D)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A local day and time."""

    day: date
    at: time
    event: CalendarWalk | None = None
    """The walk of their calendar that is there."""


def target_at(turn: Turn) -> int:
    """Tell what the plan asks of a week now, units."""
    plan = turn.plan
    if plan.eased is not None:
        return plan.eased
    return ramp(plan.unit, plan.start, plan.goal)[plan.position]


def week_number(turn: Turn, monday: date | None = None) -> int:
    """Tell the week of the programme, from 1, that is open or that begins on `monday`."""
    if monday is None and turn.week is not None:
        return turn.week.number
    before = [week for week in turn.record.weeks if monday is None or week.monday < monday]
    return before[-1].number + (not before[-1].paused) if before else 1


def slots_of(times: Sequence[WalkTime]) -> tuple[Slot, ...]:
    """Make walk times into what is shown."""
    return tuple(Slot(one.weekday, one.at) for one in sorted(times, key=lambda one: (one.weekday, one.at)))


def shown(planned: Planned, turn: Turn) -> PlannedWalk:
    """Make a planned walk into what is shown; one that passed without a word counts as let go."""
    passed = planned.state is PlannedState.OPEN and planned.starts_at + SLOT_OVER <= turn.record.now
    mark = PlannedState.LET_GO if passed else planned.state
    return PlannedWalk(planned.day, planned.at, Measure(planned.amount, turn.plan.unit), mark.value)


def planned_in(turn: Turn, week: Week) -> tuple[Planned, ...]:
    """Find a week's planned walks, without those let go."""
    sunday = week.monday + timedelta(days=6)
    return tuple(
        one
        for one in turn.record.planned
        if week.monday <= one.day <= sunday and one.state is not PlannedState.LET_GO
    )


def open_walks(turn: Turn) -> tuple[Planned, ...]:
    """Find the planned walks that are still open, by start."""
    return tuple(one for one in turn.record.planned if one.state is PlannedState.OPEN)


def next_walk(turn: Turn) -> Planned | None:
    """Find the next planned walk that has not begun."""
    return next((one for one in open_walks(turn) if one.starts_at > turn.record.now), None)


def spread_days(walks: int) -> tuple[int, ...]:
    """Choose weekdays for so many walks a week."""
    return SPREAD[min(max(walks, 1), MOST_DAYS)]


def usual_time(times: Sequence[WalkTime]) -> time:
    """Find the time that most walk times have; the morning's where there are none."""
    counted = Counter(one.at for one in times)
    return counted.most_common(1)[0][0] if counted else USUAL_TIMES[0]


def moments(turn: Turn, days: Sequence[date], walks: int) -> tuple[Moment, ...]:
    """Find a place for each of `walks` walks on these days, none in the past.

    Walks of their calendar first, then own walk times, then free days at the usual time, then second walks;
    as many as fit.
    """
    own = own_moments(turn, days)
    there = {(one.day, one.at) for one in open_walks(turn)}
    chosen = [one for one in own if _ahead(turn, one) and (one.day, one.at) not in there]
    walks -= sum((one.day, one.at) in there for one in own)
    if len(chosen) > walks:
        return _some_of(chosen, walks)
    while len(chosen) < walks and (more := _free_day(turn, days, chosen) or _second(turn, days, chosen)):
        chosen.append(more)
    return tuple(sorted(chosen, key=lambda one: (one.day, one.at)))


def own_moments(turn: Turn, days: Sequence[date]) -> list[Moment]:
    """Find where somebody means to walk: the walks of their calendar, and their walk times on other days."""
    own: list[Moment] = []
    for day in days:
        events = [Moment(day, start_of(one, turn), one) for one in events_on(turn, day)]
        times = [Moment(day, one.at) for one in turn.record.walk_times if one.weekday == day.weekday()]
        own += events or times
    return own


def _some_of(chosen: Sequence[Moment], walks: int) -> tuple[Moment, ...]:
    """Choose from more places than there are walks: those of the calendar first, the others spread."""
    events = [one for one in chosen if one.event][: max(0, walks)]
    others = [one for one in chosen if not one.event]
    left = max(0, walks - len(events))
    spread = [others[index * len(others) // left] for index in range(left)]
    return tuple(sorted([*events, *spread], key=lambda one: (one.day, one.at)))


def _ahead(turn: Turn, moment: Moment) -> bool:
    return to_utc(moment.day, moment.at, turn.zone) > turn.record.now


def _free_day(turn: Turn, days: Sequence[date], chosen: Sequence[Moment]) -> Moment | None:
    """Find the day without a walk that is farthest from those with one; one rest day stays."""
    taken = {one.day for one in chosen}
    at = usual_time(turn.record.walk_times)
    free = [Moment(day, _time_left(turn, day, at)) for day in days if day not in taken]
    free = [one for one in free if _ahead(turn, one)]
    if not free or len(taken) >= MOST_DAYS:
        return None
    free = [one for one in free if one.day != turn.local.date()] or free
    return max(
        free,
        key=lambda one: (min((abs((one.day - day).days) for day in taken), default=0), -one.day.toordinal()),
    )


def _time_left(turn: Turn, day: date, at: time) -> time:
    """Take a later usual time where today's has passed."""
    later = (one for one in sorted({at, *USUAL_TIMES}) if one >= at)
    return next((one for one in later if _ahead(turn, Moment(day, one))), at)


def _second(turn: Turn, days: Sequence[date], chosen: Sequence[Moment]) -> Moment | None:
    """Find a second walk on a day that has one, as far from the first as can be."""
    for day in days:
        there = [one.at for one in chosen if one.day == day]
        free = [Moment(day, at) for at in USUAL_TIMES if all(_apart(at, other) >= 3 for other in there)]
        free = [one for one in free if _ahead(turn, one)]
        if len(there) == 1 and free:
            return max(free, key=lambda one: _apart(one.at, there[0]))
    return None


def _apart(one: time, other: time) -> float:
    """Hours between two times of a day."""
    return abs((one.hour * 60 + one.minute) - (other.hour * 60 + other.minute)) / 60


def plan_walks(
    turn: Turn, days: Sequence[date], amounts: Sequence[int], source: Source
) -> tuple[Planned, ...]:
    """Give each amount a day and a time and keep them as planned walks."""
    places = moments(turn, days, len(amounts))
    return tuple(keep_place(turn, one, amount, source) for one, amount in zip(places, amounts, strict=False))


def plan_routine(turn: Turn, days: Sequence[date], amounts: Sequence[int]) -> None:
    """Plan a week's walks; nothing for somebody who wants no walk times and has no calendar."""
    if turn.record.walk_times:
        plan_walks(turn, days, amounts, Source.ROUTINE)
    elif events := [one for one in own_moments(turn, days) if _ahead(turn, one)]:
        for moment, amount in zip(events, amounts, strict=False):
            keep_place(turn, moment, amount, Source.ROUTINE)


def keep_place(turn: Turn, moment: Moment, amount: int, source: Source) -> Planned:
    """Keep one planned walk; one that begins so soon that its nudge is past is not nudged."""
    event = moment.event
    planned = Planned(moment.day, moment.at, to_utc(moment.day, moment.at, turn.zone), amount, source)
    if event and event.starts_at:
        planned = replace(planned, starts_at=event.starts_at, event=event.key, event_at=event.starts_at)
    at = nudge_at(planned, turn.person, turn.zone)
    return turn.keep_planned(replace(planned, nudged=at is not None and at <= turn.record.now))


def days_left(turn: Turn, week: Week) -> tuple[date, ...]:
    """Find the walking days that are left of a week, today included before 20:00."""
    today = turn.today
    if turn.local.date() == today and turn.local.hour >= LAST_HOUR:
        today += timedelta(days=1)
    first = max(today, week.monday)
    return tuple(day for offset in range(FULL_WEEK) if (day := week.monday + timedelta(days=offset)) >= first)


def routine_for(turn: Turn, target: int, session: int | None = None) -> tuple[int, ...]:
    """Cut a week's target into as many walks as there are walk times, none longer than now (or `session`)."""
    plan = turn.plan
    smallest = GRIDS[plan.unit].smallest
    own = min(len(turn.record.walk_times), 2 * MOST_DAYS)
    walks = max(own, ceil_div(target, max(session or plan.session, smallest)))
    return near_equal(plan.unit, target, max(1, min(walks, max(1, target // smallest), 2 * MOST_DAYS)))


def open_week(turn: Turn, monday: date, amounts: Sequence[int], target: int) -> Week:
    """Begin a week: its target and its planned walks; more and shorter ones where their calendar has more."""
    plan = turn.plan
    amounts = _as_many_as_own(turn, monday, amounts)
    week = Week(
        monday,
        plan.unit,
        target,
        max(amounts, default=plan.session),
        len(amounts),
        plan.position,
        number=week_number(turn, monday),
    )
    turn.keep_week(week)
    plan_routine(turn, days_left(turn, week), amounts)
    return week


def _as_many_as_own(turn: Turn, monday: date, amounts: Sequence[int]) -> Sequence[int]:
    """Cut a week into as many walks as there are places, if their calendar has walks in it."""
    days = [monday + timedelta(days=offset) for offset in range(FULL_WEEK)]
    own = own_moments(turn, [day for day in days if day >= turn.today])
    total, unit = sum(amounts), turn.plan.unit
    if not any(one.event for one in own) or len(own) <= len(amounts):
        return amounts
    if not total:
        return (0,) * len(own)
    return near_equal(unit, total, max(len(amounts), min(len(own), total // GRIDS[unit].smallest)))


def open_first_week(turn: Turn) -> Week:
    """Begin the first week: prorated when joined mid-week, next Monday's when nothing is left of this one."""
    monday = monday_of(turn.local.date())
    left = days_left(turn, Week(monday, turn.plan.unit, 0, 0, 0, 0))
    target = target_at(turn)
    if not left:
        return open_week(turn, monday + timedelta(days=7), routine_for(turn, target), target)
    share = prorated(turn.plan.unit, target, len(left))
    week = open_week(turn, monday, routine_part(turn, share, left), share)
    week = replace(week, first=len(left) < FULL_WEEK, short=len(left) < SHORT_WEEK)
    turn.keep_week(week)
    return week


def routine_part(turn: Turn, share: int, left: Sequence[date]) -> tuple[int, ...]:
    """Cut a prorated target into walks on the days that are left."""
    plan = turn.plan
    own = sum(one.weekday in {day.weekday() for day in left} for one in turn.record.walk_times)
    walks = max(own, ceil_div(share, plan.session), 1)
    return near_equal(plan.unit, share, min(walks, max(1, share // GRIDS[plan.unit].smallest)))


def replan(
    turn: Turn, amounts: Sequence[int] = (), *, one_a_day: bool = False, most: int | None = None
) -> None:
    """Plan the rest of the open week anew after walk times or routine changed.

    `amounts`: the whole week's walks where they are known already; `one_a_day`: what has no day of its own
    is let go; `most`: so many walks are planned at most, or as many as have a place of their own.
    """
    week = turn.week
    if week is None or turn.person.paused:
        return
    clear_rest(turn)
    left = _resting(turn, week, days_left(turn, week))
    own = sum(one.event is None or _ahead(turn, one) for one in own_moments(turn, left))
    done = sum(one.state is PlannedState.DONE for one in planned_in(turn, week))
    whole = amounts or (routine_for(turn, week.target, week.session) if week.target else (0,) * (own + done))
    if any(one.event for one in own_moments(turn, left)) and week.target:
        walks = max(len(whole), min(own + done, week.target // GRIDS[turn.plan.unit].smallest))
        whole = near_equal(turn.plan.unit, week.target, walks)
    places = len(left) if one_a_day else max(own, len(amounts) if most is None else most)
    plan_walks(turn, left, whole[done:][:places], Source.ROUTINE)


def _resting(turn: Turn, week: Week, left: Sequence[date]) -> tuple[date, ...]:
    """Leave out so many of the days that are left that a rest day stays, those without a walk time first."""
    done = {one.day for one in planned_in(turn, week) if one.state is PlannedState.DONE}
    spare = MOST_DAYS - len(done - set(left))
    own = {one.weekday for one in turn.record.walk_times}
    wanted = sorted(left, key=lambda day: day.weekday() not in own)[: max(0, spare)]
    return tuple(sorted(wanted))


def clear_rest(turn: Turn) -> None:
    """Let go what is still planned, but not what was planned once."""
    for planned in open_walks(turn):
        if planned.source is not Source.ONE_OFF:
            turn.let_go(planned)


def restart_week(turn: Turn) -> None:
    """Begin the open week anew for what is left of it: after a pause it asks for no more than its share.

    What was walked in it before counts: the share comes on top, and all of it is no more than a whole week.
    """
    week = turn.week
    if week is None:
        return
    left = days_left(turn, week)
    full = target_at(turn)
    share = prorated(turn.plan.unit, full, len(left)) if left else 0
    done = done_in(turn.record, week)
    target = max(share, min(full, done + share))
    still = min(share, max(0, target - done))
    amounts = routine_part(turn, still, left) if left and still >= GRIDS[turn.plan.unit].smallest else ()
    if turn.plan.baseline:
        target, amounts = (
            0,
            (0,) * sum(one.weekday == day.weekday() for one in turn.record.walk_times for day in left),
        )
    turn.keep_week(
        replace(
            week,
            target=target,
            session=max(amounts, default=turn.plan.session),
            walks=len(amounts),
            paused=False,
            first=len(left) < FULL_WEEK,
            short=len(left) < SHORT_WEEK,
            asked_at=None,
            answered=False,
        )
    )
    clear_rest(turn)
    plan_routine(turn, left, amounts)


def shaped(turn: Turn, target: int) -> tuple[int, ...]:
    """Cut the next week's target into walks: frequency first, at least one for each walk time."""
    plan = turn.plan
    walks = shape(plan.unit, target, Routine(plan.walks, plan.session), usual_days(turn))
    own = min(len({(one.weekday, one.at) for one in turn.record.walk_times}), usual_days(turn))
    if own > len(walks) and target >= own * GRIDS[plan.unit].smallest:
        return near_equal(plan.unit, target, own)
    return walks


def usual_days(turn: Turn) -> int:
    """Tell how many days a week are walking days: those with walk times, at least the plan's."""
    own = len({one.weekday for one in turn.record.walk_times})
    return min(MOST_DAYS, max(turn.plan.days, own))
