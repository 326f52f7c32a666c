"""Numbers said in words, or in digits and words: "three hundred and one", "5 thousand", "half a dozen"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from text_to_num import text2num

from coach.language.guard import without_accents
from coach.language.tokens import Token

_LANGUAGES = frozenset({"en", "es", "de", "fr", "pt"})
_MOST_WORDS = 8
_TENS = frozenset(range(20, 100, 10))
_GROUPS = ("cardinal", "joint", "one", "half", "single", "point")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counting:
    """The words a language counts with, by what they do in a number."""

    language: str
    cardinals: frozenset[str] = _NOTHING
    joints: frozenset[str] = _NOTHING
    ones: frozenset[str] = _NOTHING
    """Words that count only inside of a number or before a scale: "twenty one", "a hundred"."""
    halves: frozenset[str] = _NOTHING
    single: frozenset[str] = _NOTHING
    """What only one is of: "did twenty one day"."""
    points: frozenset[str] = _NOTHING
    spelt: Mapping[str, str] = field(default_factory=dict)
    """As text2num knows them: with accents, and "one hundred" for "a hundred"."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """What multiplies the number before it: hundred, thousand, dozen."""
    words: frozenset[str] = _NOTHING
    """All that is nothing but a part of a number, for slips to be mended to."""
    begins: frozenset[str] = _NOTHING
    """What a number may begin with."""


def counting_of(language: str, words: Mapping[str, list[str]]) -> Counting:
    """Take the number words of a lexicon's file apart."""
    named = {name: frozenset(words.get(name, ())) for name in _GROUPS}
    sizes = (("hundred", 100), ("thousand", 1000), ("dozen", 12))
    scales = {word: factor for name, factor in sizes for word in words.get(name, ())}
    return Counting(
        language,
        named["cardinal"],
        named["joint"],
        named["one"],
        named["half"],
        named["single"],
        named["point"],
        {"a": "one"} | {without_accents(word): word for word in named["cardinal"] if not word.isascii()},
        scales,
        named["cardinal"] | named["point"] | frozenset(scales),
        named["cardinal"] | named["one"] | named["half"],
    )


def join_numbers(tokens: list[Token], counting: Counting) -> list[Token]:
    """Put what makes one number together: "twenty five" becomes one token that is the number 25."""
    joined: list[Token] = []
    glues = counting.language == "de"
    at = 0
    while at < len(tokens):
        token = tokens[at]
        may = token.number is not None or token.text in counting.begins or (glues and len(token.text) > 6)
        found = _number_at(tokens, at, counting) if may else None
        if found is None:
            joined.append(token)
            at += 1
            continue
        value, end = found
        text = str(int(value)) if value == int(value) else f"{value:g}"
        joined.append(token._replace(text=text, end=tokens[end - 1].end, number=value, thousands=None))
        at = end
    return joined


def _number_at(tokens: list[Token], at: int, counting: Counting) -> tuple[float, int] | None:
    """The number that begins here and where it ends; None for digits that stand alone."""
    token = tokens[at]
    if token.number is not None:
        scaled = _scaled(tokens, at + 1, token.number, counting)
        if scaled:
            return _and_rest(tokens, scaled, counting)
        return _decimals(tokens, at + 1, token.number, counting)
    word = token.text
    if word in counting.halves:
        return _half_dozen(tokens, at + 1, counting)
    if word in counting.ones and _scale(tokens, at + 1, counting) == 12:
        return 12.0, at + 2
    found = _words(tokens, at, counting)
    if found is None:
        one = _one_token(tokens, at, counting)
        return _decimals(tokens, at + 1, 1.0, counting) if one else None
    if _scale(tokens, found[1], counting) == 12:
        return _scaled(tokens, found[1], found[0], counting)
    return _decimals(tokens, found[1], found[0], counting) or _and_digit(tokens, found, counting)


def _and_digit(tokens: list[Token], tens: tuple[float, int], counting: Counting) -> tuple[float, int]:
    """Add a digit to tens in words: "treinta y 3"; in English that would be two numbers."""
    value, at = tens
    if counting.language == "en" or value not in _TENS or at + 1 >= len(tokens):
        return tens
    digit = tokens[at + 1].number if tokens[at].text in counting.joints else None
    return (value + digit, at + 2) if digit and digit < 10 and digit == int(digit) else tens


def _scale(tokens: list[Token], at: int, counting: Counting) -> int | None:
    return counting.scales.get(tokens[at].text) if at < len(tokens) else None


def _scaled(tokens: list[Token], at: int, value: float, counting: Counting) -> tuple[float, int] | None:
    """Multiply a number by the word after it: "5 thousand", "two dozen"."""
    scale = _scale(tokens, at, counting)
    return (value * scale, at + 1) if scale and value else None


def _and_rest(tokens: list[Token], head: tuple[float, int], counting: Counting) -> tuple[float, int]:
    """Add what follows a scale: "3 hundred and 21", "5 thousand two hundred"."""
    value, end = head
    joint = end < len(tokens) and tokens[end].text in counting.joints
    at = end + joint
    rest = _words(tokens, at, counting) if at < len(tokens) else None
    if rest is None and joint:
        rest = _one_token(tokens, at, counting)
    scale = counting.scales[tokens[end - 1].text]
    return (value + rest[0], rest[1]) if rest and 0 < rest[0] < scale > 12 else head


def _one_token(tokens: list[Token], at: int, counting: Counting) -> tuple[float, int] | None:
    """Read digits or "one", where only a rest can stand: "3 hundred and one"."""
    if at >= len(tokens):
        return None
    value = tokens[at].number
    if value is None and tokens[at].text in counting.ones and tokens[at].text != "a":
        value = 1.0
    return None if value is None else (value, at + 1)


def _decimals(tokens: list[Token], at: int, whole: float, counting: Counting) -> tuple[float, int] | None:
    """Read what stands behind a point that is said: "two point five", "zwei Komma fünf"."""
    if at >= len(tokens) - 1 or tokens[at].text not in counting.points or whole != int(whole):
        return None
    rest = _words(tokens, at + 1, counting) or _one_token(tokens, at + 1, counting)
    if rest is None or rest[0] != int(rest[0]) or not 0 <= rest[0] < 100:
        return None
    return float(f"{whole:.0f}.{rest[0]:.0f}"), rest[1]


def _half_dozen(tokens: list[Token], at: int, counting: Counting) -> tuple[float, int] | None:
    """Read "half a dozen", "media docena"."""
    for place in (at, at + 1):
        if _scale(tokens, place, counting) == 12:
            return 6.0, place + 1
        if place >= len(tokens) or tokens[place].text not in counting.ones:
            return None
    return None


def _words(tokens: list[Token], at: int, counting: Counting) -> tuple[float, int] | None:
    """Read the longest run of number words from here."""
    if not _may_begin(tokens, at, counting):
        return None
    end = at + 1
    while end < min(len(tokens), at + _MOST_WORDS) and _goes_on(tokens, end, counting):
        end += 1
    for stop in range(end, at, -1):
        if (_scale(tokens, stop, counting) or 0) > 12:
            continue  # the last word belongs to the next number: "one hundred and one hundred"
        words = [counting.spelt.get(token.text, token.text) for token in tokens[at:stop]]
        value = _read(" ".join(words), counting.language)
        if value is not None and not _repeats(words, counting):
            return value, stop
    return None


def _repeats(words: list[str], counting: Counting) -> bool:
    """Whether two numbers stand there: "one hundred and one hundred"."""
    scales = [counting.scales[word] for word in words if word in counting.scales]
    return scales.count(100) > 1 + scales.count(1000)


def _may_begin(tokens: list[Token], at: int, counting: Counting) -> bool:
    word = tokens[at].text
    if word in counting.cardinals:
        return True
    if word in counting.ones:
        return (_scale(tokens, at + 1, counting) or 0) > 12
    return counting.language == "de" and len(word) > 6 and word.isalpha()


def _goes_on(tokens: list[Token], at: int, counting: Counting) -> bool:
    word = tokens[at].text
    if word in counting.cardinals or (word in counting.joints and _joins(tokens, at, counting)):
        return True
    if word not in counting.ones or word == "a":
        return False
    return tokens[at].hyphen or at + 1 >= len(tokens) or tokens[at + 1].text not in counting.single


def _joins(tokens: list[Token], at: int, counting: Counting) -> bool:
    """In English only hundreds and thousands take an "and": "twenty and five" are two numbers."""
    return counting.language != "en" or tokens[at - 1].text in counting.scales


@lru_cache(maxsize=4096)
def _read(words: str, language: str) -> float | None:
    if language not in _LANGUAGES:
        return None
    whole = words.removesuffix("einhalb") if language == "de" else words
    try:
        return float(text2num(whole, language)) + (0.5 if whole != words else 0.0)
    except ValueError:
        return None
