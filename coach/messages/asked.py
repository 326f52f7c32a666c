"""The words for what was asked: today, week, plan, data."""

from typing import assert_never

from coach.domain.replies import (
    Answered,
    AskDelete,
    Deleted,
    DeleteKept,
    Exported,
    HelpShown,
    Measure,
    PlanShown,
    PrivacyShown,
    SafetyShown,
    Standing,
    TodayShown,
    WeekShown,
    WhyFirst,
    WhyShown,
)
from coach.messages import parts, setting
from coach.messages.cards import card
from coach.messages.speech import Html, Speech, lines, paragraphs
from coach.messages.weekly import change

ProgressReply = TodayShown | WeekShown | PlanShown | WhyShown | WhyFirst | Answered
DataReply = PrivacyShown | SafetyShown | HelpShown | Exported | AskDelete | DeleteKept | Deleted
AskedReply = ProgressReply | DataReply | setting.SettingReply


def words(reply: AskedReply, speech: Speech) -> Html:
    """Say what was asked for."""
    if isinstance(reply, ProgressReply):
        return _progress(reply, speech)
    return _data(reply, speech) if isinstance(reply, DataReply) else setting.words(reply, speech)


def _progress(reply: ProgressReply, speech: Speech) -> Html:
    match reply:
        case TodayShown():
            return _today(reply, speech)
        case WeekShown():
            return _week(reply, speech)
        case PlanShown():
            return _plan(reply, speech)
        case WhyShown():
            return _why(reply, speech)
        case WhyFirst():
            return _why_first(reply, speech)
        case Answered():
            return _answered(reply, speech)
        case _:
            assert_never(reply)


def _answered(reply: Answered, speech: Speech) -> Html:
    number = {
        "progress": parts.standing(speech, reply.standing),
        "schedule": parts.next_walk(speech, reply.next_walk) or speech.say("answered-no-walk"),
    }
    return lines(number.get(reply.topic, ""), speech.say("answered", topic=reply.topic))


def _today(reply: TodayShown, speech: Speech) -> Html:
    return lines(
        speech.say("today-planned" if reply.planned else "today-none"),
        parts.planned_rows(speech, reply.planned),
        speech.say("today-walked", walks=parts.all_of(speech, reply.walks)) if reply.walks else "",
        parts.standing(speech, reply.standing),
        parts.next_walk(speech, reply.next_walk),
    )


def _week(reply: WeekShown, speech: Speech) -> Html:
    return paragraphs(
        lines(
            speech.say("week-title", number=reply.number, standing=reply.standing),
            speech.say("week-bar", bar=parts.bar(reply.standing)),
        ),
        lines(speech.say("week-walked"), parts.told_rows(speech, reply.walks)) if reply.walks else "",
        lines(speech.say("week-planned"), parts.planned_rows(speech, reply.planned)) if reply.planned else "",
    )


def _plan(reply: PlanShown, speech: Speech) -> Html:
    routine = speech.say("walks-of", count=reply.walks, amount=reply.session)
    ahead = Html()
    for target in reply.ahead[: parts.MOST_ROWS]:
        amount = speech.show(Measure(target, reply.target.unit))
        ahead = speech.say("plan-then", first=ahead, last=amount) if ahead else amount
    return lines(
        speech.say("plan-now", number=reply.number, target=reply.target, walks=routine),
        speech.say("plan-slots", slots=parts.slots(speech, reply.slots))
        if reply.slots
        else speech.say("plan-no-slots"),
        speech.say("plan-ahead", ahead=ahead) if ahead else "",
        speech.say("plan-goal", goal=reply.goal),
    )


def _why(reply: WhyShown, speech: Speech) -> Html:
    done = Standing(reply.done, reply.before.value, reply.before.unit)
    return lines(
        speech.say("why-target", target=reply.target),
        speech.say("why-done", done=done, percent=reply.percent),
        _why_pain(reply, speech),
        speech.say(
            "why-rule",
            action=reply.action,
            light=reply.light,
            change=change(reply.before, reply.target),
        ),
        _why_more(reply, speech),
    )


def _why_more(reply: WhyShown, speech: Speech) -> Html:
    """Say what else the close stood on."""
    return lines(
        speech.say("why-limited") if reply.limited else "",
        speech.say("why-settled-late") if reply.settled_late else "",
        speech.say("why-wish", wish=reply.wish) if reply.wish else "",
        speech.say("why-gap", days=reply.gap_days) if reply.gap_days else "",
        speech.say("why-step", step=reply.step, moved=max(-1, reply.moved)) if reply.step else "",
        speech.say("why-most", most=reply.most) if reply.most and reply.action == "ADVANCE" else "",
        _why_walks(reply, speech),
        speech.say("why-flare") if reply.flare else "",
    )


def _why_walks(reply: WhyShown, speech: Speech) -> Html:
    if not reply.walks or reply.session_before is None:
        return Html()
    walks = parts.walks_of(speech, reply.walks, reply.target.unit)
    return speech.say("why-walks", walks=walks, session=reply.session_before)


def _why_pain(reply: WhyShown, speech: Speech) -> Html:
    if reply.pain is None:
        return Html()
    if reply.usual_pain is None:
        return speech.say("why-pain", pain=reply.pain)
    return speech.say("why-pain-usual", pain=reply.pain, usual=round(reply.usual_pain, 1))


def _why_first(reply: WhyFirst, speech: Speech) -> Html:
    routine = speech.say("walks-of", count=reply.walks, amount=reply.session)
    return lines(
        speech.say("why-first-baseline", done=reply.baseline, walks=routine)
        if reply.baseline
        else speech.say("why-first", walks=routine),
        speech.say("why-first-prorated", target=reply.target) if reply.prorated else "",
        speech.say("why-first-next"),
    )


def _data(reply: DataReply, speech: Speech) -> Html:
    match reply:
        case PrivacyShown(helper):
            return paragraphs(
                speech.say("privacy"), speech.say("privacy-helper", host=helper) if helper else ""
            )
        case SafetyShown():
            return card(speech, "signs")
        case HelpShown(helper):
            return lines(speech.say("help"), speech.say("help-helper") if helper else "")
        case Exported(files):
            return speech.say("exported", count=len(files))
        case AskDelete():
            return speech.say("ask-delete")
        case DeleteKept():
            return speech.say("delete-kept")
        case Deleted():
            return speech.say("deleted")
        case _:
            assert_never(reply)
