"""From a number and its unit to an amount: hours and their minutes, miles and their yards, steps."""

from dataclasses import replace

from coach.language.quantities import Quantity
from coach.language.shares import share_after
from coach.language.utterance import Utterance

_MINUTES = {"minute": 1.0, "hour": 60.0, "second": 1 / 60}
METRES = {"metre": 1.0, "km": 1000.0, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048, "li": 500.0}
_SMALLER = {
    "km": {"metre", "minute"},
    "mile": {"yard", "foot", "metre", "minute"},
    "yard": {"foot"},
}
"""What a rest may be measured in; "m" is a minute until a distance stands before it."""
_MOST_M_AS_MINUTES = 180
_LEAST_M_AS_METRES = 100


def measured(said: Utterance, raw: Quantity, unit: str) -> Quantity | None:
    """Give the amount that a number of units is; None if they measure no walk."""
    if unit in _MINUTES:
        return _duration(said, raw, unit)
    if unit in METRES:
        return distance(said, raw, unit)
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


def distance(said: Utterance, raw: Quantity, unit: str) -> Quantity:
    """Read metres, with the share or the smaller unit that follows."""
    factor = METRES[unit]
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
    metres = rest * METRES.get(smaller.value, 1.0)
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
        return hour_and(said, base)
    if unit == "minute":
        return _and_seconds(said, base)
    return base if raw.low >= 30 else None


def hour_and(said: Utterance, hours: Quantity) -> Quantity:
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
