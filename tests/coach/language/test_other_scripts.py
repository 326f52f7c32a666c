"""Russian, Hindi, Arabic and Chinese are understood as English is."""

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from coach.domain.reading import Dialogue, Expecting, LastWalk, Speaker
from coach.language import understand
from tests.coach.language.saying import told

NOW = datetime(2026, 3, 11, 18, 40)
MESSAGES = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "other_scripts.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(language, text, said, asked, id=f"{language}: {text}")
    for language, lines in MESSAGES.items()
    for text, said, asked in ((*line, "")[:3] for line in lines)
]


def read(text, language, asked=""):
    last = LastWalk(date(2026, 3, 11), 25)
    dialogue = Dialogue(Expecting(asked) if asked else None, None if asked else last)
    return understand(text, NOW, Speaker(language), dialogue)


@pytest.mark.parametrize(("language", "text", "said", "asked"), CASES)
def test_a_message_says_what_it_says(language, text, said, asked):
    assert told(read(text, language, asked)) == said
