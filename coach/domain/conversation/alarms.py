"""The safety layer's alarms: the card is the whole reply, and nudges stop until the person confirms."""

from coach.domain.conversation.counting import standing_of
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.keeping import keep_walks
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.walks import fits
from coach.domain.facts import AdverseEvent
from coach.domain.person import Asked, Lock
from coach.domain.reading import Level
from coach.domain.replies import SafetyCard, SafetyQuestion, Unlocked

LOCKING = (Level.EMERGENCY, Level.URGENT)


def hear_alarm(turn: Turn, heard: Heard) -> bool:
    """Answer an alarm before anything else; True if nothing else is to be said."""
    alarm = heard.reading.alarm
    if alarm.level is Level.NONE:
        return False
    _keep_silently(turn, heard)
    consented = turn.person.consent_at is not None
    locks = consented and alarm.level in LOCKING and not alarm.somebody_else
    if locks:
        turn.set(lock=Lock(alarm.level, turn.record.now), question=None)
    if consented:
        action = "card, locked" if locks else "card"
        turn.keep_event(AdverseEvent(turn.record.now, alarm.level, action))
    turn.say(SafetyCard(alarm.level, alarm.crisis, alarm.somebody_else))
    return True


def _keep_silently(turn: Turn, heard: Heard) -> None:
    """Keep a walk that the message names, without a word about it."""
    told = heard.reading.walks
    walks = [said for said in told if said.day and said.amount.known and fits(turn, said)]
    if walks and turn.person.active:
        before = len(turn.says)
        keep_walks(turn, walks, heard.origin)
        del turn.says[before:]


def ask_unsure(turn: Turn, heard: Heard) -> bool:
    """Ask the one screening question where something may be a warning sign."""
    if not heard.reading.alarm.unsure:
        return False
    turn.say(SafetyQuestion())
    turn.ask(Asked.SAFETY)
    return True


def answer_unsure(turn: Turn, *, yes: bool) -> None:
    """Take the answer to the screening question."""
    turn.settle(Asked.SAFETY)
    if yes:
        turn.set(lock=Lock(Level.URGENT, turn.record.now))
        turn.keep_event(AdverseEvent(turn.record.now, Level.URGENT, "screening question, locked"))
        turn.say(SafetyCard(Level.URGENT))


def unlock(turn: Turn) -> bool:
    """Let the plan go on once a professional was asked; False if nothing was locked."""
    if turn.person.lock is None:
        return False
    turn.set(lock=None)
    turn.say(Unlocked(standing_of(turn.record, turn.week) if turn.week else None))
    return True
