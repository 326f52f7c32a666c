"""The fixed, versioned texts of the safety layer, shown word for word."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.messages.emergency import number_in
from coach.messages.speech import FALLBACK, LOCALES, Html, Speech, closest


@dataclass(frozen=True, slots=True)
class Number:
    """How the emergency number is said: unknown, or by its digits and the country where it is right."""

    version: int
    reviewed_by: str
    reviewed_on: str
    unknown: str
    known: str


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
    spoken = {name: Card(**fields) for name, fields in _read(language).items() if name != "number"}
    return spoken if language == FALLBACK else cards(FALLBACK) | spoken


@cache
def number_wording(language: str) -> Number:
    """Read how a language says the emergency number, or how English does."""
    return Number(**(_read(language).get("number") or _read(FALLBACK)["number"]))


def card(speech: Speech, name: str, *, somebody_else: bool = False) -> Html:
    """Show a card in the person's language, with the emergency number of where they live."""
    language = closest(speech.voice.language)
    found = cards(language)[name]
    text = (found.somebody_else if somebody_else else found.text).strip()
    return Html(speech.escape(text.replace("{number}", _number(language, speech.voice.zone))))


def _number(language: str, zone: str | None) -> str:
    wording = number_wording(language)
    found = number_in(zone, language) if zone else None
    if found is None:
        return wording.unknown
    return wording.known.replace("{digits}", found.digits).replace("{country}", found.country)


@cache
def _read(language: str) -> dict[str, dict[str, Any]]:
    file = LOCALES / language / "safety_cards.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
