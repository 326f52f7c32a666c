"""Amounts as they stand in a message: repeated, listed, told by the week, or without a unit."""

from dataclasses import replace

from coach.language.figures import Figure, figure
from coach.language.items import Count, Void
from coach.language.quantities import Quantity
from coach.language.said_amounts import is_denial, quantity
from coach.language.utterance import Utterance


def frequency(said: Utterance, at: int) -> Count | None:
    """Read "4 days a week", "twice a day", "3 walks per week"."""
    times = said.mark(at, "times")
    number = float(times.value) if times else said.number(at)
    if number is None or number != int(number) or not 1 <= number <= 31:
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


def headed(said: Utterance, at: int) -> Quantity | None:
    """Read "Steps: 7,845"."""
    unit = said.mark(at, "unit")
    if unit is None or unit.value != "step" or said.word(unit.end) not in {":", "="}:
        return None
    number = figure(said, unit.end + 1)
    if number is None:
        return None
    grouped = said.tokens[unit.end + 1].thousands or number.low
    return Quantity("steps", grouped, grouped, at, number.end)


def product(said: Utterance, at: int) -> Quantity | None:
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
    found = quantity(said, start) or bare(said, start)
    return found if isinstance(found, Quantity) else None


def amount(said: Utterance, at: int) -> Quantity | None:
    """Read an amount with its unit, so often or so much a week."""
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


def count(said: Utterance, at: int) -> Count | None:
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


def times(said: Utterance, at: int) -> Count | None:
    """Read "twice", which may be of walks."""
    mark = said.mark(at, "times")
    return Count(int(mark.value), at, mark.end, bare_times=True) if mark else None


def bare(said: Utterance, at: int) -> Quantity | Void | None:
    """Read a number without a unit: an amount yet to be understood, or none at all."""
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
