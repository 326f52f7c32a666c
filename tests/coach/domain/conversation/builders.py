"""Records made by hand, and a talk with the coach that keeps what it decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from coach.domain.amounts import Amount, Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.agenda import agenda
from coach.domain.conversation.clockwork import fire
from coach.domain.conversation.heard import Heard, Origin
from coach.domain.conversation.respond import respond
from coach.domain.conversation.taps import tap
from coach.domain.conversation.turn import Turn
from coach.domain.facts import (
    AdverseEvent,
    CheckInAnswers,
    Due,
    DueKind,
    Kept,
    Planned,
    PlannedState,
    Record,
    Walk,
    WalkTime,
    Week,
)
from coach.domain.outgoing import Outgoing
from coach.domain.person import Person, Plan, Stage
from coach.domain.reading import Meaning, Reading, SaidPain, SaidWalk
from coach.domain.replies import Reply

MONDAY = date(2026, 3, 2)
NOON = time(12, 30)
PLAN = Plan(Unit.MINUTES, start=80, session=20, walks=4)
WEEKDAYS = (0, 1, 3, 5)
"""Monday, Tuesday, Thursday, Saturday."""


def day(offset: int, week: int = 0) -> date:
    """Tell a day, counted from the first Monday."""
    return MONDAY + timedelta(days=offset, weeks=week)


def instant(offset: int, clock: str = "09:00", week: int = 0) -> datetime:
    """Tell an instant; the people here live in UTC unless a test says otherwise."""
    return datetime.combine(day(offset, week), time.fromisoformat(clock), UTC)


def somebody(**changes: object) -> Person:
    """Make a person with a plan of 4 walks of 20 minutes."""
    usual = Person(
        1,
        instant(0),
        stage=Stage.ACTIVE,
        consent_version=1,
        consent_at=instant(0),
        plan=PLAN,
        heard_at=instant(0),
    )
    return replace(usual, **changes)


def week(**changes: object) -> Week:
    """Make the open week."""
    return replace(Week(MONDAY, Unit.MINUTES, target=80, session=20, walks=4, position=0), **changes)


def closed(before: int, **changes: object) -> Week:
    """Make a week that was closed, so many weeks ago."""
    monday = MONDAY - timedelta(weeks=before)
    usual = week(
        monday=monday,
        closed_at=datetime.combine(monday + timedelta(days=7), time(3), UTC),
        done=80,
        light="GREEN",
        action="ADVANCE",
        next_target=80,
        answers=CheckInAnswers(pain=2),
        answered=True,
    )
    return replace(usual, **changes)


def planned(number: int, on: date, at: time = NOON, **changes: object) -> Planned:
    """Make a planned walk of 20 minutes; `number` is its id."""
    starts = datetime.combine(on, at, UTC)
    return replace(Planned(on, at, starts, 20, id=number), **changes)


def four_planned() -> tuple[Planned, ...]:
    """Plan the first week: walks 1 to 4."""
    return tuple(planned(number, day(weekday)) for number, weekday in enumerate(WEEKDAYS, 1))


def walked(number: int, on: date, minutes: int | None = 20, **changes: object) -> Walk:
    """Make a walk that was told; `number` is its id and its message's."""
    noted = datetime.combine(on, time(13), UTC)
    return replace(Walk(on, noted, minutes, message_id=number, id=number), **changes)


def record(now: datetime, **changes: object) -> Record:
    """Make what is known: a person, an open week, four walk times and their walks."""
    usual = Record(
        somebody(),
        now,
        walk_times=tuple(WalkTime(weekday, NOON) for weekday in WEEKDAYS),
        planned=four_planned(),
        weeks=(week(),),
    )
    return replace(usual, **changes)


def means(*meanings: Meaning, **fields: object) -> Reading:
    """Make a reading."""
    return Reading(frozenset(meanings) or frozenset({Meaning.CHAT}), **fields)


def tells(*walks: SaidWalk, ask: tuple[str, ...] = (), **fields: object) -> Reading:
    """Make a reading of walks that were done."""
    return means(Meaning.WALK, walks=walks, ask=frozenset(ask), **fields)


def minutes(number: float | None, on: date | None = None, **changes: object) -> SaidWalk:
    """Make one walk that was said."""
    return replace(SaidWalk(on, Amount(minutes=number)), **changes)


def hurts(score: float | None, **changes: object) -> Reading:
    """Make a reading of pain alone."""
    return means(Meaning.PAIN, pains=(SaidPain(score, **changes),))


@dataclass
class Talk:
    """A talk: every turn is kept as storage would keep it, and the next one stands on that."""

    record: Record
    outgoing: list[Outgoing] = field(default_factory=list)
    """What the last turn said, whole."""
    acted: bool = True
    events: list[AdverseEvent] = field(default_factory=list)
    forgotten: bool = False
    _ids: Iterator[int] = field(default_factory=lambda: count(100))
    _messages: Iterator[int] = field(default_factory=lambda: count(1000))

    @property
    def person(self) -> Person:
        """The person as they are now."""
        return self.record.person

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.person.plan

    @property
    def week(self) -> Week:
        """The open week."""
        return next(one for one in reversed(self.record.weeks) if one.closed_at is None)

    @property
    def last_week(self) -> Week:
        """The week that was closed last."""
        return [one for one in self.record.weeks if one.closed_at][-1]

    @property
    def open_walks(self) -> list[tuple[date, int]]:
        """The planned walks that are open: day and amount."""
        return [(one.day, one.amount) for one in self.record.planned if one.state is PlannedState.OPEN]

    def planned(self, number: int) -> Planned:
        """Find a planned walk by its id."""
        return next(one for one in self.record.planned if one.id == number)

    def at(self, offset: int, clock: str = "09:00", week: int = 0) -> "Talk":
        """Let time pass; nothing fires by itself."""
        return self.on(instant(offset, clock, week))

    def on(self, now: datetime) -> "Talk":
        """Let time pass to an instant."""
        self.record = replace(self.record, now=now)
        return self

    def turn(self, act: Callable[[Turn], object]) -> list[Reply]:
        """Do one turn and keep it."""
        turn = Turn(self.record)
        act(turn)
        decision = turn.decision(self.record.person)
        self.forgotten = decision.keeps.forget
        if self.forgotten:
            self.record = Record(Person(1, self.record.now), self.record.now)
        else:
            self.record = stored(self.record, decision.keeps, self._ids)
        self.events += decision.keeps.events
        self.acted = decision.acted
        self.outgoing = list(decision.says)
        return [one.reply for one in decision.says]

    def hear(
        self, reading: Reading | None = None, message: int | None = None, text: str = "", **heard: object
    ) -> list[Reply]:
        """Say something; a `message` that was there before is an edit of it."""
        origin = Origin(0, message or next(self._messages), edited=message is not None)
        return self.turn(lambda turn: respond(turn, Heard(text, origin, reading or Reading(), **heard)))

    def tap(self, verb: Verb, value: str = "", about: int = 0) -> list[Reply]:
        """Tap a button."""
        origin = Origin(0, next(self._messages))
        return self.turn(lambda turn: tap(turn, Choice(verb, about, value), origin))

    def fire(self, kind: DueKind, about: int = 0) -> list[Reply]:
        """Let the clock bring something about, whether or not it is due."""
        return self.turn(lambda turn: fire(turn, Due(self.person.id, kind, about, self.record.now)))

    def due(self, kind: DueKind, about: int = 0) -> list[datetime]:
        """Tell when the agenda has something."""
        return [one.at for one in agenda(self.record) if (one.kind, one.about) == (kind, about)]

    def live_to(self, until: datetime) -> list[tuple[datetime, Reply]]:
        """Let the clock run, bringing about all that is due on its way; tell what was said and when."""
        said: list[tuple[datetime, Reply]] = []
        while ahead := sorted(
            (one for one in agenda(self.record) if one.at <= until), key=lambda one: one.at
        ):
            self.on(max(ahead[0].at, self.record.now))
            said += [(self.record.now, reply) for reply in self.turn(lambda turn: fire(turn, ahead[0]))]
        self.on(until)
        return said


def stored(before: Record, kept: Kept, ids: Iterator[int]) -> Record:
    """Keep what a turn decided, as storage does: ids for what is new, windows for what is old."""
    today = before.now.date()
    person = kept.person or before.person
    walks = _rows([one for one in before.walks if one.id not in kept.removed_walks], kept.walks, ids)
    gone = {*kept.removed_sources, *kept.emptied_sources}
    sources = _rows(before.sources, (*kept.sources, *(one.source for one in kept.new_sources)), ids)
    weeks = {one.monday: one for one in (*before.weeks, *kept.weeks)}
    return replace(
        before,
        person=person,
        walks=tuple(sorted(walks, key=lambda one: (one.day, one.noted_at, one.id))),
        pains=tuple(_rows(before.pains, kept.pains, ids)),
        abilities=tuple(_rows(before.abilities, kept.abilities, ids)),
        walk_times=before.walk_times if kept.walk_times is None else kept.walk_times,
        planned=tuple(
            sorted(_rows(before.planned, kept.planned, ids), key=lambda one: (one.starts_at, one.id))
        ),
        weeks=tuple(weeks[monday] for monday in sorted(weeks))[-30:],
        offers=tuple(sorted(_rows(before.offers, kept.offers, ids), key=lambda one: (one.at, one.id))),
        skips=tuple(
            one
            for one in (*before.skips, *kept.skips)
            if one.day >= today - timedelta(days=14) and one not in kept.removed_skips
        ),
        sources=tuple(one for one in sources if one.id not in kept.removed_sources),
        events=tuple(one for one in before.events if one.source_id not in gone),
        busy=tuple(one for one in before.busy if one.source_id not in gone),
    )


def _rows(before, kept, ids):
    there = {one.id: one for one in before}
    there.update((one.id, one) for one in kept if one.id)
    return [*there.values(), *(replace(one, id=next(ids)) for one in kept if not one.id)]
