"""The words of the start: consent, the two lists, the first plan."""

from typing import assert_never

from coach.domain.replies import (
    AskComfort,
    AskTimes,
    AskZone,
    ConsentDeclined,
    ConsentFirst,
    FirstPlan,
    ProfessionalFirst,
    Screening,
    TooYoung,
    Welcome,
    WelcomeBack,
)
from coach.messages import parts
from coach.messages.cards import card
from coach.messages.programme import goal_of
from coach.messages.setting import place
from coach.messages.speech import Html, Speech, closest, lines, paragraphs

ConsentReply = Welcome | WelcomeBack | ConsentDeclined | TooYoung | ConsentFirst
SetupReply = Screening | ProfessionalFirst | AskComfort | AskZone | AskTimes | FirstPlan
StartReply = ConsentReply | SetupReply


def words(reply: StartReply, speech: Speech) -> Html:
    """Say a reply of the start."""
    return _consent(reply, speech) if isinstance(reply, ConsentReply) else _setup(reply, speech)


def _consent(reply: ConsentReply, speech: Speech) -> Html:
    match reply:
        case Welcome():
            return paragraphs(_own_words(speech), speech.say("welcome"))
        case WelcomeBack(standing):
            return lines(
                speech.say("welcome-back"), parts.standing(speech, standing), speech.say("welcome-back-how")
            )
        case ConsentDeclined():
            return speech.say("consent-declined")
        case TooYoung():
            return speech.say("too-young")
        case ConsentFirst():
            return speech.say("consent-first")
        case _:
            assert_never(reply)


def _own_words(speech: Speech) -> Html:
    """Say to whom speaks another language, once, which words the bot has."""
    language = speech.voice.language
    return Html() if closest(language) == language else speech.say("welcome-language", code=language)


def _setup(reply: SetupReply, speech: Speech) -> Html:
    match reply:
        case Screening(again):
            first = speech.say("screening-again") if again else speech.say("screening")
            return paragraphs(first, card(speech, "screening"))
        case ProfessionalFirst(now):
            return card(speech, "screened_now" if now else "screened_ever")
        case AskComfort():
            return _ask_comfort(reply, speech)
        case AskZone():
            return _ask_zone(reply, speech)
        case AskTimes():
            return _ask_times(reply, speech)
        case FirstPlan():
            return _first_plan(reply, speech)
        case _:
            assert_never(reply)


def _ask_times(reply: AskTimes, speech: Speech) -> Html:
    """Ask for walk times; a baseline week has no amounts."""
    if not reply.amount.value:
        return speech.say("ask-times-free-again" if reply.again else "ask-times-free")
    routine = speech.say("walks-of", count=reply.walks, amount=reply.amount)
    return speech.say("ask-times-again" if reply.again else "ask-times", walks=routine)


def _ask_comfort(reply: AskComfort, speech: Speech) -> Html:
    if reply.days_missing:
        return speech.say("ask-comfort-days")
    return speech.say("ask-comfort-again" if reply.again else "ask-comfort")


def _ask_zone(reply: AskZone, speech: Speech) -> Html:
    if reply.again:
        return speech.say("ask-zone-again")
    if reply.guess is None or reply.local_time is None:
        return speech.say("ask-zone")
    return speech.say("ask-zone-guess", time=reply.local_time, zone=place(reply.guess))


def _first_plan(reply: FirstPlan, speech: Speech) -> Html:
    short = reply.target != reply.full_target
    later = reply.starts > speech.voice.now_local.date()
    day = speech.say("on-day", near=speech.near(reply.starts), day=reply.starts)
    return paragraphs(
        speech.say("first-plan-starts", day=day) if later else speech.say("first-plan"),
        lines(
            speech.say("first-plan-short", target=reply.target, full=reply.full_target)
            if short
            else speech.say("first-plan-full", target=reply.target),
            speech.say("first-plan-slots", slots=parts.slots(speech, reply.slots)) if reply.slots else "",
            parts.planned_rows(speech, reply.planned),
        ),
        speech.say("first-plan-goal", goal=goal_of(speech, reply.goals[-1])) if reply.goals else "",
        speech.say("first-plan-lead", lead=reply.lead_minutes),
    )
