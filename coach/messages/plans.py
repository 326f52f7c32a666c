"""The words about walk times, planned walks and pauses."""

from typing import assert_never

from coach.domain.replies import (
    AskMoveTime,
    AskPlanTime,
    AskSlotDays,
    AskSlotTime,
    Moved,
    NewBaseline,
    NoSuchTime,
    NothingPlanned,
    NoTimes,
    NotPaused,
    Paused,
    PlanHeard,
    PlanKept,
    Resumed,
    SkipNoted,
    SkipUndone,
    StillPaused,
    TimesSet,
)
from coach.messages import nudges, parts
from coach.messages.speech import Html, Speech, lines

TimesReply = TimesSet | AskSlotTime | AskSlotDays | NoTimes | NoSuchTime
OutingReply = PlanKept | AskPlanTime | PlanHeard | Moved | AskMoveTime | NothingPlanned
PlannedReply = SkipNoted | SkipUndone | OutingReply
PauseReply = Paused | Resumed | NewBaseline | NotPaused | StillPaused
PlanReply = TimesReply | PlannedReply | PauseReply | nudges.NudgeReply

LONG_AWAY = 14
"""Days after which somebody is welcomed back."""

MOST_DAYS = 3
"""Days that are named one by one."""


def words(reply: PlanReply, speech: Speech) -> Html:
    """Say a reply about plans."""
    if isinstance(reply, TimesReply):
        return _times(reply, speech)
    if isinstance(reply, PlannedReply):
        return _planned(reply, speech)
    return _pauses(reply, speech) if isinstance(reply, PauseReply) else nudges.words(reply, speech)


def _times(reply: TimesReply, speech: Speech) -> Html:
    match reply:
        case NoTimes() | TimesSet(()):
            return speech.say("no-times")
        case TimesSet():
            return lines(
                speech.say("times-set", slots=parts.slots(speech, reply.slots)),
                speech.say("times-set-amount", amount=reply.amount),
                speech.say("times-set-lead", lead=reply.lead_minutes),
                speech.say("times-set-quiet") if reply.quiet else "",
            )
        case AskSlotTime(weekdays):
            return speech.say("ask-slot-time", days=weekdays) if weekdays else speech.say("ask-slot-time-any")
        case AskSlotDays():
            return _ask_slot_days(reply, speech)
        case NoSuchTime(slots):
            said = parts.slots(speech, slots)
            return speech.say("no-such-time", slots=said) if slots else speech.say("no-such-time-none")
        case _:
            assert_never(reply)


def _ask_slot_days(reply: AskSlotDays, speech: Speech) -> Html:
    if reply.at is not None:
        return speech.say("ask-slot-days-at", at=reply.at)
    if reply.per_week:
        return speech.say("ask-slot-days-count", count=reply.per_week)
    return speech.say("ask-slot-days")


def _planned(reply: PlannedReply, speech: Speech) -> Html:
    match reply:
        case SkipNoted():
            return _skip(reply, speech)
        case SkipUndone(upcoming):
            return lines(speech.say("skip-undone"), parts.next_walk(speech, upcoming))
        case _:
            return _outing(reply, speech)


def _outing(reply: OutingReply, speech: Speech) -> Html:
    match reply:
        case PlanKept(walk, nudge):
            said = parts.planned(speech, walk)
            return speech.say("plan-kept" if nudge else "plan-kept-quietly", walk=said)
        case AskPlanTime(day):
            return speech.say("ask-plan-time", when=speech.say("on-day", near=speech.near(day), day=day))
        case PlanHeard(day):
            return speech.say("plan-heard-day" if day else "plan-heard")
        case Moved(before, after):
            return speech.say(
                "moved", after=parts.planned(speech, after), before=parts.planned(speech, before)
            )
        case AskMoveTime(walk):
            return speech.say("ask-move-time", walk=parts.planned(speech, walk))
        case NothingPlanned():
            return speech.say("nothing-planned")
        case _:
            assert_never(reply)


def _skip(reply: SkipNoted, speech: Speech) -> Html:
    days = [speech.say("on-day", near=speech.near(day), day=day) for day in reply.days[:MOST_DAYS]]
    if len(reply.days) > MOST_DAYS:
        first = speech.say("skip-days-many", count=len(reply.days))
    else:
        first = speech.say("skip-days", days=speech.join(days)) if days else Html()
    return lines(
        first,
        speech.say("skip-reason", reason=reply.reason or "other"),
        parts.next_walk(speech, reply.next_walk),
    )


def _pauses(reply: PauseReply, speech: Speech) -> Html:
    match reply:
        case Paused(until):
            first = speech.say("paused-until", day=until) if until else speech.say("paused")
            return lines(first, speech.say("paused-how"))
        case Resumed(standing, days_away, next_walk, variant):
            return lines(
                speech.vary("resumed-long" if days_away >= LONG_AWAY else "resumed", variant),
                parts.standing(speech, standing),
                parts.next_walk(speech, next_walk),
            )
        case NewBaseline(days_away):
            return speech.say("new-baseline", days=days_away)
        case NotPaused():
            return speech.say("not-paused")
        case StillPaused(until):
            return speech.say("still-paused-until", day=until) if until else speech.say("still-paused")
        case _:
            assert_never(reply)
