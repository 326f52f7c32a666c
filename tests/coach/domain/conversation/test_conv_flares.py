"""A flare told in the middle of a week, pain that settles late, and the way back."""

from dataclasses import replace
from datetime import time

import pytest
from builders import Talk, closed, day, four_planned, hurts, instant, minutes, record, somebody, tells, walked

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.episodes import EPISODE
from coach.domain.facts import CheckInAnswers, DueKind
from coach.domain.person import Asked, Flare, Plan
from coach.domain.replies import (
    AskSettled,
    FlareBegun,
    FlareCheck,
    FlareHeard,
    FlareKept,
    FlareOffered,
    Measure,
    PainNoted,
    SafetyCard,
    SettledHeard,
    WalkLogged,
)

USUAL_TWO = tuple(closed(before, answers=CheckInAnswers(pain=2)) for before in (2, 1))


def talk_with(*, usual=True, now=None, **changes):
    weeks = (*USUAL_TWO, *record(instant(0)).weeks) if usual else record(instant(0)).weeks
    return Talk(record(now or instant(1), **{"weeks": weeks, **changes}))


@pytest.mark.parametrize(
    ("usual", "score", "offered"),
    [(True, 6, True), (True, 5, False), (False, 6, True), (False, 5, False)],
)
def test_much_more_pain_than_usual_offers_a_lighter_week(usual, score, offered):
    [reply] = talk_with(usual=usual).hear(hurts(score))
    assert reply == (FlareOffered(score) if offered else PainNoted(score, None, None))


def test_a_steady_six_is_no_flare():
    weeks = tuple(closed(before, answers=CheckInAnswers(pain=6)) for before in (2, 1))
    steady = tuple(replace(week, light="GREEN") for week in weeks)
    talk = talk_with(weeks=(*steady, *record(instant(0)).weeks))
    assert talk.hear(hurts(6)) == [PainNoted(6, None, None)]


def test_severe_pain_in_words_offers_it_too():
    assert talk_with().hear(hurts(None, level="severe")) == [FlareOffered(None)]


@pytest.mark.parametrize("tapped", [True, False])
def test_a_yes_halves_what_is_left_at_once(tapped):
    talk = talk_with(walks=(walked(9, day(0), 20),), planned=four_planned()[1:])
    talk.hear(hurts(8))
    [begun] = talk.tap(Verb.FLARE, "yes") if tapped else talk.hear(agrees=True)

    assert begun.target == Measure(40, Unit.MINUTES)
    assert [one.amount.value for one in begun.planned] == [10, 10]
    assert (talk.week.target, talk.week.session, talk.plan.eased) == (40, 10, 40)
    assert talk.person.flare == Flare(instant(1), instant(3), 80)
    assert (talk.person.episode_on, [event.action for event in talk.events]) == (day(1), [EPISODE])
    assert talk.due(DueKind.FLARE_CHECK) == [instant(3)]
    assert isinstance(begun, FlareBegun)


def test_what_was_walked_already_may_be_enough_for_a_flare_week():
    talk = talk_with(walks=(walked(9, day(0), 60),))
    talk.hear(hurts(8))
    [begun] = talk.hear(agrees=True)
    assert (begun.target.value, begun.planned, talk.open_walks) == (40, (), [])


def test_a_flare_told_with_a_walk_is_offered_after_it():
    talk = talk_with()
    logged, offered = talk.hear(tells(minutes(10, day(1)), pains=hurts(7, phase="after").pains))
    assert (type(logged), offered) == (WalkLogged, FlareOffered(None))


def test_a_no_leaves_the_plan_and_is_not_asked_again_at_the_next_word():
    talk = talk_with()
    talk.hear(hurts(8))
    assert talk.hear(agrees=False) == [FlareKept()]
    assert (talk.week.target, talk.person.flare) == (80, None)
    assert talk.at(2).hear(hurts(8)) == [PainNoted(8, None, None)]
    assert talk.at(5).hear(hurts(8)) == [FlareOffered(8)]


def test_the_offer_is_over_after_a_day():
    talk = talk_with()
    talk.hear(hurts(8))
    assert talk.at(3).tap(Verb.FLARE, "yes") == []
    assert talk.person.flare is None


@pytest.mark.parametrize(
    "person",
    [
        somebody(flare=Flare(instant(0), instant(2), 80)),
        somebody(paused_from=instant(0)),
        somebody(plan=Plan(Unit.MINUTES, 15, 5, 3, baseline=True)),
    ],
)
def test_it_is_not_offered_where_there_is_nothing_to_make_lighter(person):
    replies = talk_with(person=person).hear(hurts(8))
    assert FlareOffered not in {type(reply) for reply in replies}


def test_a_flare_check_has_a_way_to_tell_a_warning_sign():
    talk = talk_with(person=somebody(flare=Flare(instant(0), instant(2), 80)), now=instant(2))
    [check] = talk.fire(DueKind.FLARE_CHECK)
    assert check == FlareCheck(0)
    [card] = talk.tap(Verb.SIGN, "yes")
    assert isinstance(card, SafetyCard)
    assert talk.person.lock is not None


def test_a_warning_sign_button_of_no_flare_and_no_question_is_out_of_date():
    assert talk_with().tap(Verb.SIGN, "yes") == []


def test_flare_checks_without_an_answer_end_in_silence():
    person = somebody(flare=Flare(instant(0), instant(2), 80), heard_at=instant(0))
    talk = talk_with(person=person, now=instant(0), planned=(), walk_times=())
    said = [on for on, reply in talk.live_to(instant(0, week=3)) if isinstance(reply, FlareCheck)]
    assert [(on - instant(0)).days for on in said] == [2, 4, 6]


def test_a_flare_that_is_answered_goes_on_until_it_settles():
    talk = talk_with(now=instant(0))
    talk.hear(hurts(8))
    talk.hear(agrees=True)
    talk.at(2)
    talk.fire(DueKind.FLARE_CHECK)
    assert talk.tap(Verb.SCORE, "5") == [FlareHeard("same")]
    talk.at(4).fire(DueKind.FLARE_CHECK)
    assert talk.tap(Verb.SCORE, "3") == [FlareHeard("settling")]
    talk.at(6).fire(DueKind.FLARE_CHECK)
    [over] = talk.tap(Verb.SCORE, "3")
    assert (over, talk.person.flare.settled) == (FlareHeard("over", Measure(80, Unit.MINUTES)), 2)


def test_pain_after_a_walk_is_asked_whether_it_settled_and_late_holds_the_next_week():
    talk = talk_with(walks=(), planned=())
    said = tells(minutes(20, day(1)), pains=hurts(5, phase="after").pains)
    logged, asked = talk.hear(said, message=None)
    assert isinstance(logged, WalkLogged)
    about = talk.record.pains[-1].message_id
    assert asked == AskSettled(about)
    assert talk.tap(Verb.SETTLED, "no", about=about) == [SettledHeard(soon=False)]
    assert talk.record.pains[-1].settled is False


@pytest.mark.parametrize(
    ("settled", "done", "action"), [(False, 80, "HOLD"), (True, 80, "ADVANCE"), (None, 80, "ADVANCE")]
)
def test_pain_that_settles_late_is_amber(settled, done, action):
    talk = talk_with(walks=(walked(9, day(1), done),), now=instant(1))
    talk.hear(hurts(2))
    talk.record = replace(
        talk.record,
        pains=tuple(replace(pain, settled=settled) for pain in talk.record.pains),
        weeks=tuple(
            week if week.closed_at else replace(week, answers=CheckInAnswers(pain=2), answered=True)
            for week in talk.record.weeks
        ),
    )
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert (talk.last_week.action, talk.last_week.why.settled_late) == (action, settled is False)


@pytest.mark.parametrize(
    ("words", "soon"),
    [
        ({"settled": True}, True),
        ({"settled": False}, False),
        ({"agrees": True}, True),
        ({"agrees": False}, False),
    ],
)
def test_it_may_be_answered_in_words(words, soon):
    talk = talk_with()
    talk.hear(tells(minutes(20, day(1)), pains=hurts(5, phase="after").pains))
    assert talk.hear(**words) == [SettledHeard(soon)]
    assert talk.person.question is None


@pytest.mark.parametrize("pain", [hurts(3), hurts(5, phase="before"), hurts(None, level="mild")])
def test_little_pain_or_pain_before_a_walk_is_not_asked_about(pain):
    replies = talk_with().hear(tells(minutes(20, day(1)), pains=pain.pains))
    assert [type(reply) for reply in replies] == [WalkLogged]


def test_it_is_asked_once_a_day():
    talk = talk_with()
    assert len(talk.hear(tells(minutes(10, day(1)), pains=hurts(5).pains))) == 2
    assert len(talk.at(1, "18:00").hear(tells(minutes(10, day(1)), pains=hurts(5).pains))) == 1


def test_a_settled_button_about_another_message_is_out_of_date():
    assert talk_with().tap(Verb.SETTLED, "no", about=77) == []


def test_a_flare_at_the_weeks_close_keeps_the_day_of_the_episode():
    week = record(instant(0)).weeks[0]
    sore = replace(week, answers=CheckInAnswers(pain=7, limited=False), answered=True)
    talk = talk_with(weeks=(*USUAL_TWO, sore), walks=(walked(9, day(1), 40),), now=instant(7, "03:00"))
    talk.fire(DueKind.WEEK_CLOSE)
    assert (talk.last_week.action, talk.week.target, talk.person.episode_on) == ("FLARE", 40, day(6))
    assert talk.person.question is None or talk.person.question.asked is not Asked.FLARE
    assert time(3) == talk.record.now.time()
