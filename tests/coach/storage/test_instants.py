"""Instants keep their zone, to the microsecond."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import literal, select
from sqlalchemy.exc import StatementError

from coach.storage.instants import Instant, from_micros, to_micros

OFFSETS = st.timedeltas(timedelta(hours=-14), timedelta(hours=14)).map(timezone)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=OFFSETS))
def test_an_instant_comes_back_to_the_microsecond(instant):
    assert from_micros(to_micros(instant)) == instant


def test_an_instant_comes_back_in_utc():
    there = datetime(2026, 3, 1, 14, tzinfo=timezone(timedelta(hours=2)))

    assert from_micros(to_micros(there)).isoformat() == "2026-03-01T12:00:00+00:00"


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        to_micros(datetime(2026, 3, 1, 12))


async def test_the_database_gives_back_what_it_was_given(database):
    instant = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)

    assert await database.read(lambda c: c.scalar(select(literal(instant, Instant)))) == instant
    assert await database.read(lambda c: c.scalar(select(literal(None, Instant)))) is None


async def test_the_database_refuses_a_time_without_a_zone(database):
    with pytest.raises(StatementError, match="time zone"):
        await database.read(lambda c: c.scalar(select(literal(datetime(2026, 3, 1), Instant))))
