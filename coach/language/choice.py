"""In which language a message is read: the person's, unless its letters or words are plainly another's."""

import re
from functools import cache

from coach.language.lexicon import FALLBACK, Lexicon, known, languages, lexicon_of, words_written
from coach.language.writing import form

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SCRIPTS = (
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("zh", "\u4e00", "\u9fff"),
)
_KANA = re.compile("[\u3040-\u30ff]")
_BY_SCRIPT = frozenset(language for language, _, _ in _SCRIPTS)
_IN_LATIN = {"hi": "hi-latn"}
_SPELT = frozenset(_IN_LATIN.values()) | _BY_SCRIPT
"""Languages whose words are compared by a spelling of their own."""
_MIXED_WITH = {"hi-latn": FALLBACK}
"""Whose words many English ones are: a message that is all English is read so."""
_LONGEST = 300
"""Characters that are looked at."""
_KNOWS_FEW = 0.5
_KNOWS_MOST = 0.6
_FEWEST = 2
_LONG = 5
_HAN_IN_WORDS = 3
"""A Chinese character says as much as so many letters."""


def lexicon_for(text: str, language: str) -> Lexicon:
    """Choose the lexicon of a message somebody wrote whose language is `language`.

    Most messages are in the person's own language and cost one look at each word.
    """
    script = "" if text.isascii() else _script(text[:_LONGEST])
    if script:
        return lexicon_of(language if script == _base(language) and known(language) else script)
    return _latin(text[:_LONGEST], _own(language))


@cache
def _own(language: str) -> str:
    """Give the language of the person that is written in Latin letters."""
    latin = _IN_LATIN.get(language, language)
    return FALLBACK if latin in _BY_SCRIPT or not known(latin) else latin


def _base(language: str) -> str:
    return language if language not in _IN_LATIN.values() else ""


def _script(text: str) -> str:
    """Name the language of most letters, if they are no Latin ones and there is a lexicon."""
    best, most = "", sum("a" <= letter <= "z" for letter in text.casefold())
    for language, first, last in _SCRIPTS:
        count = sum(first <= letter <= last for letter in text) * (_HAN_IN_WORDS if language == "zh" else 1)
        if count > most and known(language):
            best, most = language, count
    return "" if best == "zh" and _KANA.search(text) else best


def _latin(text: str, own: str) -> Lexicon:
    written = text.lower()
    mine = _vocabulary(own)
    pieces = written.split()
    mixed = _MIXED_WITH.get(own)
    if mixed:
        words = set(_WORD.findall(written))
        if _count(words, mixed) >= _count(words, own) + _FEWEST:
            return lexicon_of(mixed)
    if sum(map(mine.__contains__, pieces)) * 2 > len(pieces):
        return lexicon_of(own)
    words = set(_WORD.findall(written))
    unknown = words - mine
    if len(unknown) < max(1, len(words) * _KNOWS_FEW):
        return lexicon_of(own)
    return lexicon_of(_other(words, unknown, own) or own)


def _other(words: set[str], unknown: set[str], own: str) -> str | None:
    """Name the language that knows most of the words, and plainly more of them than the person's own."""
    counts = {language: _count(words, language) for language in _others() if language != own}
    best = max(counts, key=lambda language: counts[language])
    gained = counts[best] - (len(words) - len(unknown))
    if gained >= _FEWEST and counts[best] >= len(words) * _KNOWS_MOST:
        return best
    if counts[best] < len(words) or min(map(len, unknown)) < _LONG:
        return None
    return best if unknown <= lexicon_of(best).core else None


def _count(words: set[str], language: str) -> int:
    """Count the words that a language knows, however they are spelt."""
    writing = lexicon_of(language).writing if language in _SPELT else None
    met = {form(word, writing)[1] for word in words} if writing else words
    return len(met & _vocabulary(language))


@cache
def _others() -> tuple[str, ...]:
    return tuple(language for language in languages() if language not in _BY_SCRIPT)


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """All words that a language's lexicon knows; a language that spells freely is loaded for that."""
    if language != FALLBACK and language not in _SPELT:
        return words_written(language)
    lexicon = lexicon_of(language)
    return lexicon.words | lexicon.common | lexicon.names
