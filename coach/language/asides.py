"""Clauses about something else: in "add Sundays at 10, choir's at 8" the choir's time is no walk time."""

from dataclasses import replace

from coach.language.clauses import Clause, Status
from coach.language.clocks import Clock, ClockRange
from coach.language.days import DayRef
from coach.language.message import Message

_OWN = (
    "add", "change", "daily", "delete", "drop", "every", "from_now_on", "give_me", "instead", "move",
    "move_strong", "nudge_noun", "pause", "plural_day", "remind", "schedule_noun", "self_subject",
    "shove", "undo", "until", "walk_base", "walk_ing", "walk_noun", "walk_past", "weekdays", "weekends",
    "will", "wish",
)  # fmt: skip
"""What speaks of walks or asks for something."""
_LONGEST = 4
_LIGHT = ("article", "poss", "and", "because", "so_word", "greet", "but")


def without_asides(message: Message) -> Message:
    """Leave out the days and times of clauses that only give a reason."""
    if len(message.clauses) < 2:
        return message
    aside = [clause for clause in message.clauses[1:] if _is_aside(message, clause)]
    told = [item for clause in message.clauses if clause not in aside for item in clause.items]
    if not aside or not any(isinstance(item, DayRef | Clock | ClockRange) for item in told):
        return message
    spare = {item.start for clause in aside for item in clause.items}
    items = tuple(item for item in message.items if item.start not in spare)
    clauses = tuple(replace(clause, items=()) if clause in aside else clause for clause in message.clauses)
    return replace(message, items=items, clauses=clauses)


def _is_aside(message: Message, clause: Clause) -> bool:
    """Whether a clause has a subject of its own that is no walk, and then says when."""
    when = next((item for item in clause.items if isinstance(item, DayRef | Clock | ClockRange)), None)
    if when is None or clause.has(*_OWN) or clause.status is Status.DONE:
        return False
    subject = [at for at in range(clause.start, when.start) if _is_word(message, at)]
    return any(not any(message.said.mark(at, name) for name in _LIGHT) for at in subject) and _is_named(
        message, subject
    )


def _is_word(message: Message, at: int) -> bool:
    return message.said.word(at).isalpha()


def _is_named(message: Message, subject: list[int]) -> bool:
    """Whether a word that says nothing of walks stands there."""
    return any(not _is_known(message, at) or message.said.mark(at, "reason") for at in subject)


def _is_known(message: Message, at: int) -> bool:
    near = range(max(0, at - _LONGEST), at + 1)
    return any(mark.end > at for place in near for mark in message.said.marks[place])
