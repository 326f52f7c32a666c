"""What a person may always have: all that is kept about them, and none of it kept any longer."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, select, update

from coach.storage import tables

_OWN = [table for table in reversed(tables.metadata.sorted_tables) if "person_id" in table.columns]
_FORGET = [
    delete(table).where(table.c.person_id == bindparam("its_person"))
    for table in _OWN
    if table is not tables.inbox
]
_FORGET_PERSON = delete(tables.person).where(tables.person.c.id == bindparam("its_person"))
_FORGET_INBOX = (
    update(tables.inbox)
    .where(tables.inbox.c.person_id == bindparam("its_person"))
    .values(person_id=0, body="", state="done")
)


def forget(connection: Connection, person_id: int) -> None:
    """Delete everything about a person.

    Of the inbox the bare numbers of the updates stay, belonging to nobody, until `inbox.tidy`: should
    Telegram send the request to be forgotten once more, it is known already.
    """
    for statement in (*_FORGET, _FORGET_PERSON, _FORGET_INBOX):
        connection.execute(statement, {"its_person": person_id})


_SHOWN = {
    "inbox": ("update_id", "received_at", "state", "body"),
    "outbox": ("created_at", "urgency", "kind", "state"),
}
"""Of the queues, what is about the person and not about the work."""

_SECRET = (
    tables.calendar_source.c.sealed,
    tables.calendar_walk.c.title,
    tables.published.c.href,
    tables.feed.c.token_hash,
)
"""What opens something, or is sealed: of no use to anybody without the key, and nothing to carry around."""


def _export(table: Table) -> Select[Any]:
    """Select a person's rows, without secrets."""
    names = _SHOWN.get(table.name, table.columns.keys())
    columns = [table.c[name] for name in names if not any(table.c[name] is one for one in _SECRET)]
    return select(*columns).where(table.c.person_id == bindparam("its_person")).order_by(*table.primary_key)


_EXPORTED: dict[str, Select[Any]] = {
    "person": select(tables.person).where(tables.person.c.id == bindparam("its_person")),
    **{table.name: _export(table) for table in reversed(_OWN)},
}


def everything(connection: Connection, person_id: int) -> dict[str, list[dict[str, object]]]:
    """Read every row there is about a person, table by table, as JSON can hold it; without secrets.

    Instants are ISO 8601 in UTC; dates and local times are ISO 8601 too.
    """
    return {
        name: [_shown(row) for row in connection.execute(query, {"its_person": person_id}).mappings()]
        for name, query in _EXPORTED.items()
    }


def _shown(row: Mapping[Any, Any]) -> dict[str, object]:
    return {
        str(name): value.isoformat() if isinstance(value, date | time) else value
        for name, value in row.items()
    }
