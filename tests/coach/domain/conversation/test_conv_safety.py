import pytest
from builders import (
    Talk,
    closed,
    day,
    hurts,
    instant,
    means,
    minutes,
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.agenda import agenda
from coach.domain.facts import AdverseEvent, DueKind, PlannedState
from coach.domain.person import Asked, Lock, Question
from coach.domain.reading import Alarm, Level, Meaning, SaidCorrection, SaidSettings
from coach.domain.replies import (
    DeleteKept,
    LockedStill,
    NoSigns,
    SafetyCard,
    SafetyQuestion,
    SettingChanged,
    Standing,
    Unlocked,
    WalkLogged,
    WalkRemoved,
)

LOCKS = (Level.EMERGENCY, Level.URGENT)


@pytest.fixture
def talk():
    return Talk(record(instant(0, "13:00")))


@pytest.mark.parametrize("level", LOCKS)
def test_the_card_is_the_whole_reply_and_the_walk_is_kept_silently(talk, level):
    talk.fire(DueKind.NUDGE, 1)
    said = tells(minutes(20, day(0)), alarm=Alarm(level, ("chest pain",)))
    assert talk.hear(said) == [SafetyCard(level)]
    assert [walk.minutes for walk in talk.record.walks] == [20]
    assert (talk.planned(1).state, talk.person.question) == (PlannedState.DONE, None)
    assert talk.events == [AdverseEvent(instant(0, "13:00"), level, "card, locked")]


@pytest.mark.parametrize("level", LOCKS)
def test_after_a_card_nothing_is_said_unasked_until_a_professional_was_asked(talk, level):
    talk.hear(means(alarm=Alarm(level)))
    assert {one.kind for one in agenda(talk.record)} == {DueKind.WEEK_CLOSE}
    assert talk.hear(kind="hello")[-1] == LockedStill(level)
    assert talk.live_to(instant(14)) == []
    assert talk.tap(Verb.UNLOCK) == [Unlocked(Standing(0, 80, Unit.MINUTES))]
    assert len(agenda(talk.record)) > 1
    assert talk.tap(Verb.UNLOCK) == []


def test_a_walk_told_under_a_lock_is_still_noted(talk):
    talk.hear(means(alarm=Alarm(Level.URGENT)))
    assert isinstance(talk.hear(tells(minutes(20, day(0))))[0], WalkLogged)


def test_what_was_told_can_be_taken_back_and_set_under_a_lock(talk):
    talk.hear(tells(minutes(25, day(0))))
    talk.hear(means(alarm=Alarm(Level.URGENT)))
    [removed] = talk.hear(means(Meaning.CORRECT, corrections=(SaidCorrection("delete"),)))
    assert isinstance(removed, WalkRemoved)
    off = means(Meaning.SETTINGS, settings=SaidSettings(nudges="off"))
    assert talk.hear(off) == [SettingChanged("nudges_off")]
    assert talk.hear(means(Meaning.CHAT)) == [LockedStill(Level.URGENT)]


def test_a_sign_to_stop_the_walk_does_not_lock(talk):
    assert talk.hear(means(alarm=Alarm(Level.STOP_WALK))) == [SafetyCard(Level.STOP_WALK)]
    assert (talk.person.lock, talk.events[0].action) == (None, "card")


def test_the_sign_of_somebody_else_gets_the_card_and_no_lock(talk):
    said = means(alarm=Alarm(Level.EMERGENCY, somebody_else=True))
    assert talk.hear(said) == [SafetyCard(Level.EMERGENCY, somebody_else=True)]
    assert talk.person.lock is None


def test_a_crisis_has_a_card_of_its_own(talk):
    assert talk.hear(means(alarm=Alarm(Level.EMERGENCY, crisis=True))) == [
        SafetyCard(Level.EMERGENCY, crisis=True)
    ]


@pytest.mark.parametrize(
    "said", [minutes(20, day(3)), minutes(500, day(0)), minutes(20), minutes(None, day(0))]
)
def test_a_walk_that_can_not_be_kept_as_it_was_said_is_let_be_with_an_alarm(talk, said):
    assert talk.hear(tells(said, alarm=Alarm(Level.EMERGENCY))) == [SafetyCard(Level.EMERGENCY)]
    assert talk.record.walks == ()


@pytest.mark.parametrize("asked", list(Asked))
def test_an_alarm_comes_before_every_open_question(asked):
    question = Question(asked, instant(1), notes={"day": "2026-03-02", "step": "pain", "number": "3"})
    talk = Talk(record(instant(0), person=somebody(question=question)))
    assert talk.hear(means(alarm=Alarm(Level.EMERGENCY))) == [SafetyCard(Level.EMERGENCY)]
    assert talk.person.question is None


@pytest.mark.parametrize("tapped", [True, False])
def test_what_may_be_a_sign_is_asked_once_and_a_yes_locks(talk, tapped):
    assert talk.hear(means(alarm=Alarm(unsure=True))) == [SafetyQuestion()]
    said = talk.tap(Verb.SIGN, "yes") if tapped else talk.hear(agrees=True)
    assert said[0] == SafetyCard(Level.URGENT)
    assert talk.person.lock == Lock(Level.URGENT, instant(0, "13:00"))


@pytest.mark.parametrize("tapped", [True, False])
def test_a_no_to_the_question_goes_on(talk, tapped):
    talk.hear(tells(minutes(20, day(0)), alarm=Alarm(unsure=True)))
    assert (talk.tap(Verb.SIGN, "no") if tapped else talk.hear(agrees=False)) == [NoSigns()]
    assert (talk.person.lock, talk.person.question) == (None, None)
    assert talk.tap(Verb.SIGN, "no") == []


def test_another_word_leaves_the_question_open(talk):
    talk.hear(means(alarm=Alarm(unsure=True)))
    talk.hear(kind="hello")
    assert talk.person.question.asked is Asked.SAFETY


def test_unlocking_without_an_open_week_has_no_standing():
    talk = Talk(
        record(instant(0), weeks=(), planned=(), person=somebody(lock=Lock(Level.URGENT, instant(0))))
    )
    assert talk.tap(Verb.UNLOCK) == [Unlocked(None)]


def test_a_plan_under_a_lock_never_rises():
    locked = somebody(lock=Lock(Level.URGENT, instant(2)))
    talk = Talk(
        record(instant(7, "03:00"), person=locked, weeks=(closed(1), week()), walks=(walked(1, day(2), 90),))
    )
    talk.fire(DueKind.WEEK_CLOSE)
    assert (talk.last_week.light, talk.week.target) == ("RED", 80)


def test_pain_told_under_a_lock_is_kept_and_an_open_question_may_be_answered(talk):
    talk.hear(means(alarm=Alarm(Level.URGENT)))
    assert talk.hear(hurts(5)) == [LockedStill(Level.URGENT)]
    assert [pain.score for pain in talk.record.pains] == [5]
    talk.turn(lambda turn: turn.ask(Asked.DELETE))
    assert talk.hear(agrees=False) == [DeleteKept()]
