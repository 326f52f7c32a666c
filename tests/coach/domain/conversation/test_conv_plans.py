from dataclasses import replace
from datetime import date, datetime, time

import pytest
from builders import NOON, Talk, day, instant, means, minutes, planned, record, somebody, tells

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Verb
from coach.domain.conversation.routine import come_back, pause, resume
from coach.domain.facts import DueKind, PlannedState, WalkTime
from coach.domain.person import Asked, Lock, Plan, Question, Stage
from coach.domain.reading import (
    Level,
    Meaning,
    SaidCheckIn,
    SaidCorrection,
    SaidMove,
    SaidPlan,
    SaidSchedule,
    SaidSkip,
    SaidSlot,
    SaidSnooze,
)
from coach.domain.replies import (
    AskMoveTime,
    AskPlanTime,
    AskShorter,
    AskSlotDays,
    AskSlotTime,
    Chatted,
    FlareOffered,
    Measure,
    Moved,
    NewBaseline,
    NoSuchTime,
    NoSuchWalk,
    NothingPlanned,
    NoTimes,
    NotPaused,
    NotYetWalked,
    NudgeClosed,
    PainNoted,
    Paused,
    PlanHeard,
    PlanKept,
    PlannedWalk,
    Resumed,
    Screening,
    SettingChanged,
    ShorterPlanned,
    SkipNoted,
    SkipUndone,
    Slot,
    Snoozed,
    Standing,
    StillPaused,
    TimesSet,
    WalkRemoved,
)

TWENTY = Measure(20, Unit.MINUTES)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


@pytest.fixture
def nudged():
    """Somebody who was just nudged for Monday's walk."""
    talk = Talk(record(instant(0, "12:00")))
    talk.fire(DueKind.NUDGE, 1)
    return talk


def shown(on, at=NOON, amount=20, mark="open"):
    return PlannedWalk(on, at, Measure(amount, Unit.MINUTES), mark)


def skip(*days, reason=None):
    return means(Meaning.SKIP, skips=tuple(SaidSkip(one, reason) for one in days))


def move(on, **to):
    return means(Meaning.MOVE, move=SaidMove(on, **to))


def going(on, at=None, part=None, **amount):
    return means(Meaning.PLAN, plans=(SaidPlan(on, Amount(**amount), at, part),))


def schedule(op, *slots, **changes):
    return means(Meaning.SCHEDULE, schedule=SaidSchedule(op, slots, **changes))


def slots(*pairs):
    return tuple(Slot(weekday, time(hour)) for weekday, hour in pairs)


# --- skips


def test_a_skip_is_noted_without_a_question_and_says_what_comes_next(talk):
    assert talk.hear(skip(day(0), reason="weather")) == [SkipNoted((day(0),), "weather", shown(day(1)))]
    assert (talk.planned(1).state, talk.planned(1).reason) == (PlannedState.SKIPPED, "weather")
    assert [one.day for one in talk.record.skips] == [day(0)]


def test_a_skip_closes_the_message_that_nudged(nudged):
    closed, _ = nudged.tap(Verb.SKIP, about=1)
    assert (closed, nudged.outgoing[0].edits) == (
        NudgeClosed("skipped", NOON, TWENTY),
        "walk:1",
    )
    assert nudged.tap(Verb.SKIP, about=1) == []


def test_no_after_a_nudge_skips_it_and_yes_encourages(nudged):
    assert nudged.hear(agrees=True) == [PlanHeard(day(0))]
    assert nudged.hear(agrees=False)[1] == SkipNoted((day(0),), None, shown(day(1)))
    assert nudged.person.question is None


def test_all_planned_walks_of_a_day_are_skipped_and_other_days_stay(talk):
    talk.hear(skip(day(1), day(3)))
    assert [on for on, _ in talk.open_walks] == [day(0), day(5)]


def test_pain_at_a_nudge_skips_it_and_takes_a_score(nudged):
    assert nudged.tap(Verb.HURT, about=1)[1] == PainNoted(None, None, None)
    assert nudged.tap(Verb.SCORE, "6") == [FlareOffered(6)]
    assert [pain.score for pain in nudged.record.pains] == [6]


def test_the_score_may_be_typed(nudged):
    nudged.tap(Verb.HURT, about=1)
    assert nudged.hear(kind="hello") == [Chatted("hello", 1001)]
    assert nudged.hear(score=5) == [PainNoted(5, None, None)]


# --- done, shorter


@pytest.mark.parametrize("unit", list(Unit))
def test_done_keeps_the_walk_as_it_was_planned(unit):
    person = somebody(plan=Plan(unit, 8000, 2000, 4))
    amount = {Unit.MINUTES: 20, Unit.STEPS: 2000, Unit.METRES: 2000}[unit]
    talk = Talk(record(instant(0, "13:00"), person=person, planned=(planned(1, day(0), amount=amount),)))
    talk.tap(Verb.DONE, about=1)
    [walk] = talk.record.walks
    assert (walk.minutes, walk.steps, walk.metres) == {
        Unit.MINUTES: (20, None, None),
        Unit.STEPS: (None, 2000, None),
        Unit.METRES: (None, None, 2000),
    }[unit]
    assert talk.tap(Verb.DONE, about=1) == []


def test_done_closes_the_walk_whose_button_was_tapped_where_two_are_at_one_time():
    talk = Talk(record(instant(0, "13:00"), planned=(planned(1, day(0)), planned(2, day(0)))))
    talk.tap(Verb.DONE, about=2)
    assert [one.state for one in talk.record.planned] == [PlannedState.OPEN, PlannedState.DONE]
    assert [walk.planned_id for walk in talk.record.walks] == [2]
    talk.tap(Verb.DONE, about=1)
    assert [walk.planned_id for walk in talk.record.walks] == [2, 1]


def test_done_in_words_after_a_nudge_is_its_button(nudged):
    nudged.hear(tells(minutes(None, day(0))))
    assert [walk.minutes for walk in nudged.record.walks] == [20]


def test_yes_after_a_follow_up_is_done(nudged):
    nudged.at(0, "13:30").fire(DueKind.FOLLOW_UP, 1)
    nudged.hear(agrees=True)
    assert [walk.minutes for walk in nudged.record.walks] == [20]


def test_something_else_after_a_nudge_is_heard_as_what_it_is(nudged):
    assert isinstance(nudged.hear(means(Meaning.QUESTION, question="dose"))[0].topic, str)
    assert nudged.hear(kind="thanks") == [Chatted("thanks", 1001)]


def test_a_walk_of_tomorrow_is_not_done_today():
    person = somebody(question=Question(Asked.NUDGE, instant(1), about=9))
    talk = Talk(record(instant(0, "13:00"), person=person, planned=(planned(2, day(1)),)))
    assert talk.tap(Verb.DONE, about=2) == []
    talk.hear(tells(minutes(None, day(0))))
    assert talk.record.walks == ()


def test_a_nudge_with_nothing_planned_any_more_is_let_be():
    person = somebody(question=Question(Asked.NUDGE, instant(1), about=9))
    talk = Talk(record(instant(0, "13:00"), person=person, planned=()))
    assert talk.hear(agrees=True, kind="hello") == [Chatted("hello", 1000)]


def test_shorter_before_a_walk_plans_half_of_it(nudged):
    assert nudged.tap(Verb.SHORTER, about=1) == [ShorterPlanned(1, Measure(10, Unit.MINUTES))]
    assert nudged.outgoing[0].edits == "walk:1"
    assert nudged.planned(1).amount == 10
    assert nudged.tap(Verb.SHORTER, about=9) == []


def test_too_long_after_a_nudge_means_this_walk(nudged):
    less = means(Meaning.CHECK_IN, check_in=SaidCheckIn(next="less"))
    assert nudged.hear(less) == [ShorterPlanned(1, Measure(10, Unit.MINUTES))]


def test_an_amount_after_a_nudge_is_what_it_will_be_in_the_plans_unit(nudged):
    assert nudged.hear(going(day(0), distance_m=960)) == [ShorterPlanned(1, Measure(12, Unit.MINUTES))]


def test_shorter_after_a_walk_asks_how_long_it_was(nudged):
    nudged.at(0, "13:30").fire(DueKind.FOLLOW_UP, 1)
    assert nudged.tap(Verb.SHORTER, about=1) == [
        AskShorter(1, tuple(Measure(one, Unit.MINUTES) for one in (5, 10, 15)))
    ]
    said = nudged.tap(Verb.AMOUNT, "15")
    assert said[-1].standing == Standing(15, 80, Unit.MINUTES)
    assert nudged.planned(1).state is PlannedState.DONE


def test_the_smallest_walk_gets_no_shorter():
    talk = Talk(record(instant(0), planned=(planned(1, day(0), amount=5),)))
    assert talk.tap(Verb.SHORTER, about=1) == [ShorterPlanned(1, Measure(5, Unit.MINUTES))]


# --- snoozes


def test_a_snooze_asks_again_later_and_changes_that_walk_only(nudged):
    [closed] = nudged.tap(Verb.SNOOZE, "60", about=1)
    assert closed == NudgeClosed("snoozed", NOON, TWENTY, datetime(2026, 3, 2, 13))
    assert nudged.due(DueKind.NUDGE, 1) == [instant(0, "13:00")]
    [again] = nudged.at(0, "13:00").fire(DueKind.NUDGE, 1)
    assert again.again
    assert nudged.due(DueKind.FOLLOW_UP, 1) == [instant(0, "14:00")]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        (SaidSnooze(), time(9, 30)),
        (SaidSnooze(45), time(9, 45)),
        (SaidSnooze(until=time(11)), time(11)),
        (SaidSnooze(until=time(8)), time(9, 30)),
        (SaidSnooze(5000), time(21)),
    ],
)
def test_a_snooze_in_words(talk, said, until):
    assert talk.hear(means(Meaning.SNOOZE, snooze=said)) == [Snoozed(until)]


def test_a_snooze_over_the_weeks_end_is_let_go_with_its_week():
    talk = Talk(record(instant(6, "20:00"), planned=(planned(1, day(6), time(20, 15)),)))
    talk.tap(Verb.SNOOZE, "600", about=1)
    talk.at(0, "03:00", week=1).fire(DueKind.WEEK_CLOSE)
    assert talk.planned(1).state is PlannedState.LET_GO


@pytest.mark.parametrize(
    "reading",
    [means(Meaning.SNOOZE, snooze=SaidSnooze()), move(day(0)), means(Meaning.MOVE, move=SaidMove(day(0)))],
)
def test_there_is_nothing_to_snooze_or_move(reading):
    assert Talk(record(instant(0), planned=())).hear(reading) == [NothingPlanned()]


def test_a_tap_on_a_walk_that_is_gone_changes_nothing():
    talk = Talk(record(instant(0), planned=()))
    for verb in (Verb.SNOOZE, Verb.MOVE, Verb.SKIP, Verb.HURT, Verb.SHORTER, Verb.DONE):
        assert talk.tap(verb, about=1) == []
        assert not talk.acted


# --- moves


@pytest.mark.parametrize(
    ("to", "after"),
    [
        ({"to_day": day(2)}, shown(day(2))),
        ({"to_time": time(18)}, shown(day(0), time(18))),
        ({"to_day": day(2), "to_time": time(8)}, shown(day(2), time(8))),
        ({"shift_minutes": 90}, shown(day(0), time(14))),
    ],
)
def test_a_move_changes_that_one_occurrence(talk, to, after):
    assert talk.hear(move(day(0), **to)) == [Moved(shown(day(0)), after)]
    assert talk.record.walk_times == record(instant(0)).walk_times
    assert [on for on, _ in talk.open_walks][1:] == [
        day(2) if after.day == day(2) else day(1),
        day(3),
        day(5),
    ]


@pytest.mark.parametrize(
    ("to", "options"),
    [
        ({}, [(0, "17:30"), (1, "12:30")]),
        ({"to_part": "evening"}, [(0, "17:30"), (0, "18:30"), (0, "19:30")]),
        ({"to_time": time(8)}, [(0, "17:30"), (1, "12:30")]),
    ],
)
def test_a_move_to_no_time_ahead_is_asked_back(talk, to, options):
    assert talk.hear(move(day(0), **to)) == [
        AskMoveTime(shown(day(0)), tuple(instant(on, at).replace(tzinfo=None) for on, at in options))
    ]
    assert talk.person.question.about == 1


def test_the_time_of_a_move_is_tapped_or_typed(nudged):
    assert isinstance(nudged.tap(Verb.MOVE, about=1)[0], AskMoveTime)
    assert nudged.tap(Verb.TIME, "soon") == []
    closed, moved = nudged.tap(Verb.TIME, "2026-03-03T08:00")
    assert (closed.how, moved.after) == ("moved", shown(day(1), time(8)))
    nudged.tap(Verb.MOVE, about=1)
    assert nudged.hear(kind="hello") == [Chatted("hello", 1004)]
    assert nudged.hear(schedule("set", SaidSlot(None, time(19))))[-1].after == shown(day(1), time(19))
    nudged.tap(Verb.MOVE, about=1)
    assert nudged.hear(move(day(1), to_time=time(20)), day=day(4))[-1].after == shown(day(4), time(20))


def test_a_move_of_what_is_done_meanwhile_finds_nothing(nudged):
    nudged.tap(Verb.MOVE, about=1)
    nudged.record = replace(nudged.record, planned=())
    assert nudged.tap(Verb.TIME, "2026-03-03T08:00") == [NothingPlanned()]


# --- plans


def test_a_plan_with_day_and_time_is_kept_once_and_nudged(talk):
    assert talk.hear(going(day(2), time(18), minutes=15)) == [PlanKept(shown(day(2), time(18), 15))]
    number = next(one.id for one in talk.record.planned if one.day == day(2))
    assert talk.due(DueKind.NUDGE, number) == [instant(2, "17:30")]
    assert talk.hear(going(day(2), time(18), minutes=25)) == [PlanKept(shown(day(2), time(18), 25))]
    assert sum(on == day(2) for on, _ in talk.open_walks) == 1


def test_a_plan_in_quiet_hours_or_too_soon_is_kept_without_a_nudge(talk):
    assert talk.hear(going(day(2), time(6))) == [PlanKept(shown(day(2), time(6)), nudge=False)]
    assert talk.hear(going(day(0), time(9, 20))) == [PlanKept(shown(day(0), time(9, 20)), nudge=False)]


@pytest.mark.parametrize(
    ("reading", "reply"),
    [
        (going(None), PlanHeard(None)),
        (going(day(0)), PlanHeard(day(0))),
        (going(day(0), time(8)), PlanHeard(day(0))),
        (going(day(40), time(8)), NotYetWalked(day(40))),
        (going(day(0), part="evening"), AskPlanTime(day(0), (time(17, 30), time(18, 30), time(19, 30)))),
        (going(day(1)), AskPlanTime(day(1), (time(8), NOON, time(17, 30)))),
    ],
)
def test_a_vague_plan_is_encouraged_or_asked_for_its_time(talk, reading, reply):
    assert talk.hear(reading) == [reply]


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ({"reading": going(day(2), time(18))}, PlanKept(shown(day(2), time(18)))),
        ({"agrees": False}, PlanHeard(day(2))),
        ({"kind": "hello"}, Chatted("hello", 1001)),
    ],
)
def test_the_time_of_a_plan_is_typed_or_not_wanted(talk, answer, reply):
    talk.hear(going(day(2)))
    assert talk.hear(**answer) == [reply]


def test_the_time_of_a_plan_is_tapped(talk):
    talk.hear(going(day(2), distance_m=800))
    assert talk.tap(Verb.TIME, "17:30") == [PlanKept(shown(day(2), time(17, 30), 10))]


# --- walk times


@pytest.mark.parametrize(
    ("reading", "now"),
    [
        (schedule("set", SaidSlot((0, 2), time(18))), slots((0, 18), (2, 18))),
        (schedule("add", SaidSlot((2,), time(18))), None),
        (schedule("change", SaidSlot((0,), time(18))), None),
        (schedule("change", SaidSlot((2,), from_days=(0,))), None),
        (schedule("change", SaidSlot((2,), time(19), from_days=(0,))), None),
        (schedule("remove", SaidSlot((0,), NOON)), None),
        (schedule("remove", SaidSlot((0,))), None),
    ],
)
def test_walk_times_are_set_added_changed_moved_and_removed(talk, reading, now):
    usual = [(weekday, NOON) for weekday in (0, 1, 3, 5)]
    [reply] = talk.hear(reading)
    expected = {
        "set": [(0, time(18)), (2, time(18))],
        "add": sorted([*usual, (2, time(18))]),
        "change": sorted([*usual[1:], (0, time(18))]),
        "remove": usual[1:],
    }
    said = reading.schedule
    moved = sorted([*usual[1:], (2, said.slots[0].at or NOON)])
    wanted = moved if said.slots[0].from_days else expected[said.op]
    assert reply == TimesSet(tuple(Slot(*one) for one in wanted), TWENTY, 30)
    assert [(one.weekday, one.at) for one in talk.record.walk_times] == wanted


def test_new_walk_times_plan_the_rest_of_the_week_and_keep_what_was_planned_once(talk):
    talk.hear(going(day(6), time(18), minutes=10))
    talk.hear(schedule("set", SaidSlot((2, 4), time(18))))
    assert talk.open_walks == [(day(2), 20), (day(4), 20), (day(6), 10)]


def test_a_time_in_quiet_hours_is_taken_and_said():
    talk = Talk(record(instant(0)))
    assert talk.hear(schedule("set", SaidSlot((2,), time(6))))[0].quiet


def test_at_most_two_walk_times_a_day_are_kept(talk):
    everyday = tuple(SaidSlot(tuple(range(7)), time(hour)) for hour in (8, 12, 17))
    assert len(talk.hear(schedule("set", *everyday))[0].slots) == 14


def test_walk_times_of_one_hour_are_removed_on_all_days(talk):
    assert talk.hear(schedule("remove", SaidSlot(None, NOON))) == [NoTimes()]
    assert talk.open_walks == []


def test_all_walk_times_are_cleared(talk):
    assert talk.hear(schedule("clear")) == [NoTimes()]


@pytest.mark.parametrize(
    "reading",
    [
        schedule("remove", SaidSlot((2,))),
        schedule("remove", SaidSlot(None)),
        schedule("change", SaidSlot((4,), from_days=(2,))),
    ],
)
def test_a_walk_time_that_is_not_there_is_said(talk, reading):
    assert talk.hear(reading) == [NoSuchTime(tuple(Slot(weekday, NOON) for weekday in (0, 1, 3, 5)))]


def test_days_without_a_time_are_asked_for_it(talk):
    assert talk.hear(schedule("add", SaidSlot((2,), part="evening"))) == [
        AskSlotTime((2,), "evening", (time(17, 30), time(18, 30), time(19, 30)))
    ]
    assert talk.hear(kind="hello") == [Chatted("hello", 1001)]
    assert Slot(2, time(18)) in talk.tap(Verb.TIME, "18:00")[0].slots


def test_a_time_without_days_is_asked_for_them(talk):
    assert talk.hear(schedule("set", SaidSlot(None, time(18), per_week=2))) == [AskSlotDays(time(18), 2)]
    assert talk.tap(Verb.DAYS, "") == []
    assert talk.hear(kind="hello") == [Chatted("hello", 1002)]
    assert talk.tap(Verb.DAYS, "02")[0].slots == slots((0, 18), (2, 18))


def test_neither_days_nor_time_are_asked_for_in_turn(talk):
    assert talk.hear(schedule("change")) == [AskSlotDays(None)]
    assert talk.hear(schedule("set", SaidSlot((2,)))) == [
        AskSlotTime((2,), None, (time(8), NOON, time(17, 30)))
    ]
    assert len(talk.hear(schedule("set", SaidSlot(None, time(18))))[0].slots) == 5


def test_a_time_comes_first_and_the_days_follow(talk):
    talk.hear(schedule("set", SaidSlot(None)))
    assert talk.tap(Verb.TIME, "18:00") == [AskSlotDays(time(18))]
    assert talk.hear(schedule("set", SaidSlot((3,))))[0].slots == slots((3, 18))


# --- pause and resume


def test_a_pause_rests_targets_and_nudges_and_keeps_the_record(talk):
    talk.hear(tells(minutes(20, day(0))))
    assert talk.hear(schedule("pause", until=day(9))) == [Paused(day(9))]
    assert (talk.week.paused, talk.open_walks, len(talk.record.walks)) == (True, [], 1)
    assert [kind for kind in DueKind if talk.due(kind)] == [DueKind.WEEK_CLOSE, DueKind.RESUME]


def test_a_pause_until_a_day_that_is_past_lasts_till_tomorrow(talk):
    assert talk.hear(schedule("pause", until=day(-1))) == [Paused(day(1))]


def test_a_walk_in_a_pause_counts_and_the_pause_stays(talk):
    talk.turn(lambda turn: pause(turn, None))
    _, still = talk.hear(tells(minutes(20, day(0))))
    assert still == StillPaused(None)
    talk.hear(schedule("set", SaidSlot((4,), time(18))))
    assert (talk.person.paused, talk.open_walks) == (True, [])


def test_a_pause_again_keeps_its_beginning(talk):
    talk.turn(lambda turn: pause(turn, None))
    talk.at(2).turn(lambda turn: pause(turn, day(20)))
    assert (talk.person.paused_from, talk.person.paused_until) == (instant(0), day(20))


def test_coming_back_midway_asks_for_the_share_that_is_left(talk):
    talk.turn(lambda turn: pause(turn, None))
    [back] = talk.at(3).hear(schedule("resume"))
    assert back == Resumed(Standing(0, 46, Unit.MINUTES), 3, shown(day(3), amount=16))
    assert (talk.week.first, talk.week.short, talk.week.walks, talk.week.session) == (True, False, 3, 16)
    assert not talk.person.paused


def test_coming_back_on_sunday_night_plans_nothing_more(talk):
    talk.turn(lambda turn: pause(turn, None))
    [back] = talk.at(6, "21:00").turn(resume) or [None]
    assert (back.standing.target, back.next_walk, talk.open_walks) == (0, None, [])


def test_a_pause_over_several_weeks_neither_breaks_nor_counts(talk):
    talk.turn(lambda turn: pause(turn, day(0, week=2)))
    said = talk.live_to(instant(0, "09:00", week=2))
    assert [type(reply).__name__ for _, reply in said] == ["Resumed"]
    assert [(one.action, one.next_target) for one in talk.record.weeks[:2]] == [("PAUSED", 80)] * 2
    assert (talk.week.target, talk.week.first, talk.week.short, talk.week.walks) == (80, False, False, 4)
    assert talk.due(DueKind.CHECK_IN) == [instant(5, "18:00", week=2)]


def test_after_56_days_of_pause_a_new_baseline_is_asked_for_and_one_week_is_opened(talk):
    talk.turn(lambda turn: pause(turn, None))
    talk.live_to(instant(1, "09:00", week=8))
    assert talk.turn(resume) == [NewBaseline(57), Screening()]
    assert talk.person.stage is Stage.SCREENING
    talk.at(1, "09:00", week=10).tap(Verb.SCREEN, "none")
    talk.tap(Verb.COMFORT, "5x3")
    talk.tap(Verb.ZONE, "UTC")
    talk.tap(Verb.TIMES, "morning")
    assert [one.monday for one in talk.record.weeks if one.closed_at is None] == [date(2026, 5, 11)]
    assert (talk.plan.position, talk.plan.session) == (0, 5)


def test_resume_without_a_pause_says_so(talk):
    assert talk.turn(resume) == [NotPaused()]


def test_coming_back_turns_reminders_on_again():
    talk = Talk(record(instant(0), person=somebody(nudges=False)))
    assert talk.turn(come_back) == [SettingChanged("nudges_on")]
    assert talk.person.nudges is True


def test_a_pause_that_ends_by_itself_leaves_reminders_off():
    talk = Talk(record(instant(0), person=somebody(nudges=False)))
    talk.turn(lambda turn: pause(turn, day(2)))
    talk.at(2, "04:00").fire(DueKind.RESUME)
    assert (talk.person.paused, talk.person.nudges) == (False, False)


UNDO = means(Meaning.CORRECT, corrections=(SaidCorrection("delete"),))


def test_undo_takes_back_that_walks_were_left_out(talk):
    talk.hear(tells(minutes(10, day(0))))
    talk.hear(skip(day(1), day(3), reason="busy"))
    assert talk.hear(UNDO) == [SkipUndone(shown(day(1)))]
    assert talk.record.skips == ()
    assert [one for one, _ in talk.open_walks] == [day(1), day(3), day(5)]
    assert isinstance(talk.hear(UNDO)[0], WalkRemoved)


def test_undo_takes_out_the_walk_that_was_told_after_a_skip(talk):
    talk.hear(skip(day(1)))
    talk.hear(tells(minutes(10, day(0))))
    assert isinstance(talk.hear(UNDO)[0], WalkRemoved)
    assert talk.planned(2).state is PlannedState.SKIPPED


def test_what_was_left_out_on_a_day_that_is_over_stays_out(talk):
    talk.hear(skip(day(0)))
    assert talk.at(1).hear(UNDO) == [NoSuchWalk(None)]


def test_a_walk_that_is_back_in_the_plan_too_late_is_not_followed_up(talk):
    talk.at(0, "13:00").hear(skip(day(0)))
    talk.hear(UNDO)
    assert (talk.planned(1).state, talk.due(DueKind.FOLLOW_UP, 1)) == (PlannedState.OPEN, [])
    assert talk.tap(Verb.RESUME) == []
    talk.turn(lambda turn: pause(turn, None))
    assert isinstance(talk.tap(Verb.RESUME)[0], Resumed)


def test_the_end_of_a_pause_is_not_spoken_of_to_who_wants_no_messages(talk):
    talk.turn(lambda turn: pause(turn, day(2)))
    talk.record = replace(talk.record, person=replace(talk.person, lock=Lock(Level.URGENT, instant(0))))
    assert talk.live_to(instant(3)) == []
    assert not talk.person.paused


def test_walk_times_without_an_open_week_are_only_kept():
    talk = Talk(record(instant(0), weeks=(), planned=(), walk_times=(WalkTime(0, NOON),)))
    assert talk.hear(schedule("set", SaidSlot((2,), time(18))))[0].slots == slots((2, 18))
    assert talk.open_walks == []
    talk.turn(lambda turn: pause(turn, None))
    assert talk.turn(resume) == []


def test_a_plan_may_do_without_a_reminder(talk):
    talk.hear(going(day(2)))
    assert isinstance(talk.tap(Verb.NO)[0], PlanHeard)
    assert talk.person.question is None


def test_a_long_pause_without_an_open_week_asks_for_a_new_baseline_too():
    person = somebody(paused_from=instant(0, week=-9))
    talk = Talk(record(instant(0), person=person, weeks=(), planned=()))
    assert talk.turn(resume) == [NewBaseline(63), Screening()]
