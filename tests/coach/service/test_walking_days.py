"""A walk told at any moment, in any zone, counts for the walking day of the person's own clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.conversation.heard import Origin
from coach.domain.facts import Record
from coach.domain.person import Person, Stage
from coach.service.listening import listen

ZONES = [
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
]
DAYS = [
    date(2026, 1, 1),
    date(2026, 2, 28),
    date(2026, 3, 1),
    date(2026, 3, 8),  # New York, forward
    date(2026, 3, 29),  # Europe, forward
    date(2026, 4, 5),  # Lord Howe and Chatham, back
    date(2026, 9, 27),  # Chatham, forward
    date(2026, 10, 4),  # Lord Howe, forward
    date(2026, 10, 25),  # Europe, back
    date(2026, 11, 1),  # New York, back
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
]


def heard_days(text, zone, day, at, fold=0):
    """Give the days of the walks in a message written at a wall-clock time."""
    local = datetime.combine(day, at, ZoneInfo(zone)).replace(fold=fold)
    record = Record(Person(1, local, stage=Stage.ACTIVE, zone=zone), local.astimezone(UTC))
    return [walk.day for walk in listen(text, Origin(1, 1), record).reading.walks]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_walk_before_four_in_the_morning_counts_for_the_evening_before(zone, day):
    before = day - timedelta(days=1)
    assert heard_days("walked 20 min", zone, day, time(3, 59)) == [before]
    assert heard_days("walked 20 min today", zone, day, time(0, 0)) == [before]
    assert heard_days("walked 20 min", zone, day, time(4, 0)) == [day]
    assert heard_days("walked 20 min tonight", zone, day, time(23, 59)) == [day]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_yesterday_is_the_walking_day_before_whatever_the_clock_did(zone, day):
    before = day - timedelta(days=1)
    assert heard_days("walked 20 min yesterday", zone, day, time(4, 0)) == [before]
    assert heard_days("walked 20 min yesterday", zone, day, time(23, 59)) == [before]
    assert heard_days("3 days ago, 20 min", zone, day, time(12, 0)) == [day - timedelta(days=3)]


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        ("Europe/London", date(2026, 10, 25), time(1, 30)),
        ("America/New_York", date(2026, 11, 1), time(1, 30)),
        ("Pacific/Chatham", date(2026, 4, 5), time(3, 0)),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45)),
    ],
)
def test_an_hour_that_comes_twice_is_of_one_walking_day(zone, day, at):
    before = [day - timedelta(days=1)]
    assert heard_days("walked 20 min", zone, day, at, fold=0) == before
    assert heard_days("walked 20 min", zone, day, at, fold=1) == before
