"""What of a calendar counts as a walk is what the person chose, whatever their script."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.calendar_sources import (
    CalendarSource,
    Counts,
    SourceKind,
    category_key,
    folded,
    is_ours,
    is_walk,
)
from coach.domain.calendars import Occurrence

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def source(counts, *words):
    return CalendarSource(SourceKind.LINK, NOW, NOW, counts, words)


def happens(title="", *categories, **changes):
    return replace(Occurrence("a", "", title, categories, NOW, NOW), **changes)


def test_every_entry_of_a_calendar_of_walks_is_one():
    assert is_walk(source(Counts.ALL), happens("Dentist"))
    assert is_walk(source(Counts.ALL), happens(starts_at=None, ends_at=None))


@pytest.mark.parametrize(
    ("words", "title", "expected"),
    [
        (("walk",), "Evening WALK with Rex", True),
        (("walk",), "Walks, walking and a walker's talk", True),
        (("walk",), "Two walks", True),
        (("walk",), "Walking group", True),
        (("walk",), "Lunch-walk", True),
        (("walk",), "Sleepwalking talk", False),
        (("walk",), "Walkthrough with a client", False),
        (("walk",), "Walk-in clinic", False),
        (("spaziergang",), "Spaziergang im Park", True),
        (("散步",), "晚上散步去", True),
        (("walk", "stroll"), "Stroll", True),
        (("walk",), "Run", False),
        (("evening walk",), "Evening   walk", True),
        (("straße",), "Zur STRASSE", False),
        (("strasse",), "Zur Straße", True),
        (("прогулка",), "ПРОГУЛКА", True),
        ((), "walk", False),
    ],
)
def test_title_words_are_found_whatever_their_case_and_spaces(words, title, expected):
    assert is_walk(source(Counts.WORDS, *words), happens(title)) is expected


def test_words_are_looked_for_in_titles_alone():
    assert not is_walk(source(Counts.WORDS, "walk"), happens("Run", "walk"))


@pytest.mark.parametrize(
    ("category", "expected"), [("Walks", True), ("walks ", True), ("Walks in town", False), ("Wal", False)]
)
def test_a_category_is_all_of_its_name(category, expected):
    assert is_walk(source(Counts.CATEGORY, "walks"), happens("Run", "Sport", category)) is expected


@pytest.mark.parametrize("counts", [Counts.BUSY, None])
def test_nothing_is_a_walk_where_nothing_was_chosen(counts):
    assert not is_walk(source(counts, "walk"), happens("walk", "walk"))


@pytest.mark.parametrize("counts", Counts)
def test_what_was_called_off_is_no_walk(counts):
    assert not is_walk(source(counts, "walk"), happens("walk", "walk", cancelled=True))


@given(st.text(min_size=1, max_size=60).filter(folded))
def test_a_category_is_known_again_by_what_a_button_can_carry(name):
    key = category_key(name)

    assert len(key.encode()) <= 36
    assert category_key(key) == folded(key) == key
    assert is_walk(source(Counts.CATEGORY, key), happens("", name))


def test_what_this_bot_wrote_is_known_by_its_name():
    assert is_ours("0b1c@walkitoff")
    assert not is_ours("walkitoff@example.org")
