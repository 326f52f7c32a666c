"""A calendar that can't be read: borne for a while, told of once, given up at last."""

from dataclasses import replace
from datetime import timedelta

from coach.domain.calendar_sources import CalendarSource, SourceKind
from coach.domain.conversation.calendar_finding import wait_for
from coach.domain.conversation.calendar_notices import mention
from coach.domain.conversation.calendar_walks import plan_again, untie
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked
from coach.domain.refreshing import after_failure, is_to_be_given_up, is_to_be_told
from coach.domain.replies import CalendarFailing, CalendarGivenUp, CalendarTrouble

_ANOTHER = {SourceKind.LINK: Asked.CALENDAR_LINK, SourceKind.CALDAV: Asked.CALENDAR_ACCOUNT}
"""What is waited for after one that could not be read: it may have been mistyped."""


def failed(
    turn: Turn, source: CalendarSource, why: str, retry_after: timedelta | None, chance: float
) -> None:
    """Take note that a calendar could not be read, and say so where it is time to."""
    now = turn.record.now
    if not source.chosen:
        turn.remove_source(source)
        turn.say(CalendarTrouble(why, connected=False))
        if source.kind in _ANOTHER:
            wait_for(turn, _ANOTHER[source.kind])
        return
    kept = after_failure(source, now, why, retry_after, chance)
    if source.announce:
        turn.say(CalendarTrouble(why, connected=True))
        kept = replace(kept, announce=False)
    if is_to_be_given_up(kept, now):
        _give_up(turn, kept, why)
        return
    if kept.given_up and not kept.told:
        kept = replace(kept, told=_say_over(turn, kept, why))
    elif not kept.given_up and is_to_be_told(kept, now):
        last = (source.read_at or source.created_at).astimezone(turn.zone).replace(tzinfo=None)
        told = mention(turn, CalendarFailing(why, last), f"calendar-failing:{source.id}:{now.isoformat()}")
        kept = replace(kept, told=told)
    turn.keep_source(kept)


def _give_up(turn: Turn, source: CalendarSource, why: str) -> None:
    """Follow it no longer until it can be read again: the walk times plan the week."""
    held_walks = untie(turn, source.id)
    turn.empty_source(source)
    if held_walks:
        plan_again(turn)
    turn.keep_source(replace(source, given_up=True, told=_say_over(turn, source, why)))


def _say_over(turn: Turn, source: CalendarSource, why: str) -> bool:
    reply = CalendarGivenUp(why, bool(turn.record.walk_times))
    return mention(turn, reply, f"calendar-over:{source.id}:{turn.record.now.isoformat()}")
