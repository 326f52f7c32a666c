"""Days that are only clear beside other days: "sat 7th", "the next day", "Monday and Wednesday last week"."""

from dataclasses import replace

from coach.language.days import DayRef
from coach.language.items import Item
from coach.language.utterance import Utterance


def settled(said: Utterance, items: list[Item]) -> list[Item]:
    """Make each day stand for itself."""
    if sum(isinstance(item, DayRef) for item in items) < 2:
        return items
    return _anchored(_of_last_week(_one_day(said, items)))


def _one_day(said: Utterance, items: list[Item]) -> list[Item]:
    """Make one of a weekday and its date: "Sat 7th", "Friday, 5/12"."""
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if isinstance(item, DayRef) and isinstance(before, DayRef) and _is_same_day(said, before, item):
            kept[-1] = replace(item, start=before.start, part=item.part or before.part)
        else:
            kept.append(item)
    return kept


def _is_same_day(said: Utterance, weekday: DayRef, dated: DayRef) -> bool:
    if weekday.kind != "weekday" or not (dated.kind == "month_day" or dated.day):
        return False
    between = range(weekday.end, dated.start)
    return all(said.word(at) == "," or said.mark(at, "the_day") for at in between)


def _anchored(items: list[Item]) -> list[Item]:
    """Count "the next day" from the day named before it: "Tuesday 20, the next day 30"."""
    counted: list[Item] = []
    base: DayRef | None = None
    for item in items:
        if isinstance(item, DayRef) and item.kind != "same_day":
            if item.which == "that" and base:
                shift = base.shift + item.shift
                item = replace(base, start=item.start, end=item.end, part=item.part, shift=shift)  # noqa: PLW2901
            base = None if item.kind == "vague" else item
        counted.append(item)
    return counted


def _of_last_week(items: list[Item]) -> list[Item]:
    """Put all weekdays into last week where it is named once: "Monday 20 and Wednesday 20 last week"."""
    days = [item for item in items if isinstance(item, DayRef)]
    if not any(day.which == "last_week" for day in days):
        return items
    return [
        replace(item, which="last_week")
        if isinstance(item, DayRef) and item.kind == "weekday" and not item.which
        else item
        for item in items
        if not (
            isinstance(item, DayRef) and item.kind == "vague" and item.which == "last_week" and _more(days)
        )
    ]


def _more(days: list[DayRef]) -> bool:
    return any(day.kind == "weekday" and not day.which for day in days)
