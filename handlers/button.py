"""A button, and the rows that fit a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coach.domain.choices import Choice, Verb
from coach.messages import Value

MOST_ROWS = 8
"""Rows of buttons under one message; what is likeliest comes first."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button: the Fluent message of its label, what is filled in there, and what a tap means."""

    label: str
    choice: Choice
    args: Mapping[str, Value] = field(default_factory=dict)


Row = tuple[Button, ...]
Keyboard = tuple[Row, ...]


def tap(label: str, verb: Verb, value: str = "", about: int = 0) -> Button:
    """Make a button whose label has nothing to fill in."""
    return Button(label, Choice(verb, about, value))


def in_rows(buttons: Sequence[Button], wide: int) -> Keyboard:
    """Lay out buttons, so many in a row."""
    rows = tuple(tuple(buttons[start : start + wide]) for start in range(0, len(buttons), wide))
    return rows[:MOST_ROWS]


def column(*buttons: Button) -> Keyboard:
    """Lay out buttons with long labels, one below the other."""
    return in_rows(buttons, 1)
