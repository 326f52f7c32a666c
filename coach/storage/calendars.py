"""Connected calendars: when each is read, what opens it, and what was read of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from coach.domain.calendar_sources import BusySpan, CalendarSource, CalendarWalk, SourceKind
from coach.domain.facts import DueKind
from coach.domain.refreshing import is_fresh
from coach.storage import tables
from coach.storage.instants import Instant
from coach.storage.rows import Rows, as_list

FORGOTTEN_AFTER = timedelta(hours=1)
"""A calendar that was shown, and nobody chose what counts in it, is let go."""

_SOURCE = Rows(CalendarSource, tables.calendar_source)
_WALK = Rows(CalendarWalk, tables.calendar_walk)
_BUSY = Rows(BusySpan, tables.busy)
_TABLE = tables.calendar_source
_OPENING = ("sealed", "etag", "last_modified", "digest", "token", "parsed_at")


@dataclass(frozen=True, slots=True)
class Opening:
    """A calendar, what opens it, and what its server said of its last state."""

    person_id: int
    zone: str
    source: CalendarSource
    sealed: str = field(repr=False)
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    token: str | None = None
    parsed_at: datetime | None = None


_OPEN = (
    select(
        _TABLE.c.person_id,
        tables.person.c.zone,
        as_list(*_SOURCE.columns).label("source"),
        *(_TABLE.c[name] for name in _OPENING),
    )
    .join(tables.person, tables.person.c.id == _TABLE.c.person_id)
    .where(_TABLE.c.id == bindparam("its_id"))
)
_DUE = (
    select(_TABLE.c.id)
    .where(_TABLE.c.next_poll <= bindparam("now"))
    .order_by(_TABLE.c.next_poll)
    .limit(bindparam("most"))
)
_NEXT = select(func.min(_TABLE.c.next_poll, type_=Instant()))
_BEFORE_NUDGES = (
    select(_TABLE.c.person_id, as_list(*_SOURCE.columns).label("source"))
    .join(tables.due, tables.due.c.person_id == _TABLE.c.person_id)
    .where(
        tables.due.c.kind == DueKind.NUDGE.value,
        tables.due.c.at <= bindparam("now"),
        _TABLE.c.kind != SourceKind.FILE.value,
        _TABLE.c.counts.is_not(None),
    )
)
_WALKS_OF = select(as_list(*_WALK.columns)).where(tables.calendar_walk.c.source_id == bindparam("its_id"))
_KEEP_STATE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("its_id"))
    .values({name: bindparam(name) for name in _OPENING if name != "sealed"})
)
_RESEAL = update(_TABLE).where(_TABLE.c.id == bindparam("its_id")).values(sealed=bindparam("its_sealed"))
_WANTED = (
    update(_TABLE)
    .where(_TABLE.c.person_id == bindparam("its_person"), _TABLE.c.writes, _TABLE.c.failures == 0)
    .values(next_poll=bindparam("now"))
)
_UNKNOWN = update(_TABLE).where(_TABLE.c.id == bindparam("its_id")).values(digest=None, token=None)
_LATER = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("its_id"), _TABLE.c.next_poll != bindparam("at"))
    .values(next_poll=bindparam("at"))
)
_ANEW = (
    update(_TABLE)
    .where(_TABLE.c.person_id == bindparam("its_person"), _TABLE.c.counts.is_not(None))
    .values(parsed_at=None, next_poll=bindparam("now"))
)
_FORGOTTEN = delete(_TABLE).where(_TABLE.c.counts.is_(None), _TABLE.c.created_at < bindparam("before"))


def due(connection: Connection, now: datetime, most: int) -> list[int]:
    """List the calendars that are to be read, longest overdue first."""
    return list(connection.execute(_DUE, {"now": now, "most": most}).scalars())


def next_at(connection: Connection) -> datetime | None:
    """Read when the next calendar is to be read; None if there is none."""
    return connection.execute(_NEXT).scalar()


def before_nudges(connection: Connection, now: datetime) -> dict[int, int]:
    """Find the calendars that are to be read before nudges that are due: each with whose it is."""
    rows = connection.execute(_BEFORE_NUDGES, {"now": now}).all()
    sources = _SOURCE.read([row.source for row in rows])
    pairs = zip(sources, rows, strict=True)
    return {source.id: row.person_id for source, row in pairs if not is_fresh(source, now)}


def opening(connection: Connection, source_id: int) -> Opening | None:
    """Read a calendar with what opens it; None if it is gone."""
    row = connection.execute(_OPEN, {"its_id": source_id}).one_or_none()
    if row is None:
        return None
    (source,) = _SOURCE.read([row.source])
    return Opening(row.person_id, row.zone, source, *(getattr(row, name) for name in _OPENING))


def files_of(connection: Connection, person_id: int) -> list[tuple[int, str]]:
    """List the files that somebody connected: their ids, and what opens them."""
    chosen = _TABLE.c.kind == SourceKind.FILE.value, _TABLE.c.counts.is_not(None)
    rows = connection.execute(
        select(_TABLE.c.id, _TABLE.c.sealed).where(_TABLE.c.person_id == person_id, *chosen)
    )
    return [(row.id, row.sealed) for row in rows]


def keep_state(connection: Connection, now: Opening) -> None:
    """Keep what a server said of the state of its calendar."""
    values = {name: getattr(now, name) for name in _OPENING if name != "sealed"}
    connection.execute(_KEEP_STATE, {"its_id": now.source.id, **values})


def reseal(connection: Connection, source_id: int, sealed: str) -> None:
    """Keep anew what opens a calendar."""
    connection.execute(_RESEAL, {"its_id": source_id, "its_sealed": sealed})


def walks_of(connection: Connection, source_id: int) -> list[CalendarWalk]:
    """Read the walks that are known of one calendar."""
    rows = connection.execute(_WALKS_OF, {"its_id": source_id})
    return list(_WALK.read(list(rows.scalars())))


def replace_contents(
    connection: Connection, now: Opening, walks: Sequence[CalendarWalk], busy: Sequence[BusySpan]
) -> None:
    """Keep exactly these walks and busy times of one calendar."""
    _replace(connection, now, _WALK, walks)
    _replace(connection, now, _BUSY, busy)


def _replace(connection: Connection, now: Opening, rows: Rows[Any], values: Sequence[object]) -> None:
    connection.execute(delete(rows.table).where(rows.table.c.source_id == now.source.id))
    written = [{"person_id": now.person_id, **rows.write(value)} for value in values]
    if written:
        connection.execute(insert(rows.table), written)


def want(connection: Connection, person_id: int, now: datetime) -> None:
    """Have the plan put into the person's own calendar soon, if they want it there."""
    connection.execute(_WANTED, {"its_person": person_id, "now": now})


def look_at(connection: Connection, source_id: int, at: datetime) -> None:
    """Have one calendar read at some instant."""
    connection.execute(_LATER, {"its_id": source_id, "at": at})


def read_anew(connection: Connection, person_id: int, now: datetime) -> None:
    """Have all calendars of somebody read whole: their days are other ones now, as they are elsewhere."""
    connection.execute(_ANEW, {"its_person": person_id, "now": now})


def forget(connection: Connection, source_id: int) -> None:
    """Let go of a calendar that nobody chose anything in."""
    connection.execute(delete(_TABLE).where(_TABLE.c.id == source_id, _TABLE.c.counts.is_(None)))


def forget_unchosen(connection: Connection, now: datetime) -> int:
    """Let go of calendars that were shown and never chosen; returns how many."""
    return connection.execute(_FORGOTTEN, {"before": now - FORGOTTEN_AFTER}).rowcount


def keep_event(connection: Connection, now: Opening, walk: CalendarWalk) -> None:
    """Keep one event as it was just written; the calendar is another one than was read."""
    connection.execute(_UNKNOWN, {"its_id": now.source.id})
    connection.execute(
        delete(tables.calendar_walk).where(
            tables.calendar_walk.c.source_id == now.source.id, tables.calendar_walk.c.key == walk.key
        )
    )
    if walk.starts_at is not None:
        connection.execute(insert(tables.calendar_walk), {"person_id": now.person_id, **_WALK.write(walk)})


def tie_loose(connection: Connection, planned_id: int, uid: str, starts_at: datetime) -> None:
    """Tie a planned walk to its event again, unless it is tied to something."""
    loose = tables.planned.c.event.is_(None)
    connection.execute(
        update(tables.planned)
        .where(tables.planned.c.id == planned_id, loose)
        .values(event=uid, event_at=starts_at)
    )


def tie(connection: Connection, planned_id: int, uid: str, starts_at: datetime) -> None:
    """Tie a planned walk to the event that was written for it."""
    connection.execute(
        update(tables.planned).where(tables.planned.c.id == planned_id).values(event=uid, event_at=starts_at)
    )
