"""Every value that is stored as JSON comes back as it was."""

from dataclasses import dataclass, make_dataclass
from datetime import UTC, date, datetime, time
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.amounts import Span, Unit
from coach.domain.person import Asked, Flare, Plan, Question
from coach.domain.replies import AskDay, Reply, ToldWalk, Welcome
from coach.storage.codec import Unreadable, codec_of

REPLY = codec_of(Reply)


def is_finite(value: object) -> bool:
    """Numbers that JSON has: it knows neither infinity nor what isn't a number."""
    return "nan" not in repr(value) and "inf" not in repr(value)


@pytest.mark.parametrize("kind", get_args(Reply), ids=lambda kind: kind.__name__)
def test_a_reply_comes_back_as_it_was(kind):
    @settings(max_examples=20, deadline=None, database=None)
    @given(st.from_type(kind).filter(is_finite))
    def comes_back(reply):
        assert REPLY.loads(REPLY.dumps(reply)) == reply

    comes_back()


@given(st.from_type(Plan))
def test_a_plan_comes_back_as_it_was(plan):
    assert codec_of(Plan | None).loads(codec_of(Plan | None).dumps(plan)) == plan


INSTANTS = st.datetimes(timezones=st.just(UTC))


@given(st.builds(Question, until=INSTANTS, notes=st.dictionaries(st.text(), st.text())))
def test_a_question_comes_back_as_it_was(question):
    assert codec_of(Question).loads(codec_of(Question).dumps(question)) == question


@given(st.builds(Flare, since=INSTANTS, next_check=INSTANTS))
def test_a_flare_comes_back_with_its_instants_aware(flare):
    assert codec_of(Flare).loads(codec_of(Flare).dumps(flare)) == flare


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (float | Span | None, Span(20, 25)),
        (float | Span | None, 20.5),
        (float | Span | None, 20),
        (float | Span | None, None),
        (tuple[int, str], (1, "a")),
        (tuple[tuple[int, ...], ...], ((1, 2), ())),
        (frozenset[Unit], frozenset({Unit.STEPS, Unit.MINUTES})),
        (dict[str, date], {"a": date(2026, 3, 1)}),
        (Literal["a", "b"] | None, "b"),
        (time, time(7, 5, 0, 1)),
        (datetime, datetime(2026, 3, 1, 12, tzinfo=UTC)),
        (bool, True),
    ],
)
def test_a_value_comes_back_as_it_was(hint, value):
    assert codec_of(hint).loads(codec_of(hint).dumps(value)) == value


def test_a_reply_says_which_one_it_is():
    assert REPLY.dumps(Welcome()) == '{"is":"Welcome"}'


def test_text_is_stored_in_ascii_whatever_it_is():
    stored = codec_of(str).dumps("schön \ud800 \x00")

    assert stored.isascii()
    assert codec_of(str).loads(stored) == "schön \ud800 \x00"


def test_a_field_that_came_later_has_its_default():
    stored = '{"day":"2026-03-01","minutes":20}'

    assert codec_of(ToldWalk).loads(stored) == ToldWalk(date(2026, 3, 1), 20)


def test_a_field_that_is_no_more_is_passed_over():
    stored = '{"day":"2026-03-01","shoes":"red"}'

    assert codec_of(ToldWalk).loads(stored) == ToldWalk(date(2026, 3, 1))


@pytest.mark.parametrize(
    "stored",
    [
        "no json",
        "[]",
        "null",
        '{"is":"Nobody"}',
        '{"day":"2026-03-01"}',
        '{"is":"AskDay"}',
        '{"is":"AskDay","walk":{"day":"yesterday"},"days":[]}',
        '{"is":"AskDay","walk":{"day":"2026-03-01","part":"teatime"},"days":[]}',
    ],
)
def test_what_is_no_reply_is_unreadable(stored):
    with pytest.raises(Unreadable):
        REPLY.loads(stored)


def test_a_reply_is_read_strictly():
    walk = ToldWalk(date(2026, 3, 1), part="evening")

    assert REPLY.loads(REPLY.dumps(AskDay(walk, ()))) == AskDay(walk, ())


@dataclass(frozen=True)
class Box:
    """Holds anything."""

    inside: object


@pytest.mark.parametrize("hint", [Box, date | time, Unit | str, list[int], object, "Walk"])
def test_a_type_that_could_not_be_told_apart_is_refused_at_once(hint):
    with pytest.raises(TypeError):
        codec_of(hint)


def test_classes_of_a_union_are_told_apart_by_name():
    one, other = (
        make_dataclass("One", [("a", int)], frozen=True),
        make_dataclass("Other", [("a", int)], frozen=True),
    )
    codec = codec_of(one | other | None)

    assert [codec.loads(codec.dumps(value)) for value in (one(1), other(1), None)] == [one(1), other(1), None]


def test_an_enum_comes_back_as_one():
    assert codec_of(Asked | None).loads('"pain"') is Asked.PAIN


def test_infinity_is_not_stored():
    with pytest.raises(ValueError, match="JSON"):
        codec_of(float).dumps(float("inf"))
