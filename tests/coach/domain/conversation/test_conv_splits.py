from dataclasses import replace
from datetime import time

import pytest
from builders import (
    NOON,
    PLAN,
    Talk,
    closed,
    day,
    four_planned,
    instant,
    means,
    minutes,
    planned,
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.goals import switch_unit
from coach.domain.conversation.splitting import decline, offer_split, take
from coach.domain.facts import CheckInAnswers, DueKind, Pain, Source, WalkTime
from coach.domain.person import Asked, Plan
from coach.domain.reading import Meaning, SaidCheckIn
from coach.domain.replies import (
    AskDeclineReason,
    Chatted,
    DeclineHeard,
    Measure,
    NothingToSplit,
    NotUnderstood,
    OfferOver,
    SplitNotNeeded,
    SplitOffered,
    SplitTaken,
    Standing,
    SwapOffered,
    SwapTaken,
)

SPLIT = means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="split"))
HARD = means(Meaning.CHECK_IN, check_in=SaidCheckIn(difficulty="hard"))
UNITS = {Unit.MINUTES: "minutes", Unit.STEPS: "steps", Unit.METRES: "metres"}


def talk_at(now, **changes):
    return Talk(record(now, **changes))


TABLE = [
    (Unit.MINUTES, 45, 0, 20, 20, 3, (15, 15, 15), 45),
    (Unit.MINUTES, 80, 0, 20, 20, 5, (16,) * 5, 80),
    (Unit.MINUTES, 80, 40, 20, 20, 3, (14, 13, 13), 80),
    (Unit.MINUTES, 80, 0, 20, 20, 2, (15,) * 4, 60),
    (Unit.MINUTES, 80, 22, 20, 12, 4, (12,) * 4, 70),
    (Unit.MINUTES, 150, 5, 30, 30, 2, (22,) * 4, 93),
    (Unit.STEPS, 9000, 2000, 2250, 2000, 3, (2000,) * 3, 8000),
]


@pytest.mark.parametrize(("unit", "target", "done", "session", "bearable", "left", "walks", "reaches"), TABLE)
def test_the_rest_of_a_week_is_split_gently(unit, target, done, session, bearable, left, walks, reaches):
    told = ((done, day(0)), (bearable, day(-3)))
    plan = Plan(unit, target, session, 4)
    talk = talk_at(
        instant(7 - left),
        person=somebody(plan=plan),
        weeks=(week(unit=unit, target=target, session=session),),
        planned=(planned(1, day(0), amount=target),),
        walk_times=(WalkTime(5, NOON), WalkTime(6, NOON)),
        walks=tuple(
            walked(number, on, **({"minutes": None, UNITS[unit]: amount}), hard=amount > bearable)
            for number, (amount, on) in enumerate(told)
            if amount
        ),
    )
    [offered] = talk.hear(SPLIT)
    assert (offered.walks, offered.reaches) == (walks, reaches)


def behind():
    """Somebody who missed Monday's and Tuesday's walks, on Wednesday morning."""
    talk = talk_at(instant(2, "08:00"))
    talk.fire(DueKind.OFFER)
    return talk


def test_an_offer_is_made_unasked_to_who_falls_behind():
    talk = behind()
    assert talk.outgoing[0].reply == SplitOffered(
        (16,) * 5, Unit.MINUTES, Standing(0, 80, Unit.MINUTES), 80, "one_a_day", 0
    )
    assert talk.outgoing[0].stale_at == instant(2, "20:00")


@pytest.mark.parametrize("tapped", [True, False])
def test_one_yes_plans_the_walks_at_the_persons_own_times_and_nudges_follow(tapped):
    talk = behind()
    [taken] = talk.tap(Verb.TAKE, about=100) if tapped else talk.hear(agrees=True)
    assert isinstance(taken, SplitTaken)
    assert [(one.day, one.at, one.amount.value) for one in taken.planned] == [
        (day(offset), NOON, 16) for offset in (2, 3, 4, 5, 6)
    ]
    kept = [one for one in talk.record.planned if one.source is Source.SPLIT]
    assert [talk.due(DueKind.NUDGE, one.id) for one in kept] == [
        [instant(offset, "12:00")] for offset in (2, 3, 4, 5, 6)
    ]
    assert talk.record.offers[0].taken
    assert talk.tap(Verb.TAKE, about=100) == []
    assert not talk.acted
    assert talk.turn(take) == [OfferOver()]


def test_two_walks_a_day_are_hours_apart():
    talk = talk_at(instant(5, "08:00"), planned=(planned(1, day(0)),))
    talk.hear(SPLIT)
    [taken] = talk.tap(Verb.TAKE)
    assert [(one.day, one.at.hour) for one in taken.planned] == [
        (day(5), 12),
        (day(5), 17),
        (day(6), 12),
        (day(6), 17),
    ]


def test_an_offer_that_is_taken_late_makes_no_day_longer_than_one_and_a_half_sessions():
    talk = talk_at(instant(5, "12:00"), planned=(planned(1, day(0)),), weeks=(week(target=40),))
    [offered] = talk.hear(SPLIT)
    talk.at(5, "19:00")

    [taken] = talk.tap(Verb.TAKE)

    assert offered.walks == (20, 20)
    assert [(one.day, one.amount.value) for one in taken.planned] == [(day(6), 20)]


def test_an_offer_that_is_taken_after_a_walk_leaves_today_free():
    talk = talk_at(instant(4), planned=(planned(1, day(0)),), weeks=(week(target=60),))
    [offered] = talk.hear(SPLIT)
    talk.hear(tells(minutes(20, day(4))))

    [taken] = talk.tap(Verb.TAKE)

    assert offered.walks == (20, 20, 20)
    assert [(one.day, one.amount.value) for one in taken.planned] == [(day(5), 20), (day(6), 20)]


def test_walks_for_which_there_is_no_time_left_are_let_go():
    talk = talk_at(instant(6, "18:00"), planned=(planned(1, day(0)),))
    talk.hear(SPLIT)
    assert talk.tap(Verb.TAKE) == [SplitTaken(())]


@pytest.mark.parametrize("tapped", [True, False])
@pytest.mark.parametrize(("reason", "longest"), [("too_much", 15), ("tired", 15), ("pain", 10), ("time", 16)])
def test_a_no_asks_one_reason_which_shapes_the_next_offer(tapped, reason, longest):
    talk = behind()
    assert (talk.tap(Verb.DECLINE) if tapped else talk.hear(agrees=False)) == [AskDeclineReason()]
    assert talk.person.question.asked is Asked.DECLINE_REASON
    heard = talk.tap(Verb.REASON, reason) if tapped else talk.hear(decline_reason=reason)
    assert heard == [DeclineHeard(reason)]
    assert (talk.record.offers[0].taken, talk.record.offers[0].reason) == (False, reason)
    assert max(talk.hear(SPLIT)[0].walks) == longest


def test_another_word_is_no_reason():
    talk = behind()
    assert talk.tap(Verb.REASON, "time") == []
    talk.tap(Verb.DECLINE)
    assert talk.tap(Verb.REASON, "junk") == []
    assert talk.hear(kind="thanks") == [Chatted("thanks", 1003)]
    assert talk.tap(Verb.DECLINE) == []
    assert talk.turn(decline) == [OfferOver()]


def test_an_offer_stands_for_three_days():
    talk = behind()
    talk.at(5, "09:00")
    assert talk.tap(Verb.TAKE) == []
    assert talk.hear(agrees=True) == [NotUnderstood(1001)]


def test_a_yes_without_an_offer_is_only_a_yes():
    talk = talk_at(instant(0))
    assert talk.hear(agrees=True) == [NotUnderstood(1000)]


def test_an_open_question_that_is_over_gives_way_to_the_offer():
    talk = talk_at(instant(0, "12:00"))
    talk.fire(DueKind.NUDGE, 1)
    talk.at(0, "15:30")
    talk.hear(SPLIT)
    assert isinstance(talk.hear(agrees=True)[0], SplitTaken)


def test_a_week_that_is_met_needs_no_split():
    talk = talk_at(instant(2), walks=(walked(1, day(0), 80),))
    assert talk.hear(SPLIT) == [SplitNotNeeded(Standing(80, 80, Unit.MINUTES))]
    talk.at(2, "15:00")
    assert talk.fire(DueKind.OFFER) == []


def test_behind_with_no_way_left_offers_nothing():
    talk = talk_at(instant(6, "21:00"), person=somebody(quiet=replace(somebody().quiet, start=time(23))))
    assert talk.fire(DueKind.OFFER) == []


@pytest.mark.parametrize(
    ("walk", "longest"),
    [
        (walked(1, day(0), 12), 12),
        (walked(1, day(0), 12, hard=True), 17),
        (walked(1, day(-15), 12), 20),
        (walked(1, day(0), 3), 5),
    ],
)
def test_no_walk_of_a_split_is_longer_than_lately_was_comfortable(walk, longest):
    talk = talk_at(instant(3), walks=(walk,))
    assert max(talk.hear(SPLIT)[0].walks) <= longest


@pytest.mark.parametrize(("usual", "score", "longest"), [(2, 7, 10), (2, 4, 10), (2, 2, 15), (5, 5, 15)])
def test_a_walk_that_hurt_more_than_usual_is_no_measure_of_comfort(usual, score, longest):
    before = closed(1, answers=CheckInAnswers(pain=usual))
    walks = (walked(1, day(0), 20), walked(2, day(-5), 10))
    hurt = (Pain(instant(1), day(1), score),)
    talk = talk_at(instant(3), weeks=(before, week()), walks=walks, pains=hurt)
    assert max(talk.hear(SPLIT)[0].walks) == longest


# --- swaps


@pytest.mark.parametrize(
    ("unit", "walks", "session", "gentler"),
    [
        (Unit.MINUTES, 2, 20, (3, 15)),
        (Unit.MINUTES, 3, 20, (4, 16)),
        (Unit.MINUTES, 4, 30, (5, 25)),
        (Unit.MINUTES, 2, 5, (3, 5)),
        (Unit.STEPS, 2, 2000, (3, 1500)),
    ],
)
def test_too_long_is_traded_for_one_more_and_shorter_walk(unit, walks, session, gentler):
    plan = Plan(unit, walks * session, session, walks)
    talk = talk_at(instant(0), person=somebody(plan=plan), weeks=(week(unit=unit, target=walks * session),))
    assert talk.hear(HARD) == [SwapOffered(walks, session, *gentler, unit)]


@pytest.mark.parametrize("plan", [Plan(Unit.MINUTES, 120, 20, 6), Plan(Unit.MINUTES, 200, 33, 6)])
def test_six_walks_a_week_are_as_many_as_there_are(plan):
    talk = talk_at(instant(0), person=somebody(plan=plan))
    assert talk.hear(HARD) == [NothingToSplit(Measure(plan.session, Unit.MINUTES))]


def test_a_swap_that_is_taken_changes_the_plan_and_the_rest_of_the_week():
    plan = Plan(Unit.MINUTES, 40, 20, 2)
    talk = talk_at(
        instant(0),
        person=somebody(plan=plan),
        weeks=(week(target=40, walks=2),),
        planned=four_planned()[:2],
        walk_times=(WalkTime(0, NOON), WalkTime(1, NOON)),
    )
    talk.hear(HARD)
    [taken] = talk.hear(agrees=True)
    assert isinstance(taken, SwapTaken)
    assert [one.amount.value for one in taken.planned] == [15, 15, 15]
    assert (talk.plan.walks, talk.plan.session) == (3, 15)


def test_an_offer_of_another_unit_is_over():
    talk = behind()
    talk.record = replace(talk.record, person=replace(talk.person, plan=replace(PLAN, unit=Unit.MINUTES)))
    talk.turn(lambda turn: switch_unit(turn, Unit.STEPS))
    assert talk.tap(Verb.TAKE) == []


def test_without_a_week_there_is_nothing_to_split():
    talk = talk_at(instant(0), weeks=(), planned=())
    assert talk.hear(SPLIT) == [NotUnderstood(1000)]


def test_a_split_is_not_offered_unasked_to_who_has_met_the_week():
    talk = talk_at(instant(2), walks=(walked(1, day(0), 80),))
    assert talk.turn(offer_split) == []
    assert talk.record.offers == ()


def test_what_is_planned_already_is_no_offer():
    missed = planned(1, day(0))
    ahead = tuple(planned(number, day(number), amount=16) for number in (2, 3, 4, 5, 6))
    talk = talk_at(instant(2, "08:00"), planned=(missed, *ahead))
    assert talk.fire(DueKind.OFFER) == []
    assert talk.hear(SPLIT)[0].walks == (16,) * 5
