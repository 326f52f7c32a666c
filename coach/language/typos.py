"""Slips of the finger: the word of our own vocabulary that somebody meant to write."""

from functools import lru_cache

from rapidfuzz.distance import OSA

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
    if len(word) < _SHORTEST or not word.isalpha() or _is_real(word, lexicon):
        return word
    return _nearest(word, lexicon) or word


def _is_real(word: str, lexicon: Lexicon) -> bool:
    """Whether people use the word, as it is or with an ending."""
    if word in lexicon.common or word in lexicon.names:
        return True
    stems = (word.removesuffix(ending) for ending in lexicon.endings if word.endswith(ending))
    return any(
        stem in lexicon.common or stem + "e" in lexicon.common or stem in lexicon.words for stem in stems
    )


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    allowed = 2 if len(word) >= _LONG else 1
    best: tuple[int, str] | None = None
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        for known in lexicon.by_length.get(length, ()):
            distance = OSA.distance(word, known, score_cutoff=allowed)
            if distance > allowed or not _likely(word, known):
                continue
            if best is None or distance < best[0]:
                best = (distance, known)
    return best[1] if best else None


def _likely(word: str, known: str) -> bool:
    """Slips seldom hit the first letter, unless two changed places; in short words nothing else is safe."""
    if len(word) == _SHORTEST or len(known) == _SHORTEST:
        return sorted(word) == sorted(known)
    return word[0] == known[0] or sorted(word[:2]) == sorted(known[:2])
