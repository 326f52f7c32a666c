"""Numbers as people say them: exact, halved, hedged or in a range."""

from dataclasses import dataclass, replace

from coach.language.shares import in_digits, share_after
from coach.language.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a range of numbers, up to token `end`."""

    low: float
    high: float
    end: int
    approx: bool = False
    article: bool = False
    """It was said as "a" or "an"."""


def figure(said: Utterance, at: int) -> Figure | None:
    """Read a number or a range that starts here."""
    first = _single(said, at)
    if first is None:
        return None
    vague = _vague_end(said, first.end)
    if vague > first.end:
        first = replace(first, end=vague, approx=True)
    if first.article:
        return first
    joint = _joint(said, first.end) or _between(said, at, first.end)
    second = _single(said, joint) if joint else None
    if second is None or joint is None or second.article:
        return first
    if said.tokens[joint].hyphen and second.low == second.high == first.low:
        return replace(first, end=second.end)  # Hindi: "fifteen-fifteen minutes", each time
    first = _scaled_alike(said, first, second)
    if second.high <= first.low:
        return first
    return Figure(first.low, second.high, _vague_end(said, second.end), approx=True)


def _scaled_alike(said: Utterance, first: Figure, second: Figure) -> Figure:
    """Let what multiplies the second number count for both: "5 to 6 thousand"."""
    token = said.tokens[second.end - 1]
    if not said.clean.text[token.end - 1].isalpha():
        return first
    scale = next((scale for scale in (1000, 100) if second.low % scale == 0), None)
    if scale is None or first.high >= second.low / scale:
        return first
    return replace(first, low=first.low * scale, high=first.high * scale)


def _vague_end(said: Utterance, at: int) -> int:
    """Where what makes a number vague ends: "20ish", "4,000-ish", "20+", "five and a bit"."""
    if said.word(at) == "-" and said.word(at + 1) in {"ish", "odd"}:
        return at + 2
    if said.word(at) in {"ish", "odd", "+"} and (said.glued(at) or said.word(at) != "+"):
        return at + 1
    bit = said.mark(at, "and_bit")
    return bit.end if bit else at


def _joint(said: Utterance, at: int) -> int | None:
    """Where the second number of a range would start."""
    if said.word(at) == "-" or said.mark(at, "to") or said.mark(at, "or"):
        return at + 1
    if said.number(at) is not None and said.tokens[at].hyphen:
        return at
    return None


def _between(said: Utterance, at: int, end: int) -> int | None:
    """Where the second number stands in "between 3 and 4"."""
    joint = said.mark(end, "and")
    return joint.end if joint and said.ending(at, "between") else None


def _single(said: Utterance, at: int) -> Figure | None:
    value = said.number(at)
    if value is not None:
        shared = in_digits(said, at)
        if shared:
            return Figure(shared, shared, at + 3)
        return _with_share(said, Figure(value, value, at + 1))
    mark = said.mark(at, "number")
    if mark is None:
        return None
    value = float(mark.value)
    vague = mark.end - mark.start > 1 or value in {2, 3}
    return _with_share(said, Figure(value, value, mark.end, approx=vague, article=value == 1))


def _with_share(said: Utterance, found: Figure) -> Figure:
    """Add the part that follows a whole number: "two and a half", "2 1/4"."""
    share, end = share_after(said, found.end)
    if share:
        return _more(said, Figure(found.low + share, found.high + share, end, found.approx))
    share = in_digits(said, found.end) or 0.0
    if share and found.low == int(found.low) and not said.glued(found.end):
        return Figure(found.low + share, found.high + share, found.end + 3, found.approx)
    return found


def _more(said: Utterance, found: Figure) -> Figure:
    """Read what multiplies a number with a share: "seven and a half thousand"."""
    if said.number(found.end) in {100, 1000}:
        factor = said.number(found.end) or 1
        return replace(found, low=found.low * factor, high=found.high * factor, end=found.end + 1)
    return found
