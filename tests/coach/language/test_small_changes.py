"""Small changes of a message change little, and just what they should, in every language."""

import re
from datetime import date, timedelta
from functools import cache

import pytest

from coach.service.lab_understand import answer
from tests.coach.language.scoring import _view, walks_of
from tools.grammar import LANGUAGES, messages

IN_FRONT = [
    *(("en", words) for words in ("my wife ", "if ", "I didn't ", "tomorrow ")),
    *(("de", words) for words in ("meine Frau ", "wenn ", "nicht ", "morgen ")),
    *(("es", words) for words in ("mi mujer ", "si ", "no ", "mañana ")),
    *(("fr", words) for words in ("ma femme ", "si ", "pas ", "demain ")),
    *(("pt", words) for words in ("minha esposa ", "se ", "não ", "amanhã ")),
]
YESTERDAY = {"en": "yesterday", "de": "gestern", "es": "ayer", "fr": "hier", "pt": "ontem"}
FILLERS = [
    *(("en", words) for words in ("ok so ", "haha ", "🙂 ")),
    *(("de", words) for words in ("also ", "haha ", "🙂 ")),
    *(("es", words) for words in ("bueno, ", "jaja ", "🙂 ")),
    *(("fr", words) for words in ("bon, ", "haha ", "🙂 ")),
    *(("pt", words) for words in ("bom, ", "haha ", "🙂 ")),
]
CASES = [str.upper, str.title, "  {} ".format]
SIGNS = ["{}!!".format, "{} 😊".format, "{}\n".format]
BY_SIGNS = 3
BY_FILLERS = 7
IN_FRONT_OF = 4
"""Percent that may change: the rules change none, what was learned weighs every word and sign."""
BY_THEIR_FIRST_WORD = {"yes", "no", "not_done", "snooze_open", "make_that", "chat", "wish"}
"""Frames that are told by what they begin with; a filler in front still hides it."""
ABBREVIATED = "ca. "
"""Its point still ends the sentence."""
PLAIN = (
    "{amount}",
    "walked {amount}",
    "did {amount}",
    "{product}",
    "{km} in",
    "andei {amount}",
    "caminé {amount}",
)


@cache
def sample(language):
    """Pair messages of all kinds with how they are read."""
    return [(line, read(line)) for line in messages(language, 21, 300)]


@cache
def plain_reports(language):
    """Give reports without a day, that begin with the verb or the amount."""
    lines = [line for line in messages(language, 11, 2000) if line["tags"][1].startswith(PLAIN)]
    return [line for line in lines if set(line["gold"]) == {"intents", "walks", "ask"} and _alone(line)]


def _alone(line):
    walks = line["gold"]["walks"]
    return len(walks) == 1 and "when" not in walks[0] and ABBREVIATED not in line["text"]


def read(line, text=None):
    """Give the core of what is understood, for the text of a line or another one in its scene."""
    said = answer({**line, "text": line["text"] if text is None else text})["pred"]
    return _view(said), walks_of(said)


def changed_by(pairs, change):
    """Give the messages that are read otherwise after a change."""
    return [line["text"] for line, before in pairs if before != read(line, change(line["text"]))]


def percent(found, of):
    return 100 * len(found) / len(of)


def logged(line, text):
    return answer({**line, "text": text})["pred"]["walks"]


@pytest.mark.parametrize(("language", "words"), IN_FRONT)
def test_words_in_front_that_make_it_no_report_remove_the_log(language, words):
    lines = plain_reports(language)
    assert len(lines) >= 20
    kept = [words + line["text"] for line in lines if logged(line, words + line["text"])]
    assert percent(kept, lines) <= IN_FRONT_OF, kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_yesterday_moves_a_walk_by_one_walking_day(language):
    lines = [line for line in plain_reports(language) if line["ref"][11:] >= "04:00"]
    pairs = [
        (logged(line, line["text"]), logged(line, f"{YESTERDAY[language]} {line['text']}")) for line in lines
    ]
    assert [told for told, moved in pairs if [_earlier(walk) for walk in told] != _dated(moved)] == []


def _earlier(walk):
    return str(date.fromisoformat(walk["date"]) - timedelta(days=1)), walk["minutes"], walk["distance_m"]


def _dated(walks):
    return [(walk["date"], walk["minutes"], walk["distance_m"]) for walk in walks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", CASES)
def test_case_and_space_change_nothing(language, change):
    assert changed_by(sample(language), change) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", SIGNS)
def test_closing_signs_emoji_and_lines_change_next_to_nothing(language, change):
    changed = changed_by(sample(language), change)
    assert percent(changed, sample(language)) <= BY_SIGNS, changed


@pytest.mark.parametrize(("language", "words"), FILLERS)
def test_words_that_say_nothing_change_little(language, words):
    lines = [
        (line, before) for line, before in sample(language) if line["tags"][0] not in BY_THEIR_FIRST_WORD
    ]
    changed = changed_by(lines, lambda text: words + text)
    assert percent(changed, lines) <= BY_FILLERS, changed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("more", [1, 7, 30])
def test_another_number_changes_only_that_number(language, more):
    lines = [line for line in messages(language, 31, 1200) if _has_its_minutes(line)]
    assert len(lines) >= 20
    changed = [(line["text"], read(line), read(line, _longer(line, more))) for line in lines]
    assert [text for text, before, after in changed if _with(before, more) != after] == []


def _has_its_minutes(line):
    """Whether a report has one number in it, which is its minutes."""
    walks = line["gold"]["walks"]
    numbers = re.findall(r"\d+", line["text"])
    return line["tags"][0] == "report" and numbers == [str(walks[0]["minutes"])] and walks[0]["minutes"] >= 10


def _longer(line, more):
    return re.sub(r"\d+", lambda number: str(int(number[0]) + more), line["text"])


def _with(before, more):
    view, walks = before
    return view, [
        (day, total, ((low + more, high + more), *rest)) for day, total, ((low, high), *rest) in walks
    ]
