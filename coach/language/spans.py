"""Everything in a message that is a number, a day or a time, each character in one span only."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from coach.language import amount_spans, voids
from coach.language.clocks import Clock, ClockRange, clock, clock_range
from coach.language.dates import Calendar, explicit_date
from coach.language.days import DayRef
from coach.language.figures import figure
from coach.language.items import Count, Item, Score, Void
from coach.language.relative_days import any_day
from coach.language.settled import settled
from coach.language.utterance import Utterance

_Finder = Callable[[Utterance, int], Item | None]


def find_spans(said: Utterance, calendar: Calendar, *, scores: bool = False) -> tuple[Item, ...]:
    """Find all spans from left to right; at each place the most telling reading wins.

    With `scores`, a score was asked for: numbers are no times of day.
    """
    finders = _finders(calendar, scores=scores)
    items: list[Item] = []
    at = 0
    while at < len(said.tokens):
        fitting = _fitting(said, at)
        found = (
            next((item for number in fitting if (item := finders[number](said, at))), None)
            if fitting
            else None
        )
        if found:
            items.append(found)
        at = max(found.end if found else 0, at + 1)
    return tuple(settled(said, items))


_DAYS = frozenset(
    {"on", "day", "weekend", "ago_lead", "half_of", "in", "at", "last", "next", "this"}
    | {"weekday", "holiday", "part", "number", "day_shift", "day_beside", "next_but_one", "last_but_one"}
)
_TIMES_OF_DAY = frozenset({"at", "clock", "half_past", "quarter_past", "quarter_to", "half_to"})
_AMOUNTS = frozenset(
    {"number", "unit", "quarter_hour", "three_quarter_hour", "half_hour", "three_quarters", "half_of"}
    | {"fraction", "amount"}
)
_BEGINNINGS: tuple[tuple[frozenset[str], bool], ...] = (
    (frozenset({"than", "since_word"}), False),  # compared
    (frozenset(), True),  # impossible
    (frozenset(), True),  # pace
    (frozenset(), True),  # listing
    (frozenset({"label", "walk_noun"}), False),
    (frozenset(), True),  # score
    (frozenset({"times"}), True),  # frequency
    (_DAYS, True),  # day by number
    (frozenset({"unit"}), False),  # headed
    (frozenset({"times"}), True),  # product
    (_AMOUNTS, True),
    (_TIMES_OF_DAY | {"from", "between"}, True),  # hours
    (frozenset({"on", "month", "the_day", "date_article", "nth"}), True),  # explicit date
    (_TIMES_OF_DAY, True),
    (_DAYS, True),
    (frozenset({"number"}), True),  # count
    (frozenset({"times"}), False),
    (frozenset(), True),  # bare
)
"""What each finder may begin with: these marks, and whether a number; in the order of `_finders`."""


def _finders(calendar: Calendar, *, scores: bool) -> tuple[_Finder, ...]:
    def nothing(_said: Utterance, _at: int) -> None:
        return None

    return (
        voids.compared,
        voids.impossible,
        voids.pace,
        voids.listing,
        voids.label,
        _score,
        amount_spans.frequency,
        _day_by_number,
        amount_spans.headed,
        amount_spans.product,
        amount_spans.amount,
        nothing if scores else _hours,
        lambda said, at: explicit_date(said, at, calendar),
        nothing if scores else _idiom_or_clock,
        any_day,
        amount_spans.count,
        amount_spans.times,
        amount_spans.bare,
    )


_BEGUN_BY: dict[str, int] = {
    name: sum(1 << place for place, (names, _) in enumerate(_BEGINNINGS) if name in names)
    for name in frozenset[str]().union(*(names for names, _ in _BEGINNINGS))
}
"""The finders that a mark of this name may begin, a bit each."""
_BEGUN_BY_NUMBER = sum(1 << place for place, (_, number) in enumerate(_BEGINNINGS) if number)


@cache
def _places(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(len(_BEGINNINGS)) if bits >> place & 1)


def _fitting(said: Utterance, at: int) -> tuple[int, ...]:
    """Which finders may find something here: most words begin nothing."""
    bits = _BEGUN_BY_NUMBER if said.tokens[at].number is not None else 0
    for name in said.starting[at]:
        bits |= _BEGUN_BY.get(name, 0)
    return _places(bits) if bits else ()


_HIGHEST = 10
_MOST_CLAIMED = 20
"""People say "eleven out of ten"."""


def _hours(said: Utterance, at: int) -> ClockRange | None:
    found = clock_range(said, at)
    if found is None or found.first.marked:
        return found
    aching = any(said.mark(place, "pain") for place in range(max(0, at - 4), at))
    return None if aching else replace(found, first=replace(found.first, marked=True))


def _score(said: Utterance, at: int) -> Score | None:
    number = figure(said, at) if said.number(at) is not None else None
    if number is None or number.high > _MOST_CLAIMED:
        return None
    tail = said.mark(number.end, "out_of_ten")
    if number.high > _HIGHEST and (not tail or said.mark(number.end, "unit")):
        return None  # a word for points may be one for minutes: 20分
    dated = tail and said.word(tail.end) == "/"  # "4/10/2026"
    return Score(number.low, number.high, at, tail.end) if tail and not dated else None


def _day_by_number(said: Utterance, at: int) -> DayRef | None:
    """Read days that have a number in them before the number is taken for an amount."""
    found = any_day(said, at)
    if found is None or found.kind == "vague":
        return found
    return (
        found
        if any(said.number(place) is not None for place in range(at, found.end)) or _article(said, at)
        else None
    )


def _article(said: Utterance, at: int) -> bool:
    return said.mark(at, "number") is not None or said.mark(at, "half_of") is not None


def _idiom_or_clock(said: Utterance, at: int) -> Clock | None:
    found = clock(said, at)
    return found if found and found.marked else None


__all__ = ["Count", "Item", "Score", "Void", "find_spans"]
