"""How much walking is comfortable today: the amount and the days of a first plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from coach.domain.amounts import Unit
from coach.domain.grid import GRIDS, round_to
from coach.language.answer_words import plain_number, signs

MOST_TO_START = {Unit.MINUTES: 60, Unit.STEPS: 8_000, Unit.METRES: 6_000}
"""The longest walk that a plan starts with (D)."""
MOST_DAYS = 6
_MOST_BARE_MINUTES = 120
_MOST_M_AS_MINUTES = 120
_LEAST_BARE_STEPS = 500
_MOST_BARE_SIGNS = 12
_USUAL_WALKS = 3
_IN_UNIT = {
    "MIN": (Unit.MINUTES, Fraction(1)),
    "HR": (Unit.MINUTES, Fraction(60)),
    "SEC": (Unit.MINUTES, Fraction(1, 60)),
    "KM": (Unit.METRES, Fraction(1000)),
    "M": (Unit.METRES, Fraction(1)),
    "MI": (Unit.METRES, Fraction(1609344, 1000)),
    "YD": (Unit.METRES, Fraction(9144, 10000)),
    "STP": (Unit.STEPS, Fraction(1)),
}
_N = r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])"
_UNIT = r"\b(?:MIN|HR|SEC|KM|MM|MI|M|YD|STP)\b"
_WEEKDAY = r"\bWD[0-6]\b"
_REWRITES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"_(?: _)+", "_"),
        (rf"\b1 / 2 (?=(?:A )?{_UNIT})", "0.5 "),
        (rf"\b1 / 4 (?=(?:A )?{_UNIT})", "0.25 "),
        (rf"\b3 / 4 (?=(?:A )?{_UNIT})", "0.75 "),
        (rf"({_N}) (?:AND )?0(\.\d+)", r"\1\2"),
        (rf"({_N}) AND (?:A )?HALF", r"\1.5"),
        (rf"HALF (?:A )?(?={_UNIT})", "0.5 "),
        (rf"({_N}) (?:A )?(?={_UNIT})", r"\1 "),
        (rf"\bA (?={_UNIT}|{_N} {_UNIT})", "1 "),
        (rf"\b1 (?={_N} {_UNIT})", ""),
        (r"\b(?:AT|SINCE) \d+(?: : \d+)?\b(?! (?:MIN|HR|KM|STP))|\b\d+ : \d+\b|\b\d+ YEARS\b", " "),
        (rf"({_N}) K (?:STP\b)?", r"\1 THOUSAND "),
        (rf"({_N}) K$", r"\1 THOUSAND "),
    )
)
_HOURS_MINUTES = re.compile(
    rf"({_N}) HR (?:AND )?(\d{{1,2}})(?: MIN\b|(?! ?(?:X|DAY|TIMES|PER|A WEEK|WEEK|TO|-)))"
)
_THOUSANDS = re.compile(rf"({_N}) THOUSAND ")
_CANT = re.compile(rf"\bCANT\b(?: (?!MORE\b)[A-Z_]+)*? {_N} {_UNIT}")
_AMOUNT = re.compile(
    rf"(?:(?P<low>{_N}) (?:{_UNIT} )?(?:TO|-|(?<=AND )AND|/) |BETWEEN (?P<least>{_N}) (?:{_UNIT} )?AND )?"
    rf"(?P<high>{_N}) (?P<unit>{_UNIT})"
)
_COUNT = re.compile(
    r"(?:(\d+) (?:TO|-|AND|/) )?(?<![\w.])(\d+) (?:X|DAY|TIMES|(?:PER|A|EVERY|/) WEEK|WEEK)\b"
)
_TIMES_AFTER = re.compile(r"\bX (\d+)\b")
_EVERY_N_DAYS = re.compile(r"\bEVERY (\d+) DAY\b")
_EVERY_DAY = re.compile(r"(?:\bEVERY|\bPER|\bA|/) DAY\b")
_EVERY_WEEK = re.compile(r"^\s*(?:(?:PER|A|EVERY|/) )?WEEK\b")
_DAY_RANGE = re.compile(r"\bWD([0-6]) (?:TO|-) WD([0-6])\b")
_DAY_NAMES = re.compile(_WEEKDAY)
_PRODUCT = re.compile(r"(\d+) (?:X|\*) (\d+)(?! *\.)(?: |$)")
_PAIR = re.compile(r"^(\d+) (?:[,/;] )?([1-7])$")
_BARE = re.compile(rf"(?:({_N}) (?:TO|-|AND) )?({_N})")


@dataclass(frozen=True, slots=True)
class Comfort:
    """What somebody can walk comfortably: one session, in `unit`, on so many days a week."""

    unit: Unit
    session: int
    days: int | None
    """1-6; None = not said. One rest day stays."""
    clipped: bool = False
    """They can walk more than a plan starts with."""


@dataclass(frozen=True, slots=True)
class Said:
    """An amount as it was said, in `unit`."""

    unit: Unit
    amount: Fraction
    rest: str
    """The signs around the amount."""
    weekly: bool = False
    """The amount is for the whole week."""


def read_comfort(text: str, language: str = "en") -> Comfort | None:
    """Read an amount and the days from an answer; None when it names no amount."""
    amount = said_amount(text, language)
    if amount is None or amount.amount <= 0:
        return None
    days = said_days(amount)
    each = amount.amount
    if amount.weekly:
        days = days or _spread(amount)
        each /= days
    grid = GRIDS[amount.unit]
    most = MOST_TO_START[amount.unit]
    session = max(grid.smallest, round_to(grid.fine, min(each, Fraction(most))))
    return Comfort(amount.unit, session, days, clipped=round_to(grid.fine, each) > most)


def said_amount(text: str, language: str = "en") -> Said | None:
    """Read the amount of an answer and what stands around it; None when it names none."""
    said = _signs(text, language)
    return _with_unit(said) or _product(said) or _bare(said)


def said_days(amount: Said) -> int | None:
    """Read the days a week (1-6) that were said with an amount."""
    return _days(amount.rest)


def _signs(text: str, language: str) -> str:
    found = [plain_number(sign) if sign[0].isdecimal() else sign for sign in signs(text, language, "amounts")]
    said = " ".join(found)
    for pattern, put in _REWRITES:
        said = pattern.sub(put, said)
    said = _THOUSANDS.sub(lambda match: f"{int(Fraction(match[1]) * 1000)} STP ", said)
    said = _HOURS_MINUTES.sub(lambda match: f"{int(Fraction(match[1]) * 60) + int(match[2])} MIN", said)
    return " ".join(_CANT.sub(" ", said).split())


def _with_unit(said: str) -> Said | None:
    match = _AMOUNT.search(said)
    if match is None:
        return None
    figures = [Fraction(figure) for figure in match.group("low", "least", "high") if figure]
    name = match["unit"]
    if name == "MM":
        name = "MIN" if max(figures) <= _MOST_M_AS_MINUTES else "M"
    unit, factor = _IN_UNIT[name]
    rest = f"{said[: match.start()]} ; {said[match.end() :]}"
    weekly = "OVER" in rest.split() or bool(_EVERY_WEEK.match(said[match.end() :]))
    return Said(unit, min(figures) * factor, rest, weekly=weekly and not _counted_a_week(rest))


def _counted_a_week(rest: str) -> bool:
    """Whether "a week" belongs to the days: "3 times, 10 minutes a week" is no total."""
    return "OVER" not in rest.split() and _days(rest) is not None


def _product(said: str) -> Said | None:
    """Read "3x10": the smaller number is the days, as sessions below five minutes are not planned."""
    match = _PRODUCT.search(said) or _PAIR.match(said)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    session, days = (first, second) if match.re is _PAIR else (max(first, second), min(first, second))
    unit = _bare_unit(Fraction(session))
    return None if unit is None else Said(unit, Fraction(session), f"{days} TIMES")


def _bare(said: str) -> Said | None:
    """Read a number without a unit, in a short answer: minutes, or steps from 500."""
    rest = _EVERY_N_DAYS.sub(" ", _COUNT.sub(" ", said))
    match = _BARE.search(rest)
    if match is None or len(said.split()) > _MOST_BARE_SIGNS:
        return None
    amount = min(Fraction(figure) for figure in match.groups() if figure)
    unit = _bare_unit(amount)
    return None if unit is None else Said(unit, amount, said.replace(match[0], " ; ", 1))


def _bare_unit(amount: Fraction) -> Unit | None:
    if amount <= _MOST_BARE_MINUTES:
        return Unit.MINUTES
    return Unit.STEPS if amount >= _LEAST_BARE_STEPS else None


def _spread(said: Said) -> int:
    """Divide a week's total into walks where nobody said how many: three, or fewer if they got too short."""
    return int(max(1, min(_USUAL_WALKS, said.amount // GRIDS[said.unit].smallest)))


def _days(rest: str) -> int | None:
    counted = next(_counts(" ".join(rest.split())), None)
    return None if counted is None else max(1, min(MOST_DAYS, counted))


def _counts(rest: str) -> Iterator[int]:
    """Yield the days a week that were said, the surest first."""
    if named := {int(name[2]) for name in _DAY_NAMES.findall(rest)}:
        for first, last in _DAY_RANGE.findall(rest):
            named |= {(int(first) + day) % 7 for day in range((int(last) - int(first)) % 7)}
        yield len(named)
    if match := _EVERY_N_DAYS.search(rest):
        yield -(-6 // max(1, int(match[1])))
    if _EVERY_DAY.search(rest):
        yield MOST_DAYS
    for match in (*_COUNT.finditer(rest), *_TIMES_AFTER.finditer(rest)):
        count = min(int(number) for number in match.groups() if number)
        if count:
            yield count
