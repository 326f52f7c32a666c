"""Waiting out a trouble: said once, tried again ever more slowly, and said once more when it is over."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from coach.storage.database import Database

T = TypeVar("T")

FIRST_SECONDS = 0.5
MOST_SECONDS = 30.0


class Patience:
    """One kind of trouble that passes by itself."""

    def __init__(self, trouble: str, log: logging.Logger) -> None:
        self._trouble = trouble
        self._log = log
        self._pause = 0.0

    async def wait(self, error: BaseException, at_least: float = 0) -> None:
        """Pause before the next try: twice as long as before, up to half a minute."""
        if not self._pause:
            self._log.warning(self._trouble, extra={"kind": type(error).__name__})
        self._pause = min(max(FIRST_SECONDS, self._pause * 2), MOST_SECONDS)
        await asyncio.sleep(max(self._pause, at_least))

    def over(self) -> None:
        """Note that it works (again)."""
        if self._pause:
            self._log.warning("over", extra={"trouble": self._trouble})
        self._pause = 0.0


def passes(error: BaseException | None) -> bool:
    """Tell whether a failure is the database's and may pass: locked, full, read-only, not reached.

    A mistake in our own SQL is not (SQLite calls that by the same class).
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


async def surely(database: Database, unit: Callable[[Connection], T], log: logging.Logger) -> T:
    """Write, waiting for as long as the database can't be written."""
    patience = Patience("the database can't be written", log)
    while True:
        try:
            result = await database.write(unit)
        except Exception as error:
            if not passes(error):
                raise
            await patience.wait(error)
        else:
            patience.over()
            return result
