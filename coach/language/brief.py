"""Brief answers to what was asked: a unit, a day, a greeting."""

import re
from datetime import date, datetime

from coach.domain.amounts import Unit
from coach.domain.reading import Dialogue, Speaker
from coach.language.of_oneself import CONDITION, LOW
from coach.language.understanding import understand

_UNITS = (
    ("steps?|stps?|pasos|schritte?|pas|passos", Unit.STEPS),
    (r"kms?|k?ilomet(?:er|re)s?|kilometers?|kil[oó]metros?", Unit.METRES),
    ("min|mins|minutes?|minuten|minutos?", Unit.MINUTES),
)

_FINE = "great|awesome|brilliant|nice|amazing|lovely|helpful|kind|cool"
_PRAISE = "|".join(
    (
        r"\b(love (this|you)|well done|good (bot|coach|job|work))\b",
        rf"\b(you|this|that|it)( is| are|.?re|.?s)( so| really| very)? ({_FINE})\b",
        rf"^\W*({_FINE})( one| work| job)?\W*$",
        "❤|👍|💪",
    )
)

_WELL = (
    r"^\W*(i|i.?m|im|we|all|everything|feel|feeling|felt|my back)\b(?!.*\b(not|n.?t|no|pain|but)\b)"
    r".{0,30}\b(great|good|better|fine|well|amazing|wonderful|happy|proud|ok|okay)\b"
)
_NOTHING = r"\b(nothing|no walks?|zero|none|nada|did ?n.?t (walk|do|go|manage))\b.{0,30}\bweek\b"

_OTHERS = (
    r"^\W*(my|our|his|her) (wife|husband|partner|mum|mom|mother|dad|father|son|daughter|kids?|sister"
    r"|brother|friends?|neighbou?rs?|dog|boss|colleagues?|grand\w+|boyfriend|girlfriend)\b"
    r".{0,40}\b(walk\w*|did|ran|jogged)\b"
)
_TALK_SIGNS = re.compile("🙏|❤|👍|💪|✅|✔")

_SMALL_TALK = (
    ("low", LOW),
    ("condition", CONDITION),
    ("thanks", r"\b(thanks?|thank you|thx|ta|cheers|gracias|danke|merci|obrigad[oa])\b|🙏"),
    (
        "hello",
        r"^\W*(hi+|hello|hey+|hiya|good (morning|afternoon|evening|night)|hola|hallo|bonjour|ol[aá])\b",
    ),
    ("praise", _PRAISE),
    ("others", _OTHERS),
    ("well", _WELL),
    ("nothing", _NOTHING),
    ("sorry", r"\b(sorry|my bad|oops)\b"),
)

_UNIT_PATTERNS = tuple((re.compile(rf"\b({words})\b", re.IGNORECASE), unit) for words, unit in _UNITS)
_TALK_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SMALL_TALK)

_MILES = re.compile(r"\b(mi|miles?|yards?|yds?|feet|ft|millas?|meilen?|milhas?)\b", re.IGNORECASE)
_KILOMETRES = re.compile(r"(?:\b|\d)(km|kms|k?ilomet(?:er|re)s?|kilometers?|kil[oó]metros?)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\W*(?:all |i'?m |it'?s |yes |yep |walk |that'?s )*"
    r"(done|did it|finished|completed|hecho|erledigt|fertig|geschafft|fait|feito|✅|✔️?)\W*",
    re.IGNORECASE,
)

_AGE = re.compile(
    r"\b(?:i am|i'?m|im|aged?|my age is)\s+(?:only\s+|just\s+)?(?P<age>\d{1,2})(?=\W*$|\W+(?:y|years?|yo)\b)"
    r"|\b(?P<years>\d{1,2})\s*(?:years? old|yo)\b",
    re.IGNORECASE,
)

MOST_CHARACTERS = 40
"""A day that is an answer is short."""


def read_unit(text: str) -> Unit | None:
    """Find the unit that a short answer names."""
    return next((unit for pattern, unit in _UNIT_PATTERNS if pattern.search(text[:100])), None)


def read_metric(text: str) -> bool | None:
    """Tell kilometres (True) from miles (False) by the units that a message names."""
    if _MILES.search(text):
        return False
    return True if _KILOMETRES.search(text) else None


def read_age(text: str) -> int | None:
    """Find the age that somebody tells of themselves ("I'm 16", "16 years old")."""
    found = _AGE.search(text)
    return int(found["age"] or found["years"]) if found else None


def says_done(text: str) -> bool:
    """Tell whether a message is nothing but "done"."""
    return len(text) <= MOST_CHARACTERS and _DONE.fullmatch(text) is not None


def small_talk(text: str) -> str | None:
    """Tell a greeting, thanks, praise and the like; None for anything else."""
    if text.strip() and not any(sign.isalnum() for sign in text) and not _TALK_SIGNS.search(text):
        return "other"
    return next((kind for kind, pattern in _TALK_PATTERNS if pattern.search(text[:200])), None)


def read_day(text: str, now_local: datetime, speaker: Speaker) -> date | None:
    """Find the day that a short answer names ("yesterday", "on Tuesday"), as the day of a walk."""
    if len(text) > MOST_CHARACTERS:
        return None
    reading = understand(f"walked 10 minutes {text}", now_local, speaker, Dialogue())
    named = [walk.day for walk in reading.walks if walk.when]
    return named[0] if len(named) == 1 else None
