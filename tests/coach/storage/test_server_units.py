"""PostgreSQL: units that stand in each other's way, and a server that goes away for a moment."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from coach.domain.facts import Kept
from coach.domain.person import Person
from coach.storage import inbox, people

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ALL_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
END_MYSELF = text("SELECT pg_terminate_backend(pg_backend_pid())")


def keep(connection, update_id):
    return inbox.keep_update(connection, update_id, 7, "", NOW)


async def test_units_that_wait_for_each_other_both_get_through(postgresql):
    await postgresql.write(lambda c: (keep(c, 1), keep(c, 2)))

    def both(connection, first, second):
        inbox.count_try(connection, first)
        connection.execute(text("SELECT pg_sleep(0.2)"))
        inbox.count_try(connection, second)

    await asyncio.gather(postgresql.write(lambda c: both(c, 1, 2)), postgresql.write(lambda c: both(c, 2, 1)))

    assert [one.tries for one in await postgresql.read(inbox.waiting)] == [2, 2]


async def test_a_unit_that_always_has_to_give_way_is_told(postgresql):
    def give_way(connection):
        connection.execute(text("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$"))

    with pytest.raises(DBAPIError) as caught:
        await postgresql.write(give_way)

    assert caught.value.orig.sqlstate == "40001"


async def test_a_unit_is_run_again_when_its_connection_was_lost(postgresql):
    seen = []

    def lose_it_once(connection):
        seen.append(keep(connection, 1))
        connection.execute(END_MYSELF if len(seen) == 1 else text("SELECT 1"))

    await postgresql.write(lose_it_once)

    assert seen == [True, True]


async def test_connections_that_were_lost_while_nobody_used_them_are_nobodys_trouble(postgresql):
    await asyncio.gather(*(postgresql.write(lambda c, one=one: keep(c, one)) for one in range(20)))
    await postgresql.write(lambda c: c.execute(ALL_OTHERS).all())
    again = await asyncio.gather(
        *(postgresql.write(lambda c, one=one: keep(c, one)) for one in range(20, 60))
    )

    assert again == [True] * 40


async def test_who_reads_holds_up_nobody(postgresql):
    await postgresql.write(lambda c: people.keep(c, 7, Kept(Person(7, NOW))))

    def hold(connection):
        people.load(connection, 7, NOW)
        connection.execute(text("SELECT pg_sleep(0.5)"))

    holding = asyncio.ensure_future(postgresql.write(hold))
    await asyncio.sleep(0.1)
    record = await postgresql.read(lambda c: people.load(c, 7, NOW))

    assert record is not None
    assert not holding.done()
    await holding
