"""The words of the half year: goals, the baseline week, reviews, own activities, progress."""

from typing import assert_never

from coach.domain.replies import (
    AbilityKept,
    AskAbility,
    AskActivities,
    AskEpisode,
    AskGoal,
    AskOwnGoal,
    AskPairing,
    BaselineBegun,
    BaselineDone,
    BaselineEmpty,
    BaselineOn,
    EpisodeSet,
    GoalChoice,
    GoalSet,
    Measure,
    PairingSet,
    ProgressShown,
    Reviewed,
    Standing,
    UnitSet,
    WeekRow,
)
from coach.messages import parts
from coach.messages.education import education
from coach.messages.speech import Html, Speech, Value, lines, paragraphs

GoalReply = AskGoal | AskOwnGoal | GoalSet | UnitSet
BaselineReply = BaselineBegun | BaselineOn | BaselineDone | BaselineEmpty
OwnReply = AskPairing | PairingSet | AskActivities | AskAbility | AbilityKept
BackReply = Reviewed | ProgressShown | AskEpisode | EpisodeSet
ProgrammeReply = GoalReply | BaselineReply | OwnReply | BackReply

PAIRINGS = ("podcast", "music", "friend")
MOST_ROWS = 3
BAR = 8
"""Cells of a week in the chart, up to its goal."""


def words(reply: ProgrammeReply, speech: Speech) -> Html:
    """Say a reply of the half year."""
    if isinstance(reply, GoalReply):
        return _goal(reply, speech)
    if isinstance(reply, BaselineReply):
        return _baseline(reply, speech)
    return _own(reply, speech) if isinstance(reply, OwnReply) else _back(reply, speech)


def _goal(reply: GoalReply, speech: Speech) -> Html:
    match reply:
        case AskGoal(now):
            return speech.say("ask-goal", now=goal_of(speech, now))
        case AskOwnGoal(again):
            return speech.say("ask-own-goal-again" if again else "ask-own-goal")
        case GoalSet(total, days):
            return speech.say("goal-set", goal=goal_of(speech, GoalChoice(total, days)))
        case UnitSet(unit, target, about):
            return lines(
                speech.say("unit-set", unit=unit.value, target=target),
                speech.say("unit-set-about") if about else "",
            )
        case _:
            assert_never(reply)


def goal_of(speech: Speech, goal: GoalChoice) -> Html:
    """Say a goal ("130 min a week, over 4 days")."""
    return speech.say("goal-over", total=goal.total, days=goal.days)


def _baseline(reply: BaselineReply, speech: Speech) -> Html:
    match reply:
        case BaselineBegun(slots, lead, until):
            return lines(
                speech.say("baseline-begun", until=until),
                speech.say("baseline-slots", slots=parts.slots(speech, slots)) if slots else "",
                speech.say("baseline-lead", lead=lead) if slots else "",
            )
        case BaselineOn(done, until):
            if not done.value:
                return speech.say("baseline-none", until=until)
            return speech.say("baseline-on", done=done, until=until)
        case BaselineDone(done, target, walks, session, planned):
            each = speech.say("walks-of", count=walks, amount=session)
            told = speech.say("baseline-done", done=done, target=target, walks=each)
            return lines(told, parts.planned_rows(speech, planned))
        case BaselineEmpty():
            return speech.say("baseline-empty")
        case _:
            assert_never(reply)


def _own(reply: OwnReply, speech: Speech) -> Html:
    match reply:
        case AskPairing():
            return speech.say("ask-pairing")
        case PairingSet(what):
            return speech.say("pairing-set", **pairing(what)) if what else speech.say("pairing-none")
        case AskActivities():
            return speech.say("ask-activities")
        case AskAbility(activity, place, count):
            question = speech.say("ask-ability", activity=activity, place=place, count=count)
            return lines(question, speech.say("ask-ability-scale"))
        case AbilityKept():
            return lines(speech.say("ability-kept"), _abilities(reply, speech), speech.say("ability-later"))
        case _:
            assert_never(reply)


def pairing(what: str) -> dict[str, str]:
    """Name what goes with walks: one of the usual things, or their own words."""
    return {"what": what if what in PAIRINGS else "other", "words": what}


def _abilities(reply: AbilityKept, speech: Speech) -> Html:
    before = reply.before or (None,) * len(reply.scores)
    rows = []
    for activity, score, last in list(zip(reply.activities, reply.scores, before, strict=False))[:MOST_ROWS]:
        if last is None:
            rows.append(speech.say("ability-row", activity=activity, score=score))
        else:
            rows.append(speech.say("ability-row-before", activity=activity, score=score, before=last))
    return lines(*rows)


def _back(reply: BackReply, speech: Speech) -> Html:
    match reply:
        case Reviewed():
            return _reviewed(reply, speech)
        case ProgressShown():
            return _progress(reply, speech)
        case AskEpisode(again):
            return speech.say("ask-episode-again" if again else "ask-episode")
        case EpisodeSet(day, days):
            return speech.say("episode-set", day=day, days=days)
        case _:
            assert_never(reply)


def _reviewed(reply: Reviewed, speech: Speech) -> Html:
    both = reply.first is not None and reply.last is not None
    hurt = reply.pain_first is not None and reply.pain_last is not None
    return paragraphs(
        lines(
            speech.say("review-weeks", weeks=reply.weeks),
            speech.say("review-walks", walks=reply.walks),
            speech.say("review-walked", first=_done(reply.first), last=_done(reply.last)) if both else "",
            speech.say("review-pain", first=reply.pain_first or 0, last=reply.pain_last or 0) if hurt else "",
        )
        if reply.weeks
        else "",
        education(speech, reply.card) if reply.card else "",
        speech.say("review-asks", asks=reply.asks, count=reply.activities) if reply.asks else "",
    )


def _done(week: Standing | None) -> Measure | str:
    return Measure(week.done, week.unit) if week else ""


def _progress(reply: ProgressShown, speech: Speech) -> Html:
    since = reply.since_episode
    return paragraphs(
        lines(speech.say("progress-title"), *(_row(row, reply, speech) for row in reply.rows)),
        lines(speech.say("progress-goal", goal=reply.goal), speech.say("progress-score", score=reply.score)),
        lines(speech.say("progress-episode", days=since), speech.say("progress-trial"))
        if since is not None
        else speech.say("progress-no-episode"),
    )


def _row(row: WeekRow, reply: ProgressShown, speech: Speech) -> Html:
    full = min(BAR, BAR * row.done // max(1, row.target))
    shown: dict[str, Value] = {
        "number": row.number,
        "bar": "▓" * full + "░" * (BAR - full),
        "week": Standing(row.done, row.target, reply.unit),
    }
    if row.pain is None:
        return speech.say("progress-row", **shown)
    return speech.say("progress-row-pain", pain=row.pain, **shown)
