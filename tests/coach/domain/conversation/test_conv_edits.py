from datetime import time

import pytest
from builders import Talk, day, instant, means, minutes, record, tells

from coach.domain.facts import DueKind
from coach.domain.reading import Change, Meaning, SaidCorrection, SaidMove, SaidSnooze
from coach.domain.replies import EditTooLate


@pytest.fixture
def talk():
    return Talk(record(instant(1, "13:00")))


def kept(talk):
    return [(walk.day, walk.minutes) for walk in talk.record.walks]


def test_one_of_several_walks_that_is_taken_out_by_an_edit_leaves_the_other(talk):
    today = minutes(20, day(1), when="today")
    talk.hear(tells(today, minutes(15, day(0), when="yesterday")))
    talk.hear(tells(today), message=1000)
    assert kept(talk) == [(day(1), 20)]


def test_each_walk_of_a_message_has_a_place_of_its_own(talk):
    talk.hear(tells(minutes(10, day(0), count=2), minutes(5, day(0)), minutes(7, day(0), count=3)))
    assert sorted(walk.place for walk in talk.record.walks) == [0, 1, 2, 3, 4, 5]
    assert sum(walk.minutes for walk in talk.record.walks) == 46


def test_a_done_that_is_edited_keeps_its_walk(talk):
    talk.fire(DueKind.NUDGE, 2)
    talk.hear(tells(minutes(None, day(1))))
    assert talk.hear(message=1000, says_done=True) == []
    assert kept(talk) == [(day(1), 20)]


def test_a_walk_that_is_edited_keeps_its_day(talk):
    talk.hear(tells(minutes(20, day(0), when="yesterday")))
    talk.hear(tells(minutes(25, day(1))), message=1000)
    assert kept(talk) == [(day(0), 25)]


def test_a_walk_that_is_edited_may_get_another_day(talk):
    talk.hear(tells(minutes(20, day(1))))
    talk.hear(tells(minutes(20, day(0), when="yesterday")), message=1000)
    assert kept(talk) == [(day(0), 20)]


@pytest.mark.parametrize(
    "reading",
    [
        means(Meaning.CORRECT, corrections=(SaidCorrection("amend", None, Change(add_minutes=5)),)),
        means(Meaning.MOVE, move=SaidMove(day(1), shift_minutes=60)),
        means(Meaning.SNOOZE, snooze=SaidSnooze(30)),
    ],
)
def test_what_changed_something_is_not_done_again_when_it_is_edited(talk, reading):
    talk.at(1, "09:00").hear(tells(minutes(20, day(0), when="yesterday")))
    talk.hear(reading)
    before = talk.record
    assert talk.hear(reading, message=1001) == [EditTooLate()]
    assert (talk.record.walks, talk.record.planned) == (before.walks, before.planned)


def test_an_edit_of_something_that_is_the_same_when_done_twice_is_heard(talk):
    talk.at(1, "09:00").hear(kind="hello")
    talk.hear(tells(minutes(20, day(1), at=time(8))), message=1000)
    assert kept(talk) == [(day(1), 20)]
