from datetime import date, time

import pytest
from builders import (
    MONDAY,
    Talk,
    day,
    hurts,
    instant,
    means,
    minutes,
    record,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Amount, Span, Unit
from coach.domain.choices import Verb
from coach.domain.facts import DueKind, PlannedState
from coach.domain.person import Asked
from coach.domain.reading import Change, Meaning, Reading, SaidCorrection, SaidSummary, SaidSymptom, SaidWalk
from coach.domain.replies import (
    AlreadyNoted,
    AskAmount,
    AskConfirm,
    AskCorrection,
    AskDay,
    AskUnit,
    Chatted,
    FlareOffered,
    NoSigns,
    NoSuchWalk,
    NotKept,
    NotUnderstood,
    NotYetWalked,
    NudgeClosed,
    PainNoted,
    Standing,
    SummaryHeard,
    SymptomHeard,
    ToldWalk,
    TooFarBack,
    TooLong,
    TooMuch,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
)

TODAY = day(2)
"""A Wednesday."""


@pytest.fixture
def talk():
    return Talk(record(instant(2)))


def of(done, *, about=False):
    return Standing(done, 80, Unit.MINUTES, about)


def correction(op="amend", on=None, **change):
    return means(Meaning.CORRECT, corrections=(SaidCorrection(op, on, Change(**change)),))


def minutes_kept(talk):
    return [(walk.day, walk.minutes) for walk in talk.record.walks]


def test_a_walk_is_said_back_with_the_weeks_total(talk):
    assert talk.hear(tells(minutes(20, TODAY)), message=7) == [
        WalkLogged((ToldWalk(TODAY, 20),), of(20), message_id=7)
    ]
    assert talk.outgoing[0].tag == "log:7"


@pytest.mark.parametrize(
    ("amount", "kept", "done", "about"),
    [
        (Amount(minutes=Span(20, 25)), (23, None, None), 23, False),
        (Amount(distance_m=1600), (None, 1600, None), 20, True),
        (Amount(steps=2000), (None, None, 2000), 20, True),
    ],
)
def test_amounts_are_kept_as_told_and_counted_in_the_plans_unit(talk, amount, kept, done, about):
    [logged] = talk.hear(tells(SaidWalk(TODAY, amount)))
    [walk] = talk.record.walks
    assert (walk.minutes, walk.metres, walk.steps) == kept
    assert logged.standing == of(done, about=about)


def test_somebodys_own_pace_is_used_once_it_is_known():
    fast = walked(1, day(0), 10, steps=1300, metres=1000)
    talk = Talk(record(instant(2), walks=(fast,)))
    [logged] = talk.hear(tells(SaidWalk(TODAY, Amount(steps=2600))))
    assert logged.standing == of(30, about=True)


def test_several_walks_of_a_message_are_all_kept_and_equal_ones_said_together(talk):
    [logged] = talk.hear(tells(minutes(15, day(1), count=2), minutes(10, TODAY)))
    assert logged.walks == (ToldWalk(day(1), 15, count=2), ToldWalk(TODAY, 10))
    assert logged.standing == of(40)


def test_a_total_over_several_walks_is_one_walk(talk):
    talk.hear(tells(minutes(40, TODAY, count=2, total=True)))
    assert minutes_kept(talk) == [(TODAY, 40)]


def test_what_is_clear_is_kept_while_the_rest_is_asked_back(talk):
    logged, asked = talk.hear(tells(minutes(20, day(0)), minutes(None, day(1))))
    assert (logged.standing, asked) == (of(20), AskAmount(day(1)))
    assert talk.hear(tells(minutes(15, TODAY)))[0].walks == (ToldWalk(day(1), 15),)


def test_the_week_that_reaches_its_target_says_so_once(talk):
    assert not talk.hear(tells(minutes(79, TODAY)))[0].goal_reached
    assert talk.hear(tells(minutes(5, TODAY)))[0].goal_reached
    assert not talk.hear(tells(minutes(5, TODAY)))[0].goal_reached


def test_who_comes_back_after_fourteen_days_is_welcomed():
    talk = Talk(record(instant(2), walks=(walked(1, day(-12)),)))
    assert talk.hear(tells(minutes(5, TODAY)))[0].returned


@pytest.mark.parametrize("tapped", [False, True])
def test_a_walk_without_an_amount_is_asked_how_long_it_was(talk, tapped):
    assert talk.hear(tells(minutes(None, day(1)))) == [AskAmount(day(1))]
    said = talk.tap(Verb.AMOUNT, "15") if tapped else talk.hear(tells(minutes(15, TODAY)))
    assert said[0].walks == (ToldWalk(day(1), 15),)
    assert talk.person.question is None


def test_two_walks_without_an_amount_are_answered_by_one_number(talk):
    talk.hear(tells(minutes(None, TODAY, count=2)))
    assert talk.tap(Verb.AMOUNT, "15")[0].standing == of(30)


def test_another_day_in_the_answer_wins_over_the_one_that_was_asked_about(talk):
    talk.hear(tells(minutes(None, TODAY)))
    assert talk.hear(tells(minutes(15, day(0), when="Monday")))[0].walks == (ToldWalk(day(0), 15),)


@pytest.mark.parametrize(
    ("span", "number", "units"),
    [
        ("3k", 3.0, (Unit.STEPS, Unit.METRES)),
        ("three k", 3.0, (Unit.STEPS, Unit.METRES)),
        ("0,5k", 0.5, (Unit.METRES,)),
    ],
)
def test_a_number_that_may_be_steps_or_metres_is_asked_back(talk, span, number, units):
    said = tells(minutes(None, TODAY, span=span), ask=("unit",))
    assert talk.hear(said) == [AskUnit(number, units)]
    talk.tap(Verb.UNIT, "m")
    assert [walk.metres for walk in talk.record.walks] == [number * 1000]


def test_the_unit_may_be_typed(talk):
    talk.hear(tells(minutes(None, TODAY, span="3k"), ask=("unit",)))
    assert talk.hear(kind="hello") == [Chatted("hello", 1001)]
    talk.hear(unit=Unit.STEPS)
    assert [walk.steps for walk in talk.record.walks] == [3000]


def test_a_number_that_can_not_be_read_is_asked_as_an_amount(talk):
    assert talk.hear(tells(minutes(None, TODAY, span="lots"), ask=("unit",))) == [AskAmount(TODAY)]


def test_too_many_of_a_unit_are_asked_back(talk):
    talk.hear(tells(minutes(None, TODAY, span="90k"), ask=("unit",)))
    assert isinstance(talk.tap(Verb.UNIT, "steps")[0], TooMuch)


@pytest.mark.parametrize("tapped", [False, True])
def test_a_walk_without_a_day_is_asked_for_it(talk, tapped):
    assert talk.hear(tells(minutes(20))) == [AskDay(ToldWalk(TODAY, 20), tuple(map(day, (2, 1, 0, -1))))]
    said = talk.tap(Verb.DAY, "2026-03-02") if tapped else talk.hear(day=MONDAY)
    assert said[0].walks == (ToldWalk(MONDAY, 20),)


def test_a_walk_with_neither_day_nor_amount_is_asked_for_both_in_turn(talk):
    talk.hear(tells(minutes(None)))
    assert talk.hear(day=MONDAY) == [AskAmount(MONDAY)]
    assert talk.tap(Verb.AMOUNT, "10")[0].walks == (ToldWalk(MONDAY, 10),)


def test_a_day_that_is_doubtful_is_asked_though_one_was_said(talk):
    [asked] = talk.hear(tells(minutes(20, day(1)), ask=("day",)))
    assert isinstance(asked, AskDay)
    assert talk.hear(day=day(5)) == [NotYetWalked(day(5))]


def test_an_answer_that_is_no_day_is_heard_as_what_it_is(talk):
    talk.hear(tells(minutes(20)))
    assert talk.hear(kind="hello") == [Chatted("hello", 1001)]


@pytest.mark.parametrize("tapped", [False, True])
@pytest.mark.parametrize("yes", [True, False])
def test_an_unsure_walk_is_confirmed_before_it_is_kept(talk, tapped, yes):
    said = tells(minutes(20, day(1)), minutes(10, TODAY, count=2), ask=("confirm",))
    assert talk.hear(said) == [AskConfirm((ToldWalk(day(1), 20), ToldWalk(TODAY, 10, count=2)))]
    replies = talk.tap({True: Verb.YES, False: Verb.NO}[yes]) if tapped else talk.hear(agrees=yes)
    assert (minutes_kept(talk), replies[0] == NotKept()) == {
        True: ([(day(1), 20), (TODAY, 10), (TODAY, 10)], False),
        False: ([], True),
    }[yes]


def test_a_report_wins_over_a_question_that_is_open(talk):
    talk.hear(tells(minutes(20, day(1)), ask=("confirm",)))
    talk.hear(tells(minutes(30, TODAY)))
    assert minutes_kept(talk) == [(TODAY, 30)]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (minutes(20, day(3)), NotYetWalked(day(3))),
        (minutes(20, day(-13)), TooFarBack(day(-13), 14)),
        (minutes(361, TODAY), TooMuch(ToldWalk(TODAY, 361))),
        (SaidWalk(TODAY, Amount(distance_m=41_000)), TooMuch(ToldWalk(TODAY, metres=41_000))),
        (SaidWalk(TODAY, Amount(steps=60_001)), TooMuch(ToldWalk(TODAY, steps=60_001))),
    ],
)
def test_what_can_not_have_been_is_not_kept(talk, said, reply):
    assert talk.hear(tells(said)) == [reply]
    assert talk.record.walks == ()


def test_a_walk_of_two_weeks_ago_is_still_taken(talk):
    talk.hear(tells(minutes(20, day(-12))))
    assert minutes_kept(talk) == [(day(-12), 20)]


def test_too_much_is_asked_back_and_answered_with_what_it_was(talk):
    talk.hear(tells(minutes(400, TODAY)))
    assert isinstance(talk.hear(tells(minutes(500, TODAY)))[0], TooMuch)
    assert isinstance(talk.tap(Verb.AMOUNT, "999")[0], TooMuch)
    assert talk.hear(tells(minutes(40, TODAY)))[0].walks == (ToldWalk(TODAY, 40),)


def test_a_walk_closes_the_planned_one_of_its_day_and_the_message_that_nudged_for_it():
    talk = Talk(record(instant(0, "12:00")))
    talk.fire(DueKind.NUDGE, 1)
    said = talk.hear(tells(minutes(20, day(0))))
    assert said[0] == NudgeClosed("done", time(12, 30), said[0].amount)
    assert talk.outgoing[0].edits == "walk:1"
    assert (talk.planned(1).state, talk.record.walks[0].planned_id) == (PlannedState.DONE, 1)


def test_undo_takes_out_all_that_a_message_told_and_opens_what_it_had_closed():
    talk = Talk(record(instant(0, "13:00")))
    talk.hear(tells(minutes(20, day(0)), minutes(10, day(0))), message=7)
    [removed] = talk.tap(Verb.UNDO, about=7)
    assert (removed.walks, removed.standing) == ((ToldWalk(day(0), 20), ToldWalk(day(0), 10)), of(0))
    assert talk.outgoing[0].edits == "log:7"
    assert (talk.planned(1).state, talk.planned(1).followed_up) == (PlannedState.OPEN, False)
    assert talk.tap(Verb.UNDO, about=7) == []
    assert not talk.acted


def test_nobody_is_asked_about_a_walk_they_just_took_back():
    talk = Talk(record(instant(0, "14:00")))
    talk.hear(tells(minutes(20, day(0))), message=7)
    talk.tap(Verb.UNDO, about=7)
    assert talk.due(DueKind.FOLLOW_UP, 1) == []


def test_edit_asks_what_it_should_be_and_takes_the_answer(talk):
    talk.hear(tells(minutes(20, TODAY)), message=7)
    assert talk.tap(Verb.EDIT, about=7) == [AskCorrection(ToldWalk(TODAY, 20))]
    corrected = talk.hear(tells(minutes(25, TODAY)))
    assert corrected == [WalkCorrected(ToldWalk(TODAY, 20), ToldWalk(TODAY, 25), of(25), 7)]
    talk.tap(Verb.EDIT, about=7)
    assert talk.hear(day=day(1))[0].after == ToldWalk(day(1), 25)
    assert talk.person.question is None


def test_an_edit_that_can_not_be_is_asked_again_and_makes_no_second_walk(talk):
    talk.hear(tells(minutes(20, TODAY)), message=7)
    talk.tap(Verb.EDIT, about=7)
    assert isinstance(talk.hear(tells(minutes(900, TODAY)))[0], TooMuch)
    talk.hear(tells(minutes(90, TODAY)))
    assert minutes_kept(talk) == [(TODAY, 90)]


def test_an_edit_of_what_is_gone_is_out_of_date(talk):
    assert talk.tap(Verb.EDIT, about=7) == []
    talk.hear(tells(minutes(20, TODAY)), message=7)
    talk.tap(Verb.EDIT, about=7)
    assert talk.hear(kind="thanks") == [Chatted("thanks", 1002)]
    talk.tap(Verb.UNDO, about=7)
    talk.hear(tells(minutes(10, TODAY)), message=8)
    assert minutes_kept(talk) == [(TODAY, 10)]


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ({"amount": Amount(minutes=30)}, ToldWalk(TODAY, 30)),
        ({"add_minutes": 10}, ToldWalk(TODAY, 30)),
        ({"day": day(1)}, ToldWalk(day(1), 20)),
        ({"at": time(8), "part": "morning"}, ToldWalk(TODAY, 20, at=time(8), part="morning")),
        ({"pain": 3}, ToldWalk(TODAY, 20)),
    ],
)
def test_a_correction_changes_the_last_walk(talk, change, after):
    talk.hear(tells(minutes(20, TODAY)))
    assert talk.hear(correction(**change))[0].after == after


def test_minutes_are_added_to_a_walk_that_was_told_in_steps(talk):
    talk.hear(tells(SaidWalk(TODAY, Amount(steps=3000))))
    assert talk.hear(correction(add_minutes=10))[0].standing.done == 40


def test_a_correction_of_the_day_opens_one_planned_walk_and_closes_the_other():
    talk = Talk(record(instant(1)))
    talk.hear(tells(minutes(20, day(0))))
    talk.hear(correction(day=day(1)))
    assert (talk.planned(1).state, talk.planned(2).state) == (PlannedState.OPEN, PlannedState.DONE)


def test_a_correction_without_its_change_is_asked_back(talk):
    talk.hear(tells(minutes(20, TODAY)))
    assert talk.hear(correction()) == [AskCorrection(ToldWalk(TODAY, 20))]
    assert talk.hear(correction(amount=Amount(minutes=700))) == [TooMuch(ToldWalk(TODAY, 700))]
    assert talk.hear(correction(amount=Amount(minutes=10)))[0].after == ToldWalk(TODAY, 10)


def test_a_correction_by_day_or_of_nothing(talk):
    assert talk.hear(correction()) == [NoSuchWalk(None)]
    assert talk.hear(correction(on=day(1))) == [NoSuchWalk(day(1))]
    talk.hear(tells(minutes(20, day(1)), minutes(10, TODAY)))
    assert talk.hear(correction("delete", day(1)))[0].walks == (ToldWalk(day(1), 20),)
    assert talk.hear(correction("delete"))[-1].what == "remove"
    assert isinstance(talk.hear(correction("delete"))[0], WalkRemoved)
    assert talk.record.walks == ()


def test_an_edited_message_replaces_what_it_told_before():
    talk = Talk(record(instant(1)))
    talk.hear(tells(minutes(20, day(0)), minutes(10, day(0))), message=7)
    [logged] = talk.hear(tells(minutes(25, day(1))), message=7)
    assert logged.corrected
    assert minutes_kept(talk) == [(day(1), 25)]
    assert (talk.planned(1).state, talk.planned(2).state) == (PlannedState.OPEN, PlannedState.DONE)


def test_an_edited_message_that_tells_no_walk_any_more_takes_its_walk_out(talk):
    talk.hear(tells(minutes(20, TODAY)), message=7)
    assert talk.hear(kind="hello", message=7) == [WalkRemoved((ToldWalk(TODAY, 20),), of(0))]
    assert talk.hear(kind="hello", message=7) == [Chatted("hello", 7)]


def test_the_same_edit_twice_changes_nothing_more(talk):
    first = talk.hear(tells(minutes(20, TODAY)), message=7)
    again = talk.hear(tells(minutes(20, TODAY)), message=7)
    assert first[0].standing == again[0].standing


def test_done_alone_notes_the_planned_walk_and_is_not_counted_twice():
    talk = Talk(record(instant(0, "13:00")))
    assert talk.hear(says_done=True)[0].walks == (ToldWalk(day(0), 20),)
    assert talk.hear(says_done=True) == [AlreadyNoted(of(20))]
    assert talk.at(2).hear(says_done=True) == [AskAmount(day(2))]


def test_a_walk_with_pain_says_both(talk):
    said = tells(minutes(20, TODAY), pains=hurts(3).pains)
    assert talk.hear(said)[0].pain == 3
    assert [pain.score for pain in talk.record.pains] == [3]


@pytest.mark.parametrize(
    ("reading", "noted"),
    [
        (hurts(4), PainNoted(4, None, None)),
        (hurts(14), FlareOffered(10)),
        (hurts(None, level="none"), PainNoted(None, "none", None)),
        (hurts(None, level="severe", trend="worse"), FlareOffered(None)),
    ],
)
def test_pain_alone_is_noted(talk, reading, noted):
    assert talk.hear(reading) == [noted]
    assert all(pain.score in (None, 0, 4, 10) for pain in talk.record.pains)


def test_symptoms_that_are_no_warning_signs_are_heard_and_mark_a_hard_walk(talk):
    talk.hear(tells(minutes(20, TODAY)))
    tired = means(Meaning.SYMPTOM, symptoms=(SaidSymptom("fatigue", "present"),))
    assert talk.hear(tired) == [SymptomHeard(("fatigue",))]
    assert talk.record.walks[0].hard
    knee = means(Meaning.SYMPTOM, symptoms=(SaidSymptom("knee", "present"),))
    assert talk.hear(knee) == [SymptomHeard(("knee",))]
    none = means(Meaning.SYMPTOM, symptoms=(SaidSymptom("chest_pain", "negated"),))
    assert talk.hear(none) == [NoSigns()]
    past = means(Meaning.SYMPTOM, symptoms=(SaidSymptom("knee", "historic"),))
    assert isinstance(talk.hear(past)[0], NotUnderstood)


def test_a_statement_about_the_week_is_asked_for_days(talk):
    four = SaidSummary(4)
    assert talk.hear(means(Meaning.SUMMARY, summary=four)) == [SummaryHeard(4)]
    assert len(talk.hear(tells(minutes(20, TODAY), summary=four))) == 1


@pytest.mark.parametrize(
    ("heard", "reply"),
    [
        ({"kind": "thanks"}, Chatted("thanks", 1000)),
        ({}, NotUnderstood(1000)),
        ({"too_long": True}, TooLong()),
    ],
)
def test_what_means_nothing_to_the_coach_is_answered_kindly(talk, heard, reply):
    assert talk.hear(**heard) == [reply]


@pytest.mark.parametrize("meaning", [one for one in Meaning if one is not Meaning.QUESTION])
def test_a_meaning_without_its_details_is_not_understood(talk, meaning):
    assert talk.hear(means(meaning)) in ([NotUnderstood(1000)], [])


def test_distances_are_said_back_as_they_were_told(talk):
    talk.hear(tells(SaidWalk(TODAY, Amount(distance_m=1600))), metric=False)
    assert not talk.person.metric


@pytest.mark.parametrize(
    "verb", [Verb.AMOUNT, Verb.UNIT, Verb.DAY, Verb.YES, Verb.TIME, Verb.DAYS, Verb.ZONE]
)
def test_a_button_whose_question_is_over_changes_nothing(talk, verb):
    assert talk.tap(verb, "15") == []
    assert not talk.acted


@pytest.mark.parametrize(
    ("verb", "value"), [(Verb.AMOUNT, "many"), (Verb.UNIT, "miles"), (Verb.DAY, "someday"), (Verb.SCORE, "x")]
)
def test_a_button_that_carries_junk_changes_nothing(talk, verb, value):
    talk.hear(tells(minutes(20), minutes(None, TODAY, span="3k"), ask=("unit",)))
    assert talk.tap(verb, value) == []


def test_a_question_is_let_go_after_its_time(talk):
    talk.hear(tells(minutes(None, TODAY)))
    assert talk.person.question.asked is Asked.AMOUNT
    talk.at(3).hear(kind="hello")
    assert talk.person.question is None


def test_a_walk_outside_every_known_week_is_counted_and_shown_in_the_open_one():
    talk = Talk(record(instant(2), weeks=(week(),)))
    assert talk.hear(tells(minutes(20, date(2026, 2, 25))))[0].standing == of(0)


def test_small_talk_leaves_the_question_how_long_open(talk):
    talk.hear(tells(minutes(None, TODAY)))
    talk.hear(kind="hello")
    assert talk.person.question.asked is Asked.AMOUNT


def test_a_tired_walk_is_noted_as_hard_without_a_word_more(talk):
    tired = SaidSymptom("fatigue", "present")
    said = Reading(frozenset({Meaning.WALK, Meaning.SYMPTOM}), walks=(minutes(20, TODAY),), symptoms=(tired,))
    assert [type(reply) for reply in talk.hear(said)] == [WalkLogged]
    assert talk.record.walks[0].hard


def test_an_edit_of_the_amount_leaves_the_planned_walk_done():
    talk = Talk(record(instant(0, "13:00")))
    talk.hear(tells(minutes(20, day(0))), message=7)
    talk.hear(tells(minutes(25, day(0))), message=7)
    assert (talk.planned(1).state, talk.record.walks[0].planned_id) == (PlannedState.DONE, 1)


def test_a_nudge_that_was_not_for_the_walk_is_left_alone():
    talk = Talk(record(instant(1, "13:00")))
    talk.hear(tells(minutes(20, day(0))))
    assert talk.planned(2).state is PlannedState.OPEN
