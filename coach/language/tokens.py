"""The smallest parts of a message: words, numbers and signs, each with its place."""

import re
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0951-\u0963"
_LETTER = rf"(?:[^\W\d_\u4e00-\u9fff]|[{_MARKS}])"
_PATTERN = re.compile(
    r"(?P<number>\d{1,3}(?:[ ']\d{3})+(?![\d.,/:])|\d+(?:[.,]\d+)*|\.\d+)"
    rf"|(?P<word>o'clock|[ap]\.m\b\.?|(?:qu|aujourd|[ldjcnsmt])'(?={_LETTER}{{2}})"
    rf"|{_LETTER}+'t(?!{_LETTER})|'(?:s|ll|re|ve|m|d)(?!{_LETTER})|{_LETTER}+|[\u4e00-\u9fff])"
    r"|(?P<sign>\S)|(?P<line>\n)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[., ']\d{3})+")


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
