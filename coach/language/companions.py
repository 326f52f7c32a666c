"""Who or what went along on a walk."""

from coach.language.message import Message

_ALONE_IS_ENOUGH = {"dog", "podcast", "audiobook", "music", "call", "coffee", "radio", "kids"}


def read_companions(message: Message) -> tuple[str, ...]:
    """Read companions, in the order they were named."""
    found: list[str] = []
    for clause in message.clauses:
        led = clause.has("with")
        for mark in clause.all("companion"):
            if (led or mark.value in _ALONE_IS_ENOUGH) and mark.value not in found:
                found.append(mark.value)
        if led and not clause.has("companion") and _named(message, clause.start, clause.end):
            found.append("friend")
    return tuple(dict.fromkeys(found))


def _named(message: Message, start: int, end: int) -> bool:
    """Whether a first name follows "with"."""
    for at in range(start, end - 1):
        mark = message.said.mark(at, "with")
        if mark and mark.end < end and message.said.word(mark.end).isalpha():
            word = message.said.word(mark.end)
            return word in message.said.lexicon.names or not message.said.marks[mark.end]
    return False
