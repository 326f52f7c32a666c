import json
from pathlib import Path
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.reading import Level
from coach.language.safety import read_safety
from coach.language.symptoms import find_symptoms
from tools.grammar import LANGUAGES, messages

DATA = Path(__file__).parents[2] / "data" / "safety_public.json"
GRAVE = [
    row["text"]
    for row in json.loads(DATA.read_text(encoding="utf-8"))
    if row["level"] in {"EMERGENCY", "URGENT"}
]
HARMLESS = ["20 min walk today.", "Back 3/10.", "Lovely weather!", "5000 steps\n", "Walked with the dog. "]
TALK = [
    line["text"]
    for language in LANGUAGES
    for line in messages(language, 41, 60)
    if read_safety(line["text"]).level is Level.NONE
]
"""Ordinary messages in five languages, with and without a full stop."""
DENIABLE = [
    "chest pain",
    "numbness",
    "fever",
    "palpitations",
    "dizziness",
    "tingling in both legs",
    "chest tightness",
]
DENIALS = ["no", "without", "never had", "no sign of", "I don't have", "didn't have any"]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text):
    assert read_safety(text, "").level in Level
    assert find_symptoms(text) == find_symptoms(text)


@given(st.sampled_from(GRAVE), st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=3), st.booleans())
@settings(deadline=None)
def test_harmless_sentences_around_a_sign_do_not_hide_it(sign, harmless, before):
    around = " ".join(harmless)
    text = {True: f"{around} {sign}", False: f"{sign}. {around}"}[before]

    assert read_safety(text).level == read_safety(sign).level


@given(
    st.sampled_from(GRAVE),
    st.lists(st.sampled_from(TALK), min_size=1, max_size=4),
    st.sampled_from([". ", "\n", "! "]),
)
@settings(max_examples=200, deadline=None)
def test_no_talk_before_or_after_a_sign_hides_it(sign, talk, stop):
    level = read_safety(sign).level

    assert read_safety(stop.join([*talk, sign])).level is level
    assert read_safety(stop.join([sign, *talk])).level is level
    assert read_safety(stop.join([*talk, sign, *talk])).level is level


@given(st.sampled_from(DENIALS), st.sampled_from(DENIABLE))
@settings(deadline=None)
def test_a_denied_sign_is_no_alarm(denial, sign):
    assert read_safety(f"{denial} {sign}").level is Level.NONE


@given(st.sampled_from(GRAVE), st.sampled_from(["", "!", "!!!", ".", "...", " 😢", "  "]))
@settings(deadline=None)
def test_case_and_closing_marks_do_not_matter(sign, marks):
    level = read_safety(sign).level

    assert read_safety(sign.upper() + marks).level is level
    assert read_safety(sign.lower().replace("'", "\u2019") + marks).level is level


def seconds(text: str) -> float:
    spans = []
    for attempt in range(3):
        start = perf_counter()
        read_safety(f"{attempt} {text}", "")
        spans.append(perf_counter() - start)
    return min(spans)


def test_time_grows_with_the_length_and_not_faster():
    piece = "my back hurts and no numb legs but i walked 20 min with chest pain "
    seconds(piece)

    assert seconds(piece * 56) < 8 * 3 * max(seconds(piece * 7), 0.002)


def test_the_longest_message_is_read_in_a_moment():
    assert seconds("numb " * 820) < 1.0
