"""Copies of a SQLite database beside its file, and whether a file is whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

ENDING = ".backup"
_CHECKED_BYTES = 16 << 20
"""Up to this size every page is looked at, at each start (some 30 ms); of larger files the schema only."""


def save(database: Path, label: str) -> Path:
    """Copy a database, as it is at one moment, to a new file beside it, for its owner only.

    VACUUM INTO, for the backup API starts anew whenever somebody writes; it leaves the syncing to us.

    Raises:
        OSError: no copy could be made, and there is none.
    """
    target = next(_free_names(database, label))
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(target)
    except sqlite3.Error as error:
        msg = f"no backup could be made: {error}"
        raise OSError(msg) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _free_names(database: Path, label: str) -> Iterator[Path]:
    """Name possible files: walks.db.before-0002.backup, walks.db.before-0002-1.backup, ..."""
    for number in count():
        tail = f"-{number}" if number else ""
        target = database.with_name(f"{database.name}.{label}{tail}{ENDING}")
        if not target.exists():
            yield target


def newest(database: Path) -> Path | None:
    """Find the newest whole copy beside a database; None if there is none."""
    found = database.parent.glob(f"{database.name}.*{ENDING}")
    by_age = sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return next((path for path in by_age if _is_whole(path)), None)


def _is_whole(copy: Path) -> bool:
    try:
        return copy.stat().st_size > 0 and flaw(copy) is None
    except (OSError, sqlite3.OperationalError):
        return False


def flaw(database: Path) -> str | None:
    """Say what is wrong with a database file; None if it is whole (or empty).

    Raises:
        sqlite3.OperationalError: it can't be looked at now.
    """
    pragma = "quick_check(1)" if database.stat().st_size <= _CHECKED_BYTES else "schema_version"
    try:
        with closing(sqlite3.connect(database, isolation_level=None, timeout=1)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
            answer = connection.execute(f"PRAGMA {pragma}").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if pragma == "schema_version" or answer == ("ok",) else str(answer[0])
