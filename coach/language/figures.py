"""Numbers as people say them: exact, halved, hedged or in a range."""

from dataclasses import dataclass, replace

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
    end = first.end
    ish = _ish(said, end)
    end += ish
    joint = _joint(said, end) or _between(said, at, end)
    if joint is None or first.article:
        return replace(first, end=end, approx=first.approx or ish > 0)
    second = _single(said, joint)
    if second and said.tokens[joint].hyphen and second.low == second.high == first.low:
        return replace(first, end=second.end)  # Hindi: "fifteen-fifteen minutes", each time
    if second is None or second.article or second.high <= first.low:
        return replace(first, end=end, approx=first.approx or ish > 0)
    return Figure(first.low, second.high, second.end, approx=True)


def _ish(said: Utterance, at: int) -> int:
    """How many tokens make a number vague: "20ish", "4,000-ish", "20+"."""
    if said.word(at) == "-" and said.word(at + 1) == "ish":
        return 2
    return 1 if said.word(at) in {"ish", "odd", "+"} and (said.glued(at) or said.word(at) != "+") else 0


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
        if said.word(at + 1) == "/" and said.glued(at + 1) and said.glued(at + 2):
            shared = _fraction(said, at, value)
            if shared:
                return shared
        return _with_half(said, Figure(value, value, at + 1))
    mark = said.mark(at, "number")
    if mark is None:
        return None
    value = float(mark.value)
    vague = mark.end - mark.start > 1 or value in {2, 3}
    return _with_half(said, Figure(value, value, mark.end, approx=vague, article=value == 1))


def _fraction(said: Utterance, at: int, value: float) -> Figure | None:
    below = said.number(at + 2)
    if below in {2, 4} and value < below:
        return Figure(value / below, value / below, at + 3)
    return None


_SHARES = (("and_half", 0.5), ("and_three_quarters", 0.75), ("and_quarter", 0.25))


def _more(said: Utterance, found: Figure) -> Figure:
    """Read what multiplies a number with a share: "seven and a half thousand"."""
    if said.number(found.end) in {100, 1000}:
        factor = said.number(found.end) or 1
        return replace(found, low=found.low * factor, high=found.high * factor, end=found.end + 1)
    return found


def _with_half(said: Utterance, found: Figure) -> Figure:
    for name, share in _SHARES:
        more = said.mark(found.end, name)
        if more:
            return _more(said, Figure(found.low + share, found.high + share, more.end, found.approx))
    if said.number(found.end) == 1 and said.word(found.end + 1) == "/" and said.number(found.end + 2) == 2:
        return Figure(found.low + 0.5, found.high + 0.5, found.end + 3, found.approx)
    return found
