"""Phrases of the vocabulary as they stand in a text."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from coach.language.safety_slips import mended
from coach.language.safety_text import Words
from coach.language.safety_trees import Roots, begun, following, weighty
from coach.language.safety_words import MARKS, Lexicon, lexicon, signs

_SKIPS = 2
"""Words without weight that may stand between two words of a phrase."""


class Item(NamedTuple):
    """A phrase that was recognised: its ideas, and its first and last word."""

    ideas: frozenset[str]
    first: int
    last: int
    clause: int
    sentence: int


def items_of(words: Words, language: str, *, mending: bool) -> list[Item]:
    """Recognise phrases; an innocent phrase hides all that it contains, any other only marks."""
    book = lexicon(language)
    texts = [mended(token.text, language) if mending else token.text for token in words.tokens]
    met = set(texts)
    if not any(weighty(text, language) for text in met):
        return []
    found: list[Item] = []
    hidden = covered = -1
    reached: dict[str, int] = {}
    trees = {text: roots for text in met if (roots := begun(text, language))}
    for place, text in enumerate(texts):
        roots = trees.get(text)
        if roots is None:
            continue
        ends = _ends(_phrases(book, words, texts, place, roots), hidden, reached)
        if not ends:
            continue
        innocent = max((end for end, ideas in ends.items() if "neutral" in ideas), default=-1)
        longest = max(ends)
        token = words.tokens[place]
        for end, ideas in sorted(ends.items()):
            kept = ideas if end > covered and end == longest else ideas - MARKS
            if not kept or (end <= innocent and "neutral" not in ideas):
                continue
            found.append(Item(frozenset(kept), place, end, token.clause, token.sentence))
            reached.update(dict.fromkeys(kept, end))
            covered = max(covered, end) if end > place and not kept <= MARKS else covered
        hidden = max(hidden, innocent)
    return _visible(found)


def _ends(phrases: dict[str, int], hidden: int, reached: dict[str, int]) -> dict[int, set[str]]:
    """Gather the ideas of phrases by where they end, but for what is hidden or was reached before."""
    ends: dict[int, set[str]] = {}
    for idea, end in phrases.items():
        if end > hidden and end > reached.get(idea, -1):
            ends.setdefault(end, set()).add(idea)
    return ends


def _goes_on(roots: Roots, texts: list[str], place: int, fillers: frozenset[str]) -> bool:
    """Say at little cost whether a longer phrase may begin here."""
    if place >= len(texts):
        return False
    second = texts[place]
    return roots.stemmed or second in roots.seconds or second in fillers


def _phrases(book: Lexicon, words: Words, texts: list[str], start: int, roots: Roots) -> dict[str, int]:
    """Find each idea a phrase beginning at a word has, and where its longest phrase ends."""
    found = dict.fromkeys(roots.ideas, start)
    tokens, place = words.tokens, start + 1
    if not _goes_on(roots, texts, place, book.fillers):
        return found
    ways = list(roots.growing)
    clause = tokens[start].clause
    while ways and place < len(texts) and tokens[place].clause == clause:
        word = texts[place]
        steps = [step for node, _ in ways for step in following(node, word)]
        for node in steps:
            for idea in node.ideas:
                found[idea] = place
        over = word in book.fillers
        ways = [(node, skipped + 1) for node, skipped in ways if skipped < _SKIPS] if over else []
        ways += [(node, 0) for node in steps if node.grows]
        place += 1
    return found


def _visible(items: list[Item]) -> list[Item]:
    """Leave out what a longer phrase hides: "back passage" is no back, "felt faint" is no faint."""
    if all(one.last < two.first for one, two in pairwise(items)):
        return items
    areas, hides = _precedence()
    kept: list[Item] = []
    for index, item in enumerate(items):
        ideas = item.ideas
        for other in items[max(0, index - 4) : index + 4]:
            if other is item or not (other.first <= item.first and item.last <= other.last):
                continue
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
