"""The schema brought up to date: backup first, all or nothing, never from a newer version back."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from coach.storage import backups
from coach.storage.addresses import file_of, parse, prepare_file, sqlite_engine
from coach.storage.errors import DatabaseCorrupt, SchemaTooNew

_MIGRATIONS = Path(__file__).with_name("migrations")
_ONE_AT_A_TIME = 7_215_300_391
"""Any number, always the same: PostgreSQL's lock against two replicas migrating at once."""


def migrate(url: str) -> None:
    """Bring a database up to date; makes the file if there is none. May be called with a loop running.

    Raises:
        BadUrl: the URL names neither a SQLite file nor PostgreSQL.
        DatabaseCorrupt: the SQLite file is damaged.
        SchemaTooNew: a newer version wrote it.
        OSError: the backup before a step could not be made.
    """
    parsed = parse(url)
    path = file_of(parsed)
    if path is None:
        with ThreadPoolExecutor(1) as beside:
            beside.submit(lambda: asyncio.run(_migrate_postgresql(parsed))).result()
    else:
        _migrate_sqlite(parsed, path)


def _migrate_sqlite(url: URL, path: Path) -> None:
    prepare_file(path)
    flaw = None
    with suppress(sqlite3.OperationalError):  # locked, or not to be read: the engine will say so too
        flaw = backups.flaw(path)
    if flaw is not None:
        raise DatabaseCorrupt(path, flaw, backups.newest(path))
    # A step may copy a table and drop the old one; with foreign keys on, what refers to it would go as well.
    pragmas = ("foreign_keys = OFF", "journal_mode = WAL", "synchronous = FULL")
    engine = sqlite_engine(url, "BEGIN IMMEDIATE", *pragmas)
    try:
        with engine.begin() as connection:
            before = _revision(connection)
        if before == head():
            return
        if before is not None:
            backups.save(path, f"before-{head()}")
        with engine.begin() as connection:
            _upgrade(connection)
            _check_references(connection)
    finally:
        engine.dispose()


async def _migrate_postgresql(url: URL) -> None:
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        async with engine.begin() as connection:
            await connection.execute(
                text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME}
            )
            await connection.run_sync(_upgrade_if_needed)
    finally:
        await engine.dispose()


def _upgrade_if_needed(connection: Connection) -> None:
    if _revision(connection) != head():
        _upgrade(connection)


def head() -> str | None:
    """Return the schema's revision that this version works with."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def _revision(connection: Connection) -> str | None:
    """Read which schema a database has; None for an empty one.

    Raises:
        SchemaTooNew: one that this version does not know.
    """
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory(str(_MIGRATIONS)).walk_revisions()}
    if revision is not None and revision not in known:
        raise SchemaTooNew(revision)
    return revision


def _upgrade(connection: Connection) -> None:
    """Run the steps that are missing."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")


def _check_references(connection: Connection) -> None:
    """Make sure that no step left a row without the person it is about."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        msg = f"rows of {broken[0]} refer to what is not there"
        raise RuntimeError(msg)
