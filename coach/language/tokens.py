"""The smallest parts of a message: words, numbers and signs, each with its place."""

import re
from functools import lru_cache
from typing import NamedTuple

from text_to_num import text2num

_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0951-\u0963"
_LETTER = rf"(?:[^\W\d_\u4e00-\u9fff]|[{_MARKS}])"
_PATTERN = re.compile(
    r"(?P<number>\d{1,3}(?:[ ']\d{3})+(?![\d.,/:])|\d+(?:[.,]\d+)*|\.\d+)"
    rf"|(?P<word>o'clock|[ap]\.m\b\.?|(?:qu|aujourd|[ldjcnsmt])'(?={_LETTER}{{2}})"
    rf"|{_LETTER}+'t(?!{_LETTER})|'(?:s|ll|re|ve|m|d)(?!{_LETTER})|{_LETTER}+|[\u4e00-\u9fff])"
    r"|(?P<sign>\S)|(?P<line>\n)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[., ']\d{3})+")
_LANGUAGES_WITH_NUMBERS = {"en", "es", "de", "fr", "pt"}


class Token(NamedTuple):
    """A word, a number or a sign; `start` and `end` are places in the clean text."""

    text: str
    start: int
    end: int
    glued: bool = False
    """Nothing stands between this token and the one before."""
    hyphen: bool = False
    """It follows the word before with a hyphen."""
    number: float | None = None
    thousands: float | None = None
    """What the number is when its point or comma only groups digits."""
    mended: bool = False


def tokenise(text: str) -> list[Token]:
    """Cut clean text into tokens; a hyphen inside a word is remembered, not kept."""
    tokens: list[Token] = []
    last_end = -1
    for found in _PATTERN.finditer(text):
        token = _token(found, glued=found.start() == last_end)
        last_end = found.end()
        tokens.append(token)
    return _without_hyphens(tokens)


def _token(found: re.Match[str], *, glued: bool) -> Token:
    text = found.group()
    if found.lastgroup != "number":
        return Token(text, found.start(), found.end(), glued)
    value, grouped = _number(text)
    return Token(text, found.start(), found.end(), glued, number=value, thousands=grouped)


def _number(text: str) -> tuple[float, float | None]:
    """Read digits: a comma before three digits groups them, a point may."""
    text = text[:15]
    if _THOUSANDS.fullmatch(text):
        grouped = float(re.sub(r"[., ']", "", text))
        if "." not in text or text.count(".") > 1:
            return grouped, grouped
        return float(text), grouped
    parts = [part for part in re.split(r"[., ]", text) if part] or ["0"]
    if text.startswith("."):
        return float("0." + parts[0]), None
    if len(parts) == 1:
        return float(parts[0]), None
    return float(parts[0] + "." + parts[1]), None


def _without_hyphens(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    hyphen = False
    for at, token in enumerate(tokens):
        if token.text == "-" and _inside_words(tokens, at):
            hyphen = True
            continue
        kept.append(token._replace(hyphen=True, glued=False) if hyphen else token)
        hyphen = False
    return kept


def _inside_words(tokens: list[Token], at: int) -> bool:
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    letters = before.text[-1].isalpha() and after.text[0].isalpha()
    return tokens[at].glued and after.glued and letters


def join_numbers(
    tokens: list[Token], words: frozenset[str], joints: frozenset[str], language: str
) -> list[Token]:
    """Put number words together: "twenty five" becomes one token that is the number 25."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        width, value = _longest_number(tokens, at, (words, joints), language)
        if value is None:
            joined.append(tokens[at])
            at += 1
            continue
        first, last = tokens[at], tokens[at + width - 1]
        text = str(int(value))
        joined.append(first._replace(text=text, end=last.end, number=value, thousands=None))
        at += width
    return joined


def _longest_number(
    tokens: list[Token], at: int, words: tuple[frozenset[str], frozenset[str]], language: str
) -> tuple[int, float | None]:
    cardinals, joints = words
    if not _may_count(tokens[at].text, cardinals, language):
        return 1, None
    end = at + 1
    while end < min(len(tokens), at + 8) and (tokens[end].text in cardinals or tokens[end].text in joints):
        end += 1
    for width in range(end - at, 0, -1):
        value = _read_number(" ".join(token.text for token in tokens[at : at + width]), language)
        if value is not None:
            return width, value
    return 1, None


def _may_count(word: str, cardinals: frozenset[str], language: str) -> bool:
    return word in cardinals or (language == "de" and len(word) > 6 and word.isalpha())


@lru_cache(maxsize=4096)
def _read_number(words: str, language: str) -> float | None:
    if language not in _LANGUAGES_WITH_NUMBERS:
        return None
    try:
        return float(text2num(words, language))
    except ValueError:
        return None
