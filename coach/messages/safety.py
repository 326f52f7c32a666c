"""The words of the safety layer: fixed cards, and what follows them."""

from typing import assert_never

from coach.domain.reading import Level
from coach.domain.replies import LockedStill, SafetyCard, SafetyQuestion, Unlocked
from coach.messages import parts
from coach.messages.cards import card
from coach.messages.speech import Html, Speech, lines

SafetyReply = SafetyCard | SafetyQuestion | LockedStill | Unlocked

CARDS = {
    Level.EMERGENCY: "emergency",
    Level.URGENT: "urgent",
    Level.STOP_WALK: "stop_walk",
    Level.NONE: "urgent",
}
"""An alarm without a level is no case; it would be taken seriously."""


def words(reply: SafetyReply, speech: Speech) -> Html:
    """Say a reply of the safety layer."""
    match reply:
        case SafetyCard(level, crisis, somebody_else):
            name = "crisis" if crisis else CARDS[level]
            return card(speech, name, somebody_else=somebody_else)
        case SafetyQuestion():
            return card(speech, "question")
        case LockedStill(level):
            return card(speech, "locked_emergency" if level is Level.EMERGENCY else "locked")
        case Unlocked(standing):
            return lines(speech.say("unlocked"), parts.standing(speech, standing))
        case _:
            assert_never(reply)
