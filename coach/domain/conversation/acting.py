"""Acting on a message as surely as it was read: at once, with a way back, or after a question."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from coach.domain.conversation.heard import Heard
from coach.domain.conversation.meant import ask_meant
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.undoing import offer_undo, remember
from coach.domain.facts import Record
from coach.domain.reading import Meaning
from coach.domain.replies import Act
from coach.domain.sureness import ACTING, CHANGING, Way

Meant = tuple[Meaning, Callable[[Turn, Heard], None]]
"""Something a message means, and what is done about it."""


def act_or_ask(turn: Turn, heard: Heard, acts: Iterable[Meant]) -> None:
    """Do what a message means; what changes something waits for a yes where the reading is not sure."""
    there = tuple(acts)
    waiting = () if heard.way in ACTING else tuple(one for one in there if one[0] in CHANGING)
    for one in there:
        done_already = heard.sure and one[0] not in CHANGING
        if one not in waiting and not done_already:
            one[1](turn, heard)
    if heard.way is Way.ASK and waiting and not heard.reading.alarm.unsure:
        _ask(turn, heard, waiting)


def _ask(turn: Turn, heard: Heard, acts: tuple[Meant, ...]) -> None:
    """Try the acts on a copy: what would change something is asked first, a mere question is not."""
    trial = Turn(turn.record)
    for _, act in acts:
        act(trial, heard)
    would = tuple(one.reply for one in trial.says if isinstance(one.reply, Act))
    if would and _facts(trial.record) != _facts(turn.record):
        ask_meant(turn, heard, would)
        return
    for _, act in acts:
        act(turn, heard)


def _facts(record: Record) -> Record:
    """Leave out of what is known what is only being talked about."""
    return replace(record, person=replace(record.person, question=None, undo=None))


def keep_undo(turn: Turn, heard: Heard, before: Record) -> None:
    """Remember how to take back what was done; offer it where the reading was not quite sure.

    After a sure "undo" the next one goes on to what was done before.
    """
    bare = is_bare_undo(heard)
    if not (bare and heard.way is Way.ACT):
        remember(turn, before, heard.origin.message_id, bare=bare)
    if heard.way is Way.ACT_WITH_UNDO:
        offer_undo(turn, heard.origin.message_id)


def is_bare_undo(heard: Heard) -> bool:
    """Whether it says no more than "undo"."""
    said = heard.reading.corrections
    return len(said) == 1 and said[0].op == "delete" and said[0].day is None
