"""The closed vocabulary of the safety layer: phrases of each language, and the ideas they stand for."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from coach.language.safety_text import fold, words_of

LATIN = ("en", "es", "de", "fr", "pt", "hi")
MARKS = frozenset(
    {"neg", "break", "me", "or", "other", "animal", "reports", "with"}
    | {
        "past",
        "now",
        "hypothesis",
        "opener",
        "neutral",
        "name",
        "was",
        "over",
        "healed",
        "lately",
        "year",
        "judge",
    }
)
"""Ideas that say how others are meant."""
_ANY = "anyword"
_SPELLED = re.compile("[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u0451\u0620-\u064a]+\\*?")
"""A word of one script, that folding leaves whole."""
_SIGNS = re.compile("[\u4e00-\u9fff]+")
"""Chinese, of which every sign is a word."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language."""

    language: str
    phrases: dict[str, str]
    """By the word they begin with, phrases after their idea and a colon (quicker to load than pairs)."""
    initials: frozenset[str]
    """The letters that phrases begin with."""
    beginnings: tuple[int, ...]
    """How many letters are known of words of which only the beginning is."""
    macros: dict[str, list[str]]
    fillers: frozenset[str]
    targets: dict[str, tuple[str, ...]]
    """Words that a mistyped word may stand for, by their first letter."""
    known: frozenset[str]
    """Words that are right as they are."""
    stems: frozenset[str]
    """Beginnings of words that are right."""


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("coach.language").joinpath("lexicon", name).read_text(encoding="utf-8"))


@cache
def signs() -> dict[str, Any]:
    """Load the rules that join ideas."""
    return _read("safety.toml")


@lru_cache(maxsize=1024)
def folded(phrase: str) -> tuple[str, ...]:
    """Fold the words of a phrase; a star stays with the beginning it follows."""
    if phrase.isascii() and phrase.isalpha() and phrase.islower() and phrase != _ANY:
        return (phrase,)
    if phrase != _ANY and _SPELLED.fullmatch(phrase):
        return (fold(phrase.rstrip("*")) + "*" * phrase.endswith("*"),)
    if _SIGNS.fullmatch(phrase):
        return tuple(phrase)
    starred = [(token.text, phrase[token.end : token.end + 1]) for token in words_of(phrase).tokens]
    return tuple("*" if word == _ANY else word + star * (star == "*") for word, star in starred)


def choices(piece: str, macros: dict[str, list[str]]) -> list[str]:
    """Give all that one piece of a phrase may be ("{cant}" has a form for each way to say cannot)."""
    return macros[piece[1:-1]] if piece.startswith("{") else piece.split("|")


def _listed(table: dict[str, Any]) -> dict[str, list[str]]:
    """Part the lists of a table, whose entries a semicolon ends."""
    return {
        key: text.strip().replace(";\n", "; ").split("; ")
        for key, text in table.items()
        if isinstance(text, str)
    }


def _words_in(texts: Iterable[str], macros: dict[str, list[str]]) -> set[str]:
    pieces = set(" ".join(texts).replace(";", " ").split())
    return {word for piece in pieces for form in choices(piece, macros) for word in folded(form)}


@cache
def lexicon(language: str) -> Lexicon:
    """Load the phrases of a language."""
    data = _read(f"safety.{language}.toml")
    texts: dict[str, str] = data["ideas"]
    top, ideas, macros = _listed(data), _listed(texts), _listed(data.get("macros", {}))
    strict = set(top.get("exact", []))
    loose = _words_in((text for idea, text in texts.items() if idea not in strict), macros)
    words = loose | _words_in((text for idea, text in texts.items() if idea in strict), macros)
    fillers = frozenset(fold(word) for word in top["fillers"])
    close = top.get("mend") or {word for word in loose if len(word) > 5 and word.isalpha()} - fillers
    phrases = _by_first_word(ideas, macros)
    return Lexicon(
        language=language,
        phrases=phrases,
        initials=frozenset(first[0] for first in phrases),
        beginnings=tuple(sorted({len(first) - 1 for first in phrases if first.endswith("*")})),
        macros=macros,
        fillers=fillers,
        targets=_by_first_letter(close),
        known=frozenset(word.rstrip("*") for word in words) | fillers | frozenset(top.get("guard", [])),
        stems=frozenset(word[:-1] for word in words if len(word) > 3 and word.endswith("*")),
    )


def _by_first_word(ideas: dict[str, list[str]], macros: dict[str, list[str]]) -> dict[str, str]:
    """Put the phrases in one text for each first word: as many small ones would take three times the room."""
    beginning: dict[str, list[str]] = defaultdict(list)
    for idea, phrases in ideas.items():
        for phrase in phrases:
            beginning[phrase.partition(" ")[0]].append(f"{idea}:{phrase}")
    result: dict[str, list[str]] = defaultdict(list)
    for piece, phrased in beginning.items():
        for first in {folded(form)[0] for form in choices(piece, macros)}:
            result[first] += phrased
    return {first: "; ".join(phrased) for first, phrased in result.items()}


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    result: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        result[word[0]].append(word)
    return {letter: tuple(found) for letter, found in result.items()}
