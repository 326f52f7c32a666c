"""SQLite behind one writer thread: units that wait are committed together, others read beside it."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import URL, Connection

from coach.storage.addresses import BUSY_SECONDS, sqlite_engine
from coach.storage.errors import Closed

T = TypeVar("T")
MOST_AT_ONCE = 64
"""Units in one commit at most: the disk is waited for once for all of them."""
READERS = 3


@dataclass(slots=True, eq=False)
class _Job:
    """A unit that waits for its commit, and the future of whoever waits for it."""

    unit: Callable[[Connection], Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def tell(self) -> None:
        """Hand over what came out; runs on the loop of the one who waits."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class SqliteStore:
    """One file, one writer, a few readers."""

    def __init__(self, url: URL) -> None:
        common = (f"busy_timeout = {BUSY_SECONDS * 1000}", "foreign_keys = ON")
        self._writing = sqlite_engine(
            url, "BEGIN IMMEDIATE", *common, "journal_mode = WAL", "synchronous = FULL"
        )
        self._reading = sqlite_engine(url, "BEGIN", *common, "query_only = ON", size=READERS)
        self._held: Connection | None = None
        """The writer's connection, from its first group on: the pool is asked once."""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = False
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="database-reader")
        self._writer = Thread(target=self._write_all, name="database-writer", daemon=True)
        self._writer.start()

    async def write(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit and return what it returned, once it is committed."""
        if self._closing:
            raise Closed
        job = _Job(unit, asyncio.get_running_loop().create_future())
        self._jobs.put(job)
        result: T = await job.future
        return result

    async def read(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit that only reads; all it reads is of one moment."""
        if self._closing:
            raise Closed
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, unit)

    async def close(self) -> None:
        """Commit what is waiting, then let the file go."""
        self._closing = True
        self._jobs.put(None)
        await asyncio.to_thread(self._end)

    def _end(self) -> None:
        self._writer.join()
        self._readers.shutdown()
        self._reading.dispose()
        self._let_go()

    def _read(self, unit: Callable[[Connection], T]) -> T:
        with self._reading.begin() as connection:
            return unit(connection)

    # --- the writer's thread ---

    def _write_all(self) -> None:
        """Commit group after group until the end."""
        while jobs := self._next_jobs():
            self._commit(jobs)
            _tell(jobs)

    def _next_jobs(self) -> list[_Job]:
        """Wait for a unit, and take along all others that are there; none at the end."""
        jobs: list[_Job] = []
        with suppress(Empty):
            while len(jobs) < MOST_AT_ONCE:
                job = self._jobs.get(block=not jobs)
                if job is None:
                    if jobs:
                        self._jobs.put(None)
                    break
                jobs.append(job)
        return jobs

    def _commit(self, jobs: Sequence[_Job]) -> None:
        """Run units in one transaction; if it can't begin or end, that is what each of them hears."""
        try:
            self._held = self._held or self._writing.connect()
            with self._held.begin():
                for job in jobs:
                    _run(self._held, job, alone=len(jobs) == 1)
        except _UndoneError:
            pass  # the one unit there was has failed, and its transaction is rolled back
        except Exception as error:  # noqa: BLE001 - every kind of failure belongs to those who wait, and the thread goes on
            self._let_go()
            for job in jobs:
                job.error = job.error or error

    def _let_go(self) -> None:
        """Close the connection that the writer holds; the next group opens a new one."""
        held, self._held = self._held, None
        if held:
            with suppress(Exception):
                held.close()
        self._writing.dispose()


class _UndoneError(Exception):
    """The only unit of a transaction failed."""


def _run(connection: Connection, job: _Job, *, alone: bool) -> None:
    """Run one unit; if it fails, only its own changes are undone. One that is `alone` needs no savepoint.

    Some failures (a full disk) undo the whole transaction: those are everybody's.
    """
    if not alone:
        connection.exec_driver_sql("SAVEPOINT unit")
    try:
        job.result = job.unit(connection)
    except BaseException as error:
        job.error = _bearable(error)
        driver: Any = connection.connection.driver_connection
        if not driver.in_transaction:
            raise
        if alone:
            raise _UndoneError from error
        connection.exec_driver_sql("ROLLBACK TO unit")
    if not alone:
        connection.exec_driver_sql("RELEASE unit")


def _bearable(error: BaseException) -> Exception:
    """Make what a unit raised fit for a future: asyncio takes some exceptions for its own."""
    if isinstance(error, Exception) and not isinstance(error, StopIteration):
        return error
    return RuntimeError(f"a unit raised {type(error).__name__}")


def _tell(jobs: Sequence[_Job]) -> None:
    """Wake those who wait, once per loop; a loop that is closed waits for nothing."""
    for loop, of_loop in groupby(jobs, key=lambda job: job.future.get_loop()):
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_tell_here, list(of_loop))


def _tell_here(jobs: Sequence[_Job]) -> None:
    for job in jobs:
        job.tell()
