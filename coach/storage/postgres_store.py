"""PostgreSQL through asyncpg: every unit is a transaction of its own."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from asyncpg import PostgresError
from sqlalchemy import URL, Connection, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

T = TypeVar("T")
MOST_TRIES = 5
CONNECTIONS = 10
_GAVE_WAY = {"40001", "40P01"}
"""Serialization failure and deadlock: nothing was done, and trying again is right."""


class PostgresStore:
    """A pool of connections to one server."""

    def __init__(self, url: URL) -> None:
        self._writing = create_async_engine(
            url, hide_parameters=True, pool_size=CONNECTIONS, max_overflow=0, pool_use_lifo=True
        )
        event.listen(self._writing.sync_engine, "handle_error", _leave_out_rows)
        self._reading = self._writing.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def write(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit and return what it returned, once it is committed.

        It is run again where certainly nothing was done: two units stood in each other's way, or the
        connection was lost before the commit (the server was restarted). A connection lost in the commit
        is told: nobody knows.
        """
        return await _run(self._writing, unit)

    async def read(self, unit: Callable[[Connection], T]) -> T:
        """Run a unit that only reads; all it reads is of one moment."""
        return await _run(self._reading, unit)

    async def close(self) -> None:
        """Let the connections go."""
        await self._writing.dispose()


async def _run(engine: AsyncEngine, unit: Callable[[Connection], T]) -> T:
    """Run a unit in a transaction, again where it has to give way."""
    for tries in range(1, MOST_TRIES):
        committing = False
        try:
            async with engine.connect() as connection, connection.begin() as transaction:
                result = await connection.run_sync(unit)
                committing = True
                await transaction.commit()
                return result
        except DBAPIError as error:
            lost_before = error.connection_invalidated and not committing
            if not lost_before and _state(error) not in _GAVE_WAY:
                raise
        await asyncio.sleep(0.01 * tries**2)
    async with engine.begin() as connection:
        return await connection.run_sync(unit)


def _leave_out_rows(context: ExceptionContext) -> None:
    """Take the detail off an error: it quotes the row that failed, and that is what people wrote."""
    cause = context.original_exception.__cause__
    if isinstance(cause, PostgresError):
        cause.detail = None


def _state(error: DBAPIError) -> str | None:
    """Return PostgreSQL's code of an error."""
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state
