"""What is read out of a message before it is answered."""

from datetime import UTC, datetime

import pytest

from coach.domain.conversation.heard import Origin
from coach.domain.facts import Record
from coach.domain.person import Person, Stage
from coach.domain.reading import Level
from coach.service.listening import MOST_CHARACTERS, listen

NOW = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
RECORD = Record(Person(1, NOW, stage=Stage.ACTIVE), NOW)
SIGN = "I can't feel my groin and I can't pee"


def hear(text):
    return listen(text, Origin(1, 1), RECORD)


@pytest.mark.parametrize("before", [0, 700, 990, 1600, 3900])
def test_a_warning_sign_is_seen_anywhere_in_a_long_message(before):
    talk = "so then I told my neighbour about the garden and the weather. " * 70
    heard = hear(f"{talk[:before]}. {SIGN}. {talk}"[:4096])

    assert (heard.too_long, heard.reading.alarm.level) == (True, Level.EMERGENCY)


def test_a_long_message_is_not_read_as_a_walk():
    heard = hear("walked 20 min. " * 100)

    assert (heard.too_long, heard.reading.walks, heard.reading.alarm.level) == (True, (), Level.NONE)


def test_the_longest_message_that_is_read_is_read():
    heard = hear("walked 20 min " + "!" * (MOST_CHARACTERS - 14))

    assert (heard.too_long, len(heard.reading.walks)) == (False, 1)


def test_somebody_who_speaks_another_language_may_type_english():
    german = Record(Person(1, NOW, stage=Stage.ACTIVE, language="de"), NOW)

    assert len(listen("walked 20 min", Origin(1, 1), german).reading.walks) == 1
    assert len(listen("20 Minuten gelaufen", Origin(1, 1), german).reading.walks) == 1


@pytest.mark.parametrize(
    ("text", "tells"),
    [("3, 2, 4, no, 8", True), ("3 2 4", True), ("walked 3", False), ("hello", False), ("7", False)],
)
def test_answers_about_a_week_are_seen_though_nothing_was_asked(text, tells):
    assert hear(text).tells_week is tells
