"""Database URLs: which database one names, and how an engine of it is made."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from coach.storage.errors import BadUrl

BUSY_SECONDS = 5
"""How long SQLite waits for a lock that somebody else holds."""


def parse(url: str) -> URL:
    """Read a database URL.

    Raises:
        BadUrl: neither a SQLite file nor PostgreSQL.
    """
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        return parsed.set(drivername="postgresql+asyncpg")
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite")
    msg = "a database URL is sqlite:///a/file or postgresql+asyncpg://..."
    raise BadUrl(msg)


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def prepare_file(path: Path) -> None:
    """Make the file, for its owner only, and its directory; what exists is left alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def sqlite_engine(url: URL, begin: str, *pragmas: str, size: int = 1) -> Engine:
    """Make an engine that begins its transactions itself: the driver would begin too late.

    SQLite's errors never show parameters: they are what people wrote.
    """
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=size,
        max_overflow=0,
        pool_reset_on_return=None,  # every transaction is ended by itself
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
