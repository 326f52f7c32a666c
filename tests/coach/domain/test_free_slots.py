from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.free_slots import Hours, Span, free_gaps, nearest_free, next_free, overlaps

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 3, 4)
WALK_HOURS = Hours(time(8), time(20))
ALL_DAY = Hours(time(0), time(0))


def at(hour, minute=0, *, day=DAY, zone=BERLIN):
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def span(start, end):
    return Span(at(*start), at(*end))


LUNCH = span((12, 0), (13, 0))


def gaps(*taken, hours=WALK_HOURS):
    return free_gaps(DAY, BERLIN, hours, taken)


def first_free(after, minutes, *taken, until=None, **more):
    return next_free(after, minutes, BERLIN, WALK_HOURS, taken, until=until or at(20), **more)


def nearest(wanted, minutes, *taken, earliest=None, latest=None, **more):
    earliest, latest = earliest or at(0), latest or at(23)
    return nearest_free(wanted, minutes, BERLIN, WALK_HOURS, taken, earliest=earliest, latest=latest, **more)


def test_a_day_with_nothing_in_it_is_free_in_walk_hours():
    assert gaps() == (span((8, 0), (20, 0)),)


def test_what_is_taken_is_cut_out_whatever_its_order():
    taken = (span((15, 0), (16, 0)), span((7, 0), (9, 0)), span((15, 30), (17, 0)), span((19, 50), (22, 0)))

    assert gaps(*taken) == (span((9, 0), (15, 0)), span((17, 0), (19, 50)))


def test_what_is_inside_something_longer_gives_nothing_back():
    assert gaps(span((9, 0), (19, 0)), span((10, 0), (11, 0))) == (
        span((8, 0), (9, 0)),
        span((19, 0), (20, 0)),
    )


@pytest.mark.parametrize("empty", [span((12, 0), (12, 0)), span((13, 0), (12, 0))])
def test_what_lasts_no_time_takes_none(empty):
    assert gaps(empty) == gaps()
    assert not overlaps(span((10, 0), (14, 0)), (empty,))


def test_something_over_all_of_the_day_leaves_nothing():
    assert gaps(Span(at(0), at(23))) == ()


@pytest.mark.parametrize("hours", [Hours(time(8), time(8)), Hours(time(9), time(8))])
def test_hours_that_end_before_they_begin_are_none(hours):
    assert gaps(hours=hours) == ()


def test_a_walk_that_only_touches_something_does_not_overlap_it():
    assert not overlaps(span((11, 30), (12, 0)), (LUNCH,))
    assert not overlaps(span((13, 0), (13, 20)), (LUNCH,))
    assert overlaps(span((12, 59), (13, 20)), (LUNCH,))
    assert not overlaps(span((12, 0), (13, 0)), ())


def test_the_next_gap_that_is_long_enough_is_found():
    taken = (LUNCH, span((13, 15), (14, 0)))

    assert first_free(at(12, 10), 20, *taken) == at(14)
    assert first_free(at(12, 10), 15, *taken) == at(13)
    assert first_free(at(11, 40), 20, *taken) == at(11, 40)
    assert first_free(at(11, 41), 20, *taken) == at(14)


def test_starts_are_round_on_the_wall_and_not_before_what_was_asked():
    assert first_free(at(9, 1), 20) == at(9, 5)
    assert first_free(at(9, 5) + timedelta(seconds=1), 20) == at(9, 10)
    assert first_free(at(9, 1), 20, step_minutes=30) == at(9, 30)


def test_steps_are_counted_by_the_persons_clock():
    kathmandu = ZoneInfo("Asia/Kathmandu")
    found = next_free(
        at(9, 10, zone=kathmandu), 20, kathmandu, ALL_DAY, (), until=at(12, zone=kathmandu), step_minutes=60
    )

    assert found == at(10, zone=kathmandu)


def test_the_latest_start_counts_and_nothing_later():
    assert first_free(at(12), 20, LUNCH, until=at(13)) == at(13)
    assert first_free(at(12), 20, LUNCH, until=at(12, 59)) is None


def test_the_day_after_is_looked_at_when_this_one_is_over():
    tomorrow = DAY + timedelta(days=1)

    assert first_free(at(19, 45), 20, until=at(20, day=tomorrow)) == at(8, day=tomorrow)


def test_a_walk_is_not_stretched_over_midnight():
    tomorrow = DAY + timedelta(days=1)
    found = next_free(at(23, 45), 20, BERLIN, ALL_DAY, (), until=at(1, day=tomorrow))

    assert found == at(0, day=tomorrow)


def test_the_nearest_free_start_may_be_earlier_or_later():
    assert nearest(at(12, 10), 20, LUNCH) == at(11, 40)
    assert nearest(at(12, 40), 20, LUNCH) == at(13)
    assert nearest(at(15), 20, LUNCH) == at(15)
    assert nearest(at(12, 10), 20, LUNCH, earliest=at(12, 10)) == at(13)
    assert nearest(at(12, 40), 20, LUNCH, latest=at(12, 40)) == at(11, 40)


def test_of_two_as_near_the_earlier_is_taken():
    assert nearest(at(12, 20), 20, LUNCH) == at(11, 40)
    assert nearest(at(9, 5), 20, step_minutes=10) == at(9)


def test_nothing_is_near_when_nothing_is_free():
    assert nearest(at(12), 20, Span(at(0), at(23))) is None
    assert nearest(at(12), 13 * 60) is None


def test_hours_that_the_clock_skips_are_not_there():
    springs = date(2026, 3, 29)
    found = free_gaps(springs, BERLIN, Hours(time(2, 15), time(3, 30)), ())

    assert found == (Span(datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),)


def test_hours_that_come_twice_are_there_twice():
    falls = date(2026, 10, 25)
    found = free_gaps(falls, BERLIN, Hours(time(2, 15), time(2, 45)), ())
    first = datetime(2026, 10, 25, 0, 15, tzinfo=UTC)

    assert found == tuple(
        Span(one, one + timedelta(minutes=30)) for one in (first, first + timedelta(hours=1))
    )


@pytest.mark.parametrize(("day", "length"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (DAY, 24)])
def test_a_gap_goes_on_while_the_clock_is_changed(day, length):
    (whole,) = free_gaps(day, BERLIN, ALL_DAY, ())

    assert whole.end - whole.start == timedelta(hours=length)


def test_a_day_that_a_country_left_out_has_no_time():
    assert free_gaps(date(2011, 12, 30), ZoneInfo("Pacific/Apia"), ALL_DAY, ()) == ()


def test_a_clock_put_back_over_midnight_makes_two_gaps_of_one_day():
    day, zone = date(2010, 11, 6), ZoneInfo("America/St_Johns")
    change = datetime(2010, 11, 7, 2, 31, tzinfo=UTC)
    first, second = free_gaps(day, zone, ALL_DAY, ())

    assert (first.end, second.start) == (change - timedelta(minutes=1), change)
    assert first.start.astimezone(zone).time() == time(0)
    assert second.end - second.start == timedelta(minutes=59)
