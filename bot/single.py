"""One instance at a time: a lock beside the database's file, held as long as the process lives."""

import fcntl
import os
from pathlib import Path

from bot.exits import CannotRun, Code


class Single:
    """Holds the lock; the operating system lets go of it even after kill -9."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._held: int | None = None

    def take(self) -> None:
        """Take the lock, or say who has it.

        Raises:
            CannotRun: another process has it, or the directory can't be written.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            held = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise CannotRun(
                Code.CONFIGURATION, f"The folder {self._path.parent} can't be written: {error.strerror}."
            ) from None
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise CannotRun(
                Code.TRY_LATER, f"Another instance is already running on {self._path.stem}; this one stops."
            ) from None
        self._held = held

    def release(self) -> None:
        """Let the next one in; doing so twice is harmless."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
