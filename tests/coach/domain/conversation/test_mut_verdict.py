"""Whole verdicts, with the place on the ramp that each leaves behind: found by changing the code."""

from dataclasses import replace

import pytest
from builders import PLAN, closed, day, instant, record, somebody, walked, week

from coach.domain.amounts import Unit
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import judge
from coach.domain.facts import CheckInAnswers, Pain
from coach.domain.person import Flare, Plan
from coach.domain.ramp import ramp
from coach.domain.traffic import Light

CALM = CheckInAnswers(pain=2, limited=False)
FROM_40_TO_60 = Plan(Unit.MINUTES, start=40, session=10, walks=4, goal=60, position=25)
"""On a ramp of its own, at its end: 60 minutes a week."""


def verdict(*, done=80, before=(), person=None, plan=PLAN, **changes):
    """Judge the week that ends now."""
    this = week(**{"answers": CALM, "answered": True, **changes})
    turn = Turn(
        record(
            instant(7, "03:00"),
            person=person or somebody(plan=plan),
            weeks=(*(before or (closed(1),)), this),
            walks=(walked(1, day(2), done),),
            planned=(),
        )
    )
    return decided(judge(turn, this))


def decided(found):
    """What a verdict decides, whatever else it keeps."""
    parts = (found.light, str(found.action), found.done)
    return (*parts, found.target, found.position, found.eased, found.session)


def eased(amount, position=0):
    return replace(PLAN, eased=amount, position=position)


def green(target, position, lowered=None, action="ADVANCE", done=80):
    return Light.GREEN, action, done, target, position, lowered, None


def test_the_ramps_here_are_as_the_examples_say():
    assert ramp(Unit.MINUTES, 80)[:5] == (80, 85, 90, 95, 100)
    assert ramp(Unit.MINUTES, 80)[-3:] == (145, 150, 150)
    assert ramp(Unit.MINUTES, 40, 60)[25] == 60


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (PLAN, green(85, 1)),
        (eased(60, 3), green(65, 3, 65)),
        (eased(88, 3), green(95, 3)),
        (eased(92, 3), green(100, 4)),
        (eased(81, 1), green(85, 1)),
        (eased(145, 25), green(150, 25)),
        (replace(PLAN, position=25), green(150, 25)),
    ],
)
def test_a_green_week_climbs_by_the_usual_raise_and_at_most_one_position(plan, expected):
    assert verdict(plan=plan) == expected


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("more", green(90, 2)), ("same", green(85, 1)), ("less", green(80, 0)), (None, green(85, 1))],
)
def test_a_wish_moves_a_green_week_within_the_fifth(wish, expected):
    assert verdict(wish=wish) == expected


def test_twice_below_half_eases_on_the_persons_own_ramp():
    before = closed(1, target=60, done=20)
    targets = ramp(Unit.MINUTES, 40, 60)
    last_that_asks_no_more = max(place for place, target in enumerate(targets) if target <= 45)

    assert verdict(plan=FROM_40_TO_60, before=(before,), target=60, session=15, done=10) == green(
        45, last_that_asks_no_more, 45, "EASE", done=10
    )


def test_a_wish_for_less_after_a_thin_week_eases_it():
    assert verdict(done=50, wish="less") == green(60, 0, 60, "REPEAT_SPLIT", done=50)


@pytest.mark.parametrize(
    ("done", "before", "action"),
    [
        (30, closed(1, done=39), "EASE"),
        (30, closed(1, done=40), "REPEAT_SPLIT"),
        (40, closed(1, done=39), "REPEAT_SPLIT"),
        (30, closed(1, done=39, light="AMBER"), "REPEAT_SPLIT"),
        (30, closed(1, done=39, first=True), "REPEAT_SPLIT"),
        (30, closed(1, done=39, paused=True), "REPEAT_SPLIT"),
        (30, closed(1, done=None), "EASE"),
    ],
)
def test_only_two_whole_green_weeks_in_a_row_below_half_ease(done, before, action):
    assert verdict(done=done, before=(before,))[1] == action


@pytest.mark.parametrize(
    ("pain", "limited", "light", "action"),
    [
        (3, True, Light.AMBER, "HOLD"),
        (4, False, Light.AMBER, "HOLD"),
        (4, True, Light.FLARE, "FLARE"),
        (4, None, Light.AMBER, "HOLD"),
        (None, True, Light.UNKNOWN, "HOLD"),
    ],
)
def test_pain_that_limits_what_one_does_makes_a_flare_of_a_rise(pain, limited, light, action):
    assert verdict(answers=CheckInAnswers(pain=pain, limited=limited))[:2] == (light, action)


def test_a_flare_halves_target_and_session_where_the_plan_is():
    bad = CheckInAnswers(pain=7, limited=True)

    assert verdict(answers=bad) == (Light.FLARE, "FLARE", 80, 40, 0, 40, 10)


def test_a_week_is_judged_by_the_pain_that_was_usual_before_it():
    rose = closed(1, answers=CheckInAnswers(pain=3))
    weeks = (closed(2, answers=CheckInAnswers(pain=1)), rose, week())
    turn = Turn(record(instant(2), weeks=weeks, walks=(walked(1, day(-5), 80),)))

    assert judge(turn, rose).light is Light.AMBER


def test_without_a_check_in_the_pain_told_in_a_flare_counts_from_its_monday_on():
    turns = [
        Turn(
            record(
                instant(7, "03:00"),
                person=in_flare(),
                weeks=(closed(1, answers=CheckInAnswers(pain=3)), week(target=40, session=10)),
                walks=(walked(1, day(2), 30),),
                pains=(Pain(instant(offset), day(offset), 7),),
            )
        )
        for offset in (-1, 0)
    ]

    assert [judge(turn, week(target=40, session=10)).light for turn in turns] == [Light.UNKNOWN, Light.FLARE]


def in_flare(**changes):
    plan = replace(PLAN, eased=40, position=3)
    flare = Flare(instant(1), instant(3), 95, **changes)
    return somebody(plan=plan, flare=flare)


@pytest.mark.parametrize(
    ("flare", "pain", "expected"),
    [
        ({}, 3, (Light.GREEN, "FLARE", 30, 40, 3, 40, 10)),
        ({"settled": 1}, 2, (Light.GREEN, "FLARE", 30, 40, 3, 40, 10)),
        ({"settled": 2}, 2, (Light.GREEN, "HOLD", 30, 71, 3, 71, None)),
        ({"settled": 2}, 5, (Light.AMBER, "FLARE", 30, 40, 3, 40, 10)),
        ({"returning": True}, 2, (Light.GREEN, "HOLD", 30, 95, 3, None, None)),
        ({"returning": True}, 5, (Light.AMBER, "HOLD", 30, 40, 3, 40, None)),
    ],
)
def test_a_flare_ends_by_way_of_three_quarters_at_the_same_position(flare, pain, expected):
    before = closed(1, answers=CheckInAnswers(pain=3))
    this = {"answers": CheckInAnswers(pain=pain), "target": 40, "session": 10}

    assert verdict(person=in_flare(**flare), before=(before,), done=30, **this) == expected


def test_the_way_back_ends_on_the_persons_own_ramp():
    back = Flare(instant(1), instant(3), 60, returning=True)
    person = somebody(plan=replace(FROM_40_TO_60, eased=45), flare=back)

    assert verdict(person=person, done=45, target=45) == green(60, 25, None, "HOLD", done=45)


def after_gap(*, since, weeks, plan=PLAN):
    """Judge a week without a walk; the last one was `since`."""
    this = week(answered=True, target=weeks[-1].target)
    turn = Turn(
        record(
            instant(7, "03:00"),
            person=somebody(plan=plan),
            weeks=(*weeks, this),
            walks=(walked(1, since),),
            planned=(),
        )
    )
    return judge(turn, this)


AT_100 = replace(PLAN, start=100)


def missed(before, target, **changes):
    return closed(before, target=target, done=0, light="UNKNOWN", action="ASK", **changes)


@pytest.mark.parametrize(
    ("since", "weeks", "target"),
    [
        (day(-6), (missed(1, 100),), 100),
        (day(-7), (missed(1, 100),), 75),
        (day(-15), (missed(4, 140), missed(3, 120), missed(2, 100), missed(1, 100)), 90),
        (day(-14), (missed(4, 140), missed(3, 120), missed(2, 100), missed(1, 100)), 75),
        (day(-20), (missed(3, 100), missed(2, 100), missed(1, 100)), 75),
        (day(-21), (missed(3, 100), missed(2, 100), missed(1, 100)), 50),
    ],
)
def test_a_gap_lowers_the_most_that_was_asked_for_since_the_last_walk(since, weeks, target):
    assert after_gap(since=since, weeks=weeks, plan=AT_100).target == target


def test_a_gap_in_another_unit_lowers_what_the_plan_asks_now():
    in_steps = missed(2, 10_000, unit=Unit.STEPS), missed(1, 10_000, unit=Unit.STEPS)
    this = week(answered=True, unit=Unit.STEPS, target=10_000)
    turn = Turn(
        record(
            instant(7, "03:00"),
            person=somebody(plan=AT_100),
            weeks=(*in_steps, this),
            walks=(walked(1, day(-14)),),
            planned=(),
        )
    )

    assert judge(turn, this).target == 75


def test_a_gap_of_56_days_asks_for_a_new_baseline():
    weeks = tuple(missed(before, 100) for before in range(8, 0, -1))

    assert after_gap(since=day(-48), weeks=weeks, plan=AT_100).new_baseline == 0
    anew = after_gap(since=day(-49), weeks=weeks, plan=AT_100)
    assert (anew.new_baseline, decided(anew)) == (56, (Light.UNKNOWN, "ASK", 0, 100, 0, None, None))
