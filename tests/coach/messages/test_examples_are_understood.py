import re
from datetime import datetime

import pytest

from coach.domain.reading import Dialogue, Meaning, Speaker
from coach.language import understand
from coach.language.check_in_words import read_if_then
from coach.messages.speech import LOCALES

QUOTED = re.compile(r'"([^"]+)"')
NO_COPY = re.compile(r"#|(?:text|title|source|reviewed_\w+) = ")
ANSWERS = {
    "10 minutes, 3 days",
    "2 km, 4 days",
    "2,000 steps, 5 days",
    "3, 2, 4, no, 8",
    "Mon Wed Fri",
    "Sat",
    "yesterday",
    "30 min",
    "3 March",
    "two months ago",
    "stairs, putting on socks, lifting my child",
    "120 min over 4 days",
    "100 minutes a week",
}
"""Examples that answer a question, and mean something only there."""

NOW = datetime(2026, 3, 4, 9, 15)


def examples():
    """Collect what the English copy suggests to say."""
    folder = LOCALES / "en"
    copy = [
        file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith((".ftl", "education.toml"))
    ]
    lines = [line for text in copy for line in text.splitlines() if not NO_COPY.match(line)]
    return sorted({found for line in lines for found in QUOTED.findall(line)} - ANSWERS)


@pytest.mark.parametrize("example", examples())
def test_what_the_bot_suggests_to_say_it_understands(example):
    understood = understand(example, NOW, Speaker(), Dialogue()).meanings != {Meaning.CHAT}

    assert understood or read_if_then(example)
