"""The words of the weekly check-in, the week close and a flare."""

from typing import assert_never

from coach.domain.replies import (
    AskSettled,
    CheckInAsked,
    CheckInOver,
    CheckInReminder,
    CheckInUnclear,
    DidYouWalk,
    FlareBegun,
    FlareCheck,
    FlareHeard,
    FlareKept,
    FlareOffered,
    IfThenInvited,
    InvitationLeft,
    Measure,
    NextTarget,
    NextTargetSet,
    NoWalksHeard,
    SettledHeard,
    Standing,
    TellLastWeek,
    WeekOpened,
    WishNoted,
)
from coach.messages import parts
from coach.messages.cards import card
from coach.messages.speech import Html, Speech, lines, paragraphs

CheckInReply = CheckInAsked | CheckInOver | CheckInReminder | CheckInUnclear
CloseReply = NextTarget | NextTargetSet | WishNoted | WeekOpened | DidYouWalk | TellLastWeek | NoWalksHeard
FlareReply = FlareCheck | FlareHeard | FlareOffered | FlareBegun | FlareKept
HurtReply = AskSettled | SettledHeard | IfThenInvited | InvitationLeft
WeeklyReply = CheckInReply | CloseReply | FlareReply | HurtReply


def words(reply: WeeklyReply, speech: Speech) -> Html:
    """Say a reply of the week's turn."""
    if isinstance(reply, CheckInReply):
        return _check_in(reply, speech)
    if isinstance(reply, HurtReply):
        return _hurt(reply, speech)
    return _close(reply, speech) if isinstance(reply, CloseReply) else _flare(reply, speech)


def _hurt(reply: HurtReply, speech: Speech) -> Html:
    match reply:
        case AskSettled():
            return speech.say("ask-settled")
        case SettledHeard(soon):
            return speech.say("settled-heard", soon="yes" if soon else "no")
        case IfThenInvited(barrier, known):
            return lines(
                speech.say("if-then-invited", barrier=barrier),
                speech.say("if-then-known", plan=known) if known else "",
                speech.say("if-then-ask"),
            )
        case InvitationLeft():
            return speech.say("invitation-left")
        case _:
            assert_never(reply)


def _check_in(reply: CheckInReply, speech: Speech) -> Html:
    match reply:
        case CheckInAsked():
            return _asked(reply, speech)
        case CheckInOver():
            return speech.say("check-in-over")
        case CheckInReminder(variant):
            return speech.vary("check-in-reminder", variant)
        case CheckInUnclear(step, number):
            return lines(speech.say("check-in-unclear"), _question(step, number, speech))
        case _:
            assert_never(reply)


def _asked(reply: CheckInAsked, speech: Speech) -> Html:
    question = _question(reply.step, reply.number, speech)
    if reply.number != 1:
        return question
    return paragraphs(
        lines(
            speech.say("check-in-asked") if reply.asked_for else speech.vary("check-in", reply.variant),
            parts.standing(speech, reply.standing),
        ),
        question,
        speech.say("check-in-at-once"),
    )


def _question(step: str, number: int, speech: Speech) -> Html:
    """Ask one step; those that not everybody is asked have no number."""
    if step == "since":
        return speech.say("question-since")
    if step == "barrier":
        return speech.say("question-barrier")
    return speech.say("question", number=number, step=step)


def _close(reply: CloseReply, speech: Speech) -> Html:
    match reply:
        case NextTarget():
            return _next_target(reply, speech)
        case NextTargetSet(target, wish):
            return speech.say("next-set", target=target, wish=wish)
        case WishNoted(wish):
            return speech.say("wish-noted", wish=wish)
        case WeekOpened():
            return _opened(reply, speech)
        case DidYouWalk(_, variant):
            return speech.vary("did-you-walk", variant)
        case TellLastWeek():
            return speech.say("tell-last-week")
        case NoWalksHeard(target):
            return speech.say("no-walks-heard", target=target)
        case _:
            assert_never(reply)


def change(before: Measure, target: Measure) -> str:
    """Tell whether a target is more, less or the same."""
    if before.unit is not target.unit or before.value == target.value:
        return "same"
    return "more" if target.value > before.value else "less"


def _next_target(reply: NextTarget, speech: Speech) -> Html:
    reason = speech.say(
        "next-reason",
        action=reply.action,
        change=change(reply.before, reply.target),
        done=Standing(reply.done, reply.before.value, reply.before.unit),
        target=reply.target,
    )
    if reply.action == "STOP":
        return reason
    walks = parts.walks_of(speech, reply.walks, reply.target.unit)
    return lines(
        reason,
        speech.say("next-walks", walks=walks) if reply.walks else "",
        speech.say("next-low") if reply.low_confidence else "",
        speech.say("next-limb") if reply.limb else "",
        speech.say("next-ask"),
    )


def _opened(reply: WeekOpened, speech: Speech) -> Html:
    if reply.before is None or reply.done is None:
        reason = speech.say("week-first", target=reply.target)
    else:
        reason = speech.say(
            "week-reason",
            action=reply.action,
            change=change(reply.before, reply.target),
            done=Standing(reply.done, reply.before.value, reply.before.unit),
            target=reply.target,
        )
    return lines(
        speech.vary("week-opened", reply.variant, number=reply.number),
        reason,
        parts.planned_rows(speech, reply.planned),
        _week_offer(reply, speech) if reply.offer else "",
    )


def _week_offer(reply: WeekOpened, speech: Speech) -> Html:
    walks = parts.walks_of(speech, reply.offer, reply.target.unit)
    return speech.vary("week-offer", reply.variant, walks=walks)


def _flare(reply: FlareReply, speech: Speech) -> Html:
    match reply:
        case FlareCheck(variant):
            return paragraphs(speech.vary("flare-check", variant), card(speech, "reminder"))
        case FlareOffered(score):
            noted = speech.say("flare-noted", score=score) if score is not None else ""
            return lines(noted, speech.say("flare-offered"))
        case FlareBegun(target, planned):
            return lines(
                speech.say("flare-begun", target=target),
                parts.planned_rows(speech, planned),
                speech.say("flare-begun-check"),
            )
        case FlareKept():
            return speech.say("flare-kept")
        case FlareHeard("over", Measure() as target):
            return speech.say("flare-over", target=target)
        case FlareHeard(state, target):
            told = speech.say("flare-target", target=target) if target else ""
            return lines(speech.say("flare-heard", state=state), told)
        case _:
            assert_never(reply)
