"""Where somebody says they are now: "just landed in Lisbon", "I'm in LA this week"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from coach.domain.spots import Spot
from coach.language.places import name_spots
from coach.language.zone_names import WORDS

_MOST = 300
"""Characters of a message in which it is looked for."""
_LONGEST = 60
"""Characters of a place, with its state and country."""
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'"})
_BREAK = re.compile(r"[.!,;:\n)]+(?=\s|$)|\s+(?:and|und|y|et|e|-|\u2013|\u2014)(?=\s)")
"""Where what is said of a place may end."""
_AND = re.compile(r"\s(?:and|und)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places that may be meant, and what else the message says."""

    spots: tuple[Spot, ...]
    rest: str


def read_whereabouts(text: str, language: str) -> Whereabouts | None:
    """Read a message, or a clause of it, that says where they are now, and nothing else of it.

    Nothing is guessed: the words around the place are known, and the place is named as the table has it.
    """
    if len(text) > _MOST:
        return None
    plain = unicodedata.normalize("NFC", text.translate(_QUOTES))
    for said in _openings().finditer(plain):
        for end, after in _ends(plain, said.end()):
            if spots := _place(plain[said.end() : end], language):
                return Whereabouts(spots, _without(plain, said.start(), after))
    return None


def _without(text: str, start: int, end: int) -> str:
    """Cut a clause out of a message, with the "and" that led to it."""
    before, after = _AND.sub("", text[:start]).rstrip(" ,;"), text[end:].strip()
    rest = f"{before} {after}".strip()
    return rest if re.search(r"\w", rest) else ""


def _ends(text: str, start: int) -> list[tuple[int, int]]:
    """List where the place may end and the rest begin, longest first: "Portland, Oregon" is one place."""
    near = text[: start + _LONGEST + 40]
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(near, start)]
    whole = [(len(text), len(text))] if len(near) == len(text) else []
    return [*whole, *reversed(breaks)]


def _place(said: str, language: str) -> tuple[Spot, ...]:
    """Find the place; "?" asks, and so says nothing."""
    name = said.strip(" .!,;")
    while shorter := _tail().sub("", name).rstrip(" ,"):
        if shorter == name:
            break
        name = shorter
    return name_spots(name, language) if len(name) <= _LONGEST and "?" not in said else ()


def _phrases(name: str) -> str:
    """Make a pattern of the phrases of a list."""
    listed = [phrase.strip() for line in WORDS["here"][name].splitlines() for phrase in line.split("|")]
    patterns = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in listed if phrase)
    return "|".join(sorted(patterns, key=len, reverse=True))


def _words(name: str) -> str:
    return "|".join(WORDS["here"][name].split())


@cache
def _openings() -> re.Pattern[str]:
    between = rf"(?:\s+(?:{_phrases('between')})){{0,3}}"
    says = _phrases("says").replace(r"\s+_", between)
    first = rf"(?:(?:{_phrases('first')})\b[\s,:!.]*){{0,2}}"
    begins = r"(?:^|(?<=[.!,;:\n(])|(?<=\sand)|(?<=\sund))\s*"
    return re.compile(rf"{begins}{first}(?:{says})\s+(?:the\s+)?", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    number, weekday = rf"(?:\d{{1,2}}|{_words('number')})", rf"(?:{_words('weekday')})"
    then = _phrases("then").replace(r"\#", number).replace("%", weekday)
    return re.compile(rf"[\s,]+(?:{then})$", re.IGNORECASE)
