"""The words around one planned walk: before it, after it, and when it is over."""

from typing import assert_never

from coach.domain.replies import AskShorter, FollowUp, Nudge, NudgeClosed, ShorterPlanned, Snoozed
from coach.messages.programme import pairing
from coach.messages.speech import Html, Speech, lines

NudgeReply = Snoozed | ShorterPlanned | AskShorter | Nudge | FollowUp | NudgeClosed


def words(reply: NudgeReply, speech: Speech) -> Html:
    """Say a reply around a planned walk."""
    match reply:
        case Snoozed(until):
            return speech.say("snoozed", until=until)
        case ShorterPlanned(_, amount):
            return speech.say("shorter-planned", amount=amount)
        case AskShorter():
            return speech.say("ask-shorter")
        case Nudge():
            return _nudge(reply, speech)
        case FollowUp(_, at, amount, variant):
            return speech.vary("follow-up", variant, at=at, amount=amount)
        case NudgeClosed():
            return _closed(reply, speech)
        case _:
            assert_never(reply)


def _nudge(reply: Nudge, speech: Speech) -> Html:
    return lines(
        _walk(reply, speech),
        _taken(reply, speech),
        speech.say("nudge-unread", since=reply.unread) if reply.unread else "",
        speech.say("nudge-if-then", plan=reply.if_then) if reply.if_then else "",
        speech.say("nudge-pairing", **pairing(reply.pairing)) if reply.pairing else "",
        speech.say("nudge-standing", standing=reply.standing) if reply.standing.done else "",
    )


def _taken(reply: Nudge, speech: Speech) -> str:
    """Say that the calendar has something else then, and where there is free time."""
    if not reply.taken:
        return ""
    gap = ""
    if reply.gap:
        message = "nudge-gap-half" if reply.gap_half else "nudge-gap"
        gap = speech.say(message, minutes=reply.gap_minutes, at=reply.gap.time())
    return " ".join(part for part in (speech.say("nudge-taken"), gap) if part)


def _walk(reply: Nudge, speech: Speech) -> Html:
    """Say what is planned; a baseline week asks for no amount."""
    if not reply.amount.value:
        return speech.vary("nudge-free", reply.variant, at=reply.at)
    message = "nudge-again" if reply.again else "nudge"
    return speech.vary(message, reply.variant, at=reply.at, amount=reply.amount)


def _closed(reply: NudgeClosed, speech: Speech) -> Html:
    walk = _named(reply, speech)
    if reply.until is None or reply.how not in {"moved", "snoozed"}:
        return speech.say("nudge-closed", how=reply.how, at=reply.at, walk=walk)
    return speech.say(
        "nudge-closed-until", how=reply.how, walk=walk, until=reply.until.time(), moment=reply.until
    )


def _named(reply: NudgeClosed, speech: Speech) -> Html:
    """Name the walk; one of a baseline week has no amount."""
    if not reply.amount.value:
        return speech.say("your-walk-free", at=reply.at)
    return speech.say("your-walk", at=reply.at, amount=reply.amount)
