"""What of the plan is given out to calendars: the same walk under the same name, changed, never doubled."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.facts import Planned, PlannedState
from coach.domain.feeds import new_token, token_hash
from coach.domain.publishing import Making, Published, publish

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def making(now=NOW, unit=Unit.MINUTES):
    numbers = count(1)
    return Making(now, unit, lambda amount: amount, lambda: f"{now.isoformat()}-{next(numbers)}@walkitoff")


def planned(number=1, starts=NOW + HOUR, amount=20, **changes):
    walk = Planned(date(2026, 3, 4), time(13), starts, amount, id=number)
    return replace(walk, **changes)


def given_out(*walks, before=(), now=NOW):
    return publish(walks, before, making(now))


def test_a_walk_is_given_out_from_its_start_to_its_end():
    assert given_out(planned()) == (
        Published(
            1,
            f"{NOW.isoformat()}-1@walkitoff",
            NOW + HOUR,
            NOW + timedelta(minutes=80),
            20,
            Unit.MINUTES,
            0,
            NOW,
            NOW,
        ),
    )


def test_what_calendars_know_is_not_told_again():
    assert given_out(planned(), before=given_out(planned()), now=NOW + timedelta(minutes=1)) == ()


@pytest.mark.parametrize("change", [{"starts_at": NOW + 2 * HOUR}, {"amount": 15}])
def test_a_walk_that_changed_keeps_its_name_and_counts_on(change):
    (old,) = given_out(planned())
    later = NOW + timedelta(minutes=1)
    (new,) = given_out(planned(**change), before=(old,), now=later)

    ends = new.starts_at + timedelta(minutes=new.amount)
    assert new == replace(old, **change, ends_at=ends, sequence=1, changed_at=later)


def test_a_walk_in_other_units_is_told_anew():
    (old,) = given_out(planned())
    (new,) = publish((planned(),), (old,), making(unit=Unit.METRES))

    assert (new.uid, new.unit, new.sequence) == (old.uid, Unit.METRES, 1)


@pytest.mark.parametrize("state", [PlannedState.SKIPPED, PlannedState.LET_GO])
def test_a_walk_that_will_not_be_is_called_off_once(state):
    (old,) = given_out(planned())
    later = NOW + timedelta(minutes=1)
    (gone,) = given_out(planned(state=state), before=(old,), now=later)

    assert gone == replace(old, cancelled=True, sequence=1, changed_at=later)
    assert given_out(planned(state=state), before=(gone,)) == ()
    assert given_out(before=(gone,)) == ()


def test_a_walk_that_is_planned_again_is_called_off_no_longer():
    (old,) = given_out(planned())
    (gone,) = given_out(before=(old,))
    (back,) = given_out(planned(), before=(gone,))

    assert (back.uid, back.cancelled, back.sequence) == (old.uid, False, 2)


def test_a_walk_that_was_done_stays_as_it_was():
    assert given_out(planned(state=PlannedState.DONE), before=given_out(planned())) == ()


def test_what_has_begun_is_never_called_off():
    old = given_out(planned())

    assert given_out(before=old, now=NOW + HOUR) == ()
    assert len(given_out(before=old, now=NOW + HOUR - timedelta(seconds=1))) == 1


@pytest.mark.parametrize(
    "walk",
    [
        planned(starts=NOW),
        planned(starts=NOW + timedelta(days=28)),
        planned(number=-1),
        planned(state=PlannedState.SKIPPED),
        planned(event="a@b"),
    ],
    ids=["begun", "too far", "not kept yet", "skipped", "an event of their own"],
)
def test_such_a_walk_is_not_given_out(walk):
    assert given_out(walk) == ()


def test_a_walk_that_follows_what_this_bot_wrote_is_given_out():
    assert len(given_out(planned(event="1@walkitoff"))) == 1


def test_a_walk_that_now_follows_an_event_of_their_own_is_not_there_twice():
    (gone,) = given_out(planned(event="a@b"), before=given_out(planned()))

    assert gone.cancelled


walks = st.builds(
    planned,
    number=st.integers(1, 4),
    starts=st.integers(-5, 40 * 24).map(lambda hours: NOW + hours * HOUR),
    amount=st.sampled_from([10, 20]),
    state=st.sampled_from(PlannedState),
    event=st.sampled_from([None, None, "a@b", "1@walkitoff"]),
)
plans = st.lists(walks, max_size=4, unique_by=lambda one: one.id)


@given(st.lists(plans, max_size=6))
def test_nothing_vanishes_or_is_doubled_and_numbers_only_grow(history):
    there = {}
    for hour, plan in enumerate(history):
        now = NOW + hour * HOUR
        changed = given_out(*plan, before=tuple(there.values()), now=now)
        for one in changed:
            old = there.get(one.planned_id)
            assert old is None or (one.uid, one.sequence) == (old.uid, old.sequence + 1)
            assert old is not None or (one.sequence, one.cancelled) == (0, False)
            assert (one.changed_at, one.ends_at - one.starts_at) == (now, timedelta(minutes=one.amount))
        assert len({one.planned_id for one in changed}) == len(changed)
        there.update({one.planned_id: one for one in changed})
        assert given_out(*plan, before=tuple(there.values()), now=now) == ()
        ahead = {(one.planned_id, one.starts_at) for one in there.values() if not one.cancelled}
        assert {(one.id, one.starts_at) for one in plan if one.id in wanted(plan, now)} <= ahead
    assert len({one.uid for one in there.values()}) == len(there)


def wanted(plan, now):
    """Find the walks that ought to stand in calendars."""
    own = (None, "1@walkitoff")
    open_ones = [one for one in plan if one.state is PlannedState.OPEN and one.event in own]
    return {one.id for one in open_ones if now < one.starts_at < now + timedelta(days=28)}


def test_an_address_can_not_be_guessed_nor_read_from_what_is_kept():
    tokens = {new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43
    assert token_hash("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert token_hash("\ud800") != token_hash("a")
