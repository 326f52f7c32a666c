"""What people write: walks in their own words, and everything else they say."""

from dataclasses import dataclass
from random import Random

LANGUAGES = ("en", "en", "en", "en", "en", "de", "es")
ZONES = {
    "Europe/London": "London",
    "Europe/Berlin": "Berlin",
    "America/New_York": "New York",
    "Europe/Madrid": "Madrid",
    "Asia/Kolkata": "Kolkata",
    "America/Los_Angeles": "Los Angeles",
    "Asia/Tokyo": "Tokyo",
    "Australia/Sydney": "Sydney",
}
_TODAY = {
    "en": ("walked {}", "did my walk, {}", "{} today", "went out for {}", "{} done", "just walked {}"),
    "de": ("bin {} gelaufen", "heute {} gelaufen", "war {} spazieren", "{} gelaufen"),
    "es": ("caminé {}", "hoy {}", "caminé {} hoy"),
}
_YESTERDAY = {
    "en": ("{} yesterday", "yesterday I walked {}", "walked {} yesterday"),
    "de": ("gestern {} gelaufen", "gestern {}"),
    "es": ("caminé {} ayer", "ayer {}"),
}
_AMOUNTS = {
    ("en", "min"): ("{} min", "{} minutes"),
    ("de", "min"): ("{} Minuten", "{} min"),
    ("es", "min"): ("{} minutos", "{} min"),
    ("en", "steps"): ("{} steps",),
    ("de", "steps"): ("{} Schritte",),
    ("es", "steps"): ("{} pasos",),
}
WORDS = {
    "easy": {"en": ("too easy", "this is too easy, I want more")},
    "long": {"en": ("20 minutes is too long", "the walks are too long")},
    "busy": {
        "en": ("not today, too busy", "can't today, meeting", "no time today", "skip today"),
        "de": ("heute keine Zeit",),
        "es": ("hoy no puedo",),
    },
    "back": {"en": ("I'm back",), "de": ("ich bin wieder da",), "es": ("I'm back",)},
    "pause": {
        "en": ("pause for {} weeks", "on holiday for {} weeks"),
        "de": ("Pause für {} Wochen",),
        "es": ("pausa de {} semanas",),
    },
    "hurts": {
        "en": ("my back is really bad today, {}/10", "back pain {} out of 10"),
        "de": ("Rückenschmerzen {} von 10",),
        "es": ("dolor {} de 10",),
    },
    "flag": {"en": ("my legs are numb and I can't control my bladder",)},
    "asks": {"en": ("/week", "/plan", "/today", "/why", "how am I doing?", "what's the plan for tomorrow?")},
    "sets": {
        "en": (
            "no messages after 8pm",
            "quiet hours 21:00 to 8:00",
            "remind me 60 minutes before",
            "remind me 15 minutes before",
            "walk on Monday, Wednesday and Friday at 7:30",
            "walk on Tuesday, Thursday, Saturday and Sunday at 18:15",
        )
    },
}


def words(kind: str, language: str, chance: Random) -> str:
    """Choose how somebody says something."""
    known = WORDS[kind]
    return chance.choice(known.get(language, known["en"]))


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a walk was, in one unit or in two."""

    minutes: int | None = None
    metres: int | None = None
    steps: int | None = None


def told(amount: Amount, language: str, chance: Random, *, yesterday: bool = False) -> str:
    """Tell a walk in words."""
    frames = (_YESTERDAY if yesterday else _TODAY)[language]
    return chance.choice(frames).format(_said(amount, language, chance))


def _said(amount: Amount, language: str, chance: Random) -> str:
    """Name an amount."""
    if amount.metres is not None:
        kilometres = f"{amount.metres / 1000:g}".replace(".", "." if language == "en" else ",")
        whole = f"{kilometres} km"
        between = "en" if language == "es" else "in"
        return whole if amount.minutes is None else f"{whole} {between} {amount.minutes} min"
    unit, number = ("min", amount.minutes) if amount.steps is None else ("steps", amount.steps)
    return chance.choice(_AMOUNTS[language, unit]).format(number)


def mistyped(text: str, chance: Random) -> str:
    """Swap two letters inside one of the longer words."""
    pieces = text.split(" ")
    long = [place for place, word in enumerate(pieces) if word.isalpha() and len(word) > 4]
    if long:
        place = chance.choice(long)
        word, at = pieces[place], chance.randrange(1, len(pieces[place]) - 2)
        pieces[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(pieces)
