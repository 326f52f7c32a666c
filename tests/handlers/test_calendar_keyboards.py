"""The buttons about calendars fit Telegram in every script, and each of them still means something."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import Unit
from coach.domain.calendar_sources import CalendarSource, CalendarWays, Counts, SourceKind
from coach.domain.choices import decode
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.taps import tap
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Record
from coach.domain.person import Asked, Person, Plan, Question, Stage
from coach.domain.replies import (
    AskCalendarAccount,
    AskCalendarFile,
    AskCalendarLink,
    AskCalendarWords,
    AskEventTime,
    CalendarCollections,
    CalendarConnected,
    CalendarFound,
    CalendarsShown,
    SourceShown,
)
from coach.messages import Voice, label
from handlers.keyboards import keyboard_for

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENGLISH = Voice("en", metric=True, now_local=NOW.replace(tzinfo=None))
LONGEST_ID = 2**63 - 1
NAMES = (
    "सुबह की सैर और हल्का व्यायाम दोस्तों के साथ",
    "散步" * 30,
    "🚶🏽‍♀️" * 20,
    "Прогулки по вечерам вокруг озера",
)
ELSEWHERE = {"plan", "feed", "unfeed"}
"""What gives the plan out is looked at where it is made."""


def found(about=1, categories=(), likely=""):
    return CalendarFound(
        about, "Mine", 9, date(2026, 3, 2), date(2026, 3, 8), (), 0, categories, 9, 0, likely
    )


def shown(*ids, links=True, feed=True, subscribed=False):
    sources = tuple(
        SourceShown(one, "link", "Mine", "all", (), 3, None, None, 0, 9, writes=False, given_up=False)
        for one in ids
    )
    return CalendarsShown(sources, links, feed, subscribed)


def connected(about=1, *, asks=True):
    return CalendarConnected(about, "all", (), 0, (), 0, 0, 0, 0, asks_writing=asks)


def choices(reply):
    return [button.choice for row in keyboard_for(reply) for button in row]


def values(reply):
    return [[(choice.about, choice.value) for choice in row] for row in _rows(reply)]


def _rows(reply):
    return [[button.choice for button in row] for row in keyboard_for(reply)]


def labels(reply):
    return [[label(button, ENGLISH) for button in row] for row in keyboard_for(reply)]


def bytes_of(reply):
    return [len(one.encode().encode()) for one in choices(reply)]


@pytest.mark.parametrize("name", NAMES)
def test_long_names_in_other_scripts_fit_a_button(name):
    reply = found(LONGEST_ID, categories=(name, name * 2), likely=name)

    assert max(bytes_of(reply)) <= 64
    assert [decode(one.encode()) for one in choices(reply)] == choices(reply)
    assert max(len(text) for row in labels(reply) for text in row) <= 40


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_name_fits_a_button(category, word):
    reply = found(LONGEST_ID, categories=(category,), likely=word)

    assert max(bytes_of(reply)) <= 64
    assert [decode(one.encode()) for one in choices(reply)] == choices(reply)


def test_an_account_with_many_calendars_offers_the_first_ones():
    reply = CalendarCollections(LONGEST_ID, tuple(f"{one} {'散步' * 20}" for one in range(30)))

    assert [one.value for one in choices(reply)] == [f"p:{place}" for place in range(8)]
    assert max(bytes_of(reply)) <= 64


def test_what_is_found_can_be_counted_in_each_way():
    assert values(found(5, categories=("Walks",), likely="walk")) == [
        [(5, "all")],
        [(5, "t:walk")],
        [(5, "c:walks")],
        [(5, "words")],
        [(5, "busy")],
        [(5, "no")],
    ]
    assert values(found(5)) == [[(5, "all")], [(5, "words")], [(5, "busy")], [(5, "no")]]


def test_one_calendar_is_looked_after_without_its_name():
    assert labels(shown(5)) == [
        ["Read it now", "Let it go"],
        ["Add a link", "Add an account"],
        ["Add a file"],
        ["My plan as a file"],
        ["Private link to my plan"],
    ]


def test_two_calendars_are_told_apart():
    assert labels(shown(5, 6))[:2] == [["Read Mine now", "Let Mine go"]] * 2
    assert values(shown(5, 6))[:2] == [[(5, "refresh"), (5, "drop")], [(6, "refresh"), (6, "drop")]]


def test_without_a_key_only_files_can_be_added():
    assert values(shown(links=False, feed=False)) == [[(0, "file")], [(0, "plan")]]


def test_a_private_link_that_is_there_can_be_ended():
    assert values(shown(subscribed=True))[-1] == [(0, "unfeed")]
    assert values(shown())[-1] == [(0, "feed")]
    assert values(shown(feed=False, subscribed=True))[-1] == [(0, "plan")]


def test_an_account_is_asked_for_writing_once():
    assert values(connected(5)) == [[(5, "write")], [(5, "nowrite")]]
    assert values(connected(5, asks=False)) == []


def test_a_walk_without_a_time_is_asked_for_with_times():
    reply = AskEventTime(date(2026, 3, 4), (datetime(2026, 3, 4, 8), datetime(2026, 3, 4, 12, 30)))

    assert labels(reply) == [["08:00", "12:30"]]
    assert [one.value for one in choices(reply)] == ["08:00", "12:30"]


# --- every button leads somewhere ---

UNCHOSEN = CalendarSource(SourceKind.CALDAV, NOW, NOW, id=1)
CHOSEN = replace(UNCHOSEN, counts=Counts.ALL)
ACTIVE = Person(
    1,
    NOW,
    stage=Stage.ACTIVE,
    consent_version=1,
    consent_at=NOW,
    plan=Plan(Unit.MINUTES, start=80, session=20, walks=4),
)


def is_dead(choice, source, **person):
    """Tell whether a tap means nothing any more."""
    record = Record(replace(ACTIVE, **person), NOW, sources=(source,))
    turn = Turn(record, ways=CalendarWays(links=True, feed=True))
    tap(turn, choice, Origin(0, 1))
    return not (turn.acted and turn.says)


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        (shown(1), CHOSEN),
        (shown(1, subscribed=True), CHOSEN),
        (found(1, categories=NAMES[:3], likely="walk"), UNCHOSEN),
        (CalendarCollections(1, NAMES), UNCHOSEN),
        (connected(), CHOSEN),
        (AskCalendarLink(), CHOSEN),
        (AskCalendarAccount(), CHOSEN),
        (AskCalendarWords(), UNCHOSEN),
    ],
)
def test_every_button_leads_somewhere(reply, source):
    assert choices(reply) != []
    assert {one.value for one in choices(reply) if is_dead(one, source)} - ELSEWHERE == set()


def test_a_time_for_a_walk_without_one_leads_somewhere():
    question = Question(Asked.PLAN_TIME, NOW.replace(hour=20), notes={"day": "2026-03-04", "amount": "20"})
    (choice,) = choices(AskEventTime(date(2026, 3, 4), (datetime(2026, 3, 4, 12, 30),)))

    assert not is_dead(choice, CHOSEN, question=question)
    assert is_dead(choice, CHOSEN)


def test_a_file_is_asked_for_without_buttons():
    assert choices(AskCalendarFile()) == []


@pytest.mark.parametrize(
    ("reply", "source"), [(found(1, categories=("Walks",), likely="walk"), CHOSEN), (connected(), UNCHOSEN)]
)
def test_a_button_of_another_time_means_nothing(reply, source):
    assert [one.value for one in choices(reply) if not is_dead(one, source)] == []


@pytest.mark.parametrize("about", [2, -1, LONGEST_ID])
def test_a_button_about_another_calendar_means_nothing(about):
    replies = (found(about), connected(about), CalendarCollections(about, ("Mine",)))

    assert [one for reply in replies for one in choices(reply) if not is_dead(one, CHOSEN)] == []


@pytest.mark.parametrize("value", ["p:", "p:x", "p:-1", "p:²", "p:" + "9" * 30, "w:x", "", "drop!"])
def test_a_button_that_nobody_made_means_nothing(value):
    choice = replace(choices(connected())[0], value=value)

    assert is_dead(choice, UNCHOSEN)
    assert is_dead(choice, CHOSEN)
