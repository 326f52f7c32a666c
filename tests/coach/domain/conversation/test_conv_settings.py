from dataclasses import replace
from datetime import time

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
    record,
    somebody,
    tells,
    walked,
    week,
)

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb, decode
from coach.domain.conversation.counting import pace_of
from coach.domain.conversation.goals import switch_unit
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.keeping import undo
from coach.domain.conversation.outings import plan_time_given
from coach.domain.conversation.respond import respond
from coach.domain.conversation.routine import days_given, time_given
from coach.domain.conversation.turn import Turn
from coach.domain.facts import CheckInAnswers, Walk
from coach.domain.person import CheckInTime, Flare, Plan, Stage
from coach.domain.ramp import ramp
from coach.domain.reading import Meaning, SaidSettings
from coach.domain.replies import (
    Answered,
    AskDelete,
    Chatted,
    ChooseZone,
    DeleteKept,
    HelpShown,
    Measure,
    NotActive,
    PlannedWalk,
    PlanShown,
    SettingChanged,
    SettingRefused,
    SettingsShown,
    Slot,
    Standing,
    TimesSet,
    TodayShown,
    ToldWalk,
    UnitSet,
    WalkRemoved,
    WeekShown,
    ZoneChoice,
)
from coach.domain.spots import Spot

SLOTS = tuple(Slot(weekday, NOON) for weekday in (0, 1, 3, 5))


@pytest.fixture
def talk():
    return Talk(record(instant(0)))


def settings(**said):
    return means(Meaning.SETTINGS, settings=SaidSettings(**said))


@pytest.mark.parametrize(
    ("said", "reply", "change"),
    [
        ({"lead_minutes": 10}, SettingChanged("lead", 10), {"lead_minutes": 10}),
        ({"lead_minutes": 121}, SettingRefused("lead"), {}),
        ({"nudges": "off"}, SettingChanged("nudges_off"), {"nudges": False}),
        ({"units": "miles"}, SettingChanged("units", name="miles"), {"metric": False}),
        ({"language": "Deutsch"}, SettingChanged("language", name="de"), {"language": "de"}),
        ({"language": "Klingon"}, SettingRefused("language"), {}),
        ({"timezone": "nowhere"}, SettingRefused("zone"), {}),
        ({"goal_minutes_week": 10}, SettingRefused("goal"), {}),
    ],
)
def test_a_setting_is_changed_or_refused(talk, said, reply, change):
    before = talk.person
    assert talk.hear(settings(**said)) == [reply]
    assert replace(talk.person, undo=None) == replace(before, **change)


def test_several_settings_of_a_message_are_each_answered(talk):
    assert talk.hear(settings(quiet_from=time(20), nudges="on")) == [
        SettingChanged("quiet", start=time(20), end=time(7)),
        SettingChanged("nudges_on"),
    ]


def test_the_check_in_may_come_from_friday_to_sunday(talk):
    friday = CheckInTime(4, time(17))
    assert talk.hear(check_in_time=friday) == [SettingChanged("check_in", start=time(17), weekday=4)]
    assert talk.hear(check_in_time=CheckInTime(1)) == [SettingRefused("check_in")]
    assert talk.person.check_in == friday


def test_somebodys_own_plan_is_kept_in_their_words(talk):
    assert talk.hear(if_then="after breakfast") == [SettingChanged("if_then", name="after breakfast")]
    talk.hear(hurts(3), if_then="with pain")
    assert talk.person.if_then == "after breakfast"


def test_in_another_zone_planned_walks_keep_their_local_times(talk):
    assert talk.hear(settings(timezone="Tokyo"), spots=(Spot("Asia/Tokyo"),)) == [
        SettingChanged("zone", start=time(18), name="Asia/Tokyo")
    ]
    first, second = talk.planned(1), talk.planned(2)
    assert (first.at, first.starts_at, first.nudged) == (NOON, instant(0, "03:30"), True)
    assert (second.starts_at, second.nudged) == (instant(1, "03:30"), False)
    talk.hear(settings(timezone="Tokyo"), spots=(Spot("Asia/Tokyo"),))
    assert talk.planned(2) == second


@pytest.mark.parametrize("tapped", [True, False])
def test_a_zone_of_which_there_are_several_is_chosen(talk, tapped):
    spots = (Spot("Europe/London", "GB"), Spot("America/Toronto", "CA", "ON"))
    assert talk.hear(settings(timezone="London"), spots=spots) == [
        ChooseZone((ZoneChoice(spots[0], time(9)), ZoneChoice(spots[1], time(4))))
    ]
    assert talk.tap(Verb.ZONE, "Nowhere/Land") == []
    assert talk.hear(kind="hello") == [Chatted("hello", 1002)]
    said = talk.tap(Verb.ZONE, "America/Toronto") if tapped else talk.hear(spots=(Spot("America/Toronto"),))
    assert said[0].name == "America/Toronto"


# --- goal and unit


def test_a_new_goal_changes_the_slope_and_no_target_at_once():
    plan = replace(PLAN, position=11)
    talk = Talk(
        record(instant(0), person=somebody(plan=plan), weeks=(closed(1), week(target=130, position=11)))
    )
    talk.hear(settings(goal_minutes_week=300))
    now = talk.plan.eased or ramp(Unit.MINUTES, 80, 300)[talk.plan.position]
    assert (talk.plan.goal, now) == (300, 130)
    this = replace(talk.week, answers=CheckInAnswers(pain=2))
    talk.record = replace(talk.record, weeks=(closed(1), this), walks=(walked(1, day(2), 130),))
    talk.on(instant(7, "03:00")).fire("week_close")
    assert 130 < talk.week.target <= 143


@pytest.mark.parametrize(("goal", "kept", "target"), [(100, 100, 100), (30, 80, 80), (120, 120, 120)])
def test_a_lower_goal_is_never_below_the_start(goal, kept, target):
    plan = replace(PLAN, position=11)
    talk = Talk(record(instant(0), person=somebody(plan=plan)))
    talk.hear(settings(goal_minutes_week=goal))
    assert (talk.plan.goal, ramp(Unit.MINUTES, 80, kept)[talk.plan.position]) == (kept, target)


def test_the_plan_may_count_steps_and_nothing_that_was_told_is_changed(talk):
    talk.hear(tells(minutes(20, day(0))))
    assert [type(one) for one in talk.hear(settings(units="steps"))] == [UnitSet]
    assert talk.plan == Plan(Unit.STEPS, 8000, 2000, 4)
    assert (talk.week.target, talk.week.session, talk.week.unit) == (8000, 2000, Unit.STEPS)
    assert [amount for _, amount in talk.open_walks] == [2000] * 3
    assert [walk.minutes for walk in talk.record.walks] == [20]
    assert [type(one) for one in talk.hear(settings(units="steps"))] == [UnitSet]


def test_a_plan_in_steps_may_count_minutes_again(talk):
    talk.hear(settings(units="steps"))
    assert [type(one) for one in talk.hear(settings(units="minutes"))] == [UnitSet]
    assert talk.plan == Plan(Unit.MINUTES, 80, 20, 4)


def test_distances_told_in_miles_leave_a_plan_in_km(talk):
    talk.turn(lambda turn: switch_unit(turn, Unit.METRES))
    talk.hear(tells(minutes(20, day(0))), metric=False)
    assert talk.person.metric is True
    talk.turn(lambda turn: switch_unit(turn, Unit.MINUTES))
    talk.hear(tells(minutes(20, day(0))), metric=False)
    assert talk.person.metric is False


def test_a_copy_may_be_asked_for_in_words(talk):
    turn = Turn(talk.record)
    respond(turn, Heard("", Origin(0, 1), settings(export=True)))
    assert (turn.export, turn.says) == (True, [])


def test_an_eased_plan_in_a_flare_is_counted_in_steps_too():
    person = somebody(plan=replace(PLAN, start=81, eased=40), flare=Flare(instant(0), instant(2), 80))
    talk = Talk(record(instant(0), person=person, weeks=()))
    talk.turn(lambda turn: switch_unit(turn, Unit.STEPS))
    assert (talk.plan.start, talk.plan.eased, talk.person.flare.target_before) == (8100, 4000, 8000)


# --- delete


def test_everything_is_deleted_once_the_word_is_typed(talk):
    assert talk.hear(settings(delete_data=True)) == [AskDelete()]
    talk.hear(text=" Delete. ")
    assert talk.forgotten


@pytest.mark.parametrize(
    ("heard", "reply"), [({"agrees": True}, DeleteKept()), ({"kind": "hello"}, Chatted("hello", 1001))]
)
def test_anything_else_keeps_everything(talk, heard, reply):
    talk.hear(settings(delete_data=True))
    assert talk.hear(text="no", **heard) == [reply]
    assert not talk.forgotten
    assert talk.tap(Verb.DELETE, "keep") == [DeleteKept()]


# --- what can be shown


def test_today_shows_what_is_planned_walked_and_next(talk):
    talk.hear(tells(minutes(20, day(0))))
    twenty = Measure(20, Unit.MINUTES)
    assert talk.tap(Verb.COMMAND, "today") == [
        TodayShown(
            (PlannedWalk(day(0), NOON, twenty, "done"),),
            (ToldWalk(day(0), 20),),
            Standing(20, 80, Unit.MINUTES),
            PlannedWalk(day(1), NOON, twenty),
        )
    ]


def test_week_shows_equal_walks_together_and_what_is_planned(talk):
    talk.hear(tells(minutes(15, day(0), count=2)))
    [shown] = talk.tap(Verb.COMMAND, "week")
    assert isinstance(shown, WeekShown)
    assert (shown.walks, shown.number, len(shown.planned)) == ((ToldWalk(day(0), 15, count=2),), 1, 4)


def test_plan_shows_where_it_is_going(talk):
    assert talk.tap(Verb.COMMAND, "plan") == [
        PlanShown(
            Measure(80, Unit.MINUTES),
            Measure(150, Unit.MINUTES),
            1,
            4,
            Measure(20, Unit.MINUTES),
            SLOTS,
            (80, 85, 90, 95, 100, 105),
        )
    ]


def test_an_eased_plan_never_shows_a_fall_ahead():
    talk = Talk(record(instant(0), person=somebody(plan=replace(PLAN, eased=87))))
    assert talk.tap(Verb.COMMAND, "plan")[0].ahead == (87, 87, 90, 95, 100, 105)


def test_settings_show_everything_that_is_set(talk):
    assert talk.tap(Verb.COMMAND, "settings") == [
        SettingsShown(
            "UTC",
            time(9),
            SLOTS,
            30,
            time(21, 30),
            time(7),
            5,
            time(18),
            nudges=True,
            paused=False,
            metric=True,
            language="en",
            counted=Unit.MINUTES,
        )
    ]


def test_help_is_always_there_and_the_rest_needs_a_plan():
    newcomer = Talk(record(instant(0), person=somebody(stage=Stage.SCREENING, plan=None), weeks=()))
    assert newcomer.tap(Verb.COMMAND, "help") == [HelpShown()]
    assert newcomer.tap(Verb.COMMAND, "today") == [NotActive()]


def test_a_question_in_words_is_answered_with_the_numbers_at_hand(talk):
    ask = means(Meaning.QUESTION, question="progress")
    assert talk.hear(ask) == [
        Answered(
            "progress",
            Standing(0, 80, Unit.MINUTES),
            PlannedWalk(day(0), NOON, Measure(20, Unit.MINUTES)),
        )
    ]
    bare = Talk(record(instant(0), weeks=(), planned=()))
    assert bare.hear(means(Meaning.QUESTION)) == [Answered("other")]


# --- the small print


def test_a_walk_of_which_nothing_is_known_counts_nothing():
    empty = Walk(day(0), instant(0))
    assert (pace_of(()).minutes(empty), pace_of(()).counted(empty, Unit.STEPS)) == (None, 0)


def test_a_turn_without_a_plan_has_none():
    turn = Turn(record(instant(0), person=somebody(plan=None)))
    with pytest.raises(LookupError, match="no plan"):
        _ = turn.plan


def test_a_walk_that_was_never_stored_is_not_asked_to_be_removed():
    turn = Turn(record(instant(0)))
    walk = turn.keep_walk(Walk(day(0), instant(0), 20))
    turn.remove_walk(walk)
    decision = turn.decision(None)
    assert (decision.keeps.removed_walks, decision.keeps.walks, decision.keeps.person) == (
        (),
        (),
        turn.person,
    )


def test_taps_survive_their_way_through_telegram():
    assert decode(Choice(Verb.TAKE, 7).encode()) == Choice(Verb.TAKE, 7)
    for odd in (
        "junk",
        "",
        "take",
        "take:",
        "take::",
        "take:--5:",
        "take:²:",
        "take:٣:",
        "TAKE:7:",
        "walk:7:",
        "take:" + "9" * 40 + ":",
    ):
        assert decode(odd) is None, odd


@pytest.mark.parametrize(
    "act",
    [
        lambda turn: time_given(turn, NOON),
        lambda turn: days_given(turn, [1]),
        lambda turn: plan_time_given(turn, NOON),
        lambda turn: undo(turn, 77),
    ],
)
def test_an_answer_to_nothing_changes_nothing(talk, act):
    before = talk.record
    assert talk.turn(act) == []
    assert talk.record == before


def test_undo_without_a_name_takes_out_the_last_walk(talk):
    assert talk.turn(undo) == []
    talk.hear(tells(minutes(20, day(0))))
    assert isinstance(talk.turn(undo)[0], WalkRemoved)


def test_quiet_hours_over_a_walk_time_are_warned_of(talk):
    _, warned = talk.hear(settings(quiet_from=time(12), quiet_to=time(13)))
    assert warned == TimesSet(SLOTS, Measure(20, Unit.MINUTES), 30, quiet=True)
