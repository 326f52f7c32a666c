"""How much: durations, distances and steps, exact, in ranges or by and large."""

from dataclasses import dataclass, replace
from typing import Literal

from coach.domain.amounts import Amount, Number, Span
from coach.language.figures import Figure, figure
from coach.language.utterance import Mark, Utterance

Kind = Literal["minutes", "metres", "steps", "k", "bare"]
_MINUTES = {"minute": 1.0, "hour": 60.0, "second": 1 / 60}
_METRES = {"metre": 1.0, "km": 1000.0, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048, "li": 500.0}
_MOST_M_AS_MINUTES = 180
_LEAST_BARE_HOUR = 5
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
        return _unit_first(said, at) or _hour_alone(said, at)
    unit = said.mark(_unit_place(said, number.end), "unit")
    if unit is None or _is_hour_of_day(said, number, unit) or is_denial(said, unit):
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
    return _measured(said, raw, unit.value)


def _hour_alone(said: Utterance, at: int) -> Quantity | None:
    """As in "Hora y media", "hour and a half"."""
    unit = said.mark(at, "unit")
    if unit is None or unit.value != "hour" or unit.end - at > 1 or said.number(at - 1) is not None:
        return None
    share, end = _and_part(said, unit.end)
    if share:
        return Quantity("minutes", 60 + share * 60, 60 + share * 60, at, end)
    whole = _hour_and(said, Quantity("minutes", 60.0, 60.0, at, unit.end))
    joined = said.mark(unit.end, "and") or said.number(unit.end) is not None
    return whole if joined and whole.end > unit.end else None


def _unit_place(said: Utterance, at: int) -> int:
    """Where the unit stands: "20 or so minutes", "a good 20 of those minutes"."""
    if said.mark(at, "or") and said.word(at + 1) == "so":
        return at + 2
    of = said.mark(at, "of")
    article = said.mark(of.end, "number") if of else None
    if article and article.value == "1":
        return article.end
    praised = said.mark(at, "amount_praise") or said.mark(at, "praise")  # "une bonne heure"
    return praised.end if praised else at


def _measured(said: Utterance, raw: Quantity, unit: str) -> Quantity | None:
    if unit in _MINUTES:
        return _duration(said, raw, unit)
    if unit in _METRES:
        return _distance(said, raw, _METRES[unit])
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


def _distance(said: Utterance, raw: Quantity, factor: float) -> Quantity:
    more, end = _and_part(said, raw.end)
    low, high = (_ungrouped(said, raw) + more) * factor, (raw.high + more) * factor
    return Quantity("metres", low, max(low, high), raw.start, end, raw.approx)


def _and_part(said: Utterance, at: int) -> tuple[float, int]:
    """What is added in words, and where it ends: "a mile and a quarter"."""
    for name, share in (("and_half", 0.5), ("and_three_quarters", 0.75), ("and_quarter", 0.25)):
        mark = said.mark(at, name)
        if mark:
            return share, mark.end
    return 0.0, at


def _ungrouped(said: Utterance, raw: Quantity) -> float:
    """Mind that "1.125 miles" is one and a bit; "8.500 m" is not eight and a half."""
    grouped = said.tokens[raw.start].thousands
    if grouped is not None and said.lexicon.grouping_point and raw.low == raw.high:
        return grouped
    return raw.low


def _duration(said: Utterance, raw: Quantity, unit: str) -> Quantity | None:
    if unit == "minute" and said.word(raw.end - 1) == "m" and raw.low > _MOST_M_AS_MINUTES:
        return Quantity("metres", raw.low, raw.high, raw.start, raw.end, raw.approx)
    factor = _MINUTES[unit]
    base = Quantity("minutes", raw.low * factor, raw.high * factor, raw.start, raw.end, raw.approx)
    if unit == "hour":
        return _hour_and(said, base)
    if unit == "minute":
        return _and_seconds(said, base)
    return base if raw.low >= 30 else None


def _hour_and(said: Utterance, hours: Quantity) -> Quantity:
    """Add what follows the hours: "and a half", "and a quarter", "10", "and 10 minutes"."""
    share, end = _and_part(said, hours.end)
    if share:
        return replace(hours, low=hours.low + share * 60, high=hours.high + share * 60, end=end)
    joint = said.mark(hours.end, "and")
    at = joint.end if joint else hours.end
    rest = said.number(at)
    unit = said.mark(at + 1, "unit")
    minutes = unit is not None and unit.value == "minute"
    if rest is not None and rest < 60 and (minutes or _bare_rest(said, at)):
        end = unit.end if unit and minutes else at + 1
        return replace(hours, low=hours.low + rest, high=hours.high + rest, end=end)
    quarter = said.word(at + 1) == "quarter" if joint else False
    return replace(hours, low=hours.low + 15, high=hours.high + 15, end=at + 2) if quarter else hours


def _bare_rest(said: Utterance, at: int) -> bool:
    """Whether the number after the hours has no other use: "1h10", "1 hour 10"."""
    follows = said.mark(at + 1, "unit")
    return said.glued(at) or (follows is None and said.word(at + 1) not in {"x", "/", ":"})


def _and_seconds(said: Utterance, minutes: Quantity) -> Quantity:
    joint = said.mark(minutes.end, "and")
    half = said.mark(minutes.end, "and_half")
    if half:
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
    whole = said.mark(at, "amount")
    if whole and said.number(at - 1) is None:
        number, kind = whole.value.split()
        return _measured(said, Quantity("k", float(number), float(number), at, whole.end), kind)
    for name, minutes in _FIXED.items():
        mark = said.mark(at, name)
        if mark:
            return Quantity("minutes", minutes, minutes, at, mark.end)
    quarters = said.mark(at, "three_quarters")
    share = 0.75
    if quarters is None:
        quarters = said.mark(at, "half_of")
        share = 0.5
    if quarters is None:
        return None
    end = quarters.end
    if said.mark(end, "number"):
        end += 1
    unit = said.mark(end, "unit")
    if unit is None or unit.value not in {"hour", "mile", "km", "k"}:
        return None
    raw = Quantity("k", share, share, at, unit.end)
    return (
        Quantity("minutes", share * 60, share * 60, at, unit.end)
        if unit.value == "hour"
        else _part(raw, unit.value)
    )


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
