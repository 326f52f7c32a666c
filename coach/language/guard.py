"""The guard at the door: any text becomes short, plain text that remembers where each character stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 1000
_MOST = 2 * LIMIT  # one character may stand for up to 18 others
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", "⅓": ".33", "⅔": ".67"}
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-")
    | {"\u00d7": "x", "\u2044": "/", "\u066b": ".", "\u066c": ",", "\u3002": ".", "\u3001": ","}
    | {"\u060c": ",", "\u061f": "?", "\u061b": ";"}
)
_LETTER_O = re.compile(r"(?<=\d)o(?=o?(?:\d|\s|$|m|h|k|s))")
"""A slip of the thumb: "2omin", "3o mins"."""
_STRETCHED = re.compile(r"([a-z])\1\1")
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Clean:
    """Text without surprises; `origin[i]` is where character i came from in what was written."""

    text: str
    origin: Sequence[int]
    written: str

    def quote(self, start: int, end: int) -> str:
        """Give back the exact words written between two places of the clean text."""
        if start >= end:
            return ""
        return self.written[self.origin[start] : self.origin[end - 1] + 1]


def clean(written: str) -> Clean:
    """Make text plain: compatibility forms, small letters, ASCII digits, nothing invisible."""
    if written.isascii() and written.isprintable() and len(written) <= LIMIT:
        plain = written.lower()
        if not _STRETCHED.search(plain):
            return Clean(_LETTER_O.sub("0", plain), range(len(written)), written)
    characters: list[str] = []
    origin: list[int] = []
    for place, cluster in _clusters(written[:LIMIT]):
        after_digit = bool(characters) and characters[-1].isdecimal()
        for character in _plain(cluster, after_digit=after_digit):
            if not _third_in_a_row(characters, character):
                characters.append(character)
                origin.append(place)
        if len(characters) >= _MOST:
            break
    return Clean(_LETTER_O.sub("0", "".join(characters)), tuple(origin), written)


def _clusters(text: str) -> list[tuple[int, str]]:
    """Put each character together with the accents that follow it."""
    clusters: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if clusters and unicodedata.combining(character):
            start, before = clusters[-1]
            if len(before) < 4:
                clusters[-1] = (start, before + character)
        else:
            clusters.append((place, character))
    return clusters


@lru_cache(maxsize=4096)
def _plain(cluster: str, *, after_digit: bool) -> str:
    if cluster.isascii():
        return cluster.lower() if cluster.isprintable() or cluster == "\n" else " "
    if cluster == "\uff0c":
        return ", "  # it divides clauses, never the digits of a number
    if cluster in _FRACTIONS:
        return _FRACTIONS[cluster] if after_digit else "0" + _FRACTIONS[cluster]
    wide = unicodedata.normalize("NFKC", cluster).casefold().translate(_PLAIN)
    return "".join(_character(character) for character in unicodedata.normalize("NFKC", wide))


def _character(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE or character in "\ufe0f\ufe0e":
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _third_in_a_row(before: list[str], character: str) -> bool:
    if len(before) < 2 or before[-1] != character or before[-2] != character:
        return False
    return character.isalpha()


def without_accents(word: str) -> str:
    """Take the accents off, as many people write without them."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn" or part > "\u036f")
