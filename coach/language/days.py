"""Day phrases: which day somebody means, as they said it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from coach.domain.reading import Part
from coach.language.utterance import Mark, Utterance

DayKind = Literal[
    "offset", "weekday", "weekend", "month_day", "date", "holiday", "vague", "next_week", "same_day"
]
_OFFSETS: dict[str, tuple[int, Part | None]] = {
    "today": (0, None),
    "yesterday": (-1, None),
    "tomorrow": (1, None),
    "before_yesterday": (-2, None),
    "after_tomorrow": (2, None),
    "tonight": (0, "night"),
    "last_night": (-1, "night"),
    "yesterday_morning": (-1, "morning"),
    "yesterday_evening": (-1, "evening"),
    "this_morning": (0, "morning"),
    "this_evening": (0, "evening"),
    "this_afternoon": (0, "afternoon"),
    "tomorrow_morning": (1, "morning"),
    "tomorrow_evening": (1, "evening"),
    "yesterday_or_tomorrow": (-1, None),
    "two_days_off": (-2, None),
}
_EITHER = frozenset({"yesterday_or_tomorrow", "two_days_off"})
"""One word for both ways, as in Hindi: the verb tells."""
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_FARTHEST = 500


@dataclass(frozen=True, slots=True)
class DayRef:
    """A day at tokens `start` to `end`; what `number` is depends on `kind`."""

    kind: DayKind
    number: int
    start: int
    end: int
    which: str = ""
    """last, this, next or both, if it was said;
    either if the word has both directions; that, if it is counted from the day named before."""
    part: Part | None = None
    day: date | None = None
    plural: bool = False
    owned: bool = False
    """Something of that day: "Saturday's route"."""
    said_today: bool = False
    shift: int = 0
    """How many days after that day it is: "a week from Friday"."""
    week: int | None = None
    """Of which week, counted from this one, it is the weekday."""


def day_ref(said: Utterance, at: int) -> DayRef | None:
    """Read a day that starts here, with the part of the day that was said next to it."""
    lead = said.mark(at, "on")
    start = lead.end if lead else at
    found = (
        _phrase(said, start)
        or _ago(said, start)
        or _ahead(said, start)
        or _ahead(said, at)
        or _named(said, start)
    )
    found = found or _part_only(said, at)
    if found is None:
        return None
    owned = said.word(found.end) == "'s" or said.mark(start, "possessive_day") is not None
    if owned or start != at:
        found = replace(found, start=at, owned=owned)
    return _with_part(said, found)


def _phrase(said: Utterance, at: int) -> DayRef | None:
    mark = said.mark(at, "day")
    if mark is None:
        return _weekend(said, at)
    if mark.value in _OFFSETS:
        offset, part = _OFFSETS[mark.value]
        which = "either" if mark.value in _EITHER else ""
        return DayRef("offset", offset, at, mark.end, which, part=part, said_today=offset == 0)
    following = said.mark(_past_link(said, mark.end), "weekday") if mark.value in _WEEKS else None
    if following:
        which, week = _WEEKS[mark.value]
        return DayRef("weekday", int(following.value), at, following.end, which=which, week=week)
    if mark.value in {"next_week", "next_month"}:
        return DayRef("next_week", 0, at, mark.end)
    return DayRef("vague", 0, at, mark.end, which=mark.value if mark.value == "last_week" else "")


_WEEKS: dict[str, tuple[str, int]] = {"next_week": ("next", 1), "last_week": ("last_week", -1)}


def _past_link(said: Utterance, at: int) -> int:
    """Where the week or the weekday stands: "Sunday of next week", "next week - on Friday"."""
    for _ in range(3):
        link = said.mark(at, "week_link") or said.mark(at, "on")
        if link:
            at = link.end
        elif said.word(at) in {"-", ","}:
            at += 1
        else:
            break
    return at


def _weekend(said: Utterance, at: int) -> DayRef | None:
    mark = said.mark(at, "weekend")
    return DayRef("weekend", 0, at, mark.end, which=mark.value) if mark else None


def _ago(said: Utterance, at: int) -> DayRef | None:
    """Read "2 days ago", "a week ago", "an hour ago"; also "vor 2 Tagen", "il y a 2 jours"."""
    lead = said.mark(at, "ago_lead")
    at_number = lead.end if lead else at
    number = count_of(said, at_number)
    if number is None:
        return None
    value, after = number
    unit = said.mark(after, "unit")
    if unit is None or unit.value in {"year", "month", "k", "step"}:
        return None
    tail = None if said.ending(at, "before_lead") else said.mark(unit.end, "ago")
    if not (tail or lead):
        return None
    end = tail.end if tail else unit.end
    days = _UNIT_DAYS.get(unit.value)
    if value > _FARTHEST:
        return None
    if days is None:
        return DayRef("same_day", 0, at, end, said_today=True) if unit.value in {"hour", "minute"} else None
    return DayRef("offset", -int(value) * days, at, end)


def _ahead(said: Utterance, at: int) -> DayRef | None:
    """Read "in 3 days", "in a week"."""
    lead = said.mark(at, "in")
    number = count_of(said, lead.end) if lead else None
    unit = said.mark(number[1], "unit") if number else None
    if number is None or number[0] > _FARTHEST or unit is None or unit.value not in _UNIT_DAYS:
        return None
    return DayRef("offset", int(number[0]) * _UNIT_DAYS[unit.value], at, unit.end)


def count_of(said: Utterance, at: int) -> tuple[float, int] | None:
    """Read the number of days, weeks or hours, and where it ends."""
    value = said.number(at)
    if value is not None:
        return value, at + 1
    mark = said.mark(at, "number")
    if mark and float(mark.value) >= 0.5:
        # "half an hour ago"
        inner = said.mark(mark.end, "number")
        return float(mark.value), inner.end if inner and float(mark.value) < 1 else mark.end
    half = said.mark(at, "half_of")
    return (0.5, half.end) if half else None


def _named(said: Utterance, at: int) -> DayRef | None:
    which, shift, start = _which(said, at)
    mark = said.mark(start, "weekday")
    if mark is None:
        return _holiday(said, start)
    plural = said.mark(start, "plural_day") is not None
    found = DayRef("weekday", int(mark.value), at, mark.end, which=which, plural=plural, shift=shift)
    return _trailing_which(said, found) or _weeks_on(said, found) or found


_WHICH = (
    ("last_week", "last_week", 0),
    ("last", "last", 0),
    ("next", "next", 0),
    ("this", "this", 0),
    ("next_but_one", "next", 7),
    ("last_but_one", "last", -7),
)


def _which(said: Utterance, at: int) -> tuple[str, int, int]:
    """Which one, by how many days more, and where its name stands."""
    for name, which, shift in _WHICH:
        mark = said.mark(at, name)
        if mark and (said.mark(mark.end, "weekday") or said.mark(mark.end, "holiday")):
            return which, shift, mark.end
    return "", 0, at


_WHICH_AFTER = (
    ("last_after", "last", 0),
    ("next_after", "next", 0),
    ("after_next", "next", 7),
    ("before_last", "last", -7),
)


def _trailing_which(said: Utterance, found: DayRef) -> DayRef | None:
    """Read "lunes pasado", "segunda passada", "monday last week", "the friday after next"."""
    for name, which, shift in _WHICH_AFTER:
        follows = said.mark(found.end, name)
        if follows:
            return replace(found, which=which, shift=shift, end=follows.end)
    follows = said.mark(_past_link(said, found.end), "day")
    if follows and follows.value in _WEEKS:
        which, week = _WEEKS[follows.value]
        return replace(found, which=which, week=week, end=follows.end)
    return None


def _weeks_on(said: Utterance, found: DayRef) -> DayRef | None:
    """Read "Friday week", "Montag in einer Woche", "mardi en quinze", "Mittwoch vor zwei Wochen"."""
    for name, days in (("one_week_on", 7), ("two_weeks_on", 14)):
        mark = said.mark(found.end, name)
        if mark and said.number(mark.end) is None:
            return replace(found, which="week_on", shift=days, end=mark.end)
    ahead, back = said.mark(found.end, "in"), said.mark(found.end, "ago_lead")
    lead = ahead or back
    count = count_of(said, lead.end if lead else found.end)
    unit = said.mark(count[1], "unit") if count else None
    if count is None or unit is None or unit.value != "week" or count[0] > _FARTHEST:
        return None
    weeks = int(count[0])
    if ahead:
        return replace(found, which="week_on", shift=7 * weeks, end=unit.end)
    ago = said.mark(unit.end, "ago")
    if not (back or ago):
        return None
    return replace(found, which="last", week=-weeks, end=ago.end if ago else unit.end)


def _holiday(said: Utterance, at: int) -> DayRef | None:
    mark = said.mark(at, "holiday")
    if mark is None:
        return None
    month, day = mark.value.split("-")
    return DayRef("holiday", int(month) * 100 + int(day), at, mark.end)


def _part_only(said: Utterance, at: int) -> DayRef | None:
    """Read a part of the day that stands alone: "this morning", "after lunch"."""
    lead = said.mark(at, "this") or said.mark(at, "in") or said.mark(at, "at") or said.mark(at, "on")
    start = lead.end if lead else at
    mark = said.mark(at, "part") or said.mark(start, "part")
    if mark is None:
        return None
    this = any(phrase.name == "this" for phrase in said.lexicon.phrases.get(said.word(at), ()))
    return DayRef("same_day", 0, at, mark.end, part=_part(mark), said_today=this)


def _part(mark: Mark) -> Part:
    parts: dict[str, Part] = {
        "morning": "morning",
        "midday": "midday",
        "afternoon": "afternoon",
        "evening": "evening",
        "night": "night",
    }
    return parts[mark.value]


def _with_part(said: Utterance, found: DayRef) -> DayRef:
    if found.part:
        return found
    lead = said.mark(found.end, "in") or said.mark(found.end, "at") or said.mark(found.end, "on")
    for at in (found.end, lead.end if lead else found.end):
        mark = said.mark(at, "part")
        if mark:
            return replace(found, part=_part(mark), end=mark.end)
    return found
