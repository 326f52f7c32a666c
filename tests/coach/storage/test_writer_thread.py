"""The writer of a SQLite file: many units to a commit, and no failure of the disk is its end."""

import asyncio
import contextlib
import os
import sqlite3
import stat
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError

from coach.storage import Database, addresses, inbox, tables

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def keep(connection, update_id, body="text"):
    return inbox.keep_update(connection, update_id, 7, body, NOW)


def count(connection):
    return connection.scalar(select(func.count()).select_from(tables.inbox))


@pytest.fixture
def path(tmp_path, sqlite_url):
    return tmp_path / "walks.db"


async def test_units_that_wait_share_a_commit(sqlite):
    commits = []
    event.listen(sqlite._store._writing, "commit", commits.append)
    go = threading.Event()
    first = asyncio.ensure_future(sqlite.write(lambda _: go.wait(10)))
    rest = [asyncio.ensure_future(sqlite.write(lambda c, one=one: keep(c, one))) for one in range(128)]
    await asyncio.sleep(0.05)
    go.set()
    await asyncio.gather(first, *rest)

    assert len(commits) == 3
    assert await sqlite.read(count) == 128


async def test_a_unit_is_told_only_after_the_commit(sqlite, path):
    def seen_elsewhere():
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT count(*) FROM inbox").fetchone()[0]

    for one in range(20):
        await sqlite.write(lambda c, one=one: keep(c, one))
        assert seen_elsewhere() == one + 1


async def test_one_who_does_not_wait_any_more_holds_up_nobody(sqlite):
    go = threading.Event()
    leaving = asyncio.ensure_future(sqlite.write(lambda _: go.wait(10)))
    await asyncio.sleep(0.05)
    leaving.cancel()
    go.set()

    assert await sqlite.write(lambda c: keep(c, 1)) is True


async def test_closing_commits_what_waits(sqlite, sqlite_url):
    writes = [asyncio.ensure_future(sqlite.write(lambda c, one=one: keep(c, one))) for one in range(200)]
    await asyncio.sleep(0)
    await sqlite.close()

    assert await asyncio.gather(*writes) == [True] * 200


@pytest.mark.parametrize("error", [StopIteration, KeyboardInterrupt, SystemExit])
async def test_what_would_end_a_thread_or_a_loop_is_only_an_error(sqlite, error):
    def leave(connection):
        raise error

    with pytest.raises(RuntimeError, match=error.__name__):
        await sqlite.write(leave)

    assert await sqlite.write(lambda c: keep(c, 1)) is True


async def test_a_lock_held_too_long_is_told_and_gets_over(sqlite_url, path, monkeypatch):
    monkeypatch.setattr(addresses, "BUSY_SECONDS", 0)
    monkeypatch.setattr("coach.storage.sqlite_store.BUSY_SECONDS", 0)
    database = await Database.open(sqlite_url)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            await database.write(lambda c: keep(c, 1))
        assert await database.read(count) == 0
        other.execute("ROLLBACK")

    assert await database.write(lambda c: keep(c, 1)) is True
    await database.close()


async def test_a_lock_held_for_a_moment_is_waited_for(sqlite, path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write = asyncio.ensure_future(sqlite.write(lambda c: keep(c, 1)))
        await asyncio.sleep(0.3)
        assert not write.done()
        other.execute("ROLLBACK")

        assert await write is True


async def test_a_full_disk_is_told_and_gets_over(sqlite, full_disk):
    await sqlite.write(lambda c: keep(c, 1))
    with full_disk():
        results = await asyncio.gather(
            *(sqlite.write(lambda c, one=one: keep(c, one, "x" * 100_000)) for one in range(2, 12)),
            return_exceptions=True,
        )
    assert {type(result) for result in results} == {OperationalError}

    assert await sqlite.write(lambda c: keep(c, 2)) is True
    assert await sqlite.read(count) == 2


async def test_a_full_disk_in_the_midst_of_a_unit_is_everybodys_and_gets_over(sqlite, full_disk):
    def fill(connection):
        connection.exec_driver_sql("PRAGMA cache_size = 5")
        for one in range(1000, 1100):
            keep(connection, one, "x" * 100_000)

    started, go = threading.Event(), threading.Event()
    busy = asyncio.ensure_future(sqlite.write(lambda _: (started.set(), go.wait(10))))
    await asyncio.to_thread(started.wait)
    group = asyncio.gather(
        sqlite.write(lambda c: keep(c, 1)),
        sqlite.write(fill),
        sqlite.write(lambda c: keep(c, 2)),
        return_exceptions=True,
    )
    await asyncio.sleep(0)
    with full_disk():
        go.set()
        results = await group
    await busy
    assert [type(result) for result in results] == [OperationalError] * 3

    assert await sqlite.write(lambda c: keep(c, 1)) is True
    assert await sqlite.read(count) == 1


async def test_a_file_that_may_only_be_read_is_told_and_gets_over(sqlite, path):
    await sqlite.write(lambda c: c.exec_driver_sql("PRAGMA query_only = ON"))
    with pytest.raises(OperationalError, match="readonly"):
        await sqlite.write(lambda c: keep(c, 1))
    await sqlite.write(lambda c: c.exec_driver_sql("PRAGMA query_only = OFF"))

    assert await sqlite.write(lambda c: keep(c, 1)) is True


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


async def test_the_files_are_the_owners_alone(tmp_path):
    path = tmp_path / "new" / "walks.db"
    umask = os.umask(0)
    database = await Database.open(f"sqlite:///{path}")
    await database.write(tables.metadata.create_all)
    os.umask(umask)

    assert {one.name: mode(one) for one in path.parent.iterdir()} == {
        "walks.db": 0o600,
        "walks.db-wal": 0o600,
        "walks.db-shm": 0o600,
    }
    assert mode(path.parent) == 0o700
    await database.close()
