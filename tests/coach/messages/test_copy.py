import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_reply import CLASSES, NOW, replies

from coach.domain import replies as domain
from coach.messages import Voice, render
from coach.messages.cards import card, cards, number_wording
from coach.messages.speech import FALLBACK, LOCALES, Speech, bundle_of, languages

ROOT = Path(__file__).parents[3]
MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
REFERENCE = re.compile(r"\{ ([a-z][a-z0-9-]*) \}")
BANNED = (
    "push through",
    "no pain",
    "no gain",
    "you failed",
    "you broke",
    "you missed",
    "you only",
    "you forgot",
    "failure",
    "streak",
    " cure",
    " heal ",
    "heals",
    "guarantee",
    "promise",
    "safe for you",
    "nothing serious",
    "nothing to worry",
    "don't worry",
    "rest in bed",
    "bed rest",
    "damage",
    "fragile",
    "worn out",
    "slipped disc",
    "should have",
    "you must",
    "disappoint",
    "lazy",
    "excuse",
    "shame",
    "back to zero",
    "start from zero",
    "other people",
    "than others",
    "catch up on",
    "because you walked",
    "thanks to your walk",
    "you will have",
    "percent less",
    "painkiller",
    "ibuprofen",
    "paracetamol",
    "stop taking",
    "diagnos",
    "we are watching",
    "i'm watching",
    "keep an eye",
)
ALLOWED = ("(0 = no pain,", "from 0 (no pain)", "Noted: no pain.")
"""Where "no pain" is the end of a scale, or what somebody said."""

ODD = ("&lt;", "podcast", "14,999")
"""What marks a text that was filled with somebody's own words, or with more than people walk."""

SAID_OFTEN = (
    domain.WalkLogged,
    domain.AlreadyNoted,
    domain.EditTooLate,
    domain.WalkCorrected,
    domain.WalkRemoved,
    domain.AskAmount,
    domain.AskDay,
    domain.AskConfirm,
    domain.PainNoted,
    domain.SkipNoted,
    domain.SkipUndone,
    domain.Moved,
    domain.AskMoveTime,
    domain.Snoozed,
    domain.ShorterPlanned,
    domain.Nudge,
    domain.FollowUp,
    domain.NudgeClosed,
    domain.SplitOffered,
    domain.SplitTaken,
    domain.SwapOffered,
    domain.DeclineHeard,
    domain.CheckInAsked,
    domain.CheckInOver,
    domain.CheckInReminder,
    domain.NextTarget,
    domain.NextTargetSet,
    domain.WishNoted,
    domain.WeekOpened,
    domain.DidYouWalk,
    domain.FlareHeard,
    domain.TodayShown,
    domain.WeekShown,
    domain.PlanShown,
    domain.WhyShown,
    domain.NotUnderstood,
    domain.AskMeant,
    domain.NotMeant,
    domain.Unsure,
    domain.Undone,
    domain.Chatted,
    domain.HelpShown,
    domain.AskComfort,
    domain.AskTimes,
    domain.FirstPlan,
)
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
def test_nothing_that_is_never_said_is_in_the_copy(language):
    text = copy_of(language)
    for phrase in ALLOWED:
        text = text.replace(phrase, "")

    assert [phrase for phrase in BANNED if phrase in text.casefold()] == []


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


def syllables(word):
    """Count syllables as the usual rule of thumb does: groups of vowels, a silent e at the end left out."""
    groups = len(re.findall(r"[aeiouy]+", word.casefold()))
    silent = word.casefold().endswith("e") and not word.casefold().endswith(("le", "ee"))
    return max(1, groups - silent)


def grade(text):
    """Find the Flesch-Kincaid reading grade."""
    sentences = [part for part in re.split(r"[.!?:;•\n]+", text) if re.search(r"[A-Za-z]{2}", part)]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("kind", SAID_OFTEN, ids=lambda kind: kind.__name__)
def test_what_is_said_often_is_easy_to_read(kind):
    texts = [render(reply, ENGLISH) for reply in replies(kind)]
    plain = [text for text in texts if not any(odd in text for odd in ODD)]

    assert [(round(grade(text), 1), text) for text in plain if grade(text) > 6] == []


@pytest.mark.parametrize("name", cards(FALLBACK))
@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_the_cards_are_not_hard_to_read(name, zone):
    assert grade(card(Speech(replace(ENGLISH, zone=zone)), name)) <= 8


def test_all_that_is_said_is_easy_to_read_on_the_whole():
    texts = {render(replies(kind)[0], ENGLISH) for kind in CLASSES}

    assert grade("\n".join(sorted(texts))) <= 5
