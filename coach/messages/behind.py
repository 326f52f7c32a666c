"""The words that offer more and shorter walks."""

from typing import assert_never

from coach.domain.replies import (
    AskDeclineReason,
    DeclineHeard,
    NothingToSplit,
    OfferOver,
    SplitNotNeeded,
    SplitOffered,
    SplitTaken,
    Standing,
    SwapOffered,
    SwapTaken,
)
from coach.messages import parts
from coach.messages.speech import Html, Speech, lines

OfferReply = SplitOffered | SplitTaken | SwapOffered | SwapTaken
NoOffer = SplitNotNeeded | NothingToSplit | AskDeclineReason | DeclineHeard | OfferOver
BehindReply = OfferReply | NoOffer


def words(reply: BehindReply, speech: Speech) -> Html:
    """Say a reply about shorter walks."""
    return _offer(reply, speech) if isinstance(reply, OfferReply) else _no_offer(reply, speech)


def _offer(reply: OfferReply, speech: Speech) -> Html:
    match reply:
        case SplitOffered():
            return _split(reply, speech)
        case SplitTaken(planned):
            return lines(speech.say("split-taken"), parts.planned_rows(speech, planned))
        case SwapOffered(count_before, session_before, count, session, unit, variant):
            walks = parts.walks_of(speech, (session,) * count, unit)
            before = parts.walks_of(speech, (session_before,) * count_before, unit)
            return speech.vary("swap-offered", variant, walks=walks, before=before)
        case SwapTaken(count, session, unit, planned):
            return lines(
                speech.say("swap-taken", walks=parts.walks_of(speech, (session,) * count, unit)),
                parts.planned_rows(speech, planned),
                speech.say("swap-times"),
            )
        case _:
            assert_never(reply)


def _split(reply: SplitOffered, speech: Speech) -> Html:
    week = reply.standing
    reaches = Standing(reply.reaches, week.target, reply.unit, week.about)
    ending = {"one_a_day": "split-reaches", "partial": "split-reaches-partial"}
    return lines(
        speech.vary("split-offered", reply.variant, walks=parts.walks_of(speech, reply.walks, reply.unit)),
        speech.say("split-two-a-day") if reply.kind == "two_a_day" else "",
        speech.say(ending.get(reply.kind, "split-reaches-enough"), reaches=reaches),
        speech.say("split-ask"),
    )


def _no_offer(reply: NoOffer, speech: Speech) -> Html:
    match reply:
        case SplitNotNeeded(standing):
            met = standing.done >= standing.target
            return speech.say("split-met", standing=standing) if met else speech.say("split-over")
        case NothingToSplit(amount):
            return speech.say("nothing-to-split", amount=amount)
        case AskDeclineReason():
            return speech.say("ask-decline-reason")
        case DeclineHeard(reason):
            return speech.say("decline-heard", reason=reason)
        case OfferOver():
            return speech.say("offer-over")
        case _:
            assert_never(reply)
