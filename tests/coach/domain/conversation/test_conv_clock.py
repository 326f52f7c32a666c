from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import (
    NOON,
    Talk,
    day,
    instant,
    means,
    minutes,
    planned,
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.conversation.agenda import agenda
from coach.domain.facts import DueKind, PlannedState
from coach.domain.outgoing import Urgency
from coach.domain.person import Asked, Flare, Lock, Question, Quiet
from coach.domain.reading import Level, Meaning, SaidPlan, SaidSchedule
from coach.domain.replies import (
    CheckInAsked,
    CheckInReminder,
    FlareCheck,
    FollowUp,
    Here,
    Measure,
    Nudge,
    SplitOffered,
    Standing,
)
from coach.domain.wallclock import to_utc

TWENTY = Measure(20, Unit.MINUTES)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


def changed(talk, **changes):
    talk.record = replace(talk.record, person=replace(talk.person, **changes))
    return talk


def names(said):
    return [type(reply).__name__ for _, reply in said]


def kinds(talk):
    return {one.kind for one in agenda(talk.record)}


# --- nudges


def test_a_nudge_comes_its_lead_before_the_walk_and_quotes_the_persons_own_plan(talk):
    changed(talk, if_then="after breakfast")
    assert talk.due(DueKind.NUDGE, 1) == [instant(0, "12:00")]
    [nudge] = talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    assert nudge == Nudge(1, NOON, TWENTY, Standing(0, 80, Unit.MINUTES), "after breakfast", nudge.variant)
    [outgoing] = talk.outgoing
    assert (outgoing.urgency, outgoing.tag, outgoing.stale_at) == (
        Urgency.NUDGE,
        "walk:1",
        instant(0, "13:00"),
    )
    assert (talk.person.question.asked, talk.person.question.about) == (Asked.NUDGE, 1)
    assert talk.due(DueKind.NUDGE, 1) == []


@pytest.mark.parametrize(("lead", "at"), [(0, "12:30"), (120, "10:30")])
def test_the_lead_is_the_persons_own(talk, lead, at):
    assert changed(talk, lead_minutes=lead).due(DueKind.NUDGE, 1) == [instant(0, at)]


@pytest.mark.parametrize(
    ("walk", "nudge"),
    [(time(7, 15), ["07:00"]), (time(6, 30), []), (time(22), []), (time(21, 45), ["21:15"])],
)
def test_a_nudge_waits_for_the_end_of_quiet_hours_or_is_not_sent(walk, nudge):
    talk = Talk(record(instant(0), planned=(planned(1, day(1), walk),)))
    assert talk.due(DueKind.NUDGE, 1) == [instant(1, at) for at in nudge]


def test_nudges_keep_to_the_wall_clock_when_it_changes():
    person = somebody(zone="Europe/London")
    sunday = day(27)
    there = planned(1, sunday, starts_at=instant(27, "11:30"))
    talk = Talk(record(instant(26), person=person, planned=(there,), weeks=(week(monday=day(21)),)))
    assert talk.due(DueKind.NUDGE, 1) == [instant(27, "11:00")]
    assert talk.due(DueKind.WEEK_CLOSE) == [instant(28, "02:00")]


@pytest.mark.parametrize(
    "state",
    [
        {"paused_from": instant(0)},
        {"nudges": False},
        {"lock": Lock(Level.EMERGENCY, instant(0))},
        {"lock": Lock(Level.URGENT, instant(0))},
        {"unanswered": 3, "asked_here": instant(1)},
        {"reachable": False},
    ],
)
def test_nothing_is_said_unasked_to_who_is_paused_locked_silent_gone_or_wants_none(talk, state):
    assert kinds(changed(talk, **state)) == {DueKind.WEEK_CLOSE}


def test_who_has_no_plan_has_no_agenda():
    assert agenda(record(instant(0), person=somebody(plan=None))) == frozenset()


def test_a_walk_that_is_done_or_skipped_is_not_nudged(talk):
    talk.hear(tells(minutes(20, day(0))))
    assert (talk.due(DueKind.NUDGE, 1), talk.due(DueKind.FOLLOW_UP, 1)) == ([], [])
    assert talk.fire(DueKind.NUDGE, 1) == []
    assert talk.fire(DueKind.FOLLOW_UP, 1) == []


def test_a_nudge_that_is_late_by_half_an_hour_is_sent_and_a_later_one_never(talk):
    assert talk.at(0, "13:01").fire(DueKind.NUDGE, 1) == []
    assert talk.planned(1).nudged
    assert len(Talk(record(instant(0, "13:00"))).fire(DueKind.NUDGE, 1)) == 1


def test_what_fires_late_is_not_said_in_quiet_hours():
    night = Talk(record(instant(0, "21:35"), planned=(planned(1, day(0), time(21, 10)),)))
    assert night.fire(DueKind.NUDGE, 1) == []
    assert night.fire(DueKind.FOLLOW_UP, 1) == []
    night.fire(DueKind.CHECK_IN)
    assert night.outgoing[0].not_before == instant(1, "07:00")


def test_a_walk_that_begins_before_its_nudge_could_come_is_not_nudged(talk):
    talk.hear(means(Meaning.PLAN, plans=(SaidPlan(day(0), at=time(9, 15)),)))
    kept = next(one for one in talk.record.planned if one.at == time(9, 15))
    assert (kept.nudged, talk.due(DueKind.NUDGE, kept.id)) == (True, [])


def test_a_nudge_does_not_take_the_place_of_a_weightier_question(talk):
    asked = Question(Asked.CHECK_IN, instant(1), notes={"step": "pain"})
    changed(talk, question=asked).at(0, "12:00").fire(DueKind.NUDGE, 1)
    assert talk.person.question == asked


def test_a_nudge_without_a_week_is_let_be():
    assert Talk(record(instant(0, "12:00"), weeks=())).fire(DueKind.NUDGE, 1) == []


# --- the day's allowance


def test_at_most_two_messages_a_day_come_unasked():
    walks = tuple(planned(number, day(0), time(8 + 2 * number)) for number in (1, 2, 3, 4))
    said = Talk(record(instant(0, "07:30"), planned=walks)).live_to(instant(1, "06:00"))
    assert names(said) == ["Nudge", "Nudge"]


def test_a_follow_up_leaves_room_for_the_nudge_of_a_later_walk():
    walks = (planned(1, day(0), time(8)), planned(2, day(0), time(18)))
    said = Talk(record(instant(0, "07:00"), planned=walks)).live_to(instant(1, "06:00"))
    assert [(type(reply), reply.planned_id) for _, reply in said] == [(Nudge, 1), (Nudge, 2)]


def test_a_snoozed_nudge_was_asked_for_and_is_not_counted(talk):
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    changed(talk, unsolicited=2)
    talk.record = replace(talk.record, planned=(replace(talk.planned(1), remind_at=instant(0, "12:30")),))
    assert talk.at(0, "12:30").fire(DueKind.NUDGE, 1)[0].again
    assert talk.person.unsolicited == 2


def test_a_new_day_has_a_new_allowance(talk):
    changed(talk, unsolicited=2, unsolicited_on=day(0))
    assert len(talk.at(1, "12:00").fire(DueKind.NUDGE, 2)) == 1


# --- follow-ups and silence


def test_a_follow_up_comes_an_hour_after_the_slot_if_nothing_was_said(talk):
    assert names(talk.live_to(instant(0, "13:30"))) == ["Nudge", "FollowUp"]
    assert talk.outgoing[0].reply == FollowUp(1, NOON, TWENTY, 0)
    assert (talk.person.unanswered, talk.person.question.asked) == (1, Asked.FOLLOW_UP)


def test_a_follow_up_in_quiet_hours_or_three_hours_late_is_not_sent():
    late = Talk(record(instant(0), planned=(planned(1, day(0), time(20, 45)),)))
    assert late.due(DueKind.FOLLOW_UP, 1) == []
    assert Talk(record(instant(0, "15:31"))).fire(DueKind.FOLLOW_UP, 1) == []


def test_a_week_that_is_met_is_not_followed_up():
    talk = Talk(record(instant(0, "13:30"), walks=(walked(9, day(0), 80),)))
    assert talk.fire(DueKind.FOLLOW_UP, 1) == []
    assert talk.person.unanswered == 0


def test_after_three_walks_without_a_word_the_bot_is_silent_and_says_once_that_it_is_here(talk):
    said = talk.live_to(instant(0, week=8))
    assert [(on.date(), type(reply)) for on, reply in said if isinstance(reply, FollowUp | Here)] == [
        (day(0), FollowUp),
        (day(30), Here),
    ]
    assert [on.date() for on, _ in said] == [day(0), day(0), day(1), day(3), day(30)]
    assert max(on for on, _ in said) == instant(30)


def test_silence_that_begins_after_a_pause_does_not_say_at_once_that_it_is_here(talk):
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("pause", until=day(0, week=5))))
    said = talk.live_to(instant(0, week=8))
    last = [on for on, reply in said if not isinstance(reply, Here)][-1]
    [here] = [on for on, reply in said if isinstance(reply, Here)]
    assert here - last > timedelta(days=6)


def test_a_word_ends_the_silence(talk):
    talk.live_to(instant(4))
    assert talk.person.unanswered == 3
    talk.hear(kind="hello")
    assert talk.due(DueKind.NUDGE, 4) == [instant(5, "12:00")]


# --- check-in


def test_the_check_in_is_asked_on_saturday_and_reminded_of_once(talk):
    changed(talk, unanswered=0)
    talk.record = replace(talk.record, planned=())
    said = talk.live_to(instant(6, "23:00"))
    assert [(on, type(reply)) for on, reply in said] == [
        (instant(5, "18:00"), CheckInAsked),
        (instant(6, "18:00"), CheckInReminder),
    ]
    assert talk.person.unsolicited == 0


@pytest.mark.parametrize("changes", [{"short": True}, {"answered": True}])
def test_a_short_or_answered_week_has_no_check_in(changes):
    talk = Talk(record(instant(0), weeks=(week(**changes),)))
    assert DueKind.CHECK_IN not in kinds(talk)


def test_a_check_in_of_no_week_is_not_asked():
    talk = Talk(record(instant(0), weeks=(), planned=()))
    assert agenda(talk.record) == frozenset()
    for kind in (
        DueKind.CHECK_IN,
        DueKind.CHECK_IN_REMINDER,
        DueKind.OFFER,
        DueKind.WEEK_CLOSE,
        DueKind.FLARE_CHECK,
    ):
        assert talk.fire(kind) == []


def test_a_question_in_quiet_hours_waits_for_their_end():
    talk = Talk(record(instant(0), person=somebody(quiet=Quiet(time(17), time(19)))))
    assert talk.due(DueKind.CHECK_IN) == [instant(5, "19:00")]


# --- the week's close


@pytest.mark.parametrize(
    ("zone", "at"),
    [("UTC", "03:00"), ("America/New_York", "07:00"), ("Asia/Kolkata", "21:30")],
)
def test_the_week_closes_at_three_on_monday_morning_of_the_persons_own_clock(zone, at):
    talk = Talk(record(instant(0), person=somebody(zone=zone)))
    [due] = talk.due(DueKind.WEEK_CLOSE)
    assert (due.strftime("%H:%M"), due) == (at, to_utc(day(7), time(3), ZoneInfo(zone)))


# --- falling behind


def test_behind_is_looked_at_two_hours_after_the_slot_and_next_morning(talk):
    assert talk.due(DueKind.OFFER) == [instant(0, "14:30")]
    talk.at(0, "14:30").fire(DueKind.OFFER)
    assert talk.due(DueKind.OFFER) == [instant(1, "08:00")]
    talk.at(1, "08:00").fire(DueKind.OFFER)
    assert talk.due(DueKind.OFFER) == [instant(1, "14:30")]


def test_an_offer_is_made_at_most_once_in_48_hours_and_twice_a_week(talk):
    said = []
    for number in range(1, 7):
        said += talk.live_to(instant(number, "06:00"))
        talk.hear(kind="hello")
    offered = [on for on, reply in said if isinstance(reply, SplitOffered)]
    assert len(offered) == 2
    assert offered[1] - offered[0] >= timedelta(hours=48)


@pytest.mark.parametrize(
    "changes",
    [
        {"walks": (walked(9, day(0), 16),)},
        {"person": somebody(flare=Flare(instant(0), instant(2), 80))},
        {"person": somebody(paused_from=instant(0))},
        {"person": somebody(unsolicited=2, unsolicited_on=day(0))},
    ],
)
def test_nothing_is_offered_to_who_is_not_behind_in_a_flare_paused_or_had_enough(changes):
    assert Talk(record(instant(0, "15:00"), **changes)).fire(DueKind.OFFER) == []


def test_nothing_is_offered_before_the_first_planned_walk_has_passed(talk):
    assert talk.at(0, "14:00").fire(DueKind.OFFER) == []


def test_a_flare_is_asked_after_at_its_time_and_every_two_days_since():
    flare = Flare(instant(0), instant(2, "03:00"), 80)
    talk = Talk(record(instant(0), person=somebody(flare=flare)))
    assert talk.due(DueKind.FLARE_CHECK) == [instant(2, "07:00")]
    assert talk.at(2, "07:00").fire(DueKind.FLARE_CHECK) == [FlareCheck()]
    assert talk.due(DueKind.FLARE_CHECK) == [instant(4, "07:00")]
    assert talk.person.question.asked is Asked.PAIN


def test_nothing_is_due_again_at_once_and_all_of_it_lies_ahead(talk):
    talk.live_to(instant(0, week=4))
    assert all(one.at > talk.record.now for one in agenda(talk.record))
    assert [one.state for one in talk.record.planned if one.day < day(0, week=4)].count(
        PlannedState.OPEN
    ) == 0


def test_here_is_counted_from_the_last_word_where_the_bot_never_spoke():
    talk = Talk(record(instant(0), person=somebody(unanswered=3)))
    assert talk.due(DueKind.HERE) == [instant(30)]
