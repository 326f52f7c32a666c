"""Nobody reads the same words twice in 14 days."""

from datetime import time

import pytest
from every_reply import NOW

from coach.domain import replies
from coach.domain.amounts import Unit
from coach.domain.replies import (
    CheckInAsked,
    CheckInReminder,
    DidYouWalk,
    FlareCheck,
    FollowUp,
    Here,
    Measure,
    Nudge,
    Resumed,
    SplitOffered,
    Standing,
    SwapOffered,
    WeekOpened,
)
from coach.domain.replies.variants import VARIANTS
from coach.messages import Voice, render
from coach.messages.speech import FALLBACK, bundle_of, languages

MINUTES = Unit.MINUTES
TWENTY, WEEK = Measure(20, MINUTES), Standing(0, 80, MINUTES)
HALF_PAST_SEVEN = time(7, 30)
MESSAGES = {
    "nudge": "Nudge",
    "nudge-again": "NudgeAgain",
    "follow-up": "FollowUp",
    "flare-check": "FlareCheck",
    "week-opened": "WeekOpened",
    "week-offer": "WeekOpened",
    "did-you-walk": "DidYouWalk",
    "check-in": "CheckInAsked",
    "check-in-reminder": "CheckInReminder",
    "split-offered": "SplitOffered",
    "swap-offered": "SwapOffered",
    "resumed": "Resumed",
    "resumed-long": "Resumed",
    "here": "Here",
}
"""The kind of reply that each message is a part of."""

SAID = {
    "Nudge": lambda number: Nudge(1, HALF_PAST_SEVEN, TWENTY, WEEK, variant=number),
    "NudgeAgain": lambda number: Nudge(1, HALF_PAST_SEVEN, TWENTY, WEEK, variant=number, again=True),
    "FollowUp": lambda number: FollowUp(1, HALF_PAST_SEVEN, TWENTY, number),
    "FlareCheck": FlareCheck,
    "WeekOpened": lambda number: WeekOpened("HOLD", TWENTY, None, None, (), 2, number, offer=(10, 10)),
    "DidYouWalk": lambda number: DidYouWalk(TWENTY, number),
    "CheckInAsked": lambda number: CheckInAsked("pain", 1, WEEK, variant=number),
    "CheckInReminder": CheckInReminder,
    "SplitOffered": lambda number: SplitOffered((15, 15), MINUTES, WEEK, 30, "one_a_day", number),
    "SwapOffered": lambda number: SwapOffered(2, 20, 3, 15, MINUTES, number),
    "Resumed": lambda number: Resumed(WEEK, 3, None, number),
    "Here": Here,
}


def variants_of(message, language):
    """List the variants of a message in a language; none where English stands in for it."""
    bundle = bundle_of(language)
    return list(bundle.get_message(message).attributes) if bundle.has_message(message) else None


def said(kind, language="en"):
    voice = Voice(language, metric=True, now_local=NOW)
    return [render(SAID[kind](number), voice) for number in range(VARIANTS[kind])]


def test_every_kind_has_its_messages():
    assert set(MESSAGES.values()) == set(VARIANTS) == set(SAID)


def test_every_kind_is_a_reply_that_counts():
    counted = {name for name in VARIANTS if "variant" in getattr(replies, name, Nudge).__dataclass_fields__}

    assert counted == set(VARIANTS)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_has_as_many_variants_as_14_days_need(message, language):
    found = variants_of(message, language)

    assert found is None or len(found) >= VARIANTS[MESSAGES[message]]


@pytest.mark.parametrize("message", MESSAGES)
def test_english_which_stands_in_has_all_of_them(message):
    assert variants_of(message, FALLBACK) is not None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", VARIANTS)
def test_no_two_variants_of_a_kind_read_the_same(kind, language):
    texts = said(kind, language)

    assert len(set(texts)) == VARIANTS[kind]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("message", MESSAGES)
def test_no_two_variants_of_a_message_are_written_the_same(message, language):
    bundle = bundle_of(language)
    patterns = [
        bundle.format_pattern(pattern, {"at": "07:30", "amount": "20 min", "number": 2, "walks": "x"})[0]
        for pattern in (
            bundle.get_message(message).attributes.values() if variants_of(message, language) else ()
        )
    ]

    assert len(set(patterns)) == len(patterns)


def test_coming_back_after_long_reads_otherwise_than_after_a_few_days():
    voice = Voice("en", metric=True, now_local=NOW)
    short, long = (
        {render(Resumed(WEEK, days, None, number), voice) for number in range(VARIANTS["Resumed"])}
        for days in (3, 20)
    )

    assert short & long == set()
