"""What holds for any message: no exception, no walk in the future, and small changes change little."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.reading import Dialogue, Expecting, Speaker
from coach.language import understand
from coach.language.dates import Calendar
from coach.language.lexicon import lexicon_of
from coach.language.spans import find_spans
from coach.language.utterance import read as read_utterance

NOW = datetime(2026, 3, 11, 18, 40)
PLAIN = ["20 min walk", "walked 35 minutes", "2 miles", "4500 steps", "3x10min", "did 1h10", "2 km in 25 min"]
WORDS = st.sampled_from(
    [
        "walked",
        "20",
        "25",
        "min",
        "yesterday",
        "today",
        "mon",
        "tue",
        "at",
        "7:30",
        "back",
        "3/10",
        "not",
        "didn't",
        "my",
        "wife",
        "and",
        ",",
        ".",
        "if",
        "tomorrow",
        "k",
        "steps",
        "miles",
        "half",
        "an",
        "hour",
        "2x15",
        "later",
        "remind",
        "me",
        "in",
        "pause",
        "till",
        "sunday",
        "every",
        "day",
        "pain",
        "is",
        "5th",
        "march",
        "3/4",
        "-",
        "x",
        "/",
        ":",
        "am",
    ]
)
MESSAGES = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=25).map(" ".join))


def read(text, now=NOW, expecting=None, language="en"):
    return understand(text, now, Speaker(language), Dialogue(expecting))


LANGUAGES = st.sampled_from(["en", "de", "es", "fr", "pt", "zh", ""])


@given(MESSAGES, st.sampled_from([None, *Expecting]), LANGUAGES)
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_scene_is_read_without_an_exception(text, expecting, language):
    reading = read(text, expecting=expecting, language=language)
    assert reading.meanings
    assert 0 <= reading.confidence <= 1


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_no_walk_is_in_the_future_and_each_has_an_amount_or_a_question(text):
    reading = read(text)
    assert all(walk.day is None or walk.day <= NOW.date() for walk in reading.walks)
    assert all(walk.amount.known or reading.ask & {"amount", "unit"} for walk in reading.walks)


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_spans_lie_inside_the_message_and_never_overlap(text):
    said = read_utterance(text, lexicon_of("en"))
    spans = find_spans(said, Calendar(NOW.date(), "DMY", "en"))
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(said.tokens) for place in places)
    assert all(walk.span in text for walk in read(text).walks)


@pytest.mark.parametrize("text", PLAIN)
@pytest.mark.parametrize("before", ["my wife ", "if ", "I didn't ", "tomorrow "])
def test_words_in_front_that_make_it_no_report_remove_the_log(before, text):
    assert read(before + text).walks == ()


@pytest.mark.parametrize("text", PLAIN)
def test_yesterday_moves_the_walk_by_one_day(text):
    moved = [(walk.day + timedelta(days=1), walk.amount) for walk in read("yesterday " + text).walks]
    assert moved == [(walk.day, walk.amount) for walk in read(text).walks]


@given(st.integers(2, 96))
@settings(deadline=None)
def test_another_number_changes_only_that_number(minutes):
    other = read("walked 20 min yesterday with the dog")
    found = read(f"walked {minutes} min yesterday with the dog")
    assert found.walks[0].amount.minutes == minutes
    assert (found.walks[0].day, found.companions) == (other.walks[0].day, other.companions)
    assert found.meanings == other.meanings


@pytest.mark.parametrize("text", PLAIN)
@pytest.mark.parametrize("change", [str.upper, str.title, "{}!!".format, " {} ".format, "{} 😊".format])
def test_case_and_signs_change_nothing(change, text):
    changed = [(walk.day, walk.amount) for walk in read(change(text)).walks]
    assert changed == [(walk.day, walk.amount) for walk in read(text).walks]


@pytest.mark.parametrize("slip", ["wakled 20 minuets yesterday", "walkd 20 mintues yesterdya"])
def test_a_slip_of_the_finger_is_mended(slip):
    assert read(slip).walks[0].amount == read("walked 20 minutes yesterday").walks[0].amount


@pytest.mark.parametrize("text", ["worked 20 minutes", "talked for 20 minutes", "baked for 20 minutes"])
def test_a_real_word_is_not_taken_for_a_slip_of_ours(text):
    assert read(text).walks == ()


@pytest.mark.parametrize(("clock", "back"), [("03:59", 1), ("04:00", 0), ("00:05", 1), ("23:59", 0)])
def test_the_walking_day_ends_at_four(clock, back):
    now = datetime.fromisoformat(f"2026-03-12T{clock}")
    assert read("20 min", now).walks[0].day == now.date() - timedelta(days=back)


def test_after_midnight_yesterday_is_asked_about():
    reading = read("yesterday, 20 min", datetime(2026, 3, 12, 0, 25))
    assert (reading.walks[0].day, reading.ask) == (datetime(2026, 3, 11).date(), {"day"})
