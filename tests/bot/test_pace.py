"""How fast messages may leave."""

from itertools import pairwise

import pytest

from bot.pace import Pace


def storm(pace: Pace, seconds: float, step: float = 0.01) -> list[float]:
    """Let nudges for ever new people leave whenever there is room; return when they left."""
    left: list[float] = []
    for tick in range(round(seconds / step)):
        now = 100 + tick * step
        for _ in range(pace.nudge_room(now, most=1_000)):
            pace.leaves(len(left), nudge=True)
            pace.arrived(now, len(left))
            left.append(now)
    return left


def test_nudges_take_four_fifths_of_the_rate():
    assert len(storm(Pace(30), seconds=10)) == pytest.approx(240, abs=3)


def test_nudges_leave_evenly():
    left = storm(Pace(1000), seconds=2)

    assert max(later - sooner for sooner, later in pairwise(left)) <= 0.02


def test_no_second_holds_more_than_the_rate_however_long_a_message_takes():
    pace = Pace(30)
    seen: list[float] = []
    for tick in range(500):
        now = tick / 100
        for chat in range(pace.room(now, most=100)):
            pace.leaves(chat, nudge=False)
            seen.append(now + chat % 7 / 30)
            pace.arrived(now + 7 / 30, chat)

    assert max(sum(start <= at < start + 1 for at in seen) for start in seen) <= 30
    assert len(seen) >= 110


def test_an_answer_finds_room_in_a_storm_of_nudges():
    pace = Pace(30)
    storm(pace, seconds=3)

    assert pace.room(103, most=10) >= 5


def test_a_chat_waits_while_a_message_is_on_its_way_and_a_second_after_it():
    pace = Pace(30)

    pace.leaves(7, nudge=False)
    on_its_way = set(pace.resting(1.5))
    pace.arrived(2.0, chat=7)

    assert (on_its_way, set(pace.resting(2.9)), set(pace.resting(3.0))) == ({7}, {7}, set())


def test_a_flooded_chat_waits_as_long_as_telegram_asks():
    pace = Pace(30)

    pace.leaves(7, nudge=False)
    pace.arrived(10.0, chat=7, rest=30)

    assert (set(pace.resting(39.9)), set(pace.resting(40))) == ({7}, set())


def test_a_flood_slows_nudges_down_for_a_while_and_leaves_answers_alone():
    pace = Pace(30)
    pace.nudge_room(100, most=1_000)
    pace.flooded()

    first_seconds = len(storm(pace, seconds=5))

    assert 60 <= first_seconds <= 80
    assert Pace(30).room(0, most=100) == pace.room(200, most=100) == 30


def test_the_next_room_is_told():
    pace = Pace(2)
    pace.leaves(1, nudge=False)
    pace.leaves(2, nudge=False)
    pace.arrived(1.0, 1)
    pace.arrived(1.25, 2)

    assert pace.room(1.5, most=1) == 0
    assert pace.next_room(1.5) == pytest.approx(0.5)


def test_without_limits_a_chat_still_gets_one_message_at_a_time():
    pace = Pace(None)

    pace.leaves(7, nudge=False)
    on_its_way = set(pace.resting(1.0))
    pace.arrived(1.0, chat=7)

    assert (on_its_way, set(pace.resting(1.0))) == ({7}, set())
    assert (pace.room(1.0, most=500), pace.nudge_room(1.0, most=500)) == (500, 500)
