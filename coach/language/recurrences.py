"""Which days of the week are meant: "mon wed fri", "weekdays except Thursday", "4 days a week"."""

from dataclasses import dataclass

from coach.domain.reading import Expecting
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.spans import Count
from coach.language.utterance import Mark

_WEEK = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The days of a weekly routine; None if only their number is known."""

    days: tuple[int, ...] | None
    per_week: int | None = None
    clear: bool = True
    """It can only be meant weekly: "mondays", "every", "daily"."""


def recurrence(message: Message) -> Recurrence | None:
    """Read the days a routine is to have, if the message names any that repeat."""
    excluded = _excluded(message)
    base = _base(message)
    if base is None:
        return _counted(message)
    days = tuple(day for day in base.days or () if day not in excluded)
    return Recurrence(days or None, base.per_week, base.clear)


def _base(message: Message) -> Recurrence | None:
    if message.has("weekdays") and not message.has("weekends"):
        return Recurrence((0, 1, 2, 3, 4))
    if message.has("weekends"):
        return Recurrence((5, 6))
    named = _named_days(message)
    if (
        message.has("daily", "per_day_walks")
        or (_counted_daily(message) and not named)
        or (message.has("except") and not named)
    ):
        return Recurrence(_WEEK)
    if not named and _every_part(message):
        return Recurrence(_WEEK)
    if message.has("other_days"):
        return Recurrence((0, 2, 4, 6))
    if not named:
        return None
    clear = message.has("plural_day", "every", "from_now_on", "no_more", "plural_walks") or message.expects(
        Expecting.SCHEDULE
    )
    return Recurrence(
        named, None, clear or (message.has("schedule_noun") and message.has("drop", "add", "change"))
    )


def starting_day(message: Message) -> DayRef | None:
    """The day from which a routine is to hold: "from next Monday", "starting the 1st"."""
    said = message.said
    for day in message.days:
        led = said.ending(day.start, "from") or said.mark(day.start, "from")
        ranged = any(said.mark(day.end, name) for name in ("to", "until")) or said.word(day.end) == "-"
        if led and not ranged and not day.plural and day.kind not in {"same_day", "vague"}:
            return day
    return None


def _every_part(message: Message) -> bool:
    """As in "every morning"."""
    marks = [mark for clause in message.clauses for mark in clause.all("every")]
    return any(message.said.mark(mark.end, "part") for mark in marks)


def _named_days(message: Message) -> tuple[int, ...]:
    """The weekdays that are named, with ranges filled in."""
    excluded = _except_mark(message)
    days = [
        day
        for day in message.days
        if day.kind == "weekday" and not day.which and (excluded is None or day.start < excluded.start)
    ]
    first = starting_day(message)
    days = [day for day in days if day is not first]
    found: set[int] = set()
    for place, day in enumerate(days):
        found |= days_through(message, day, days[place + 1] if place + 1 < len(days) else None)
    return tuple(sorted(found))


def days_through(message: Message, day: DayRef, following: DayRef | None) -> set[int]:
    """The day, with all up to the next one where they make a range: "Mon-Fri"."""
    if following is None or not _is_range(message, day, following):
        return {day.number}
    width = (following.number - day.number) % 7
    return {number % 7 for number in range(day.number, day.number + width + 1)}


def _is_range(message: Message, day: DayRef, following: DayRef) -> bool:
    said = message.said
    changed = [mark.start for clause in message.clauses for mark in clause.all("change")]
    if message.has("move_strong") or any(at < day.start for at in changed):
        return False
    joint = said.mark(day.end, "to") or said.mark(day.end, "until")
    hyphen = said.tokens[following.start].hyphen or said.word(day.end) == "-"
    return following.start <= day.end + 1 and (joint is not None or hyphen)


def _except_mark(message: Message) -> Mark | None:
    return next((mark for clause in message.clauses for mark in clause.all("except")), None)


def _excluded(message: Message) -> set[int]:
    mark = _except_mark(message)
    if mark is None:
        return set()
    found = {day.number for day in message.days if day.kind == "weekday" and day.start >= mark.start}
    if any(day.kind == "weekend" and day.start >= mark.start for day in message.days) or any(
        other.start >= mark.start for clause in message.clauses for other in clause.all("weekends")
    ):
        found |= {5, 6}
    return found


def _counted_daily(message: Message) -> bool:
    return any(isinstance(item, Count) and item.per_day for item in message.items)


def _counted(message: Message) -> Recurrence | None:
    """Mind that "4 days a week": how many, but not which."""
    for item in message.items:
        if isinstance(item, Count) and item.per_week:
            return Recurrence(None, item.number)
    return None
