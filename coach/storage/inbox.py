"""Updates that came in: each is kept before it is acknowledged, and handled once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Update, bindparam, delete, func, select, update

from coach.storage.instants import Instant
from coach.storage.tables import inbox
from coach.storage.upserts import Upsert

_WAITING, _DONE, _PARKED = "waiting", "done", "parked"
_REMEMBERED = timedelta(days=2)
"""Telegram repeats an update for a day."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that was kept and is not handled yet."""

    update_id: int
    person_id: int
    body: str
    tries: int


def _change(**values: Any) -> Update:  # noqa: ANN401 - values of any column
    """Build a change of one update's row."""
    return update(inbox).where(inbox.c.update_id == bindparam("its_id")).values(**values)


_KEEP = Upsert(inbox)
_SELECT_WAITING = (
    select(inbox.c.update_id, inbox.c.person_id, inbox.c.body, inbox.c.tries)
    .where(inbox.c.state == _WAITING)
    .order_by(inbox.c.update_id)
)
_STATE = select(inbox.c.state).where(inbox.c.update_id == bindparam("its_id"))
_TRIES = select(inbox.c.tries).where(inbox.c.update_id == bindparam("its_id"))
_MARK_DONE = _change(state=_DONE, body="")
_COUNT_TRY = _change(tries=inbox.c.tries + 1).returning(inbox.c.tries)
_PARK = _change(state=_PARKED, error_kind=bindparam("its_error"))
_LAST = select(func.max(inbox.c.received_at, type_=Instant()))
_TIDY = delete(inbox).where(
    inbox.c.state == _DONE,
    inbox.c.received_at < bindparam("before", type_=Instant()),
    inbox.c.received_at < _LAST.scalar_subquery(),
)


def keep_update(connection: Connection, update_id: int, person_id: int, body: str, now: datetime) -> bool:
    """Keep an update; False if it is known already."""
    row = {
        "update_id": update_id,
        "person_id": person_id,
        "body": body,
        "received_at": now,
        "state": _WAITING,
    }
    return _KEEP.run(connection, row).rowcount == 1


def waiting(connection: Connection) -> list[Waiting]:
    """Read what is not handled yet, in the order it came."""
    return [Waiting(*row) for row in connection.execute(_SELECT_WAITING)]


def mark_done(connection: Connection, update_id: int) -> None:
    """Remember that an update was handled; what it said is not kept any longer."""
    connection.execute(_MARK_DONE, {"its_id": update_id})


def is_done(connection: Connection, update_id: int) -> bool:
    """Tell whether an update needs no handling any more: handled, or parked."""
    return connection.execute(_STATE, {"its_id": update_id}).scalar() in (_DONE, _PARKED)


def count_try(connection: Connection, update_id: int) -> int:
    """Count one more try and return how many it are now; 0 for an unknown update.

    A unit of its own, before the handling: so a crash counts as well.
    """
    return connection.execute(_COUNT_TRY, {"its_id": update_id}).scalar() or 0


def tries(connection: Connection, update_id: int) -> int:
    """Read how often the handling of an update was begun; 0 for an unknown update."""
    return connection.execute(_TRIES, {"its_id": update_id}).scalar() or 0


def park(connection: Connection, update_id: int, error_kind: str) -> None:
    """Put an update aside that can't be handled; its body stays, for whoever mends the reason."""
    connection.execute(_PARK, {"its_id": update_id, "its_error": error_kind})


def last_received(connection: Connection) -> datetime | None:
    """Read when the latest update came; None if none ever did."""
    return connection.execute(_LAST).scalar()


def tidy(connection: Connection, now: datetime) -> int:
    """Remove handled updates that Telegram won't repeat any more; the latest stays, for `last_received`."""
    return connection.execute(_TIDY, {"before": now - _REMEMBERED}).rowcount
