"""What the grammar makes is read as what it means, in every language; exceptions are named."""

from functools import cache

import pytest

from tests.coach.language.scoring import is_right, predictions, share
from tools.grammar import LANGUAGES, messages

COUNT = 600
KNOWN = {
    "en": (
        "can we do {weekday2} instead of {weekday1}",
        "at 12:30",
        "make_day yesterday was {minutes}, not {more} min",
        "report_skip",
        " around ",
        " about ",
    ),
    "de": (
        "{n} von {more} Minuten geschafft",
        "gestern waren es eigentlich {minutes}",
        "können wir {weekday2} statt {weekday1} machen",
        "{coming} laufe ich {minutes}",
        "stopp die Erinnerungen",
        "fertig",
        "der Fernseher ist kaputt",
        "12:30",
        "löschen",
        "lösche den letzten Spaziergang",
        "verschieb es um {minutes} nach hinten",
        "report_skip",
        "report_three",
        "Rücken {score}",
        " ca. ",
    ),
    "es": (
        "ayer fueron en realidad {minutes}",
        "debería caminar {minutes}",
        "cambia el {weekday1} al {weekday2}",
        "salí a correr {minutes}",
        "{coming} camino {minutes}",
        "tengo que caminar más",
        "no más recordatorios",
        "hoy no me duele la espalda",
        "no tengo fiebre, por suerte",
        "qué buen tiempo",
        "paseo de {minutes}",
        "espalda {score}",
    ),
    "fr": (
        "{coming} je marche {minutes}",
        "je peux marcher si j'ai mal au dos ?",
        "hier c'était en fait {minutes}",
        "à midi",
        "report_three",
        "déplace {weekday1} à {weekday2}",
        "{day} je suis allée marcher {with}",
        "dos {score}",
    ),
    "pt": (
        "ontem foram na verdade {minutes}",
        "quem me dera andar {minutes}",
        "{minutes} é suficiente?",
        "mais tarde",
        "preciso andar mais",
        "chega de lembretes",
        "parar lembretes",
        "muda ontem para {minutes}",
        "ao meio-dia",
        "dor {score}",
    ),
}
"""Sentences and words that are not understood yet, or not always."""
FLOOR = {"en": 98, "de": 94, "es": 95, "fr": 96, "pt": 95}
"""Percent that are right in every core field, with those that are not understood yet."""
STRANGE = 2.5
"""Percent that may be misread besides: what is learned anew misreads others."""
GRAVE = 0.5
"""Percent in which a walk may be invented or missed besides."""


@cache
def sample(language):
    """Pair the first messages of the grammar with whether they were read rightly, and what was logged."""
    lines = list(messages(language, 1, COUNT))
    return [
        (line, is_right(gold, said), said)
        for line, (gold, said) in zip(lines, predictions(lines), strict=True)
    ]


def described(line):
    return f"{' '.join(line['tags'])} | {line['text']}"


def strange(language, lines):
    """Leave out what is known not to be understood."""
    told = [described(line) for line in lines]
    return [one for one in told if not any(known in one for known in KNOWN[language])]


def percent(found):
    return 100 * len(found) / COUNT


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_grammar_makes_is_read_as_it_was_meant(language):
    wrong = strange(language, [line for line, right, _ in sample(language) if not right])
    assert percent(wrong) <= STRANGE, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_understood_yet_is_little(language):
    assert share([right for _, right, _ in sample(language)]) >= FLOOR[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_walk_is_logged_where_the_grammar_tells_of_none(language):
    invented = [line for line, _, said in sample(language) if said["walks"] and not line["gold"]["walks"]]
    assert percent(strange(language, invented)) <= GRAVE, strange(language, invented)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_walk_that_the_grammar_tells_is_missed(language):
    missed = [line for line, _, said in sample(language) if line["gold"]["walks"] and not said["walks"]]
    assert percent(strange(language, missed)) <= GRAVE, strange(language, missed)
