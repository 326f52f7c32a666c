"""The way from a reply to its words, and from a button to its label."""

from collections.abc import Mapping
from typing import Protocol

from coach.domain.replies import Reply, Undoable
from coach.messages import (
    asked,
    behind,
    calendars,
    meant,
    other,
    places,
    plans,
    programme,
    safety,
    start,
    walks,
    weekly,
)
from coach.messages.speech import Html, Speech, Value
from coach.messages.voice import Voice

Rest = (
    calendars.CalendarReply
    | places.PlaceReply
    | asked.AskedReply
    | safety.SafetyReply
    | meant.MeantReply
    | Undoable
    | other.OtherReply
)
"""What is about neither the start, walks, plans nor the week."""

MOST_LABEL = 40
"""Letters; a phone shows no more of a button."""


def render(reply: Reply, voice: Voice) -> str:
    """Turn a reply into Telegram's HTML, in the person's language."""
    return _words(reply, Speech(voice))


class Labelled(Protocol):
    """A button: the name of its label, and what is filled in there."""

    @property
    def label(self) -> str:
        """The Fluent message."""
        ...

    @property
    def args(self) -> Mapping[str, Value]:
        """What the message needs."""
        ...


def label(button: Labelled, voice: Voice) -> str:
    """Turn a button's label into plain text, at most 40 letters."""
    words = str(Speech(voice, escape=str).say(button.label, **button.args))
    return words if len(words) <= MOST_LABEL else words[: MOST_LABEL - 1] + "…"


def _words(reply: Reply, speech: Speech) -> Html:
    """Find the theme; a reply that no theme knows is no OtherReply, so it fails the type check."""
    if isinstance(reply, start.StartReply):
        return start.words(reply, speech)
    if isinstance(reply, walks.WalkReply):
        return walks.words(reply, speech)
    if isinstance(reply, plans.PlanReply):
        return plans.words(reply, speech)
    if isinstance(reply, behind.BehindReply):
        return behind.words(reply, speech)
    if isinstance(reply, weekly.WeeklyReply):
        return weekly.words(reply, speech)
    if isinstance(reply, programme.ProgrammeReply):
        return programme.words(reply, speech)
    return _rest(reply, speech)


def _rest(reply: Rest, speech: Speech) -> Html:
    if isinstance(reply, Undoable):
        return _words(reply.done, speech)
    if isinstance(reply, calendars.CalendarReply):
        return calendars.words(reply, speech)
    if isinstance(reply, places.PlaceReply):
        return places.words(reply, speech)
    if isinstance(reply, asked.AskedReply):
        return asked.words(reply, speech)
    if isinstance(reply, safety.SafetyReply):
        return safety.words(reply, speech)
    if isinstance(reply, meant.MeantReply):
        return meant.words(reply, speech)
    return other.words(reply, speech)
