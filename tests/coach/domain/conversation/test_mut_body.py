"""Pain, symptoms and alarms: what is kept, answered and locked; found by changing the code."""

from dataclasses import replace

import pytest
from builders import (
    PLAN,
    Talk,
    closed,
    day,
    hurts,
    instant,
    means,
    minutes,
    record,
    somebody,
    walked,
    week,
)

from coach.domain.amounts import Span, Unit
from coach.domain.choices import Verb
from coach.domain.conversation.layout import next_walks
from coach.domain.conversation.pains import hear_pain, mark_hard, score_given
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.verdict import START, Verdict
from coach.domain.facts import AdverseEvent, CheckInAnswers, Pain, WalkTime
from coach.domain.person import Asked, Flare, Lock, Plan, Question
from coach.domain.reading import Alarm, Level, Meaning, SaidPain, SaidSymptom
from coach.domain.replies import (
    FlareHeard,
    Measure,
    NoSigns,
    PainNoted,
    SafetyCard,
    SafetyQuestion,
    Standing,
    SymptomHeard,
    Unlocked,
)
from coach.domain.traffic import Light


def talk_at(now=None, **changes):
    return Talk(record(now or instant(2), **changes))


def symptom(*codes, status="present", **fields):
    said = tuple(SaidSymptom(code, status) for code in codes)
    return means(Meaning.SYMPTOM, symptoms=said, **fields)


def alarm(level, **changes):
    return means(Meaning.RED_FLAG, alarm=Alarm(level, **changes))


# --- pain


@pytest.mark.parametrize(
    ("said", "score"),
    [
        (SaidPain(3), 3),
        (SaidPain(Span(3, 4)), 4),
        (SaidPain(11), 10),
        (SaidPain(-1), 0),
        (SaidPain(None, "none"), 0),
        (SaidPain(2, "none"), 2),
        (SaidPain(None, "mild", "better"), None),
    ],
)
def test_pain_is_kept_as_it_was_said_from_0_to_10(said, score):
    talk = talk_at()
    talk.hear(means(Meaning.PAIN, pains=(SaidPain(5), said)), message=7)

    assert talk.record.pains == (
        Pain(instant(2), day(2), 5, message_id=7, place=0, id=100),
        Pain(instant(2), day(2), score, said.level, said.trend, message_id=7, place=1, id=101),
    )


def test_pain_in_words_is_asked_for_its_score_for_two_hours():
    talk = talk_at()

    assert talk.hear(hurts(None, level="mild", trend="better")) == [PainNoted(None, "mild", "better")]
    assert talk.person.question == Question(Asked.PAIN, instant(2, "11:00"))
    assert talk.hear(hurts(None, level="none")) == [PainNoted(None, "none", None)]
    assert talk.person.question is None


def test_a_score_alone_is_kept_with_its_message():
    turn = Turn(record(instant(2)))
    score_given(turn, 4, 7)

    assert [(one.at, one.day, one.score, one.message_id) for one in turn.record.pains] == [
        (instant(2), day(2), 4, 7)
    ]
    assert [one.reply for one in turn.says] == [PainNoted(4, None, None)]


def in_flare(*, now=None, pains=(), question=True, weeks=None, **changes):
    """Ask somebody whose usual pain is 3 how the flare is."""
    asked = Question(Asked.PAIN, instant(30), notes={"flare": "yes"}) if question else None
    flare = replace(Flare(instant(0), instant(2), 95), **changes)
    usual = closed(1, answers=CheckInAnswers(pain=3))
    return Turn(
        record(
            now or instant(2),
            person=somebody(flare=flare, question=asked),
            weeks=weeks or (usual, week()),
            pains=tuple(Pain(instant(1), day(1), score) for score in pains),
        )
    )


@pytest.mark.parametrize(
    ("score", "before", "settled", "state"),
    [
        (4, 0, 1, "settling"),
        (5, 0, 0, "see_someone"),
        (3, 1, 2, "over"),
        (4, 1, 2, "settling"),
        (5, 1, 0, "see_someone"),
    ],
)
def test_answers_within_a_point_of_the_usual_pain_settle_a_flare(score, before, settled, state):
    turn = in_flare(settled=before)
    score_given(turn, score, 7)
    [reply] = [one.reply for one in turn.says]

    assert (reply.state, turn.person.flare.settled) == (state, settled)


def test_the_end_of_a_flare_names_the_week_it_goes_back_to():
    turn = in_flare(settled=1)
    score_given(turn, 3, 7)

    assert [one.reply for one in turn.says] == [FlareHeard("over", Measure(95, Unit.MINUTES))]


@pytest.mark.parametrize(
    ("told", "score", "state"), [((6,), 7, "same"), ((6,), 8, "see_someone"), ((8, 6), 7, "same")]
)
def test_pain_that_rises_by_two_since_it_was_last_told_is_for_a_professional(told, score, state):
    turn = in_flare(pains=told)
    score_given(turn, score, 7)

    assert [one.reply.state for one in turn.says] == [state]


@pytest.mark.parametrize(("offset", "state"), [(13, "same"), (14, "see_someone")])
def test_a_flare_of_two_weeks_is_for_a_professional(offset, state):
    turn = in_flare(now=instant(offset), pains=(6,))
    score_given(turn, 6, 7)

    assert [one.reply.state for one in turn.says] == [state]


def test_worse_in_words_is_for_a_professional_only_in_a_flare():
    flaring, calm = in_flare(question=False), Turn(record(instant(2)))
    for turn in (flaring, calm):
        hear_pain(turn, SaidPain(None, trend="worse"))

    assert [one.reply for one in flaring.says] == [FlareHeard("see_someone")]
    assert [one.reply for one in calm.says] == [PainNoted(None, None, "worse")]


def test_pain_that_was_not_asked_for_is_no_answer_about_the_flare():
    turn = in_flare(question=False)
    score_given(turn, 3, 7)

    assert [one.reply for one in turn.says] == [PainNoted(3, None, None)]
    assert turn.person.flare.settled == 0


# --- symptoms


@pytest.mark.parametrize(("on", "hard"), [(day(2), True), (day(1), False)])
def test_only_a_walk_of_today_is_marked_as_hard(on, hard):
    turn = Turn(record(instant(2), walks=(walked(1, on),)))
    mark_hard(turn)

    assert [walk.hard for walk in turn.record.walks] == [hard]


@pytest.mark.parametrize(
    ("code", "hard", "alone", "replies"),
    [
        ("fatigue", True, [SymptomHeard(("fatigue",))], 1),
        ("muscle_soreness", True, [SymptomHeard(("muscle_soreness",))], 1),
        ("stiffness", False, [SymptomHeard(("stiffness",))], 1),
        ("out_of_breath_exertion", False, [SymptomHeard(("out_of_breath_exertion",))], 1),
        ("leg_tingling", False, [SymptomHeard(("leg_tingling",))], 2),
    ],
)
def test_what_walking_may_bring_needs_no_words_beside_a_walk(code, hard, alone, replies):
    assert talk_at().hear(symptom(code)) == alone

    talk = talk_at(planned=())
    heard = talk.hear(
        means(
            Meaning.WALK,
            Meaning.SYMPTOM,
            walks=(minutes(20, day(2)),),
            symptoms=(SaidSymptom(code, "present"),),
        )
    )
    assert (len(heard), talk.record.walks[0].hard) == (replies, hard)


def test_none_of_those_is_heard_as_that():
    assert talk_at().hear(symptom("leg_tingling", status="negated")) == [NoSigns()]


# --- alarms


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.URGENT])
def test_an_alarm_locks_lets_questions_go_and_is_kept_without_its_words(level):
    talk = talk_at(person=somebody(question=Question(Asked.CHECK_IN, instant(3))))

    assert talk.hear(alarm(level, crisis=True)) == [SafetyCard(level, crisis=True)]
    assert talk.person.lock == Lock(level, instant(2))
    assert talk.person.question is None
    assert talk.events == [AdverseEvent(instant(2), level, "card, locked")]


@pytest.mark.parametrize(
    ("level", "changes"),
    [(Level.STOP_WALK, {}), (Level.URGENT, {"somebody_else": True})],
)
def test_a_card_that_does_not_lock_is_kept_too(level, changes):
    talk = talk_at()

    assert talk.hear(alarm(level, **changes)) == [SafetyCard(level, **changes)]
    assert talk.person.lock is None
    assert talk.events == [AdverseEvent(instant(2), level, "card")]


def test_before_consent_a_card_is_shown_and_nothing_kept():
    talk = talk_at(person=somebody(consent_at=None, plan=None))

    assert talk.hear(alarm(Level.EMERGENCY)) == [SafetyCard(Level.EMERGENCY)]
    assert (talk.person.lock, talk.events) == (None, [])


@pytest.mark.parametrize(
    ("value", "lock", "events"),
    [
        (
            "yes",
            Lock(Level.URGENT, instant(2)),
            [AdverseEvent(instant(2), Level.URGENT, "screening question, locked")],
        ),
        ("no", None, []),
    ],
)
def test_the_screening_question_locks_after_a_yes(value, lock, events):
    talk = talk_at()

    assert talk.hear(alarm(Level.NONE, unsure=True)) == [SafetyQuestion()]
    assert talk.person.question.asked is Asked.SAFETY
    shown = talk.tap(Verb.SIGN, value)
    assert (SafetyCard(Level.URGENT) in shown) is (lock is not None)
    assert (talk.person.lock, talk.events, talk.person.question) == (lock, events, None)


def test_unlocking_shows_where_the_week_stands():
    locked = somebody(lock=Lock(Level.URGENT, instant(1)))

    assert talk_at(person=locked).tap(Verb.UNLOCK) == [Unlocked(Standing(0, 80, Unit.MINUTES))]
    assert talk_at().tap(Verb.UNLOCK) == []


# --- the next week's walks


def laid_out(action, target, session=None, *, plan=PLAN, walk_times=(0, 1, 3, 5)):
    turn = Turn(
        record(
            instant(7),
            person=somebody(plan=plan),
            walk_times=tuple(WalkTime(weekday, closed(1).closed_at.time()) for weekday in walk_times),
        )
    )
    return next_walks(turn, Verdict(Light.GREEN, action, 0, target, 0, session=session))


@pytest.mark.parametrize(
    ("action", "target", "session", "walks"),
    [
        ("ADVANCE", 85, None, (17,) * 5),
        ("REPEAT_SPLIT", 80, None, (20,) * 4),
        ("HOLD", 80, None, (16,) * 5),
        ("HOLD", 150, None, (19,) * 6 + (18, 18)),
        ("HOLD", 12, None, (6, 6)),
        ("HOLD", 4, None, (4,)),
        ("FLARE", 40, 10, (10,) * 4),
        ("FLARE", 10, 10, (10,)),
        ("FLARE", 16, 4, (6, 5, 5)),
        ("FLARE", 200, 5, (17,) * 8 + (16,) * 4),
        (START, 80, None, (20,) * 4),
        (START, 85, None, (17,) * 5),
    ],
)
def test_the_next_week_is_laid_out_by_what_pain_and_walking_say(action, target, session, walks):
    assert laid_out(action, target, session) == walks


def test_on_hold_there_are_at_most_six_days_and_no_walk_is_longer():
    six = Plan(Unit.MINUTES, 120, 20, 6)

    assert laid_out("HOLD", 120, plan=six, walk_times=range(6)) == (20,) * 6
