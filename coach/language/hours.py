"""Times of day that are said as bare numbers: "six", "7.30", "19h" where an order needs a time."""

from coach.language.clocks import Clock, ClockRange
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.spans import Item

_LAST_HOUR = 23
_LONGEST_WALK = 240
"""Minutes: of "19h" nobody would walk so long."""


def clocks_and_hours(message: Message) -> list[Clock]:
    """Every time of day, in order: the clear ones, both ends of a span, and bare hours."""
    found: list[Clock] = []
    for item in message.items:
        found.extend(_clocks(message, item))
    return found


def bare_hours(message: Message) -> list[Clock]:
    """Only the numbers that may be hours."""
    return [clock for item in message.items if (clock := hour_of(message, item))]


def hour_of(message: Message, item: Item) -> Clock | None:
    """The time of day a number is if it is one: "six", "7.30", "19h"."""
    if not isinstance(item, Quantity) or item.count != 1 or item.low != item.high:
        return None
    if item.kind == "minutes":
        return _of_hours(message, item)
    return _of_number(message, item) if item.kind == "bare" else None


def _clocks(message: Message, item: Item) -> list[Clock]:
    if isinstance(item, Clock):
        return [item]
    if isinstance(item, ClockRange):
        return [item.first, item.last]
    hour = hour_of(message, item)
    return [hour] if hour else []


def _of_hours(message: Message, item: Quantity) -> Clock | None:
    """Read "19h": far too long for a walk, so a time of day."""
    said = message.said
    led = said.ending(item.start, "at_strict") is not None
    if said.word(item.end - 1) != "h" or not (led or item.low > _LONGEST_WALK):
        return None
    hour, minute = divmod(int(item.low), 60)
    return Clock(hour, minute, "", item.start, item.end) if 1 <= hour <= _LAST_HOUR else None


def _of_number(message: Message, item: Quantity) -> Clock | None:
    hour, _, minute = message.said.word(item.start).partition(".")
    if len(minute) == 2 and hour.isdigit() and int(minute) < 60 and int(hour) <= _LAST_HOUR:
        half = "24" if hour.startswith("0") else ""
        return Clock(int(hour), int(minute), half, item.start, item.end)
    if not 1 <= item.low <= _LAST_HOUR or item.low != int(item.low):
        return None
    return Clock(int(item.low), 0, "", item.start, item.end, marked=False)
