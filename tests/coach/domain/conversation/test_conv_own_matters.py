"""A report wins over any open question, and a yes is never guessed."""

from dataclasses import replace
from datetime import time

import pytest
from builders import (
    PLAN,
    Talk,
    closed,
    day,
    four_planned,
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
from coach.domain.conversation.abilities import ask_activities
from coach.domain.conversation.check_in import begin_check_in
from coach.domain.conversation.goals import show_goal
from coach.domain.conversation.heard import Goal
from coach.domain.conversation.pairing import ask_pairing
from coach.domain.conversation.progress import ask_episode
from coach.domain.conversation.verdict import BROKEN_OFF
from coach.domain.facts import CheckInAnswers, DueKind, PlannedState
from coach.domain.person import Asked, Flare, Plan, Settings, Stage
from coach.domain.reading import (
    Meaning,
    SaidSchedule,
    SaidSettings,
    SaidSkip,
    SaidSlot,
    SaidSymptom,
)
from coach.domain.replies import (
    BaselineDone,
    CheckInOver,
    CheckInReminder,
    FlareOffered,
    FollowUp,
    NewBaseline,
    NextTargetSet,
    SplitOffered,
    SwapTaken,
    WalkLogged,
    WhyFirst,
)
from coach.domain.spots import Spot
from coach.storage.codec import codec_of

PAUSE = means(Meaning.SCHEDULE, schedule=SaidSchedule("pause"))
STIFF = means(Meaning.SYMPTOM, symptoms=(SaidSymptom("stiffness", "present"),))
WALK = tells(minutes(30, day(0), when="today"))
BARE = tells(replace(minutes(None), when=""))
DELETE = means(Meaning.SETTINGS, settings=SaidSettings(delete_data=True))
SKIP = means(Meaning.SKIP, skips=(SaidSkip(day(0), when="today"),))


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


@pytest.mark.parametrize(
    "heard",
    [
        {"says_done": True, "agrees": True},
        {"kind": "hello", "agrees": True},
        {"kind": "well", "agrees": True},
        {"kind": "thanks", "agrees": True},
        {"reading": STIFF, "agrees": True},
    ],
)
def test_a_flare_begins_with_a_plain_yes_only(talk, heard):
    talk.hear(hurts(8))
    talk.hear(**heard)
    assert (talk.person.flare, talk.week.target) == (None, 80)


@pytest.mark.parametrize("heard", [{"says_done": True, "agrees": True}, {"kind": "hello", "agrees": True}])
def test_pain_has_settled_with_a_plain_yes_only(talk, heard):
    talk.hear(tells(minutes(20, day(0)), pains=hurts(5).pains))
    talk.hear(**heard)
    assert talk.record.pains[-1].settled is None


@pytest.mark.parametrize("reading", [PAUSE, STIFF, WALK, BARE, DELETE, SKIP, hurts(7)])
@pytest.mark.parametrize("ask", [ask_pairing, ask_activities, ask_episode])
def test_a_report_is_no_answer_to_an_invitation(talk, ask, reading):
    talk.turn(ask)
    talk.hear(reading, text="something of its own", activities=("something of its own",), day=day(-3))
    assert (talk.person.pairing, talk.person.activities, talk.person.episode_on) == (None, (), None)


@pytest.mark.parametrize("reading", [PAUSE, STIFF, WALK, BARE, DELETE, SKIP, hurts(7)])
def test_a_report_is_no_plan_in_own_words(talk, reading):
    talk.turn(lambda turn: turn.ask(Asked.IF_THEN))
    talk.hear(reading, text="something of its own here")
    assert talk.person.if_then is None


@pytest.mark.parametrize(
    ("reading", "goal", "kept"),
    [
        (tells(minutes(30, day(0), when="today")), 30, None),
        (tells(minutes(20, day(0))), 20, None),
        (means(Meaning.SETTINGS, settings=SaidSettings(lead_minutes=60)), 60, None),
        (hurts(7), 70, None),
        (tells(minutes(200, day(0))), 200, 200),
        (means(Meaning.CHAT), 100, 100),
    ],
)
def test_an_amount_that_is_no_goal_changes_none(talk, reading, goal, kept):
    talk.turn(show_goal)
    talk.hear(reading, goal=Goal(Unit.MINUTES, goal, None))
    assert talk.plan.goal == kept


def test_a_walk_told_while_the_goal_is_asked_is_kept(talk):
    talk.turn(show_goal)
    said = talk.hear(tells(minutes(20, day(0))), goal=Goal(Unit.MINUTES, 20, None))
    assert isinstance(said[-1], WalkLogged)


@pytest.mark.parametrize("reading", [PAUSE, SKIP])
def test_a_pause_or_a_day_left_out_wins_over_the_weekly_questions(talk, reading):
    talk.turn(lambda turn: begin_check_in(turn, asked_for=True))
    talk.hear(reading, answers=CheckInAnswers())
    assert talk.week.answers == CheckInAnswers()
    assert talk.person.paused or talk.planned(1).state is PlannedState.SKIPPED


def test_settings_kept_by_an_older_version_can_be_read():
    codec = codec_of(Settings)
    person = somebody()
    now = Settings(
        "en", "UTC", metric=True, quiet=person.quiet, check_in=person.check_in, lead_minutes=30, nudges=True,
        paused_from=None, paused_until=None, if_then=None, plan=PLAN,
    )  # fmt: skip
    stored = codec.encode(now)
    del stored["pairing"]
    assert codec.decode(stored) == now


def in_flare(**changes):
    lighter = replace(PLAN, position=10, eased=62)
    person = somebody(plan=lighter, flare=Flare(instant(0), instant(2), 125), heard_at=instant(0))
    return Talk(record(instant(0), person=person, weeks=(closed(1), week(target=62)), **changes))


@pytest.mark.parametrize("change", [(Verb.GOAL, "150x5"), (Verb.COUNT, "min")])
def test_a_goal_chosen_in_a_flare_keeps_the_place_on_the_ramp(change):
    talk = in_flare()
    talk.tap(*change)
    assert (talk.plan.position, talk.plan.eased) == (10, 62)


def test_a_unit_switched_in_a_flare_keeps_the_place_and_undo_brings_all_back():
    talk = in_flare()
    talk.tap(Verb.COUNT, "steps")
    assert (talk.plan.position, talk.person.flare.target_before) == (10, 12_500)
    talk.tap(Verb.BACK, about=talk.person.undo.message_id)
    assert (talk.plan.unit, talk.plan.position, talk.person.flare.target_before) == (Unit.MINUTES, 10, 125)


def test_a_score_of_the_weekly_questions_is_no_pain(talk):
    talk.turn(lambda turn: turn.ask(Asked.PAIN))
    assert talk.tap(Verb.SCORE, "9", about=5) == []
    assert talk.record.pains == ()


def test_an_empty_baseline_of_somebody_silent_goes_on_and_they_hear_once():
    person = somebody(plan=Plan(Unit.MINUTES, 15, 5, 3, baseline=True), heard_at=instant(0))
    free = tuple(replace(one, amount=0) for one in four_planned())
    talk = Talk(record(instant(0), person=person, planned=free, weeks=(week(target=0, walks=4),)))
    talk.live_to(instant(0, week=2))
    assert (talk.person.stage, talk.plan.baseline) == (Stage.ACTIVE, True)
    assert talk.due(DueKind.HERE) != []


def test_a_new_baseline_is_said_to_who_let_one_walk_pass():
    old = tuple(closed(number, target=80, done=0, action="ASK") for number in range(9, 0, -1))
    weeks = (*old, week())
    person = somebody(unanswered=1, reached=(instant(6, "12:00"),))
    talk = Talk(record(instant(7, "03:00"), person=person, weeks=weeks, walks=(walked(1, day(-62)),)))
    said = talk.fire(DueKind.WEEK_CLOSE)
    assert isinstance(said[0], NewBaseline)
    assert BROKEN_OFF in talk.last_week.reasons


def test_a_new_baseline_counts_its_days_from_its_own_start():
    old = closed(1, reasons=(BROKEN_OFF,), action="HOLD")
    talk = Talk(record(instant(7, "03:00"), weeks=(closed(9), old, week()), walks=(walked(1, day(-69)),)))
    talk.fire(DueKind.WEEK_CLOSE)
    assert talk.person.stage is Stage.ACTIVE


@pytest.mark.parametrize("since", [None, day(4)])
def test_the_day_of_an_episode_is_kept_once(since):
    talk = Talk(record(instant(2), weeks=(closed(1), week())))
    talk.hear(hurts(8))
    talk.hear(agrees=True)
    talk.at(5, "18:00").fire(DueKind.CHECK_IN)
    talk.hear(answers=CheckInAnswers(7, 5, 5, limited=True))
    talk.hear(answers=CheckInAnswers(since=since)) if since else talk.tap(Verb.SCORE, "-", about=6)
    talk.hear(answers=CheckInAnswers(confidence=3))
    talk.at(7, "03:00").fire(DueKind.WEEK_CLOSE)
    assert talk.person.episode_on == (since or day(2))


@pytest.mark.parametrize("asked", [Asked.SETTLED, Asked.IF_THEN, Asked.PAIRING])
def test_a_no_after_a_nudge_is_for_the_walk(talk, asked):
    talk.turn(lambda turn: turn.ask(asked))
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    talk.hear(agrees=False)
    assert talk.planned(1).state is PlannedState.SKIPPED


def test_pain_of_a_walk_and_a_flare_check_leave_the_weekly_questions_open(talk):
    talk.at(5, "18:00").fire(DueKind.CHECK_IN)
    talk.tap(Verb.SCORE, "3", about=1)
    talk.hear(tells(minutes(20, day(5)), pains=hurts(5).pains))
    assert talk.person.question.notes == {"step": "enjoyment"}
    talk.turn(lambda turn: turn.set(flare=Flare(instant(0), instant(5), 80)))
    talk.fire(DueKind.FLARE_CHECK)
    assert talk.person.question.notes == {"step": "enjoyment"}


def test_the_offer_of_a_lighter_week_stands_for_a_day_whatever_was_asked_since(talk):
    talk.hear(hurts(8))
    talk.hear(means(Meaning.WALK), says_done=True)
    talk.turn(lambda turn: turn.ask(Asked.AMOUNT, notes={"day": day(0).isoformat()}))
    talk.tap(Verb.FLARE, "yes")
    assert talk.person.flare is not None


def test_a_flare_in_a_prorated_week_is_halved_too():
    talk = Talk(record(instant(2), weeks=(week(target=46, first=True),)))
    talk.hear(hurts(8))
    talk.hear(agrees=True)
    assert (talk.week.target, talk.plan.eased) == (23, 40)


def test_done_walks_are_shown_in_the_new_unit_too(talk):
    talk.hear(tells(minutes(20, day(0))))
    talk.tap(Verb.COUNT, "steps")
    assert [one.amount for one in talk.record.planned] == [2000] * 4


def test_an_answered_check_in_is_not_reminded_of_when_it_is_asked_again(talk):
    talk.at(5, "18:00").fire(DueKind.CHECK_IN)
    talk.hear(answers=CheckInAnswers(3, 2, 2, limited=False, confidence=8))
    talk.at(6, "20:00").turn(lambda turn: begin_check_in(turn, asked_for=True))
    assert talk.due(DueKind.CHECK_IN_REMINDER) == []
    assert talk.week.wish is None


def test_leaving_out_what_stands_in_the_way_is_no_open_check_in():
    talk = Talk(record(instant(5, "18:00")))
    talk.fire(DueKind.CHECK_IN)
    talk.hear(answers=CheckInAnswers(3, 2, 4, limited=False, confidence=8))
    assert talk.person.question.notes == {"step": "barrier"}
    said = [reply for _, reply in talk.live_to(instant(6, "22:00"))]
    assert CheckInReminder not in {type(reply) for reply in said}


def test_why_after_a_second_baseline_tells_of_that_one():
    before = (closed(2), closed(1, target=0, done=40, action="BASELINE"))
    talk = Talk(record(instant(0), weeks=(*before, week(target=40))))
    [why] = talk.tap(Verb.COMMAND, "why")
    assert (type(why), why.baseline.value) == (WhyFirst, 40)


def test_a_check_of_a_flare_is_not_missed_during_a_pause():
    talk = in_flare()
    talk.hear(PAUSE)
    talk.at(6).hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("resume")))
    assert talk.person.flare.next_check == instant(8)


def test_an_episode_in_the_check_in_offers_a_lighter_week():
    talk = Talk(record(instant(5, "18:00")))
    talk.fire(DueKind.CHECK_IN)
    talk.hear(answers=CheckInAnswers(7, 7, 7, limited=True))
    talk.hear(day=day(5))
    talk.hear(answers=CheckInAnswers(confidence=2))
    agreed, offered = talk.tap(Verb.NEXT, "ok")
    assert (type(agreed), offered) == (NextTargetSet, FlareOffered(None))
    talk.tap(Verb.FLARE, "yes")
    assert talk.week.target == 40


def test_a_swap_taken_late_in_the_week_puts_no_two_walks_into_a_day():
    talk = Talk(record(instant(4, "09:00"), planned=()))
    talk.hear(means(Meaning.CHAT))
    from coach.domain.conversation.splitting import offer_swap  # noqa: PLC0415 - only here

    talk.turn(offer_swap)
    [taken] = talk.tap(Verb.TAKE)
    days = [one.day for one in taken.planned]
    assert isinstance(taken, SwapTaken)
    assert len(days) == len(set(days)) == 3


def test_the_forecast_of_a_lowered_plan_climbs_step_by_step_and_a_flare_has_none():
    eased = Talk(record(instant(0), person=somebody(plan=replace(PLAN, position=4, eased=60))))
    [shown] = eased.tap(Verb.COMMAND, "plan")
    assert shown.ahead == (60, 65, 70, 75, 80, 85)
    [shown] = in_flare().tap(Verb.COMMAND, "plan")
    assert shown.ahead == ()


@pytest.mark.parametrize("reason", ["time", "pain", "tired", "too_much"])
def test_who_declined_is_offered_nothing_more_that_week(reason):
    talk = Talk(record(instant(1, "14:30")))
    talk.fire(DueKind.OFFER)
    talk.tap(Verb.DECLINE)
    talk.tap(Verb.REASON, reason)
    said = [type(reply) for _, reply in talk.live_to(instant(6, "23:00"))]
    assert SplitOffered not in said


def test_nothing_past_is_asked_of_who_has_just_written(talk):
    talk.turn(lambda turn: turn.set(unanswered=3))
    talk.at(0, "14:45").hear(kind="hello")
    assert talk.due(DueKind.FOLLOW_UP, 1) == []
    assert talk.due(DueKind.OFFER) == [instant(0, "16:45")]
    assert FollowUp not in {type(reply) for _, reply in talk.live_to(instant(0, "23:00"))}


@pytest.mark.parametrize(
    ("asked_at", "answered", "kept"),
    [(instant(5, "18:00"), False, True), (instant(5, "18:00"), True, False), (None, False, False)],
)
def test_a_bare_list_of_answers_is_taken_for_the_check_in_or_for_nothing(asked_at, answered, kept):
    open_week = week(asked_at=asked_at, answered=answered)
    talk = Talk(record(instant(6), weeks=(open_week,), walks=(walked(1, day(5), 40),)))
    answers = CheckInAnswers(2, 2, 2, limited=False, confidence=8)
    odd = tells(minutes(8, day(6)))
    said = talk.hear(odd, tells_week=True, answers=answers)
    assert (talk.week.answers == answers) is kept
    assert [walk.minutes for walk in talk.record.walks] == [40]
    assert kept or said == [CheckInOver()]


def test_a_baseline_counted_in_steps_keeps_no_target_of_the_counting_week():
    person = somebody(plan=Plan(Unit.MINUTES, 15, 5, 3, baseline=True, eased=1450, position=2))
    talk = Talk(
        record(instant(7, "03:00"), person=person, weeks=(week(target=0),), walks=(walked(1, day(1), 20),))
    )
    [done] = talk.fire(DueKind.WEEK_CLOSE)
    assert isinstance(done, BaselineDone)
    assert (talk.plan.eased, talk.plan.position) == (None, 0)


def test_a_flare_check_without_a_usual_pain_calls_seven_no_calmer():
    talk = Talk(record(instant(0)))
    talk.hear(hurts(8))
    talk.hear(agrees=True)
    talk.at(2).fire(DueKind.FLARE_CHECK)
    [heard] = talk.tap(Verb.SCORE, "7")
    assert (heard.state, talk.person.flare.settled) == ("same", 0)
    assert time(9) == talk.record.now.time()


def test_new_walk_times_in_a_flare_make_no_walk_longer_than_a_flares():
    talk = in_flare(planned=())
    talk.record = replace(talk.record, weeks=(closed(1), week(target=62, session=13, walks=5)))
    slots = (SaidSlot((0, 2, 4), time(18)),)
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("set", slots)))
    assert max(amount for _, amount in talk.open_walks) <= 13


def test_new_walk_times_leave_a_rest_day_after_days_that_were_walked():
    first = four_planned()[0]
    done = tuple(replace(first, state=PlannedState.DONE, day=day(place), id=place + 1) for place in range(5))
    walks = tuple(walked(number, day(number - 1)) for number in range(1, 6))
    weeks = (week(target=160, walks=8),)
    talk = Talk(record(instant(5, "07:00"), planned=done, walks=walks, weeks=weeks))
    slots = (SaidSlot((5, 6), time(18)),)
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("set", slots)))
    walking = {one.day for one in talk.record.planned if one.state is not PlannedState.LET_GO}
    assert walking == {day(place) for place in range(6)}


def test_a_nudge_without_an_answer_counts_though_the_week_is_met():
    talk = Talk(record(instant(0), walks=(walked(9, day(0), 80),)))
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    talk.at(0, "13:30").fire(DueKind.FOLLOW_UP, 1)
    assert (talk.outgoing, talk.person.unanswered) == ([], 1)


def test_another_zone_brings_no_new_allowance():
    talk = Talk(record(instant(0, "22:00"), person=somebody(unsolicited=2, unsolicited_on=day(0))))
    talk.hear(means(Meaning.SETTINGS, settings=SaidSettings(timezone="Tokyo")), spots=(Spot("Asia/Tokyo"),))
    assert (talk.person.unsolicited, talk.person.unsolicited_on) == (2, day(1))
