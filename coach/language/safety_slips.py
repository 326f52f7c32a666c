"""Mistyped words, and the words of the vocabulary that they stand for."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from coach.language.safety_words import lexicon

_DOUBLED = re.compile(r"(.)\1")
_TRIED = 20_000
_MOST = 2
"""Slips that are looked for in one word."""


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
    for letter in sorted(set(word[:2])):
        near = extract(
            word, book.targets.get(letter, ()), scorer=OSA.distance, score_cutoff=_MOST, limit=None
        )
        for target, distance, _ in sorted(near, key=lambda found: found[2]):
            rank = (int(distance), sorted(word) != sorted(target))
            if distance <= _allowed(word, target) and rank < least:
                best, least = target, rank
    return best


def _allowed(word: str, target: str) -> int:
    """Say how many slips of the finger may lie between two words."""
    longest, gap = max(len(word), len(target)), abs(len(word) - len(target))
    if min(len(word), len(target)) == 4:
        alike = gap == 0 and (word[0], word[-1]) == (target[0], target[-1])
        return int(alike or sorted(word) == sorted(target))
    return 2 if longest >= 9 and word[0] == target[0] else 1
