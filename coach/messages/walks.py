"""The words about walks that were told, and pain."""

from typing import assert_never

from coach.domain.replies import (
    AlreadyNoted,
    AskAmount,
    AskConfirm,
    AskCorrection,
    AskDay,
    AskUnit,
    EditTooLate,
    NoSigns,
    NoSuchWalk,
    NotKept,
    NotYetWalked,
    PainNoted,
    SummaryHeard,
    SymptomHeard,
    TooFarBack,
    TooMuch,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
)
from coach.messages import parts
from coach.messages.speech import Html, Speech, lines

KeptReply = WalkLogged | AlreadyNoted | EditTooLate | NotKept | WalkCorrected | WalkRemoved
AskedBack = AskAmount | AskUnit | AskDay | AskConfirm | AskCorrection | TooMuch | SummaryHeard
NotTaken = NoSuchWalk | TooFarBack | NotYetWalked
Felt = PainNoted | SymptomHeard | NoSigns
WalkReply = KeptReply | AskedBack | NotTaken | Felt

STRONG = 6
"""Pain of 10 from which a shorter walk or none is named."""


def words(reply: WalkReply, speech: Speech) -> Html:
    """Say a reply about walks."""
    if isinstance(reply, KeptReply):
        return _kept(reply, speech)
    if isinstance(reply, AskedBack):
        return _asked_back(reply, speech)
    return _not_taken(reply, speech) if isinstance(reply, NotTaken) else _felt(reply, speech)


def _kept(reply: KeptReply, speech: Speech) -> Html:
    match reply:
        case WalkLogged():
            return _logged(reply, speech)
        case EditTooLate():
            return speech.say("edit-too-late")
        case AlreadyNoted(standing):
            return lines(speech.say("already-noted"), parts.standing(speech, standing))
        case NotKept():
            return speech.say("not-kept")
        case WalkCorrected():
            return lines(_corrected(reply, speech), parts.standing(speech, reply.standing))
        case WalkRemoved(walks, standing):
            removed = speech.say("removed", walks=parts.told_all(speech, walks))
            return lines(removed, parts.standing(speech, standing))
        case _:
            assert_never(reply)


def _logged(reply: WalkLogged, speech: Speech) -> Html:
    walks = parts.told_all(speech, reply.walks)
    if reply.pain is None:
        noted = speech.say("logged-changed" if reply.corrected else "logged", walks=walks)
    else:
        message = "logged-changed-pain" if reply.corrected else "logged-pain"
        noted = speech.say(message, walks=walks, pain=reply.pain)
    return lines(
        noted,
        speech.say("pain-ease") if (reply.pain or 0) >= STRONG else "",
        parts.standing(speech, reply.standing),
        speech.vary("returned", 0) if reply.returned else "",
        speech.vary("goal-reached", 0) if reply.goal_reached else "",
    )


def _corrected(reply: WalkCorrected, speech: Speech) -> Html:
    day = parts.when(speech, reply.after)
    if parts.when(speech, reply.before) == day:
        before, after = parts.how_much(speech, reply.before), parts.how_much(speech, reply.after)
        return speech.say("corrected-amount", after=after, before=before, when=day)
    return speech.say(
        "corrected", after=parts.told(speech, reply.after), before=parts.told(speech, reply.before)
    )


def _asked_back(reply: AskedBack, speech: Speech) -> Html:
    match reply:
        case AskAmount(day):
            return speech.say("ask-amount", when=speech.say("on-day", near=speech.near(day), day=day))
        case AskUnit(number):
            return speech.say("ask-unit", number=number)
        case AskDay(walk):
            return speech.say("ask-day", amount=parts.how_much(speech, walk))
        case AskConfirm(walks):
            return speech.say("ask-confirm", walks=parts.told_all(speech, walks))
        case AskCorrection(walk):
            return speech.say("ask-correction", walk=parts.told(speech, walk))
        case TooMuch(walk):
            return speech.say("too-much", amount=parts.how_much(speech, walk))
        case SummaryHeard(count):
            return lines(speech.say("summary-heard", walks=count or 0), speech.say("summary-how"))
        case _:
            assert_never(reply)


def _not_taken(reply: NotTaken, speech: Speech) -> Html:
    match reply:
        case NoSuchWalk(day):
            return speech.say("no-such-walk-day", day=day) if day else speech.say("no-such-walk")
        case TooFarBack(day, days):
            return speech.say("too-far-back", day=day, days=days)
        case NotYetWalked(day):
            return speech.say("not-yet-walked", near=speech.near(day), day=day)
        case _:
            assert_never(reply)


def _felt(reply: Felt, speech: Speech) -> Html:
    match reply:
        case PainNoted():
            return _pain(reply, speech)
        case SymptomHeard():
            return speech.say("symptom-heard")
        case NoSigns():
            return speech.say("no-signs")
        case _:
            assert_never(reply)


def _pain(reply: PainNoted, speech: Speech) -> Html:
    if reply.score is None and reply.level is None and reply.trend is None:
        return lines(speech.say("pain-how-strong"), speech.say("pain-ease"))
    bad = (reply.score or 0) >= STRONG or reply.level == "severe" or reply.trend == "worse"
    return lines(
        speech.say("pain-level", level=reply.level or "other")
        if reply.score is None
        else speech.say("pain-score", score=reply.score),
        speech.say("pain-trend", trend=reply.trend) if reply.trend else "",
        speech.say("pain-ease") if bad else "",
    )
