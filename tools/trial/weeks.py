"""A closed week follows the rules: its light, its action, what was counted, and what the next one asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tools.trial import model
from tools.trial.counted import done, usual_pain
from tools.trial.facts import Facts, Row

Found = tuple[str, object]
"""A rule that does not hold, and the details."""

HALF_HOUR = 40 * 60 * 1_000_000
LONGEST = {"min": 60, "steps": 6000, "m": 4800}


@dataclass(frozen=True, slots=True)
class Next:
    """What the next week should be."""

    action: str
    target: int
    position: int


def check(before: Facts, after: Facts) -> Iterator[Found]:
    """Check the weeks that were closed between two looks; `before` is from just before."""
    open_then = {one["monday"]: one for one in before.weeks if not one["closed_at"]}
    for week in after.weeks:
        if week["closed_at"] and week["monday"] in open_then:
            fresh = 0 <= week["closed_at"] - _micros(before) <= HALF_HOUR
            if fresh and before.person["plan"] and before.person["stage"] == "active":
                yield from _closed(before, after, week)
            yield from bounds(before, after, week)


def _micros(facts: Facts) -> int:
    return round(facts.at.timestamp() * 1_000_000)


def _closed(before: Facts, after: Facts, week: Row) -> Iterator[Found]:
    """Hold a closed week against what the model makes of the same facts."""
    unit, monday = week["unit"], date.fromisoformat(week["monday"])
    total = done(before.walks, unit, monday)
    if week["done"] != total:
        yield "what was counted in a week", (week["monday"], week["done"], total)
    light = light_of(before, week)
    if week["light"] != light:
        yield "light of a week", (week, light)
        return
    action = action_of(before, week)
    if week["action"] not in action:
        yield "action of a week", (week, action)
        return
    wanted = next_of(before, week)
    if wanted is None:
        return
    if week["next_target"] != wanted.target:
        yield "next target", (before.person["plan"], week, wanted)
    plan = after.person["plan"]
    if plan and plan["unit"] == unit and plan["position"] != wanted.position:
        yield "position on the ramp", (before.person["plan"], plan["position"], week, wanted)


def light_of(before: Facts, week: Row) -> str:
    """Tell the light by the facts: the check-in's pain, in a flare else the latest answer."""
    answers, person = week["answers"], before.person
    now = answers["pain"]
    if now is None and person["flare"]:
        told = [
            one["score"] for one in before.pains if one["day"] >= week["monday"] and one["score"] is not None
        ]
        now = told[-1] if told else None
    ref = usual_pain(before, week["monday"])
    return model.pain(now, ref, limited=bool(answers["limited"]), red=person["lock"] is not None)


def action_of(before: Facts, week: Row) -> tuple[str, ...]:
    """Tell which actions the rules allow."""
    light = week["light"]
    if week["paused"]:
        return ("PAUSED",)
    if week["first"] and light not in ("RED", "FLARE"):
        return ("START",)
    if before.person["flare"] and light != "RED":
        return ("FLARE", "HOLD")
    sunday = (date.fromisoformat(week["monday"]) + timedelta(days=6)).isoformat()
    logged = any(week["monday"] <= one["day"] <= sunday for one in before.walks)
    low = _low_before(before, week)
    return (model.decide(light, week["target"], week["done"], low_before=low, logged=logged),)


def _low_before(before: Facts, week: Row) -> bool:
    earlier = [one for one in before.weeks if one["monday"] < week["monday"] and one["closed_at"]]
    earlier = [one for one in earlier if not one["paused"]]
    if not earlier or earlier[-1]["light"] != "GREEN" or earlier[-1]["first"]:
        return False
    return 2 * (earlier[-1]["done"] or 0) < earlier[-1]["target"]


def next_of(before: Facts, week: Row) -> Next | None:
    """Tell what the next week asks and where it stands; None where the exact forms do not say."""
    plan, unit, action = before.person["plan"], week["unit"], week["action"]
    if before.person["flare"] or plan["unit"] != unit:
        return None
    targets = model.ramp(unit, plan["start"], plan["goal"])
    position = plan["position"]
    now = targets[position] if plan["eased"] is None else plan["eased"]
    stays = Next(action, now, position)
    less = week["wish"] == "less"
    match action:
        case "ADVANCE" if less:
            return stays
        case "ADVANCE":
            return _advanced(week, targets, stays, eased=plan["eased"])
        case "FLARE":
            return Next(action, model.flare(unit, now, week["session"])[0], position)
        case "EASE":
            return _lowered(targets, stays, model.eased(unit, now, week["done"]))
        case "REPEAT_SPLIT" if less:
            stays = _lowered(targets, stays, model.eased(unit, now, week["done"]))
    return _after_gap(before, week, targets, stays) if action in ("ASK", "HOLD", "REPEAT_SPLIT") else stays


def _advanced(week: Row, targets: list[int], stays: Next, *, eased: int | None) -> Next | None:
    """Go one on, two for somebody who asked; from an eased target the way back is only bounded."""
    following = min(stays.position + 1, model.LAST)
    if eased is not None and eased < targets[following]:
        return None
    if week["wish"] == "more":
        following = model.too_easy(targets, stays.position)
    return Next(stays.action, targets[following], following)


def _lowered(targets: list[int], stays: Next, target: int) -> Next:
    return Next(stays.action, target, model.position_of(targets, stays.position, target))


def _after_gap(before: Facts, week: Row, targets: list[int], stays: Next) -> Next | None:
    """Lower the target after 14 days without a walk; pauses and the start count as a walk."""
    end = date.fromisoformat(week["monday"]) + timedelta(days=7)
    began = [before.weeks[0]["monday"], *(one["monday"] for one in before.weeks if one["first"])]
    paused = [date.fromisoformat(one["monday"]) + timedelta(days=7) for one in before.weeks if one["paused"]]
    since = max(
        [*map(date.fromisoformat, began), *paused, *(date.fromisoformat(w["day"]) for w in before.walks)]
    )
    asked = [one for one in before.weeks if date.fromisoformat(one["monday"]) + timedelta(days=6) >= since]
    full = max((one["target"] for one in asked if one["unit"] == week["unit"]), default=stays.target)
    target = model.gap(week["unit"], full, (end - since).days)
    if target is None:
        return None
    return stays if target >= stays.target else _lowered(targets, stays, target)


def bounds(before: Facts, after: Facts, week: Row) -> Iterator[Found]:
    """Check what holds whatever was decided: no raise without GREEN, none too steep, no session too long."""
    following = next((one for one in after.weeks if one["monday"] > week["monday"]), None)
    if following is None or following["paused"] or week["paused"] or following["unit"] != week["unit"]:
        return
    unit, asked, target = week["unit"], week["target"], following["target"]
    if target <= 0 or following["session"] <= 0 or (week["done"] or 0) < 0:
        yield "nothing is negative", (week, following)
    if following["session"] > LONGEST[unit]:
        yield "no session over an hour", following
    broken_off = "new_baseline" in (week.get("reasons") or ())
    if week["first"] or following["first"] or broken_off or _anew(before, after):
        return
    if week["light"] in ("AMBER", "FLARE", "UNKNOWN", "RED") and target > asked:
        yield "no raise without GREEN", (week, target)
    flared = before.person["flare"] or after.person["flare"]
    most = asked * 6 / 5 if week["wish"] == "more" else model.cap(unit, asked)
    if target > max(most, model.cap(unit, asked)) and not flared:
        yield "weekly raise", (week, target)
    yield from _session(before, week, following)


def _anew(before: Facts, after: Facts) -> bool:
    """Whether a new baseline was asked for and told: that plan raises nothing, it starts."""
    then, now = before.person["plan"], after.person["plan"]
    return not then or not now or then["start"] != now["start"]


def _session(before: Facts, week: Row, following: Row) -> Iterator[Found]:
    """Check that the walks grow by 10 % or a cell, unless there are two a day already."""
    plan, unit = before.person["plan"], week["unit"]
    if not plan or week["action"] != "ADVANCE" or plan["unit"] != unit:
        return
    days = {one["weekday"] for one in before.times}
    most = plan["session"] + model.growth(unit, plan["session"])
    full = following["walks"] >= 2 * min(6, max(5, len(days)))
    full = full or following["walks"] >= following["target"] // model.UNITS[unit].smallest
    if following["session"] > most and not full and following["session"] > model.UNITS[unit].smallest:
        yield "growth of the session", (plan, week, following)
