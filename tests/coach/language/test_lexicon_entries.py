"""Every entry of every lexicon does something: read on its own, it is marked as what it stands for."""

import re
import tomllib
from importlib.resources import files

import pytest

from coach.language.lexicon import lexicon_of
from coach.language.utterance import read
from tools.grammar import LANGUAGES

APART = {"settings", "confusable", "number_words", "alone", "split"}
"""Sections that hold no phrases of words that follow each other."""


def entries(language):
    """Give each written phrase with the name and the value of its mark."""
    written = files("coach.language").joinpath("lexicon", f"{language}.toml").read_text(encoding="utf-8")
    return [
        ((key, "") if section == "words" else (section, key), phrase)
        for section, group in tomllib.loads(written).items()
        if section not in APART
        for key, phrases in group.items()
        for phrase in phrases
    ]


def hidden(phrase, language):
    """Say whether a phrase begins with a word that alone is another one: "sat", "so".

    Alone, only the other reading is marked, be the phrase as long as it may.
    """
    return re.split(r"\W", phrase)[0] in lexicon_of(language).confusables


def marks(phrase, language):
    """Name the marks that span a whole phrase."""
    said = read(phrase, lexicon_of(language))
    found = [mark for here in said.marks for mark in here]
    return {(mark.name, mark.value) for mark in found if (mark.start, mark.end) == (0, len(said.tokens))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_read_alone_is_marked_as_what_it_stands_for(language):
    unmarked = [
        (mark[0], phrase) for mark, phrase in entries(language) if mark not in marks(phrase, language)
    ]
    assert [entry for entry in unmarked if not hidden(entry[1], language)] == []


def test_a_word_that_is_a_day_alone_is_something_else_beside_others():
    said = read("i sat for 20 min", lexicon_of("en"))
    assert [mark.name for mark in said.marks[1]] == ["activity"]
