"""Twelve weeks of three people: each week's target, and each message as it was said, with when."""

import people
import pytest
from transcript import Transcript, kept

STARTER = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70]
"""The first walk time had passed when they began, so that walk goes to the next free day."""

AVERAGE = [80, 85, 90, 95, 100, 100, 105, 105, 110, 110, 115, 120]
"""Three walks of four: a week of five or six walks that misses two is done again."""

PAIN_UP = [80, 85, 90, 95, 100, 100, 100, 105, 105, 110, 115, 120]
"""Pain is up in weeks 5 and 6: weeks 6 and 7 stay at 100."""


@pytest.mark.parametrize(
    ("name", "life", "targets"),
    [
        ("five_minute_starter", people.FIVE_MINUTE_STARTER, STARTER),
        ("average", people.AVERAGE, AVERAGE),
        ("pain_up", people.PAIN_UP, PAIN_UP),
    ],
)
async def test_twelve_weeks_of_somebody(chat, name, life, targets):
    transcript = Transcript(chat)

    lived = await people.live(chat, life)

    assert [target for _, target in lived] == targets
    assert transcript.text == kept(name)
