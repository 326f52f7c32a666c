"""Messages to be sent: put by a decision, taken by the sender by class and deadline, finished once.

The states of a row: `later` (not before its time), `waiting`, `sending`; and for good: `sent`, `gone`,
`failed`, `unknown`, `stale`, `dropped` (there is nothing to edit any more). `turn` is what a state's queue is
sorted by: the time it may go (later), its place in line (waiting), since when it is so (all others).
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, or_, select, update

from coach.domain.outgoing import Outcome, Outgoing, Urgency
from coach.domain.replies import Reply
from coach.storage.codec import codec_of
from coach.storage.instants import to_micros
from coach.storage.lines import PLACE, end, ended, place
from coach.storage.tables import inbox, outbox, person
from coach.storage.taking import next_at, take
from coach.storage.upserts import Upsert

__all__ = ["MOST_DOUBTS", "counts", "finish", "move", "next_at", "put", "recover", "take", "tidy", "withdraw"]

MOST_DOUBTS = 3
"""How often an answer is handed to Telegram at most while nobody knows whether it arrived."""
_REMEMBERED = timedelta(days=2)
_NAMED_REMEMBERED = timedelta(days=15)
"""Walks are corrected for 14 days, and so are the messages about them."""
_FINAL = ("sent", "gone", "failed", "unknown", "stale", "dropped")

_REPLY = codec_of(Reply)
_Row = Row[*tuple[Any, ...]]
_THIS = outbox.c.id == bindparam("its_id")
_PUT = Upsert(outbox, returning=outbox.c.id)
_AGAIN = (
    update(outbox)
    .where(_THIS)
    .values(
        state="waiting",
        turn=PLACE,
        message_id=None,
        tries=outbox.c.tries + 1,
        doubts=outbox.c.doubts + bindparam("its_doubts"),
    )
)
_SENDING = select(outbox.c.id, outbox.c.person_id, outbox.c.urgency, outbox.c.doubts).where(
    outbox.c.state == "sending"
)
_SENDING_THIS = _SENDING.where(_THIS).add_columns(
    exists().where(person.c.id == outbox.c.person_id).label("known")
)
_LEFT_UNKNOWN = update(outbox).where(outbox.c.state == "sending").values(state="unknown", reply=None)
_GONE = (
    update(outbox)
    .where(outbox.c.person_id == bindparam("its_person"), outbox.c.state.in_(("later", "waiting")))
    .values(state="gone", turn=bindparam("now"), reply=None)
)
_WITHDRAWN = (
    update(outbox)
    .where(
        outbox.c.person_id == bindparam("its_person"),
        outbox.c.state.in_(("later", "waiting")),
        outbox.c.urgency == Urgency.NUDGE.value,
    )
    .values(state="stale", turn=bindparam("now"), reply=None)
)
_UNREACHABLE = update(person).where(person.c.id == bindparam("its_person")).values(reachable=False)
_REMOVE = delete(outbox).where(_THIS)
_COUNTS = select(outbox.c.state, func.count().label("rows")).group_by(outbox.c.state)
_TIDY = delete(outbox).where(
    outbox.c.state.in_(_FINAL),
    outbox.c.turn < bindparam("before"),
    or_(outbox.c.key.is_(None) & outbox.c.tag.is_(None), outbox.c.turn < bindparam("named_before")),
)
_other = person.alias("other")
_MOVE = (
    update(person)
    .where(person.c.id == bindparam("its_person"), ~exists().where(_other.c.id == bindparam("its_chat")))
    .values(id=bindparam("its_chat")),
    *(
        update(table)
        .where(table.c.person_id == bindparam("its_person"))
        .values(person_id=bindparam("its_chat"))
        for table in (inbox, outbox)
    ),
)


def put(connection: Connection, person_id: int, outgoing: Outgoing, now: datetime) -> int | None:
    """Put a message into the queue; None if one with its key was put before."""
    state, turn = place(outgoing, now)
    row = {
        "person_id": person_id,
        "urgency": outgoing.urgency.value,
        "kind": type(outgoing.reply).__name__,
        "reply": _REPLY.dumps(outgoing.reply),
        "key": outgoing.key,
        "tag": outgoing.tag or outgoing.edits,
        "edits": outgoing.edits,
        "created_at": now,
        "stale_at": outgoing.stale_at,
        "state": state,
        "turn": turn,
    }
    row_id: int | None = _PUT.run(connection, row).scalar()
    return row_id


def finish(
    connection: Connection, delivery_id: int, outcome: Outcome, message_id: int | None, now: datetime
) -> None:
    """Write down what became of a taken message; for one that isn't being sent, nothing happens.

    GONE closes the person's whole queue. Of somebody who was forgotten meanwhile, no row stays.
    """
    row = connection.execute(_SENDING_THIS, {"its_id": delivery_id}).one_or_none()
    if row is None:
        return
    if outcome is Outcome.RETRY:
        connection.execute(_AGAIN, {"its_id": row.id, "its_doubts": 0})
    elif outcome is Outcome.UNKNOWN and _repeats(row):
        connection.execute(_AGAIN, {"its_id": row.id, "its_doubts": 1})
    elif not row.known:
        connection.execute(_REMOVE, {"its_id": row.id})
    else:
        end(connection, [ended(row.id, outcome.value, now, message_id=message_id, tries=1)])
    if outcome is Outcome.GONE:
        connection.execute(_UNREACHABLE, {"its_person": row.person_id})
        connection.execute(_GONE, {"its_person": row.person_id, "now": to_micros(now)})


def withdraw(connection: Connection, person_id: int, now: datetime) -> int:
    """Take back what the bot meant to say of its own accord and has not sent yet; returns how many."""
    return connection.execute(_WITHDRAWN, {"its_person": person_id, "now": to_micros(now)}).rowcount


def _repeats(row: _Row) -> bool:
    """Tell whether a message that may have arrived is sent again: an answer, a few times; a nudge never."""
    return bool(row.urgency == Urgency.ANSWER and row.doubts + 1 < MOST_DOUBTS)


def recover(connection: Connection) -> dict[str, int]:
    """Settle what a crash left in `sending`: it may have arrived. Returns how many became what."""
    left = connection.execute(_SENDING.order_by(outbox.c.id)).all()
    again = [{"its_id": row.id, "its_doubts": 1} for row in left if _repeats(row)]
    if again:
        connection.execute(_AGAIN, again)
    connection.execute(_LEFT_UNKNOWN)
    return {"waiting": len(again), "unknown": len(left) - len(again)}


def move(connection: Connection, person_id: int, chat_id: int) -> None:
    """Give a person the new number of their chat; their messages go along.

    Where the new number is somebody already, only the messages do.
    """
    for statement in _MOVE:
        connection.execute(statement, {"its_person": person_id, "its_chat": chat_id})


def counts(connection: Connection) -> dict[str, int]:
    """Count the rows in each state."""
    return {row.state: row.rows for row in connection.execute(_COUNTS)}


def tidy(connection: Connection, now: datetime) -> int:
    """Remove what is finished: after 2 days, or 15 where it has a key or can be edited."""
    before = {"before": to_micros(now - _REMEMBERED), "named_before": to_micros(now - _NAMED_REMEMBERED)}
    return connection.execute(_TIDY, before).rowcount
