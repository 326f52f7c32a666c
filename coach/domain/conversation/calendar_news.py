"""What a look into a calendar brought: what is found, what changed, what went wrong."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.domain.calendar_sources import CalendarSource, CalendarWalk, SourceKind
from coach.domain.calendars import CalendarRead, Occurrence
from coach.domain.conversation.agenda import is_silent, nudge_at, speaks
from coach.domain.conversation.allowance import MOST_A_DAY
from coach.domain.conversation.calendar_walks import follow, plan_again, untie
from coach.domain.conversation.economy import may_speak, speak, spoken_today
from coach.domain.conversation.planning import open_walks, shown
from coach.domain.conversation.routine import ANY_TIMES
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.whereabouts import offer_zone
from coach.domain.facts import Planned, PlannedState
from coach.domain.outgoing import Outgoing
from coach.domain.person import Asked
from coach.domain.refreshing import after_failure, after_read, is_to_be_given_up, is_to_be_told
from coach.domain.replies import (
    AskEventTime,
    CalendarBack,
    CalendarCollections,
    CalendarConnected,
    CalendarFailing,
    CalendarFound,
    CalendarGivenUp,
    CalendarTrouble,
    Reply,
    TitleCount,
)
from coach.domain.wallclock import to_utc

UNCHOSEN = timedelta(hours=1)
"""Somebody has so long to say what counts in a calendar that was shown."""

MOST_TITLES = 5
MOST_COLLECTIONS = 8
"""Calendars of an account that are shown: as many as there are rows of buttons."""

MOST_CATEGORIES = 3
WALKING = (
    "walk",
    "stroll",
    "spazier",
    "gehen",
    "marche",
    "promenade",
    "paseo",
    "caminar",
    "caminata",
    "caminhada",
)
"""Parts of titles that look like a walk; only a suggestion on a button."""

_ANOTHER = {SourceKind.LINK: Asked.CALENDAR_LINK, SourceKind.CALDAV: Asked.CALENDAR_ACCOUNT}
"""What is waited for after one that could not be read: it may have been mistyped."""

SAID_FOR = timedelta(hours=12)
SPARED = timedelta(hours=24)


def to_be_picked(turn: Turn, source: CalendarSource, names: tuple[str, ...]) -> None:
    """Ask which of an account's calendars it is; where there is one only, it is that."""
    now = turn.record.now
    if len(names) == 1:
        turn.keep_source(replace(source, picked=0, next_poll=now))
        return
    turn.keep_source(replace(source, next_poll=now + UNCHOSEN, tried_at=now, read_at=now))
    turn.say(CalendarCollections(source.id, names[:MOST_COLLECTIONS]))
    _wait(turn, Asked.CALENDAR_CHOICE, source.id)


def found(turn: Turn, source: CalendarSource, read: CalendarRead, name: str) -> None:
    """Show what is in a calendar before anything of it is kept."""
    turn.keep_source(
        replace(
            source, next_poll=turn.record.now + UNCHOSEN, tried_at=turn.record.now, read_at=turn.record.now
        )
    )
    there = [one for one in read.occurrences if not one.cancelled]
    titles = Counter(" ".join(one.title.split()) for one in there)
    days = [_day(one, turn) for one in there]
    categories = Counter(category for one in there for category in one.categories)
    shown_titles = tuple(TitleCount(title, count) for title, count in titles.most_common(MOST_TITLES))
    turn.say(
        CalendarFound(
            source.id,
            name,
            len(there),
            min(days, default=None),
            max(days, default=None),
            shown_titles,
            max(0, len(titles) - MOST_TITLES),
            tuple(category for category, _ in categories.most_common(MOST_CATEGORIES)),
            read.events,
            len(read.quarantined),
            _likely(titles),
        )
    )
    _wait(turn, Asked.CALENDAR_CHOICE, source.id)


def _wait(turn: Turn, asked: Asked, about: int = 0) -> None:
    """Take the answer in words too, unless something else is open."""
    question = turn.person.question
    if question is None or question.until <= turn.record.now or question.asked is asked:
        turn.ask(asked, about, hours=1)


def _day(one: Occurrence, turn: Turn) -> date:
    if one.starts_at is not None:
        return one.starts_at.astimezone(turn.zone).date()
    return one.first_day or turn.today


def _likely(titles: Counter[str]) -> str:
    """Find a word of the titles that looks like walking; none where every title has it."""
    words = (
        word.strip(".,:;!?()")[:20] for title, _ in titles.most_common() for word in title.casefold().split()
    )
    walking = [word for word in words if word.startswith(WALKING)]
    shortest = min(walking, key=len, default="")  # not "walkthrough" where there is a "walk"
    everywhere = all(shortest in title.casefold() for title in titles)
    return "" if everywhere else shortest


@dataclass(frozen=True, slots=True)
class Look:
    """How a good look went."""

    changed: bool
    """Its walks and busy times are new."""
    first: bool = False
    """The first since somebody chose what counts."""
    chance: float = 0.5
    """A number from 0 to 1, that spreads the reads of many calendars."""
    replaces: bool = False
    """It is a newer file of a calendar that was connected as a file."""


def took(turn: Turn, source: CalendarSource, look: Look) -> None:
    """Go on from a good read: the week follows it, and what somebody waits to hear is said."""
    if (look.first or source.given_up) and not open_walks(turn):
        plan_again(turn)
    elif look.changed or source.given_up:
        follow(turn)
    kept = replace(after_read(source, turn.record.now, _nudges(turn), look.chance), announce=False)
    turn.keep_source(kept)
    if source.announce:
        turn.say(replace(_connected(turn, kept, first=look.first), replaces=look.replaces))
    elif source.told or source.given_up:
        _mention(turn, CalendarBack(), f"calendar-back:{source.id}:{turn.record.now.isoformat()}")
    _ask_times(turn, asked=source.announce)
    if source.zone and _has_room(turn):
        offer_zone(turn, source.zone)


def _nudges(turn: Turn) -> tuple[datetime, ...]:
    """List the instants of nudges ahead (UTC)."""
    ahead = (one for one in open_walks(turn) if not one.nudged and one.starts_at > turn.record.now)
    times = (nudge_at(one, turn.person, turn.zone) for one in ahead)
    return tuple(at for at in times if at is not None)


def _connected(turn: Turn, source: CalendarSource, *, first: bool) -> CalendarConnected:
    mine = [one for one in turn.record.events if one.source_id == source.id]
    timed = [one for one in mine if one.starts_at and one.starts_at > turn.record.now]
    keys = {one.key for one in mine}
    following = [one for one in open_walks(turn) if one.event in keys and one.starts_at > turn.record.now]
    account = source.kind is SourceKind.CALDAV
    return CalendarConnected(
        source.id,
        source.counts.value if source.counts else "",
        source.words,
        len(timed),
        tuple(shown(one, turn) for one in following),
        sum(one.starts_at is None and (one.day or turn.today) >= turn.today for one in mine),
        sum(one.source_id == source.id and one.ends_at > turn.record.now for one in turn.record.busy),
        source.quarantined,
        source.events,
        asks_writing=account and first and not source.writes,
        refreshed=not first,
    )


def failed(
    turn: Turn, source: CalendarSource, why: str, retry_after: timedelta | None, chance: float
) -> None:
    """Take note that a calendar could not be read, and say so where it is time to."""
    now = turn.record.now
    if not source.chosen:
        turn.remove_source(source)
        turn.say(CalendarTrouble(why, connected=False))
        if source.kind in _ANOTHER:
            _wait(turn, _ANOTHER[source.kind])
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
        told = _mention(turn, CalendarFailing(why, last), f"calendar-failing:{source.id}:{now.isoformat()}")
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
    return _mention(turn, reply, f"calendar-over:{source.id}:{turn.record.now.isoformat()}")


def _mention(turn: Turn, reply: Reply, key: str) -> bool:
    """Say something of a calendar unasked, where it takes no nudge's place; returns whether it is said."""
    reached = speaks(turn.person) and turn.person.reachable and not is_silent(turn.person)
    if not reached or not may_speak(turn) or not _has_room(turn):
        return False
    speak(turn, Outgoing(reply, key=key, stale_at=turn.record.now + SAID_FOR))
    return True


def _has_room(turn: Turn) -> bool:
    """Whether the nudges of the day, or of 24 hours for somebody who did not answer, leave room."""
    now, nudges = turn.record.now, _nudges(turn)
    if turn.person.unanswered:
        return not any(at - now < SPARED for at in nudges)
    today = turn.local.date()
    todays = sum(at.astimezone(turn.zone).date() == today for at in nudges)
    return spoken_today(turn) + todays < MOST_A_DAY


def _ask_times(turn: Turn, *, asked: bool) -> None:
    """Ask for the time of the next walk this week that has a day only, once: never a nudge at midnight."""
    week = turn.week
    handled = {one.event for one in turn.record.planned}
    undated = [one for one in turn.record.events if one.starts_at is None and one.key not in handled]
    ahead = [
        one
        for one in undated
        if week and one.day and turn.today <= one.day <= week.monday + timedelta(days=6)
    ]
    question = turn.person.question
    if not ahead or (question and question.until > turn.record.now):
        return
    event = min(ahead, key=lambda one: one.day or turn.today)
    day = event.day or turn.today
    times = tuple(at for at in (datetime.combine(day, at) for at in ANY_TIMES) if at > turn.local)
    if not times:
        return
    question_now = AskEventTime(day, times)
    if asked:
        turn.say(question_now)
    elif not _mention(turn, question_now, f"event-time:{turn.person.id}:{event.key}"):
        return
    _handled(turn, event, day)
    notes = {"day": day.isoformat(), "amount": str(turn.plan.session), "event": event.key}
    turn.ask(Asked.PLAN_TIME, hours=12, notes=notes)


def _handled(turn: Turn, event: CalendarWalk, day: date) -> None:
    """Remember that this event's time was asked."""
    at = datetime.combine(day, ANY_TIMES[0]).time()
    asked = Planned(day, at, to_utc(day, at, turn.zone), turn.plan.session, state=PlannedState.LET_GO)
    turn.keep_planned(replace(asked, event=event.key))
