from dataclasses import replace

import pytest
from builders import Talk, closed, day, instant, means, minutes, record, somebody, tells, walked, week

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.check_in import begin_check_in
from coach.domain.conversation.episodes import EPISODE, LIMB
from coach.domain.facts import CheckInAnswers, DueKind
from coach.domain.person import Asked, Question
from coach.domain.reading import Meaning, SaidCheckIn
from coach.domain.replies import (
    Chatted,
    CheckInAsked,
    CheckInUnclear,
    IfThenInvited,
    Measure,
    NextTarget,
    NextTargetSet,
    NotUnderstood,
    Standing,
    WishNoted,
)

BARRIER = CheckInAsked("barrier", 7)


def minutes_of(value):
    return Measure(value, Unit.MINUTES)


def saturday(**changes):
    """Make somebody who walked 60 of 80 minutes, on Saturday evening."""
    return Talk(
        record(instant(5, "18:00"), weeks=(closed(1), week()), walks=(walked(1, day(2), 60),), **changes)
    )


@pytest.fixture
def asked():
    talk = saturday()
    talk.fire(DueKind.CHECK_IN)
    return talk


ADVANCE = NextTarget("ADVANCE", minutes_of(85), minutes_of(80), 60, (17,) * 5)


def test_the_check_in_takes_five_taps_and_shows_the_next_target_before_it_is_confirmed(asked):
    assert asked.outgoing[0].reply == CheckInAsked("pain", 1, Standing(60, 80, Unit.MINUTES))
    assert asked.tap(Verb.SCORE, "3") == [CheckInAsked("enjoyment", 2)]
    assert asked.tap(Verb.SCORE, "2") == [CheckInAsked("activity", 3)]
    assert asked.tap(Verb.SCORE, "4") == [CheckInAsked("limited", 4)]
    assert asked.tap(Verb.SCORE, "no") == [CheckInAsked("confidence", 5)]
    assert asked.tap(Verb.SCORE, "8") == [ADVANCE]
    assert asked.tap(Verb.NEXT, "ok") == [NextTargetSet(minutes_of(85), "same")]
    assert asked.week.answers == CheckInAnswers(3, 2, 4, limited=False, confidence=8, limb=False)
    assert (asked.week.answered, asked.person.question) == (True, None)


def test_one_message_answers_all(asked):
    assert asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8)) == [ADVANCE]


def test_a_low_confidence_offers_a_smaller_goal(asked):
    assert asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=6)) == [BARRIER]
    [target] = asked.tap(Verb.SCORE, "-", about=7)
    assert target == replace(ADVANCE, low_confidence=True)
    assert asked.hear(agrees=False) == [NextTargetSet(minutes_of(80), "less")]
    assert asked.week.wish == "less"


def test_part_of_an_answer_is_kept_and_the_rest_asked(asked):
    assert asked.hear(answers=CheckInAnswers(pain=3, limited=False)) == [CheckInAsked("enjoyment", 2)]
    assert asked.tap(Verb.SCORE, "1") == [CheckInAsked("activity", 3)]
    assert asked.tap(Verb.SCORE, "1") == [CheckInAsked("confidence", 5)]


def test_an_answer_to_a_later_step_does_not_pass_over_the_open_one(asked):
    assert asked.hear(answers=CheckInAnswers(activity=0)) == [CheckInAsked("pain", 1)]
    assert asked.hear(answers=CheckInAnswers(pain=2)) == [CheckInAsked("enjoyment", 2)]


def test_every_step_may_be_skipped(asked):
    for _ in range(4):
        asked.tap(Verb.SCORE, "-")
    [target] = asked.tap(Verb.SCORE, "-")
    assert (target.action, target.target, asked.week.answers) == ("HOLD", minutes_of(80), CheckInAnswers())


def test_a_skip_in_words_goes_on(asked):
    assert asked.hear(answers=CheckInAnswers()) == [CheckInAsked("enjoyment", 2)]


def test_what_can_not_be_read_is_asked_again(asked):
    assert asked.hear() == [CheckInUnclear("pain", 1)]
    assert asked.hear(kind="thanks") == [Chatted("thanks", 1001)]
    assert asked.tap(Verb.SCORE, "yes") == []
    assert asked.tap(Verb.SCORE, "11") == []


def test_a_walk_told_meanwhile_is_kept_and_the_step_stays_open(asked):
    asked.hear(tells(minutes(20, day(5))))
    assert asked.person.question.asked is Asked.CHECK_IN
    assert asked.tap(Verb.SCORE, "3") == [CheckInAsked("enjoyment", 2)]


@pytest.mark.parametrize(
    ("heard", "target", "wish"),
    [
        ({"agrees": True}, 85, "same"),
        ({"reading": means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="more"))}, 90, "more"),
        ({"reading": means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="less"))}, 80, "less"),
        ({"reading": means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="same"))}, 80, "less"),
        ({"reading": means(Meaning.CHECK_IN, check_in=SaidCheckIn(difficulty="easy"))}, 90, "more"),
    ],
)
def test_the_next_target_is_agreed_or_changed_in_words(asked, heard, target, wish):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    assert asked.hear(**heard) == [NextTargetSet(minutes_of(target), wish)]


def test_something_else_leaves_the_next_target_open(asked):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    assert asked.hear(kind="thanks") == [Chatted("thanks", 1001)]
    assert asked.tap(Verb.NEXT, "junk") == []
    assert asked.tap(Verb.NEXT, "more") == [NextTargetSet(minutes_of(90), "more")]


def test_a_wish_before_the_check_in_has_nothing_to_change():
    assert saturday().tap(Verb.NEXT, "more") == []


@pytest.mark.parametrize(
    ("said", "wish", "target"),
    [
        (SaidCheckIn(difficulty="easy"), "more", 90),
        (SaidCheckIn(next="less"), "less", 80),
        (SaidCheckIn(next="same"), "less", 80),
    ],
)
def test_a_wish_counts_whenever_it_is_said(said, wish, target):
    talk = saturday().at(2)
    assert talk.hear(means(Meaning.CHECK_IN, check_in=said)) == [WishNoted(wish)]
    talk.at(5, "18:00").fire(DueKind.CHECK_IN)
    [shown] = talk.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))

    assert shown.target == minutes_of(target)


def test_the_check_in_may_be_asked_for_and_begun_anew(asked):
    asked.tap(Verb.SCORE, "3")
    assert asked.tap(Verb.CHECK_IN, "now") == [
        CheckInAsked("pain", 1, Standing(60, 80, Unit.MINUTES), asked_for=True)
    ]
    assert asked.week.answers == CheckInAnswers()
    assert saturday().hear(wants_check_in=True)[0].step == "pain"
    nobody = Talk(record(instant(0), weeks=(), planned=()))
    assert nobody.tap(Verb.CHECK_IN) == []
    assert isinstance(nobody.hear(wants_check_in=True)[0], NotUnderstood)


def test_answers_without_a_week_to_keep_them_in_are_let_be():
    question = Question(Asked.CHECK_IN, instant(9), notes={"step": "pain"})
    talk = Talk(record(instant(0), weeks=(), planned=(), person=somebody(question=question)))
    assert talk.tap(Verb.SCORE, "3") == []
    assert talk.hear(answers=CheckInAnswers(pain=3)) == []


def test_the_answer_to_the_check_in_closes_the_week_as_it_was_shown(asked):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    asked.tap(Verb.NEXT, "more")
    asked.on(instant(7, "03:00")).fire(DueKind.WEEK_CLOSE)
    assert (asked.last_week.action, asked.week.target) == ("ADVANCE", 90)


def test_no_answer_closes_the_week_as_unknown(asked):
    asked.on(instant(7, "03:00")).fire(DueKind.WEEK_CLOSE)
    assert (asked.last_week.light, asked.last_week.action, asked.person.question) == ("UNKNOWN", "HOLD", None)


# --- anything new, since when, and what stands in the way


@pytest.mark.parametrize(
    ("value", "limited", "limb"),
    [("no", False, False), ("yes", True, False), ("limb", False, True), ("both", True, True)],
)
def test_what_is_new_is_one_tap_for_an_episode_and_a_leg(asked, value, limited, limb):
    for score in ("3", "2", "4"):
        asked.tap(Verb.SCORE, score)
    asked.tap(Verb.SCORE, value)
    assert (asked.week.answers.limited, asked.week.answers.limb) == (limited, limb)


def test_an_episode_asks_since_when_and_no_barrier_so_that_six_taps_are_the_most(asked):
    for score in ("3", "2", "4"):
        asked.tap(Verb.SCORE, score)
    days = tuple(day(5 - back) for back in range(7))
    assert asked.tap(Verb.SCORE, "yes", about=4) == [CheckInAsked("since", 6, days=days)]
    assert asked.tap(Verb.SCORE, day(3).isoformat(), about=6) == [CheckInAsked("confidence", 5)]
    [target] = asked.tap(Verb.SCORE, "2", about=5)
    assert isinstance(target, NextTarget)
    assert (asked.week.answers.since, asked.week.answers.barrier) == (day(3), "pain")
    assert asked.person.episode_on == day(3)
    assert [event.action for event in asked.events] == [EPISODE]


@pytest.mark.parametrize(
    ("heard", "since"),
    [({"day": day(2)}, day(2)), ({"day": day(9)}, day(5)), ({"day": day(-30)}, day(-9)), ({"skip": 1}, None)],
)
def test_since_when_may_be_said_or_left_out(asked, heard, since):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=True))
    assert asked.person.question.notes == {"step": "since"}
    asked.hear(**({"answers": CheckInAnswers()} if "skip" in heard else heard))
    assert asked.week.answers.since == since
    assert asked.person.question.notes == {"step": "confidence"}


def test_trouble_with_a_leg_is_kept_once_and_spoken_of(asked):
    asked.hear(answers=CheckInAnswers(3, 2, 4))
    asked.hear(limb=True)
    [target] = asked.hear(answers=CheckInAnswers(confidence=8))
    assert (target.limb, [event.action for event in asked.events]) == (True, [LIMB])
    asked.turn(lambda turn: turn.say(begin_check_in(turn, asked_for=True)))
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    asked.turn(lambda turn: turn.say(begin_check_in(turn, asked_for=True)))
    asked.hear(answers=CheckInAnswers(3, 2, 4))
    asked.hear(limb=True)
    asked.hear(answers=CheckInAnswers(confidence=8))
    assert [event.action for event in asked.events] == [LIMB]


@pytest.mark.parametrize(
    ("agrees", "answers", "limited"),
    [
        (True, CheckInAnswers(limited=True), False),
        (None, CheckInAnswers(limited=True), True),
        (None, None, False),
    ],
)
def test_yes_my_knee_is_the_knee_alone(asked, agrees, answers, limited):
    asked.hear(answers=CheckInAnswers(3, 2, 4))
    asked.hear(limb=True, agrees=agrees, answers=answers)
    assert (asked.week.answers.limited, asked.week.answers.limb) == (limited, True)


@pytest.mark.parametrize(("done", "confidence", "wanted"), [(60, 8, False), (60, 6, True), (59, 8, True)])
def test_what_stands_in_the_way_is_asked_where_it_was_hard_or_is_unsure(done, confidence, wanted):
    talk = Talk(record(instant(5, "18:00"), walks=(walked(9, day(1), done),)))
    talk.fire(DueKind.CHECK_IN)
    [reply] = talk.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=confidence))
    assert (reply == BARRIER) is wanted


@pytest.mark.parametrize("tapped", [True, False])
def test_a_barrier_is_answered_with_a_plan_in_their_own_words(asked, tapped):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=6))
    [target] = asked.tap(Verb.SCORE, "weather", about=7) if tapped else asked.hear(barrier="weather")
    assert (target.low_confidence, asked.week.answers.barrier) == (True, "weather")
    agreed, invited = asked.tap(Verb.NEXT, "ok")
    assert (type(agreed), invited) == (NextTargetSet, IfThenInvited("weather", None))
    assert asked.person.question.asked is Asked.IF_THEN


def test_no_barrier_invites_to_no_plan(asked):
    asked.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    assert [type(one) for one in asked.tap(Verb.NEXT, "ok")] == [NextTargetSet]


@pytest.mark.parametrize("value", ["junk", "2026-13-45", "11"])
def test_a_value_that_fits_no_step_changes_nothing(asked, value):
    for step in ("pain", "limited", "since", "barrier", "confidence"):
        asked.turn(lambda turn, step=step: turn.ask(Asked.CHECK_IN, notes={"step": step}))
        assert asked.tap(Verb.SCORE, value) == []


def test_a_button_of_another_step_is_out_of_date(asked):
    assert asked.tap(Verb.SCORE, "3", about=2) == []
    assert asked.tap(Verb.SCORE, "3", about=1) == [CheckInAsked("enjoyment", 2)]


def test_words_that_answer_nothing_ask_the_step_again(asked):
    asked.turn(lambda turn: turn.ask(Asked.CHECK_IN, notes={"step": "since"}))
    assert asked.hear() == [CheckInUnclear("since", 6, days=tuple(day(5 - back) for back in range(7)))]
