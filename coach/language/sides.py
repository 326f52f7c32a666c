"""Which number of a correction is the right one, and which was wrong: "it was 25, I put 20"."""

from dataclasses import dataclass, replace

from coach.language.clocks import Clock
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.spans import Item, Score

_FAR = 6
"""Words between a number and the word that says on which side it stands."""
_MOST = 10
_OPENING = 2
_RIGHT = ("should_be", "ought", "meant_verb", "right_word", "make_word", "was", "to")
_ENDS = frozenset(".;!?\n")
_STOPS = ("will", "walk_base", "walk_past", "did")
Figured = Quantity | Score


@dataclass(frozen=True, slots=True)
class Sides:
    """The numbers of a message by what is said of them."""

    right: tuple[Figured, ...]
    wrong: tuple[Figured, ...]
    open: tuple[Figured, ...]
    """Nothing says on which side they stand."""
    entered: bool = False
    """A wrong number is said to have been put down, or is said to be wrong."""

    @property
    def wanted(self) -> tuple[Figured, ...]:
        """The numbers that are to be kept, best first."""
        return self.right or self.open


def sides(message: Message) -> Sides:
    """Put each number on its side."""
    sorted_out: dict[str, list[Figured]] = {"right": [], "wrong": [], "": []}
    entered = False
    for item in message.items:
        figured = _figured(message, item)
        if figured is None:
            continue
        side, is_entered = _side(message, figured)
        entered = entered or is_entered
        sorted_out[side].append(figured)
    if not sorted_out["right"] and not sorted_out[""]:
        sorted_out = _turned(message, sorted_out)
    return Sides(tuple(sorted_out["right"]), tuple(sorted_out["wrong"]), tuple(sorted_out[""]), entered)


def _figured(message: Message, item: Item) -> Figured | None:
    """A number that may be put right; of "from 20 to 30" the second."""
    if isinstance(item, Score):
        return item
    if isinstance(item, Clock):
        return as_score(message, item)
    if not isinstance(item, Quantity) or item.high <= 0:
        return None
    return replace(item, low=item.high, approx=False) if changed(message, item) else item


def changed(message: Message, item: Quantity) -> bool:
    """Whether it is no range but a change: "from 20 to 30"."""
    return item.low < item.high and message.said.ending(item.start, "from") is not None


def as_score(message: Message, clock: Clock) -> Score | None:
    """Read "pain at 3", which is no time of day."""
    hurts = message.said.ending(clock.start, "pain") is not None
    plain = clock.minute == 0 and not clock.half and clock.hour <= _MOST
    return Score(clock.hour, clock.hour, clock.start, clock.end) if hurts and plain else None


def _turned(message: Message, found: dict[str, list[Figured]]) -> dict[str, list[Figured]]:
    """Mind that "I entered 20 instead of 24" has the right one last."""
    last = found["wrong"][-1:] if len(found["wrong"]) > 1 else []
    asked = bool(last) and message.said.word(found["wrong"][0].end) == "?"  # "20? I said 12"
    if last and (asked or message.said.ending(last[0].start, "instead_of")):
        return {"right": last, "wrong": found["wrong"][:-1], "": []}
    return found


def _side(message: Message, item: Figured) -> tuple[str, bool]:
    """On which side a number stands, and whether that is because it was put down so."""
    if _called_wrong(message, item.end) or _is_doubted(message, item):
        return "wrong", True
    after = message.said.mark(item.end, "entered_last"), message.said.mark(item.end, "denied_after")
    if any(after):
        return "wrong", after[0] is not None
    since = message.said.ending(item.start, "from") and not message.said.ending(item.start, "instead_of")
    if since and not isinstance(item, Score):
        return "right", False
    for at in range(item.start, max(-1, item.start - _FAR), -1):
        if at < item.start and (message.said.number(at) is not None or message.said.word(at) in _ENDS):
            break
        found = _told_at(message, at)
        if found:
            return found
    return "", False


def _told_at(message: Message, at: int) -> tuple[str, bool] | None:
    """What the word before this place says of the number that follows."""
    said = message.said
    if holds(said, at - 1, "article") and not said.ending(at, "instead_of"):
        at -= 1  # "not a 5", but "au lieu de 20"
    refused = said.word(at) == "," or (at <= _OPENING and holds(said, at - 1, "no_strict"))  # "no, 20"
    denied = (holds(said, at - 1, "not_word") or said.ending(at, "not_word")) and not refused
    if said.ending(at, "instead_of") or denied:
        return "wrong", False
    if _was_entered(message, at):
        return "wrong", True
    if any(said.ending(at, name) for name in _RIGHT) or holds(said, at - 1, *_RIGHT):
        return "right", False
    return ("", False) if any(said.ending(at, name) for name in _STOPS) else None


def _is_doubted(message: Message, item: Figured) -> bool:
    """As in "20? I said 12"."""
    return message.said.word(item.end) == "?" and any(span.start > item.end for span in message.quantities)


def _called_wrong(message: Message, at: int) -> bool:
    """As in "20 was wrong"."""
    said = message.said
    verb = said.mark(at, "was")
    return verb is not None and any(said.mark(place, "wrong_word") for place in (verb.end, verb.end + 1))


def _was_entered(message: Message, at: int) -> bool:
    """Whether somebody put it down so: "I entered", "you have me down for", "it says"."""
    said = message.said
    if not holds(said, at - 1, "entered"):
        return False
    start = at - 1
    if said.word(start) == "down":
        return True
    if said.mark(start, "entered_self"):
        return True
    while holds(said, start - 1, "entered_how"):
        start -= 1
    subject = holds(said, start - 1, "self_subject", "recorder")
    return subject and not holds(said, start - 2, "polite")
