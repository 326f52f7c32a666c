"""Why a database can't be worked with; each says what to do, in plain words."""

from pathlib import Path


class BadUrl(ValueError):  # noqa: N818 - named by what is the matter
    """The URL names no database that this can work with."""


class Closed(RuntimeError):  # noqa: N818 - named by what is the matter
    """The database is closed; nothing is kept any more."""


class SchemaTooNew(Exception):  # noqa: N818 - named by what is the matter
    """The database was written by a newer version; an older one must not touch it."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database has schema {revision}, which this version does not know: run the newer version,"
            " or bring back the backup that was made before it"
        )
        self.revision = revision


class DatabaseCorrupt(Exception):  # noqa: N818 - named by what is the matter
    """The SQLite file is damaged. `backup` is the newest whole copy beside it, None if there is none."""

    def __init__(self, path: Path, flaw: str, backup: Path | None) -> None:
        cure = (
            f"bring back the newest backup: rm -f {path}-wal {path}-shm && cp {backup} {path}"
            if backup
            else "there is no whole backup beside it"
        )
        super().__init__(f"{path} is damaged ({flaw}); {cure}")
        self.path = path
        self.backup = backup
