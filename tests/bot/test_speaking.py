from datetime import UTC, datetime

import pytest

from bot.speaking import message_of
from coach.domain.outgoing import Delivery, Urgency
from coach.domain.reading import Level
from coach.domain.replies import SafetyCard

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "call"),
    [(True, "call 999 (emergency number: United Kingdom),"), (False, "call your local emergency number,")],
)
def test_the_number_on_a_card_is_of_where_somebody_said_they_live_never_of_a_guess(told, call):
    card = SafetyCard(Level.EMERGENCY)
    delivery = Delivery(1, 7, card, Urgency.ANSWER, "en", "Europe/London", metric=True, zone_told=told)

    assert call in message_of(delivery, NOON)["text"]
