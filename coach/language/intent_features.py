"""What the learned model of intents looks at in a message: words, what they do, and what was asked."""

from collections.abc import Iterator

from coach.language.clauses import Clause
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.spans import Item

_BEGINNING, _END = "^", "$"
_OPENING = 3
"""Words at the beginning that are looked at together with what the bot had asked."""
_SHORT = 4


def features(message: Message) -> Iterator[str]:
    """Name every feature of a message; a name may come more than once.

    A span stands as its kind, so that numbers, days and times that were never seen make no difference.
    """
    words = [_BEGINNING, *_words(message), _END]
    yield from words
    before = _BEGINNING
    for word in words[1:]:
        yield f"{before} {word}"
        before = word
    for name in message.names:
        yield f"mark:{name}"
    for clause in message.clauses:
        yield _status(clause)
    yield from _asked(message, words)


def _words(message: Message) -> Iterator[str]:
    """Give the words in their order, a span as its kind; signs and pleasantries change nothing."""
    spans = {item.start: item for item in message.items}
    tokens = message.said.tokens
    at = 0
    while at < len(tokens):
        span = spans.get(at)
        if span is not None:
            yield kind_of(span)
            at = max(span.end, at + 1)
            continue
        token, light = tokens[at], message.said.mark(at, "greet")
        if not light and (token.text[0].isalnum() or token.text == "?"):
            yield token.text
        at = light.end if light else at + 1


def kind_of(item: Item) -> str:
    """Name the kind of a span, a day with whether it is over or to come."""
    if isinstance(item, Quantity):
        return f"#{item.kind}{'/' if item.rate else ''}"
    if isinstance(item, DayRef):
        way = "" if item.kind != "offset" else "+" if item.number > 0 else "-" if item.number < 0 else "0"
        return f"#{item.kind}{way}{item.which}"
    return f"#{type(item).__name__.lower()}"


def _status(clause: Clause) -> str:
    return f"status:{clause.status.value}"


def _asked(message: Message, words: list[str]) -> Iterator[str]:
    dialogue = message.scene.dialogue
    if dialogue.planned:
        yield "planned"
    if dialogue.last_walk:
        yield "last"
    if dialogue.expecting is None:
        yield "asked:"
        return
    asked = dialogue.expecting.value
    yield f"asked:{asked}"
    for word in words[1 : 1 + _OPENING]:
        yield f"asked:{asked}:{word}"
    yield f"asked:{asked}:{min(len(words) - 2, _SHORT)}"
