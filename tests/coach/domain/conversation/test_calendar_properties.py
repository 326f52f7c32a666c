"""Whatever stands in somebody's calendars, following it is done once and never asks for more."""

from dataclasses import replace
from datetime import timedelta

from builders import Talk, day, instant, planned, walked, week
from calendar_builders import OTHER, calendar_record, event, open_planned, sees, undated
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.conversation.calendar_walks import plan_again
from coach.domain.conversation.planning import SLOT_OVER
from coach.domain.facts import PlannedState

CLOCKS = st.sampled_from(["06:30", "08:00", "12:30", "12:45", "18:00", "23:30"])
KEYS = st.sampled_from(["a", "b", "c", "d", "e", "7@walkitoff"])
TIMED = st.builds(
    event,
    KEYS,
    st.integers(-1, 7),
    CLOCKS,
    st.sampled_from([0, 0, 0, 1]),
    source_id=st.sampled_from([1, OTHER]),
)
EVENTS = st.lists(st.one_of(TIMED, st.builds(undated, KEYS, st.integers(0, 6).map(day))), max_size=8)
NOWS = st.tuples(st.integers(0, 6), CLOCKS).map(lambda at: instant(*at))


@st.composite
def talks(draw):
    """Talk with somebody in the middle of a week, with some walks done, missed and planned."""
    amount = draw(st.sampled_from([5, 10, 20]))
    done = tuple(walked(number, day(0)) for number in range(draw(st.integers(0, 5))))
    plans = tuple(
        planned(
            number,
            day(offset),
            amount=amount,
            nudged=draw(st.booleans()),
            state=draw(st.sampled_from(STATES)),
        )
        for number, offset in enumerate(draw(st.lists(st.integers(0, 6), max_size=4)), 1)
    )
    times = draw(st.sampled_from([{}, {"walk_times": ()}]))
    target = draw(st.sampled_from([15, 40, 80]))
    return Talk(
        calendar_record(
            draw(NOWS), planned=plans, walks=done, weeks=(week(target=target, session=amount),), **times
        )
    )


STATES = (PlannedState.OPEN, PlannedState.OPEN, PlannedState.DONE, PlannedState.SKIPPED, PlannedState.LET_GO)


def asked(talk):
    """Add up what this week's walks ask for: done, and planned from now on."""
    ahead = [one for one in open_planned(talk) if one.starts_at + SLOT_OVER > talk.record.now]
    return sum(walk.minutes for walk in talk.record.walks) + sum(
        one.amount for one in ahead if one.day <= day(6)
    )


@given(talks(), st.lists(EVENTS, min_size=1, max_size=3), st.booleans())
def test_following_twice_changes_nothing(talk, looks, anew):
    for events in looks:
        sees(talk, *events, **({"by": plan_again} if anew else {}))
        before = talk.record

        assert sees(talk, *events) == []
        assert talk.record == before


@given(talks(), st.lists(EVENTS, min_size=1, max_size=3))
def test_following_never_asks_for_more_than_the_week_does(talk, looks):
    most = max(asked(talk), talk.week.target)
    for events in looks:
        sees(talk, *events)

        assert asked(talk) <= most


@given(talks(), EVENTS)
def test_every_walk_ahead_in_the_calendars_is_planned_once_where_it_is(talk, events):
    sees(talk, *events)
    now = talk.record.now
    last = {
        one.key: one
        for one in sorted(events, key=lambda one: (one.starts_at or now, one.key))
        if one.starts_at
    }
    ahead = {
        key: one.starts_at
        for key, one in last.items()
        if now < one.starts_at < instant(0, "00:00", week=1) and not key.endswith("@walkitoff")
    }
    followed = [(one.event, one.starts_at) for one in open_planned(talk) if one.event]

    assert sorted(followed) == sorted(ahead.items())


@given(talks(), EVENTS)
def test_nothing_is_planned_in_the_past(talk, events):
    before = {one.id for one in talk.record.planned}
    sees(talk, *events)
    new = [one for one in open_planned(talk) if one.id not in before]

    assert [one for one in new if one.starts_at <= talk.record.now] == []
    assert [one for one in open_planned(talk) if one.amount < 0] == []


@given(talks(), EVENTS, st.integers(0, 3))
def test_a_walk_is_nudged_for_again_only_where_it_moved(talk, events, hours):
    before = {one.id: one for one in talk.record.planned}
    sees(talk, *events)
    sees(talk, *(one if one.starts_at is None else later(one, hours) for one in events))
    again = [
        one for one in talk.record.planned if one.id in before and before[one.id].nudged and not one.nudged
    ]

    assert [one for one in again if (one.day, one.at) == (before[one.id].day, before[one.id].at)] == []


def later(one, hours):
    return replace(one, starts_at=one.starts_at + timedelta(hours=hours))
