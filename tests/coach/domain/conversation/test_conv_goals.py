"""Goals: 130 over 4 days, 150 over 5, one's own; and the unit that the plan counts in."""

from dataclasses import replace

import pytest
from builders import PLAN, Talk, instant, means, record, somebody, walked

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.goals import choices, show_goal
from coach.domain.conversation.heard import Goal
from coach.domain.facts import CheckInAnswers, DueKind
from coach.domain.reading import Meaning, SaidSettings
from coach.domain.replies import (
    AskGoal,
    AskOwnGoal,
    GoalChoice,
    GoalSet,
    InvitationLeft,
    Measure,
    SettingRefused,
    UnitSet,
)


def of(minutes):
    return Measure(minutes, Unit.MINUTES)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


@pytest.mark.parametrize(
    ("unit", "smaller", "usual"),
    [(Unit.MINUTES, 130, 150), (Unit.STEPS, 13_000, 15_000), (Unit.METRES, 10_400, 12_000)],
)
def test_two_goals_can_be_tapped_in_each_unit(unit, smaller, usual):
    assert choices(unit) == (GoalChoice(Measure(smaller, unit), 4), GoalChoice(Measure(usual, unit), 5))


def test_the_goal_is_shown_and_a_tap_changes_it_but_not_this_week(talk):
    assert talk.turn(show_goal) == [AskGoal(GoalChoice(of(150), 5), choices(Unit.MINUTES))]
    assert talk.tap(Verb.GOAL, "130x4") == [GoalSet(of(130), 4)]
    assert (talk.plan.goal, talk.plan.days, talk.week.target, talk.plan.position) == (130, 4, 80, 0)
    assert talk.person.question is None


@pytest.mark.parametrize(
    ("goal", "kept", "days"),
    [
        (Goal(Unit.MINUTES, 100, None), 100, 5),
        (Goal(Unit.MINUTES, 120, 3), 120, 3),
        (Goal(Unit.MINUTES, 50, None), 80, 5),
        (Goal(Unit.STEPS, 12_000, 6), 120, 6),
        (Goal(Unit.METRES, 8_000, 9), 100, 6),
    ],
)
def test_their_own_goal_is_taken_in_words_in_any_unit(talk, goal, kept, days):
    assert talk.tap(Verb.GOAL, "own") == [AskOwnGoal()]
    assert talk.hear(goal=goal) == [GoalSet(of(kept), days)]


@pytest.mark.parametrize("minutes", [14, 601])
def test_a_goal_out_of_bounds_is_kindly_refused_and_may_be_said_again(talk, minutes):
    talk.tap(Verb.GOAL, "own")
    assert talk.hear(goal=Goal(Unit.MINUTES, minutes, None)) == [SettingRefused("goal")]
    assert talk.hear(goal=Goal(Unit.MINUTES, 200, None)) == [GoalSet(of(200), 5)]


def test_a_goal_in_words_keeps_the_days_that_were_said(talk):
    said = means(Meaning.SETTINGS, settings=SaidSettings(goal_minutes_week=130))
    assert talk.hear(said, goal=Goal(Unit.MINUTES, 130, 4)) == [GoalSet(of(130), 4)]
    assert talk.hear(said) == [GoalSet(of(130), 4)]


@pytest.mark.parametrize("value", ["", "x", "130", "130x", "axb"])
def test_a_broken_goal_button_changes_nothing(talk, value):
    assert talk.tap(Verb.GOAL, value) == []
    assert talk.plan == PLAN


def test_a_goal_may_be_left_for_later(talk):
    talk.turn(show_goal)
    assert talk.tap(Verb.INVITE, "no") == [InvitationLeft()]
    assert talk.person.question is None


def test_four_days_are_four_days_for_the_shape_of_a_week():
    times = record(instant(0)).walk_times
    talk = Talk(record(instant(0), walks=(walked(9, instant(1).date(), 100),), walk_times=times))
    talk.tap(Verb.GOAL, "130x4")
    calm = replace(talk.week, answers=CheckInAnswers(pain=2), answered=True)
    talk.record = replace(talk.record, weeks=(calm,))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert (talk.week.target, talk.week.walks) == (85, 4)


@pytest.mark.parametrize(
    ("unit", "target", "about"),
    [(Unit.STEPS, 8000, True), (Unit.METRES, 6400, True), (Unit.MINUTES, 80, False)],
)
def test_the_plan_is_counted_in_any_unit_by_tap(talk, unit, target, about):
    assert talk.tap(Verb.COUNT, unit.value) == [UnitSet(unit, Measure(target, unit), about)]
    assert (talk.plan.unit, talk.week.unit, talk.week.target) == (unit, unit, target)


def test_their_own_pace_is_no_guess():
    walks = (walked(9, instant(0).date(), 20, steps=2400, metres=1800),)
    talk = Talk(record(instant(0), walks=walks))
    assert talk.tap(Verb.COUNT, "steps") == [UnitSet(Unit.STEPS, Measure(9600, Unit.STEPS), about=False)]


def test_a_unit_in_words_counts_the_plan_and_says_distances(talk):
    said = means(Meaning.SETTINGS, settings=SaidSettings(units="miles"))
    assert [type(one) for one in talk.hear(said, counts_in=Unit.METRES)] == [UnitSet]
    assert (talk.plan.unit, talk.person.metric) == (Unit.METRES, False)
    assert [type(one) for one in talk.hear(counts_in=Unit.STEPS)] == [UnitSet]
    assert talk.plan.unit is Unit.STEPS


def test_a_unit_that_is_none_changes_nothing(talk):
    assert talk.tap(Verb.COUNT, "miles") == []


def test_a_goal_can_be_undone(talk):
    talk.tap(Verb.GOAL, "130x4")
    undo = talk.person.undo
    assert (undo.what, undo.settings.plan) == ("setting", PLAN)
    assert replace(somebody(), plan=PLAN).plan == undo.settings.plan
