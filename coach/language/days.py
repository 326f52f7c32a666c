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
    """last, this, next or both, if it was said; either if the word has both directions."""
    part: Part | None = None
    day: date | None = None
    plural: bool = False
    owned: bool = False
    """Something of that day: "Saturday's route"."""
    said_today: bool = False


def day_ref(said: Utterance, at: int) -> DayRef | None:
    """Read a day that starts here, with the part of the day that was said next to it."""
    lead = said.mark(at, "on")
    start = lead.end if lead else at
    found = _phrase(said, start) or _ago(said, start) or _ahead(said, start) or _named(said, start)
    found = found or _part_only(said, at)
    if found is None:
        return None
    owned = said.word(found.end) == "'s" or said.mark(start, "possessive_day") is not None
    return _with_part(said, replace(found, start=at, owned=owned))


def _phrase(said: Utterance, at: int) -> DayRef | None:
    mark = said.mark(at, "day")
    if mark is None:
        return _weekend(said, at)
    if mark.value in _OFFSETS:
        offset, part = _OFFSETS[mark.value]
        which = "either" if mark.value in _EITHER else ""
        return DayRef("offset", offset, at, mark.end, which, part=part, said_today=offset == 0)
    if mark.value in {"next_week", "next_month"}:
        following = said.mark(mark.end, "weekday")
        if following:
            return DayRef("weekday", int(following.value), at, following.end, which="next")
        return DayRef("next_week", 0, at, mark.end)
    return DayRef("vague", 0, at, mark.end, which=mark.value if mark.value == "last_week" else "")


def _weekend(said: Utterance, at: int) -> DayRef | None:
    mark = said.mark(at, "weekend")
    return DayRef("weekend", 0, at, mark.end, which=mark.value) if mark else None


def _ago(said: Utterance, at: int) -> DayRef | None:
    """Read "2 days ago", "a week ago", "an hour ago"; also "vor 2 Tagen", "il y a 2 jours"."""
    lead = said.mark(at, "ago_lead")
    at_number = lead.end if lead else at
    number = _count(said, at_number)
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
    number = _count(said, lead.end) if lead else None
    unit = said.mark(number[1], "unit") if number else None
    if number is None or number[0] > _FARTHEST or unit is None or unit.value not in _UNIT_DAYS:
        return None
    return DayRef("offset", int(number[0]) * _UNIT_DAYS[unit.value], at, unit.end)


def _count(said: Utterance, at: int) -> tuple[float, int] | None:
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
    which, start = _which(said, at)
    mark = said.mark(start, "weekday")
    if mark is None:
        return _holiday(said, start)
    plural = said.mark(start, "plural_day") is not None
    found = DayRef("weekday", int(mark.value), at, mark.end, which=which, plural=plural)
    after = _trailing_which(said, mark)
    return replace(found, which=after[0], end=after[1]) if after else found


def _which(said: Utterance, at: int) -> tuple[str, int]:
    for name in ("last_week", "last", "next", "this"):
        mark = said.mark(at, name)
        if mark and (said.mark(mark.end, "weekday") or said.mark(mark.end, "holiday")):
            return name, mark.end
    return "", at


def _trailing_which(said: Utterance, mark: Mark) -> tuple[str, int] | None:
    """Read "lunes pasado", "segunda passada", "monday last week"."""
    for name in ("last_after", "next_after"):
        follows = said.mark(mark.end, name)
        if follows:
            return name.removesuffix("_after"), follows.end
    follows = said.mark(mark.end, "day")
    if follows and follows.value in {"last_week", "next_week"}:
        return ("last_week" if follows.value == "last_week" else "next"), follows.end
    return None


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
