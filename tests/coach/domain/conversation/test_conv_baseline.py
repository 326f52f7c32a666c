"""The first week as a baseline: no goal, only counting, and the plan made from it."""

from dataclasses import replace

import pytest
from builders import MONDAY, Talk, day, instant, means, minutes, record, somebody, tells

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Verb
from coach.domain.conversation.baseline import BASELINE
from coach.domain.facts import CheckInAnswers, DueKind, PlannedState
from coach.domain.person import Asked, Plan, Stage
from coach.domain.reading import Meaning, SaidCheckIn, SaidSchedule
from coach.domain.replies import (
    AskAmount,
    AskComfort,
    AskTimes,
    AskZone,
    BaselineBegun,
    BaselineDone,
    BaselineEmpty,
    BaselineOn,
    FollowUp,
    Measure,
    NewBaseline,
    Nudge,
    SplitNotNeeded,
    WalkLogged,
)
from coach.domain.spots import Spot


def starting(now=None):
    person = somebody(stage=Stage.COMFORT, plan=None, zone="UTC")
    return Talk(record(now or instant(0), person=person, weeks=(), planned=(), walk_times=()))


def begun(now=None, times="midday"):
    talk = starting(now)
    talk.tap(Verb.COMFORT, "baseline")
    talk.hear(spots=(Spot("Etc/GMT"),))
    talk.tap(Verb.TIMES, times)
    return talk


def of(minutes_):
    return Measure(minutes_, Unit.MINUTES)


@pytest.mark.parametrize("tapped", [True, False])
def test_who_cannot_say_what_is_comfortable_walks_a_week_first(tapped):
    talk = starting()
    assert (talk.tap(Verb.COMFORT, "baseline") if tapped else talk.hear(baseline=True)) == [
        AskZone(None, None)
    ]
    assert talk.hear(spots=(Spot("Etc/GMT"),)) == [AskTimes(3, of(0))]
    plan, _ = talk.tap(Verb.TIMES, "midday")
    assert plan == BaselineBegun(plan.slots, 30, day(6))
    assert (talk.week.target, talk.plan.baseline) == (0, True)
    assert talk.open_walks == [(day(0), 0), (day(2), 0), (day(4), 0)]


@pytest.mark.parametrize(
    ("now", "monday", "until"),
    [
        (instant(3), MONDAY, day(6)),
        (instant(4), MONDAY, day(13)),
        (instant(6, "20:30"), day(7), day(13)),
    ],
)
def test_a_short_first_week_goes_on_through_the_next(now, monday, until):
    talk = begun(now)
    assert talk.week.monday == monday
    [said] = talk.tap(Verb.COMMAND, "plan")
    assert said == BaselineOn(of(0), until)


def test_a_nudge_asks_for_no_amount_and_done_asks_how_long():
    talk = begun()
    talk.at(0, "12:00")
    number = talk.record.planned[0].id
    [nudge] = talk.fire(DueKind.NUDGE, number)
    assert (type(nudge), nudge.amount) == (Nudge, of(0))
    assert talk.tap(Verb.DONE, about=number) == [AskAmount(day(0))]
    assert isinstance(talk.tap(Verb.AMOUNT, "15")[-1], WalkLogged)
    assert talk.planned(number).state is PlannedState.DONE


def test_nothing_is_followed_up_but_silence_is_noticed():
    talk = begun()
    said = [type(reply) for _, reply in talk.live_to(instant(6))]
    assert FollowUp not in said
    assert talk.person.unanswered == 3


def test_the_first_plan_is_made_from_what_was_walked():
    talk = begun()
    for offset, length in ((0, 20), (1, 10), (2, 15), (4, 30)):
        talk.at(offset, "18:00").hear(tells(minutes(length, day(offset))))
    talk.at(7, "03:00")
    [done] = talk.fire(DueKind.WEEK_CLOSE)
    assert done == BaselineDone(of(75), of(60), 4, of(15), done.planned)
    assert [one.amount for one in done.planned] == [of(15)] * 4
    [why] = talk.at(7).tap(Verb.COMMAND, "why")
    assert why.baseline == of(75)
    assert (talk.last_week.action, talk.last_week.done, talk.last_week.reasons) == (BASELINE, 75, (BASELINE,))
    assert (talk.plan.start, talk.plan.session, talk.plan.walks, talk.plan.baseline) == (60, 15, 4, False)
    assert (talk.week.target, sum(amount for _, amount in talk.open_walks), talk.week.number) == (60, 60, 2)


def test_a_very_long_walk_does_not_make_a_very_long_session():
    talk = begun()
    talk.hear(tells(minutes(200, day(0))))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert (talk.plan.session, talk.plan.walks) == (60, 1)


def test_a_tiny_walk_is_brought_to_the_smallest_session():
    talk = begun()
    talk.hear(tells(minutes(2, day(0))))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert (talk.plan.session, talk.plan.start) == (5, 5)


def test_an_empty_week_asks_what_is_comfortable_after_all():
    talk = begun()
    talk.at(7, "03:00")
    assert talk.fire(DueKind.WEEK_CLOSE) == [BaselineEmpty(), AskComfort()]
    assert (talk.person.stage, talk.person.plan) == (Stage.COMFORT, None)


def test_a_short_week_is_followed_by_a_whole_one():
    talk = begun(instant(5))
    talk.hear(tells(minutes(20, day(5))))
    talk.at(7, "03:00")
    assert talk.fire(DueKind.WEEK_CLOSE) == []
    assert (talk.week.target, talk.plan.baseline, talk.week.short) == (0, True, False)
    assert [amount for _, amount in talk.open_walks] == [0, 0, 0]


def test_a_pause_leaves_the_baseline_for_later():
    talk = begun()
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("pause")))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert (talk.week.paused, talk.plan.baseline) == (True, True)
    talk.at(8).hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("resume")))
    assert (talk.week.paused, talk.week.target) == (False, 0)
    assert {amount for _, amount in talk.open_walks} == {0}


def test_new_walk_times_in_a_baseline_week_have_no_amount_either():
    talk = begun()
    talk.tap(Verb.COMMAND, "settings")
    from coach.domain.reading import SaidSlot  # noqa: PLC0415 - only here

    slots = (SaidSlot((1, 3), replace(talk.record.walk_times[0]).at),)
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("set", slots)))
    assert talk.open_walks == [(day(1), 0), (day(3), 0)]


@pytest.mark.parametrize("command", ["plan", "why", "progress"])
def test_what_asks_for_a_goal_tells_that_there_is_none_yet(command):
    talk = begun()
    talk.hear(tells(minutes(12, day(0))))
    assert talk.tap(Verb.COMMAND, command) == [BaselineOn(of(12), day(6))]


def test_a_check_in_keeps_the_answers_and_shows_no_target():
    talk = begun()
    talk.at(5, "18:00").fire(DueKind.CHECK_IN)
    said = talk.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    assert said == [BaselineOn(of(0), day(6))]
    assert (talk.week.answers.pain, talk.week.answered, talk.person.question) == (3, True, None)


def test_too_easy_and_too_long_have_nothing_to_change_yet():
    talk = begun()
    easy = means(Meaning.CHECK_IN, check_in=SaidCheckIn(difficulty="easy"))
    hard = means(Meaning.CHECK_IN, check_in=SaidCheckIn(difficulty="hard"))
    assert talk.hear(easy) == [BaselineOn(of(0), day(6))]
    assert [type(one) for one in talk.hear(hard)] == [SplitNotNeeded]
    assert talk.tap(Verb.NEXT, "more") == []


def test_a_bare_walk_in_answer_to_a_nudge_asks_how_long():
    talk = begun()
    talk.at(0, "12:00").fire(DueKind.NUDGE, talk.record.planned[0].id)
    bare = tells(minutes(None, None))
    assert talk.hear(replace(bare, walks=(replace(bare.walks[0], amount=Amount()),))) == [AskAmount(day(0))]
    assert talk.person.question.asked is Asked.AMOUNT


def test_a_goal_set_meanwhile_is_the_goal_of_the_plan():
    talk = begun()
    talk.tap(Verb.GOAL, "130x4")
    talk.hear(tells(minutes(20, day(0))))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert talk.plan == Plan(Unit.MINUTES, 20, 20, 1, days=5, goal=130)
    assert NewBaseline not in {type(one.reply) for one in talk.outgoing}
