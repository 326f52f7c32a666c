"""The database, whichever it is: units of work go in, and come back committed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection  # noqa: TC002 - as the others

from coach.storage.addresses import file_of, parse, prepare_file
from coach.storage.postgres_store import PostgresStore
from coach.storage.sqlite_store import SqliteStore

T = TypeVar("T")


class Database:
    """Runs units of work: plain synchronous functions over a connection, the same on both databases.

    A unit must not wait for anything but its connection, and may be run again if it had to give way: what it
    does besides has to be harmless.
    """

    def __init__(self, store: SqliteStore | PostgresStore) -> None:
        self._store = store

    @classmethod
    async def open(cls, url: str) -> Database:
        """Open a database whose schema is up to date (see `schema.migrate`).

        Raises:
            BadUrl: the URL names neither a SQLite file nor PostgreSQL.
        """
        parsed = parse(url)
        path = file_of(parsed)
        if path is None:
            return cls(PostgresStore(parsed))
        prepare_file(path)
        return cls(SqliteStore(parsed))

    async def write(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit and return what it returned, after the commit.

        What a failing unit raises reaches its caller, and nothing of it is kept. So does a failing database:
        full, read-only, locked (`sqlalchemy.exc.DBAPIError`); the next call finds out anew.
        """
        return await self._store.write(unit)

    async def read(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit that changes nothing; all it reads is of one moment."""
        return await self._store.read(unit)

    async def close(self) -> None:
        """Commit what is waiting, then let the database go."""
        await self._store.close()
