"""Explicit dates ("3 march", "14/3", "the 5th"): found by our grammar, the harder read by dateparser."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from coach.language.days import DayRef
from coach.language.utterance import Mark, Utterance

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
    end = (
        _iso(said, start)
        or _with_month(said, start)
        or (_slashed(said, start) if lead or at == start else None)
    )
    if end:
        phrase = said.clean.text[said.tokens[start].start : said.tokens[end - 1].end]
        found = nearest(phrase, calendar)
        return DayRef("date", 0, at, end, day=found) if found else DayRef("vague", 0, at, end)
    return _month_day(said, at, start)


def _month_day(said: Utterance, at: int, start: int) -> DayRef | None:
    """Read "the 5th", "el día 5", "am 5."."""
    article = said.mark(start, "the_day")
    number_at = article.end if article else start
    number = said.number(number_at)
    if number is None or not 1 <= number <= 31 or number != int(number):
        return None
    if said.mark(at, "date_article") and _ends_date(said, number_at + 1):
        return DayRef("month_day", int(number), at, number_at + 1)
    ordinal = said.mark(number_at + 1, "ordinal")
    if ordinal and (said.glued(ordinal.start) or ordinal.end - ordinal.start > 1 or _is_spelt(said, ordinal)):
        return DayRef("month_day", int(number), at, ordinal.end)
    if said.ending(at, "until_day") and not any(said.mark(number_at + 1, name) for name in _COUNTED):
        return DayRef("month_day", int(number), at, number_at + 1)  # "hasta el 20"
    spelt = article is not None and said.mark(article.start, "unit") is not None  # "dia 3"
    if article and (article.end - article.start > 1 or spelt):
        return DayRef("month_day", int(number), at, number_at + 1)
    return None


def _ends_date(said: Utterance, at: int) -> bool:
    """Whether nothing follows that makes the number before an amount, a time or a score: "le 5 j'ai fait"."""
    return said.word(at)[:1].isalpha() and not any(said.mark(at, name) for name in _COUNTED)


def _is_spelt(said: Utterance, ordinal: Mark) -> bool:
    """Whether it is a word of its own and no ending: "20 tarikh"."""
    return len(said.word(ordinal.start)) > 2


def _iso(said: Utterance, at: int) -> int | None:
    year = said.number(at)
    if year is None or not 2000 <= year < 2100 or said.word(at + 1) != "-" or said.word(at + 3) != "-":
        return None
    return at + 5 if said.number(at + 2) and said.number(at + 4) else None


def _with_month(said: Utterance, at: int) -> int | None:
    """Where "3 march", "3rd of march" or "march 3rd" ends."""
    if _is_day(said, at):
        after = at + 1
        ordinal = said.mark(after, "ordinal")
        after = ordinal.end if ordinal else after
        joint = said.mark(after, "of")
        month = said.mark(joint.end if joint else after, "month")
        return month.end if month else None
    month = said.mark(at, "month")
    if month and _is_day(said, month.end) and not said.mark(month.end + 1, "unit"):
        ordinal = said.mark(month.end + 1, "ordinal")
        return ordinal.end if ordinal else month.end + 1
    return None


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


def _in_reach(found: date, today: date) -> date | None:
    """Put a date without a year into the year that brings it nearest to today."""
    for years in (0, -1, 1):
        try:
            candidate = found.replace(year=found.year + years)
        except ValueError:
            continue
        if abs(candidate - today) <= _FARTHEST:
            return candidate
    return None
