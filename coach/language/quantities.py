"""How much: durations, distances and steps, exact, in ranges or by and large."""

from dataclasses import dataclass, replace
from typing import Literal

from coach.domain.amounts import Amount, Number, Span
from coach.language.figures import Figure, figure
from coach.language.shares import part_of, share_after, unit_place
from coach.language.utterance import Mark, Utterance

Kind = Literal["minutes", "metres", "steps", "k", "bare"]
_MINUTES = {"minute": 1.0, "hour": 60.0, "second": 1 / 60}
_METRES = {"metre": 1.0, "km": 1000.0, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048}
_WHOLES = {"hour", "mile", "km"}
_SMALLER = {
    "km": {"metre", "minute"},
    "mile": {"yard", "foot", "metre", "minute"},
    "yard": {"foot"},
}
"""What a rest may be measured in; "m" is a minute until a distance stands before it."""
_MOST_M_AS_MINUTES = 180
_LEAST_BARE_HOUR = 5
_LEAST_M_AS_METRES = 100
MOST_BARE_MINUTES = 180
LEAST_BARE_STEPS = 500


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of walking at tokens `start` to `end`."""

    kind: Kind
    low: float
    high: float
    start: int
    end: int
    approx: bool = False
    count: int = 1
    rate: bool = False
    """It is so much a day or a week, not one walk."""

    @property
    def number(self) -> Number:
        """The number as it was said: exact or a range."""
        low, high = _tidy(self.low, self.kind), _tidy(self.high, self.kind)
        return low if low == high else Span(low, high)

    @property
    def amount(self) -> Amount:
        """The amount this alone makes."""
        match self.kind:
            case "minutes":
                return Amount(minutes=self.number)
            case "metres":
                return Amount(distance_m=self.number)
            case "steps":
                return Amount(steps=self.number)
            case "k":
                return Amount()
            case "bare":
                return (
                    Amount(minutes=self.number)
                    if self.high <= MOST_BARE_MINUTES
                    else Amount(steps=self.number)
                )


def _tidy(value: float, kind: Kind) -> float:
    return float(round(value)) if kind in {"metres", "steps"} else round(value, 1)


def quantity(said: Utterance, at: int) -> Quantity | None:
    """Read an amount that starts here, without the hedges around it."""
    found = _fixed(said, at) or _colons(said, at)
    if found:
        return found
    number = figure(said, at)
    if number is None:
        return _hour_alone(said, at)
    unit = said.mark(unit_place(said, number.end), "unit")
    if unit is None:
        return _primed(said, at, number)
    if _is_hour_of_day(said, number, unit) or is_denial(said, unit):
        return None
    raw = Quantity("k", number.low, number.high, at, unit.end, number.approx)
    return _measured(said, raw, unit.value)


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


def _hour_alone(said: Utterance, at: int) -> Quantity | None:
    """As in "Hora y media", "hour and a half", "another hour", "for the hour"."""
    unit = said.mark(at, "unit")
    if unit is None or unit.value not in _WHOLES or unit.end - at > 1 or said.number(at - 1) is not None:
        return None
    if unit.value != "hour":
        return _distance(said, Quantity("k", 1.0, 1.0, at, unit.end), unit.value) if _one(said, at) else None
    hour = Quantity("minutes", 60.0, 60.0, at, unit.end)
    whole = _hour_and(said, hour)
    shared = share_after(said, unit.end)[0] or said.mark(unit.end, "and_bit")
    joined = shared or said.mark(unit.end, "and") or said.number(unit.end) is not None
    return whole if (joined and whole.end > unit.end) or _one(said, at) else None


def _one(said: Utterance, at: int) -> bool:
    """Whether one is meant without a number: "another mile", "for the hour"."""
    return said.ending(at, "one_more") is not None


def _measured(said: Utterance, raw: Quantity, unit: str) -> Quantity | None:
    if unit in _MINUTES:
        return _duration(said, raw, unit)
    if unit in _METRES:
        return _distance(said, raw, unit)
    if unit == "step":
        return _steps(said, raw)
    if unit == "k":
        return _thousands(said, raw)
    return None


def _steps(said: Utterance, raw: Quantity) -> Quantity:
    grouped = said.tokens[raw.start].thousands
    if grouped is not None:
        raw = replace(raw, low=grouped, high=grouped)
    return replace(raw, kind="steps")


def _thousands(said: Utterance, raw: Quantity) -> Quantity:
    steps = said.mark(raw.end, "unit")
    if steps and steps.value == "step":
        return Quantity("steps", raw.low * 1000, raw.high * 1000, raw.start, steps.end, raw.approx)
    article = said.mark(raw.start - 1, "number")
    if said.tokens[raw.start].number is not None and article and article.value == "1":
        return Quantity("metres", raw.low * 1000, raw.high * 1000, raw.start, raw.end, raw.approx)
    return raw


def _distance(said: Utterance, raw: Quantity, unit: str) -> Quantity:
    factor = _METRES[unit]
    more, end = share_after(said, raw.end)
    bit = said.mark(end, "and_bit")
    low, high = (_ungrouped(said, raw) + more) * factor, (raw.high + more) * factor
    whole = Quantity("metres", low, max(low, high), raw.start, end, raw.approx)
    if bit:
        return replace(whole, end=bit.end, approx=True)
    return whole if more else _and_smaller(said, whole, unit)


def _and_smaller(said: Utterance, whole: Quantity, unit: str) -> Quantity:
    """Add the rest in a smaller unit: "2 miles 300 yards", "1 km and 200 m"."""
    at = whole.end + (said.word(whole.end) == ",")
    joint = said.mark(at, "and")
    at = joint.end if joint else at
    rest = said.number(at)
    smaller = said.mark(at + 1, "unit")
    if rest is None or smaller is None or smaller.value not in _SMALLER.get(unit, ()):
        return whole
    if said.mark(smaller.end, "climb") or (said.word(whole.end) == "," and smaller.value != "foot"):
        return whole
    metres = rest * _METRES.get(smaller.value, 1.0)
    if smaller.value == "minute" and (said.word(smaller.end - 1) != "m" or rest < _LEAST_M_AS_METRES):
        return whole
    return replace(whole, low=whole.low + metres, high=whole.high + metres, end=smaller.end)


def _ungrouped(said: Utterance, raw: Quantity) -> float:
    """Mind that "1.125 miles" is one and a bit; "8.500 m" is not eight and a half."""
    grouped = said.tokens[raw.start].thousands
    if grouped is not None and said.lexicon.grouping_point and raw.low == raw.high:
        return grouped
    return raw.low


def _duration(said: Utterance, raw: Quantity, unit: str) -> Quantity | None:
    metres = _ungrouped(said, raw)
    if unit == "minute" and said.word(raw.end - 1) == "m" and metres > _MOST_M_AS_MINUTES:
        return Quantity("metres", metres, max(metres, raw.high), raw.start, raw.end, raw.approx)
    if said.word(raw.end - 1) == "h" and 13 <= raw.low == raw.high <= 24:
        return None  # a time of day
    factor = _MINUTES[unit]
    base = Quantity("minutes", raw.low * factor, raw.high * factor, raw.start, raw.end, raw.approx)
    if unit == "hour":
        return _hour_and(said, base)
    if unit == "minute":
        return _and_seconds(said, base)
    return base if raw.low >= 30 else None


def _hour_and(said: Utterance, hours: Quantity) -> Quantity:
    """Add what follows the hours: "and a half", "10", "and 10 minutes", "and a bit", "less a quarter"."""
    share, end = share_after(said, hours.end)
    if share and not said.mark(end, "unit"):
        return _longer(hours, share * 60, end)
    bit = said.mark(hours.end, "and_bit")
    if bit:
        return replace(hours, end=bit.end, approx=True)
    less = said.mark(hours.end, "minus")
    joint = less or said.mark(hours.end, "and")
    at = joint.end if joint else hours.end
    minutes, end = _minutes_of_hour(said, at)
    if minutes:
        return _longer(hours, -minutes if less else minutes, end)
    quarter = said.mark(at, "quarter_word") if joint else None
    if quarter:
        return _longer(hours, -15 if less else 15, quarter.end)
    return hours


def _longer(hours: Quantity, minutes: float, end: int) -> Quantity:
    return replace(hours, low=hours.low + minutes, high=hours.high + minutes, end=end)


def _minutes_of_hour(said: Utterance, at: int) -> tuple[float, int]:
    """The minutes beside the hours, and where they end; the seconds after them round up."""
    rest = said.number(at)
    if rest is None or rest >= 60:
        return 0.0, at
    unit = said.mark(at + 1, "unit")
    if unit and unit.value == "minute":
        whole = _and_seconds(said, Quantity("minutes", rest, rest, at, unit.end))
        return whole.low, whole.end
    return (rest, at + 1) if _bare_rest(said, at) else (0.0, at)


def _bare_rest(said: Utterance, at: int) -> bool:
    """Whether the number after the hours has no other use: "1h10", "1 hour 10"."""
    follows = said.mark(at + 1, "unit")
    return said.glued(at) or (follows is None and said.word(at + 1) not in {"x", "/", ":"})


def _and_seconds(said: Utterance, minutes: Quantity) -> Quantity:
    joint = said.mark(minutes.end, "and")
    half = said.mark(minutes.end, "and_half")
    if half and not said.mark(half.end, "unit"):
        return replace(minutes, low=minutes.low + 0.5, high=minutes.high + 0.5, end=half.end)
    at = joint.end if joint else minutes.end
    seconds = said.number(at)
    unit = said.mark(at + 1, "unit")
    if seconds is None or not unit or unit.value != "second":
        return minutes
    more = 1 if seconds else 0
    return replace(minutes, high=minutes.high + more, end=unit.end, approx=True)


_FIXED = {"quarter_hour": 15.0, "three_quarter_hour": 45.0, "half_hour": 30.0}


def _fixed(said: Utterance, at: int) -> Quantity | None:
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
    factor = _METRES.get(unit, 1000.0)
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
