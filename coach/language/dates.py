"""Explicit dates ("3 march", "14/3", "the 5th"): found by our grammar, the harder read by dateparser."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from coach.language.days import DayRef
from coach.language.utterance import Utterance

_LONGEST_PHRASE = 60
_COUNTED = ("unit", "count_noun", "price", "out_of_ten", "of", "to", "and", "or", "hour_word", "am", "pm")
"""What makes the number before it no day of a month."""
_FARTHEST = timedelta(days=62)
Order = Literal["DMY", "MDY"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a written date is read against."""

    today: date
    order: Order
    language: str


def explicit_date(said: Utterance, at: int, calendar: Calendar) -> DayRef | None:
    """Read a date that is written out here, if it is near enough to be about a walk."""
    lead = said.mark(at, "on")
    start = lead.end if lead else at
    article = said.mark(start, "the_day")
    found = _with_month(said, article.end if article else start) or _dotted(said, start, led=start > at)
    if found:
        day, month, end = found
        near = _in_reach(_dated(calendar.today.year, month, day), calendar.today)
        return DayRef("date", 0, at, end, day=near) if near else DayRef("vague", 0, at, end)
    numeric = _iso(said, start) or _slashed(said, start)
    if numeric:
        phrase = said.clean.text[said.tokens[start].start : said.tokens[numeric - 1].end]
        near = nearest(phrase, calendar)
        return DayRef("date", 0, at, numeric, day=near) if near else DayRef("vague", 0, at, numeric)
    return _month_day(said, at, start)


def _month_day(said: Utterance, at: int, start: int) -> DayRef | None:
    """Read "the 5th", "el día 5", "am 5.", "le 16", "on the twenty-first"."""
    article = said.mark(start, "the_day")
    lead = said.mark(at, "date_article")
    place = lead.end if lead else article.end if article else start
    day = _day_number(said, place)
    if day is None:
        return None
    number, end, numbered = day
    digits = said.number(place) is not None and not said.mark(end - 1, "nth")
    if numbered and digits:
        return DayRef("month_day", number, at, end) if _is_ordinal(said, place, end) else None
    if said.ending(at, "until_day") and not any(said.mark(end, name) for name in _COUNTED):
        return DayRef("month_day", number, at, end)  # "hasta el 20"
    spelt = article is not None and said.mark(article.start, "unit") is not None  # "dia 3"
    if article and (article.end - article.start > 1 or spelt):
        return DayRef("month_day", number, at, end)
    return DayRef("month_day", number, at, end) if lead and _ends_a_date(said, end) else None


def _is_ordinal(said: Utterance, place: int, end: int) -> bool:
    spelt = len(said.word(place + 1)) > 2  # a word of its own and no ending: "20 tarikh"
    return said.glued(place + 1) or end - place > 2 or spelt


def _ends_a_date(said: Utterance, at: int) -> bool:
    """Whether no thing follows that the number would count: "on the second lap", "le 3 fois"."""
    word = said.word(at)
    if said.number(at) is not None:
        return said.mark(at + 1, "unit") is not None
    if word.isalpha():
        return any(said.mark(at, name) for name in _AFTER_DATES) and not said.mark(at, "unit")
    return word not in _JOINED or (word in {".", ","} and not said.glued(at + 1))


_AFTER_DATES = (
    *("self", "at", "for", "and", "in", "with", "part", "neg", "past_neg", "skip"),
    *("walk_past", "did", "out_past", "did_verb", "i_walk", "filler", "but"),
)
_JOINED = frozenset({":", "/", "x", "%", "-", ".", ",", "°", "+", "'"})


def _day_number(said: Utterance, at: int) -> tuple[int, int, bool] | None:
    """Read a day's number, where it ends, and whether it was said as an ordinal."""
    number = said.number(at)
    nth = said.mark(at + 1 if number in {20, 30} else at, "nth")
    if nth and (number is None or int(nth.value) < 10):
        return int(number or 0) + int(nth.value), nth.end, True
    if number is None or not 1 <= number <= 31 or number != int(number):
        return None
    ordinal = said.mark(at + 1, "ordinal")
    return (int(number), ordinal.end, True) if ordinal else (int(number), at + 1, False)


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(said: Utterance, at: int) -> int | None:
    year = said.number(at)
    if year is None or not 2000 <= year < 2100 or said.word(at + 1) != "-" or said.word(at + 3) != "-":
        return None
    return at + 5 if said.number(at + 2) and said.number(at + 4) else None


def _with_month(said: Utterance, at: int) -> tuple[int, int, int] | None:
    """Read "3 march", "march 3rd", "the fifth of May", "Nov/2": day, month, and where it ends."""
    month = said.mark(at, "month")
    if month:
        place = month.end + (said.word(month.end) in {"/", "."})
        day = _day_number(said, place)
        if day and not said.mark(day[1], "unit"):
            return day[0], int(month.value), _past_year(said, day[1])
        return None
    day = _day_number(said, at)
    if day is None:
        return None
    joint = said.mark(day[1], "of")
    month = said.mark(joint.end if joint else day[1], "month")
    return (day[0], int(month.value), _past_year(said, month.end)) if month else None


def _past_year(said: Utterance, at: int) -> int:
    year = said.number(at)
    return at + 1 if year and 2000 <= year < 2100 and not said.mark(at + 1, "unit") else at


_POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(?:20)?\d\d)?")


def _dotted(said: Utterance, at: int, *, led: bool) -> tuple[int, int, int] | None:
    """Read "5.11." or, after "on", "5.11", where a point is no decimal point."""
    if not said.lexicon.grouping_point or said.number(at) is None:
        return None
    found = _POINTED.fullmatch(said.word(at))
    closed = said.word(at + 1) == "." and said.glued(at + 1) and at + 2 < len(said.tokens)
    if found is None or not (led or closed or found.group().count(".") > 1):
        return None
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12) or said.mark(at + 1, "unit"):
        return None
    return day, month, at + 1 + closed


def _is_day(said: Utterance, at: int) -> bool:
    number = said.number(at)
    return number is not None and number == int(number) and 1 <= number <= 31


def _slashed(said: Utterance, at: int) -> int | None:
    """Where "14/3" or "14/3/26" ends; the caller knows that it is no score and no share."""
    if not (_is_day(said, at) and said.word(at + 1) == "/" and _is_day(said, at + 2)):
        return None
    if min(said.number(at) or 0, said.number(at + 2) or 0) > 12 or said.mark(at + 3, "unit"):
        return None
    year = said.word(at + 3) == "/" and said.number(at + 4) is not None
    return at + 5 if year else at + 3


@lru_cache(maxsize=1024)
def nearest(phrase: str, calendar: Calendar) -> date | None:
    """Let dateparser read a date phrase; None when it is no date within two months of today.

    dateparser knows no language in another's letters ("hi-latn"): it is not asked.
    It is imported on first use: most messages never need it, and it is slow to load.
    """
    if len(phrase) > _LONGEST_PHRASE or "-" in calendar.language:
        return None
    from dateparser import parse  # noqa: PLC0415  # slow to load, seldom needed

    noon = datetime.combine(calendar.today, time(12))
    read = parse(
        phrase,
        languages=[calendar.language],
        settings={
            "RELATIVE_BASE": noon,
            "DATE_ORDER": calendar.order,
            "PREFER_DATES_FROM": "current_period",
            "REQUIRE_PARTS": ["day", "month"],
        },
    )
    return _in_reach(read.date(), calendar.today) if read else None


def _in_reach(found: date | None, today: date) -> date | None:
    """Put a date without a year into the year that brings it nearest to today."""
    if found is None:
        return None
    for years in (0, -1, 1):
        try:
            candidate = found.replace(year=found.year + years)
        except ValueError:
            continue
        if abs(candidate - today) <= _FARTHEST:
            return candidate
    return None
