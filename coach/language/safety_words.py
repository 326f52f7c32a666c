"""The closed vocabulary of the safety layer: phrases of each language, and the ideas they stand for."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from rapidfuzz.distance import OSA

from coach.language.safety_text import Words, fold, words_of

LATIN = ("en", "es", "de", "fr", "pt", "hi")
MARKS = frozenset(
    {"neg", "break", "me", "or", "other", "animal", "reports", "with"}
    | {"past", "now", "hypothesis", "opener", "neutral"}
)
"""Ideas that say how others are meant."""
_SKIPS = 2
_ANY = "anyword"
_DOUBLED = re.compile(r"(.)\1")
_TRIED = 20_000


@dataclass(slots=True)
class _Node:
    """A step in the tree of phrases."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    ideas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language."""

    language: str
    root: _Node
    fillers: frozenset[str]
    targets: tuple[str, ...]
    """Words that a mistyped word may stand for."""
    known: frozenset[str]
    """Words that are right as they are."""
    stems: frozenset[str]
    """Beginnings of words that are right."""


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase that was recognised: its ideas, and its first and last word."""

    ideas: frozenset[str]
    first: int
    last: int
    clause: int
    sentence: int


def _expanded(phrase: str, macros: dict[str, list[str]]) -> Iterator[list[str]]:
    """Write a phrase out in all its forms ("{cant} feel" has one for each way to say cannot)."""
    choices = [macros[word[1:-1]] if word.startswith("{") else word.split("|") for word in phrase.split()]
    for choice in product(*choices):
        folded = " ".join(choice)
        starred = [(token.text, folded[token.end : token.end + 1]) for token in words_of(folded).tokens]
        yield ["*" if word == _ANY else word + star * (star == "*") for word, star in starred]


def _add(root: _Node, path: Iterable[str], idea: str) -> None:
    node = root
    for word in path:
        table, key = (node.stems, word[:-1]) if word.endswith("*") else (node.words, word)
        node = table.setdefault(key, _Node())
    node.ideas |= {idea}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("coach.language").joinpath("lexicon", name).read_text(encoding="utf-8"))


@cache
def signs() -> dict[str, Any]:
    """Load the rules that join ideas."""
    return _read("safety.toml")


@cache
def lexicon(language: str) -> Lexicon:
    """Load the phrases of a language."""
    data = _read(f"safety.{language}.toml")
    macros: dict[str, list[str]] = data.get("macros", {})
    exact = frozenset(data.get("exact", []))
    root = _Node()
    targets: set[str] = set()
    known: set[str] = set()
    stems: set[str] = set()
    for idea, phrases in data["ideas"].items():
        for phrase in phrases:
            for path in _expanded(phrase, macros):
                _add(root, path, idea)
                known.update(word.rstrip("*") for word in path)
                stems.update(word[:-1] for word in path if len(word) > 3 and word.endswith("*"))
                if idea not in exact:
                    targets.update(word for word in path if len(word) > 5 and word.isalpha())
    fillers = frozenset(fold(word) for word in data["fillers"])
    known.update(data.get("guard", []), fillers)
    close = tuple(sorted(data.get("mend", targets - fillers)))
    return Lexicon(language, root, fillers, close, frozenset(known), frozenset(stems))


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
    for target in book.targets:
        allowed = _allowed(word, target)
        if not allowed:
            continue
        distance = OSA.distance(word, target, score_cutoff=allowed)
        rank = (distance, sorted(word) != sorted(target))
        if distance <= allowed and rank < least:
            best, least = target, rank
    return best


def _allowed(word: str, target: str) -> int:
    """Say how many slips of the finger may lie between two words."""
    longest, gap = max(len(word), len(target)), abs(len(word) - len(target))
    if gap > 2 or (word[0] != target[0] and word[1:2] != target[:1]):
        return 0
    if min(len(word), len(target)) == 4:
        alike = gap == 0 and (word[0], word[-1]) == (target[0], target[-1])
        return int(alike or sorted(word) == sorted(target))
    return 2 if longest >= 9 and word[0] == target[0] else 1


def _next(node: _Node, word: str) -> list[_Node]:
    """Step on in the tree wherever a word fits."""
    steps = [node.words[word]] if word in node.words else []
    if node.stems:
        steps += [node.stems[word[:size]] for size in range(len(word) + 1) if word[:size] in node.stems]
    return steps


def _phrases(book: Lexicon, words: Words, texts: list[str], start: int) -> dict[str, int]:
    """Find each idea a phrase beginning at a word has, and where its longest phrase ends."""
    found: dict[str, int] = {}
    ways = [(book.root, _SKIPS)]
    clause = words.tokens[start].clause
    for place in range(start, len(texts)):
        if not ways or words.tokens[place].clause != clause:
            break
        word = texts[place]
        steps = [step for node, _ in ways for step in _next(node, word)]
        for node in steps:
            found.update(dict.fromkeys(node.ideas, place))
        over = place > start and word in book.fillers
        ways = [(node, skipped + 1) for node, skipped in ways if over and skipped < _SKIPS]
        ways += [(node, 0) for node in steps]
    return found


def items_of(words: Words, language: str, *, mending: bool) -> list[Item]:
    """Recognise phrases; an innocent phrase hides all that it contains, any other only marks."""
    book = lexicon(language)
    texts = [mended(token.text, language) if mending else token.text for token in words.tokens]
    found: list[Item] = []
    hidden = covered = -1
    reached: dict[str, int] = {}
    for place, token in enumerate(words.tokens):
        ends: dict[int, set[str]] = {}
        for idea, end in _phrases(book, words, texts, place).items():
            if end > max(reached.get(idea, -1), hidden):
                ends.setdefault(end, set()).add(idea)
        innocent = max((end for end, ideas in ends.items() if "neutral" in ideas), default=-1)
        longest = max(ends, default=-1)
        for end, ideas in sorted(ends.items()):
            kept = ideas if end > covered and end == longest else ideas - MARKS
            if not kept or (end <= innocent and "neutral" not in ideas):
                continue
            found.append(Item(frozenset(kept), place, end, token.clause, token.sentence))
            reached.update(dict.fromkeys(kept, end))
            covered = max(covered, end) if end > place and not kept <= MARKS else covered
        hidden = max(hidden, innocent)
    return _visible(found)


def _visible(items: list[Item]) -> list[Item]:
    """Leave out what a longer phrase hides: "back passage" is no back, "felt faint" is no faint."""
    areas, hides = _precedence()
    kept: list[Item] = []
    for index, item in enumerate(items):
        ideas = item.ideas
        for other in items[max(0, index - 4) : index + 4]:
            if other is item or not (other.first <= item.first and item.last <= other.last):
                continue
            if (other.first, other.last) != (item.first, item.last):
                ideas -= areas if other.ideas & areas else frozenset()
                ideas -= frozenset().union(*(hides.get(idea, frozenset()) for idea in other.ideas))
        if ideas and not _undone(items, index):
            kept.append(Item(ideas, item.first, item.last, item.clause, item.sentence))
    return kept


def _undone(items: list[Item], index: int) -> bool:
    """Say whether a phrase runs into an innocent one ("want to die my hair")."""
    item = items[index]
    following = items[index + 1 : index + 4]
    return any(
        "neutral" in other.ideas and item.first < other.first <= item.last < other.last for other in following
    )


@cache
def _precedence() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    data = signs()
    return frozenset(data["areas"]), {idea: frozenset(hidden) for idea, hidden in data["hides"].items()}
