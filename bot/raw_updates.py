"""Updates as Telegram sent them: whose they are, without trusting that they can be parsed."""

from typing import Any

RawUpdate = dict[str, Any]
"""The JSON of one update."""

NOBODY = 0


def number_of(update: RawUpdate) -> int | None:
    """Read the update's number; None if it has none."""
    number = update.get("update_id")
    return number if isinstance(number, int) else None


def person_in(update: RawUpdate) -> int:
    """Find whose update it is: the sender, else the chat, else `NOBODY`."""
    for part in update.values():
        if isinstance(part, dict):
            return _id_of(part.get("from")) or _id_of(part.get("chat")) or NOBODY
    return NOBODY


def _id_of(thing: object) -> int | None:
    """Read the id of a user or a chat."""
    number = thing.get("id") if isinstance(thing, dict) else None
    return number if isinstance(number, int) else None
