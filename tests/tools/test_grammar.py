"""The grammar makes many different messages, always the same ones, and labels that fit them."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from itertools import islice

import pytest

from tools.grammar import LANGUAGES, messages
from tools.grammar.frames import FRAMES
from tools.grammar.messages import sheet_of

ENOUGH = 4000


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request):
    return list(messages(request.param, 5, ENOUGH))


def test_thousands_of_messages_are_made_and_no_two_are_alike(made):
    assert len({(line["tags"][0], line["text"], line["ref"]) for line in made}) == ENOUGH
    assert len({line["text"] for line in made}) > ENOUGH / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_messages(language):
    assert list(messages(language, 3, 50)) == list(messages(language, 3, 50))
    assert list(messages(language, 3, 50)) != list(messages(language, 4, 50))


def test_every_sentence_of_a_language_is_made(made):
    frames = sheet_of(made[0]["lang"])["frames"]
    sentences = {(name, sentence) for name, written in frames.items() for sentence in written}
    assert {tuple(line["tags"]) for line in made} == sentences


def test_every_frame_is_written_in_english():
    assert {name for name, written in sheet_of("en")["frames"].items() if written} == set(FRAMES)


def test_the_words_of_a_label_stand_in_the_message(made):
    quotes = [
        (quote, line["text"])
        for line in made
        for walk in line["gold"]["walks"]
        for quote in (walk["span"], walk.get("when", ""))
    ]
    assert [text for quote, text in quotes if quote not in text] == []


def test_walks_have_come_and_plans_are_to_come(made):
    walks = [(walk["date"], line["ref"]) for line in made for walk in line["gold"]["walks"]]
    plans = [(plan["date"], line["ref"]) for line in made for plan in line["gold"].get("plan", [])]
    assert all(_walking_day(ref) - timedelta(days=13) <= date.fromisoformat(day) for day, ref in walks)
    assert all(date.fromisoformat(day) <= _walking_day(ref) for day, ref in walks)
    assert all(date.fromisoformat(day) > _walking_day(ref) for day, ref in plans)


def _walking_day(ref):
    return (datetime.fromisoformat(ref) - timedelta(hours=4)).date()


def test_the_command_prints_a_json_object_a_line():
    command = [sys.executable, "-m", "tools.grammar", "--seed", "2", "--count", "3", "--language", "fr"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    lines = printed.stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith('{"id": "fr-0001", "lang": "fr"')


def test_a_grammar_that_has_no_more_to_say_stops():
    assert len(list(islice(messages("en", 1, 30), 50))) == 30
