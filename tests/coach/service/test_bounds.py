"""No message takes long to hear, however it was made, on the way that the bot really takes."""

import pytest

from tests.coach.language.adversaries import KINDS, LONGEST
from tests.coach.language.cost import SCENES, growth, within

LIMIT = 0.05
"""CPU seconds of any message."""
MOST_GROWTH = 2.5
"""Times the cost when the length doubles."""
READ_WHOLE = 1000
"""Characters; of what is longer only the safety layer reads more."""
HEAVIEST = ["understand", "listen, in German", "listen, asked why not", "listen, asked for times"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scene", HEAVIEST)
def test_any_message_is_read_within_fifty_milliseconds(kind, scene):
    assert within(SCENES[scene], KINDS[kind], READ_WHOLE, LIMIT)
    assert within(SCENES[scene], KINDS[kind], LONGEST, LIMIT)


@pytest.mark.parametrize("scene", sorted(SCENES.keys() - HEAVIEST))
def test_every_question_that_is_open_leaves_the_bound_as_it_is(scene):
    assert all(within(SCENES[scene], make, READ_WHOLE, LIMIT) for make in KINDS.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [250, 500, 2048])
def test_twice_the_words_cost_no_more_than_two_and_a_half_times(kind, length):
    assert growth(SCENES["understand"], KINDS[kind], length) <= MOST_GROWTH
    assert growth(SCENES["listen, in German"], KINDS[kind], length) <= MOST_GROWTH
