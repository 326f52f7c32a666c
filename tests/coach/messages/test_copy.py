import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_reply import NOW
from reading_grade import grade

from coach.messages import Voice
from coach.messages.cards import card, cards, number_wording
from coach.messages.speech import FALLBACK, LOCALES, Speech, bundle_of, languages

ROOT = Path(__file__).parents[3]
MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
REFERENCE = re.compile(r"\{ ([a-z][a-z0-9-]*) \}")

ENGLISH = Voice("en", metric=True, now_local=NOW)


def copy_of(language):
    """Read everything that may be said in a language."""
    folder = LOCALES / language
    fluent = "\n".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".ftl"))
    spoken = [card.text + card.somebody_else for card in cards(language).values()]
    wording = number_wording(language)
    return "\n".join(
        [
            *(line for line in fluent.splitlines() if not line.startswith("#")),
            *spoken,
            wording.unknown,
            wording.known,
        ]
    )


def ids_of(language):
    return set(MESSAGE.findall(copy_of(language)))


@cache
def constants(folder):
    """Collect the texts that stand in the code of a package."""
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / folder).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def said_by_name():
    """Collect the messages that the code names when it speaks."""
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "coach/messages").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    spoken = [call for call in calls if getattr(call.func, "attr", "") in {"say", "vary"}]
    literals = [node for call in spoken for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    return {node.value for node in literals if isinstance(node.value, str)}


def buttons_by_name():
    return {name for name in constants("handlers") if name.startswith("button-")}


@pytest.mark.parametrize("language", languages())
def test_every_message_there_is_gets_used(language):
    used = constants("coach/messages") | constants("handlers") | set(REFERENCE.findall(copy_of(language)))

    assert ids_of(language) - used == set()


@pytest.mark.parametrize("language", languages())
def test_every_message_that_is_used_is_there_in_every_language(language):
    fields = {"REPEAT_SPLIT", "STOP", "one_a_day", "two_a_day", "partial", "lead", "zone"}

    assert (said_by_name() | buttons_by_name()) - fields - ids_of(language) == set()


@pytest.mark.parametrize("language", languages())
def test_no_message_stands_twice(language):
    found = MESSAGE.findall(copy_of(language))

    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("language", languages())
def test_every_language_reads_without_mistakes(language):
    bundle = bundle_of(language)

    assert [name for name in ids_of(language) if not bundle.has_message(name)] == []


def test_every_card_has_a_version_and_a_place_for_its_review():
    assert {(card.version, card.reviewed_by, card.reviewed_on) for card in cards(FALLBACK).values()} == {
        (1, "", ""),
        (2, "", ""),
    }


def test_cards_of_alarms_say_that_nobody_is_watching():
    alarms = [cards(FALLBACK)[name] for name in ("emergency", "crisis", "urgent", "stop_walk")]

    assert [card for card in alarms if "nobody is watching this chat" not in card.text] == []
    assert [card for card in alarms if "nobody is watching this chat" not in card.somebody_else] == []


@pytest.mark.parametrize("name", cards(FALLBACK))
@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_the_cards_are_not_hard_to_read(name, zone):
    assert grade(card(Speech(replace(ENGLISH, zone=zone)), name)) <= 8
