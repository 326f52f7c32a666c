"""When the bot was last alive: what a longer silence of its own is measured from."""

from datetime import datetime

from sqlalchemy import Connection, select

from coach.storage.tables import alive
from coach.storage.upserts import Upsert

_KEEP = Upsert(alive, replace=True)
_LAST = select(alive.c.at).where(alive.c.id == 1)


def beat(connection: Connection, now: datetime) -> None:
    """Note that the bot is alive at this instant (UTC)."""
    _KEEP.run(connection, {"id": 1, "at": now})


def last(connection: Connection) -> datetime | None:
    """Tell when it was last alive (UTC); None if it never was."""
    return connection.execute(_LAST).scalar_one_or_none()
