"""The log of adverse events: date, level and what was done, of all people; never the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from coach.storage.tables import adverse_event

_NUMBERED = select(
    adverse_event.c.at,
    adverse_event.c.level,
    adverse_event.c.action,
    func.dense_rank().over(order_by=adverse_event.c.person_id).label("person"),
).order_by(adverse_event.c.at, adverse_event.c.id)


@dataclass(frozen=True, slots=True)
class Logged:
    """One event; `person` is a number from 1 that stands for a chat in this list only."""

    at: datetime
    level: str
    action: str
    person: int


def log(connection: Connection) -> Sequence[Logged]:
    """List everything, oldest first."""
    return [Logged(row.at, row.level, row.action, row.person) for row in connection.execute(_NUMBERED)]
