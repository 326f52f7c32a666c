"""The week's walks follow the calendars: new ones join, they move and vanish with their events."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from builders import NOON, Talk, day, instant, means, planned, walked, week
from calendar_builders import (
    MINE,
    OTHER,
    calendar_record,
    event,
    open_planned,
    plan_of,
    sees,
    show,
    source,
    undated,
)

from coach.domain.choices import Verb
from coach.domain.conversation.calendar_walks import follow, plan_again, untie
from coach.domain.conversation.calendars import drop
from coach.domain.facts import DueKind, PlannedState, Source
from coach.domain.person import Asked, Flare, Lock, Question
from coach.domain.reading import Level, Meaning, SaidMove, SaidPlan, SaidSchedule
from coach.domain.replies import CalendarDropped, Measure, Nudge, NudgeClosed, PlanKept
from coach.domain.walking import Unit

USUAL = [(0, "12:30", 20), (1, "12:30", 20), (3, "12:30", 20), (5, "12:30", 20)]
TWENTY = Measure(20, Unit.MINUTES)


@pytest.fixture
def talk():
    return Talk(calendar_record(instant(0)))


@pytest.fixture
def calendar_only():
    """Somebody who has no walk times in the bot, and no walk planned yet."""
    return Talk(calendar_record(instant(0), walk_times=(), planned=()))


def changed(talk, **changes):
    talk.record = replace(talk.record, person=replace(talk.person, **changes))
    return talk


def nudges(talk, until):
    """Live to an instant; tell when which walks were nudged for."""
    return [(now, said.planned_id) for now, said in talk.live_to(until) if isinstance(said, Nudge)]


def only_tuesday(talk):
    """Let nothing be planned but Tuesday's walk, which follows the calendar; that morning has come."""
    talk.record = replace(talk.record, planned=(talk.planned(2),))
    sees(talk, event("a", 1))
    return talk.at(1)


# --- a walk appears ---


def test_a_walk_in_the_calendar_takes_the_place_of_that_days_own(talk):
    assert sees(talk, event("a", 1)) == []
    assert plan_of(talk) == [(0, "12:30", 20), (1, "18:00", 20), (3, "12:30", 20), (5, "12:30", 20)]
    assert (talk.planned(2).event, talk.planned(2).event_at) == ("a", instant(1, "18:00"))


def test_a_walk_on_another_day_makes_the_others_shorter_and_no_more_of_them(talk):
    sees(talk, event("a", 2))

    assert plan_of(talk) == [
        (0, "12:30", 16),
        (1, "12:30", 16),
        (2, "18:00", 16),
        (3, "12:30", 16),
        (5, "12:30", 16),
    ]


def test_of_two_walks_on_a_day_one_takes_the_nearer_place(talk):
    sees(talk, event("a", 1, "08:00"), event("b", 1, "13:00"))

    assert talk.planned(2).event == "a"
    assert plan_of(talk)[1:3] == [(1, "08:00", 16), (1, "13:00", 16)]


def test_an_event_in_two_calendars_is_one_walk(talk):
    sees(talk, event("a", 1), event("a", 1, source_id=OTHER))

    assert len(open_planned(talk)) == 4


def test_what_this_bot_wrote_is_never_read_back_as_a_new_walk(talk):
    sees(talk, event("7@walkitoff", 2))

    assert plan_of(talk) == USUAL


def test_a_walk_of_next_week_waits_for_that_week(talk):
    sees(talk, event("a", 2, week=1))

    assert plan_of(talk) == USUAL


@pytest.mark.parametrize("clock", ["08:59", "09:00"])
def test_a_walk_that_has_begun_is_not_planned(talk, clock):
    sees(talk, event("a", 0, clock))

    assert plan_of(talk) == USUAL


def test_a_walk_without_a_time_is_not_planned_for_midnight(talk):
    sees(talk, undated("a", day(2)))

    assert plan_of(talk) == USUAL


def test_a_walk_follows_the_persons_own_day(talk):
    changed(talk, zone="America/Los_Angeles")
    sees(talk, event("a", 3, "02:00"))

    moved = next(one for one in open_planned(talk) if one.event == "a")
    assert (moved.day, moved.at, moved.starts_at) == (day(2), time(18, 0), instant(3, "02:00"))


def test_seconds_of_an_event_are_not_shown(talk):
    starts = instant(1, "18:00") + timedelta(seconds=30)
    sees(talk, event("a", 1, starts_at=starts))

    assert (talk.planned(2).at, talk.planned(2).starts_at) == (time(18, 0), starts)


@pytest.mark.parametrize("state", [PlannedState.DONE, PlannedState.SKIPPED])
def test_a_walk_that_was_answered_for_is_not_planned_again(talk, state):
    sees(talk, event("a", 1))
    answered = replace(talk.planned(2), state=state)
    talk.record = replace(talk.record, planned=(talk.planned(1), answered))
    sees(talk, event("a", 1, "19:00"))

    assert plan_of(talk) == [(0, "12:30", 20)]


def test_a_walk_planned_once_in_the_chat_stays_beside_one_of_the_calendar(talk):
    talk.hear(means(Meaning.PLAN, plans=(SaidPlan(day(2), at=time(9, 0)),)))
    sees(talk, event("a", 2))

    assert [row[:2] for row in plan_of(talk) if row[0] == 2] == [(2, "09:00"), (2, "18:00")]


def test_a_walk_planned_once_at_the_very_time_of_the_event_is_that_one(talk):
    talk.hear(means(Meaning.PLAN, plans=(SaidPlan(day(2), at=time(18, 0)),)))
    sees(talk, event("a", 2))

    assert [(one.event, one.source) for one in open_planned(talk) if one.day == day(2)] == [
        ("a", Source.ONE_OFF)
    ]


# --- how much ---


def test_without_walk_times_each_walk_of_the_calendar_has_the_usual_length(calendar_only):
    sees(calendar_only, event("a", 1), event("b", 2))
    sees(calendar_only, event("a", 1), event("b", 2), event("c", 4))

    assert [amount for _, _, amount in plan_of(calendar_only)] == [20, 20, 20]


def test_more_walks_than_the_target_has_room_for_are_shorter(calendar_only):
    sees(calendar_only, *(event(str(one), one) for one in range(1, 7)))

    assert sorted(amount for _, _, amount in plan_of(calendar_only)) == [13, 13, 13, 13, 14, 14]


def test_where_nothing_is_left_of_the_target_a_walk_asks_for_no_amount(talk):
    talk.record = replace(
        talk.record, planned=(), walks=tuple(walked(number, day(0)) for number in range(1, 5))
    )
    sees(talk, event("a", 1))

    assert plan_of(talk) == [(1, "18:00", 0)]


def test_no_walk_gets_shorter_than_the_smallest_for_one_more(talk):
    small = tuple(planned(number, day(number), amount=5) for number in (1, 2, 3))
    talk.record = replace(talk.record, planned=small, weeks=(week(target=15, session=5, walks=3),))
    sees(talk, event("a", 4), event("b", 5))

    assert [amount for _, _, amount in plan_of(talk)] == [5, 5, 5, 0, 0]


def test_a_baseline_week_asks_for_no_amount(talk):
    talk.record = replace(talk.record, planned=(), weeks=(week(target=0),))
    sees(talk, event("a", 1))

    assert plan_of(talk) == [(1, "18:00", 0)]


# --- it moves ---


def test_a_walk_moves_with_its_event(talk):
    sees(talk, event("a", 1))
    sees(talk, event("a", 2, "07:45"))

    assert talk.planned(2).day == day(2)
    assert plan_of(talk) == [(0, "12:30", 20), (2, "07:45", 20), (3, "12:30", 20), (5, "12:30", 20)]


def test_a_walk_that_moved_is_nudged_for_anew_and_once(talk):
    only_tuesday(talk)
    assert nudges(talk, instant(1, "17:30")) == [(instant(1, "17:30"), 2)]

    closed = talk.turn(lambda turn: (show_in(turn, event("a", 1, "19:00")), follow(turn)))
    show(talk, event("a", 1, "19:00"))

    assert closed == [NudgeClosed("moved", time(18, 0), TWENTY, datetime(2026, 3, 3, 19, 0))]
    assert [one.edits for one in talk.outgoing] == ["walk:2"]
    assert sees(talk, event("a", 1, "19:00")) == []
    assert nudges(talk, instant(1, "19:30")) == [(instant(1, "18:30"), 2)]


def show_in(turn, *events):
    """Let these events be what a turn knows."""
    turn.record = replace(turn.record, events=events)


def test_an_event_that_only_changed_its_seconds_is_not_nudged_for_again(talk):
    sees(talk, event("a", 1))
    talk.at(1)
    nudges(talk, instant(1, "17:30"))
    starts = instant(1, "18:00") + timedelta(seconds=20)

    assert sees(talk, event("a", 1, starts_at=starts)) == []
    assert nudges(talk, instant(1, "18:00")) == []


def test_a_walk_that_moved_into_the_next_minutes_is_nudged_for_at_once(talk):
    sees(talk, event("a", 1))
    talk.at(1, "12:00")
    sees(talk, event("a", 1, "12:10"))

    assert nudges(talk, instant(1, "12:00")) == [(instant(1, "12:00"), 2)]


@pytest.mark.parametrize(("offset", "clock", "week_"), [(0, "08:00", 0), (1, "18:00", 1), (6, "18:00", -1)])
def test_a_walk_that_moved_out_of_the_week_or_behind_now_is_let_go(talk, offset, clock, week_):
    sees(talk, event("a", 1))
    sees(talk, event("a", offset, clock, week_))

    assert plan_of(talk) == [(0, "12:30", 20), (3, "12:30", 20), (5, "12:30", 20)]


def test_what_was_moved_in_the_chat_stays_where_it_was_put(talk):
    sees(talk, event("a", 1))
    talk.at(1)
    talk.hear(means(Meaning.MOVE, move=SaidMove(from_day=day(1), to_day=day(2), to_time=time(8, 0))))
    sees(talk, event("a", 1))

    assert (2, "08:00", 20) in plan_of(talk)
    assert len(open_planned(talk)) == 4


def test_what_was_moved_in_the_chat_goes_where_its_event_goes_next(talk):
    sees(talk, event("a", 1))
    talk.at(1)
    talk.hear(means(Meaning.MOVE, move=SaidMove(from_day=day(1), to_day=day(2), to_time=time(8, 0))))
    sees(talk, event("a", 4))

    assert (4, "18:00", 20) in plan_of(talk)
    assert len(open_planned(talk)) == 4


def test_a_walk_that_got_a_time_of_no_day_keeps_its_own(talk):
    sees(talk, event("a", 1))
    sees(talk, undated("a", day(1)))

    assert (1, "18:00", 20) in plan_of(talk)


def test_what_was_snoozed_and_moved_is_nudged_for_at_the_new_time_alone(talk):
    only_tuesday(talk)
    nudges(talk, instant(1, "17:30"))
    talk.tap(Verb.SNOOZE, "30", 2)
    sees(talk, event("a", 1, "20:00"))

    assert nudges(talk, instant(1, "20:30")) == [(instant(1, "19:30"), 2)]


# --- it vanishes ---


def test_a_walk_whose_event_is_gone_is_let_go_and_its_nudge_says_so(talk):
    sees(talk, event("a", 1))
    talk.at(1)
    nudges(talk, instant(1, "17:30"))

    assert sees(talk) == [NudgeClosed("let_go", time(18, 0), TWENTY)]
    assert [one.edits for one in talk.outgoing] == ["walk:2"]
    assert plan_of(talk) == [(0, "12:30", 20), (3, "12:30", 20), (5, "12:30", 20)]


def test_a_walk_deleted_right_before_its_nudge_is_not_nudged_for(talk):
    sees(talk, event("a", 1))
    talk.on(instant(1, "17:30") - timedelta(seconds=1))
    sees(talk)

    assert nudges(talk, instant(1, "19:00")) == []


@pytest.mark.parametrize(("clock", "left"), [("18:29", 3), ("18:30", 4)])
def test_what_is_deleted_long_after_it_began_is_asked_after_all_the_same(talk, clock, left):
    sees(talk, event("a", 1))
    talk.at(1, clock)
    sees(talk)

    assert len(open_planned(talk)) == left


def test_an_event_that_comes_back_is_planned_again(talk):
    sees(talk, event("a", 1))
    sees(talk)
    sees(talk, event("a", 1))

    assert (1, "18:00") in [row[:2] for row in plan_of(talk)]


# --- people ---


def test_a_pause_is_left_alone(talk):
    changed(talk, paused_from=instant(0))

    assert sees(talk, event("a", 2)) == []
    assert plan_of(talk) == USUAL


def test_who_comes_back_walks_by_the_calendar_as_it_is_then(talk):
    sees(talk, event("a", 1), event("b", 4))
    talk.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("pause")))
    show(talk, event("a", 2), event("c", 4, "09:00"), *(event(str(one), one) for one in (1, 3, 5, 6)))
    talk.tap(Verb.RESUME)

    rows = [row[:2] for row in plan_of(talk)]
    assert rows[-6:] == [
        (1, "18:00"),
        (2, "18:00"),
        (3, "18:00"),
        (4, "09:00"),
        (5, "18:00"),
        (6, "18:00"),
    ]
    assert sum(amount for _, _, amount in plan_of(talk)) == 80


def test_nobody_is_followed_who_has_no_plan_yet(talk):
    changed(talk, plan=None)

    assert sees(talk, event("a", 2)) == []
    assert plan_of(talk) == USUAL


def test_without_an_open_week_there_is_nothing_to_follow(talk):
    talk.record = replace(talk.record, weeks=())

    assert sees(talk, event("a", 2)) == []


def test_a_locked_plan_follows_and_keeps_silent(talk):
    changed(talk, lock=Lock(Level.URGENT, instant(0)))
    sees(talk, event("a", 1))

    assert (1, "18:00", 20) in plan_of(talk)
    assert nudges(talk, instant(1, "19:00")) == []


def test_in_a_flare_a_new_walk_shares_the_smaller_target(talk):
    changed(talk, flare=Flare(instant(0), instant(2), 80))
    gentle = tuple(planned(number, day(number), amount=10) for number in (1, 2, 3, 4))
    talk.record = replace(talk.record, planned=gentle, weeks=(week(target=40, session=10, walks=4),))
    sees(talk, event("a", 5))

    assert [amount for _, _, amount in plan_of(talk)] == [8, 8, 8, 8, 8]


def test_a_new_week_opens_by_the_calendar(talk):
    sees(talk, event("a", 1), event("b", 2, week=1), event("c", 4, week=1))
    talk.on(instant(0, "03:00", week=1))
    talk.fire(DueKind.WEEK_CLOSE)

    rows = [row[:2] for row in plan_of(talk)]
    assert {(2, "18:00"), (4, "18:00")} <= set(rows)
    assert all(one.day >= day(0, 1) for one in open_planned(talk))
    assert sum(row[2] for row in plan_of(talk)) == talk.week.target


def test_a_new_week_with_more_events_than_walks_is_cut_into_as_many(talk):
    show(talk, *(event(str(one), one, week=1) for one in range(6)))
    talk.on(instant(0, "03:00", week=1))
    talk.fire(DueKind.WEEK_CLOSE)

    assert [row[:2] for row in plan_of(talk)] == [(one, "18:00") for one in range(6)]
    assert sum(row[2] for row in plan_of(talk)) == talk.week.target


def test_a_new_week_of_somebody_with_a_calendar_alone_has_its_walks_alone(calendar_only):
    show(calendar_only, event("a", 1, week=1), event("b", 3, week=1))
    calendar_only.on(instant(0, "03:00", week=1))
    calendar_only.fire(DueKind.WEEK_CLOSE)

    assert [row[:2] for row in plan_of(calendar_only)] == [(1, "18:00"), (3, "18:00")]


# --- planned anew ---


def test_a_calendar_that_was_connected_plans_the_week_by_it(talk):
    sees(talk, event("a", 1), event("b", 2), by=plan_again)

    rows = plan_of(talk)
    assert {(1, "18:00"), (2, "18:00")} <= {row[:2] for row in rows}
    assert (1, "12:30") not in [row[:2] for row in rows]
    assert sum(row[2] for row in rows) == 80


def test_a_walk_of_this_morning_is_made_up_for_at_no_time_of_the_bots_own(calendar_only):
    calendar_only.at(0, "12:00")
    sees(calendar_only, event("a", 0, "08:00"), event("b", 2), event("c", 4), by=plan_again)

    assert plan_of(calendar_only) == [(2, "18:00", 20), (4, "18:00", 20)]


def test_who_comes_back_is_planned_nothing_in_the_past(calendar_only):
    sees(calendar_only, event("a", 0, "18:00"), event("b", 2))
    calendar_only.hear(means(Meaning.SCHEDULE, schedule=SaidSchedule("pause")))
    show(calendar_only, event("c", 0, "08:00"), event("b", 2))
    calendar_only.at(0, "12:00")
    calendar_only.tap(Verb.RESUME)

    assert [row[:2] for row in plan_of(calendar_only)] == [(2, "18:00")]


def test_a_calendar_that_is_let_go_leaves_the_week_to_the_walk_times(talk):
    sees(talk, event("a", 1), event("b", 2), by=plan_again)

    assert talk.turn(lambda turn: drop(turn, source())) == [CalendarDropped()]
    assert [row[:2] for row in plan_of(talk)] == [row[:2] for row in USUAL]
    assert [one.event for one in open_planned(talk)] == [None] * 4
    assert [one.id for one in talk.record.sources] == [OTHER]


def test_what_was_missed_is_not_made_up_for_when_a_calendar_goes(talk):
    talk.at(3)
    sees(talk, event("a", 3), event("b", 5))
    talk.turn(lambda turn: drop(turn, source()))

    ahead = [one for one in open_planned(talk) if one.starts_at > talk.record.now]
    assert [(one.day, one.at, one.amount) for one in ahead] == [(day(3), NOON, 20), (day(5), NOON, 20)]


def test_a_walk_that_has_no_walk_time_stays_when_a_calendar_goes(talk):
    talk.record = replace(talk.record, walk_times=talk.record.walk_times[:2])
    sees(talk, event("a", 1))
    talk.turn(lambda turn: drop(turn, source()))

    assert [one.amount for one in open_planned(talk)] == [20] * 4


def test_without_walk_times_what_is_planned_stays_when_its_calendar_goes(calendar_only):
    sees(calendar_only, event("a", 1), event("b", 2))
    calendar_only.turn(lambda turn: drop(turn, source()))

    assert [row[:2] for row in plan_of(calendar_only)] == [(1, "18:00"), (2, "18:00")]
    assert [one.event for one in open_planned(calendar_only)] == [None, None]


def test_a_walk_that_stands_in_another_calendar_too_is_followed_there(talk):
    both = (event("a", 1), event("a", 1, source_id=OTHER))
    sees(talk, *both, by=plan_again)
    talk.turn(lambda turn: drop(turn, source()))

    assert [one.event for one in open_planned(talk) if one.day == day(1)] == ["a"]
    assert [one.source_id for one in talk.record.events] == [OTHER]


def test_only_walks_of_that_calendar_are_untied(talk):
    sees(talk, event("a", 1), event("b", 3, source_id=OTHER))
    talk.turn(lambda turn: untie(turn, MINE))

    assert [(one.event, one.event_at) for one in open_planned(talk)] == [
        (None, None),
        (None, None),
        ("b", instant(3, "18:00")),
        (None, None),
    ]


def test_new_walk_times_leave_the_calendars_walks_where_they_are(talk):
    sees(talk, event("a", 1))
    talk.hear(
        means(
            Meaning.SCHEDULE,
            schedule=SaidSchedule("clear", ()),
        )
    )

    assert [row[:2] for row in plan_of(talk)] == [(1, "18:00")]
    assert talk.record.walk_times == ()


# --- a time for what has a day alone ---


def test_a_time_that_was_asked_for_ties_the_walk_to_its_event(talk):
    notes = {"day": day(2).isoformat(), "amount": "20", "event": "a"}
    changed(talk, question=Question(Asked.PLAN_TIME, instant(1), notes=notes))
    show(talk, undated("a", day(2)))
    (kept,) = talk.tap(Verb.TIME, "17:30")
    sees(talk, undated("a", day(2)))

    assert isinstance(kept, PlanKept)
    assert [(one.event, f"{one.at:%H:%M}") for one in open_planned(talk) if one.day == day(2)] == [
        ("a", "17:30")
    ]

    sees(talk, event("a", 4, "09:00"))
    assert (4, "09:00") in [row[:2] for row in plan_of(talk)]

    sees(talk)
    assert [row[:2] for row in plan_of(talk)] == [row[:2] for row in USUAL]


def test_of_a_day_with_too_many_events_the_earliest_are_taken_up_and_no_more_at_later_looks(talk):
    many = [event(f"{number:02}", 2, f"{7 + number // 4:02}:{number % 4 * 15:02}") for number in range(48)]
    for _ in range(3):
        sees(talk, *many)
    taken_up = [one.event for one in open_planned(talk) if one.event]
    assert taken_up == [f"{number:02}" for number in range(8)]
