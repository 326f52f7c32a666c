"""Slips of the finger: the word of our own vocabulary that somebody meant to write."""

from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from coach.language.guard import without_accents
from coach.language.lexicon import Lexicon

_SHORTEST = 4
_LONG = 8


@lru_cache(maxsize=8192)
def mend(word: str, lexicon: Lexicon) -> str:
    """Give the known word that `word` is a slip of, or `word` itself.

    Words that people really use are never mended, so that "worked" does not become "walked".
    """
    if word in lexicon.words or len(word) > 20:
        return word
    bare = without_accents(word)
    if bare in lexicon.bare_words:
        return lexicon.bare_words[bare]
    if len(word) < _SHORTEST or not word.isalpha() or word in lexicon.common or word in lexicon.names:
        return word
    inner = _inner(word, bare, lexicon)
    if inner or _is_real(word, lexicon):
        return inner or word
    return _nearest(word, lexicon) or word


def _inner(word: str, bare: str, lexicon: Lexicon) -> str | None:
    """Give the known word inside of a compound, or of a verb with a pronoun at its end."""
    head = next((head for head in lexicon.heads if word.endswith(head) and len(word) > len(head) + 2), None)
    if head:
        return head
    stems = [bare.removesuffix(end) for end in lexicon.clitics if bare.endswith(end)]
    known = (stem if stem in lexicon.words else lexicon.bare_words.get(stem) for stem in stems)
    return next((stem for stem in known if stem and len(stem) > 2), None)


@lru_cache(maxsize=2048)
def mend_unit(word: str, lexicon: Lexicon) -> str:
    """Give the unit that a word after a number is a slip of, or the word itself: "25 mintes"."""
    if word in lexicon.words or word in lexicon.common or not _SHORTEST < len(word) <= 12:
        return word
    near = [unit for unit in lexicon.units if OSA.distance(word, unit, score_cutoff=1) <= 1]
    return near[0] if near else word


def _is_real(word: str, lexicon: Lexicon) -> bool:
    """Whether people use the word with an ending."""
    stems = (word.removesuffix(ending) for ending in lexicon.endings if word.endswith(ending))
    return any(
        stem in lexicon.common or stem + "e" in lexicon.common or stem in lexicon.words for stem in stems
    )


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    allowed = 2 if len(word) >= _LONG else 1
    best: tuple[tuple[int, bool, int, int], str] | None = None
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        candidates = lexicon.by_length.get(length, ())
        near = extract(word, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        for known, distance, place in near:
            rank = (int(distance), known not in lexicon.core, length, place)
            if _likely(word, known) and (best is None or rank < best[0]):
                best = (rank, known)
    return best[1] if best else None


def _likely(word: str, known: str) -> bool:
    """Slips seldom hit the first letter, unless two changed places; in short words nothing else is safe."""
    if len(word) == _SHORTEST or len(known) == _SHORTEST:
        return sorted(word) == sorted(known)
    return word[0] == known[0] or sorted(word[:2]) == sorted(known[:2])
