"""Who is next in the outbox, and which message an edit is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, select, tuple_, update

from coach.domain.outgoing import Delivery, Urgency
from coach.domain.person import Stage
from coach.domain.replies import Reply
from coach.storage.codec import Unreadable, codec_of
from coach.storage.instants import from_micros, to_micros
from coach.storage.lines import PLACE, end, ended
from coach.storage.tables import outbox, person

_Row = Row[*tuple[Any, ...]]
_REPLY = codec_of(Reply)
_ZONE_TOLD = (Stage.TIMES, Stage.ACTIVE)
"""The stages after somebody has said where they live."""

_before = outbox.alias("before")
_free = ~exists().where(_before.c.person_id == outbox.c.person_id, _before.c.state == "sending")
_first = ~exists().where(
    _before.c.person_id == outbox.c.person_id,
    _before.c.state == "waiting",
    tuple_(_before.c.turn, _before.c.id) < tuple_(outbox.c.turn, outbox.c.id),
)
_NEXT = (
    select(
        outbox.c.id,
        outbox.c.person_id,
        outbox.c.urgency,
        outbox.c.reply,
        outbox.c.edits,
        outbox.c.stale_at,
        outbox.c.tries,
        func.coalesce(person.c.language, "en").label("language"),
        func.coalesce(person.c.zone, "UTC").label("zone"),
        func.coalesce(person.c.metric, True).label("metric"),
        person.c.stage,
    )
    .outerjoin_from(outbox, person, person.c.id == outbox.c.person_id)
    .where(
        outbox.c.state == "waiting",
        outbox.c.person_id.not_in(bindparam("resting", expanding=True)),
        _free,
        _first,
    )
    .order_by(outbox.c.turn, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=outbox, skip_locked=True)
)
_waits = outbox.c.state == "waiting"
_IS_THERE = select(
    exists().where(_waits).label("waiting"),
    exists().where(_waits, outbox.c.turn >= 0, outbox.c.turn <= bindparam("now")).label("stale"),
    exists().where(outbox.c.state == "later", outbox.c.turn <= bindparam("now")).label("later"),
)
_NEXT_AT = select(
    exists().where(_waits, _free).label("now"),
    select(func.min(outbox.c.turn)).where(outbox.c.state == "later").scalar_subquery().label("later"),
)
_BEGIN_LATER = (
    update(outbox)
    .where(outbox.c.state == "later", outbox.c.turn <= bindparam("now"))
    .values(state="waiting", turn=PLACE)
)
_NUDGES_STALE = (
    update(outbox)
    .where(outbox.c.state == "waiting", outbox.c.turn >= 0, outbox.c.turn <= bindparam("now"))
    .values(state="stale", turn=bindparam("now"), reply=None)
)
_SEND = (
    update(outbox)
    .where(outbox.c.id == bindparam("its_id"))
    .values(state="sending", turn=bindparam("now"), message_id=bindparam("its_message"))
)
_EARLIER = (
    select(outbox.c.id, outbox.c.state, outbox.c.urgency, outbox.c.edits, outbox.c.message_id)
    .where(
        outbox.c.person_id == bindparam("its_person"),
        outbox.c.tag == bindparam("its_tag"),
        outbox.c.id < bindparam("its_id"),
        outbox.c.state.in_(("later", "waiting", "sent")),
    )
    .order_by(outbox.c.id.desc())
)


def take(
    connection: Connection,
    now: datetime,
    most: int,
    *,
    nudges: int | None = None,
    resting: frozenset[int] = frozenset(),
) -> list[Delivery]:
    """Take messages for sending: answers first, as they came, then nudges by their deadline.

    At most one a person, none to whom an earlier one is still on its way, and none of those `resting`; of
    nudges at most so many. To be committed before anything is sent: a crash then leaves `sending` rows, for
    `recover`.

    An edit of a message that is not out yet: a nudge is over, so neither is sent; an answer's newer wording
    goes out in its place. An edit of nothing is dropped.
    """
    micros = {"now": to_micros(now)}
    there = connection.execute(_IS_THERE, micros).one()
    if there.later:
        connection.execute(_BEGIN_LATER, micros)
    if there.later or there.stale:  # what has just begun may be too late as well
        connection.execute(_NUDGES_STALE, micros)
    while there.waiting or there.later:
        taken, over = _look(connection, now, most, most if nudges is None else nudges, resting)
        end(connection, [ended(row_id, state, now) for row_id, state in over.items()])
        if taken or not over:
            break  # otherwise what was over only stood before something that can go
    else:
        taken = []
    if taken:
        sent = [{"its_id": one.id, "its_message": one.edit_message_id, **micros} for one in taken]
        connection.execute(_SEND, sent)
    return taken


def _look(
    connection: Connection, now: datetime, most: int, nudges: int, resting: frozenset[int]
) -> tuple[list[Delivery], dict[int, str]]:
    """Look once who is next; return what may go, and what is over: the row's id and its last state."""
    taken: list[Delivery] = []
    over: dict[int, str] = {}
    for row in connection.execute(_NEXT, {"most": most, "resting": list(resting)}).all():
        if row.urgency == Urgency.NUDGE:
            nudges -= 1
            if nudges < 0:
                break
        delivery = _try(connection, row, now, over)
        if delivery is not None:
            taken.append(delivery)
    return taken, over


def next_at(connection: Connection, now: datetime) -> datetime | None:
    """Read when `take` will have something: `now` if it has, None if nothing waits.

    What waits until another message to the same person is finished does not count.
    """
    there = connection.execute(_NEXT_AT).one()
    if there.now:
        return now
    return None if there.later is None else max(now, from_micros(there.later))


def _try(connection: Connection, row: _Row, now: datetime, over: dict[int, str]) -> Delivery | None:
    """Make a delivery of a row; note in `over` what will never be sent."""
    if row.stale_at is not None and row.stale_at <= now:
        over[row.id] = "stale"
        return None
    aim = _aim(connection, row) if row.edits else _Aim()
    over.update(dict.fromkeys(aim.dropped, "dropped"))
    if row.id in over:
        return None
    try:
        return _delivery(row, aim.message_id)
    except Unreadable:
        over[row.id] = "failed"
        return None


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where a message goes: an edit of `message_id`, or a new message; and what is not sent because of it."""

    message_id: int | None = None
    dropped: tuple[int, ...] = ()


def _aim(connection: Connection, row: _Row) -> _Aim:
    """Find the message that an edit is about."""
    dropped: list[int] = []
    which = {"its_person": row.person_id, "its_tag": row.edits, "its_id": row.id}
    for earlier in connection.execute(_EARLIER, which):
        if earlier.state == "sent":
            return _Aim(earlier.message_id, (*dropped, *(() if earlier.message_id else (row.id,))))
        dropped.append(earlier.id)
        if earlier.edits is None:
            return _Aim(None, (*dropped, *(() if earlier.urgency == Urgency.ANSWER else (row.id,))))
    return _Aim(None, (*dropped, row.id))


def _delivery(row: _Row, edit_message_id: int | None) -> Delivery:
    return Delivery(
        id=row.id,
        person_id=row.person_id,
        reply=_REPLY.loads(row.reply),
        urgency=Urgency(row.urgency),
        language=row.language,
        zone=row.zone,
        metric=row.metric,
        edit_message_id=edit_message_id,
        tries=row.tries,
        zone_told=row.stage in _ZONE_TOLD,
    )
