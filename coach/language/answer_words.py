"""Short answers as signs: each word becomes what it stands for, so that one grammar reads every language."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from rapidfuzz.distance import OSA
from text_to_num import alpha2digit

from coach.language.guard import clean, without_accents

Topic = Literal["amounts", "check_in", "yes_no", "decline"]
LANGUAGES = ("en", "de", "es", "fr", "pt")
MOST = 500
"""Characters read of one answer."""
UNKNOWN = "_"
"""The sign of a word that stands for nothing here."""
_APOSTROPHES = re.compile(r"(?<=[^\W\d])'(?=[^\W\d])")
_PRIMES = re.compile(r"(?<=\d) ?'(?!\w)")
_PIECE = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|n/a\b|[^\W\d_]+|[^\w\s]|\n")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_SHORTEST_MENDED = 4


@dataclass(frozen=True, eq=False)
class Signs:
    """What words stand for in one kind of answer. Compared by identity, so that it can key a cache."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first word, longest first."""
    common: frozenset[str]
    long_words: tuple[str, ...]
    """Words that a slip of the finger is mended to."""


@lru_cache(maxsize=32)
def signs_of(language: str, topic: Topic) -> Signs:
    """Load what the words of a language stand for; English is understood in every language."""
    language = language[:2].lower()
    chosen = [language, "en"] if language in LANGUAGES[1:] else ["en"]
    meanings: dict[tuple[str, ...], str] = {}
    common: set[str] = set()
    for code in reversed(chosen):
        data = tomllib.loads((files(__package__) / "answers" / f"{code}.toml").read_text(encoding="utf-8"))
        common |= {without_accents(word) for word in data["settings"]["common"].split()}
        for sign, written in data[topic].items():
            meanings |= {tuple(_pieces(phrase, code)): sign for phrase in written}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, sign in sorted(meanings.items(), key=lambda item: -len(item[0])):
        phrases.setdefault(words[0], []).append((words, sign))
    known = {word for words in meanings for word in words if len(word) >= _SHORTEST_MENDED}
    return Signs(
        phrases={first: tuple(found) for first, found in phrases.items()},
        common=frozenset(common),
        long_words=tuple(sorted(known)),
    )


def signs(text: str, language: str, topic: Topic) -> list[str]:
    """Turn a text into signs: numbers, punctuation, what known words stand for, and `_` for the rest."""
    table = signs_of(language, topic)
    pieces = [_mend(piece, table) for piece in _pieces(text, language, counted=topic == "amounts")]
    found: list[str] = []
    at = 0
    while at < len(pieces):
        words, sign = _longest(pieces, at, table)
        found += sign.split()
        at += words
    return found


def plain_number(piece: str) -> str:
    """Write a number with a point for its decimals: "2.000" and "2,000" are 2000, "1,5" is 1.5."""
    if _THOUSANDS.fullmatch(piece):
        return re.sub(r"\D", "", piece)
    whole, *rest = re.split(r"[.,]", piece)
    return ".".join([whole[:9].lstrip("0") or "0", *(part[:3] for part in rest[:1])])


def _pieces(text: str, language: str, *, counted: bool = False) -> Iterable[str]:
    plain = _PRIMES.sub(" min ", clean(text[:MOST]).text)
    plain = _APOSTROPHES.sub(" " if language[:2] == "fr" else "", plain)
    if counted:
        plain = alpha2digit(plain, language[:2] if language[:2] in LANGUAGES else "en")
    return [piece.group() for piece in _PIECE.finditer(without_accents(plain))]


def _longest(pieces: list[str], at: int, table: Signs) -> tuple[int, str]:
    for words, sign in table.phrases.get(pieces[at], ()):
        if tuple(pieces[at : at + len(words)]) == words:
            return len(words), sign
    return 1, UNKNOWN if pieces[at].isalpha() else pieces[at]


@lru_cache(maxsize=4096)
def _mend(word: str, table: Signs) -> str:
    """Give the known word that this one is a slip of, or the word itself."""
    if len(word) < _SHORTEST_MENDED or len(word) > 20 or not word.isalpha() or word in table.phrases:
        return word
    if word in table.common or word in table.long_words:
        return word
    allowed = 2 if len(word) >= 8 else 1
    near = [
        known
        for known in table.long_words
        if abs(len(known) - len(word)) <= allowed and _same_start(word, known)
    ]
    distance, best = min(
        ((OSA.distance(word, known, score_cutoff=allowed), known) for known in near),
        default=(allowed + 1, word),
    )
    return best if distance <= allowed else word


def _same_start(word: str, known: str) -> bool:
    return word[0] == known[0] or (word[0] == known[1] and word[1] == known[0])
