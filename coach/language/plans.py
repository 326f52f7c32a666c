"""Walks that somebody means to do, once."""

from dataclasses import replace
from datetime import timedelta

from coach.domain.amounts import Amount
from coach.domain.reading import SaidPlan
from coach.language.clauses import Clause, Status
from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.hours import hour_of
from coach.language.inside import holds
from coach.language.message import Message, clocks_in, dated_in, days_in, quantities_in
from coach.language.reports import comes_on_top, goes_on_ahead, is_for_later, names_next_week
from coach.language.resolving import is_part_ahead, resolve, time_ahead

_TOLD = ("same_again", "will", "walk_base", "i_walk", "walk_noun", "walk_ing", "go", "walk_past", "did")
_LAST_HOUR = 12


def read_plans(message: Message, free: tuple[Clause, ...]) -> tuple[SaidPlan, ...]:
    """Read one-off intentions; a vague wish is none."""
    plans: list[SaidPlan] = []
    sentence = -1
    for clause in free:
        if _is_plan(message, clause) and plans and clause.sentence == sentence and not dated_in(clause):
            plans[-1] = _fuller(plans[-1], plan_of(message, clause))
        elif _is_plan(message, clause):
            plans += _each(message, clause) or [plan_of(message, clause)]
            sentence = clause.sentence
        elif plans and clause.sentence == sentence and _adds_to_plan(clause):
            plans[-1] = _fuller(plans[-1], plan_of(message, clause))
    return tuple(plans)


def _each(message: Message, clause: Clause) -> list[SaidPlan]:
    """As in "30 tomorrow and 20 on friday": a plan for each day with its amount."""
    days, amounts = dated_in(clause), quantities_in(clause)
    if not 1 < len(days) == len(amounts) or clocks_in(clause):
        return []
    if not all(_is_coming(message, day) or day.kind == "weekday" for day in days):
        return []
    pairs = zip(days, amounts, strict=True)
    return [SaidPlan(resolve(day, message.scene, "ahead"), amount.amount) for day, amount in pairs]


def _adds_to_plan(clause: Clause) -> bool:
    """Whether a clause goes on with a plan: "at 18:00 when it is cooler, for 20 minutes"."""
    only_amount = bool(quantities_in(clause)) and clause.has("for") and clause.status is Status.PLAIN
    return clause.status is Status.PLANNED or only_amount


def _fuller(plan: SaidPlan, more: SaidPlan) -> SaidPlan:
    """Add to a plan what the next clause says of it: "a long one on Sunday, maybe 4 miles"."""
    return replace(
        plan,
        amount=plan.amount if plan.amount.known else more.amount,
        at=plan.at or more.at,
        part=plan.part or more.part,
    )


def _is_plan(message: Message, clause: Clause) -> bool:
    if clause.has("not_walking", "next_time") or _elsewhere(clause):
        return False
    if clause.status is Status.PLANNED:
        return (clause.has("going_now") and not _went(message, clause)) or _is_firm(clause)
    if clause.status in {Status.PLAIN, Status.DONE} or _ends_in_if(clause):
        return _looks_ahead(message, clause)
    return False


def _went(message: Message, clause: Clause) -> bool:
    """As in "I put my boots on and did 12 minutes"."""
    after = [other for other in message.clauses if other.start >= clause.end]
    return any(other.status is Status.DONE and quantities_in(other) for other in after)


def _ends_in_if(clause: Clause) -> bool:
    """As in "tomorrow we walk at 10 if he wakes up": a condition undoes no plan that says when."""
    unless = clause.first("if")
    if clause.status is not Status.UNREAL or unless is None or clause.has("habit", "ought", "says", "wish"):
        return False
    return any(item.end <= unless.start for item in dated_in(clause)) and clause.has(*_TOLD)


def _elsewhere(clause: Clause) -> bool:
    return clause.has("activity") and not clause.has("walk_base", "walk_noun", "walk_ing", "walk_past")


def _is_firm(clause: Clause) -> bool:
    """Whether an intention says when or how much."""
    if clause.has("wish") and not clause.has("will") and not (quantities_in(clause) or clocks_in(clause)):
        return False
    walking = clause.has("walk_base", "walk_noun", "walk_ing", "go", "walk_past", "did", "will")
    told = bool(quantities_in(clause) or days_in(clause) or clocks_in(clause))
    return (told and walking) or (clause.has("will") and clause.has("walk_base") and clause.has("now"))


def _looks_ahead(message: Message, clause: Clause) -> bool:
    """Whether a clause without "will" is about a day to come: "walk with mum thursday 10am"."""
    days = dated_in(clause)
    told = clause.has("walk_past", "did", "did_verb", "out_past")
    if is_for_later(clause) and quantities_in(clause) and not told:
        return True
    if comes_on_top(message, clause):
        return True
    if any(day.kind == "weekday" for day in days) and names_next_week(message):
        return bool(quantities_in(clause) or clocks_in(clause))
    if goes_on_ahead(message, clause) and (quantities_in(clause) or clocks_in(clause)):
        return True
    told = clause.has(*_TOLD) or bool(quantities_in(clause) or clocks_in(clause))
    walked = clause.has("walk_past", "out_past")
    if any(_is_coming(message, day) and not (walked and is_part_ahead(day, message.scene)) for day in days):
        return told or _only_day(message, clause)
    weekday = any(day.kind == "weekday" and day.which != "last" for day in days)
    past = clause.has("walk_past", "did", "out_past", "done_bare", "was") or bool(quantities_in(clause))
    if not weekday or past:
        return False
    return clause.has("walk_ing") or (bool(clocks_in(clause)) and clause.has("walk_base", "walk_noun", "go"))


def _only_day(message: Message, clause: Clause) -> bool:
    """Whether nothing but a day was said."""
    owned = {place for item in clause.items for place in range(item.start, item.end)}
    rest = [at for at in range(clause.start, clause.end) if at not in owned]
    return len(message.clauses) == 1 and all(message.said.mark(at, "filler") for at in rest)


def _is_coming(message: Message, day: DayRef) -> bool:
    if day.which == "next" or day.kind == "next_week" or is_part_ahead(day, message.scene):
        return True
    resolved = resolve(day, message.scene, "back")
    return resolved is not None and resolved > message.scene.today


def plan_of(message: Message, clause: Clause) -> SaidPlan:
    """Read what a clause says of a walk to come."""
    days = [day for day in days_in(clause) if day.kind != "same_day" or day.said_today] or _carried(
        message, clause
    )
    day = resolve(days[0] if days else None, message.scene, "ahead")
    if day and days and days[0].kind == "weekday" and names_next_week(message):
        monday = message.scene.today + timedelta(days=7 - message.scene.today.weekday())
        day = monday + timedelta(days=days[0].number)
    part = next((one.part for one in days_in(clause) if one.part), None)
    hour = _hour_beside(message, clause)
    clocks = clocks_in(clause) or ([hour] if hour else [])
    at = time_ahead(clocks[0], part, day, message.scene.now) if clocks and day else None
    amounts = [quantity for quantity in quantities_in(clause) if quantity.kind != "k"]
    amounts = [quantity for quantity in amounts if hour is None or quantity.start != hour.start]
    amount = Amount()
    if amounts:
        amount = amounts[0].amount
    return SaidPlan(
        day=day,
        amount=amount,
        at=at,
        part=None if at else part,
        when=message.said.quote(days[0].start, days[-1].end) if days else "",
    )


def _hour_beside(message: Message, clause: Clause) -> Clock | None:
    """A bare number beside a part of the day: "sat morning say 9"."""
    parts = {day.end for day in days_in(clause) if day.part}
    for span in quantities_in(clause):
        at = span.start - holds(message.said, span.start - 1, "repair_word", "hedge", "at")
        hour = hour_of(message, span) if at in parts else None
        if hour and hour.hour <= _LAST_HOUR:
            return hour
    return None


def _carried(message: Message, clause: Clause) -> list[DayRef]:
    """A day to come that was named just before in the same sentence."""
    before = [
        day
        for other in message.clauses
        if other.sentence == clause.sentence and other.start < clause.start
        for day in days_in(other)
    ]
    return [day for day in before if _is_coming(message, day)]
