"""The language model that may help: allowed or not, and what it suggests, asked before anything is done."""

from datetime import date, time, timedelta
from typing import assert_never

from coach.domain.conversation.heard import Origin
from coach.domain.conversation.keeping import as_told
from coach.domain.conversation.outings import MOST_DAYS_AHEAD, hear_plans, hear_skips
from coach.domain.conversation.pains import score_given
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.waiting_walks import notes_of_all
from coach.domain.conversation.walks import BACK_DAYS, fits
from coach.domain.facts import Record
from coach.domain.person import HELPER_VERSION, Asked, HelperConsent, Question
from coach.domain.reading import SaidPain, SaidPlan, SaidSkip, SaidWalk, Suggestion
from coach.domain.replies import (
    HelperAllowed,
    HelperRefused,
    HelperShown,
    MeantPain,
    MeantPlan,
    MeantSkip,
    MeantWalk,
    NotKept,
)
from coach.domain.wallclock import to_utc

ANSWERED_WITHIN = 2
"""Hours; a yes that comes later is one to something else."""


def helper_of(turn: Turn) -> str | None:
    """Find the host that /helper is about: the one that is set up, else the one they had allowed."""
    agreed = turn.person.helper
    return turn.helper or (agreed.host if agreed else None)


def show_helper(turn: Turn) -> None:
    """Explain exactly what would be sent, and to whom."""
    host, agreed = helper_of(turn), turn.person.helper
    if host is None:
        return
    allowed = agreed.at.astimezone(turn.zone).date() if agreed and turn.person.lets_ask(host) else None
    turn.say(HelperShown(host, allowed))
    turn.ask(Asked.HELPER, hours=ANSWERED_WITHIN, notes={"host": host, "version": str(HELPER_VERSION)})


def allow_helper(turn: Turn, question: Question) -> None:
    """Keep the consent, for the host and the words that were shown."""
    turn.settle(Asked.HELPER)
    host, version = question.notes["host"], int(question.notes["version"])
    turn.set(helper=HelperConsent(turn.record.now, version, host))
    turn.say(HelperAllowed(host))


def refuse_helper(turn: Turn) -> None:
    """Let nothing be sent, or nothing any more."""
    turn.settle(Asked.HELPER)
    turn.set(helper=None)
    turn.say(HelperRefused())


def may_be_asked_about(record: Record, host: str) -> bool:
    """Whether the helper may see what this person wrote just now, as far as they themselves decide it."""
    person = record.person
    screening = person.question is not None and person.question.asked is Asked.SAFETY
    return person.active and person.lock is None and person.lets_ask(host) and not screening


def suggest(turn: Turn, meant: Suggestion) -> bool:
    """Ask whether that was meant; False if it can't be: too much, too long ago, over already."""
    match meant:
        case SaidWalk():
            return _suggest_walk(turn, meant)
        case SaidSkip(day):
            return _suggest_skip(turn, day)
        case SaidPlan(day, at=at):
            return _suggest_plan(turn, day or turn.today, at)
        case SaidPain():
            return _suggest_pain(turn, meant)
        case _:
            assert_never(meant)


def _suggest_walk(turn: Turn, said: SaidWalk) -> bool:
    if not (said.amount.known and fits(turn, said)):
        return False
    turn.say(MeantWalk(as_told(said, said.day or turn.today)))
    turn.ask(Asked.CONFIRM_WALK, hours=ANSWERED_WITHIN, notes=notes_of_all((said,), turn))
    return True


def _suggest_skip(turn: Turn, day: date) -> bool:
    earliest, latest = turn.today - timedelta(days=BACK_DAYS), turn.today + timedelta(days=MOST_DAYS_AHEAD)
    if not earliest <= day <= latest:
        return False
    turn.say(MeantSkip(day))
    turn.ask(Asked.SUGGESTED, hours=ANSWERED_WITHIN, notes={"skip": day.isoformat()})
    return True


def _suggest_plan(turn: Turn, day: date, at: time | None) -> bool:
    if not turn.today <= day <= turn.today + timedelta(days=MOST_DAYS_AHEAD) or _is_over(turn, day, at):
        return False
    turn.say(MeantPlan(day, at))
    turn.ask(
        Asked.SUGGESTED,
        hours=ANSWERED_WITHIN,
        notes={"plan": day.isoformat(), "at": at.isoformat() if at else ""},
    )
    return True


def _is_over(turn: Turn, day: date, at: time | None) -> bool:
    return at is not None and to_utc(day, at, turn.zone) <= turn.record.now


def _suggest_pain(turn: Turn, said: SaidPain) -> bool:
    if not isinstance(said.score, int | float) or not 0 <= said.score <= 10:
        return False
    turn.say(MeantPain(int(said.score)))
    turn.ask(Asked.SUGGESTED, hours=ANSWERED_WITHIN, notes={"pain": str(int(said.score))})
    return True


def meant(turn: Turn, question: Question, origin: Origin, *, yes: bool) -> None:
    """Take the yes or no to "did you mean?"; a walk's is `confirmed`."""
    turn.settle(Asked.SUGGESTED)
    notes = question.notes
    if not yes:
        turn.say(NotKept())
    elif "skip" in notes:
        hear_skips(turn, (SaidSkip(date.fromisoformat(notes["skip"])),), origin.message_id)
    elif "plan" in notes:
        at = time.fromisoformat(notes["at"]) if notes["at"] else None
        hear_plans(turn, (SaidPlan(date.fromisoformat(notes["plan"]), at=at),))
    else:
        score_given(turn, int(notes["pain"]), origin.message_id)
