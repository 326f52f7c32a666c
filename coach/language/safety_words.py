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
MARKS = frozenset(
    {"neg", "break", "me", "or", "other", "animal", "reports", "with"}
    | {"past", "now", "hypothesis", "opener", "neutral", "name", "was", "over", "healed", "lately", "year", "judge"}
)
"""Ideas that say how others are meant."""
_ANY = "anyword"
_SPELLED = re.compile("[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u0451\u0620-\u064a]+\\*?")
"""A word of one script, that folding leaves whole."""
_SIGNS = re.compile("[\u4e00-\u9fff]+")
"""Chinese, of which every sign is a word."""
_DOUBLED = re.compile(r"(.)\1")
_TRIED = 20_000
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
class Roots:
    """The trees of all phrases that one word begins."""

    nodes: tuple[Node, ...]
    says: bool
    """Whether the word alone is a phrase."""
    seconds: frozenset[str]
    """Words that may come next; unless some phrase goes on with a beginning of a word."""
    stemmed: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language."""

    language: str
    phrases: dict[str, list[tuple[str, str]]]
    """Phrases and their ideas by the word they begin with; a tree of them grows when that word is met."""
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


@lru_cache(maxsize=_TRIED)
def _folded(phrase: str) -> tuple[str, ...]:
    """Fold the words of a phrase; a star stays with the beginning it follows."""
    if phrase.isascii() and phrase.isalpha() and phrase.islower() and phrase != _ANY:
        return (phrase,)
    if phrase != _ANY and _SPELLED.fullmatch(phrase):
        return (fold(phrase.rstrip("*")) + "*" * phrase.endswith("*"),)
    if _SIGNS.fullmatch(phrase):
        return tuple(phrase)
    starred = [(token.text, phrase[token.end : token.end + 1]) for token in words_of(phrase).tokens]
    return tuple("*" if word == _ANY else word + star * (star == "*") for word, star in starred)


def _choices(piece: str, macros: dict[str, list[str]]) -> list[str]:
    """Give all that one piece of a phrase may be ("{cant}" has a form for each way to say cannot)."""
    return macros[piece[1:-1]] if piece.startswith("{") else piece.split("|")


def _listed(table: dict[str, Any]) -> dict[str, list[str]]:
    """Part the lists of a table, whose entries a semicolon ends."""
    return {
        key: [entry.strip() for entry in text.split(";")]
        for key, text in table.items()
        if isinstance(text, str)
    }


def _words_in(phrases: Iterable[str], macros: dict[str, list[str]]) -> set[str]:
    pieces = set(" ".join(phrases).split())
    return {word for piece in pieces for form in _choices(piece, macros) for word in _folded(form)}


@cache
def lexicon(language: str) -> Lexicon:
    """Load the phrases of a language."""
    data = _read(f"safety.{language}.toml")
    top, ideas, macros = _listed(data), _listed(data["ideas"]), _listed(data.get("macros", {}))
    strict = {idea for idea in top.get("exact", []) if idea in ideas}
    loose = _words_in(chain(*(ideas[idea] for idea in ideas if idea not in strict)), macros)
    words = loose | _words_in(chain(*(ideas[idea] for idea in strict)), macros)
    fillers = frozenset(fold(word) for word in top["fillers"])
    close = top.get("mend") or {word for word in loose if len(word) > 5 and word.isalpha()} - fillers
    return Lexicon(
        language=language,
        phrases=_by_first_word(ideas, macros),
        macros=macros,
        fillers=fillers,
        targets=_by_first_letter(close),
        known=frozenset(word.rstrip("*") for word in words) | fillers | frozenset(top.get("guard", [])),
        stems=frozenset(word[:-1] for word in words if len(word) > 3 and word.endswith("*")),
    )


def _by_first_word(
    ideas: dict[str, list[str]], macros: dict[str, list[str]]
) -> dict[str, list[tuple[str, str]]]:
    beginning: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for idea, phrases in ideas.items():
        for phrase in phrases:
            beginning[phrase.partition(" ")[0]].append((phrase, idea))
    result: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for piece, phrased in beginning.items():
        for first in {_folded(form)[0] for form in _choices(piece, macros)}:
            result[first] += phrased
    return dict(result)


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    result: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        result[word[0]].append(word)
    return {letter: tuple(found) for letter, found in result.items()}


@lru_cache(maxsize=_TRIED)
def begun(word: str, language: str) -> Roots | None:
    """Give the trees of the phrases that a word may begin."""
    known = lexicon(language).phrases
    nodes = tuple(_grown(key, language) for key in _keys(word) if key in known)
    if not nodes:
        return None
    return Roots(
        nodes,
        says=any(node.ideas for node in nodes),
        seconds=frozenset(chain.from_iterable(node.words for node in nodes)),
        stemmed=any(node.stems for node in nodes),
    )


@lru_cache(maxsize=_TRIED)
def weighty(word: str, language: str) -> bool:
    """Say whether a word may begin a phrase that does more than mark how others are meant."""
    known = lexicon(language).phrases
    return any(idea not in MARKS for key in _keys(word) for _, idea in known.get(key, ()))


def _keys(word: str) -> list[str]:
    return [word, *(f"{word[:size]}*" for size in range(min(len(word), _LONGEST) + 1))]


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
    step = node.words.get(word)
    steps = [step] if step is not None else []
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
    for target in chain.from_iterable(book.targets.get(letter, ()) for letter in sorted(set(word[:2]))):
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
