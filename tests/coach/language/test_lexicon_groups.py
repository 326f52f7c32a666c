"""Every group of words that the readers ask for is filled in every language, or there is a reason why not."""

import ast
import tomllib
from importlib.resources import files

import pytest

PACKAGE = files("coach.language")
LATIN = ("de", "es", "fr", "pt")
SCRIPTS = ("ar", "hi", "hi-latn", "ru", "zh")

SAID_OTHERWISE = {
    "half_past": "the half stands after the hour, or is the half of the next",
    "oclock": "an hour has a word of its own: hour_word",
    "past": "minutes after the hour are minutes_past, or stand after a joint",
    "per_day_walks": "daily has it",
    "quarter_past": "the quarter stands after the hour, or minutes_past has it",
    "quarter_to": "the quarter stands after the hour, or minutes_to has it",
}
"""English puts the part of the hour first."""

NO_SUCH_WORD = {
    **dict.fromkeys(("article", "poss", "the_day", "one_noun", "ones", "relative"), "no articles"),
    **dict.fromkeys(("be", "being", "aux_open", "exclaim", "is_that", "it_is", "present_is"), "no copula"),
    **dict.fromkeys(("and_half", "and_quarter", "and_three_quarters"), "number words have the share"),
    **dict.fromkeys(("half_hour", "half_of", "quarter_hour"), "whole amounts have it: [amount]"),
    **dict.fromkeys(("am", "pm"), "the part of the day stands before the hour: am_lead, pm_lead"),
    **dict.fromkeys(("apart", "erase_apart", "filed", "off", "taking"), "no verbs that are said apart"),
    **dict.fromkeys(
        ("at_strict", "by_word", "for", "in", "of", "on", "place_lead", "placed"), "after its word"
    ),
    **dict.fromkeys(("plural_day", "walk_ing"), "no such form"),
}
"""Languages in other scripts, and Hindi in ours, do without these."""


NOT_YET = frozenset(
    (
        "felt_like",
        "usual_word",
        "after_next",
        "and_bit",
        "back_again",
        "before_last",
        "date_article",
        "days_after",
        "days_before",
        "days_earlier",
        "days_later",
        "from_now",
        "goes_out",
        "lead_word",
        "loosely",
        "measure_noun",
        "measure_word",
        "minus",
        "minutes_past",
        "minutes_to",
        "one_more",
        "one_week_on",
        "quarter_word",
        "repair_word",
        "rest_noun",
        "taken_back",
        "that_day",
        "up_down",
        "week_link",
    )
)
"""What is read in Latin languages only so far: two-sided repairs, counting from another day, loose words."""


def asked():
    """The names that the code asks for: those that stand in it as they are written."""
    return {
        node.value
        for file in PACKAGE.iterdir()
        if file.name.endswith(".py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def groups(language):
    """The groups of a lexicon that are not empty, and those of words that count only alone."""
    data = tomllib.loads((PACKAGE / "lexicon" / f"{language}.toml").read_text("utf-8"))
    return {name for section in ("words", "alone") for name, words in data[section].items() if words}


ASKED = groups("en") & asked()


@pytest.mark.parametrize("language", LATIN)
def test_latin_languages_have_every_group_that_a_reader_asks_for(language):
    assert sorted(ASKED - groups(language) - SAID_OTHERWISE.keys()) == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_other_languages_have_every_group_but_those_of_words_they_do_without(language):
    assert sorted(ASKED - groups(language) - SAID_OTHERWISE.keys() - NO_SUCH_WORD.keys() - NOT_YET) == []


def test_a_reason_is_given_only_for_what_is_asked_for():
    assert sorted((SAID_OTHERWISE.keys() | NO_SUCH_WORD.keys() | NOT_YET) - ASKED) == []
