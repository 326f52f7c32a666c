"""What is said of a calendar unasked: never in the place of a nudge."""

from datetime import datetime, timedelta

from coach.domain.conversation.agenda import is_silent, nudge_at, speaks
from coach.domain.conversation.allowance import MOST_A_DAY
from coach.domain.conversation.economy import may_speak, speak, spoken_today
from coach.domain.conversation.planning import open_walks
from coach.domain.conversation.turn import Turn
from coach.domain.outgoing import Outgoing
from coach.domain.replies import Reply

SAID_FOR = timedelta(hours=12)
SPARED = timedelta(hours=24)


def nudges_ahead(turn: Turn) -> tuple[datetime, ...]:
    """List the instants of nudges ahead (UTC)."""
    ahead = (one for one in open_walks(turn) if not one.nudged and one.starts_at > turn.record.now)
    times = (nudge_at(one, turn.person, turn.zone) for one in ahead)
    return tuple(at for at in times if at is not None)


def mention(turn: Turn, reply: Reply, key: str) -> bool:
    """Say something of a calendar unasked, where it takes no nudge's place; returns whether it is said."""
    reached = speaks(turn.person) and turn.person.reachable and not is_silent(turn.person)
    if not reached or not may_speak(turn) or not has_room(turn):
        return False
    speak(turn, Outgoing(reply, key=key, stale_at=turn.record.now + SAID_FOR))
    return True


def has_room(turn: Turn) -> bool:
    """Whether the nudges of the day, or of 24 hours for somebody who did not answer, leave room."""
    now, nudges = turn.record.now, nudges_ahead(turn)
    if turn.person.unanswered:
        return not any(at - now < SPARED for at in nudges)
    today = turn.local.date()
    todays = sum(at.astimezone(turn.zone).date() == today for at in nudges)
    return spoken_today(turn) + todays < MOST_A_DAY
