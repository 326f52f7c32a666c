"""What holds for any message: no exception, no walk in the future, and small changes change little."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.reading import Dialogue, Expecting, Speaker
from coach.domain.wallclock import walking_day
from coach.language import understand
from coach.language.dates import Calendar
from coach.language.lexicon import lexicon_of
from coach.language.spans import find_spans
from coach.language.utterance import read as read_utterance

NOW = datetime(2026, 3, 11, 18, 40)
LANGUAGES = ["en", "de", "es", "fr", "pt"]
SIGNS = [
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    "",
    "-",
    "/",
    ":",
    "?",
    " 20 ",
    " 7:30 ",
    " 3/10 ",
    " 2x15 ",
    " 0 ",
    "'",
    "½",
]
PHRASES = sorted(
    {
        " ".join(phrase.words)
        for language in LANGUAGES
        for found in lexicon_of(language).phrases.values()
        for phrase in found
    }
)
SOUP = st.lists(st.tuples(st.sampled_from(PHRASES), st.sampled_from(SIGNS)), max_size=25).map(
    lambda pieces: "".join(word + sign for word, sign in pieces)
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59))
MESSAGES = st.one_of(st.text(max_size=300), SOUP)


def read(text, now=NOW, expecting=None, language="en"):
    return understand(text, now, Speaker(language), Dialogue(expecting))


@given(MESSAGES, st.sampled_from([None, *Expecting]), st.sampled_from([*LANGUAGES, "zh", ""]))
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_scene_is_read_without_an_exception(text, expecting, language):
    reading = read(text, expecting=expecting, language=language)
    assert reading.meanings
    assert 0 <= reading.confidence <= 1


@given(MESSAGES, st.sampled_from([None, *Expecting]), st.sampled_from(LANGUAGES), MOMENTS)
@settings(max_examples=300, deadline=None)
def test_no_walk_is_in_the_future_and_each_has_an_amount_or_a_question(text, expecting, language, now):
    reading = read(text, now, expecting, language)
    assert all(walk.day is None or walk.day <= walking_day(now) for walk in reading.walks)
    assert all(walk.amount.known or reading.ask & {"amount", "unit"} for walk in reading.walks)


@given(MESSAGES, st.sampled_from(LANGUAGES), st.booleans())
@settings(max_examples=300, deadline=None)
def test_spans_lie_inside_the_message_and_never_overlap(text, language, scores):
    said = read_utterance(text, lexicon_of(language))
    spans = find_spans(said, Calendar(NOW.date(), "DMY", language), scores=scores)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(span.start < span.end for span in spans)
    assert all(0 <= place <= len(said.tokens) for place in places)
    assert all(walk.span in text and walk.when in text for walk in read(text, language=language).walks)


@given(st.integers(2, 96))
@settings(deadline=None)
def test_another_number_changes_only_that_number(minutes):
    other = read("walked 20 min yesterday with the dog")
    found = read(f"walked {minutes} min yesterday with the dog")
    assert found.walks[0].amount.minutes == minutes
    assert (found.walks[0].day, found.companions) == (other.walks[0].day, other.companions)
    assert found.meanings == other.meanings


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


@pytest.mark.parametrize("often", ["½", "0.5"])
def test_less_than_once_a_day_is_no_count_of_walks(often):
    assert [walk.count for walk in read(f"walked 20 min, {often} per day").walks] == [1]
