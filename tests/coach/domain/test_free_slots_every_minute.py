"""Free time, against asking of every single minute whether it is free."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from coach.domain.free_slots import Hours, Span, free_gaps, nearest_free, next_free

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FIRST_DAY, DAYS = date(2026, 1, 1), 3 * 365
ZONES = sorted(available_timezones())


@cache
def changes():
    """All days of 2026 to 2028 on which the clocks of a zone are changed."""
    noons = [datetime.combine(FIRST_DAY + DAY * n, time(12), UTC) for n in range(DAYS)]
    return [
        (name, noon.date() + DAY * after)
        for name in ZONES
        for noon, later in pairwise(noons)
        if noon.astimezone(ZoneInfo(name)).utcoffset() != later.astimezone(ZoneInfo(name)).utcoffset()
        for after in (0, 1)
    ]


@dataclass
class Case:
    """A day of somebody, and what is asked about it."""

    zone: ZoneInfo
    day: date
    hours: Hours
    taken: list[Span]
    begins: datetime
    minutes: int
    step: int
    asked: list[datetime]


def case(chance):
    name, day = chance.choice(changes())
    if chance.random() < 0.5:
        name, day = chance.choice(ZONES), FIRST_DAY + DAY * chance.randrange(DAYS)
    zone = ZoneInfo(name)
    begins = datetime.combine(day, time(0), zone).astimezone(UTC) - 3 * timedelta(hours=1)
    return Case(
        zone,
        day,
        Hours(*sorted((clock_time(chance), clock_time(chance))))
        if chance.random() < 0.5
        else Hours(time(0), time(0)),
        [taken(chance, begins) for _ in range(chance.randrange(12))],
        begins,
        chance.choice((1, 5, 10, 20, 47, 90)),
        chance.choice((1, 5, 5, 5, 15, 20, 60)),
        sorted(begins + MINUTE * chance.randrange(27 * 60) for _ in range(3)),
    )


def clock_time(chance):
    return time(chance.randrange(24), chance.choice((0, 15, 30, 59)))


def taken(chance, begins):
    start = begins + MINUTE * chance.randrange(30 * 60)
    return Span(start, start + MINUTE * chance.choice((-10, 0, 5, 15, 30, 30, 60, 60, 90, 300)))


def free_for(one):
    """Count, for each minute of 31 hours, how many free ones of its local day begin with it."""
    busy = {
        n
        for span in one.taken
        for n in range((span.start - one.begins) // MINUTE, (span.end - one.begins) // MINUTE)
    }
    walls = [(one.begins + MINUTE * n).astimezone(one.zone) for n in range(31 * 60)]
    first, last = one.hours.first, one.hours.last if one.hours.last != time(0) else time.max
    counts = [0] * (len(walls) + 1)
    for n in range(len(walls) - 1, -1, -1):
        if n not in busy and first <= walls[n].time() < last:
            goes_on = n + 1 < len(walls) and walls[n + 1].date() == walls[n].date()
            counts[n] = 1 + (counts[n + 1] if goes_on else 0)
    return walls, counts


def gaps_of(one, walls, counts):
    """Put minutes of the day together."""
    found, n = [], 0
    while n < len(walls):
        long = counts[n]
        if long and walls[n].date() == one.day:
            found.append(Span(one.begins + MINUTE * n, one.begins + MINUTE * (n + long)))
        n += max(1, long)
    return tuple(found)


def starts_of(one, walls, counts, earliest, latest):
    """Find all starts by trying each minute."""
    tried = range((earliest - one.begins) // MINUTE, (latest - one.begins) // MINUTE + 1)
    return [
        one.begins + MINUTE * n
        for n in tried
        if counts[n] >= one.minutes and (walls[n].hour * 60 + walls[n].minute) % one.step == 0
    ]


@pytest.mark.parametrize("seed", range(6))
def test_free_time_is_the_same_as_by_trying_every_minute_of_500_days(seed):
    chance = random.Random(seed)
    for _ in range(500):
        one = case(chance)
        walls, counts = free_for(one)
        earliest, wanted, latest = one.asked
        starts = starts_of(one, walls, counts, earliest, latest)
        near = min(starts, key=lambda start: (abs(start - wanted), start), default=None)
        known = (one.minutes, one.zone, one.hours, one.taken)

        assert free_gaps(one.day, *known[1:]) == gaps_of(one, walls, counts), one
        assert next_free(earliest, *known, until=latest, step_minutes=one.step) == next(iter(starts), None), (
            one
        )
        found = nearest_free(wanted, *known, earliest=earliest, latest=latest, step_minutes=one.step)
        assert found == near, one


def test_days_on_which_clocks_are_changed_are_among_them():
    assert len(changes()) > 1000
