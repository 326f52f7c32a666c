"""A unit is kept as a whole or not at all, and tells its caller alone."""

import asyncio
import threading
import traceback
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from coach.storage import BadUrl, Closed, Database, inbox, tables

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def keep(connection, update_id):
    return inbox.keep_update(connection, update_id, 7, "text", NOW)


def keep_and_fail(connection, update_id):
    keep(connection, update_id)
    raise LookupError(update_id)


def count(connection):
    return connection.scalar(select(func.count()).select_from(tables.inbox))


async def test_a_unit_returns_what_it_made(database):
    assert await database.write(lambda c: keep(c, 1)) is True


async def test_what_was_written_is_there_to_be_read(database):
    await database.write(lambda c: keep(c, 1))

    assert await database.read(count) == 1


async def test_a_failing_unit_raises_and_keeps_nothing(database):
    with pytest.raises(LookupError):
        await database.write(lambda c: keep_and_fail(c, 1))

    assert await database.read(count) == 0


async def test_a_failing_unit_is_nobody_elses_trouble(database):
    results = await asyncio.gather(
        *(database.write(lambda c, one=one: keep(c, one)) for one in range(20)),
        *(database.write(lambda c, one=one: keep_and_fail(c, one)) for one in range(20, 40)),
        *(database.write(lambda c, one=one: keep(c, one)) for one in range(40, 60)),
        return_exceptions=True,
    )

    assert [result is True for result in results] == [True] * 20 + [False] * 20 + [True] * 20
    assert await database.read(count) == 40


async def test_a_unit_can_fail_in_the_database_and_the_next_one_works(database):
    def twice(connection):
        row = tables.inbox.insert().values(
            update_id=1, person_id=7, body="text", received_at=NOW, state="done"
        )
        connection.execute(row)
        connection.execute(row)

    with pytest.raises(IntegrityError):
        await database.write(twice)

    assert await database.write(lambda c: keep(c, 1)) is True


async def test_an_error_never_shows_what_people_wrote(database):
    secret = f"{4 * 1000} steps with a bad knee"

    def wrong(connection):
        connection.execute(tables.inbox.insert().values(update_id=1, body=secret))

    with pytest.raises(DBAPIError) as caught:
        await database.write(wrong)

    assert secret not in "".join(traceback.format_exception(caught.value))


async def test_a_read_of_a_file_sees_one_moment(sqlite):
    started, written = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def count_twice(connection):
        first = count(connection)
        loop.call_soon_threadsafe(started.set)
        written.wait(10)
        return first, count(connection)

    reading = asyncio.ensure_future(sqlite.read(count_twice))
    await started.wait()
    await sqlite.write(lambda c: keep(c, 1))
    written.set()

    assert await reading == (0, 0)


async def test_a_read_of_a_server_sees_one_moment(postgresql):
    def count_twice(connection):
        first = count(connection)
        connection.execute(text("SELECT pg_sleep(0.5)"))
        return first, count(connection)

    reading = asyncio.ensure_future(postgresql.read(count_twice))
    await asyncio.sleep(0.2)
    await postgresql.write(lambda c: keep(c, 1))

    assert not reading.done()
    assert await reading == (0, 0)


async def test_a_read_changes_nothing(database):
    with pytest.raises(DBAPIError):
        await database.read(lambda c: keep(c, 1))

    assert await database.read(count) == 0


async def test_concurrent_changes_of_one_row_are_not_lost(database):
    await database.write(lambda c: keep(c, 1))
    await asyncio.gather(*(database.write(lambda c: inbox.count_try(c, 1)) for _ in range(100)))

    assert await database.read(lambda c: inbox.waiting(c)[0].tries) == 100


async def test_closing_twice_is_harmless(database):
    await database.close()
    await database.close()


async def test_a_closed_file_keeps_nothing_more(sqlite):
    await sqlite.close()

    with pytest.raises(Closed):
        await sqlite.write(lambda c: keep(c, 1))
    with pytest.raises(Closed):
        await sqlite.read(count)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://there/walks"])
async def test_a_url_of_anything_else_is_refused(url):
    with pytest.raises(BadUrl):
        await Database.open(url)
