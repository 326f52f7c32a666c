"""The words about the language model that may help, and about what it suggests."""

from datetime import date, time
from typing import assert_never

from coach.domain.replies import (
    HelperAllowed,
    HelperRefused,
    HelperShown,
    MeantPain,
    MeantPlan,
    MeantSkip,
    MeantWalk,
)
from coach.messages import parts
from coach.messages.speech import Html, Speech, paragraphs

HelperReply = HelperShown | HelperAllowed | HelperRefused
Meant = MeantWalk | MeantSkip | MeantPlan | MeantPain
SecondOpinionReply = HelperReply | Meant


def words(reply: SecondOpinionReply, speech: Speech) -> Html:
    """Say a reply about the helper."""
    return _helper(reply, speech) if isinstance(reply, HelperReply) else _meant(reply, speech)


def _helper(reply: HelperReply, speech: Speech) -> Html:
    match reply:
        case HelperShown(host, allowed_on):
            state = (
                speech.say("helper-allowed-on", day=allowed_on) if allowed_on else speech.say("helper-is-off")
            )
            return paragraphs(speech.say("helper", host=host), state)
        case HelperAllowed(host):
            return speech.say("helper-allowed", host=host)
        case HelperRefused():
            return speech.say("helper-refused")
        case _:
            assert_never(reply)


def _meant(reply: Meant, speech: Speech) -> Html:
    match reply:
        case MeantWalk(walk):
            return speech.say("suggested-walk", walk=parts.told(speech, walk))
        case MeantSkip(day):
            return speech.say("suggested-skip", when=_when(day, None, speech))
        case MeantPlan(day, at):
            return speech.say("suggested-plan", when=_when(day, at, speech))
        case MeantPain(score):
            return speech.say("suggested-pain", score=score)
        case _:
            assert_never(reply)


def _when(day: date, at: time | None, speech: Speech) -> Html:
    """Say a day ("on Tue 3 Mar"), with its time if there is one."""
    said = speech.say("on-day", near=speech.near(day), day=day)
    return speech.say("at-time", when=said, at=at) if at else said
