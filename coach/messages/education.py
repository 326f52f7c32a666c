"""The education cards: fixed, versioned texts, each with the evidence it stands on."""

import tomllib
from dataclasses import dataclass
from functools import cache

from coach.messages.speech import FALLBACK, LOCALES, Html, Speech, closest, paragraphs


@dataclass(frozen=True, slots=True)
class Lesson:
    """A fixed text for one week of the programme, and who has reviewed it."""

    version: int
    reviewed_by: str
    """Empty until a clinician has signed."""
    reviewed_on: str
    title: str
    text: str
    source: str
    """The evidence: authors, journal, year."""


@cache
def lessons(language: str) -> dict[str, Lesson]:
    """Read the cards of a language, by week; English ones stand in for what is missing."""
    file = LOCALES / language / "education.toml"
    own = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    spoken = {name: Lesson(**fields) for name, fields in own.items()}
    return spoken if language == FALLBACK else lessons(FALLBACK) | spoken


def education(speech: Speech, name: str) -> Html:
    """Show a card in the person's language: start, week_2, week_4, week_8, week_12 or week_26."""
    lesson = lessons(closest(speech.voice.language))[name]
    return paragraphs(
        f"<b>{speech.escape(lesson.title)}</b>",
        speech.escape(lesson.text.strip()),
        speech.say("education-source", source=Html(speech.escape(lesson.source))),
    )
