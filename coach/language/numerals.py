"""Number words from a table of the lexicon, put together by size: "two thousand five hundred", 二十五."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.language.tokens import Token

_MOST_WORDS = 9
_MULTIPLIES = 100


@dataclass(frozen=True, eq=False)
class Numerals:
    """What the number words of a language are worth."""

    values: Mapping[str, float]
    joints: frozenset[str]
    """What may stand between them: "five and twenty"."""
    multipliers: frozenset[float]
    """Values that multiply what is before them; all from a hundred on do."""
    added: Mapping[str, float]
    """What is said before a number and added to it: Hindi "half more than three"."""

    not_after: frozenset[str]
    """Words after which a number word is something else: Hindi "two" is also "please do"."""

    @property
    def words(self) -> frozenset[str]:
        """All number words."""
        return frozenset(self.values) | frozenset(self.added)

    def multiplies(self, value: float) -> bool:
        """Whether so much is a size and not a count: hundred, thousand, in Chinese ten as well."""
        return value >= _MULTIPLIES or value in self.multipliers


def join_numerals(tokens: list[Token], numerals: Numerals) -> list[Token]:
    """Put number words together into one token; digits may begin: "5 thousand"."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        width, value = _read(tokens, at, numerals)
        if value is None:
            joined.append(tokens[at])
        else:
            last = tokens[at + width - 1]
            found = tokens[at]._replace(text=str(int(value)), end=last.end, number=value, thousands=None)
            joined.append(found)
        at += width
    return joined


def _read(tokens: list[Token], at: int, numerals: Numerals) -> tuple[int, float | None]:
    """Read the longest number that starts here: its tokens and its value."""
    more = numerals.added.get(tokens[at].text, 0.0)
    start = at + (more != 0)
    first = _first(tokens, start, numerals, added=more != 0)
    if first is None:
        return 1, None
    said, end = [first + more], start + 1
    while end < min(len(tokens), at + _MOST_WORDS):
        joint = tokens[end].text in numerals.joints
        after = end + joint
        value = _value(tokens[after], numerals) if after < len(tokens) else None
        if value is None or _stands_apart(tokens[after]):
            break
        if not _goes_on(said[-1], value, numerals, joint=joint):
            break
        said.append(value)
        end = after + 1
    return end - at, _composed(said, numerals)


def _first(tokens: list[Token], at: int, numerals: Numerals, *, added: bool) -> float | None:
    """Give what the first word is worth; digits alone are a number already."""
    if at >= len(tokens):
        return None
    if tokens[at].number is not None:
        return tokens[at].number if added or _scaled(tokens, at, numerals) else None
    if at and tokens[at - 1].text in numerals.not_after:
        return None
    return numerals.values.get(tokens[at].text)


def _stands_apart(token: Token) -> bool:
    """Whether this is a number of its own: "ten-fifteen", digits after a space."""
    return token.hyphen or (token.number is not None and not token.glued)


def _value(token: Token, numerals: Numerals) -> float | None:
    return token.number if token.number is not None else numerals.values.get(token.text)


def _scaled(tokens: list[Token], at: int, numerals: Numerals) -> bool:
    """Whether digits are followed by a size: "5 thousand"."""
    value = numerals.values.get(tokens[at + 1].text) if at + 1 < len(tokens) else None
    return value is not None and numerals.multiplies(value)


def _goes_on(before: float, value: float, numerals: Numerals, *, joint: bool) -> bool:
    """Whether two values next to each other are one number: "twenty five", not "two four"."""
    if numerals.multiplies(value):
        return not joint
    if numerals.multiplies(before):
        return value < before
    if joint:
        return before < 10 <= value < 100 and value % 10 == 0
    return 20 <= before < 100 and before % 10 == 0 and 0 < value < 10


def _composed(said: Sequence[float], numerals: Numerals) -> float:
    """Add them up; a size multiplies all that is smaller before it."""
    parts: list[float] = []
    for value in said:
        counted = 0.0
        while numerals.multiplies(value) and parts and parts[-1] < value:
            counted += parts.pop()
        parts.append(value * (counted or 1) if numerals.multiplies(value) else value)
    return sum(parts)
