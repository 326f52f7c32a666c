"""What of the plan is given out: walks as calendars were told of them, and private addresses of feeds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from coach.domain.publishing import Published
from coach.storage import tables
from coach.storage.rows import Rows, as_list

_PUBLISHED = Rows(Published, tables.published)
_PLANNED_AHEAD = select(tables.planned.c.id).where(
    tables.planned.c.person_id == bindparam("its_person"),
    tables.planned.c.starts_at > bindparam("since"),
)
_PUBLISHED_OF = select(as_list(*_PUBLISHED.columns)).where(
    tables.published.c.person_id == bindparam("its_person"),
    or_(tables.published.c.ends_at > bindparam("since"), tables.published.c.planned_id.in_(_PLANNED_AHEAD)),
)
_ADD_PUBLISHED = insert(tables.published)
_KEEP_PUBLISHED = (
    update(tables.published)
    .where(tables.published.c.id == bindparam("its_id"))
    .values({name: bindparam(name) for name in _PUBLISHED.names if name not in {"id", "uid", "planned_id"}})
)
_KEPT_FOR = timedelta(days=60)
"""A walk that was put off may come back to its row for so long, at the most."""

_TIDY = delete(tables.published).where(tables.published.c.ends_at < bindparam("before"))
_PUBLISHED_FOR = timedelta(days=1)
"""What is over is of no interest for longer, unless its walk was put off since."""


def published(connection: Connection, person_id: int, now: datetime) -> tuple[Published, ...]:
    """Read what of the plan was given out, by start."""
    rows = connection.execute(_PUBLISHED_OF, {"its_person": person_id, "since": now - _PUBLISHED_FOR})
    return tuple(sorted(_PUBLISHED.read(list(rows.scalars())), key=lambda one: (one.starts_at, one.id)))


def keep_published(connection: Connection, person_id: int, changed: Sequence[Published]) -> None:
    """Keep what was given out anew or changed."""
    for one in changed:
        row = _PUBLISHED.write(one)
        its_id = row.pop("id")
        if its_id:
            own = {name: value for name, value in row.items() if name not in {"uid", "planned_id"}}
            connection.execute(_KEEP_PUBLISHED, {"its_id": its_id, **own})
        else:
            connection.execute(_ADD_PUBLISHED, {"person_id": person_id, **row})


def tidy(connection: Connection, now: datetime) -> int:
    """Remove what was given out of walks that are long over; returns how many."""
    return connection.execute(_TIDY, {"before": now - _KEPT_FOR}).rowcount


def forget_places(connection: Connection, person_id: int) -> None:
    """Forget where walks stand in the person's own calendar: it is another one now."""
    connection.execute(
        update(tables.published)
        .where(tables.published.c.person_id == person_id)
        .values(href=None, etag=None, put=None)
    )


def keep_feed(connection: Connection, person_id: int, token_hash: str, now: datetime) -> None:
    """Keep the hash of somebody's private address; the one before works no longer."""
    end_feed(connection, person_id)
    connection.execute(
        insert(tables.feed), {"person_id": person_id, "token_hash": token_hash, "created_at": now}
    )


def end_feed(connection: Connection, person_id: int) -> None:
    """Let somebody's private address end."""
    connection.execute(delete(tables.feed).where(tables.feed.c.person_id == person_id))


def has_feed(connection: Connection, person_id: int) -> bool:
    """Whether somebody has a private address."""
    query = select(tables.feed.c.person_id).where(tables.feed.c.person_id == person_id)
    return connection.execute(query).scalar() is not None


def owner_of_feed(connection: Connection, token_hash: str) -> int | None:
    """Find whose private address it is; None for one that is not known."""
    query = select(tables.feed.c.person_id).where(tables.feed.c.token_hash == token_hash)
    return connection.execute(query).scalar()
