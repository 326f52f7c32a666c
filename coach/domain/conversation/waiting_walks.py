"""Walks that wait for an answer: what was understood of them, as the notes of a question."""

from collections.abc import Sequence
from datetime import date

from coach.domain.amounts import Amount
from coach.domain.conversation.counting import (
    whole,
)
from coach.domain.conversation.turn import Turn
from coach.domain.reading import SaidWalk


def notes_of(said: SaidWalk, turn: Turn) -> dict[str, str]:
    """Note what was understood of a walk, for when its question is answered."""
    amount = said.amount
    notes = {
        "day": (said.day or turn.today).isoformat(),
        "minutes": whole(amount.minutes),
        "metres": whole(amount.distance_m),
        "steps": whole(amount.steps),
        "count": 1 if said.total else said.count or 1,
    }
    return {name: str(value) for name, value in notes.items() if value is not None}


def said_of(notes: dict[str, str]) -> SaidWalk:
    """Read back what `notes_of` noted."""
    amount = Amount(_int(notes, "minutes"), _int(notes, "metres"), _int(notes, "steps"))
    return SaidWalk(date.fromisoformat(notes["day"]), amount, _int(notes, "count") or 1)


def notes_of_all(walks: Sequence[SaidWalk], turn: Turn) -> dict[str, str]:
    """Note several walks."""
    return {
        f"{place}.{name}": value
        for place, said in enumerate(walks)
        for name, value in notes_of(said, turn).items()
    }


def said_of_all(notes: dict[str, str]) -> tuple[SaidWalk, ...]:
    """Read back what `notes_of_all` noted."""
    each: dict[str, dict[str, str]] = {}
    for key, value in notes.items():
        place, _, name = key.partition(".")
        each.setdefault(place, {})[name] = value
    return tuple(said_of(one) for one in each.values())


def _int(notes: dict[str, str], name: str) -> int | None:
    return int(notes[name]) if name in notes else None
