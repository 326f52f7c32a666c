"""The language that somebody asks for in so many words: "auf Deutsch bitte", "en français s'il te plaît"."""

import re

from coach.language.guard import without_accents

NAMES = {
    "en": "english englisch ingles anglais",
    "de": "german deutsch aleman allemand alemao",
    "es": "spanish spanisch espanol castellano espagnol espanhol",
    "fr": "french franzosisch frances francais",
    "pt": "portuguese portugiesisch portugues portugais",
}
"""What languages are called in each of them, without accents."""

AROUND = {
    "en": "in speak talk use write let s lets please to me with",
    "de": "auf in sprich schreib bitte mit mir",
    "es": "en habla hablame usa por favor conmigo",
    "fr": "en parle ecris moi avec s il te vous plait svp",
    "pt": "em fala fale usa por favor comigo",
}
"""Words that may stand around the name, without accents; with any other, it is about something else."""

MOST_WORDS = 7

_CODES = {name: code for code, names in NAMES.items() for name in names.split()}
_AROUND = frozenset(word for words in AROUND.values() for word in words.split())
_WORD = re.compile(r"[^\W\d_]+")


def read_spoken(text: str) -> str | None:
    """Read which language is asked for, where a message says nothing else; its code."""
    words = [without_accents(word.casefold()) for word in _WORD.findall(text)]
    named = [_CODES[word] for word in words if word in _CODES]
    others = {word for word in words if word not in _CODES}
    asked = len(words) <= MOST_WORDS and len(named) == 1 and others <= _AROUND
    return named[0] if asked else None
