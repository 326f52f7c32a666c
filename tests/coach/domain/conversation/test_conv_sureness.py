"""Each way for each kind of act: done, done with Undo, asked, helped; and what becomes of a question."""

from dataclasses import replace
from datetime import time

import pytest
from builders import NOON, Talk, day, hurts, instant, means, minutes, planned, record, somebody, tells, walked

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.respond import respond
from coach.domain.conversation.taps import tap as tap_in
from coach.domain.facts import DueKind, PlannedState
from coach.domain.person import Asked, Lock, Stage
from coach.domain.reading import (
    Alarm,
    Change,
    Level,
    Meaning,
    Reading,
    SaidCorrection,
    SaidMove,
    SaidPlan,
    SaidSchedule,
    SaidSettings,
    SaidSkip,
    SaidSlot,
    SaidSnooze,
    SaidSymptom,
)
from coach.domain.replies import (
    Answered,
    AskAmount,
    AskConfirm,
    AskMeant,
    AskMoveTime,
    FlareOffered,
    GoalSet,
    LockedStill,
    Measure,
    Moved,
    NothingPlanned,
    NoTimes,
    NotMeant,
    Paused,
    PlanKept,
    PlannedWalk,
    Resumed,
    SafetyCard,
    SafetyQuestion,
    SettingChanged,
    SkipNoted,
    SkipUndone,
    Snoozed,
    SymptomHeard,
    TimesSet,
    Undoable,
    Undone,
    UnitSet,
    Unsure,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
)

SIX = time(18)
UNDO = means(Meaning.CORRECT, corrections=(SaidCorrection("delete"),))


def schedule(op, *slots, **fields):
    return means(Meaning.SCHEDULE, schedule=SaidSchedule(op, slots, **fields))


ACTS = {
    "walk": (tells(minutes(20, day(0))), WalkLogged),
    "skip": (means(Meaning.SKIP, skips=(SaidSkip(day(1)),)), SkipNoted),
    "move": (means(Meaning.MOVE, move=SaidMove(day(1), to_time=SIX)), Moved),
    "snooze": (means(Meaning.SNOOZE, snooze=SaidSnooze(30)), Snoozed),
    "plan": (means(Meaning.PLAN, plans=(SaidPlan(day(2), at=SIX),)), PlanKept),
    "correct": (
        means(Meaning.CORRECT, corrections=(SaidCorrection("amend", None, Change(Amount(minutes=30))),)),
        WalkCorrected,
    ),
    "remove": (means(Meaning.CORRECT, corrections=(SaidCorrection("delete", day(-1)),)), WalkRemoved),
    "times": (schedule("set", SaidSlot((2,), SIX)), TimesSet),
    "no times": (schedule("clear"), NoTimes),
    "pause": (schedule("pause", until=day(5)), Paused),
    "setting": (means(Meaning.SETTINGS, settings=SaidSettings(lead_minutes=10)), SettingChanged),
    "goal": (means(Meaning.SETTINGS, settings=SaidSettings(goal_minutes_week=120)), GoalSet),
    "steps": (means(Meaning.SETTINGS, settings=SaidSettings(units="steps")), UnitSet),
}
"""Readings of each kind, and what they end in."""

MOVED_AND_WALKED = replace(
    ACTS["move"][0], meanings=frozenset({Meaning.MOVE, Meaning.WALK}), walks=(minutes(9, day(0)),)
)

every_act = pytest.mark.parametrize(("reading", "kind"), ACTS.values(), ids=ACTS)
but_walks = pytest.mark.parametrize(
    ("reading", "kind"), list(ACTS.values())[1:], ids=[name for name in ACTS if name != "walk"]
)


@pytest.fixture
def talk():
    return Talk(record(instant(0), walks=(walked(7, day(-1)),)))


def sure(reading, confidence):
    return replace(reading, confidence=confidence)


def facts(talk):
    """What is kept, apart from what is being talked about; ids of new rows are not what it is about."""
    known = talk.record
    person = replace(known.person, question=None, undo=None, heard_at=None)
    times = [(one.weekday, one.at) for one in known.walk_times]
    walks = [replace(one, id=0) for one in known.walks]
    planned = [
        (one.starts_at, one.day, one.at, one.amount, one.remind_at)
        for one in known.planned
        if one.state is PlannedState.OPEN
    ]
    return person, times, walks, planned, talk.week, known.skips


def ask(talk, reading, text="text", message=50):
    """Say something that is not certain; returns what was asked."""
    heard = Heard(text, Origin(0, message), sure(reading, 0.4))
    return talk.turn(lambda turn: respond(turn, heard))


def meant(reading, text="text", message=50):
    """What the service reads again when the answer comes."""
    return Heard(text, Origin(0, message), reading, sure=True)


def tap(talk, reading, value, about=50):
    choice = Choice(Verb.MEANT, about, value)
    return talk.turn(lambda turn: tap_in(turn, choice, Origin(0, 60), meant(reading)))


@every_act
def test_what_is_sure_is_done_without_a_word_more(talk, reading, kind):
    assert kind in [type(reply) for reply in talk.hear(reading)]


@but_walks
def test_what_is_fairly_sure_is_done_and_can_be_taken_back_with_a_tap(talk, reading, kind):
    before = facts(talk)
    said = talk.hear(sure(reading, 0.7))
    done = [reply.done if isinstance(reply, Undoable) else reply for reply in said]
    assert kind in [type(reply) for reply in done]
    assert facts(talk) != before
    about = talk.person.undo.message_id
    undone = talk.tap(Verb.BACK, about=about)
    assert isinstance(undone[-1], Undone | SkipUndone)
    assert facts(talk) == before


@but_walks
def test_what_was_done_can_be_taken_back_in_words(talk, reading, kind):
    before = facts(talk)
    talk.hear(reading)
    assert isinstance(talk.hear(UNDO)[-1], Undone | SkipUndone)
    assert facts(talk) == before


@but_walks
def test_an_undo_can_be_tapped_once(talk, reading, kind):
    talk.hear(sure(reading, 0.7))
    about = talk.person.undo.message_id
    talk.tap(Verb.BACK, about=about)
    after = facts(talk)
    assert (talk.tap(Verb.BACK, about=about), talk.acted, facts(talk)) == ([], False, after)


@every_act
def test_what_is_not_sure_is_asked_and_changes_nothing(talk, reading, kind):
    before = facts(talk)
    said = ask(talk, reading)
    assert [type(reply) for reply in said] == [AskMeant]
    assert [type(act) for act in said[0].acts] == [kind]
    assert facts(talk) == before
    assert talk.person.question.asked is Asked.MEANT


@every_act
@pytest.mark.parametrize("tapped", [True, False])
def test_a_yes_does_what_was_meant_and_lets_the_text_go(talk, reading, kind, tapped):
    ask(talk, reading)
    answer = {
        True: lambda: tap(talk, reading, "yes"),
        False: lambda: talk.hear(agrees=True, meant=meant(reading)),
    }
    assert kind in [type(reply) for reply in answer[tapped]()]
    assert talk.person.question is None


@every_act
@pytest.mark.parametrize("tapped", [True, False])
def test_a_no_changes_nothing_and_says_what_to_type_instead(talk, reading, kind, tapped):
    before = facts(talk)
    ask(talk, reading)
    answer = {True: lambda: tap(talk, reading, "no"), False: lambda: talk.hear(agrees=False)}
    assert [type(reply) for reply in answer[tapped]()] == [NotMeant]
    assert (facts(talk), talk.person.question) == (before, None)


@every_act
def test_what_is_hardly_understood_changes_nothing_and_is_said_so(talk, reading, kind):
    before = facts(talk)
    assert [type(reply) for reply in talk.hear(sure(reading, 0.1))] == [Unsure]
    assert (facts(talk), talk.person.question) == (before, None)


def test_the_examples_fit_what_was_understood(talk):
    said = [talk.hear(sure(reading, 0.1))[0].about for reading, _ in ACTS.values()]
    assert said == [
        *("walk", "skip", "move", "snooze", "plan", "correct", "correct"),
        *("schedule", "schedule", "schedule", "settings", "settings", "settings"),
    ]


def test_coming_back_can_be_asked_and_undone():
    talk = Talk(record(instant(1), person=somebody(paused_from=instant(0))))
    back = schedule("resume")
    assert [type(act) for act in ask(talk, back)[0].acts] == [Resumed]
    assert talk.person.paused
    tap(talk, back, "yes")
    assert not talk.person.paused
    assert talk.hear(UNDO)[-1].what == "resume"
    assert talk.person.paused


# --- the question


def test_a_question_says_exactly_what_would_be_done(talk):
    before = PlannedWalk(day(1), NOON, Measure(20, Unit.MINUTES))
    assert ask(talk, ACTS["move"][0]) == [AskMeant((Moved(before, replace(before, at=SIX)),), 50)]


def test_several_acts_of_a_message_are_asked_in_one_question(talk):
    both = replace(
        ACTS["move"][0],
        meanings=frozenset({Meaning.MOVE, Meaning.SKIP}),
        skips=(SaidSkip(day(3)),),
    )
    assert [type(act) for act in ask(talk, both)[0].acts] == [SkipNoted, Moved]
    assert [type(reply) for reply in tap(talk, both, "yes")] == [SkipNoted, Moved]


def test_what_would_only_be_asked_back_is_asked_back_at_once(talk):
    assert [type(reply) for reply in ask(talk, tells(minutes(None, day(0)), ask=("amount",)))] == [AskAmount]
    assert [type(reply) for reply in ask(talk, means(Meaning.MOVE, move=SaidMove(day(1))))] == [AskMoveTime]
    talk.record = replace(talk.record, planned=())
    assert ask(talk, ACTS["move"][0]) == [NothingPlanned()]


def test_a_walk_to_be_confirmed_keeps_its_own_question(talk):
    said = ask(talk, tells(minutes(3, day(0)), ask=("confirm",)))
    assert [type(reply) for reply in said] == [AskConfirm]
    assert isinstance(talk.tap(Verb.YES)[0], WalkLogged)


def test_walk_times_to_be_confirmed_are_asked_however_sure(talk):
    doubtful = replace(ACTS["times"][0], ask=frozenset({"confirm"}))
    assert [type(reply) for reply in talk.hear(doubtful)] == [AskMeant]


def test_a_question_in_the_same_message_is_answered_at_once_and_once(talk):
    both = replace(
        ACTS["move"][0], meanings=frozenset({Meaning.MOVE, Meaning.QUESTION}), question="how_it_works"
    )
    assert [type(reply) for reply in ask(talk, both)] == [Answered, AskMeant]
    assert [type(reply) for reply in tap(talk, both, "yes")] == [Moved]


def test_pain_in_the_same_message_is_kept_at_once_and_once(talk):
    both = replace(
        ACTS["skip"][0],
        meanings=frozenset({Meaning.SKIP, Meaning.PAIN}),
        pains=hurts(7).pains,
    )
    assert [type(reply) for reply in ask(talk, both)] == [AskMeant, FlareOffered]
    assert [one.score for one in talk.record.pains] == [7]
    tap(talk, both, "yes")
    assert [one.score for one in talk.record.pains] == [7]


def test_a_clear_report_wins_over_the_question(talk):
    ask(talk, ACTS["move"][0])
    assert isinstance(talk.hear(tells(minutes(20, day(0))))[0], WalkLogged)
    assert talk.person.question is None
    assert (tap(talk, ACTS["move"][0], "yes"), talk.acted) == ([], False)


def test_a_clearer_wish_takes_the_place_of_the_question(talk):
    ask(talk, ACTS["skip"][0])
    assert isinstance(talk.hear(ACTS["move"][0])[0], Moved)
    assert (talk.person.question, talk.record.skips) == (None, ())


def test_what_is_hardly_understood_or_only_talk_leaves_the_question_open(talk):
    ask(talk, ACTS["move"][0])
    talk.hear(sure(ACTS["skip"][0], 0.1))
    talk.hear(kind="hello")
    assert isinstance(tap(talk, ACTS["move"][0], "yes")[0], Moved)


def test_a_second_doubt_takes_the_place_of_the_first(talk):
    ask(talk, ACTS["skip"][0])
    ask(talk, ACTS["move"][0], message=51)
    assert tap(talk, ACTS["skip"][0], "yes") == []
    assert isinstance(tap(talk, ACTS["move"][0], "yes", about=51)[0], Moved)


def test_the_message_itself_set_right_is_no_edit_that_comes_too_late(talk):
    ask(talk, ACTS["skip"][0])
    assert isinstance(talk.hear(ACTS["move"][0], message=50)[0], Moved)
    assert talk.person.question is None


def test_an_edit_of_a_walk_that_is_not_sure_leaves_the_walk_until_the_yes(talk):
    talk.hear(tells(minutes(20, day(0))), message=70)
    doubtful = sure(tells(minutes(45, day(0))), 0.4)
    assert isinstance(talk.hear(doubtful, message=70)[0], AskMeant)
    assert talk.record.walks[-1].minutes == 20
    again = Heard("", Origin(0, 70, edited=True), tells(minutes(45, day(0))), sure=True)
    talk.hear(agrees=True, meant=again)
    assert [walk.minutes for walk in talk.record.walks] == [20, 45]


@pytest.mark.parametrize("value", ["yes", "no"])
def test_what_was_open_before_is_open_again(talk, value):
    talk.turn(lambda turn: turn.ask(Asked.NUDGE, about=2, hours=5, notes={"day": "x"}))
    before = talk.person.question
    other = means(Meaning.SETTINGS, settings=SaidSettings(lead_minutes=10))
    ask(talk, other)
    tap(talk, other, value)
    assert talk.person.question == before


def test_a_move_is_about_the_walk_that_was_nudged_for_after_the_yes_too(talk):
    talk.turn(lambda turn: turn.ask(Asked.NUDGE, about=3))
    later = means(Meaning.MOVE, move=SaidMove(day(2), to_day=day(3), to_time=SIX))
    ask(talk, later)
    tap(talk, later, "yes")
    assert talk.planned(3).at == SIX


def test_the_text_goes_when_the_question_is_over(talk):
    ask(talk, ACTS["move"][0], text="my own words")
    assert talk.person.question.notes["text"] == "my own words"
    assert talk.due(DueKind.LET_GO) == [instant(0, "11:00")]
    talk.live_to(instant(0, "11:00"))
    assert talk.person.question is None
    assert (tap(talk, ACTS["move"][0], "yes"), talk.acted) == ([], False)


def test_a_late_yes_that_comes_before_the_clock_does_nothing(talk):
    ask(talk, ACTS["move"][0])
    before = facts(talk)
    talk.at(0, "11:30").hear(agrees=True)
    assert (facts(talk), talk.person.question) == (before, None)


# --- safety, locks, the start


def test_a_warning_sign_is_answered_at_once_and_takes_the_question_away(talk):
    ask(talk, ACTS["move"][0])
    alarm = replace(ACTS["skip"][0], alarm=Alarm(Level.EMERGENCY), confidence=0.1)
    assert talk.hear(alarm) == [SafetyCard(Level.EMERGENCY)]
    assert talk.person.question is None


def test_what_may_be_a_warning_sign_is_asked_before_anything_else(talk):
    unsure = replace(ACTS["skip"][0], alarm=Alarm(unsure=True), confidence=0.4)
    assert talk.hear(unsure) == [SafetyQuestion()]
    assert talk.person.question.asked is Asked.SAFETY


def test_a_symptom_is_heard_though_the_rest_is_not_sure(talk):
    both = replace(
        ACTS["skip"][0],
        meanings=frozenset({Meaning.SKIP, Meaning.SYMPTOM}),
        symptoms=(SaidSymptom("knee_pain", "present"),),
    )
    assert [type(reply) for reply in ask(talk, both)] == [SymptomHeard, AskMeant]
    assert [type(reply) for reply in talk.hear(sure(both, 0.1))] == [SymptomHeard]


def test_under_a_lock_what_may_be_done_is_asked_too():
    talk = Talk(record(instant(0), person=somebody(lock=Lock(Level.URGENT, instant(0)))))
    assert [type(reply) for reply in ask(talk, ACTS["setting"][0])] == [AskMeant]
    assert [type(reply) for reply in tap(talk, ACTS["setting"][0], "yes")] == [SettingChanged]
    assert ask(talk, ACTS["move"][0]) == [LockedStill(Level.URGENT)]


def test_at_the_start_a_walk_that_is_not_sure_is_not_kept():
    talk = Talk(record(instant(0), person=somebody(stage=Stage.TIMES), planned=(), weeks=(), walk_times=()))
    ask(talk, tells(minutes(20, day(0))))
    assert talk.record.walks == ()
    talk.hear(tells(minutes(20, day(0))))
    assert [walk.minutes for walk in talk.record.walks] == [20]


def test_at_the_start_the_language_can_be_changed_too():
    talk = Talk(record(instant(0), person=somebody(stage=Stage.TIMES), planned=(), weeks=(), walk_times=()))
    said = talk.hear(means(Meaning.SETTINGS, settings=SaidSettings(language="de")))
    assert (said[0], talk.person.language) == (SettingChanged("language", name="de"), "de")


def test_in_a_weak_language_a_plain_walk_is_kept_and_anything_else_is_asked(talk):
    assert isinstance(talk.hear(tells(minutes(20, day(0))), weak=True)[0], WalkLogged)
    assert isinstance(talk.hear(ACTS["move"][0], weak=True)[0], AskMeant)


def test_a_language_is_chosen_with_a_tap(talk):
    assert talk.tap(Verb.LANGUAGE, "de") == [SettingChanged("language", name="de")]
    assert talk.person.language == "de"


# --- undo


def test_a_walk_that_was_told_since_is_taken_out_first(talk):
    talk.hear(ACTS["move"][0])
    talk.hear(tells(minutes(20, day(0))))
    assert isinstance(talk.hear(UNDO)[0], WalkRemoved)
    assert talk.hear(UNDO)[-1].what == "move"


def test_undo_takes_back_all_that_one_message_did(talk):
    talk.hear(MOVED_AND_WALKED)
    assert [type(reply) for reply in talk.hear(UNDO)] == [Undone, WalkRemoved]
    assert [walk.minutes for walk in talk.record.walks] == [20]


def test_a_button_takes_back_only_what_it_stands_under(talk):
    said = talk.hear(sure(MOVED_AND_WALKED, 0.7))
    assert [type(reply) for reply in said] == [WalkLogged, Undoable]
    talk.tap(Verb.BACK, about=said[1].message_id)
    assert [walk.minutes for walk in talk.record.walks] == [20, 9]


def test_undo_under_a_changed_walk_changes_it_back(talk):
    changed = talk.hear(ACTS["correct"][0])[0]
    assert talk.tap(Verb.BACK, about=changed.message_id)[-1].what == "correct"
    assert [walk.minutes for walk in talk.record.walks] == [20]


def test_a_walk_that_was_done_since_stays_done(talk):
    talk.hear(means(Meaning.MOVE, move=SaidMove(day(0), to_time=SIX)))
    about = talk.person.undo.message_id
    talk.hear(tells(minutes(20, day(0))))
    talk.tap(Verb.BACK, about=about)
    assert talk.planned(1).state.value == "done"


def test_a_moved_walk_whose_old_time_is_over_is_not_followed_up(talk):
    talk.hear(means(Meaning.MOVE, move=SaidMove(day(0), to_time=SIX)))
    talk.at(0, "15:00").hear(UNDO)
    assert (talk.planned(1).at, talk.planned(1).followed_up) == (NOON, True)


def test_what_a_closed_week_was_is_not_undone(talk):
    talk.hear(ACTS["times"][0])
    about = talk.person.undo.message_id
    talk.on(instant(7, "03:00")).fire(DueKind.WEEK_CLOSE)
    assert (talk.tap(Verb.BACK, about=about), talk.acted) == ([], False)


def test_what_was_done_with_a_tap_can_be_taken_back_in_words(talk):
    talk.tap(Verb.SKIP, about=2)
    assert isinstance(talk.hear(UNDO)[-1], SkipUndone)
    assert talk.planned(2).state.value == "open"


def test_an_old_undo_does_not_reach_past_a_change_that_cannot_be_undone():
    talk = Talk(record(instant(0), planned=(planned(2, day(1)),)))
    talk.hear(ACTS["setting"][0])
    talk.hear(means(Meaning.CORRECT, corrections=(SaidCorrection("delete"),)))
    assert (talk.person.lead_minutes, talk.person.undo) == (30, None)


def test_a_reading_of_nothing_is_no_doubt(talk):
    assert talk.hear(Reading(confidence=0.0), kind="hello")[0].kind == "hello"
