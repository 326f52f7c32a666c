from dataclasses import replace
from datetime import time, timedelta

import pytest
from builders import (
    NOON,
    PLAN,
    Talk,
    closed,
    day,
    hurts,
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

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Verb
from coach.domain.conversation.asked_for import show
from coach.domain.conversation.check_in import begin_check_in
from coach.domain.conversation.heard import Comfort
from coach.domain.conversation.preferences import set_units
from coach.domain.conversation.routine import come_back, pause
from coach.domain.conversation.splitting import open_offer
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.zones import change_zone
from coach.domain.facts import CheckInAnswers, DueKind, Offer, PlannedState, Source
from coach.domain.person import Asked, CheckInTime, Flare, Lock, Plan, Question, Stage
from coach.domain.reading import (
    Level,
    Meaning,
    SaidCheckIn,
    SaidPain,
    SaidPlan,
    SaidSchedule,
    SaidSkip,
    SaidSnooze,
)
from coach.domain.replies import (
    AskComfort,
    AskShorter,
    Chatted,
    CheckInOver,
    FlareHeard,
    LockedStill,
    Measure,
    NextTargetSet,
    NothingPlanned,
    PainNoted,
    PlanKept,
    Snoozed,
    StillPaused,
    SwapOffered,
    Unlocked,
    WishNoted,
)

CALM = CheckInAnswers(pain=2, limited=False)
BEFORE = closed(1)


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


def ending(done, answers=CALM, before=(BEFORE,), offers=(), **person):
    plan = person.get("plan", PLAN)
    this = week(answers=answers, answered=True, target=plan.eased or plan.start, session=plan.session)
    walks = (walked(1, day(2), done),) if done else ()
    return Talk(
        record(
            instant(7, "03:00"),
            person=somebody(**person),
            weeks=(*before, this),
            walks=walks,
            planned=(),
            offers=offers,
        )
    )


def close(talk):
    talk.fire(DueKind.WEEK_CLOSE)
    return talk


def snooze(*minutes, **until):
    return means(Meaning.SNOOZE, snooze=SaidSnooze(*minutes, **until))


def feels(**said):
    return means(Meaning.CHECK_IN, check_in=SaidCheckIn(**said))


# --- who is spoken to


@pytest.mark.parametrize(("clock", "counted"), [("13:30", 1), ("15:31", 0)])
def test_a_walk_counts_as_unanswered_only_where_it_was_asked_about_in_time(talk, clock, counted):
    talk.at(0, clock).fire(DueKind.FOLLOW_UP, 1)
    assert talk.person.unanswered == counted


def test_a_lock_stops_the_start_until_a_professional_was_asked():
    lock = Lock(Level.URGENT, instant(0))
    talk = Talk(record(instant(0), person=somebody(stage=Stage.COMFORT, plan=None, lock=lock), weeks=()))
    assert talk.hear(comfort=Comfort(Unit.MINUTES, 20, 4)) == [LockedStill(Level.URGENT)]
    assert talk.tap(Verb.COMFORT, "20x4") == [LockedStill(Level.URGENT)]
    assert talk.tap(Verb.UNLOCK) == [Unlocked(None), AskComfort()]


def test_everything_can_be_deleted_before_there_is_a_plan():
    person = somebody(stage=Stage.COMFORT, plan=None, question=Question(Asked.DELETE, instant(1)))
    talk = Talk(record(instant(0), person=person, weeks=()))
    talk.hear(text="Delete")
    assert talk.forgotten


def test_who_comes_back_by_a_button_is_reminded_again():
    talk = Talk(record(instant(2), person=somebody(paused_from=instant(0), nudges=False)))
    talk.tap(Verb.RESUME)
    assert (talk.person.paused, talk.person.nudges) == (False, True)


# --- pain


def test_no_pain_in_words_counts_as_0(talk):
    talk.hear(hurts(None, level="none"))
    assert [pain.score for pain in talk.record.pains] == [0]


def test_a_0_that_answers_a_question_about_pain_leaves_the_walk_of_the_day_planned(talk):
    talk.hear(hurts(None))
    zero = means(Meaning.PAIN, Meaning.SKIP, pains=(SaidPain(0),), skips=(SaidSkip(day(0)),))
    assert talk.hear(zero, score=0) == [PainNoted(0, None, None)]
    assert (talk.planned(1).state, talk.record.skips) == (PlannedState.OPEN, ())


def test_a_week_on_the_way_back_from_a_flare_waits_for_a_calm_one_and_then_all_of_it_returns():
    flare = Flare(instant(-14), instant(20), 80, settled=2, returning=True)
    talk = close(ending(60, CheckInAnswers(pain=4), plan=replace(PLAN, eased=60), flare=flare))
    assert (talk.week.target, talk.person.flare) == (60, flare)
    calm = replace(talk.week, answers=CALM)
    talk.record = replace(talk.record, weeks=(*talk.record.weeks[:-1], calm), walks=(walked(2, day(9), 60),))
    close(talk.on(instant(14, "03:00")))
    assert (talk.week.target, talk.person.flare) == (80, None)


def test_a_flare_is_not_called_over_while_its_pain_is_above_the_usual():
    flare = Flare(instant(-4), instant(0), 80, settled=1)
    usual = closed(1, answers=CheckInAnswers(pain=4))
    talk = Talk(record(instant(0), person=somebody(flare=flare), weeks=(usual, week())))
    talk.fire(DueKind.FLARE_CHECK)
    assert talk.tap(Verb.SCORE, "5") == [FlareHeard("settling")]


# --- snoozes


def test_nothing_is_snoozed_on_a_day_without_a_walk_and_tomorrows_nudge_comes(talk):
    assert talk.at(2).hear(snooze(30)) == [NothingPlanned()]
    assert talk.due(DueKind.NUDGE, 3) == [instant(3, "12:00")]


def test_a_snooze_in_words_is_answered_after_a_nudge_too(talk):
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    assert talk.hear(snooze(30))[-1] == Snoozed(NOON)


def test_a_snooze_until_a_time_minds_that_the_clock_changes():
    walk = planned(1, day(27), time(8), starts_at=instant(27, "07:00"))
    london = somebody(zone="Europe/London")
    this = week(monday=day(21))
    talk = Talk(record(instant(27, "00:30"), person=london, weeks=(this,), planned=(walk,)))
    assert talk.hear(snooze(until=time(9)))[-1] == Snoozed(time(9))
    assert talk.planned(1).remind_at == instant(27, "08:00")


# --- planned walks


def test_a_walk_planned_once_at_a_walk_time_is_planned_once():
    talk = ending(80)
    once = planned(9, day(7), source=Source.ONE_OFF)
    talk.record = replace(talk.record, planned=(once,))
    close(talk)
    assert [one.id for one in talk.record.planned if (one.day, one.at) == (day(7), NOON)] == [9]
    assert len(talk.open_walks) == talk.week.walks


def test_walk_times_that_were_cleared_stay_cleared_on_monday():
    talk = ending(80)
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("clear")))
    assert close(talk).open_walks == []
    assert talk.week.target == 85


def test_walk_times_that_were_cleared_stay_cleared_after_a_pause():
    talk = Talk(record(instant(0)))
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("clear")))
    talk.turn(lambda turn: pause(turn, None))
    talk.at(1).turn(come_back)
    assert talk.open_walks == []


def test_walk_times_that_were_cleared_stay_cleared_when_a_week_is_judged_later():
    talk = Talk(record(instant(0), weeks=(closed(2), closed(1, action="ASK", done=0), week())))
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("clear")))
    talk.hear(tells(minutes(70, day(-2))))
    assert talk.open_walks == []


def test_a_plan_in_a_pause_promises_no_reminder():
    talk = Talk(record(instant(0), person=somebody(paused_from=instant(0)), planned=()))
    plan = means(Meaning.PLAN, plans=(SaidPlan(day(1), Amount(minutes=20), time(18)),))
    [kept] = talk.hear(plan)
    assert (type(kept), kept.nudge) == (PlanKept, False)


def test_a_walk_that_is_later_in_another_zone_is_nudged_again(talk):
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    talk.turn(lambda turn: change_zone(turn, "America/New_York"))
    assert talk.due(DueKind.NUDGE, 1) == [instant(0, "17:00")]


def test_a_shorter_walk_that_is_typed_is_noted_for_the_day_it_was_planned():
    late = planned(1, day(0), time(20), followed_up=True)
    talk = Talk(record(instant(0, "21:00"), planned=(late,)))
    talk.tap(Verb.SHORTER, about=1)
    talk.at(1, "05:00").hear(tells(minutes(15, day(1))))
    assert [(walk.day, walk.minutes) for walk in talk.record.walks] == [(day(0), 15)]
    assert talk.person.question is None


@pytest.mark.parametrize(("tapped", "edits"), [(True, "walk:1"), (False, None)])
def test_a_shorter_walk_in_words_is_answered_below_them(talk, tapped, edits):
    talk.at(0, "12:00").fire(DueKind.NUDGE, 1)
    talk.tap(Verb.SHORTER, about=1) if tapped else talk.hear(feels(next="less"))
    assert [one.edits for one in talk.outgoing] == [edits]


# --- walks


def test_a_walk_that_was_hard_is_marked_as_hard(talk):
    talk.hear(tells(minutes(20, day(0))))
    assert isinstance(talk.hear(feels(difficulty="hard"))[0], SwapOffered)
    assert [walk.hard for walk in talk.record.walks] == [True]


def test_who_came_along_is_kept_with_the_walk(talk):
    talk.hear(tells(minutes(20, day(0)), companions=("dog",)))
    assert [walk.companions for walk in talk.record.walks] == [("dog",)]


# --- offers


@pytest.mark.parametrize(("kind", "stands"), [("split", False), ("swap", True)])
def test_a_split_is_over_with_its_week_and_a_swap_is_not(kind, stands):
    offer = Offer(instant(-1, "12:00"), kind, (16,) * 5, 80, id=1)
    turn = Turn(record(instant(0), weeks=(closed(1), week()), offers=(offer,)))
    assert (open_offer(turn) == offer) is stands


def test_two_weeks_in_a_row_that_are_repeated_bring_the_offer_of_a_swap():
    talk = close(ending(40, before=(closed(1, done=40, action="REPEAT_SPLIT"),)))
    [offer] = talk.record.offers
    assert (offer.kind, talk.outgoing[0].reply.offer) == ("swap", offer.walks)


@pytest.mark.parametrize(("hours", "offers"), [(47, 1), (48, 2)])
def test_monday_offers_nothing_within_48_hours_of_another_offer(hours, offers):
    lately = Offer(instant(7, "03:00") - timedelta(hours=hours), "split", (16,) * 5, 80, taken=False, id=1)
    talk = close(ending(40, offers=(lately,)))
    assert len(talk.record.offers) == offers
    assert bool(talk.outgoing[0].reply.offer) is (offers == 2)


# --- check-in and targets


def test_a_check_in_late_on_sunday_comes_before_the_quiet_hours():
    talk = Talk(record(instant(0), person=somebody(check_in=CheckInTime(6, time(22)))))
    assert talk.due(DueKind.CHECK_IN) == [instant(6, "21:00")]


def test_a_score_that_is_tapped_for_another_step_is_refused(talk):
    talk.turn(lambda turn: begin_check_in(turn, asked_for=True))
    talk.tap(Verb.SCORE, "3", about=2)
    assert (talk.acted, talk.week.answers) == (False, CheckInAnswers())
    talk.tap(Verb.SCORE, "3", about=1)
    assert (talk.acted, talk.week.answers.pain) == (True, 3)


def test_to_keep_it_the_same_after_a_rise_keeps_the_target(talk):
    talk.hear(tells(minutes(80, day(0))))
    talk.record = replace(
        talk.record,
        person=replace(talk.person, question=Question(Asked.NEXT_TARGET, instant(1))),
        weeks=(closed(1), replace(talk.week, answers=CALM, answered=True)),
    )
    assert talk.hear(feels(next="same")) == [NextTargetSet(Measure(80, Unit.MINUTES), "less")]


def test_to_keep_it_the_same_may_be_said_before_the_check_in(talk):
    assert talk.hear(feels(next="same")) == [WishNoted("less")]
    assert talk.week.wish == "less"


def test_a_week_that_is_judged_later_moves_the_plan_even_if_the_target_stays():
    plan = Plan(Unit.MINUTES, 150, 30, 5)
    asked = closed(1, target=150, action="ASK", done=0, next_target=150)
    talk = Talk(record(instant(0), person=somebody(plan=plan), weeks=(closed(2), asked, week(target=150))))
    talk.hear(tells(minutes(150, day(-2), when="Saturday")))
    assert (talk.last_week.action, talk.week.target, talk.plan.position) == ("ADVANCE", 150, 1)


def test_somebodys_own_goal_is_still_theirs_in_another_unit():
    talk = Talk(record(instant(0), person=somebody(plan=replace(PLAN, goal=120))))
    talk.turn(lambda turn: set_units(turn, "steps"))
    assert talk.plan.goal == 12_000


def test_a_lock_is_opened_in_words_too():
    talk = Talk(record(instant(0), person=somebody(lock=Lock(Level.URGENT, instant(0)))))
    talk.hear(saw_professional=True)
    assert talk.person.lock is None


def test_a_lock_during_the_start_is_opened_in_words_too():
    person = somebody(stage=Stage.COMFORT, plan=None, lock=Lock(Level.URGENT, instant(0)))
    talk = Talk(record(instant(0), person=person, weeks=(), planned=(), walk_times=()))
    talk.hear(saw_professional=True)
    assert (talk.person.lock, talk.person.stage) == (None, Stage.COMFORT)


def test_a_part_of_a_walk_is_asked_for_and_not_noted_as_all_of_it(talk):
    talk.at(0, "13:30").fire(DueKind.FOLLOW_UP, 1)
    [asked] = talk.hear(agrees=True, in_part=True)
    assert (type(asked), talk.record.walks) == (AskShorter, ())


@pytest.mark.parametrize("kind", ["low", "condition"])
def test_what_is_grave_goes_before_the_open_question(talk, kind):
    talk.at(0, "13:30").fire(DueKind.FOLLOW_UP, 1)
    assert talk.hear(means(Meaning.YES), kind=kind, agrees=True) == [Chatted(kind, 1000)]
    assert talk.record.walks == ()


@pytest.mark.parametrize("what", ["today", "plan"])
def test_a_plan_that_rests_says_so(talk, what):
    talk.turn(lambda turn: pause(turn, day(6)))
    assert talk.turn(lambda turn: show(turn, what))[-1] == StillPaused(day(6))


def test_answers_that_come_too_late_are_answered_kindly(talk):
    assert talk.hear(tells_week=True) == [CheckInOver()]
