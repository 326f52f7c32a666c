"""Somebody's calendars: connected, chosen from, looked after, let go."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from coach.domain.calendar_sources import (
    MOST_SOURCES,
    MOST_TITLE,
    MOST_WORDS,
    CalendarSource,
    Counts,
    SourceKind,
    folded,
)
from coach.domain.calendars import Refusal
from coach.domain.choices import Choice
from coach.domain.conversation.calendar_walks import plan_again, untie, untie_ours
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked
from coach.domain.replies import (
    AskCalendarAccount,
    AskCalendarFile,
    AskCalendarLink,
    AskCalendarWords,
    CalendarDropped,
    CalendarFull,
    CalendarJustRead,
    CalendarLooking,
    CalendarNoKey,
    CalendarsShown,
    CalendarTrouble,
    CalendarWritten,
    SourceShown,
)

ASKED = (Asked.CALENDAR_LINK, Asked.CALENDAR_ACCOUNT, Asked.CALENDAR_WORDS, Asked.CALENDAR_CHOICE)
BETWEEN = timedelta(minutes=1)
"""A calendar is read on demand once in this time."""

CATEGORY = "c:"
PICK = "p:"
WORD = "t:"
"""What the values of buttons begin with that carry a category, a place in a list, a title word."""

_PLACE = re.compile("[0-9]{1,2}")


def show_calendars(turn: Turn) -> None:
    """Say what is connected and how it goes."""
    turn.settle(*ASKED)
    shown = tuple(_shown(turn, one) for one in turn.record.sources if one.chosen)
    ways = turn.ways
    turn.say(CalendarsShown(shown, ways.links, ways.feed, ways.subscribed))


def _shown(turn: Turn, source: CalendarSource) -> SourceShown:
    read = source.read_at.astimezone(turn.zone).replace(tzinfo=None) if source.read_at else None
    ahead = [one for one in turn.record.events if one.source_id == source.id]
    ahead = [one for one in ahead if one.starts_at is None or one.starts_at > turn.record.now]
    return SourceShown(
        source.id,
        source.kind.value,
        turn.ways.names.get(source.id, ""),
        (source.counts or Counts.BUSY).value,
        source.words,
        len(ahead),
        read,
        source.trouble if source.failures else None,
        source.quarantined,
        source.events,
        source.writes,
        source.given_up,
    )


def begin(turn: Turn, kind: SourceKind, sealed: str) -> None:
    """Take a calendar that somebody named; it is read at once, and shown before anything of it is kept."""
    _let_go_of_unchosen(turn)
    if len(turn.record.sources) >= MOST_SOURCES:
        turn.say(CalendarFull(MOST_SOURCES))
        return
    turn.add_source(CalendarSource(kind, turn.record.now, turn.record.now), sealed)
    turn.say(CalendarLooking(kind.value))


def tap_calendar(turn: Turn, choice: Choice) -> bool:
    """Answer a tap about calendars; False if it means nothing any more."""
    if choice.about == 0:
        act = _MENU.get(choice.value)
        if act:
            act(turn)
        return act is not None
    source = next((one for one in turn.record.sources if one.id == choice.about), None)
    return source is not None and _tapped(turn, source, choice.value)


def _tapped(turn: Turn, source: CalendarSource, value: str) -> bool:
    if value in _CHOOSING and not source.chosen:
        _CHOOSING[value](turn, source)
    elif value in _KEEPING and source.chosen:
        _KEEPING[value](turn, source)
    elif value.startswith(CATEGORY) and not source.chosen:
        count_as_walks(turn, source, Counts.CATEGORY, (value.removeprefix(CATEGORY),))
    elif value.startswith(WORD) and not source.chosen:
        count_as_walks(turn, source, Counts.WORDS, (value.removeprefix(WORD),))
    elif value.startswith(PICK) and source.picked is None and _PLACE.fullmatch(value.removeprefix(PICK)):
        _pick(turn, source, int(value.removeprefix(PICK)))
    else:
        return False
    return True


def _pick(turn: Turn, source: CalendarSource, place: int) -> None:
    turn.keep_source(replace(source, picked=place, next_poll=turn.record.now, read_at=None))
    turn.say(CalendarLooking(source.kind.value))


def count_as_walks(turn: Turn, source: CalendarSource, counts: Counts, words: tuple[str, ...] = ()) -> None:
    """Keep a calendar, by what counts as a walk in it; it is read anew, and what was found is said."""
    turn.settle(*ASKED)
    kept = tuple(dict.fromkeys(folded(word)[:MOST_TITLE] for word in words if folded(word)))[:MOST_WORDS]
    now = turn.record.now
    turn.keep_source(replace(source, counts=counts, words=kept, announce=True, next_poll=now, read_at=None))
    turn.say(CalendarLooking(source.kind.value))


def words_given(turn: Turn, text: str) -> None:
    """Take the title words that make an event a walk: parted by commas, or by "or"."""
    source = _asked_about(turn)
    words = tuple(part for part in text.replace(" or ", ",").replace('"', "").split(",") if folded(part))
    if source is None or not words:
        turn.say(AskCalendarWords(again=True))
        return
    count_as_walks(turn, source, Counts.WORDS, words)


def choice_given(turn: Turn, told: str) -> bool:
    """Take in words what a button under a shown calendar says; False if it is no such calendar."""
    source = _asked_about(turn)
    if source is None or source.chosen:
        return False
    to_be_picked = source.kind is SourceKind.CALDAV and source.picked is None
    return (told == "no" or not to_be_picked) and _tapped(turn, source, told)


def called_off(turn: Turn) -> None:
    """Take it that somebody connects no calendar now: what was shown and not chosen is let go."""
    _let_go_of_unchosen(turn)
    turn.say(CalendarDropped(kept=False))


def _let_go_of_unchosen(turn: Turn) -> None:
    for source in turn.record.sources:
        if not source.chosen:
            turn.remove_source(source)
    turn.settle(*ASKED)


def _asked_about(turn: Turn) -> CalendarSource | None:
    """Find the calendar that the open question is about."""
    question = turn.person.question
    return next((one for one in turn.record.sources if question and one.id == question.about), None)


def _ask_words(turn: Turn, source: CalendarSource) -> None:
    turn.say(AskCalendarWords())
    turn.ask(Asked.CALENDAR_WORDS, about=source.id, hours=1)


def _refuse(turn: Turn, source: CalendarSource) -> None:
    turn.remove_source(source)
    turn.settle(*ASKED)
    turn.say(CalendarDropped(kept=False))


def drop(turn: Turn, source: CalendarSource) -> None:
    """Let a calendar go, with all that was kept of it; the rest of the week is planned without it."""
    held_walks = untie(turn, source.id)
    turn.remove_source(source)
    turn.other_place = not any(other.writes for other in turn.record.sources)
    if held_walks:
        plan_again(turn)
    turn.say(CalendarDropped(written=source.writes))


def _refresh(turn: Turn, source: CalendarSource) -> None:
    """Read it now, once a minute at most."""
    if source.tried_at and turn.record.now - source.tried_at < BETWEEN:
        turn.say(CalendarJustRead())
        return
    turn.keep_source(replace(source, announce=True, next_poll=turn.record.now))
    turn.say(CalendarLooking(source.kind.value))


def _write(turn: Turn, source: CalendarSource, *, writes: bool) -> None:
    """Keep the plan in this calendar, or no longer; in one calendar at most."""
    for other in turn.record.sources:
        if other.writes and other.id != source.id:
            turn.keep_source(replace(other, writes=False))
    turn.other_place = writes and not source.writes
    untie_ours(turn)
    turn.keep_source(replace(source, writes=writes, next_poll=turn.record.now))
    turn.say(CalendarWritten(writes))


def stop_writing(turn: Turn, source: CalendarSource) -> None:
    """Only read a calendar from now on, as its server takes nothing."""
    untie_ours(turn)
    turn.keep_source(replace(source, writes=False))
    turn.say(CalendarWritten(writes=False, refused=True))


def link_refused(turn: Turn, why: str) -> None:
    """Say what is wrong with a link, and wait for another one."""
    if why == Refusal.NOT_A_LINK.value:
        ask_link(turn, again=True)
        return
    turn.say(CalendarTrouble(why, connected=False))
    turn.ask(Asked.CALENDAR_LINK, hours=1)


def no_key(turn: Turn) -> None:
    """Say that links and passwords can't be kept safe here."""
    turn.settle(*ASKED)
    turn.say(CalendarNoKey())


def _give(turn: Turn, what: str) -> None:
    turn.gives = what


def ask_link(turn: Turn, *, again: bool = False) -> None:
    """Ask for the secret link; `again`: one was sent, and was none."""
    if not (again or turn.ways.links):
        no_key(turn)
        return
    turn.say(AskCalendarLink(again))
    turn.ask(Asked.CALENDAR_LINK, hours=1)


def ask_account(turn: Turn, *, again: bool = False) -> None:
    """Ask for an account; `again`: one was sent, and something was missing."""
    if not (again or turn.ways.links):
        no_key(turn)
        return
    turn.say(AskCalendarAccount(again))
    turn.ask(Asked.CALENDAR_ACCOUNT, hours=1)


_MENU: dict[str, Callable[[Turn], None]] = {
    "menu": show_calendars,
    "link": ask_link,
    "account": ask_account,
    "file": lambda turn: turn.say(AskCalendarFile()),
    "no": show_calendars,
    "plan": lambda turn: _give(turn, "plan"),
    "feed": lambda turn: _give(turn, "feed"),
    "unfeed": lambda turn: _give(turn, "unfeed"),
}
_CHOOSING: dict[str, Callable[[Turn, CalendarSource], None]] = {
    "all": lambda turn, source: count_as_walks(turn, source, Counts.ALL),
    "busy": lambda turn, source: count_as_walks(turn, source, Counts.BUSY),
    "words": _ask_words,
    "no": _refuse,
}
_KEEPING: dict[str, Callable[[Turn, CalendarSource], None]] = {
    "refresh": _refresh,
    "drop": drop,
    "write": lambda turn, source: _write(turn, source, writes=True),
    "nowrite": lambda turn, source: _write(turn, source, writes=False),
}
