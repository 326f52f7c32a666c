"""The phrases of a language as trees of words, each grown when a word that begins it is met."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product

from coach.language.safety_rules import book
from coach.language.safety_words import choices, folded, lexicon

_TRIED = 20_000
_LONGEST = 24
"""Letters of a word that are looked at for how it begins."""


@dataclass(slots=True)
class Node:
    """A step in the tree of phrases."""

    words: dict[str, "Node"] | None = None
    stems: dict[str, "Node"] | None = None
    ideas: frozenset[str] = frozenset()

    @property
    def grows(self) -> bool:
        """Whether a longer phrase begins like this."""
        return bool(self.words or self.stems)


@dataclass(frozen=True, slots=True)
class Roots:
    """The trees of all phrases that one word begins."""

    growing: tuple[tuple[Node, int], ...]
    """The trees that longer phrases go on in, each with the words skipped so far: none."""
    ideas: frozenset[str]
    """What the word alone says, if it is a phrase."""
    seconds: frozenset[str]
    """Words that may come next; unless some phrase goes on with a beginning of a word."""
    stemmed: bool


@lru_cache(maxsize=_TRIED)
def begun(word: str, language: str) -> Roots | None:
    """Give the trees of the phrases that a word may begin."""
    book = lexicon(language)
    if word[0] not in book.initials:
        return None
    nodes = tuple(_grown(key, language) for key in _keys(word, language) if key in book.phrases)
    if not nodes:
        return None
    return Roots(
        tuple((node, 0) for node in nodes if node.grows),
        ideas=frozenset(chain.from_iterable(node.ideas for node in nodes)),
        seconds=frozenset(chain.from_iterable(node.words or () for node in nodes)),
        stemmed=any(node.stems for node in nodes),
    )


@lru_cache(maxsize=_TRIED)
def weighty(word: str, language: str) -> bool:
    """Say whether a word may begin a phrase that a rule begins with."""
    known, leading = lexicon(language), book().starting
    if word[0] not in known.initials:
        return False
    texts = (known.phrases[key] for key in _keys(word, language) if key in known.phrases)
    entries = (entry for text in texts for entry in text.split("; "))
    return any(entry.partition(":")[0] in leading for entry in entries)


def _keys(word: str, language: str) -> list[str]:
    sizes = lexicon(language).beginnings
    return [word, *(f"{word[:size]}*" for size in sizes if size <= len(word))]


@cache
def _grown(first: str, language: str) -> Node:
    book = lexicon(language)
    root = Node()
    for entry in book.phrases[first].split("; "):
        idea, _, phrase = entry.partition(":")
        forms_of = [choices(piece, book.macros) for piece in phrase.split()]
        forms_of[0] = [form for form in forms_of[0] if folded(form)[0] == first]
        for forms in product(*forms_of):
            path = chain.from_iterable(folded(form) for form in forms)
            _add(root, list(path)[1:], idea)
    return root


def _add(root: Node, path: list[str], idea: str) -> None:
    node = root
    for word in path:
        node = _next(node, word)
    node.ideas = _with(node.ideas, idea)


def _next(node: Node, word: str) -> Node:
    """Step on, or grow. Most steps are the last of their phrase and need no table."""
    if word.endswith("*"):
        node.stems = {} if node.stems is None else node.stems
        return node.stems.setdefault(word[:-1], Node())
    node.words = {} if node.words is None else node.words
    return node.words.setdefault(word, Node())


@cache
def _with(ideas: frozenset[str], idea: str) -> frozenset[str]:
    """Add an idea; many phrases share the few sets there are."""
    return ideas | {idea}


def following(node: Node, word: str) -> list[Node]:
    """Step on in the tree wherever a word fits."""
    step = node.words.get(word) if node.words else None
    steps = [step] if step is not None else []
    if node.stems:
        sizes = range(min(len(word), _LONGEST) + 1)
        steps += [node.stems[word[:size]] for size in sizes if word[:size] in node.stems]
    return steps
