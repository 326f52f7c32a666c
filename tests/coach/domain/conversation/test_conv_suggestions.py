"""What somebody else takes a message to mean: asked within the domain's bounds, done only after a yes."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from builders import Talk, day, instant, means, minutes, record, somebody, tells

from coach.domain.choices import Verb
from coach.domain.conversation.second_opinion import may_be_asked_about, show_helper
from coach.domain.facts import Skip
from coach.domain.person import HELPER_VERSION, Asked, HelperConsent, Lock, Question, Stage
from coach.domain.reading import Level, Meaning, SaidPain, SaidPlan, SaidSkip
from coach.domain.replies import (
    HelperShown,
    MeantPain,
    MeantPlan,
    MeantSkip,
    MeantWalk,
    NotKept,
    NotUnderstood,
    PlanKept,
    ToldWalk,
)

HOST = "models.example"
AGREED = HelperConsent(instant(0), HELPER_VERSION, HOST)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


@pytest.mark.parametrize(
    ("suggestion", "reply"),
    [
        (minutes(25, day(0)), MeantWalk(ToldWalk(day(0), 25))),
        (minutes(25), MeantWalk(ToldWalk(day(0), 25))),
        (minutes(25, day(-14)), MeantWalk(ToldWalk(day(-14), 25))),
        (SaidSkip(day(28)), MeantSkip(day(28))),
        (SaidPlan(day(0), at=time(9, 1)), MeantPlan(day(0), time(9, 1))),
        (SaidPlan(None), MeantPlan(day(0))),
        (SaidPain(10), MeantPain(10)),
    ],
)
def test_a_suggestion_is_asked_about(talk, suggestion, reply):
    assert talk.hear(suggestion=suggestion) == [reply]


@pytest.mark.parametrize(
    "suggestion",
    [
        minutes(361, day(0)),
        minutes(25, day(1)),
        minutes(25, day(-15)),
        minutes(None, day(0)),
        SaidSkip(day(29)),
        SaidSkip(day(-15)),
        SaidPlan(day(-1)),
        SaidPlan(day(29)),
        SaidPlan(day(0), at=time(8, 59)),
        SaidPain(11),
        SaidPain(None),
    ],
)
def test_what_can_not_be_is_not_asked_about(talk, suggestion):
    [said] = talk.hear(suggestion=suggestion)

    assert isinstance(said, NotUnderstood)
    assert talk.person.question is None


def test_what_we_read_ourselves_goes_before_a_suggestion(talk):
    talk.hear(tells(minutes(20, day(0))), suggestion=SaidPain(9))

    assert [walk.minutes for walk in talk.record.walks] == [20]
    assert talk.person.question is None


def test_small_talk_goes_before_a_suggestion(talk):
    talk.hear(kind="thanks", suggestion=SaidPain(9))

    assert talk.person.question is None


@pytest.mark.parametrize("suggestion", [SaidSkip(day(1)), SaidPlan(day(1), at=time(18)), SaidPain(4)])
def test_a_no_does_nothing_in_words_or_by_a_tap(talk, suggestion):
    before = talk.record
    talk.hear(suggestion=suggestion)
    assert talk.hear(means(Meaning.NO), agrees=False) == [NotKept()]
    talk.hear(suggestion=suggestion)
    assert talk.tap(Verb.NO) == [NotKept()]

    assert (talk.record.skips, talk.record.planned, talk.record.pains) == (
        before.skips,
        before.planned,
        before.pains,
    )


def test_a_yes_by_a_tap_does_what_was_asked(talk):
    talk.hear(suggestion=SaidPlan(day(2), at=time(18)))
    [kept] = talk.tap(Verb.YES)
    talk.hear(suggestion=SaidPain(4))
    talk.tap(Verb.YES)
    talk.hear(suggestion=SaidSkip(day(1)))
    talk.tap(Verb.YES)

    assert isinstance(kept, PlanKept)
    assert [pain.score for pain in talk.record.pains] == [4]
    assert [replace(one, message_id=0) for one in talk.record.skips] == [Skip(day(1), None)]


def test_a_yes_that_comes_hours_later_is_one_to_something_else(talk):
    talk.hear(suggestion=SaidPain(4))
    talk.on(talk.record.now + timedelta(hours=3)).tap(Verb.YES)

    assert (talk.acted, talk.record.pains) == (False, ())


def test_a_button_of_the_helper_that_says_something_else_does_nothing(talk):
    talk.turn(lambda turn: setattr(turn, "helper", HOST) or show_helper(turn))
    talk.tap(Verb.HELPER, "maybe")

    assert (talk.acted, talk.person.helper) == (False, None)


def test_what_was_allowed_can_be_taken_back_where_there_is_no_helper_any_more(talk):
    talk.record = record(instant(3), person=somebody(helper=AGREED))

    assert talk.turn(show_helper) == [HelperShown(HOST, day(0))]
    talk.tap(Verb.HELPER, "refuse")
    assert talk.person.helper is None
    assert talk.turn(show_helper) == []


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ({}, True),
        ({"helper": None}, False),
        ({"helper": replace(AGREED, version=HELPER_VERSION - 1)}, False),
        ({"helper": replace(AGREED, host="elsewhere.example")}, False),
        ({"stage": Stage.SCREENING}, False),
        ({"plan": None}, False),
        ({"lock": Lock(Level.URGENT, instant(0))}, False),
        ({"question": Question(Asked.SAFETY, instant(1))}, False),
        ({"question": Question(Asked.AMOUNT, instant(1))}, True),
    ],
)
def test_who_may_be_asked_about(person, may):
    known = record(instant(0), person=somebody(**{"helper": AGREED, **person}))

    assert may_be_asked_about(known, HOST) is may
