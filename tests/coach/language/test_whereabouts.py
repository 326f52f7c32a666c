"""Where somebody says they are: read by a rule, whole or not at all."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.reading import Dialogue, Expecting, Meaning, Speaker
from coach.language import understand
from coach.language.whereabouts import read_whereabouts

NOON = datetime(2026, 3, 4, 12)

THERE = [
    ("I'm in Los Angeles", "America/Los_Angeles", ""),
    ("I\u2019m in Lisbon this week", "Europe/Lisbon", ""),
    ("im in new york for work this month", "America/New_York", ""),
    ("I am now in Sao Paulo", "America/Sao_Paulo", ""),
    ("we're in Dublin now", "Europe/Dublin", ""),
    ("hi, I'm in Madrid!", "Europe/Madrid", ""),
    ("I'm on holiday in Rome until Sunday", "Europe/Rome", ""),
    ("I'm in Tokyo for 3 weeks", "Asia/Tokyo", ""),
    ("I'm visiting Rome", "Europe/Rome", ""),
    ("we arrived in Paris", "Europe/Paris", ""),
    ("just landed in Dubai for work.", "Asia/Dubai", ""),
    ("back in London", "Europe/London", ""),
    ("we've moved to Toronto", "America/Toronto", ""),
    ("I'm in St. Louis, Missouri", "America/Chicago", ""),
    ("I'm in Portland, OR", "America/Los_Angeles", ""),
    ("I'm in Springfield, MA until Friday", "America/New_York", ""),
    ("I'm in the UK", "Europe/London", ""),
    ("I'm in Nice", "Europe/Paris", ""),
    ("ich bin in Berlin", "Europe/Berlin", ""),
    ("bin gerade in Wien angekommen", "Europe/Vienna", ""),
    ("wir sind diese Woche in Köln", "Europe/Berlin", ""),
    ("Estoy en Madrid", "Europe/Madrid", ""),
    ("je suis à Lyon", "Europe/Paris", ""),
    ("estou em Porto Alegre", "America/Sao_Paulo", ""),
    ("walked 20 min and I'm in Madrid now", "Europe/Madrid", "walked 20 min"),
    ("I'm in Lisbon. 4", "Europe/Lisbon", "4"),
    ("FYI: I'm in Tokyo, so shift my walks", "Asia/Tokyo", "so shift my walks"),
    ("I'm in London. I'm in pain", "Europe/London", "I'm in pain"),
]

NOT_THERE = [
    "I was in Paris",
    "I'm not in Paris",
    "I'm in Paris?",
    "am I in Paris",
    "I'm in Paris next week",
    "I'm in Paris on Friday",
    "if I'm in Rome I walk more",
    "I walk more when I'm in Rome",
    "my sister is in Rome",
    "I'm in Berlin with my sister",
    "I'm in pain",
    "I'm in a lot of pain",
    "I'm in bed",
    "im in nice",
    "back in march I fell",
    "had a fever back in March",
    "back in 5",
    "I'm in hospital",
    "I'm in traffic",
    "I'm in good shape",
    "I'm in my 60s",
    "I'm in Lodnon",
    "I'm in",
    "in Paris",
    "",
]


@pytest.mark.parametrize(("text", "zone", "rest"), THERE)
def test_where_they_are_is_found_with_what_else_is_said(text, zone, rest):
    found = read_whereabouts(text, "en")
    assert found is not None
    assert (found.spots[0].zone, found.rest) == (zone, rest)


@pytest.mark.parametrize("text", NOT_THERE)
def test_what_does_not_say_plainly_where_they_are_now_is_left_to_others(text):
    assert read_whereabouts(text, "en") is None


@pytest.mark.parametrize("word", ["essen", "baden", "ehrlich"])
def test_an_ordinary_word_of_their_language_is_no_place(word):
    assert read_whereabouts(f"ich bin in {word}", "de") is None


@pytest.mark.parametrize("expecting", [None, *Expecting])
@pytest.mark.parametrize("text", ["I'm in Los Angeles", "ich bin in Berlin", "just landed in Lisbon"])
def test_it_is_sure_whatever_was_asked(text, expecting):
    reading = understand(text, NOON, Speaker(), Dialogue(expecting=expecting))
    assert (reading.meanings, reading.confidence) == (frozenset({Meaning.SETTINGS}), 1.0)


def test_a_warning_sign_beside_a_place_is_seen():
    reading = understand("I'm in Madrid. I can't feel my groin and I can't pee", NOON, Speaker(), Dialogue())
    assert reading.alarm.level.value == "EMERGENCY"
    assert {Meaning.RED_FLAG, Meaning.SETTINGS} <= reading.meanings


@given(st.text(max_size=80), st.sampled_from([one[0] for one in THERE]), st.text(max_size=80))
def test_nothing_breaks_it_and_the_rest_is_never_longer(before, said, after):
    text = f"{before} {said} {after}"
    found = read_whereabouts(text, "en")
    assert found is None or len(found.rest) < len(text)
