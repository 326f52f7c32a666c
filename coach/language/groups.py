"""Which days of a routine go with which times: "Tue + Thu 7.00, Sat 9.30"."""

from dataclasses import dataclass
from datetime import time

from coach.domain.reading import Part, SaidSlot
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.hours import clocks_and_hours
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.recurrences import days_through
from coach.language.resolving import time_weekly

_SETS = {"weekdays": (0, 1, 2, 3, 4), "weekends": (5, 6)}
_Days = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """Days, a time, a part of the day or a length, where it stands."""

    start: int
    value: _Days | Clock | Part | int

    @property
    def days(self) -> bool:
        """Whether it names days."""
        return isinstance(self.value, tuple)


def grouped(message: Message) -> tuple[SaidSlot, ...]:
    """The slots of several groups of days, each with a time of its own; none if there are not several."""
    if message.has("except", "change"):
        return ()
    terms = _terms(message)
    told = _told_apart(message, terms)
    if told:
        return tuple(slot for group in told for slot in _slots(group, terms))
    for days_first in (True, False):
        groups = _groups(terms, days_first=days_first)
        if len(groups) > 1 and all(_is_whole(group) for group in groups):
            return tuple(slot for group in groups for slot in _slots(group, terms))
    return ()


def _terms(message: Message) -> list[_Term]:
    terms = [_Term(clock.start, clock) for clock in clocks_and_hours(message)]
    taken = {term.start for term in terms}
    named = [day for day in message.days if day.kind == "weekday" and not day.which]
    for place, day in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else None
        terms.append(_Term(day.start, tuple(days_through(message, day, following))))
    for item in message.items:
        if isinstance(item, Quantity) and item.kind == "minutes" and item.start not in taken:
            terms.append(_Term(item.start, int(item.low)))
        elif isinstance(item, DayRef) and item.part:
            terms.append(_Term(item.end, item.part))
    for clause in message.clauses:
        terms.extend(_Term(mark.start, _SETS[mark.name]) for mark in clause.marks if mark.name in _SETS)
    return sorted(terms, key=lambda term: term.start)


def _groups(terms: list[_Term], *, days_first: bool) -> list[list[_Term]]:
    """Cut where days follow a time, or where a time follows days."""
    groups: list[list[_Term]] = []
    for term in terms:
        before = groups[-1][-1] if groups else None
        opens = term.days is days_first and before is not None and before.days is not days_first
        if not groups or opens:
            groups.append([])
        groups[-1].append(term)
    return groups


def _told_apart(message: Message, terms: list[_Term]) -> list[list[_Term]]:
    """Groups that signs divide, days and time in either order: "Mon 6pm, 10am on Sunday"."""
    groups = [
        [term for term in terms if clause.start <= term.start < clause.end] for clause in message.clauses
    ]
    named = [group for group in groups if any(not isinstance(term.value, int) for term in group)]
    return named if len(named) > 1 and all(_is_whole(group) for group in named) else []


def _is_whole(group: list[_Term]) -> bool:
    return any(term.days for term in group) and any(isinstance(term.value, Clock | str) for term in group)


def _slots(group: list[_Term], terms: list[_Term]) -> list[SaidSlot]:
    days = tuple(sorted({number for term in group if isinstance(term.value, tuple) for number in term.value}))
    part = next((term.value for term in group if isinstance(term.value, str)), None)
    times = [time_weekly(term.value, part) for term in group if isinstance(term.value, Clock)]
    minutes = _minutes(group) or (_minutes(terms) if _count(terms) == 1 else None)
    each: list[time | None] = [*dict.fromkeys(times)] or [None]
    return [SaidSlot(days, at, None if at else part, minutes) for at in each]


def _minutes(terms: list[_Term]) -> int | None:
    return next((term.value for term in terms if isinstance(term.value, int)), None)


def _count(terms: list[_Term]) -> int:
    return sum(isinstance(term.value, int) for term in terms)
