"""What a look into a calendar brought: the week follows it, and what somebody waits to hear is said."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.domain.calendar_sources import CalendarSource, CalendarWalk, SourceKind
from coach.domain.conversation.calendar_notices import has_room, mention, nudges_ahead
from coach.domain.conversation.calendar_walks import follow, plan_again
from coach.domain.conversation.planning import open_walks, shown
from coach.domain.conversation.routine import ANY_TIMES
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.whereabouts import offer_zone
from coach.domain.facts import Planned, PlannedState
from coach.domain.person import Asked
from coach.domain.refreshing import after_read
from coach.domain.replies import AskEventTime, CalendarBack, CalendarConnected
from coach.domain.wallclock import to_utc


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
    kept = replace(after_read(source, turn.record.now, nudges_ahead(turn), look.chance), announce=False)
    turn.keep_source(kept)
    if source.announce:
        turn.say(replace(_connected(turn, kept, first=look.first), replaces=look.replaces))
    elif source.told or source.given_up:
        mention(turn, CalendarBack(), f"calendar-back:{source.id}:{turn.record.now.isoformat()}")
    _ask_times(turn, asked=source.announce)
    if source.zone and has_room(turn):
        offer_zone(turn, source.zone)


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
    elif not mention(turn, question_now, f"event-time:{turn.person.id}:{event.key}"):
        return
    _handled(turn, event, day)
    notes = {"day": day.isoformat(), "amount": str(turn.plan.session), "event": event.key}
    turn.ask(Asked.PLAN_TIME, hours=12, notes=notes)


def _handled(turn: Turn, event: CalendarWalk, day: date) -> None:
    """Remember that this event's time was asked."""
    at = datetime.combine(day, ANY_TIMES[0]).time()
    asked = Planned(day, at, to_utc(day, at, turn.zone), turn.plan.session, state=PlannedState.LET_GO)
    turn.keep_planned(replace(asked, event=event.key))
