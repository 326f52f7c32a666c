"""Everything in a message that is a number, a day or a time, each character in one span only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from coach.language.clocks import Clock, ClockRange, clock, clock_range
from coach.language.dates import Calendar, explicit_date
from coach.language.days import DayRef, day_ref
from coach.language.figures import Figure, figure
from coach.language.quantities import Quantity, is_denial, quantity
from coach.language.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Score:
    """So many of ten."""

    low: float
    high: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """So many walks, or so many times."""

    number: int
    start: int
    end: int
    per_week: bool = False
    per_day: bool = False
    days: bool = False
    bare_times: bool = False
    """Said without the word walk: "twice", "3 times"."""


@dataclass(frozen=True, slots=True)
class Void:
    """A number that is no amount: "week 3", "2 pairs", "67 years old"."""

    start: int
    end: int


Item = Score | Count | Void | Quantity | Clock | ClockRange | DayRef
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
        found = next((item for number in fitting if (item := finders[number](said, at))), None)
        if found:
            items.append(found)
        at = max(found.end if found else 0, at + 1)
    return tuple(_of_last_week(items))


_DAYS = frozenset(
    {"on", "day", "weekend", "ago_lead", "half_of", "in", "at", "last", "next", "this"}
    | {"weekday", "holiday", "part", "number"}
)
_TIMES_OF_DAY = frozenset({"at", "clock", "half_past", "quarter_past", "quarter_to", "half_to"})
_AMOUNTS = frozenset(
    {
        "amount",
        "number",
        "unit",
        "quarter_hour",
        "three_quarter_hour",
        "half_hour",
        "three_quarters",
        "half_of",
    }
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
    (frozenset({"on", "month", "the_day"}), True),  # explicit date
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
        _compared,
        _impossible,
        _pace,
        _listing,
        _label,
        _score,
        _frequency,
        _day_by_number,
        _headed,
        _product,
        _amount,
        nothing if scores else _hours,
        lambda said, at: explicit_date(said, at, calendar),
        nothing if scores else _idiom_or_clock,
        day_ref,
        _count,
        _times,
        _bare,
    )


@cache
def _begun_by(name: str) -> int:
    """The finders that a mark of this name may begin, a bit each."""
    return sum(1 << place for place, (names, _) in enumerate(_BEGINNINGS) if name in names)


_BEGUN_BY_NUMBER = sum(1 << place for place, (_, number) in enumerate(_BEGINNINGS) if number)


@cache
def _places(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(len(_BEGINNINGS)) if bits >> place & 1)


def _fitting(said: Utterance, at: int) -> tuple[int, ...]:
    """Which finders may find something here: most words begin nothing."""
    bits = _BEGUN_BY_NUMBER if said.tokens[at].number is not None else 0
    for name in said.starting[at]:
        bits |= _begun_by(name)
    return _places(bits)


_HIGHEST = 10
_MOST_CLAIMED = 20
"""People say "eleven out of ten"."""


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


def _compared(said: Utterance, at: int) -> Void | None:
    """A day that only something is compared with, or began: "further than yesterday", "since Friday"."""
    mark = said.mark(at, "than") or said.mark(at, "since_word")
    day = day_ref(said, mark.end) if mark else None
    if mark and day is None and mark.name == "since_word" and said.number(mark.end) is not None:
        return Void(at, mark.end + 1)
    return Void(at, day.end) if day else None


def _impossible(said: Utterance, at: int) -> Void | None:
    """Read what can be no number of ours: "at 25:00", "-5 min"."""
    if said.number(at) is None:
        return None
    if said.ending(at, "at_strict") and said.word(at + 1) == ":" and (said.number(at) or 0) > 24:
        return Void(at, at + 3)
    if not _is_negative(said, at):
        return None
    unit = said.mark(at + 1, "unit")
    return Void(at, unit.end if unit else at + 1)


def _is_negative(said: Utterance, at: int) -> bool:
    """Whether a minus stands before the number, and no dash of a range, a list or a day."""
    if said.word(at - 1) != "-" or not said.glued(at) or said.glued(at - 1):
        return False
    before = at - 2
    if said.number(before) is not None or said.word(before) in {":", "\n"} or "\n" in said.clean.text:
        return False
    return not any(said.ending(at - 1, name) for name in ("weekday", "day", "unit", "part", "month"))


def _pace(said: Utterance, at: int) -> Void | None:
    """Read a pace, which is no amount: 13'21"/km."""
    if said.number(at) is None or said.word(at + 1) != "'" or said.number(at + 2) is None:
        return None
    end = at + 3 + (said.word(at + 3) == '"')
    rate = said.mark(end, "bare_pace")
    return Void(at, rate.end if rate else end)


def _listing(said: Utterance, at: int) -> Void | None:
    """Read the numbers of a list: "1) 15 min 2) 20 min"."""
    if said.number(at) is None or said.word(at + 1) != ")" or not said.glued(at + 1):
        return None
    opened = any(said.word(place) == "(" for place in range(max(0, at - 8), at))
    return None if opened else Void(at, at + 2)


def _hours(said: Utterance, at: int) -> ClockRange | None:
    found = clock_range(said, at)
    if found is None or found.first.marked or found.last.marked:
        return found
    aching = any(said.mark(place, "pain") for place in range(max(0, at - 4), at))
    return None if aching else found


def _label(said: Utterance, at: int) -> Void | None:
    """Read "week 3", "#4", "aged 67"."""
    mark = said.mark(at, "label")
    if mark is None:
        numbered = said.mark(at, "walk_noun")
        return Void(at, numbered.end + 1) if numbered and _listed(said, numbered.end) else None
    end = mark.end + (said.word(mark.end) in {"#", "."})
    if said.mark(end + 1, "out_of_ten"):
        return None
    if said.number(end) is None or said.mark(end + 1, "unit") or said.word(end + 1) in {":", "/", "x"}:
        return Void(at, end + 1) if _listed(said, end) else None
    return Void(at, end + 1)


def _listed(said: Utterance, at: int) -> bool:
    """Whether a colon after the number opens what follows: "day 12: 25 min"."""
    return said.number(at) is not None and said.word(at + 1) == ":" and not said.glued(at + 2)


def _score(said: Utterance, at: int) -> Score | None:
    number = figure(said, at) if said.number(at) is not None else None
    if number is None or number.high > _MOST_CLAIMED:
        return None
    tail = said.mark(number.end, "out_of_ten")
    if number.high > _HIGHEST and (not tail or said.mark(number.end, "unit")):
        return None  # a word for points may be one for minutes: 20分
    if tail:
        return Score(number.low, number.high, at, tail.end)
    if said.word(number.end) == "/" and said.number(number.end + 1) == 10 and not _is_dated(said, at):
        return Score(number.low, number.high, at, number.end + 2)
    return None


def _is_dated(said: Utterance, at: int) -> bool:
    return said.ending(at, "on") is not None or said.word(at + 3) == "/"


def _frequency(said: Utterance, at: int) -> Count | None:
    """Read "4 days a week", "twice a day", "3 walks per week"."""
    times = said.mark(at, "times")
    number = float(times.value) if times else said.number(at)
    if number is None or number > 31:
        return None
    end = times.end if times else at + 1
    unit = said.mark(end, "unit")
    noun = None if times else said.mark(end, "count_noun") or (unit if unit and unit.value == "day" else None)
    after = noun.end if noun else end
    for name in ("per_week", "per_day"):
        mark = said.mark(after, name)
        if mark:
            days = noun is not None and noun.name == "unit"
            return Count(int(number), at, mark.end, name == "per_week", name == "per_day", days)
    return None


def _day_by_number(said: Utterance, at: int) -> DayRef | None:
    """Read days that have a number in them before the number is taken for an amount."""
    found = day_ref(said, at)
    if found is None or found.kind == "vague":
        return found
    return (
        found
        if any(said.number(place) is not None for place in range(at, found.end)) or _article(said, at)
        else None
    )


def _article(said: Utterance, at: int) -> bool:
    return said.mark(at, "number") is not None or said.mark(at, "half_of") is not None


def _headed(said: Utterance, at: int) -> Quantity | None:
    """Read "Steps: 7,845"."""
    unit = said.mark(at, "unit")
    if unit is None or unit.value != "step" or said.word(unit.end) not in {":", "="}:
        return None
    number = figure(said, unit.end + 1)
    if number is None:
        return None
    grouped = said.tokens[unit.end + 1].thousands or number.low
    return Quantity("steps", grouped, grouped, at, number.end)


def _product(said: Utterance, at: int) -> Quantity | None:
    """Read "3x10min", "2 lots of 15", "two 15 minute walks"."""
    times = said.mark(at, "times")
    number = float(times.value) if times else said.number(at)
    if number is None or not 1 <= number <= 20 or number != int(number):
        return None
    if times:
        repeated = quantity(said, times.end)
        return replace(repeated, start=at, count=int(number)) if repeated else None
    factor = _factor_end(said, at + 1)
    each = _inner(said, factor) if factor else None
    if each is None:
        each = quantity(said, at + 1) if not said.mark(at + 1, "unit") else None
        if each is None or not said.mark(each.end, "count_noun") or each.kind == "k":
            return None
    return replace(each, start=at, count=int(number))


def _factor_end(said: Utterance, at: int) -> int | None:
    if said.word(at) in {"x", "*"}:
        return at + 1
    noun = said.mark(at, "count_noun")
    if noun is None:
        return None
    joint = said.mark(noun.end, "of")
    if joint:
        return joint.end
    return noun.end if said.mark(at, "times_word") or said.word(noun.end - 1) == "of" else None


def _inner(said: Utterance, at: int) -> Quantity | None:
    hedge = said.mark(at, "hedge") or said.mark(at, "at")
    start = hedge.end if hedge else at
    found = quantity(said, start) or _bare(said, start)
    return found if isinstance(found, Quantity) else None


def _amount(said: Utterance, at: int) -> Quantity | None:
    found = quantity(said, at)
    if found is None or _is_rate(said, found):
        return None
    rate = said.mark(found.end, "per_day") or said.mark(found.end, "per_week")
    if rate:
        return replace(found, end=rate.end, rate=True)
    return _repeated(said, found)


def _is_rate(said: Utterance, found: Quantity) -> bool:
    """Whether it is no length: a pace, or how high somebody climbed."""
    return said.mark(found.end, "bare_pace") is not None or said.mark(found.end, "climb") is not None


def _repeated(said: Utterance, found: Quantity) -> Quantity:
    """Read what multiplies an amount afterwards: "twice", "x 2", "each way", "3 times"."""
    noun = said.mark(found.end, "walk_noun")
    at = noun.end if noun else found.end
    times = said.mark(at, "times")
    if times:
        return replace(found, count=int(times.value), end=times.end)
    number = said.number(at + 1)
    if said.word(at) == "x" and number and number == int(number) and number <= 20:
        return replace(found, count=int(number), end=at + 2)
    number = said.number(at)
    if number and number == int(number) and number <= 20 and said.mark(at + 1, "times_word"):
        return replace(found, count=int(number), end=at + 2)
    return found


def _idiom_or_clock(said: Utterance, at: int) -> Clock | None:
    found = clock(said, at)
    return found if found and found.marked else None


def _count(said: Utterance, at: int) -> Count | None:
    """Read "3 walks", "one walk"."""
    article = said.mark(at, "number")
    number = said.number(at)
    if number is None:
        number = float(article.value) if article and article.end == at + 1 else None
    if number is None or number != int(number) or not 1 <= number <= 30:
        return None
    noun = said.mark(at + 1, "count_noun")
    if noun is None or said.word(at) in {"a", "an"}:
        return None
    return Count(int(number), at, noun.end, bare_times=said.mark(at + 1, "times_word") is not None)


def _times(said: Utterance, at: int) -> Count | None:
    mark = said.mark(at, "times")
    return Count(int(mark.value), at, mark.end, bare_times=True) if mark else None


def _bare(said: Utterance, at: int) -> Quantity | Void | None:
    number: Figure | None = figure(said, at) if said.number(at) is not None else None
    if number is None:
        return None
    if (
        said.mark(number.end, "price")
        or said.word(at - 1) in {"£", "$", "€", "#"}
        or _counts_things(said, number.end)
    ):
        return Void(at, number.end)
    grouped = said.tokens[at].thousands
    if grouped is not None:
        number = replace(number, low=grouped, high=grouped)
    return _repeated(said, Quantity("bare", number.low, number.high, at, number.end, number.approx))


def _counts_things(said: Utterance, at: int) -> bool:
    """Whether things are counted that are no amount of walking: "2 laps", "3 ducks"."""
    unit = said.mark(at, "unit")
    if (unit and not is_denial(said, unit)) or said.mark(at, "things"):
        return True
    word = said.word(at)
    return len(word) > 3 and word.endswith("s") and word.isalpha() and not said.marks[at]
