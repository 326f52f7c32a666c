"""People and what is kept of their walking: loaded as one record, kept as one change."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Connection,
    ScalarSelect,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql import ColumnElement

from coach.domain.calendar_sources import BusySpan, CalendarSource, CalendarWalk
from coach.domain.facts import (
    Ability,
    AdverseEvent,
    Kept,
    Offer,
    Pain,
    Planned,
    Record,
    Skip,
    Walk,
    WalkTime,
    Week,
)
from coach.domain.person import Person
from coach.storage import tables
from coach.storage.leaving import everything, forget
from coach.storage.rows import Rows, as_list, as_lists
from coach.storage.upserts import Upsert

__all__ = ["everything", "keep", "load"]

_PERSON = Rows(Person, tables.person)
_WALKS = Rows(Walk, tables.walk)
_PAINS = Rows(Pain, tables.pain)
_TIMES = Rows(WalkTime, tables.walk_time)
_PLANNED = Rows(Planned, tables.planned)
_WEEKS = Rows(Week, tables.week)
_OFFERS = Rows(Offer, tables.offer)
_SKIPS = Rows(Skip, tables.skip)
_EVENTS = Rows(AdverseEvent, tables.adverse_event)
_ABILITIES = Rows(Ability, tables.ability)
_SOURCES = Rows(CalendarSource, tables.calendar_source)
_CALENDAR_WALKS = Rows(CalendarWalk, tables.calendar_walk)
_BUSY = Rows(BusySpan, tables.busy)

FEW_WEEKS = 12
"""Closed weeks that everyday decisions stand on."""

ALL_WEEKS = 200
"""For what looks back at everything: nearly four years."""


def _all(rows: Rows[Any], since: ColumnElement[bool] | None = None) -> ScalarSelect[Any]:
    """Select the person's rows as one list."""
    query = select(as_lists(*rows.columns)).where(rows.table.c.person_id == bindparam("person_id"))
    return (query if since is None else query.where(since)).scalar_subquery()


def _last_weeks() -> ScalarSelect[Any]:
    """Select the person's latest weeks as one list."""
    latest = (
        select(*_WEEKS.columns)
        .where(tables.week.c.person_id == bindparam("person_id"))
        .order_by(tables.week.c.monday.desc())
        .limit(bindparam("most_weeks"))
        .subquery()
    )
    return select(as_lists(*latest.columns)).scalar_subquery()


_HOLD_PERSON = (
    select(as_list(*_PERSON.columns)).where(tables.person.c.id == bindparam("person_id")).with_for_update()
)
_EVERYBODY = select(tables.person.c.id).order_by(tables.person.c.id)
_FACTS = as_list(
    _all(_WALKS, tables.walk.c.day >= bindparam("walks_from")),
    _all(_PAINS, tables.pain.c.at >= bindparam("pains_from")),
    _all(_TIMES),
    _all(_PLANNED, tables.planned.c.starts_at >= bindparam("planned_from")),
    _last_weeks(),
    _all(_OFFERS, tables.offer.c.at >= bindparam("offers_from")),
    _all(_SKIPS, tables.skip.c.day >= bindparam("skips_from")),
    _all(_ABILITIES),
    _all(_SOURCES),
    _all(_CALENDAR_WALKS),
    _all(_BUSY, tables.busy.c.ends_at >= bindparam("busy_from")),
)
_LOAD_FACTS: Select[Any] = select(_FACTS)
_LOAD_BOTH: Select[Any] = select(as_list(as_list(*_PERSON.columns), _FACTS)).where(
    tables.person.c.id == bindparam("person_id")
)


def load(connection: Connection, person_id: int, now: datetime, weeks: int = FEW_WEEKS) -> Record | None:
    """Load all that a decision stands on, so many weeks among it; None for somebody unknown.

    In a unit that writes, PostgreSQL holds the person's row until the end, so that one turn at a time decides
    about them. The facts are read by a second statement then: the first one's view is from before it got the
    row. Elsewhere one statement reads all.
    """
    which = {"person_id": person_id, "most_weeks": weeks, **_windows(now)}
    reading = connection.get_execution_options().get("postgresql_readonly")
    if reading or connection.dialect.name == "sqlite":
        both = connection.execute(_LOAD_BOTH, which).scalar()
    else:
        row = connection.execute(_HOLD_PERSON, {"person_id": person_id}).scalar()
        both = row and [row, connection.execute(_LOAD_FACTS, which).scalar_one()]
    if both is None:
        return None
    (person,), facts = _PERSON.read(both[:1]), both[1]
    walks, pains, times, planned, closed_weeks, offers, skips, abilities = facts[:8]
    sources, events, busy = facts[8:]
    return Record(
        person=person,
        now=now,
        walks=tuple(sorted(_WALKS.read(walks), key=attrgetter("day", "noted_at", "id"))),
        pains=tuple(sorted(_PAINS.read(pains), key=attrgetter("at", "id"))),
        walk_times=tuple(sorted(_TIMES.read(times), key=attrgetter("weekday", "at", "id"))),
        planned=tuple(sorted(_PLANNED.read(planned), key=attrgetter("starts_at", "id"))),
        weeks=tuple(sorted(_WEEKS.read(closed_weeks), key=attrgetter("monday"))),
        offers=tuple(sorted(_OFFERS.read(offers), key=attrgetter("at", "id"))),
        skips=tuple(sorted(_SKIPS.read(skips), key=attrgetter("day"))),
        abilities=tuple(sorted(_ABILITIES.read(abilities), key=attrgetter("at", "id"))),
        sources=tuple(sorted(_SOURCES.read(sources), key=attrgetter("id"))),
        events=tuple(sorted(_CALENDAR_WALKS.read(events), key=_begins)),
        busy=tuple(sorted(_BUSY.read(busy), key=attrgetter("starts_at", "ends_at"))),
    )


def _begins(walk: CalendarWalk) -> tuple[bool, datetime, str]:
    """Sort by start; what has no time comes first."""
    return walk.starts_at is not None, walk.starts_at or datetime.min.replace(tzinfo=UTC), walk.key


def everybody(connection: Connection) -> list[int]:
    """List the ids of all people."""
    return list(connection.execute(_EVERYBODY).scalars())


def _windows(now: datetime) -> dict[str, date]:
    """Say from when on facts are loaded."""
    return {
        "walks_from": now.date() - timedelta(days=70),
        "pains_from": now - timedelta(days=35),
        "planned_from": now - timedelta(days=8),
        "offers_from": now - timedelta(days=14),
        "skips_from": now.date() - timedelta(days=14),
        "busy_from": now - timedelta(days=1),
    }


class _Keeper:
    """Keeps values with an id: 0 is new (or there already, told by the same message), any other replaces."""

    def __init__(self, rows: Rows[Any]) -> None:
        self._rows = rows
        self._insert = Upsert(rows.table)
        self._update = (
            update(rows.table)
            .where(rows.table.c.id == bindparam("its_id"), rows.table.c.person_id == bindparam("its_person"))
            .values({name: bindparam(name) for name in rows.names if name != "id"})
        )

    def keep(self, connection: Connection, person_id: int, values: Iterable[Any]) -> None:
        """Insert and replace."""
        new: list[dict[str, Any]] = []
        old: list[dict[str, Any]] = []
        for value in values:
            row = self._rows.write(value)
            its_id = row.pop("id")
            if its_id:
                old.append({"its_id": its_id, "its_person": person_id, **row})
            else:
                new.append({"person_id": person_id, **row})
        if new:
            self._insert.run(connection, new)
        if old:
            connection.execute(self._update, old)


_KEEP_PERSON = Upsert(tables.person, replace=True)
_KEEP_WEEK = Upsert(tables.week, replace=True)
_KEEP_SKIP = Upsert(tables.skip)
_KEEP_WALKS, _KEEP_PAINS = _Keeper(_WALKS), _Keeper(_PAINS)
_KEEP_PLANNED, _KEEP_OFFERS = _Keeper(_PLANNED), _Keeper(_OFFERS)
_KEEP_ABILITIES = _Keeper(_ABILITIES)
_KEEP_SOURCES = _Keeper(_SOURCES)
_ADD_SOURCE = insert(tables.calendar_source)
_REMOVE_SOURCE = delete(tables.calendar_source).where(
    tables.calendar_source.c.id == bindparam("its_id"),
    tables.calendar_source.c.person_id == bindparam("its_person"),
)
_EMPTY = [
    delete(table).where(table.c.source_id == bindparam("its_source"))
    for table in (tables.calendar_walk, tables.busy)
]
_ADD_EVENT = insert(tables.adverse_event)
_ADD_TIME = insert(tables.walk_time)
_REMOVE_TIMES = delete(tables.walk_time).where(tables.walk_time.c.person_id == bindparam("its_person"))
_REMOVE_WALK = delete(tables.walk).where(
    tables.walk.c.id == bindparam("its_id"), tables.walk.c.person_id == bindparam("its_person")
)
_REMOVE_SKIP = delete(tables.skip).where(
    tables.skip.c.person_id == bindparam("its_person"),
    tables.skip.c.message_id == bindparam("its_message"),
    tables.skip.c.day == bindparam("its_day"),
)


def keep(connection: Connection, person_id: int, kept: Kept) -> None:
    """Keep what a decision wants kept. Telling the same walk of the same message again changes nothing."""
    if kept.forget:
        forget(connection, person_id)
        return
    if kept.person is not None:
        _KEEP_PERSON.run(connection, _PERSON.write(kept.person))
    if kept.removed_walks:
        connection.execute(
            _REMOVE_WALK, [{"its_id": walk_id, "its_person": person_id} for walk_id in kept.removed_walks]
        )
    if kept.walk_times is not None:
        _replace_times(connection, person_id, kept.walk_times)
    _KEEP_WALKS.keep(connection, person_id, kept.walks)
    _KEEP_PAINS.keep(connection, person_id, kept.pains)
    _KEEP_PLANNED.keep(connection, person_id, kept.planned)
    _KEEP_OFFERS.keep(connection, person_id, kept.offers)
    _KEEP_ABILITIES.keep(connection, person_id, kept.abilities)
    _keep_sources(connection, person_id, kept)
    _add(connection, person_id, kept)


def _keep_sources(connection: Connection, person_id: int, kept: Kept) -> None:
    """Keep connected calendars: changed, new, emptied, let go."""
    _KEEP_SOURCES.keep(connection, person_id, kept.sources)
    for new in kept.new_sources:
        row = {name: value for name, value in _SOURCES.write(new.source).items() if name != "id"}
        connection.execute(_ADD_SOURCE, {"person_id": person_id, "sealed": new.sealed, **row})
    for source_id in kept.emptied_sources:
        for statement in _EMPTY:
            connection.execute(statement, {"its_source": source_id})
    for source_id in kept.removed_sources:
        connection.execute(_REMOVE_SOURCE, {"its_id": source_id, "its_person": person_id})


def _add(connection: Connection, person_id: int, kept: Kept) -> None:
    """Keep what has no id of its own."""
    if kept.weeks:
        _KEEP_WEEK.run(connection, [{"person_id": person_id, **_WEEKS.write(week)} for week in kept.weeks])
    if kept.events:
        connection.execute(
            _ADD_EVENT, [{"person_id": person_id, **_EVENTS.write(event)} for event in kept.events]
        )
    for skip in kept.removed_skips:
        gone = {"its_person": person_id, "its_message": skip.message_id, "its_day": skip.day}
        connection.execute(_REMOVE_SKIP, gone)
    if kept.skips:
        _KEEP_SKIP.run(connection, [{"person_id": person_id, **_SKIPS.write(skip)} for skip in kept.skips])


def _replace_times(connection: Connection, person_id: int, times: tuple[WalkTime, ...]) -> None:
    """Keep exactly these walk times, each under a new id."""
    connection.execute(_REMOVE_TIMES, {"its_person": person_id})
    if times:
        connection.execute(
            _ADD_TIME, [{"person_id": person_id, "weekday": one.weekday, "at": one.at} for one in times]
        )
