"""Amounts of walking in words and digits."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

Amounts = dict[str, Any]
_MINUTES = (5, 8, 10, 12, 15, 18, 20, 22, 25, 30, 35, 40, 45, 50, 55)
_LESS = (5, 6, 8, 10, 12, 15, 18, 20)
_MORE = (25, 30, 35, 40, 45)
_TENTHS = (8, 12, 15, 18, 20, 23, 25, 30, 35, 42, 50)
_STEPS = (1200, 2500, 3000, 4500, 5250, 6000, 7845, 8500, 10400)
_METRES = (300, 400, 500, 800, 900)
_MILE = 1609.344


@dataclass(frozen=True, slots=True)
class Filled:
    """Words for a gap, and what they mean."""

    text: str
    value: dict[str, Any]


def minutes(random: Random, amounts: Amounts) -> Filled:
    """Say some minutes exactly."""
    kind = random.choices(("digits", "words", "hours", "fixed"), (8, 2, 2, 3))[0]
    if kind == "fixed":
        text = random.choice(sorted(amounts["fixed"]))
        return Filled(text, {"minutes": amounts["fixed"][text]})
    if kind == "words":
        count = random.choice(sorted(amounts["words"], key=int))
        text = random.choice(amounts["worded"]).format(w=amounts["words"][count])
        return Filled(text, {"minutes": int(count)})
    if kind == "hours":
        hours, rest = random.choice((1, 2)), random.choice((5, 10, 15, 20, 40))
        text = random.choice(amounts["hours"]).format(h=hours, m=rest, mm=f"{rest:02}")
        return Filled(text, {"minutes": hours * 60 + rest})
    count = random.choice(_MINUTES)
    return Filled(random.choice(amounts["minutes"]).format(n=count), {"minutes": count})


def km(random: Random, amounts: Amounts) -> Filled:
    """Say some kilometres."""
    tenths = random.choice(_TENTHS)
    return Filled(
        random.choice(amounts["km"]).format(d=_decimal(tenths, amounts)), {"distance_m": tenths * 100}
    )


def amount(random: Random, amounts: Amounts) -> Filled:
    """Say an amount of any kind, now and then by and large."""
    make = random.choices((minutes, km, _far, _steps, _range), (12, 4, 3, 4, 2))[0]
    found = make(random, amounts)
    if random.random() < 0.12 and found.text[0].isdecimal() and make is not _range:
        text = f"{random.choice(amounts['hedges'])} {found.text}"
        return Filled(text, {**found.value, "approx": True})
    return found


def product(random: Random, amounts: Amounts) -> Filled:
    """Say several equal walks."""
    times, count = random.randint(2, 4), random.choice((5, 10, 12, 15, 20))
    text = random.choice(amounts["products"]).format(k=times, n=count)
    return Filled(text, {"minutes": count, "count": times})


def _far(random: Random, amounts: Amounts) -> Filled:
    kind = random.choice(("metres", "named", "miles"))
    if kind == "named":
        text = random.choice(sorted(amounts["distances"]))
        return Filled(text, {"distance_m": amounts["distances"][text]})
    if kind == "miles" and amounts["miles"]:
        tenths = random.choice(_TENTHS)
        text = random.choice(amounts["miles"]).format(d=_decimal(tenths, amounts))
        return Filled(text, {"distance_m": round(tenths * _MILE / 10)})
    metres = random.choice(_METRES)
    return Filled(f"{metres} m", {"distance_m": metres})


def _steps(random: Random, amounts: Amounts) -> Filled:
    count = random.choice(_STEPS)
    digits = random.choice((str(count), f"{count:,}".replace(",", amounts["groups"])))
    return Filled(random.choice(amounts["steps"]).format(s=digits), {"steps": count})


def _range(random: Random, amounts: Amounts) -> Filled:
    low = random.choice((10, 15, 20, 25, 30))
    high = low + random.choice((5, 10))
    text = random.choice(amounts["ranges"]).format(a=low, b=high)
    return Filled(text, {"minutes": {"min": low, "max": high}, "approx": True})


def _decimal(tenths: int, amounts: Amounts) -> str:
    whole, rest = divmod(tenths, 10)
    return f"{whole}{amounts['point']}{rest}" if rest else str(whole)


def _number(numbers: tuple[int, ...], name: str) -> Callable[[Random, Amounts], Filled]:
    def make(random: Random, _amounts: Amounts) -> Filled:
        count = random.choice(numbers)
        return Filled(str(count), {name: count})

    return make


AMOUNTS: dict[str, Callable[[Random, Amounts], Filled]] = {
    "minutes": minutes,
    "km": km,
    "amount": amount,
    "product": product,
    "n": _number(_LESS, "minutes"),
    "tens": _number((15, 20, 25, 30, 35, 40), "minutes"),
    "more": _number(_MORE, "unused"),
    "few": _number((2, 3, 4), "few"),
    "score": _number(tuple(range(1, 11)), "score"),
    "steps_number": _number(_STEPS, "steps"),
}
"""The gaps that hold a number."""
