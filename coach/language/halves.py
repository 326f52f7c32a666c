"""Messages that tell of a walk and ask for something as well: where they may be cut in two."""

from collections.abc import Iterator

from coach.language.clauses import Status
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.utterance import Utterance

_ORDERS = (
    "add", "asking", "change", "daily", "delete", "drop", "erase", "every", "from_now_on", "goal", "instead",
    "move_strong", "nudge_noun",
    "nudge_verb", "pause", "plural_day", "quiet", "remind", "schedule_noun", "shove", "undo", "weekdays",
)  # fmt: skip
_REPORTS = ("walk_past", "out_past", "did_verb", "pain")
_MOST_CLAUSES = 8
_MOST_CUTS = 4
_OPENERS = frozenset({",", "but", "and", "so_word", "then_word", ".", "!", ";", "\n", ":", "?"})


def halves(message: Message) -> Iterator[tuple[str, str]]:
    """Give each way to cut the written message in two, if it may hold a report and an order."""
    if len(message.clauses) > _MOST_CLAUSES:
        return
    if not (message.has(*_ORDERS) and (message.has(*_REPORTS) or message.quantities)):
        return
    said, end = message.said, message.clauses[-1].end
    starts = {clause.start for clause in message.clauses[1:] if clause.opener in _OPENERS}
    joined = {at for at in range(1, end) if said.mark(at, "and") and _opens_order(said, at + 1)}
    for cut in reversed(sorted(starts | joined)[:_MOST_CUTS]):
        start = cut + (said.mark(cut, "and") is not None)
        if start < end:
            yield said.quote(0, cut), said.quote(start, end)


def cuts(message: Message) -> Iterator[tuple[str, str]]:
    """Give each way to cut the written message in two between clauses, the ends of sentences first."""
    said = message.said
    if not 1 < len(message.clauses) <= _MOST_CLAUSES:
        return
    end = message.clauses[-1].end
    ends = zip(message.clauses, message.clauses[1:], strict=False)
    starts = [
        (one.sentence == other.sentence, other.start) for one, other in ends if other.opener in _OPENERS
    ]
    for _, start in sorted(starts)[:_MOST_CUTS]:
        led = said.mark(start, "and") or said.mark(start, "but")
        after = led.end if led else start
        if after < end:
            yield said.quote(0, start), said.quote(after, end)


def _opens_order(said: Utterance, at: int) -> bool:
    while holds(said, at, "polite", "recorder", "filler"):  # "and could you please move"
        at += 1
    return any(said.mark(at, name) for name in _ORDERS)


def is_order(message: Message) -> bool:
    """Whether it asks for something by a word of its own, and tells of nothing."""
    told = [mark for clause in message.clauses for mark in clause.all("move_strong")]
    if any(message.said.word(mark.start).endswith("ed") for mark in told):
        return False
    unreal = message.has("if") and not message.has("polite")
    return message.has(*_ORDERS) and not (unreal or message.has("walk_past", "did_verb", "habit"))


def is_told(message: Message) -> bool:
    """Whether it tells of what was: by a verb, or by a day that has come."""
    if any(clause.status not in {Status.DONE, Status.PLAIN} for clause in message.clauses):
        return False
    if message.has("plural_day", "every", "daily", "weekdays") and not message.has("walk_past"):
        return False
    return message.has(*_REPORTS) or bool(message.days and message.quantities)
