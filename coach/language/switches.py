"""Reminders turned on and off: a switching word beside a word for what the bot sends."""

from typing import Literal

from coach.language.inside import held, holds
from coach.language.message import Message
from coach.language.utterance import Mark

_SIGNS = ("contact", "nudge_noun", "nudge_verb", "start_nudges", "stop_nudges", "stop_whole")
_AFTER = 7
_FAR = 3
"""Words between: "stop sending me those reminders"."""


def switched_nudges(message: Message) -> Literal["on", "off"] | None:
    """Say whether somebody wants the bot's messages, or no longer wants them."""
    if not message.has(*_SIGNS):
        return None
    if message.has("stop_whole") and message.whole("stop_whole"):
        return "off"
    for clause in message.clauses:
        for mark in (*clause.all("nudge_noun"), *clause.all("nudge_verb")):
            found = None if clause.has("did_verb", "past_neg") else _switched(message, mark)
            if found:
                return found
    if message.has("stop_nudges"):
        return "off"
    return "on" if message.has("start_nudges") or _allowed_again(message) else None


def _allowed_again(message: Message) -> bool:
    """As in "you can nudge me again"."""
    said = message.said
    if not held(said, 0, len(said.tokens), "once_more"):
        return False
    if message.days or message.clocks or message.quantities or message.has("neg"):
        return False
    allowed = (
        at + 2
        for at in range(len(said.tokens))
        if holds(said, at, "recorder") and holds(said, at + 1, "polite", "allowed")
    )
    return any(
        held(said, at, at + _AFTER, "contact") and held(said, at, at + _AFTER, "once_more") for at in allowed
    )


def _switched(message: Message, mark: Mark) -> Literal["on", "off"] | None:
    stopped = _before(message, mark.start, "stop_word")
    if stopped is not None:
        return "on" if message.said.ending(stopped.start, "neg_verb") else "off"
    follows = [message.said.mark(at, name) for at in (mark.end, mark.end + 1) for name in ("off_word",)]
    if any(follows):
        return "off"
    on_after = message.said.mark(mark.end, "on_word")
    return "on" if on_after or _before(message, mark.start, "on_word") else None


def _before(message: Message, at: int, name: str) -> Mark | None:
    """The nearest mark of this name that ends a few words before, with no sign between."""
    for place in range(at, max(-1, at - _FAR - 1), -1):
        found = message.said.ending(place, name)
        if found:
            return found
        if place and not message.said.word(place - 1).isalpha():
            return None
    return None
