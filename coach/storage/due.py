"""What the clock will bring about: one row per person and thing, claimed when its time has come."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Delete, Update, bindparam, delete, func, insert, select, update

from coach.domain.facts import Due, DueKind
from coach.storage.instants import Instant
from coach.storage.tables import due

_OF_PERSON = select(due.c.kind, due.c.about, due.c.at).where(due.c.person_id == bindparam("its_person"))
_THIS = (
    due.c.person_id == bindparam("its_person"),
    due.c.kind == bindparam("its_kind"),
    due.c.about == bindparam("its_about"),
)
_INSERT = insert(due)
_DELETE: Delete = delete(due).where(*_THIS)
_UPDATE: Update = update(due).where(*_THIS).values(at=bindparam("its_time"))
_DUE = (
    select(due.c.person_id, due.c.kind, due.c.about, due.c.at)
    .where(due.c.at <= bindparam("now"))
    .order_by(due.c.at)
    .with_for_update(skip_locked=True)
)
_CLAIM = _DUE.limit(bindparam("most"))
_OF_PEOPLE = _DUE.where(due.c.person_id.in_(bindparam("people", expanding=True)))
_NEXT = select(func.min(due.c.at, type_=Instant()))


def sync(connection: Connection, person_id: int, dues: frozenset[Due]) -> None:
    """Make these the things that are due for a person, touching only what differs."""
    there = {
        (kind, about): at for kind, about, at in connection.execute(_OF_PERSON, {"its_person": person_id})
    }
    wanted = {(one.kind.value, one.about): one.at for one in dues}
    gone = [key for key in there if key not in wanted]
    changed = [key for key, at in wanted.items() if key in there and there[key] != at]
    new = [key for key in wanted if key not in there]
    if gone:
        connection.execute(_DELETE, [_named(person_id, key) for key in gone])
    if changed:
        connection.execute(_UPDATE, [{**_named(person_id, key), "its_time": wanted[key]} for key in changed])
    if new:
        connection.execute(
            _INSERT,
            [{"person_id": person_id, "kind": key[0], "about": key[1], "at": wanted[key]} for key in new],
        )


def claim(connection: Connection, now: datetime, most: int, held: Collection[int] = ()) -> list[Due]:
    """Take what is due, oldest first, except for people who are `held`; several never get the same.

    It is at most so many, and what else is due for the same people: nobody's turn hangs on the others.
    The rows are gone with this unit's commit: the same unit has to `sync` what comes next for each person,
    and put what is to be said into the outbox.
    """
    claim = _CLAIM.where(due.c.person_id.not_in(held)) if held else _CLAIM
    rows = connection.execute(claim, {"now": now, "most": most}).all()
    if len(rows) == most:
        people = sorted({row.person_id for row in rows})
        rows = connection.execute(_OF_PEOPLE, {"now": now, "people": people}).all()
    if rows:
        connection.execute(_DELETE, [_named(row.person_id, (row.kind, row.about)) for row in rows])
    return [Due(row.person_id, DueKind(row.kind), row.about, row.at) for row in rows]


def next_at(connection: Connection) -> datetime | None:
    """Read when the next thing is due; None if nothing is."""
    return connection.execute(_NEXT).scalar()


def _named(person_id: int, key: tuple[str, int]) -> dict[str, Any]:
    return {"its_person": person_id, "its_kind": key[0], "its_about": key[1]}
