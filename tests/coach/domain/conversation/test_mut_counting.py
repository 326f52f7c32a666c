"""What counts, to the day, the cell and the field: found by changing the code."""

from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction

import pytest
from builders import closed, day, instant, record, somebody, walked, week

from coach.domain.amounts import Span, Unit
from coach.domain.conversation.counting import (
    Pace,
    comfortable,
    done_in,
    last_walk,
    pace_of,
    standing_of,
    told,
    told_together,
    usual_of,
    week_of,
    whole,
)
from coach.domain.facts import CheckInAnswers, Pain, Walk
from coach.domain.person import Plan
from coach.domain.replies import Standing, ToldWalk

USUAL = Pace(Fraction(100), Fraction(80))
IN_METRES = {
    "person": somebody(plan=Plan(Unit.METRES, 6_000, 1_500, 4)),
    "weeks": (week(unit=Unit.METRES, target=6_000, session=1_500),),
}
WALK = Walk(
    day(1),
    instant(1, "13:00"),
    20,
    1_600,
    2_100,
    approx=True,
    at=time(12, 30),
    part="midday",
    message_id=7,
    id=3,
)


@pytest.mark.parametrize(
    ("minutes", "metres"),
    [(Fraction(11, 160), 6), (Fraction(109, 1600), 5), (Fraction(5, 80), 5)],
)
def test_a_conversion_rounds_half_up(minutes, metres):
    assert USUAL.of_minutes(minutes, Unit.METRES) == metres


def test_the_persons_own_pace_is_the_median_of_the_latest_ten_walks_with_two_measures():
    told_twice = [
        walked(number, day(0), 10, steps=100 * number, metres=50 * number) for number in range(1, 13)
    ]
    others = [walked(20, day(0), None, steps=9_000), walked(21, day(0), 30)]

    assert pace_of([*told_twice, *others]) == Pace(Fraction(75), Fraction(75, 2))


@pytest.mark.parametrize(
    ("walk", "standing"),
    [
        (walked(1, day(0), 13), Standing(1_050, 6_000, Unit.METRES, about=True)),
        (walked(1, day(0), None, metres=1_040), Standing(1_040, 6_000, Unit.METRES)),
        (walked(1, day(0), None, metres=1_040, approx=True), Standing(1_050, 6_000, Unit.METRES, about=True)),
    ],
)
def test_what_was_converted_or_said_loosely_is_told_as_about(walk, standing):
    there = record(instant(1), walks=(walk,), **IN_METRES)

    assert standing_of(there, there.weeks[0]) == standing


def test_the_standing_of_a_week_before_the_open_one_is_last_weeks():
    there = record(instant(1), weeks=(closed(1), week()), walks=(walked(1, day(-2), 15),))

    assert [standing_of(there, one) for one in there.weeks] == [
        Standing(15, 80, Unit.MINUTES, last=True),
        Standing(0, 80, Unit.MINUTES),
    ]


def test_a_week_has_its_monday_and_its_sunday():
    there = record(instant(6), weeks=(closed(1), week()))
    on_days = [day(-1), day(0), day(6), day(7)]
    walks = tuple(walked(2**number, on, 2**number) for number, on in enumerate(on_days))

    assert [week_of(there, on) for on in on_days] == [closed(1), week(), week(), None]
    assert done_in(replace(there, walks=walks), week()) == 2 + 4


@pytest.mark.parametrize(
    ("walks", "longest"),
    [
        ((), None),
        ((walked(1, day(-4), 30),), 30),
        ((walked(1, day(-5), 30), walked(2, day(0), 12)), 12),
        ((walked(1, day(0), None),), None),
        ((walked(1, day(0), 1),), 1),
    ],
)
def test_the_longest_comfortable_walk_is_one_of_the_last_14_days(walks, longest):
    assert comfortable(record(instant(10), walks=walks), Unit.MINUTES, day(10)) == longest


@pytest.mark.parametrize(("ids", "last"), [((1, 2), 2), ((-1, -2), -2), ((2, 1), 2), ((7,), 7)])
def test_of_walks_told_at_once_the_last_is_the_one_that_was_said_last(ids, last):
    walks = tuple(walked(1, day(0), id=number) for number in ids)

    assert last_walk(record(instant(1), walks=walks)).id == last


def test_before_any_walk_there_is_no_last_one():
    assert last_walk(record(instant(1))) is None


def test_the_walk_that_was_told_last_need_not_be_the_latest_day():
    yesterday = walked(1, day(1), noted_at=instant(2, "10:00"))
    today = walked(2, day(2), noted_at=instant(2, "09:00"))

    assert last_walk(record(instant(2), walks=(yesterday, today))) == yesterday


def test_a_walk_is_said_back_with_all_that_was_told():
    assert told(WALK, 2) == ToldWalk(
        day(1), 20, 1_600, 2_100, count=2, approx=True, at=time(12, 30), part="midday"
    )


@pytest.mark.parametrize(
    "difference",
    [
        {"day": day(2)},
        {"minutes": 25},
        {"metres": 1_700},
        {"steps": 2_000},
        {"at": time(18)},
        {"part": "evening"},
    ],
)
def test_only_equal_neighbours_are_said_together(difference):
    other = replace(WALK, id=4, **difference)

    assert told_together([WALK, WALK, other]) == (told(WALK, 2), told(other))


@pytest.mark.parametrize(
    ("number", "units"),
    [(None, None), (20, 20), (2.5, 3), (2.4, 2), (Span(20, 25), 23), (Span(20, 24), 22)],
)
def test_a_number_is_kept_whole(number, units):
    assert whole(number) == units


def answered(before, light, pain):
    return closed(before, light=light, answers=CheckInAnswers(pain=pain))


@pytest.mark.parametrize(
    ("weeks", "before", "usual"),
    [
        ((), None, None),
        ((answered(2, "AMBER", 5), answered(1, "AMBER", 7)), None, 5),
        ((answered(3, "AMBER", 8), answered(2, "GREEN", 2), answered(1, "GREEN", 4)), None, 3),
        ((answered(2, "GREEN", 2), answered(1, "GREEN", 4)), day(-7), 2),
        ((answered(2, "GREEN", None), answered(1, "GREEN", 4)), None, 4),
        ((week(light="GREEN", answers=CheckInAnswers(pain=4)),), None, None),
    ],
)
def test_the_usual_pain_is_of_closed_weeks_that_were_answered(weeks, before: date | None, usual):
    assert usual_of(record(instant(0), weeks=weeks), before) == usual


def test_pain_of_the_day_after_a_walk_tells_against_it_and_later_pain_does_not():
    there = record(instant(10), walks=(walked(1, day(5), 30),))
    hurt = [Pain(instant(5) + timedelta(days=later), day(5 + later), 7) for later in (-1, 0, 1, 2)]

    assert [comfortable(replace(there, pains=(pain,)), Unit.MINUTES, day(10)) for pain in hurt] == [
        30,
        None,
        None,
        30,
    ]


def test_a_walk_counts_as_it_was_told_in_the_plans_unit_and_else_by_the_persons_pace():
    both = (walked(1, day(0), 10, steps=1_000), walked(2, day(1), 10, steps=2_000))
    there = record(instant(2), walks=(*both, walked(3, day(1), 20)))

    assert done_in(there, week(unit=Unit.STEPS, target=6_000, session=1_500)) == 1_000 + 2_000 + 20 * 150
    assert done_in(there, week()) == 40
