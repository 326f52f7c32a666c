"""One turn in the making: the record as it will be, and what will be said."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from coach.domain.calendar_sources import CalendarSource, CalendarWays, NewSource
from coach.domain.facts import (
    Ability,
    AdverseEvent,
    Kept,
    Offer,
    Pain,
    Planned,
    PlannedState,
    Record,
    Skip,
    Walk,
    WalkTime,
    Week,
)
from coach.domain.outgoing import Outgoing, Urgency
from coach.domain.person import Asked, Person, Plan, Question
from coach.domain.replies import Reply
from coach.domain.wallclock import walking_day


@dataclass(frozen=True, slots=True)
class Decision:
    """How a message, a tap or the clock is answered: what to say, what to keep."""

    says: tuple[Outgoing, ...]
    keeps: Kept
    record: Record
    """The record as it is after this."""
    acted: bool = True
    """False: a tap that no longer means anything."""


@dataclass(slots=True)
class Turn:
    """Collects one decision; every change is seen at once by what comes after it."""

    record: Record
    says: list[Outgoing] = field(default_factory=list)
    acted: bool = True
    forget: bool = False
    """Everything about this person is to be deleted."""
    export: bool = False
    """A copy of everything about this person is to be sent."""
    secret: bool = False
    """What was written held a link or a password: it is to be taken out of the chat."""
    gives: str | None = None
    """What of the plan is to be given out to calendars: plan, feed or unfeed."""
    other_place: bool = False
    """The plan is to stand in another calendar than before, or in none."""
    helper: str | None = None
    """The host of the language model that may help here, if there is one."""
    ways: CalendarWays = field(default_factory=CalendarWays)
    """What can be done with calendars here."""
    _removed_walks: list[int] = field(default_factory=list)
    _walks: dict[int, Walk] = field(default_factory=dict)
    _pains: dict[int, Pain] = field(default_factory=dict)
    _planned: dict[int, Planned] = field(default_factory=dict)
    _weeks: dict[date, Week] = field(default_factory=dict)
    _offers: dict[int, Offer] = field(default_factory=dict)
    _events: list[AdverseEvent] = field(default_factory=list)
    _abilities: list[Ability] = field(default_factory=list)
    _skips: list[Skip] = field(default_factory=list)
    _removed_skips: list[Skip] = field(default_factory=list)
    _times: tuple[WalkTime, ...] | None = None
    _new_sources: list[NewSource] = field(default_factory=list)
    _sources: dict[int, CalendarSource] = field(default_factory=dict)
    _removed_sources: list[int] = field(default_factory=list)
    _emptied_sources: list[int] = field(default_factory=list)
    _new: int = 0
    _began: Record = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.record

    # --- what is known ---

    @property
    def moved_walks(self) -> bool:
        """Whether the walks ahead are others than before: new, moved, let go, or of another amount."""
        return _walks_ahead(self.record) != _walks_ahead(self._began)

    @property
    def person(self) -> Person:
        """The person as they are now."""
        return self.record.person

    @property
    def plan(self) -> Plan:
        """The plan; only asked for once there is one."""
        if self.person.plan is None:
            msg = "there is no plan yet"
            raise LookupError(msg)
        return self.person.plan

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.person.zone)

    @property
    def local(self) -> datetime:
        """The person's wall clock, naive."""
        return self.record.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The walking day."""
        return walking_day(self.local)

    @property
    def week(self) -> Week | None:
        """The open week, if there is one."""
        return next((week for week in reversed(self.record.weeks) if week.closed_at is None), None)

    # --- what is said ---

    def say(self, reply: Reply, *, tag: str | None = None, edits: str | None = None) -> None:
        """Answer."""
        self.says.append(Outgoing(reply, tag=tag, edits=edits))

    def say_unasked(self, outgoing: Outgoing) -> None:
        """Speak first, within the day's allowance, which the caller has looked at."""
        self.says.append(replace(outgoing, urgency=Urgency.NUDGE))

    # --- what is kept ---

    def is_there(self) -> None:
        """Note that the person wrote or tapped: no silence counts any longer, and their chat is there."""
        self.set(heard_at=self.record.now, unanswered=0, reached=(), reachable=True)

    def variant(self, name: str) -> int:
        """Choose the next wording of a message that is sent unasked, so that none comes back too soon."""
        number = self.person.variants.get(name, 0)
        self.set(variants={**self.person.variants, name: number + 1})
        return number

    def set(self, **changes: object) -> None:
        """Change the person."""
        self.record = replace(self.record, person=replace(self.person, **changes))  # type: ignore[arg-type]  # names of fields, checked by replace

    def set_plan(self, **changes: object) -> None:
        """Change the plan."""
        self.set(plan=replace(self.plan, **changes))  # type: ignore[arg-type]  # as above

    def ask(
        self, asked: Asked, about: int = 0, hours: float = 12, notes: dict[str, str] | None = None
    ) -> None:
        """Remember what was asked."""
        until = self.record.now + timedelta(hours=hours)
        self.set(question=Question(asked, until, about, notes or {}))

    def settle(self, *asked: Asked) -> None:
        """Let an open question go (only those kinds, if any are named)."""
        if self.person.question and (not asked or self.person.question.asked in asked):
            self.set(question=None)

    def keep_walk(self, walk: Walk) -> Walk:
        """Keep a walk, new or changed."""
        walk = walk if walk.id else replace(walk, id=self._temporary())
        self._walks[walk.id] = walk
        others = tuple(old for old in self.record.walks if old.id != walk.id)
        self.record = replace(self.record, walks=(*others, walk))
        return walk

    def remove_walk(self, walk: Walk) -> None:
        """Take a walk out."""
        if self._walks.pop(walk.id, None) is None or walk.id > 0:
            self._removed_walks.append(walk.id)
        self.record = replace(self.record, walks=tuple(old for old in self.record.walks if old.id != walk.id))

    def keep_pain(self, pain: Pain) -> None:
        """Keep what was told of pain, new or changed."""
        pain = pain if pain.id else replace(pain, id=self._temporary())
        self._pains[pain.id] = pain
        others = tuple(old for old in self.record.pains if old.id != pain.id)
        inside = sorted((*others, pain), key=lambda one: one.at)
        self.record = replace(self.record, pains=tuple(inside))

    def keep_ability(self, ability: Ability) -> None:
        """Keep how well somebody could do their own activities."""
        self._abilities.append(ability)
        self.record = replace(self.record, abilities=(*self.record.abilities, ability))

    def keep_planned(self, planned: Planned) -> Planned:
        """Keep a planned walk, new or changed."""
        planned = planned if planned.id else replace(planned, id=self._temporary())
        self._planned[planned.id] = planned
        others = [old for old in self.record.planned if old.id != planned.id]
        inside = sorted([*others, planned], key=lambda one: one.starts_at)
        self.record = replace(self.record, planned=tuple(inside))
        return planned

    def forget_planned(self, planned: Planned) -> None:
        """Take back a planned walk of this turn, which was never kept."""
        self._planned.pop(planned.id, None)
        others = tuple(old for old in self.record.planned if old.id != planned.id)
        self.record = replace(self.record, planned=others)

    def keep_week(self, week: Week) -> None:
        """Keep a week, new or changed."""
        self._weeks[week.monday] = week
        others = [old for old in self.record.weeks if old.monday != week.monday]
        inside = sorted([*others, week], key=lambda one: one.monday)
        self.record = replace(self.record, weeks=tuple(inside))

    def keep_offer(self, offer: Offer) -> None:
        """Keep an offer, new or answered."""
        offer = offer if offer.id else replace(offer, id=self._temporary())
        self._offers[offer.id] = offer
        others = [old for old in self.record.offers if old.id != offer.id]
        inside = sorted([*others, offer], key=lambda one: one.at)
        self.record = replace(self.record, offers=tuple(inside))

    def keep_event(self, event: AdverseEvent) -> None:
        """Keep that there was an alarm."""
        self._events.append(event)

    def keep_skip(self, skip: Skip) -> None:
        """Keep that a walk did not or will not happen."""
        self._skips.append(skip)
        self.record = replace(self.record, skips=(*self.record.skips, skip))

    def remove_skip(self, skip: Skip) -> None:
        """Take back that a walk will not happen."""
        self._removed_skips.append(skip)
        self.record = replace(self.record, skips=tuple(old for old in self.record.skips if old != skip))

    def set_times(self, times: tuple[WalkTime, ...]) -> None:
        """Replace the weekly walk times."""
        self._times = times
        self.record = replace(self.record, walk_times=times)

    def add_source(self, source: CalendarSource, sealed: str) -> None:
        """Keep a calendar that somebody named; it is read at once."""
        self._new_sources.append(NewSource(source, sealed))

    def keep_source(self, source: CalendarSource) -> None:
        """Keep a connected calendar that changed."""
        self._sources[source.id] = source
        others = [old for old in self.record.sources if old.id != source.id]
        inside = sorted([*others, source], key=lambda one: one.id)
        self.record = replace(self.record, sources=tuple(inside))

    def remove_source(self, source: CalendarSource) -> None:
        """Let a calendar go, with all that was read of it."""
        self._sources.pop(source.id, None)
        self._removed_sources.append(source.id)
        self.record = replace(
            self.record,
            sources=tuple(one for one in self.record.sources if one.id != source.id),
            events=tuple(one for one in self.record.events if one.source_id != source.id),
            busy=tuple(one for one in self.record.busy if one.source_id != source.id),
        )

    def empty_source(self, source: CalendarSource) -> None:
        """Let go of what was read of a calendar, but not of the calendar."""
        self._emptied_sources.append(source.id)
        self.record = replace(
            self.record,
            events=tuple(one for one in self.record.events if one.source_id != source.id),
            busy=tuple(one for one in self.record.busy if one.source_id != source.id),
        )

    def let_go(self, planned: Planned) -> None:
        """Close a planned walk that another plan replaces."""
        self.keep_planned(replace(planned, state=PlannedState.LET_GO))

    def decision(self, before: Person | None) -> Decision:
        """Finish the turn."""
        changed = self.person if self.person != before else None
        kept = Kept(
            person=changed,
            walks=tuple(_fresh(walk) for walk in self._walks.values()),
            removed_walks=tuple(self._removed_walks),
            pains=tuple(_fresh(pain) for pain in self._pains.values()),
            walk_times=self._times,
            planned=tuple(_fresh(one) for one in self._planned.values()),
            weeks=tuple(self._weeks.values()),
            offers=tuple(_fresh(offer) for offer in self._offers.values()),
            events=tuple(self._events),
            skips=tuple(self._skips),
            removed_skips=tuple(self._removed_skips),
            abilities=tuple(self._abilities),
            new_sources=tuple(self._new_sources),
            sources=tuple(self._sources.values()),
            removed_sources=tuple(self._removed_sources),
            emptied_sources=tuple(self._emptied_sources),
            forget=self.forget,
        )
        return Decision(tuple(self.says), kept, self.record, self.acted)

    def _temporary(self) -> int:
        """Give a new value a number of its own until it is kept (negative, never stored)."""
        self._new -= 1
        return self._new


def _walks_ahead(record: Record) -> set[tuple[int, datetime, int]]:
    ahead = (one for one in record.planned if one.state is PlannedState.OPEN)
    return {(one.id, one.starts_at, one.amount) for one in ahead}


_Kept = TypeVar("_Kept", Walk, Planned, Offer, Pain)


def _fresh(value: _Kept) -> _Kept:
    """Give a value back the id of what is not kept yet."""
    return replace(value, id=0) if value.id < 0 else value
