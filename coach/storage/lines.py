"""The lines that messages stand in: each state's queue is sorted by `turn`, and this says what it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, func, type_coerce, update

from coach.domain.outgoing import Outgoing, Urgency
from coach.storage.instants import to_micros
from coach.storage.tables import outbox

_ANSWERS_FIRST = 1 << 61
"""Taken off an answer's place, so that all answers stand before all nudges."""
_NEVER_STALE = 1 << 60

PLACE = case(
    (outbox.c.urgency == Urgency.ANSWER.value, type_coerce(outbox.c.created_at, BigInteger) - _ANSWERS_FIRST),
    else_=func.coalesce(type_coerce(outbox.c.stale_at, BigInteger), _NEVER_STALE),
)
"""The place of a waiting row: answers as they came, then nudges by their deadline."""

_END = (
    update(outbox)
    .where(outbox.c.id == bindparam("its_id"))
    .values(
        state=bindparam("its_state"),
        turn=bindparam("now"),
        reply=None,
        tries=outbox.c.tries + bindparam("its_tries"),
        message_id=func.coalesce(bindparam("its_message"), outbox.c.message_id),
    )
)


def place(outgoing: Outgoing, now: datetime) -> tuple[str, int]:
    """Find the state of a new row and its place there."""
    if outgoing.not_before is not None and outgoing.not_before > now:
        return "later", to_micros(outgoing.not_before)
    if outgoing.urgency is Urgency.ANSWER:
        return "waiting", to_micros(now) - _ANSWERS_FIRST
    return "waiting", _NEVER_STALE if outgoing.stale_at is None else to_micros(outgoing.stale_at)


def end(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write down that rows (of `ended`) are finished for good; what they said is not kept any longer."""
    if rows:
        connection.execute(_END, rows)


def ended(
    row_id: int, state: str, now: datetime, *, message_id: int | None = None, tries: int = 0
) -> dict[str, Any]:
    """Say how a row ended."""
    return {
        "its_id": row_id,
        "its_state": state,
        "now": to_micros(now),
        "its_message": message_id,
        "its_tries": tries,
    }
