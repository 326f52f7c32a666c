"""Files made to harm: each is read in a child within its limits, or refused with the reason."""

import pytest
from hostile_files import HOSTILE, LARGE, REFUSED, SPOILED, cost

MOST_SECONDS = 3.0
"""Of processor time."""
MOST_MEGABYTES = 150


@pytest.fixture
def read_within_limits():
    """Read a file in a child; it must end by itself, and within the limits."""

    def read(make):
        spent = cost(make())
        assert spent.code == 0
        assert spent.seconds <= MOST_SECONDS
        assert spent.megabytes <= MOST_MEGABYTES
        return spent.read

    return read


@pytest.mark.parametrize("name", SPOILED)
def test_a_good_event_is_read_among_bad_ones(name, read_within_limits):
    read = read_within_limits(SPOILED[name])

    assert ("good", "good") in {(one.uid, one.title) for one in read.occurrences}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(name, read_within_limits):
    make, reason = REFUSED[name]

    assert read_within_limits(make) == reason


@pytest.mark.parametrize("name", LARGE)
def test_of_too_many_occurrences_the_earliest_are_read(name, read_within_limits):
    read = read_within_limits(LARGE[name])

    assert (len(read.occurrences), read.cut) == (5000, True)
    assert read.quarantined == ()


def test_there_are_at_least_43():
    assert len(HOSTILE) >= 43
