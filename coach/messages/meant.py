"""The words where it is not certain what was meant."""

from typing import assert_never

from coach.domain.amounts import Unit
from coach.domain.replies import (
    Act,
    AskMeant,
    GoalSet,
    Moved,
    NewBaseline,
    NoTimes,
    NotMeant,
    PairingSet,
    Paused,
    PlanKept,
    Resumed,
    SettingChanged,
    ShorterPlanned,
    SkipNoted,
    SkipUndone,
    Snoozed,
    TimesSet,
    Undone,
    UnitSet,
    Unsure,
    WalkCorrected,
    WalkLogged,
    WalkRemoved,
)
from coach.messages import parts
from coach.messages.setting import place
from coach.messages.speech import Html, Speech, lines

MeantReply = AskMeant | NotMeant | Unsure | Undone
WalkAct = WalkLogged | WalkCorrected | WalkRemoved
OutingAct = SkipNoted | Moved | PlanKept | Snoozed | ShorterPlanned
PlanAct = TimesSet | NoTimes | Paused | Resumed | NewBaseline
UndoneAct = Undone | SkipUndone
SettingAct = SettingChanged | GoalSet | UnitSet | PairingSet
UNITS = {Unit.MINUTES: "minutes", Unit.STEPS: "steps", Unit.METRES: "distance"}

MOST_ACTS = 4
"""Things that one question names."""


def words(reply: MeantReply, speech: Speech) -> Html:
    """Say what was understood, or that it wasn't."""
    match reply:
        case AskMeant(acts):
            what = speech.join([act_of(act, speech) for act in acts[:MOST_ACTS]])
            return speech.say("ask-meant", what=what) if acts else speech.say("ask-meant-nothing")
        case NotMeant(about):
            return speech.say("not-meant", about=about)
        case Unsure(about, variant):
            return speech.vary("unsure", variant, about=about)
        case Undone(what, upcoming):
            return lines(speech.say("undone", what=what), parts.next_walk(speech, upcoming))
        case _:
            assert_never(reply)


def act_of(act: Act, speech: Speech) -> Html:
    """Say what would be done, as a part of a question."""
    if isinstance(act, WalkAct):
        return _walk(act, speech)
    if isinstance(act, OutingAct):
        return _outing(act, speech)
    if isinstance(act, PlanAct):
        return _plan(act, speech)
    return speech.say("meant-undo") if isinstance(act, UndoneAct) else _setting(act, speech)


def _walk(act: WalkAct, speech: Speech) -> Html:
    match act:
        case WalkLogged(walks):
            return speech.say("meant-walked", walks=parts.told_all(speech, walks))
        case WalkRemoved(walks):
            return speech.say("meant-removed", walks=parts.told_all(speech, walks))
        case WalkCorrected(before, after):
            return speech.say(
                "meant-corrected", before=parts.told(speech, before), after=parts.told(speech, after)
            )
        case _:
            assert_never(act)


def _outing(act: OutingAct, speech: Speech) -> Html:
    match act:
        case SkipNoted(days):
            named = [speech.say("on-day", near=speech.near(day), day=day) for day in days[:MOST_ACTS]]
            return (
                speech.say("meant-skip", days=speech.join(named)) if named else speech.say("meant-skip-any")
            )
        case Moved(before, after):
            message = "meant-moved-time" if before.day == after.day else "meant-moved"
            return speech.say(
                message, day=before.day, at=before.at, to_day=after.day, to_time=after.at, amount=after.amount
            )
        case PlanKept(walk):
            return speech.say("meant-plan", walk=parts.planned(speech, walk))
        case Snoozed(until):
            return speech.say("meant-snooze", until=until)
        case ShorterPlanned(_, amount):
            return speech.say("meant-shorter", amount=amount)
        case _:
            assert_never(act)


def _plan(act: PlanAct, speech: Speech) -> Html:
    match act:
        case TimesSet(slots) if slots:
            return speech.say("meant-times", slots=parts.slots(speech, slots))
        case TimesSet() | NoTimes():
            return speech.say("meant-no-times")
        case Paused(until):
            return speech.say("meant-paused-until", day=until) if until else speech.say("meant-paused")
        case Resumed() | NewBaseline():
            return speech.say("meant-resumed")
        case _:
            assert_never(act)


def _setting(act: SettingAct, speech: Speech) -> Html:
    match act:
        case GoalSet(total):
            return speech.say("meant-goal", goal=total)
        case UnitSet(unit):
            return speech.say("meant-units", name=UNITS[unit])
        case PairingSet():
            return speech.say("meant-setting", what="other")
        case SettingChanged():
            return _changed(act, speech)
        case _:
            assert_never(act)


def _changed(act: SettingChanged, speech: Speech) -> Html:
    match act:
        case SettingChanged(what="lead", number=int(number)):
            return speech.say("meant-lead", number=number)
        case SettingChanged(what="quiet", start=start, end=end) if start and end:
            return speech.say("meant-quiet" if start != end else "meant-no-quiet", start=start, end=end)
        case SettingChanged(what="check_in", weekday=int(weekday)):
            return speech.say("meant-check-in", weekday=(weekday,))
        case SettingChanged(what="zone", name=str(name)):
            return speech.say("meant-zone", name=place(name))
        case SettingChanged(what="units", name=str(name)):
            return speech.say("meant-units", name=name)
        case SettingChanged(what="language", name=str(name)):
            return speech.say("meant-language", code=name)
        case _:
            return speech.say("meant-setting", what=act.what)
