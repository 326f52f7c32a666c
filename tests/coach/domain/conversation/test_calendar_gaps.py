"""Where a walk fits beside what a calendar says is taken: offered by nudges, used by splits and moves."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from builders import NOON, Talk, day, instant, means, planned, somebody
from calendar_builders import (
    OTHER,
    calendar_record,
    event,
    open_planned,
    plan_of,
    sees,
    source,
    taken,
)
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.calendar_sources import BusySpan, Counts
from coach.domain.choices import Verb
from coach.domain.conversation.gaps import (
    Gap,
    in_gap,
    is_taken,
    minutes_of,
    next_gap,
    walk_hours,
)
from coach.domain.conversation.planning import Moment
from coach.domain.conversation.turn import Turn
from coach.domain.facts import DueKind, Offer, Source
from coach.domain.free_slots import Hours
from coach.domain.person import Quiet
from coach.domain.reading import Meaning, SaidMove
from coach.domain.replies import AskMoveTime, Measure, Moved, NudgeClosed, SplitTaken

MONDAY = date(2026, 3, 2)


@pytest.fixture
def talk():
    """Monday morning: a walk of 20 minutes is planned for half past twelve."""
    return Talk(calendar_record(instant(0)))


def busy(talk, *spans):
    talk.record = replace(talk.record, busy=spans)
    return talk


def turn_of(talk):
    return Turn(talk.record)


def local(clock, offset=0):
    return datetime.combine(day(offset), time.fromisoformat(clock))


# --- taken or not ---


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("12:00", "12:30", False),
        ("12:00", "12:31", True),
        ("12:40", "12:45", True),
        ("12:49", "13:00", True),
        ("12:50", "13:00", False),
    ],
)
def test_a_walk_is_taken_by_what_overlaps_it(talk, first, last, expected):
    busy(talk, taken(0, first, last))

    assert is_taken(turn_of(talk), talk.planned(1)) is expected


def test_a_walk_is_not_taken_by_its_own_event_in_another_calendar(talk):
    sees(talk, event("a", 0, "12:30"))
    busy(talk, taken(0, "12:30", "13:00"))
    assert not is_taken(turn_of(talk), talk.planned(1))

    busy(talk, taken(0, "12:30", "13:15"))
    assert is_taken(turn_of(talk), talk.planned(1))


def test_a_walk_without_an_amount_takes_twenty_minutes(talk):
    assert minutes_of(turn_of(talk), 0) == 20
    assert minutes_of(turn_of(talk), 35) == 35


def test_steps_take_as_long_as_the_person_needs(talk):
    steps = replace(talk.plan, unit=Unit.STEPS)
    talk.record = replace(talk.record, person=replace(talk.person, plan=steps))

    assert minutes_of(turn_of(talk), 2010) == 21


# --- the next gap ---


def test_the_next_gap_comes_after_the_meeting(talk):
    busy(talk, taken(0, "12:00", "13:05"))

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("13:05"), 20)


def test_a_gap_that_is_too_short_is_passed_over(talk):
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "13:15", "14:00"))

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("14:00"), 20)


def test_half_a_walk_fits_where_a_whole_one_does_not(talk):
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "13:15", "23:00"))

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("13:00"), 10, half=True)


def test_half_of_a_short_walk_is_still_ten_minutes(talk):
    short = replace(talk.planned(1), amount=16)
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "13:10", "23:00"))

    assert next_gap(turn_of(talk), short) == Gap(local("13:00"), 10, half=True)


def test_a_full_day_has_no_gap(talk):
    busy(talk, taken(0, "12:00", "21:25"))

    assert next_gap(turn_of(talk), talk.planned(1)) is None


def test_no_gap_begins_before_now(talk):
    busy(talk, taken(0, "12:00", "12:35"))
    talk.at(0, "12:52")

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("12:55"), 20)


def test_other_walks_take_their_time_too(talk):
    busy(talk, taken(0, "12:00", "13:00"))
    other = planned(9, day(0), time(13, 10))
    talk.record = replace(talk.record, planned=(*talk.record.planned, other))

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("13:30"), 20)


@pytest.mark.parametrize(
    ("quiet", "hours"),
    [
        (Quiet(time(21, 30), time(7, 0)), Hours(time(7, 0), time(21, 30))),
        (Quiet(time(13, 0), time(15, 0)), Hours(time(6, 0), time(22, 0))),
        (Quiet(time(0, 0), time(0, 0)), Hours(time(6, 0), time(22, 0))),
        (Quiet(time(22, 0), time(0, 0)), Hours(time(0, 0), time(22, 0))),
    ],
)
def test_somebody_walks_outside_of_quiet_hours(talk, quiet, hours):
    talk.record = replace(talk.record, person=somebody(quiet=quiet))

    assert walk_hours(turn_of(talk)) == hours


def test_a_nap_is_no_gap(talk):
    talk.record = replace(talk.record, person=somebody(quiet=Quiet(time(13, 0), time(15, 0))))
    busy(talk, taken(0, "12:00", "13:00"))

    assert next_gap(turn_of(talk), talk.planned(1)) == Gap(local("15:00"), 20)


def test_tomorrow_is_no_gap_of_today(talk):
    talk.record = replace(talk.record, person=somebody(quiet=Quiet(time(22, 0), time(0, 0))))
    busy(talk, taken(0, "12:00", "23:00"))

    assert next_gap(turn_of(talk), talk.planned(1)) is None


# --- a nudge that knows of the meeting ---


def nudged(talk):
    talk.at(0, "12:00")
    return talk.fire(DueKind.NUDGE, 1)


def test_a_nudge_offers_the_next_gap(talk):
    busy(talk, taken(0, "12:00", "12:40"))
    (nudge,) = nudged(talk)

    assert (nudge.taken, nudge.gap, nudge.gap_minutes, nudge.gap_half) == (True, local("12:40"), 20, False)


def test_a_nudge_says_that_there_is_no_time_left_today(talk):
    busy(talk, taken(0, "12:00", "23:00"))
    (nudge,) = nudged(talk)

    assert (nudge.taken, nudge.gap, nudge.gap_minutes) == (True, None, 0)


def test_a_nudge_in_free_time_says_nothing_of_it(talk):
    busy(talk, taken(0, "13:00", "14:00"))
    (nudge,) = nudged(talk)

    assert (nudge.taken, nudge.gap) == (False, None)


@pytest.mark.parametrize(
    ("mine", "tied", "unread"),
    [
        ({}, True, None),
        ({"failures": 1}, True, local("09:00")),
        ({"failures": 1, "read_at": None}, True, local("09:00")),
        ({"failures": 1}, False, None),
    ],
)
def test_a_nudge_says_that_its_calendar_can_not_be_read(talk, mine, tied, unread):
    talk.record = replace(
        talk.record, sources=(source(**mine), source(OTHER, counts=Counts.BUSY, failures=9))
    )
    sees(talk, event("a", 0 if tied else 1, "12:30"))
    (nudge,) = nudged(talk)

    assert nudge.unread == unread


def test_a_tap_moves_the_walk_into_the_gap_and_its_nudge_follows(talk):
    busy(talk, taken(0, "12:00", "13:40"))
    nudged(talk)
    said = talk.tap(Verb.GAP, "13:40", 1)

    twenty = Measure(20, Unit.MINUTES)
    assert said[0] == NudgeClosed("moved", NOON, twenty, local("13:40"))
    assert isinstance(said[1], Moved)
    assert talk.due(DueKind.NUDGE, 1) == [instant(0, "13:10")]
    assert plan_of(talk)[0] == (0, "13:40", 20)


def test_half_a_walk_goes_into_a_short_gap_once(talk):
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "13:15", "23:00"))
    nudged(talk)
    talk.tap(Verb.GAP, "13:00/2", 1)
    assert plan_of(talk)[0] == (0, "13:00", 10)

    talk.tap(Verb.GAP, "13:00/2", 1)
    assert not talk.acted
    assert plan_of(talk)[0] == (0, "13:00", 10)


def test_a_gap_that_has_passed_asks_for_another_time_and_leaves_the_walk_whole(talk):
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "13:15", "16:00"))
    nudged(talk)
    talk.at(0, "13:05")
    (asked,) = talk.tap(Verb.GAP, "13:00/2", 1)

    assert isinstance(asked, AskMoveTime)
    assert plan_of(talk)[0] == (0, "12:30", 20)


@pytest.mark.parametrize(("value", "about"), [("x", 1), ("", 1), ("25:00", 1), ("13:00", 99)])
def test_a_gap_that_says_nothing_moves_nothing(talk, value, about):
    before = talk.record.planned
    talk.tap(Verb.GAP, value, about)

    assert not talk.acted
    assert talk.record.planned == before


def test_yesterdays_gap_moves_nothing(talk):
    talk.at(1)
    talk.tap(Verb.GAP, "13:00", 1)

    assert not talk.acted


# --- put into a gap ---


def test_without_anything_in_the_calendar_a_walk_stays_where_it_was(talk):
    moment = Moment(MONDAY, NOON)

    assert in_gap(turn_of(talk), moment, 20) is moment


@pytest.mark.parametrize(
    ("spans", "at"),
    [
        ((("13:00", "14:00"),), "12:30"),
        ((("12:30", "13:00"),), "12:10"),
        ((("11:00", "13:00"),), "13:00"),
        ((("07:00", "13:20"),), "13:20"),
        ((("12:20", "12:55"),), "12:55"),
        ((("06:00", "22:00"),), "12:30"),
    ],
)
def test_a_walk_goes_to_the_nearest_free_time_of_its_day(talk, spans, at):
    busy(talk, *(taken(2, *span) for span in spans))

    assert in_gap(turn_of(talk), Moment(day(2), NOON), 20) == Moment(day(2), time.fromisoformat(at))


def test_a_walk_of_today_goes_to_no_time_that_has_passed(talk):
    talk.at(0, "12:20")
    busy(talk, taken(0, "12:30", "14:00"))

    assert in_gap(turn_of(talk), Moment(MONDAY, NOON), 20, talk.planned(1)) == Moment(MONDAY, time(14, 0))


def test_a_walk_of_the_calendar_stays_where_it_is_there(talk):
    busy(talk, taken(2, "12:00", "13:00"))
    there = Moment(day(2), NOON, event("a", 2, "12:30"))

    assert in_gap(turn_of(talk), there, 20) is there


def test_a_walk_does_not_stand_in_its_own_way(talk):
    busy(talk, taken(0, "08:00", "08:30"))
    moment = Moment(MONDAY, time(12, 40))

    assert in_gap(turn_of(talk), moment, 20, talk.planned(1)) == moment
    assert in_gap(turn_of(talk), moment, 20) == Moment(MONDAY, time(12, 50))


spans = st.tuples(st.integers(0, 7 * 24 * 12), st.integers(1, 60)).map(
    lambda at: BusySpan(
        OTHER, instant(0, "00:00") + 5 * at[0] * MINUTE, instant(0, "00:00") + 5 * (at[0] + at[1]) * MINUTE
    )
)
MINUTE = timedelta(minutes=1)


@given(st.lists(spans, max_size=12), st.integers(0, 6), st.integers(0, 23), st.sampled_from([10, 20, 45]))
def test_a_walk_is_put_where_it_is_free_or_left_alone(everything, offset, hour, amount):
    there = busy(Talk(calendar_record(instant(0), planned=())), *everything)
    moment = Moment(day(offset), time(hour, 30))
    turn = turn_of(there)
    put = in_gap(turn, moment, amount)
    walk = planned(9, put.day, put.at, amount=amount)

    assert put.day == moment.day
    assert put == moment or not is_taken(turn, walk)
    assert put == moment or time(7, 0) <= put.at <= time(21, 30)
    assert put == moment or walk.starts_at > there.record.now


def test_an_accepted_split_goes_into_free_time(talk):
    offer = Offer(instant(2, "20:00"), "split", (16, 16, 16), 48, id=1)
    talk.at(3)
    talk.record = replace(talk.record, offers=(offer,), planned=())
    busy(talk, taken(3, "12:00", "13:00"), taken(5, "12:30", "12:40"))
    (kept,) = talk.tap(Verb.TAKE)

    assert isinstance(kept, SplitTaken)
    assert [row[2] for row in plan_of(talk)] == [16, 16, 16]
    assert {one.source for one in open_planned(talk)} == {Source.SPLIT}
    assert [one for one in open_planned(talk) if is_taken(turn_of(talk), one)] == []
    assert {(3, "13:00"), (5, "12:40")} <= {row[:2] for row in plan_of(talk)}


def test_an_accepted_split_leaves_walks_of_the_calendar_in_place(talk):
    offer = Offer(instant(2, "20:00"), "split", (16, 16), 32, id=1)
    talk.at(3)
    sees(talk, event("a", 4))
    talk.record = replace(talk.record, offers=(offer,))
    busy(talk, taken(4, "17:00", "19:00"))
    talk.tap(Verb.TAKE)

    assert [one.starts_at for one in open_planned(talk) if one.event == "a"] == [instant(4, "18:00")]


def test_a_walk_that_is_put_off_to_another_day_goes_beside_its_meetings(talk):
    busy(talk, taken(2, "12:00", "13:00"))
    talk.hear(means(Meaning.MOVE, move=SaidMove(from_day=day(0), to_day=day(2))))

    assert (2, "13:00", 20) in plan_of(talk)


def test_a_time_that_was_said_is_taken_at_its_word(talk):
    busy(talk, taken(2, "12:00", "13:00"))
    talk.hear(means(Meaning.MOVE, move=SaidMove(from_day=day(0), to_day=day(2), to_time=time(12, 15))))

    assert (2, "12:15", 20) in plan_of(talk)


def test_the_times_that_are_offered_are_free(talk):
    busy(talk, taken(0, "12:00", "13:00"), taken(0, "17:00", "18:00"))
    (asked,) = talk.tap(Verb.MOVE, "", 1)

    assert asked.options == (local("13:00"), local("18:00"), local("12:10", 1))
