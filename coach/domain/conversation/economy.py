"""How much the bot says of its own accord: a day's allowance, and ever less where nobody answers."""

from datetime import date, datetime

from coach.domain.conversation.allowance import APART, MOST_A_DAY
from coach.domain.conversation.turn import Turn
from coach.domain.outgoing import Outgoing
from coach.domain.wallclock import end_of_quiet

REMEMBERED = APART[-1][0]


def spoken_on(turn: Turn, day: date) -> int:
    """Count what the bot said, or will say, on its own on a local day."""
    return turn.person.unsolicited if turn.person.unsolicited_on == day else 0


def spoken_today(turn: Turn) -> int:
    """Count what the bot said on its own today."""
    return spoken_on(turn, turn.local.date())


def after_quiet(turn: Turn) -> datetime:
    """Tell when something may be said (UTC): now, or when the quiet hours are over."""
    quiet = turn.person.quiet
    return end_of_quiet(turn.record.now, quiet.start, quiet.end, turn.zone)


def may_reach_out(turn: Turn, at: datetime) -> bool:
    """Whether one message more at this instant (UTC) is no nagging: always, to somebody who answers."""
    if not turn.person.unanswered:
        return True
    reached = turn.person.reached
    return all(sum(at - one < span for one in reached) < most for span, most in APART)


def may_speak(turn: Turn) -> bool:
    """Whether a message of the day's allowance may be sent now: what was due before may fire late."""
    now = turn.record.now
    return spoken_today(turn) < MOST_A_DAY and after_quiet(turn) <= now and may_reach_out(turn, now)


def note_spoken(turn: Turn, at: datetime, messages: int = 1) -> None:
    """Count messages of the allowance that go out at an instant (UTC)."""
    day = at.astimezone(turn.zone).date()
    turn.set(unsolicited=spoken_on(turn, day) + messages, unsolicited_on=day)
    if turn.person.unanswered:
        recent = tuple(one for one in turn.person.reached if at - one < REMEMBERED)
        turn.set(reached=(*recent, at))


def speak(turn: Turn, outgoing: Outgoing, *, counts: bool = True) -> None:
    """Speak first; what `counts` is part of the day's allowance."""
    turn.say_unasked(outgoing)
    if counts:
        note_spoken(turn, turn.record.now)
