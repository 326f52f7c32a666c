"""The words for everything else."""

from typing import assert_never

from coach.domain.replies import (
    CannotRead,
    Chatted,
    Here,
    NotActive,
    NotUnderstood,
    Outage,
    PrivateOnly,
    TooFast,
    TooLong,
    WentWrong,
)
from coach.messages import second_opinion
from coach.messages.speech import Html, Speech

NotRead = NotUnderstood | TooLong | CannotRead | TooFast | WentWrong
Said = Chatted | PrivateOnly | Outage | Here | NotActive
OtherReply = NotRead | Said | second_opinion.SecondOpinionReply


def words(reply: OtherReply, speech: Speech) -> Html:
    """Say a reply to everything else."""
    if isinstance(reply, second_opinion.SecondOpinionReply):
        return second_opinion.words(reply, speech)
    return _not_read(reply, speech) if isinstance(reply, NotRead) else _said(reply, speech)


def _not_read(reply: NotRead, speech: Speech) -> Html:
    match reply:
        case NotUnderstood(variant):
            return speech.vary("not-understood", variant)
        case TooLong():
            return speech.say("too-long")
        case CannotRead(kind):
            return speech.say("cannot-read", kind=kind)
        case TooFast():
            return speech.say("too-fast")
        case WentWrong():
            return speech.say("went-wrong")
        case _:
            assert_never(reply)


def _said(reply: Said, speech: Speech) -> Html:
    match reply:
        case Chatted(kind, variant):
            return speech.vary("chatted", variant, kind=kind)
        case PrivateOnly():
            return speech.say("private-only")
        case Outage(since):
            return speech.say("outage", since=since)
        case Here(variant):
            return speech.vary("here", variant)
        case NotActive():
            return speech.say("not-active")
        case _:
            assert_never(reply)
