"""Amounts as they are said: "20 min", "an hour less ten", "half a mile", "38:20"."""

from coach.language.figures import Figure, figure
from coach.language.measures import METRES, distance, hour_and, measured
from coach.language.quantities import Quantity
from coach.language.shares import part_of, share_after, unit_place
from coach.language.utterance import Mark, Utterance

_WHOLES = {"hour", "mile", "km"}
_LEAST_BARE_HOUR = 5


def quantity(said: Utterance, at: int) -> Quantity | None:
    """Read an amount that starts here, without the hedges around it."""
    found = _fixed(said, at) or _colons(said, at)
    if found:
        return found
    number = figure(said, at)
    if number is None:
        return _unit_first(said, at) or _hour_alone(said, at)
    unit = said.mark(unit_place(said, number.end), "unit")
    if unit is None:
        return _primed(said, at, number)
    if _is_hour_of_day(said, number, unit) or is_denial(said, unit):
        return None
    raw = Quantity("k", number.low, number.high, at, unit.end, number.approx)
    return measured(said, raw, unit.value)


def _is_hour_of_day(said: Utterance, number: Figure, unit: Mark) -> bool:
    """Mind that "19h", "8 heures", "3h da tarde" are times of day, where an hour is said like that."""
    if said.mark(unit.start, "hour_word") is None:
        return False
    if number.low != number.high:
        return _LEAST_BARE_HOUR <= number.high <= 24
    late = _LEAST_BARE_HOUR <= number.low <= 24
    led = number.low <= 24 and said.ending(number.end - 1, "at_strict") is not None
    halved = said.mark(unit.end, "am") or said.mark(unit.end, "pm")
    return number.low == int(number.low) and (late or led or halved is not None)


def is_denial(said: Utterance, unit: Mark) -> bool:
    """As in "40 pas 30": the word for a step denies the number after it."""
    return said.mark(unit.start, "not_word") is not None and said.number(unit.end) is not None


def _primed(said: Utterance, at: int, number: Figure) -> Quantity | None:
    """Read minutes with a stroke, 30', that no other stroke opens and nothing follows at once."""
    stroke = number.end
    if (
        said.word(stroke) != "'"
        or not said.glued(stroke)
        or said.glued(stroke + 1)
        or said.word(at - 1) == "'"
    ):
        return None
    return Quantity("minutes", number.low, number.high, at, stroke + 1, number.approx)


def _unit_first(said: Utterance, at: int) -> Quantity | None:
    """Read "минут 25", "минут через сорок": the unit before the number means about so much."""
    unit = said.mark(at, "unit") if said.mark(at, "unit_first") else None
    if unit is None or said.number(at - 1) is not None:
        return None
    lead = said.mark(unit.end, "in")
    number = figure(said, lead.end if lead else unit.end)
    if number is None or said.mark(number.end, "unit") or said.word(number.end) == ":":
        return None
    start = lead.end if lead else at
    raw = Quantity("k", number.low, number.high, start, number.end, approx=True)
    return measured(said, raw, unit.value)


def _hour_alone(said: Utterance, at: int) -> Quantity | None:
    """As in "Hora y media", "hour and a half", "another hour", "for the hour"."""
    unit = said.mark(at, "unit")
    if unit is None or unit.value not in _WHOLES or unit.end - at > 1 or said.number(at - 1) is not None:
        return None
    if unit.value != "hour":
        return distance(said, Quantity("k", 1.0, 1.0, at, unit.end), unit.value) if _one(said, at) else None
    hour = Quantity("minutes", 60.0, 60.0, at, unit.end)
    whole = hour_and(said, hour)
    shared = share_after(said, unit.end)[0] or said.mark(unit.end, "and_bit")
    joined = shared or said.mark(unit.end, "and") or said.number(unit.end) is not None
    return whole if (joined and whole.end > unit.end) or _one(said, at) else None


def _one(said: Utterance, at: int) -> bool:
    """Whether one is meant without a number: "another mile", "for the hour"."""
    return said.ending(at, "one_more") is not None


_FIXED = {"quarter_hour": 15.0, "three_quarter_hour": 45.0, "half_hour": 30.0}


def _fixed(said: Utterance, at: int) -> Quantity | None:
    whole = said.mark(at, "amount")
    if whole and said.number(at - 1) is None:
        number, kind = whole.value.split()
        return measured(said, Quantity("k", float(number), float(number), at, whole.end), kind)
    for name, minutes in _FIXED.items():
        mark = said.mark(at, name)
        if mark:
            return Quantity("minutes", minutes, minutes, at, mark.end)
    part = part_of(said, at)
    unit = said.mark(part[1], "unit") if part else None
    if part is None or unit is None or unit.value not in {"hour", "mile", "km", "k"}:
        return None
    share = part[0]
    if unit.value == "hour":
        return Quantity("minutes", share * 60, share * 60, at, unit.end)
    return _part(Quantity("k", share, share, at, unit.end), unit.value)


def _part(raw: Quantity, unit: str) -> Quantity:
    factor = METRES.get(unit, 1000.0)
    return Quantity("metres", raw.low * factor, raw.high * factor, raw.start, raw.end)


def _colons(said: Utterance, at: int) -> Quantity | None:
    """Read a stopwatch: "38:20" is minutes when it cannot be, or is not said as, a time of day."""
    first, second = said.number(at), said.number(at + 2)
    if first is None or second is None or said.word(at + 1) != ":":
        return None
    if not (said.glued(at + 1) and said.glued(at + 2)) or second >= 60 or len(said.word(at + 2)) != 2:
        return None
    third = said.number(at + 4) if said.word(at + 3) == ":" and said.glued(at + 4) else None
    if third is not None:
        minutes = first * 60 + second
        return Quantity("minutes", minutes, minutes + (third > 0), at, at + 5, approx=True)
    unit = said.mark(at + 3, "unit")
    if unit and unit.value == "hour":
        return Quantity("minutes", first * 60 + second, first * 60 + second, at, unit.end)
    if first < 24 and not (unit and unit.value == "minute") and not said.ending(at, "stopwatch"):
        return None
    end = unit.end if unit and unit.value == "minute" else at + 3
    return Quantity("minutes", first, first + (second > 0), at, end, approx=True)
