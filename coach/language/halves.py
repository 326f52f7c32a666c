"""Messages that tell of a walk and ask for something as well: where they may be cut in two."""

from collections.abc import Iterator

from coach.language.clauses import Status
from coach.language.message import Message

_ORDERS = (
    "add", "change", "daily", "delete", "drop", "every", "from_now_on", "goal", "move_strong", "nudge_noun",
    "nudge_verb", "pause", "plural_day", "quiet", "remind", "resume", "schedule_noun", "undo", "weekdays",
)  # fmt: skip
_REPORTS = ("walk_past", "out_past", "did_verb", "pain")
_MOST_CLAUSES = 8
_OPENERS = frozenset({",", "but", "and", "so_word", "then_word", ".", "!", ";", "\n", ":", "?"})


def halves(message: Message) -> Iterator[tuple[str, str]]:
    """Give each way to cut the written message in two, if it may hold a report and an order."""
    if not 2 <= len(message.clauses) <= _MOST_CLAUSES:
        return
    if not (message.has(*_ORDERS) and (message.has(*_REPORTS) or message.quantities)):
        return
    end = message.clauses[-1].end
    for clause in message.clauses[1:]:
        start = clause.start + (message.said.mark(clause.start, "and") is not None)
        if clause.opener in _OPENERS and start < end:
            yield message.said.quote(0, clause.start), message.said.quote(start, end)


def is_order(message: Message) -> bool:
    """Whether it asks for something by a word of its own, and tells of nothing."""
    told = [mark for clause in message.clauses for mark in clause.all("move_strong")]
    if any(message.said.word(mark.start).endswith("ed") for mark in told):
        return False
    return message.has(*_ORDERS) and not message.has("walk_past", "did_verb", "habit", "if")


def is_told(message: Message) -> bool:
    """Whether it tells of what was: by a verb, or by a day that has come."""
    if any(clause.status not in {Status.DONE, Status.PLAIN} for clause in message.clauses):
        return False
    return message.has(*_REPORTS) or bool(message.days and message.quantities)
