"""The closed vocabulary of the safety layer: phrases of each language, and the ideas they stand for."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, product
from typing import Any

from rapidfuzz.distance import OSA

from coach.language.safety_text import fold, words_of

LATIN = ("en", "es", "de", "fr", "pt", "hi")
_ANY = "anyword"
_DOUBLED = re.compile(r"(.)\1")
_TRIED = 20_000
_GAP = 2
"""Letters that a mistyped word may be longer or shorter."""
_LONGEST = 24
"""Letters of a word that are looked at for how it begins."""


@dataclass(slots=True)
class Node:
    """A step in the tree of phrases."""

    words: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, "Node"] = field(default_factory=dict)
    ideas: frozenset[str] = frozenset()

    @property
    def grows(self) -> bool:
        """Whether a longer phrase begins like this."""
        return bool(self.words or self.stems)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language."""

    language: str
    phrases: dict[str, list[tuple[str, str]]]
    """Phrases and their ideas by the word they begin with; a tree of them grows when that word is met."""
    initials: frozenset[str]
    """The letters that phrases begin with."""
    beginnings: tuple[int, ...]
    """How many letters are known of words of which only the beginning is."""
    macros: dict[str, list[str]]
    fillers: frozenset[str]
    targets: dict[tuple[str, int], tuple[str, ...]]
    """Words that a mistyped word may stand for, by their first letter and their length."""
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


@lru_cache(maxsize=_TRIED)
def _folded(phrase: str) -> tuple[str, ...]:
    """Fold the words of a phrase; a star stays with the beginning it follows."""
    if phrase.isascii() and phrase.isalpha() and phrase.islower() and phrase != _ANY:
        return (phrase,)
    starred = [(token.text, phrase[token.end : token.end + 1]) for token in words_of(phrase).tokens]
    return tuple("*" if word == _ANY else word + star * (star == "*") for word, star in starred)


def _choices(piece: str, macros: dict[str, list[str]]) -> list[str]:
    """Give all that one piece of a phrase may be ("{cant}" has a form for each way to say cannot)."""
    return macros[piece[1:-1]] if piece.startswith("{") else piece.split("|")


def _words_in(phrases: Iterable[str], macros: dict[str, list[str]]) -> set[str]:
    pieces = set(" ".join(phrases).split())
    return {word for piece in pieces for form in _choices(piece, macros) for word in _folded(form)}


@cache
def lexicon(language: str) -> Lexicon:
    """Load the phrases of a language."""
    data = _read(f"safety.{language}.toml")
    ideas: dict[str, list[str]] = data["ideas"]
    macros: dict[str, list[str]] = data.get("macros", {})
    exact = frozenset(data.get("exact", []))
    words = _words_in(chain.from_iterable(ideas.values()), macros)
    fillers = frozenset(fold(word) for word in data["fillers"])
    close = data.get("mend")
    if close is None:
        loose = _words_in(chain(*(ideas[idea] for idea in ideas if idea not in exact)), macros)
        close = {word for word in loose if len(word) > 5 and word.isalpha()} - fillers
    phrases = _by_first_word(ideas, macros)
    return Lexicon(
        language=language,
        phrases=phrases,
        initials=frozenset(first[0] for first in phrases),
        beginnings=tuple(sorted({len(first) - 1 for first in phrases if first.endswith("*")})),
        macros=macros,
        fillers=fillers,
        targets=_by_look(close),
        known=frozenset(word.rstrip("*") for word in words) | fillers | frozenset(data.get("guard", [])),
        stems=frozenset(word[:-1] for word in words if len(word) > 3 and word.endswith("*")),
    )


def _by_first_word(
    ideas: dict[str, list[str]], macros: dict[str, list[str]]
) -> dict[str, list[tuple[str, str]]]:
    result: dict[str, list[tuple[str, str]]] = defaultdict(list)
    firsts: dict[str, tuple[str, ...]] = {}
    for idea, phrases in ideas.items():
        for phrase in phrases:
            piece = phrase.partition(" ")[0]
            if piece not in firsts:
                firsts[piece] = tuple({_folded(form)[0] for form in _choices(piece, macros)})
            for first in firsts[piece]:
                result[first].append((phrase, idea))
    return dict(result)


def _by_look(words: Iterable[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    result: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        result[word[0], len(word)].append(word)
    return {look: tuple(found) for look, found in result.items()}


@lru_cache(maxsize=_TRIED)
def begun(word: str, language: str) -> tuple[Node, ...]:
    """Give the trees of the phrases that a word may begin."""
    book = lexicon(language)
    if word[0] not in book.initials:
        return ()
    known = book.phrases
    keys = [word, *(f"{word[:size]}*" for size in book.beginnings if size <= len(word))]
    return tuple(_grown(key, language) for key in keys if key in known)


@cache
def _grown(first: str, language: str) -> Node:
    book = lexicon(language)
    root = Node()
    for phrase, idea in book.phrases[first]:
        choices = [_choices(piece, book.macros) for piece in phrase.split()]
        choices[0] = [form for form in choices[0] if _folded(form)[0] == first]
        for forms in product(*choices):
            path = chain.from_iterable(_folded(form) for form in forms)
            _add(root, list(path)[1:], idea)
    return root


def _add(root: Node, path: list[str], idea: str) -> None:
    node = root
    for word in path:
        table, key = (node.stems, word[:-1]) if word.endswith("*") else (node.words, word)
        node = table.setdefault(key, Node())
    node.ideas |= {idea}


def following(node: Node, word: str) -> list[Node]:
    """Step on in the tree wherever a word fits."""
    steps = [node.words[word]] if word in node.words else []
    if node.stems:
        sizes = range(min(len(word), _LONGEST) + 1)
        steps += [node.stems[word[:size]] for size in sizes if word[:size] in node.stems]
    return steps


@lru_cache(maxsize=_TRIED)
def mended(word: str, language: str) -> str:
    """Give the word that a mistyped one stands for, or itself."""
    book = lexicon(language)
    if len(word) < 4 or len(word) > 18 or word in book.known or not word.isalpha():
        return word
    single = _DOUBLED.sub(r"\1", word)
    if single in book.known:
        return single
    if any(word[:length] in book.stems for length in range(3, len(word))):
        return word
    best, least = word, (3, True)
    for target in _alike(word, book):
        allowed = _allowed(word, target)
        if not allowed:
            continue
        distance = OSA.distance(word, target, score_cutoff=allowed)
        if distance > allowed:
            continue
        rank = (distance, sorted(word) != sorted(target))
        if rank < least:
            best, least = target, rank
    return best


def _alike(word: str, book: Lexicon) -> list[str]:
    """Give the words that begin like a mistyped one and are about as long, in their order."""
    lengths = range(len(word) - _GAP, len(word) + _GAP + 1)
    looks = product(set(word[:2]), lengths)
    return sorted(chain.from_iterable(book.targets.get(look, ()) for look in looks))


def _allowed(word: str, target: str) -> int:
    """Say how many slips of the finger may lie between two words."""
    longest, gap = max(len(word), len(target)), abs(len(word) - len(target))
    if gap > _GAP or (word[0] != target[0] and word[1:2] != target[:1]):
        return 0
    if min(len(word), len(target)) == 4:
        alike = gap == 0 and (word[0], word[-1]) == (target[0], target[-1])
        return int(alike or sorted(word) == sorted(target))
    return 2 if longest >= 9 and word[0] == target[0] else 1
