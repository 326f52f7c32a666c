import pytest

from coach.domain.amounts import Amount
from coach.domain.reading import Meaning, Reading, SaidWalk
from coach.domain.sureness import ACT_FROM, ASK_BELOW, CHANGING, HELP_BELOW, Way, way_of

JUST = 0.001


def reading(*meanings, confidence=1.0, ask=(), minutes=20):
    walks = (SaidWalk(None, Amount(minutes=minutes)),) if Meaning.WALK in meanings else ()
    return Reading(frozenset(meanings), walks=walks, ask=frozenset(ask), confidence=confidence)


@pytest.mark.parametrize("meaning", sorted(CHANGING))
@pytest.mark.parametrize(
    ("confidence", "way"),
    [
        (1.0, Way.ACT),
        (ACT_FROM, Way.ACT),
        (ACT_FROM - JUST, Way.ACT_WITH_UNDO),
        (ASK_BELOW, Way.ACT_WITH_UNDO),
        (ASK_BELOW - JUST, Way.ASK),
        (HELP_BELOW, Way.ASK),
        (HELP_BELOW - JUST, Way.HELP),
        (0.0, Way.HELP),
    ],
)
def test_the_surer_the_reading_the_bolder_the_way(meaning, confidence, way):
    assert way_of(reading(meaning, confidence=confidence)) is way


@pytest.mark.parametrize("meaning", sorted(set(Meaning) - CHANGING))
def test_what_changes_nothing_never_needs_asking(meaning):
    assert way_of(reading(meaning, confidence=0.0), weak=True) is Way.ACT


def test_one_thing_that_changes_something_makes_the_whole_message_one_to_be_sure_of():
    assert way_of(reading(Meaning.QUESTION, Meaning.MOVE, confidence=0.4)) is Way.ASK


def test_a_walk_to_be_confirmed_is_asked_back_by_itself():
    assert way_of(reading(Meaning.WALK, confidence=0.1, ask=("confirm",))) is Way.ACT


@pytest.mark.parametrize("meaning", sorted(CHANGING - {Meaning.WALK}))
def test_anything_else_to_be_confirmed_is_asked_however_sure_it_is(meaning):
    assert way_of(reading(meaning, ask=("confirm",))) is Way.ASK


@pytest.mark.parametrize(
    ("told", "way"),
    [
        (reading(Meaning.WALK), Way.ACT),
        (reading(Meaning.WALK, Meaning.PAIN, confidence=0.7), Way.ACT_WITH_UNDO),
        (reading(Meaning.WALK, confidence=0.5), Way.ASK),
        (reading(Meaning.WALK, confidence=0.1), Way.HELP),
        (reading(Meaning.WALK, ask=("day",)), Way.ASK),
        (reading(Meaning.WALK, minutes=None), Way.ASK),
        (reading(Meaning.WALK, Meaning.MOVE), Way.ASK),
        (reading(Meaning.SKIP), Way.ASK),
        (reading(Meaning.SKIP, confidence=0.1), Way.HELP),
    ],
)
def test_in_a_weak_language_only_a_plain_walk_is_acted_on(told, way):
    assert way_of(told, weak=True) is way
