"""When a connected calendar is read next: spread, right before nudges, ever later while it fails."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.calendar_sources import CalendarSource, Counts, SourceKind
from coach.domain.refreshing import (
    after_failure,
    after_read,
    is_fresh,
    is_to_be_given_up,
    is_to_be_told,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LINK = CalendarSource(SourceKind.LINK, NOW - timedelta(days=9), NOW, Counts.ALL, read_at=NOW, tried_at=NOW)
FAILED = replace(
    LINK, failures=2, failing_since=NOW - timedelta(hours=3), trouble="too_slow", read_at=NOW, told=False
)

chances = st.floats(0, 1)
spans = st.integers(0, 3 * 86_400).map(lambda seconds: timedelta(seconds=seconds))


def minutes(number):
    return timedelta(minutes=number)


def hours(number):
    return timedelta(hours=number)


def wait_after_read(*nudges, source=LINK, chance=0.5):
    return after_read(source, NOW, tuple(NOW + one for one in nudges), chance).next_poll - NOW


@pytest.mark.parametrize(("chance", "wait"), [(0, 24), (0.5, 30), (1, 36)])
def test_a_calendar_is_read_every_half_hour_a_fifth_earlier_or_later(chance, wait):
    assert wait_after_read(chance=chance) == minutes(wait)


@pytest.mark.parametrize(("chance", "wait"), [(0, 8), (0.5, 10), (1, 12)])
def test_it_is_read_every_ten_minutes_near_a_walk(chance, wait):
    assert wait_after_read(minutes(60), chance=chance) == minutes(wait)


@pytest.mark.parametrize(("nudge", "wait"), [(hours(2), 10), (hours(2) + minutes(1), 30), (-minutes(1), 30)])
def test_two_hours_are_near(nudge, wait):
    assert wait_after_read(nudge) == minutes(wait)


@pytest.mark.parametrize(("chance", "wait"), [(0, 19.2), (0.5, 24), (1, 28.8)])
def test_a_file_is_read_on_once_a_day(chance, wait):
    file = replace(LINK, kind=SourceKind.FILE)

    assert wait_after_read(minutes(60), source=file, chance=chance) == hours(wait)


@pytest.mark.parametrize(("nudge", "wait"), [(10, 10), (10.5, 10.5), (14, 14), (15, 15), (15.5, 10)])
def test_a_read_in_the_last_minutes_before_a_nudge_waits_for_it(nudge, wait):
    assert wait_after_read(minutes(nudge)) == minutes(wait)


def test_a_read_waits_for_the_later_of_two_nudges_in_whatever_order():
    assert wait_after_read(minutes(16), minutes(12), chance=0.5) == minutes(16)
    assert wait_after_read(minutes(12), minutes(16), chance=0.5) == minutes(16)


@given(st.lists(spans, max_size=6), chances)
def test_no_read_comes_in_the_last_minutes_before_any_nudge(nudges, chance):
    wait = wait_after_read(*nudges, chance=chance)

    assert wait >= minutes(8)
    assert [one for one in nudges if one - minutes(5) <= wait < one] == []


def test_a_good_read_forgets_all_trouble():
    trouble = replace(FAILED, not_before=NOW, told=True, given_up=True)
    read = after_read(trouble, NOW + hours(1), (), 0.5)

    assert read == replace(LINK, read_at=NOW + hours(1), tried_at=NOW + hours(1), next_poll=read.next_poll)


def failed_again(times, chance=0.5, retry_after=None):
    source = LINK
    for _ in range(times):
        source = after_failure(source, NOW, "too_slow", retry_after, chance)
    return source


@pytest.mark.parametrize(
    ("failures", "wait"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 24), (7, 24), (60, 24), (5000, 24)]
)
def test_what_fails_is_tried_ever_later(failures, wait):
    assert failed_again(failures).next_poll == NOW + hours(wait)


@pytest.mark.parametrize(("chance", "wait"), [(0, 48), (1, 72)])
def test_tries_are_spread_too(chance, wait):
    assert failed_again(1, chance).next_poll == NOW + minutes(wait)


@given(st.integers(1, 400), chances, st.none() | spans)
def test_nobody_is_asked_before_they_said_nor_within_the_hour(failures, chance, retry_after):
    source = failed_again(failures, chance, retry_after)
    asked = min(retry_after or timedelta(), hours(24))

    assert source.next_poll - NOW >= max(asked, minutes(48))
    assert source.next_poll - NOW <= hours(28.8)
    assert source.not_before == (NOW + asked if asked else None)


def test_a_failure_keeps_since_when_and_why():
    first = after_failure(LINK, NOW, "too_slow", None, 0.5)
    second = after_failure(first, NOW + hours(1), "too_big", None, 0.5)

    assert (first.failures, first.failing_since, first.trouble, first.tried_at) == (1, NOW, "too_slow", NOW)
    assert (second.failures, second.failing_since, second.trouble) == (2, NOW, "too_big")
    assert (second.read_at, second.tried_at) == (NOW, NOW + hours(1))


@pytest.mark.parametrize(
    ("failures", "since", "told"),
    [(0, None, False), (1, 0, False), (2, 23, False), (3, 0, True), (1, 24, True), (2, 24, True)],
)
def test_trouble_is_told_after_three_failures_or_a_day(failures, since, told):
    since_then = None if since is None else NOW - hours(since)
    source = replace(LINK, failures=failures, failing_since=since_then)

    assert is_to_be_told(source, NOW) is told
    assert is_to_be_told(replace(source, told=True), NOW) is False


def test_of_what_was_given_up_nothing_more_is_told():
    assert is_to_be_told(replace(FAILED, failures=9, given_up=True), NOW) is False


@pytest.mark.parametrize(("age", "given_up"), [(71.9, False), (72, True)])
def test_a_calendar_is_given_up_after_three_days(age, given_up):
    source = replace(FAILED, read_at=NOW - hours(age))
    never_read = replace(FAILED, read_at=None, created_at=NOW - hours(age))

    assert is_to_be_given_up(source, NOW) is given_up
    assert is_to_be_given_up(never_read, NOW) is given_up


@pytest.mark.parametrize("change", [{"failures": 0}, {"given_up": True}, {"counts": None}])
def test_only_what_fails_and_was_chosen_is_given_up_and_once(change):
    assert is_to_be_given_up(replace(FAILED, read_at=NOW - hours(99), **change), NOW) is False


STALE = replace(LINK, read_at=NOW - minutes(6), tried_at=NOW - minutes(6))


@pytest.mark.parametrize(
    ("change", "fresh"),
    [
        ({}, False),
        ({"read_at": None}, False),
        ({"read_at": NOW - minutes(5)}, True),
        ({"read_at": NOW - minutes(5) - timedelta(seconds=1)}, False),
        ({"kind": SourceKind.FILE}, True),
        ({"counts": None}, True),
        ({"not_before": NOW + minutes(1)}, True),
        ({"not_before": NOW}, False),
        ({"failures": 1, "tried_at": NOW - timedelta(seconds=59)}, True),
        ({"failures": 1, "tried_at": NOW - minutes(1)}, False),
        ({"failures": 0, "tried_at": NOW}, False),
        ({"failures": 1, "tried_at": None}, False),
    ],
)
def test_a_nudge_stands_on_what_is_fresh_or_can_not_be_asked(change, fresh):
    assert is_fresh(replace(STALE, **change), NOW) is fresh
