"""Where walks are put and how many there are, at the edges: found by changing the code."""

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import NOON, PLAN, closed, day, four_planned, instant, planned, record, somebody, walked, week

from coach.domain.amounts import Unit
from coach.domain.conversation.planning import (
    Moment,
    keep_place,
    moments,
    next_walk,
    open_first_week,
    open_week,
    plan_routine,
    planned_in,
    replan,
    restart_week,
    routine_for,
    routine_part,
    shaped,
    shown,
    spread_days,
    usual_time,
    week_number,
)
from coach.domain.conversation.turn import Turn
from coach.domain.facts import PlannedState, Source, WalkTime, Week
from coach.domain.replies import Measure, PlannedWalk
from coach.domain.wallclock import to_utc

DAYS = tuple(day(offset) for offset in range(7))
AUCKLAND = ZoneInfo("Pacific/Auckland")
NO_TIMES = {"walk_times": (), "planned": ()}


def turn_at(now, **changes):
    return Turn(record(now, **changes))


def times(*weekdays, at=NOON):
    return tuple(WalkTime(weekday, at) for weekday in weekdays)


def with_plan(**changes):
    return {"person": somebody(plan=replace(PLAN, **changes))}


def open_ones(turn):
    return [one for one in turn.record.planned if one.state is PlannedState.OPEN]


@pytest.mark.parametrize(
    ("weeks", "monday", "number"),
    [
        ((), None, 1),
        ((), day(0), 1),
        ((closed(2, number=3), closed(1, number=4), week(number=5)), None, 5),
        ((closed(2, number=3), closed(1, number=4), week(number=5)), day(-7), 4),
        ((closed(2, number=3), closed(1, number=4), week(number=5)), day(0), 5),
        ((closed(2, number=3), closed(1, number=4), week(number=5)), day(7), 6),
        ((closed(2, number=3), closed(1, number=4, paused=True)), day(0), 4),
        ((closed(2, number=3), closed(1, number=4)), None, 5),
    ],
)
def test_weeks_are_numbered_and_paused_ones_do_not_count(weeks, monday, number):
    assert week_number(turn_at(instant(0), weeks=weeks), monday) == number


@pytest.mark.parametrize(
    ("clock", "state", "mark"),
    [
        ("14:29", PlannedState.OPEN, "open"),
        ("14:30", PlannedState.OPEN, "let_go"),
        ("18:00", PlannedState.DONE, "done"),
        ("09:00", PlannedState.SKIPPED, "skipped"),
    ],
)
def test_a_walk_that_passed_two_hours_ago_without_a_word_is_shown_as_let_go(clock, state, mark):
    walk = planned(1, day(0), state=state)

    assert shown(walk, turn_at(instant(0, clock))) == PlannedWalk(
        day(0), NOON, Measure(20, Unit.MINUTES), mark
    )


def test_a_week_has_what_was_planned_from_its_monday_to_its_sunday_and_not_let_go():
    there = [planned(number, day(offset)) for number, offset in enumerate((-1, 0, 6, 7), 1)]
    gone = planned(9, day(3), state=PlannedState.LET_GO)

    assert planned_in(turn_at(instant(0), planned=(*there, gone)), week()) == tuple(there[1:3])


@pytest.mark.parametrize(("clock", "number"), [("12:29", 1), ("12:30", 2)])
def test_a_walk_that_begins_now_is_not_the_next_one(clock, number):
    assert next_walk(turn_at(instant(0, clock))).id == number


def test_walks_are_spread_over_one_to_six_days():
    assert [len(spread_days(walks)) for walks in range(8)] == [1, 1, 2, 3, 4, 5, 6, 6]
    assert (spread_days(1), spread_days(2)) == ((2,), (1, 4))


def test_the_usual_time_is_the_commonest_or_eight():
    evening = time(18)

    assert usual_time(times(0, 1)) == NOON
    assert usual_time((*times(0, at=evening), *times(1, 2))) == NOON
    assert usual_time((*times(0), *times(1, 2, at=evening))) == evening
    assert usual_time(()) == time(8)


# --- places for walks


def test_without_walk_times_walks_go_as_far_apart_as_they_can_but_not_on_today():
    turn = turn_at(instant(0, "07:00"), **NO_TIMES)

    assert moments(turn, DAYS, 1) == (Moment(day(1), time(8)),)
    assert moments(turn, DAYS, 2) == (Moment(day(1), time(8)), Moment(day(6), time(8)))
    assert moments(turn, DAYS, 3) == tuple(Moment(day(offset), time(8)) for offset in (1, 3, 6))


def test_one_rest_day_stays_and_what_is_left_are_second_walks():
    chosen = moments(turn_at(instant(-1), **NO_TIMES), DAYS, 7)

    assert len(chosen) == 7
    assert len({one.day for one in chosen}) == 6


@pytest.mark.parametrize(
    ("own", "second"),
    [
        (time(6), time(17, 30)),
        (time(9, 45), time(17, 30)),
        (time(12, 30), time(17, 30)),
        (time(12, 50), time(8)),
        (time(15, 10), time(8)),
        (time(20), time(8)),
    ],
)
def test_a_second_walk_is_as_far_from_the_first_as_can_be(own, second):
    turn = turn_at(instant(-1), walk_times=times(0, at=own), planned=())
    there = sorted([Moment(day(0), own), Moment(day(0), second)], key=lambda one: one.at)

    assert moments(turn, [day(0)], 2) == tuple(there)


@pytest.mark.parametrize(("own", "count"), [(time(14, 30), 2), (time(14, 31), 1)])
def test_two_walks_a_day_are_three_hours_apart_at_least(own, count):
    turn = turn_at(instant(0, "13:00"), walk_times=times(0, at=own), planned=())

    assert len(moments(turn, [day(0)], 2)) == count


@pytest.mark.parametrize(("clock", "count"), [("12:29", 1), ("12:30", 0)])
def test_no_place_is_in_the_past_of_the_persons_own_clock(clock, count):
    now = to_utc(day(0), time.fromisoformat(clock), AUCKLAND)
    turn = turn_at(now, person=somebody(zone="Pacific/Auckland"), walk_times=times(0), planned=())
    own = [one for one in moments(turn, [day(0)], 1) if one.at == NOON]

    assert len(own) == count


@pytest.mark.parametrize(("clock", "nudged"), [("11:59", False), ("12:00", True)])
def test_a_walk_is_kept_on_the_persons_own_clock_and_not_nudged_once_its_nudge_is_past(clock, nudged):
    now = to_utc(day(0), time.fromisoformat(clock), AUCKLAND)
    turn = turn_at(now, person=somebody(zone="Pacific/Auckland"), planned=())
    kept = keep_place(turn, Moment(day(0), NOON), 25, Source.ONE_OFF)

    assert (kept.starts_at, kept.amount, kept.source, kept.nudged) == (
        to_utc(day(0), NOON, AUCKLAND),
        25,
        Source.ONE_OFF,
        nudged,
    )


def test_a_routine_is_planned_as_one_and_not_without_walk_times():
    turn = turn_at(instant(0), planned=())
    plan_routine(turn, DAYS, (21, 20, 20, 19))
    nothing = turn_at(instant(0), **NO_TIMES)
    plan_routine(nothing, DAYS, (20,) * 4)

    assert [(one.day, one.amount, one.source) for one in turn.record.planned] == [
        (day(offset), amount, Source.ROUTINE)
        for offset, amount in zip((0, 1, 3, 5), (21, 20, 20, 19), strict=True)
    ]
    assert nothing.record.planned == ()


# --- how many walks


@pytest.mark.parametrize(
    ("target", "own", "session", "walks"),
    [
        (80, times(0, 1, 3, 5), 20, (20,) * 4),
        (80, times(0, 1), 20, (20,) * 4),
        (80, times(0, 1, 2, 3, 4, 5), 20, (14, 14, 13, 13, 13, 13)),
        (12, times(0, 1, 3, 5), 20, (6, 6)),
        (4, times(0, 1, 3, 5), 20, (4,)),
        (20, (), 20, (20,)),
        (20, (), 3, (5,) * 4),
        (150, (), 5, (13,) * 6 + (12,) * 6),
        (150, times(*range(7), *range(7), *range(7)), 50, (13,) * 6 + (12,) * 6),
    ],
)
def test_a_target_is_cut_into_as_many_walks_as_there_are_times(target, own, session, walks):
    assert routine_for(turn_at(instant(0), walk_times=own, **with_plan(session=session)), target) == walks


@pytest.mark.parametrize(
    ("share", "own", "walks"),
    [
        (40, times(4), (20, 20)),
        (40, times(0, 1, 2), (20, 20)),
        (40, times(4, 5, 6), (14, 13, 13)),
        (15, times(4, 5, 6), (5, 5, 5)),
        (14, times(4, 5, 6), (7, 7)),
        (9, times(), (9,)),
        (4, times(4, 5, 6), (4,)),
    ],
)
def test_the_part_of_a_week_is_cut_into_the_walk_times_that_are_left(share, own, walks):
    assert routine_part(turn_at(instant(4), walk_times=own), share, DAYS[4:]) == walks


@pytest.mark.parametrize(
    ("target", "own", "walks"),
    [
        (80, times(0, 1, 3, 5), (20,) * 4),
        (85, times(0, 1, 3, 5), (17,) * 5),
        (80, times(0, 1, 2, 3, 4, 5), (14, 14, 13, 13, 13, 13)),
        (130, times(0, 1, 2, 3, 4, 5), (22, 22, 22, 22, 21, 21)),
        (30, times(0, 1, 2, 3, 4, 5), (5,) * 6),
        (29, times(0, 1, 2, 3, 4, 5), (8, 7, 7, 7)),
        (30, (*times(0, 1, 2), *times(0, 1, 2)), (8, 8, 7, 7)),
    ],
)
def test_the_next_week_has_a_walk_for_each_walk_time(target, own, walks):
    assert shaped(turn_at(instant(0), walk_times=own), target) == walks


# --- weeks that begin


def test_a_week_begins_with_its_place_on_the_ramp_its_number_and_its_longest_walk():
    turn = turn_at(instant(6), weeks=(week(number=4),), planned=(), **with_plan(position=3))

    assert open_week(turn, day(7), (25, 24, 24, 22), 95) == Week(
        day(7), Unit.MINUTES, 95, 25, 4, position=3, number=5
    )
    assert open_week(turn, day(14), (), 95).session == 20
    assert [(one.day, one.amount) for one in open_ones(turn)] == [
        (day(7), 25),
        (day(8), 24),
        (day(10), 24),
        (day(12), 22),
    ]


@pytest.mark.parametrize(
    ("offset", "clock", "target", "first", "short"),
    [
        (0, "09:00", 80, False, False),
        (0, "20:00", 69, True, False),
        (3, "09:00", 46, True, False),
        (4, "09:00", 34, True, True),
        (6, "19:59", 11, True, True),
    ],
)
def test_a_first_week_asks_its_share_and_judges_nothing_where_little_is_left(
    offset, clock, target, first, short
):
    begun = open_first_week(turn_at(instant(offset, clock), weeks=(), planned=()))

    assert (begun.monday, begun.target, begun.first, begun.short) == (day(0), target, first, short)


def test_on_sunday_evening_the_first_week_is_the_next_one():
    begun = open_first_week(turn_at(instant(6, "20:00"), weeks=(), planned=()))

    assert (begun.monday, begun.target, begun.first, begun.short) == (day(7), 80, False, False)


def test_what_is_planned_anew_goes_on_after_what_was_done():
    done = [planned(number, day(number - 1), state=PlannedState.DONE) for number in (1, 2)]
    once = planned(8, day(4), source=Source.ONE_OFF)
    turn = turn_at(instant(2), planned=(*done, *four_planned()[2:], once))
    replan(turn, (30, 22, 18, 10))

    assert [(one.day, one.amount, one.source) for one in open_ones(turn)] == [
        (day(3), 18, Source.ROUTINE),
        (day(4), 20, Source.ONE_OFF),
        (day(5), 10, Source.ROUTINE),
    ]


@pytest.mark.parametrize(
    ("offset", "clock", "expected"),
    [
        (0, "09:00", week(target=80, session=20, walks=4)),
        (3, "09:00", week(target=46, session=16, walks=3, first=True)),
        (4, "09:00", week(target=34, session=17, walks=2, first=True, short=True)),
        (6, "21:00", week(target=0, session=20, walks=0, first=True, short=True)),
    ],
)
def test_after_a_pause_the_week_begins_anew_with_what_is_left_of_it(offset, clock, expected):
    paused = week(paused=True, answered=True, asked_at=instant(0))
    turn = turn_at(instant(offset, clock), weeks=(paused,))
    restart_week(turn)

    assert turn.week == expected
    assert sum(one.amount for one in open_ones(turn)) == expected.target


@pytest.mark.parametrize(
    ("minutes", "target", "planned"), [(20, 66, 46), (40, 80, 40), (77, 80, 0), (100, 80, 0)]
)
def test_after_a_pause_what_was_walked_in_the_week_counts(minutes, target, planned):
    walks = (walked(1, day(0), minutes),)
    turn = turn_at(instant(3, "09:00"), weeks=(week(paused=True),), walks=walks)
    restart_week(turn)

    assert turn.week.target == target
    assert sum(one.amount for one in open_ones(turn)) == planned


def test_times_of_the_week_that_was_planned_are_let_go_with_it():
    turn = turn_at(instant(3), weeks=(week(paused=True),))
    restart_week(turn)
    gone = [one.id for one in turn.record.planned if one.state is PlannedState.LET_GO]

    assert gone == [1, 2, 3, 4]
    assert all(one.starts_at > instant(3) - timedelta(hours=1) for one in open_ones(turn))
