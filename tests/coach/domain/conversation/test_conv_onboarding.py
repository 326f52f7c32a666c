from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from builders import MONDAY, Talk, day, instant, means, minutes, record, somebody, tells, walked

from coach.domain.amounts import Unit
from coach.domain.choices import Verb
from coach.domain.conversation.goals import choices
from coach.domain.conversation.heard import Comfort
from coach.domain.conversation.onboarding import ask_stage, start
from coach.domain.person import Lock, Plan, Stage
from coach.domain.reading import Alarm, Level, Meaning, SaidCorrection, SaidPlan, SaidSchedule, SaidSlot
from coach.domain.replies import (
    AskComfort,
    AskTimes,
    AskZone,
    ChooseZone,
    ConsentDeclined,
    ConsentFirst,
    FirstPlan,
    LockedStill,
    Measure,
    NewBaseline,
    ProfessionalFirst,
    Reviewed,
    SafetyCard,
    Screening,
    Slot,
    TooYoung,
    Welcome,
    WelcomeBack,
    ZoneChoice,
)
from coach.domain.spots import Spot

TEN = Measure(10, Unit.MINUTES)
PLAN_3 = Plan(Unit.MINUTES, start=30, session=10, walks=3)


def newcomer(stage=Stage.CONSENT, now=None, **changes):
    person = somebody(stage=stage, **{"plan": None, "consent_at": None, "consent_version": None} | changes)
    return Talk(record(now or instant(0), person=person, walk_times=(), planned=(), weeks=()))


def agreed(stage, now=None, **changes):
    return newcomer(stage, now, **{"consent_at": instant(0), "consent_version": 1} | changes)


def schedule(*slots):
    return means(Meaning.SCHEDULE, schedule=SaidSchedule("set", slots))


def test_four_taps_and_one_typed_city_lead_to_a_first_plan():
    talk = newcomer()
    assert talk.turn(start) == [Welcome()]
    assert talk.tap(Verb.AGREE) == [Screening()]
    assert talk.tap(Verb.SCREEN, "none") == [AskComfort()]
    assert talk.tap(Verb.COMFORT, "10x3") == [AskZone(None, None)]
    assert talk.hear(spots=(Spot("Europe/London"),)) == [AskTimes(3, TEN)]
    plan, _ = talk.tap(Verb.TIMES, "midday")

    assert (plan.target, plan.full_target, plan.starts) == (
        Measure(30, Unit.MINUTES),
        Measure(30, Unit.MINUTES),
        MONDAY,
    )
    assert plan.slots == tuple(Slot(weekday, time(12, 30)) for weekday in (0, 2, 4))
    assert [one.amount for one in plan.planned] == [TEN, TEN, TEN]
    assert talk.person.active


def test_words_do_as_well_as_taps_once_somebody_has_agreed():
    talk = agreed(Stage.SCREENING)
    assert talk.hear(agrees=False) == [AskComfort()]
    assert talk.hear(comfort=Comfort(Unit.MINUTES, 10, None)) == [AskZone(None, None)]
    assert talk.hear(spots=(Spot("Europe/London"),)) == [AskTimes(3, TEN)]
    assert talk.hear(schedule(SaidSlot((0, 2, 4), time(18)))) == [
        FirstPlan(
            Measure(30, Unit.MINUTES),
            Measure(30, Unit.MINUTES),
            tuple(Slot(weekday, time(18)) for weekday in (0, 2, 4)),
            talk.outgoing[0].reply.planned,
            30,
            MONDAY,
            choices(Unit.MINUTES),
        ),
        Reviewed(0, "start", asks="activities"),
    ]


def test_consent_is_kept_with_its_version_before_the_first_health_question():
    talk = newcomer()
    assert talk.hear(agrees=True) == [ConsentFirst()]
    assert talk.hear() == [ConsentFirst()]
    assert talk.person.consent_at is None
    talk.tap(Verb.AGREE)
    assert (talk.person.consent_version, talk.person.consent_at) == (1, instant(0))


def test_an_alarm_before_consent_gets_its_card_and_nothing_is_kept_of_it():
    talk = newcomer()
    alarm = means(alarm=Alarm(Level.EMERGENCY))
    assert talk.hear(alarm) == [SafetyCard(Level.EMERGENCY)]
    assert (talk.events, talk.person.lock) == ([], None)


def test_a_walk_told_with_an_alarm_before_there_is_a_plan_is_not_kept():
    talk = agreed(Stage.COMFORT)
    talk.hear(tells(minutes(20, day(0)), alarm=Alarm(Level.URGENT)))
    assert (talk.record.walks, talk.person.lock) == ((), Lock(Level.URGENT, instant(0)))


@pytest.mark.parametrize(("verb", "reply"), [(Verb.UNDER_AGE, TooYoung()), (Verb.REFUSE, ConsentDeclined())])
def test_who_is_under_18_or_does_not_agree_is_refused_kindly_and_nothing_is_kept(verb, reply):
    talk = newcomer()
    assert talk.tap(verb) == [reply]
    assert talk.forgotten
    assert talk.hear() == [ConsentFirst()]
    assert talk.turn(start) == [Welcome()]


@pytest.mark.parametrize(("answer", "now"), [("now", True), ("ever", False)])
def test_a_yes_in_the_screening_waits_for_a_professional(answer, now):
    talk = agreed(Stage.SCREENING)
    assert talk.tap(Verb.SCREEN, answer) == [ProfessionalFirst(now)]
    assert talk.hear() == [ProfessionalFirst(now)]
    assert [(one.action) for one in talk.events] == [f"screening: {answer}"]
    assert talk.tap(Verb.SEEN) == [AskComfort()]
    assert talk.person.lock is None


def test_a_yes_in_words_must_say_which_so_the_lists_come_again():
    assert agreed(Stage.SCREENING).hear(agrees=True) == [Screening(again=True)]


@pytest.mark.parametrize(
    ("stage", "again"),
    [
        (Stage.SCREENING, Screening(again=True)),
        (Stage.COMFORT, AskComfort(again=True)),
        (Stage.ZONE, AskZone(None, None, again=True)),
        (Stage.TIMES, AskTimes(3, TEN, again=True)),
    ],
)
def test_what_is_not_understood_is_asked_again(stage, again):
    talk = agreed(stage, plan={Stage.SCREENING: None}.get(stage, PLAN_3))
    assert talk.hear() == [again]
    assert talk.tap(Verb.AGREE) == []
    assert not talk.acted


@pytest.mark.parametrize(
    ("stage", "verb", "value"),
    [
        (Stage.COMFORT, Verb.COMFORT, "junk"),
        (Stage.ZONE, Verb.ZONE, "Nowhere/Land"),
        (Stage.ZONE, Verb.ZONE, "../etc/passwd"),
        (Stage.TIMES, Verb.TIMES, "junk"),
    ],
)
def test_a_button_that_carries_something_else_changes_nothing(stage, verb, value):
    talk = agreed(stage, plan=PLAN_3)
    assert talk.tap(verb, value) == []
    assert talk.person.stage is stage


def test_start_goes_on_where_somebody_is():
    assert agreed(Stage.COMFORT).turn(start) == [AskComfort()]
    talk = Talk(record(instant(0)))
    [reply] = talk.turn(start)
    assert isinstance(reply, WelcomeBack)
    assert newcomer(Stage.DECLINED).turn(lambda turn: ask_stage(turn, again=False)) == [ConsentFirst()]


def test_a_guessed_zone_is_offered_with_its_local_time_and_may_be_tapped():
    talk = agreed(Stage.ZONE, plan=PLAN_3, zone="Europe/Berlin")
    assert talk.hear() == [AskZone("Europe/Berlin", time(10), again=True)]
    assert talk.tap(Verb.ZONE, "Europe/Berlin") == [AskTimes(3, TEN)]


def test_a_place_of_which_there_are_several_is_asked_back():
    spots = (Spot("Europe/London", "GB"), Spot("America/Toronto", "CA", "ON"))
    said = agreed(Stage.ZONE, plan=PLAN_3).hear(spots=spots)
    assert said == [ChooseZone((ZoneChoice(spots[0], time(9)), ZoneChoice(spots[1], time(4))))]


def test_what_is_comfortable_is_brought_into_bounds():
    talk = agreed(Stage.COMFORT)
    talk.hear(comfort=Comfort(Unit.STEPS, 230, 9))
    assert talk.plan == Plan(Unit.STEPS, 3000, 500, 6, days=6)


@pytest.mark.parametrize(
    ("reading", "slots"),
    [
        (schedule(SaidSlot(None, part="morning")), [(0, 8), (2, 8), (4, 8)]),
        (schedule(SaidSlot(None, part="night", per_week=2)), [(1, 17), (4, 17)]),
        (schedule(SaidSlot(None, time(9), per_week=7)), [(day, 9) for day in range(6)]),
        (schedule(SaidSlot((1,), part="afternoon"), SaidSlot((3,), time(19))), [(1, 12), (3, 19)]),
        (means(Meaning.PLAN, plans=(SaidPlan(day(0), at=time(7)),)), [(0, 7), (2, 7), (4, 7)]),
    ],
)
def test_walk_times_are_completed_from_what_is_known(reading, slots):
    plan, _ = agreed(Stage.TIMES, plan=PLAN_3).hear(reading)
    assert [(slot.weekday, slot.at.hour) for slot in plan.slots] == slots


def test_days_without_a_time_are_asked_again():
    assert agreed(Stage.TIMES, plan=PLAN_3).hear(schedule(SaidSlot((0, 1)))) == [AskTimes(3, TEN, again=True)]


@pytest.mark.parametrize(
    ("now", "target", "planned", "first", "short"),
    [
        (instant(0), 80, [0, 2, 4, 5], False, False),
        (instant(2), 57, [2, 4, 5], True, False),
        (instant(4), 34, [4, 5], True, True),
        (instant(6, "19:00"), 11, [], True, True),
    ],
)
def test_a_first_week_joined_midway_asks_for_its_share(now, target, planned, first, short):
    talk = agreed(Stage.TIMES, now, plan=Plan(Unit.MINUTES, 80, 20, 4))
    talk.tap(Verb.TIMES, "midday")
    assert (talk.week.target, talk.week.first, talk.week.short) == (target, first, short)
    assert [on for on, _ in talk.open_walks] == [day(offset) for offset in planned]


def test_who_joins_on_sunday_night_begins_with_next_monday():
    talk = agreed(Stage.TIMES, instant(6, "20:30"), plan=Plan(Unit.MINUTES, 80, 20, 4))
    plan, _ = talk.tap(Verb.TIMES, "midday")
    assert (talk.week.monday, talk.week.target, talk.week.first) == (date(2026, 3, 9), 80, False)
    assert plan.starts == MONDAY + timedelta(days=7)


def test_who_joins_in_the_small_hours_of_monday_begins_this_week():
    talk = agreed(Stage.TIMES, instant(0, "03:30"), plan=Plan(Unit.MINUTES, 80, 20, 4))
    talk.tap(Verb.TIMES, "midday")
    assert (talk.week.monday, talk.week.target, talk.week.first) == (MONDAY, 80, False)


def test_who_comes_back_after_long_is_welcomed_and_screened_again_and_their_walk_is_kept():
    talk = agreed(Stage.SCREENING, plan=PLAN_3)
    talk.record = replace(talk.record, walks=(walked(1, day(-60)),))
    assert talk.hear(tells(minutes(10, day(0))))[1:] == [NewBaseline(60), Screening()]
    assert [walk.minutes for walk in talk.record.walks] == [20, 10]
    assert talk.hear() == [Screening(again=True)]
    assert agreed(Stage.SCREENING, plan=PLAN_3).hear() == [NewBaseline(0), Screening()]


def test_a_walk_told_in_the_middle_of_the_start_is_kept_and_the_question_comes_again():
    talk = agreed(Stage.TIMES, plan=PLAN_3)
    assert talk.hear(tells(minutes(10, day(0))))[1:] == [AskTimes(3, TEN)]


def test_who_says_that_they_are_under_18_is_refused_at_any_stage():
    talk = agreed(Stage.COMFORT)
    assert talk.hear(age=17) == [TooYoung()]
    assert talk.forgotten


def test_a_lock_from_before_the_plan_goes_with_the_button():
    talk = Talk(record(instant(0), person=somebody(lock=Lock(Level.URGENT, instant(0)))))
    assert talk.hear(kind="hello")[-1] == LockedStill(Level.URGENT)
    assert replace(talk.person, lock=None).active


def test_a_walk_told_in_the_middle_of_the_start_may_be_corrected():
    talk = agreed(Stage.TIMES, plan=PLAN_3)
    talk.hear(tells(minutes(10, day(0))))
    delete = means(Meaning.CORRECT, corrections=(SaidCorrection("delete"),))
    removed, again = talk.hear(delete)
    assert (removed.walks[0].minutes, again, talk.record.walks) == (10, AskTimes(3, TEN), ())
