"""What of a second opinion the text itself bears out: our own spans, or nothing."""

from datetime import date, time
from math import isclose
from typing import TypeGuard

from coach.domain.amounts import Amount, Number, Span
from coach.domain.reading import SaidPain, SaidPlan, SaidSkip, SaidWalk, Suggestion
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import Direction, resolve
from coach.language.second_opinion import Opinion, Unusable
from coach.language.spans import Item, Score

_KINDS = {
    "minutes": ("minutes", "bare"),
    "metres": ("metres", "k", "bare"),
    "steps": ("steps", "k", "bare"),
}
"""Which of our amounts may be meant: one whose unit we don't know may be any."""


def founded(opinion: Opinion, message: Message) -> Suggestion | None:
    """Derive from the text what the opinion claims; None if it claims nothing.

    Raises:
        Unusable: a number that the text does not have, or a day that it does not name ("unfounded").
    """
    match opinion.meaning:
        case "walk":
            return _walk(opinion, message)
        case "skip":
            return SaidSkip(_day(opinion, message, ("back", "ahead")))
        case "plan":
            return _plan(opinion, message)
        case "pain":
            return _pain(opinion, message)
        case _:
            return None


def _unfounded() -> Unusable:
    return Unusable("unfounded")


def _walk(opinion: Opinion, message: Message) -> SaidWalk:
    """Make a walk of our own amounts that the claimed numbers lead to."""
    day = _day(opinion, message, ("back",))
    found = _amounts(opinion, message)
    counts = {quantity.count for quantity in found.values()}
    if len(counts) != 1 or (len(found) > 1 and counts != {1}) or day > message.scene.today:
        raise _unfounded()
    number = {kind: _number(quantity, _one(kind, opinion)) for kind, quantity in found.items()}
    amount = Amount(number.get("minutes"), number.get("metres"), number.get("steps"))
    return SaidWalk(day, amount, counts.pop(), approx=any(quantity.approx for quantity in found.values()))


def _amounts(opinion: Opinion, message: Message) -> dict[str, Quantity]:
    """Find the amount in the text for each claimed number; each is good for one claim."""
    claims = {"minutes": opinion.minutes, "metres": opinion.distance, "steps": opinion.steps}
    found: dict[str, Quantity] = {}
    for kind, claim in claims.items():
        if claim is None:
            continue
        free = (quantity for quantity in message.quantities if quantity not in found.values())
        quantity = next((one for one in free if _is_said(claim, one, kind, opinion)), None)
        if quantity is None:
            raise _unfounded()
        found[kind] = quantity
    return found


def _one(kind: str, opinion: Opinion) -> float:
    """What a number without a unit of ours counts: metres in the claimed unit, else one."""
    return opinion.distance_unit if kind == "metres" else 1.0


def _is_said(claim: float, quantity: Quantity, kind: str, opinion: Opinion) -> bool:
    """Whether a number is what the text has: either end of a range, of one walk or of all."""
    if quantity.kind not in _KINDS[kind] or quantity.rate:
        return False
    one = _one(kind, opinion)
    scale = _scale(quantity, one)
    ends = (quantity.low * scale, quantity.high * scale)
    whole = claim * one
    return any(isclose(whole, end * count) for end in ends for count in (1, quantity.count))


def _scale(quantity: Quantity, one: float) -> float:
    return {"k": 1000.0, "bare": one}.get(quantity.kind, 1.0)


def _number(quantity: Quantity, one: float) -> Number:
    """Take the number as the text has it."""
    scale = _scale(quantity, one)
    low, high = round(quantity.low * scale, 1), round(quantity.high * scale, 1)
    return low if low == high else Span(low, high)


def _day(opinion: Opinion, message: Message, directions: tuple[Direction, ...]) -> date:
    """Take a day that the text names, or today if it names none."""
    today = message.scene.today
    named = [day for day in message.days if not day.owned]
    dates = {resolve(day, message.scene, direction) for day in named for direction in directions}
    claimed = opinion.day or today
    if None in dates or claimed not in (dates or {today}):
        raise _unfounded()
    return claimed


def _plan(opinion: Opinion, message: Message) -> SaidPlan:
    day = _day(opinion, message, ("ahead",))
    if day < message.scene.today or not (opinion.at is None or opinion.at in _times(message)):
        raise _unfounded()
    return SaidPlan(day, at=opinion.at)


def _times(message: Message) -> set[time]:
    """Give every time of day that the text may mean."""
    part = next((day.part for day in message.days if day.part), None)
    return {at for clock in message.clocks for at in clock.times(part)}


def _pain(opinion: Opinion, message: Message) -> SaidPain:
    _day(opinion, message, ("back",))
    said = {item.low for item in message.items if _is_score(item) and item.low == item.high}
    if opinion.pain is None or opinion.pain not in said:
        raise _unfounded()
    return SaidPain(opinion.pain)


def _is_score(item: Item) -> TypeGuard[Score | Quantity]:
    """Whether it may be a number out of ten: said as one, or with no unit at all."""
    bare = isinstance(item, Quantity) and item.kind == "bare" and not item.rate and item.count == 1
    return bare or isinstance(item, Score)
