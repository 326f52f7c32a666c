"""Walks at the bounds of what can be, and everything a kept one carries: found by changing the code."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from builders import NOON, Talk, day, hurts, instant, minutes, planned, record, somebody, tells, walked, week

from coach.domain.amounts import Amount, Span, Unit
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.keeping import as_told, keep_walks, pain_score, standing, undo
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.waiting_walks import notes_of, said_of
from coach.domain.conversation.walks import fits, refused, too_much
from coach.domain.facts import PlannedState, Walk
from coach.domain.person import Asked, Question
from coach.domain.reading import SaidPain, SaidWalk
from coach.domain.replies import (
    AskAmount,
    AskDay,
    AskUnit,
    Measure,
    NotYetWalked,
    NudgeClosed,
    Standing,
    ToldWalk,
    TooFarBack,
    TooMuch,
    WalkLogged,
    WalkRemoved,
)

TODAY = day(2)


def talk_at(now=None, **changes):
    return Talk(record(now or instant(2), **changes))


def said(on=TODAY, **amount):
    return SaidWalk(on, Amount(**amount))


def total(done):
    return Standing(done, 80, Unit.MINUTES)


@pytest.mark.parametrize(
    ("amount", "much"),
    [
        (Amount(minutes=360), False),
        (Amount(minutes=361), True),
        (Amount(distance_m=40_000), False),
        (Amount(distance_m=40_001), True),
        (Amount(steps=60_000), False),
        (Amount(steps=60_001), True),
        (Amount(minutes=30, steps=60_001), True),
        (Amount(), False),
    ],
)
def test_six_hours_40_km_and_60_000_steps_are_the_most_a_walk_can_be(amount, much):
    assert too_much(amount) is much


@pytest.mark.parametrize(
    ("on", "fit", "reply"),
    [
        (day(2), True, []),
        (day(3), False, [NotYetWalked(day(3))]),
        (day(-12), True, []),
        (day(-13), False, [TooFarBack(day(-13), 14)]),
        (None, True, []),
    ],
)
def test_walks_are_taken_for_fourteen_days_back_and_not_ahead(on, fit, reply):
    turn = Turn(record(instant(2)))

    assert fits(turn, said(on, minutes=20)) is fit
    assert refused(turn, said(on, minutes=20)) is not fit
    assert [one.reply for one in turn.says] == reply


@pytest.mark.parametrize("on", [day(1), None])
def test_what_is_too_much_is_asked_for_again_with_its_day(on):
    turn = Turn(record(instant(2)))

    assert refused(turn, said(on, minutes=400))
    assert [one.reply for one in turn.says] == [TooMuch(ToldWalk(on or TODAY, 400))]
    assert turn.person.question == Question(
        Asked.AMOUNT, instant(2, "21:00"), notes={"day": (on or TODAY).isoformat()}
    )


def test_a_walk_without_a_day_may_be_of_today_or_of_the_three_days_before():
    [asked] = talk_at().hear(tells(minutes(20), ask=("day",)))

    assert asked == AskDay(ToldWalk(TODAY, 20), (day(2), day(1), day(0), day(-1)))


@pytest.mark.parametrize(
    ("span", "asked"),
    [
        ("3k", AskUnit(3.0, (Unit.STEPS, Unit.METRES))),
        ("2,5 K", AskUnit(2.5, (Unit.STEPS, Unit.METRES))),
        ("1k", AskUnit(1.0, (Unit.STEPS, Unit.METRES))),
        ("0.5k", AskUnit(0.5, (Unit.METRES,))),
        ("ten k", AskUnit(10.0, (Unit.STEPS, Unit.METRES))),
        ("one k", AskUnit(1.0, (Unit.STEPS, Unit.METRES))),
        ("some", AskAmount(day(1))),
    ],
)
def test_thousands_may_be_steps_or_metres_and_less_than_one_only_metres(span, asked):
    walk = SaidWalk(day(1), Amount(), span=span)

    assert talk_at().hear(tells(walk, ask=("unit", "amount"))) == [asked]


def test_a_question_about_a_walk_keeps_what_was_understood():
    waiting = replace(said(day(1), minutes=20, distance_m=1_500, steps=2_000), count=2)
    turn = Turn(record(instant(2)))

    assert notes_of(waiting, turn) == {
        "day": "2026-03-03",
        "minutes": "20",
        "metres": "1500",
        "steps": "2000",
        "count": "2",
    }
    assert said_of(notes_of(waiting, turn)) == waiting
    assert notes_of(replace(waiting, total=True), turn)["count"] == "1"
    assert said_of(notes_of(said(None), turn)) == said(TODAY)


def test_how_many_walks_were_told_is_kept_while_their_length_is_asked():
    talk = talk_at()
    talk.hear(tells(SaidWalk(day(1), Amount(), count=2), ask=("amount",)))

    assert talk.person.question.notes == {"day": "2026-03-03", "count": "2"}


# --- what is kept


def test_a_walk_is_kept_with_all_that_was_said_of_it():
    walk = SaidWalk(
        day(1),
        Amount(Span(20, 25), 1_600, 2_100),
        approx=True,
        part="morning",
        at=time(8, 15),
    )
    talk = talk_at(planned=())
    talk.hear(tells(walk, companions=("Ann",)), message=7)

    assert talk.record.walks == (
        Walk(
            day(1),
            instant(2),
            23,
            1_600,
            2_100,
            approx=True,
            at=time(8, 15),
            part="morning",
            companions=("Ann",),
            message_id=7,
            place=0,
            id=100,
        ),
    )


def test_what_is_said_back_is_what_was_said():
    walk = SaidWalk(None, Amount(Span(20, 25), 1_600, 2_100), 3, approx=True, part="night", at=time(22))

    assert as_told(walk, day(1)) == ToldWalk(
        day(1), 23, 1_600, 2_100, count=3, approx=True, at=time(22), part="night"
    )
    assert as_told(replace(walk, count=None), day(1)).count == 1


@pytest.mark.parametrize(
    ("count", "in_all", "kept"),
    [(1, False, 1), (3, False, 3), (3, True, 1), (None, False, 1), (0, False, 1)],
)
def test_equal_walks_are_kept_one_by_one_each_in_its_place(count, in_all, kept):
    talk = talk_at(planned=())
    talk.hear(tells(minutes(15, TODAY, count=count, total=in_all), minutes(20, day(1))), message=7)

    assert [walk.place for walk in sorted(talk.record.walks, key=lambda one: one.place)] == list(
        range(kept + 1)
    )


@pytest.mark.parametrize(
    ("there", "told", "reached"),
    [(0, 79, False), (0, 80, True), (79, 1, True), (80, 5, False)],
)
def test_the_target_is_reached_by_the_walk_that_passes_it(there, told, reached):
    talk = talk_at(walks=(walked(1, day(0), there),), planned=())
    [logged] = talk.hear(tells(minutes(told, TODAY)), message=7)

    assert logged == WalkLogged((ToldWalk(TODAY, told),), total(there + told), 7, goal_reached=reached)


@pytest.mark.parametrize(("last", "returned"), [(day(-12), True), (day(-11), False)])
def test_who_comes_back_after_fourteen_days_is_welcomed_once(last, returned):
    talk = talk_at(walks=(walked(1, last),), planned=())

    assert [talk.hear(tells(minutes(10, TODAY)))[0].returned for _ in range(2)] == [returned, False]


def test_a_first_walk_is_no_return():
    assert talk_at(planned=()).hear(tells(minutes(10, TODAY)))[0].returned is False


def test_a_walk_settles_the_questions_it_answers_and_no_other():
    kinds = (
        *(Asked.AMOUNT, Asked.UNIT, Asked.DAY, Asked.CONFIRM_WALK, Asked.SUGGESTED),
        *(Asked.NUDGE, Asked.FOLLOW_UP, Asked.PAIN, Asked.CHECK_IN),
    )
    left = []
    for asked in kinds:
        person = somebody(question=Question(asked, instant(3)))
        turn = Turn(record(instant(2), person=person))
        keep_walks(turn, [minutes(20, TODAY)], Origin(0, 7))
        left += [one.asked for one in [turn.person.question] if one]

    assert left == [Asked.PAIN, Asked.CHECK_IN]


def test_the_last_score_of_a_message_is_said_with_its_walk():
    pains = (SaidPain(2), SaidPain(Span(3, 4)), SaidPain(None, "mild"))

    assert pain_score(replace(hurts(None), pains=pains)) == 4
    assert pain_score(hurts(None)) is None
    assert talk_at().hear(tells(minutes(20, TODAY), pains=pains))[0].pain == 4


def test_the_standing_is_of_the_week_of_a_day_or_of_the_open_one():
    walks = (walked(1, day(-1), 50), walked(2, day(0), 20))
    turn = Turn(record(instant(2), weeks=(week(monday=day(-7)), week()), walks=walks))

    assert standing(turn, day(-1)) == Standing(50, 80, Unit.MINUTES, last=True)
    assert standing(turn, day(0)) == standing(turn) == standing(turn, day(-30)) == total(20)
    assert standing(Turn(record(instant(2), weeks=()))) is None


# --- planned walks


def test_a_walk_ticks_off_one_open_walk_of_its_day_and_its_snooze():
    morning = planned(1, TODAY, time(8), remind_at=instant(2, "10:00"), nudged=True)
    evening = planned(2, TODAY, time(18))
    talk = talk_at(planned=(morning, evening))
    replies = talk.hear(tells(minutes(20, TODAY)), message=7)

    assert talk.planned(1) == replace(morning, state=PlannedState.DONE, remind_at=None)
    assert talk.planned(2) == evening
    assert [walk.planned_id for walk in talk.record.walks] == [1]
    assert NudgeClosed("done", time(8), Measure(20, Unit.MINUTES)) in replies
    assert [one.edits for one in talk.outgoing] == ["walk:1", None]


def test_a_walk_of_another_day_ticks_off_nothing():
    talk = talk_at(planned=(planned(1, day(3)),))
    talk.hear(tells(minutes(20, TODAY)))

    assert talk.planned(1).state is PlannedState.OPEN


@pytest.mark.parametrize(
    ("clock", "followed_up"),
    [("13:29", False), ("13:30", True)],
)
def test_what_a_walk_had_ticked_off_is_open_again_but_not_asked_about_late(clock, followed_up):
    done = planned(1, TODAY, NOON, state=PlannedState.DONE)
    talk = talk_at(instant(2, clock), planned=(done,), walks=(walked(7, TODAY, planned_id=1),))
    [removed] = [one for one in talk.turn(undo) if isinstance(one, WalkRemoved)]

    assert removed == WalkRemoved((ToldWalk(TODAY, 20),), total(0))
    assert talk.planned(1) == replace(done, state=PlannedState.OPEN, followed_up=followed_up)
    assert talk.record.walks == ()


def test_undo_without_a_message_takes_out_all_that_the_last_one_told():
    noted = instant(1, "13:00")
    walks = (
        walked(1, day(0), 15),
        walked(2, day(1), 20, message_id=9, noted_at=noted),
        walked(3, day(1), 25, message_id=9, noted_at=noted + timedelta(0)),
    )
    talk = talk_at(walks=walks)
    talk.turn(undo)

    assert [walk.id for walk in talk.record.walks] == [1]


def test_there_is_nothing_to_undo_before_the_first_walk():
    turn = Turn(record(instant(2)))

    assert (undo(turn), undo(turn, 12), turn.says) == (False, False, [])


def test_an_edit_changes_its_own_walks_and_keeps_what_they_ticked_off():
    talk = talk_at(planned=(planned(1, TODAY), planned(2, day(1))))
    talk.hear(tells(minutes(20, TODAY)), message=7)
    replies = talk.hear(tells(minutes(30, TODAY), minutes(10, day(1))), message=7)
    corrected = [one for one in replies if isinstance(one, WalkLogged)]

    assert [(one.corrected, one.standing.done) for one in corrected] == [(True, 40)]
    assert sorted((walk.minutes, walk.planned_id) for walk in talk.record.walks) == [(10, 2), (30, 1)]

    talk.hear(tells(minutes(30, day(1))), message=7)
    assert [(walk.minutes, walk.day, walk.planned_id) for walk in talk.record.walks] == [(30, day(1), 2)]
    assert talk.planned(1).state is PlannedState.OPEN


def test_a_walk_of_last_week_counts_and_is_taken_out_there():
    weeks = (week(monday=day(-7), target=100), week())
    there = talk_at(weeks=weeks, walks=(walked(1, day(-2), 90), walked(2, day(0), 70)), planned=())
    [logged] = there.hear(tells(minutes(15, day(-1))), message=7)
    [removed] = [one for one in there.turn(lambda turn: undo(turn, 7)) if isinstance(one, WalkRemoved)]

    assert (logged.standing, logged.goal_reached) == (
        Standing(105, 100, Unit.MINUTES, last=True),
        True,
    )
    assert removed.standing == Standing(90, 100, Unit.MINUTES, last=True)


def test_what_was_taken_out_is_told_to_the_caller():
    assert undo(Turn(record(instant(2), walks=(walked(7, day(1)),))), 7)


def test_of_two_walks_the_first_is_asked_for_its_day_and_the_other_kept():
    talk = talk_at(planned=())
    talk.hear(tells(minutes(20, TODAY), minutes(25, TODAY), ask=("day",)))

    assert [walk.minutes for walk in talk.record.walks] == [25]
    assert talk.person.question.asked is Asked.DAY


def test_the_day_of_a_walk_waits_while_its_unit_is_asked():
    talk = talk_at()
    talk.hear(tells(SaidWalk(day(1), Amount(), span="3k"), ask=("unit", "amount")))

    assert talk.person.question.notes == {"number": "3.0", "day": "2026-03-03"}


def test_a_walk_without_a_count_waits_as_one():
    talk = talk_at()
    talk.hear(tells(SaidWalk(day(1), Amount(), count=None), ask=("amount",)))

    assert talk.person.question.notes == {"day": "2026-03-03", "count": "1"}
