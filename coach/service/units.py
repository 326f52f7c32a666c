"""Units of work: what one turn loads, decides and keeps, in one transaction."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.domain.conversation.agenda import agenda, speaks
from coach.domain.conversation.clockwork import fire
from coach.domain.conversation.heard import Origin
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Due, DueKind, Kept, Record
from coach.domain.outgoing import Outgoing
from coach.domain.person import Person
from coach.domain.replies import Exported, Reply
from coach.language.places import guess_zone
from coach.service.exporting import export_files
from coach.storage import Connection, calendars, due, inbox, outbox, people, published

DUE_AGAIN = timedelta(hours=1)
"""What is due again at once, though it has just been brought about, waits so long."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose turn it is: the private chat, and the language their Telegram speaks."""

    person_id: int
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done in a turn, and how many weeks back it looks."""

    act: Callable[[Turn], None]
    weeks: int = people.FEW_WEEKS
    prepare: Callable[[Connection, Turn], None] | None = None
    """Tells the turn what it can't know by itself."""
    give: Callable[[Connection, Turn], None] | None = None
    """Gives the plan out, as `turn.gives` says."""


def turn_of(connection: Connection, caller: Caller, origin: Origin, now: datetime, doing: Doing) -> bool:
    """Do one turn, once: load, act, keep, answer, and mark the update done, all or nothing.

    Returns False if the act found nothing to do (a button that is out of date).
    """
    if inbox.is_done(connection, origin.update_id):
        return True
    known = people.load(connection, caller.person_id, now, doing.weeks)
    record = known or Record(_newcomer(caller, now), now)
    turn = Turn(record)
    if doing.prepare:
        doing.prepare(connection, turn)
    doing.act(turn)
    if turn.export:
        turn.say(Exported(export_files(connection, caller.person_id)))
    if turn.other_place:
        published.forget_places(connection, caller.person_id)
    if turn.gives and doing.give:
        doing.give(connection, turn)
    if turn.forget:
        _forget(connection, turn, now)
    else:
        keep(connection, turn, known.person if known else None)
        inbox.mark_done(connection, origin.update_id)
    return turn.acted


def _newcomer(caller: Caller, now: datetime) -> Person:
    """Make a person of somebody who writes for the first time, with first guesses by their language."""
    code = caller.language_code or "en"
    zone = guess_zone(code) or "UTC"
    imperial = code.casefold() in ("en-us", "en-gb")
    return Person(caller.person_id, now, language=code[:2].casefold(), zone=zone, metric=not imperial)


def keep(
    connection: Connection,
    turn: Turn,
    before: Person | None,
    fired: Collection[Due] = (),
    *,
    syncing: bool = False,
) -> None:
    """Keep what a turn decided, put its words into the outbox, and bring the agenda up to date.

    What was `fired` and would be due again at the same instant waits an hour: nothing may spin.
    Calendars that the plan is kept in are looked at soon if it changed, unless that is what is done
    (`syncing`).
    """
    decision = turn.decision(before)
    person_id = turn.person.id
    people.keep(connection, person_id, decision.keeps)
    if before and speaks(before) and not speaks(turn.person):
        outbox.withdraw(connection, person_id, turn.record.now)
    for outgoing in decision.says:
        outbox.put(connection, person_id, outgoing, turn.record.now)
    record = decision.record
    if any(planned.id <= 0 for planned in record.planned):
        record = people.load(connection, person_id, record.now) or record
    if record.sources:
        _tell_calendars(connection, turn, before, syncing=syncing)
    later = turn.record.now + DUE_AGAIN
    dues = agenda(record)
    again = {(one.kind, one.about) for one in fired}
    spinning = {one for one in dues if (one.kind, one.about) in again and one.at <= turn.record.now}
    waiting = frozenset(replace(one, at=later) if one in spinning else one for one in dues)
    due.sync(connection, person_id, waiting)


def _tell_calendars(connection: Connection, turn: Turn, before: Person | None, *, syncing: bool) -> None:
    """Have calendars looked at for what a turn changed."""
    if before and before.zone != turn.person.zone:
        calendars.read_anew(connection, turn.person.id, turn.record.now)
    if not syncing and turn.moved_walks:
        calendars.want(connection, turn.person.id, turn.record.now)


def _forget(connection: Connection, turn: Turn, now: datetime) -> None:
    """Delete everything about a person; only the last word is left, until it is said."""
    person_id = turn.person.id
    people.keep(connection, person_id, Kept(forget=True))
    for outgoing in turn.says:
        outbox.put(connection, person_id, outgoing, now)


def claim_due(connection: Connection, now: datetime, most: int, held: Collection[int] = ()) -> int:
    """Take what is due, oldest first, bring it about, and move it on; returns how many.

    One transaction: a crash leaves it either due or in the outbox, never both.
    `held`: people whose calendars are just being read; what is due for them waits for that.
    """
    claimed = due.claim(connection, now, most, held)
    for person_id in dict.fromkeys(one.person_id for one in claimed):
        mine = [one for one in claimed if one.person_id == person_id]
        looks_back = any(one.kind is DueKind.REVIEW for one in mine)
        weeks = people.ALL_WEEKS if looks_back else people.FEW_WEEKS
        record = people.load(connection, person_id, now, weeks)
        if record is None:
            continue
        turn = Turn(record)
        for one in mine:
            fire(turn, one)
        keep(connection, turn, record.person, mine)
    return len(claimed)


def say(connection: Connection, person_id: int, reply: Reply, now: datetime) -> None:
    """Put one answer into the outbox."""
    outbox.put(connection, person_id, Outgoing(reply), now)
