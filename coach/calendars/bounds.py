"""How much of a calendar is read, and which rules of recurrence are followed."""

import re
from collections.abc import Callable

from coach.domain.calendars import Flaw

MOST_BYTES = 10 * 1024 * 1024
MOST_EVENTS = 20_000
LONGEST_LINE = 64 * 1024
"""Bytes of a line once it is unfolded."""
MOST_BY_VALUES = 400
MOST_EXDATES = 2_000
MOST_RDATES = 1_000
MOST_OVERRIDES = 1_000
MOST_OF_A_SERIES = 1_000
"""Occurrences in the window; the earliest are kept."""
MOST_OCCURRENCES = 5_000
"""Of a whole calendar; the earliest are kept."""
MOST_SLOW = 25
"""UIDs that may take too long; then only what is plain is still tried."""
LONGEST_TITLE = 1_000
LONGEST_UID = 255
MOST_CATEGORIES = 20
LONGEST_CATEGORY = 100

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
_LARGEST_INTERVAL = 5_000
_LARGEST_COUNT = 10**9
_WEEKDAYS = frozenset(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_SPREAD = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTH": (1, 12),
}
"""Least and greatest value."""
_FROM_EITHER_END = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
"""Greatest value, which may be negative; never zero."""

Rule = dict[str, str]


class BadEvent(Exception):  # noqa: N818 - nothing went wrong in the code
    """An event that cannot be read."""

    def __init__(self, flaw: Flaw, detail: str) -> None:
        super().__init__(detail)
        self.flaw = flaw
        self.detail = detail


def bounded_rule(value: str) -> Rule:
    """Read an RRULE whose cost is bounded.

    Raises:
        BadEvent: it is malformed, or asks for more than is followed.
    """
    rule: Rule = {}
    for part in value.upper().split(";"):
        name, _, given = (piece.strip() for piece in part.partition("="))
        if given and name in _CHECKS:
            if name in rule:
                raise BadEvent(Flaw.BAD_RULE, f"{name} stands twice")
            rule[name] = _checked(name, given)
    if "FREQ" not in rule:
        raise BadEvent(Flaw.BAD_RULE, "no FREQ")
    if sum(given.count(",") + 1 for name, given in rule.items() if name.startswith("BY")) > MOST_BY_VALUES:
        raise BadEvent(Flaw.BAD_RULE, f"more than {MOST_BY_VALUES} BY-values")
    return rule


def _checked(name: str, given: str) -> str:
    if not name.startswith("BY"):
        good = _CHECKS[name](given)
        return given if good else _refuse(name)
    values = [value.strip() for value in given.split(",", MOST_BY_VALUES + 1)[: MOST_BY_VALUES + 1]]
    values = [value for value in values if value]
    return ",".join(values) if values and all(map(_CHECKS[name], values)) else _refuse(name)


def _refuse(name: str) -> str:
    raise BadEvent(Flaw.BAD_RULE, f"{name} is out of bounds")


def _within(least: int, greatest: int) -> Callable[[str], bool]:
    return lambda value: (number := _number(value)) is not None and least <= number <= greatest


def _either_end(greatest: int) -> Callable[[str], bool]:
    return lambda value: (number := _number(value)) is not None and 1 <= abs(number) <= greatest


def _is_day(value: str) -> bool:
    found = _DAY.fullmatch(value)
    return found is not None and (found[1] is None or 1 <= abs(int(found[1])) <= 53)


def _number(value: str) -> int | None:
    return int(value) if re.fullmatch(r"[+-]?\d{1,10}", value, re.ASCII) else None


_CHECKS: dict[str, Callable[[str], bool]] = {
    "FREQ": FREQUENCIES.__contains__,
    "INTERVAL": _within(1, _LARGEST_INTERVAL),
    "COUNT": _within(1, _LARGEST_COUNT),
    "UNTIL": lambda value: len(value) <= 32,
    "WKST": _WEEKDAYS.__contains__,
    "RSCALE": "GREGORIAN".__eq__,
    "BYDAY": _is_day,
    **{name: _within(*spread) for name, spread in _SPREAD.items()},
    **{name: _either_end(greatest) for name, greatest in _FROM_EITHER_END.items()},
}
