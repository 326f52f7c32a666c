"""The fixed, versioned texts of the safety layer, shown word for word."""

import tomllib
from dataclasses import dataclass
from functools import cache

from coach.messages.speech import FALLBACK, LOCALES, Html, Speech, closest


@dataclass(frozen=True, slots=True)
class Card:
    """A fixed text, and who has reviewed it."""

    version: int
    reviewed_by: str
    """Empty until a clinician has signed."""
    reviewed_on: str
    text: str
    somebody_else: str = ""
    """The text where the symptom is somebody else's."""


@cache
def cards(language: str) -> dict[str, Card]:
    """Read the cards of a language; English ones stand in for what is missing."""
    file = LOCALES / language / "safety_cards.toml"
    own = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    spoken = {name: Card(**fields) for name, fields in own.items()}
    return spoken if language == FALLBACK else cards(FALLBACK) | spoken


def card(speech: Speech, name: str, *, somebody_else: bool = False) -> Html:
    """Show a card in the person's language."""
    found = cards(closest(speech.voice.language))[name]
    return Html(speech.escape((found.somebody_else if somebody_else else found.text).strip()))
