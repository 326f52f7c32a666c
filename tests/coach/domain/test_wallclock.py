from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.wallclock import end_of_quiet, in_quiet_hours, monday_of, next_weekly, to_utc, walking_day

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE, DAY, WEEK = timedelta(minutes=1), timedelta(days=1), timedelta(days=7)
QUIET = (time(21), time(8))

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
walls = st.times().map(lambda at: at.replace(second=0, microsecond=0))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


def wall(instant, zone):
    return instant.astimezone(zone).replace(tzinfo=None)


def nudges(after, weekday, at, zone, most):
    """The first nudges of a weekly walk."""
    for _ in range(most):
        after = next_weekly(after, weekday, at, zone)
        yield after


@given(instants, st.integers(0, 6), walls, zones)
def test_the_next_nudge_is_the_first_planned_one_that_is_still_to_come(after, weekday, at, zone):
    week_before = monday_of(after.astimezone(zone).date()) + timedelta(days=weekday) - WEEK
    planned = [to_utc(week_before + WEEK * n, at, zone) for n in range(4)]

    assert next_weekly(after, weekday, at, zone) == min(instant for instant in planned if instant > after)


@given(instants, st.integers(0, 6), walls, zones)
def test_a_nudge_that_went_out_is_followed_by_the_one_a_week_later(after, weekday, at, zone):
    first, second = nudges(after, weekday, at, zone, 2)

    assert timedelta(hours=-3) < second - first - WEEK < timedelta(hours=3)
    assert next_weekly(first - MINUTE, weekday, at, zone) == first


@given(instants, zones)
def test_an_instant_is_found_again_from_its_wall_clock_time_or_came_twice(instant, zone):
    local = wall(instant, zone)
    found = to_utc(local.date(), local.time(), zone)

    assert wall(found, zone) == local
    assert found <= instant


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        (date(2026, 3, 29), time(2, 30, 30), "Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30, 0, 5), "Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 7, 1), time(9, tzinfo=UTC), "Europe/Berlin", datetime(2026, 7, 1, 7, tzinfo=UTC)),
        (date(2026, 7, 1), time(7, 0, 30), "Asia/Kathmandu", datetime(2026, 7, 1, 1, 15, 30, tzinfo=UTC)),
        (date(2027, 3, 27), time(23, 30), "America/Nuuk", datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2011, 12, 30), time(10), "Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
    ],
)
def test_skipped_times_move_to_the_first_valid_minute_and_repeated_ones_are_the_first(day, at, zone, instant):
    assert to_utc(day, at, ZoneInfo(zone)) == instant


def test_every_instant_is_given_in_utc():
    instants_given = [
        to_utc(date(2026, 7, 1), time(9), BERLIN),
        to_utc(date(2026, 3, 29), time(2, 30), BERLIN),
        end_of_quiet(datetime(2026, 7, 1, 12, tzinfo=BERLIN), *QUIET, BERLIN),
        end_of_quiet(datetime(2026, 7, 1, 23, tzinfo=BERLIN), *QUIET, BERLIN),
        end_of_quiet(datetime(2026, 10, 25, 1, 10, tzinfo=UTC), time(22), time(2, 30), BERLIN),
    ]

    assert [instant.tzinfo is UTC for instant in instants_given] == [True] * 5


def test_a_nudge_moved_past_midnight_is_not_sent_again_that_week():
    nuuk = ZoneInfo("America/Nuuk")

    assert [
        wall(told, nuuk) for told in nudges(datetime(2027, 3, 26, tzinfo=UTC), 5, time(23, 30), nuuk, 2)
    ] == [
        datetime(2027, 3, 28),
        datetime(2027, 4, 3, 23, 30),
    ]


@pytest.mark.parametrize(
    ("local", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, 59), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 23, 59), date(2026, 3, 2)),
        (datetime(2026, 1, 1, 0, 0, tzinfo=BERLIN), date(2025, 12, 31)),
    ],
)
def test_a_walking_day_ends_at_four_in_the_morning(local, day):
    assert walking_day(local) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_week_starts_on_monday(day):
    assert monday_of(day).weekday() == 0
    assert timedelta() <= day - monday_of(day) < WEEK
    assert monday_of(monday_of(day)) == monday_of(day)


@pytest.mark.parametrize(
    ("at", "start", "end", "quiet"),
    [
        (time(20, 59), *QUIET, False),
        (time(21), *QUIET, True),
        (time(0), *QUIET, True),
        (time(7, 59), *QUIET, True),
        (time(8), *QUIET, False),
        (time(12, 59), time(13), time(15), False),
        (time(13), time(13), time(15), True),
        (time(15), time(13), time(15), False),
        (time(9), time(9), time(9), False),
    ],
)
def test_quiet_hours_may_wrap_midnight(at, start, end, quiet):
    assert in_quiet_hours(at, start, end) is quiet


@pytest.mark.parametrize(
    ("local", "over"),
    [
        (datetime(2026, 7, 1, 20), datetime(2026, 7, 1, 20)),
        (datetime(2026, 7, 1, 21), datetime(2026, 7, 2, 8)),
        (datetime(2026, 7, 2, 7, 59), datetime(2026, 7, 2, 8)),
        (datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 8)),
    ],
)
def test_quiet_hours_are_over_at_their_end_on_the_wall_clock(local, over):
    instant = local.replace(tzinfo=BERLIN)

    assert wall(end_of_quiet(instant, *QUIET, BERLIN), BERLIN) == over


def test_quiet_hours_that_end_in_a_repeated_hour_end_the_second_time_too():
    again = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)

    assert wall(again, BERLIN) == datetime(2026, 10, 25, 2, 10)
    assert end_of_quiet(again, time(22), time(2, 30), BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@given(instants, st.times(time(18)), st.times(max_value=time(11)), zones)
def test_after_the_quiet_hours_it_is_never_quiet(instant, start, end, zone):
    over = end_of_quiet(instant, start, end, zone)

    assert instant <= over <= instant + DAY + timedelta(hours=2)
    assert not in_quiet_hours(wall(over, zone).time(), start, end)
