"""In which language a message is read: the person's, unless its letters or words are plainly another's."""

import re
from functools import cache

from coach.language.lexicon import FALLBACK, Lexicon, known, languages, lexicon_of

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
_LONGEST = 300
"""Characters that are looked at."""
_KNOWS_FEW = 0.5
_KNOWS_MOST = 0.6
_FEWEST = 2


def lexicon_for(text: str, language: str) -> Lexicon:
    """Choose the lexicon of a message somebody wrote whose language is `language`.

    Most messages are in the person's own language and cost one look at each word.
    """
    script = "" if text.isascii() else _script(text[:_LONGEST])
    if script:
        return lexicon_of(language if script == _base(language) and known(language) else script)
    return _latin(text[:_LONGEST], _own(language))


def _own(language: str) -> str:
    """Give the language of the person that is written in Latin letters."""
    latin = _IN_LATIN.get(language, language)
    return FALLBACK if latin in _BY_SCRIPT or not known(latin) else latin


def _base(language: str) -> str:
    return language.partition("-")[0] if language not in _IN_LATIN.values() else ""


def _script(text: str) -> str:
    """Name the language of most letters, if they are no Latin ones and there is a lexicon."""
    most, best = sum("a" <= letter <= "z" for letter in text.casefold()), ""
    for language, first, last in _SCRIPTS:
        count = sum(first <= letter <= last for letter in text) * (3 if language == "zh" else 1)
        if count > most and known(language):
            most, best = count, language
    return "" if best == "zh" and _KANA.search(text) else best


def _latin(text: str, own: str) -> Lexicon:
    words = set(_WORD.findall(text.lower()))
    unknown = words - _vocabulary(own)
    if len(unknown) < _FEWEST or len(unknown) < len(words) * _KNOWS_FEW:
        return lexicon_of(own)
    best, most = own, len(words) - len(unknown)
    for language in _others():
        count = len(words & _vocabulary(language))
        if language != own and count > most:
            best, most = language, count
    enough = most >= max(_FEWEST, len(words) * _KNOWS_MOST)
    return lexicon_of(best if enough else own)


@cache
def _others() -> tuple[str, ...]:
    return tuple(language for language in languages() if language not in _BY_SCRIPT)


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """All words that a language's lexicon knows."""
    lexicon = lexicon_of(language)
    return lexicon.words | lexicon.common | lexicon.names
