"""What the bot never says, by the twelve points of the safety rules, in each language that it speaks."""

import re
import tomllib
from functools import cache
from pathlib import Path

from coach.messages.speech import FALLBACK, LOCALES

FOLDER = Path(__file__).parents[2] / "data" / "never_said"
POINTS = 12

ALLOWED = ("(0 = no pain,", "from 0 (no pain)", "Noted: no pain.")
"""Where "no pain" is the end of a scale, or what somebody said."""

KEY = re.compile(r"^\s*\*?\[\w+\]|\{ \$\w+ ->|^\s*\.v\d+ =|^[a-z][a-z0-9-]* =")
"""What stands in Fluent for the computer."""


@cache
def never_in(language):
    """Read the patterns of a language, by the point that they belong to."""
    points = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return {
        point: re.compile("|".join(rf"(?<!\w)(?:{words})(?!\w)" for words in listed["never"]))
        for point, listed in points.items()
    }


def never_said_in(text, language=FALLBACK):
    """Find what is said there and never should be: (point, words)."""
    plain = text.replace("\u2019", "'")
    for phrase in ALLOWED:
        plain = plain.replace(phrase, "")
    plain = plain.casefold()
    return [
        (point, match[0])
        for spoken in sorted({language, FALLBACK})
        for point, pattern in never_in(spoken).items()
        for match in pattern.finditer(plain)
    ]


def texts_in(value):
    """Find every text in what was read from TOML."""
    if isinstance(value, dict):
        return [text for inside in value.values() for text in texts_in(inside)]
    return [value] if isinstance(value, str) else []


def copy_in(language):
    """Read all that a language may say, line by line: the Fluent messages, and every text of every card."""
    files = sorted(LOCALES.joinpath(language).iterdir(), key=lambda file: file.name)
    fluent = [
        KEY.sub("", line)
        for file in files
        if file.name.endswith(".ftl")
        for line in file.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    cards = [
        line
        for file in files
        if file.name.endswith(".toml")
        for text in texts_in(tomllib.loads(file.read_text("utf-8")))
        for line in text.splitlines()
    ]
    return fluent + cards
