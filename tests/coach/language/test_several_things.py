"""Messages that say several things: each part is read for itself, and all of it is kept."""

from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Amount
from coach.domain.reading import (
    Change,
    Dialogue,
    LastWalk,
    PlannedSession,
    Reading,
    SaidCorrection,
    SaidPlan,
    SaidSchedule,
    SaidSettings,
    SaidSlot,
    Speaker,
)
from coach.language import understand

NOW = datetime(2026, 9, 16, 14, 0)  # a Wednesday
TODAY, TUESDAY, LAST_SUNDAY, TOMORROW = (date(2026, 9, day) for day in (16, 15, 13, 17))
FRIDAY, MONDAY = date(2026, 9, 18), date(2026, 9, 21)
NOTHING_SAID = Dialogue()
KEPT = Dialogue(last_walk=LastWalk(TODAY, 20), last_text="20")
PLANNED = Dialogue(planned=(PlannedSession(TODAY, time(17)),))
TOMORROW_PLANNED = Dialogue(planned=(PlannedSession(TOMORROW, time(10)),))
SUNDAY_DELETED = SaidCorrection("delete", LAST_SUNDAY)


def read(text: str, dialogue: Dialogue = NOTHING_SAID) -> Reading:
    return understand(text, NOW, Speaker("en", "metric"), dialogue)


def walked(reading: Reading) -> list[Amount]:
    return [walk.amount for walk in reading.walks]


@pytest.mark.parametrize(
    ("text", "corrections", "minutes"),
    [
        ("put Tuesday to 17 and today I did 23", (SaidCorrection("amend", TUESDAY, Change(Amount(17))),), 23),
        ("the 12 on Sunday never happened, scrap it. Walked 19 today", (SUNDAY_DELETED,), 19),
        ("19 minutes today. and delete Sunday's entry", (SUNDAY_DELETED,), 19),
        ("16 today, and yesterday should be 24", (SaidCorrection("amend", TUESDAY, Change(Amount(24))),), 16),
    ],
)  # fmt: skip
def test_a_walk_is_told_beside_a_correction(text, corrections, minutes):
    reading = read(text)
    assert (reading.corrections, walked(reading)) == (corrections, [Amount(minutes)])


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("45 minutes round the reservoir, now pause me till Monday", SaidSchedule("pause", until=MONDAY)),
        ("walked 45 minutes. add Sundays at 10", SaidSchedule("add", (SaidSlot((6,), time(10)),))),
    ],
)
def test_a_walk_is_told_beside_an_order_for_the_routine(text, schedule):
    reading = read(text)
    assert (reading.schedule, walked(reading)) == (schedule, [Amount(45)])


def test_a_correction_and_an_order_for_the_routine_are_both_carried_out():
    reading = read("make it 35 not 20 and swap my thursday slot to 8am for good", KEPT)
    assert reading.corrections == (SaidCorrection("amend", None, Change(Amount(35))),)
    assert reading.schedule == SaidSchedule("change", (SaidSlot((3,), time(8)),))


def test_three_things_are_three_things():
    reading = read("25 min done, pain 3, and can you move tomorrow's to 9am?", TOMORROW_PLANNED)
    assert (walked(reading), [pain.score for pain in reading.pains]) == ([Amount(25)], [3])
    assert (reading.move and reading.move.to_time, reading.question) == (time(9), None)


def test_several_settings_are_all_chosen():
    reading = read("switch to miles and set my goal to 120 a week")
    assert reading.settings == SaidSettings(units="miles", goal_minutes_week=120)


@pytest.mark.parametrize(
    "text",
    [
        "raining again, move it to tomorrow",
        "move it to tomorrow, dentist is Friday",
        "delete the last one, that was a mistake",
    ],
)
def test_a_reason_adds_nothing(text):
    reading = read(text, PLANNED)
    assert len(reading.meanings) == 1


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("add Sundays at 10 please, choir's at 8", (SaidSlot((6,), time(10)),)),
        ("add Sundays at 10, no wait, 11", (SaidSlot((6,), time(11)),)),
    ],
)
def test_what_is_taken_back_and_the_time_of_something_else_are_no_walk_times(text, slots):
    assert read(text).schedule == SaidSchedule("add", slots)


def test_a_day_that_is_taken_back_does_not_count():
    moved = read("move it to Monday, no wait, Friday, dentist is Monday", PLANNED).move
    assert moved is not None
    assert moved.to_day == FRIDAY


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("thinking tomorrow 15, no, make it 25", (SaidPlan(TOMORROW, Amount(25), when="tomorrow"),)),
        (
            "Mon 20, Fri 15, that's what I'm committing to next week",
            (SaidPlan(MONDAY, Amount(20), when="Mon"), SaidPlan(date(2026, 9, 25), Amount(15), when="Fri")),
        ),
        (
            "10 tomorrow and 30 on friday, promise",
            (SaidPlan(TOMORROW, Amount(10)), SaidPlan(FRIDAY, Amount(30))),
        ),
        ("I'll go friday morning say 9", (SaidPlan(FRIDAY, at=time(9), when="friday morning"),)),
        ("tomorrow we walk at 10 if he wakes up", (SaidPlan(TOMORROW, at=time(10), when="tomorrow"),)),
    ],
)
def test_plans_say_when_and_how_much(text, plans):
    reading = read(text)
    assert (reading.plans, reading.walks, reading.corrections) == (plans, (), ())


def test_a_walk_on_top_is_still_to_come():
    reading = read("10 done already, another 15 on the way home at 6")
    assert walked(reading) == [Amount(10)]
    assert reading.plans == (SaidPlan(TODAY, Amount(15), time(18)),)
