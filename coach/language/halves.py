"""Messages that tell of a walk and ask for something as well: where they may be cut in two."""

from collections.abc import Iterator

from coach.domain.reading import Meaning
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.utterance import Utterance

_ORDERS = (
    "add", "asking", "change", "daily", "delete", "drop", "erase", "every", "from_now_on", "goal", "instead",
    "move_strong", "nudge_noun",
    "nudge_verb", "pause", "plural_day", "quiet", "remind", "schedule_noun", "shove", "undo", "weekdays",
)  # fmt: skip
_TELLING = frozenset(_ORDERS) - {"asking", "instead"} | {
    "done_bare", "export", "going_now", "no_walk", "nothing", "pain", "question_open", "skip", "stop_nudges",
    "unit", "use_units",
}  # fmt: skip
"""What may mean something where no amount, day or time stands."""
_MOST_CLAUSES = 8
_MOST_CUTS = 5
_OPENERS = frozenset({",", "but", "and", "so_word", "then_word", ".", "!", ";", "\n", ":", "?"})


def may_be_several(message: Message, ordered: frozenset[Meaning]) -> bool:
    """Whether there is an order, and something beside that may be told or asked for."""
    if len(message.clauses) > _MOST_CLAUSES or not (ordered or message.has(*_ORDERS)):
        return False
    return len(message.clauses) > 1 or message.has("and")


def cuts_before_orders(message: Message) -> Iterator[tuple[str, str]]:
    """Give each way to cut the written message in two: between clauses, and before an order.

    Both parts have something that may mean something, so that reasons and greetings are no parts.
    """
    said, end = message.said, message.clauses[-1].end
    telling = _telling(message)
    if len(telling) < 2:
        return
    starts = {clause.start for clause in message.clauses[1:] if clause.opener in _OPENERS}
    if message.has("and"):
        starts |= {at for at in range(1, end) if said.mark(at, "and") and _opens_order(said, at + 1)}
    inside = [start for start in starts if telling[0] < start <= telling[-1]]
    for cut in sorted(inside, reverse=True)[:_MOST_CUTS]:
        led = said.mark(cut, "and") or said.mark(cut, "but")
        yield from _in_two(said, cut, (led.end if led else cut, end))


def _telling(message: Message) -> list[int]:
    """Where something stands that may mean something by itself, in order."""
    places = {item.start for item in message.items}
    for clause in message.clauses:
        if not clause.names.isdisjoint(_TELLING):
            places |= {mark.start for mark in clause.marks if mark.name in _TELLING}
    return sorted(places)


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
        yield from _in_two(said, start, (led.end if led else start, end))


def _in_two(said: Utterance, cut: int, rest: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Give what stands before the cut and the rest, if anything is left: not of "it was fine, though"."""
    if rest[0] < rest[1]:
        yield said.quote(0, cut), said.quote(*rest)


def _opens_order(said: Utterance, at: int) -> bool:
    while holds(said, at, "polite", "recorder", "filler"):  # "and could you please move"
        at += 1
    return holds(said, at, "use_verb") or any(said.mark(at, name) for name in _ORDERS)
