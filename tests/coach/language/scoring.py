"""Measure readings against labelled messages: which core fields of a message are right."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from coach.service.lab_understand import answer

Line = dict[str, Any]
_DATA = Path(__file__).parents[2] / "data"
RED = frozenset(
    [
        "saddle_numbness",
        "bladder_change",
        "bowel_change",
        "leg_weakness",
        "both_legs",
        "chest_pain",
        "breathless",
        "faint",
        "calf_swelling",
        "fever",
        "weight_loss",
        "trauma",
        "night_pain",
        "self_harm",
        "palpitations",
    ]
)


def labelled_in(split: str) -> list[Line]:
    """Read all messages of a split: public, own, writers, calibration or test."""
    return _lines(f"understanding/{split}.jsonl")


def labelled(*languages: str) -> list[Line]:
    """Read the labelled messages of some languages."""
    return [line for line in _lines("understanding/public.jsonl") if line["lang"] in languages]


def our_own() -> list[Line]:
    """Read the messages that were made up for the project, after its rules were written."""
    return _lines("understanding/own.jsonl")


def _lines(name: str) -> list[Line]:
    return [json.loads(line) for line in (_DATA / name).read_text(encoding="utf-8").splitlines()]


def predictions(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Pair each label with what is understood."""
    return [(line["gold"], answer(line)["pred"]) for line in lines]


def share(flags: list[bool]) -> float:
    """Give the share of true ones, in percent."""
    return 100 * sum(flags) / len(flags)


def is_right(gold: Line, said: Line) -> bool:
    """Say whether every core field of a message is right."""
    return _view(gold) == _view(said) and _walks_right(gold, said)


def _walks_right(gold: Line, said: Line) -> bool:
    expected, found = walks_of(gold), walks_of(said)
    if len(expected) != len(found):
        return False
    return all(_near(one, other) for one, other in zip(expected, found, strict=True))


def walks_of(line: Line) -> list[tuple[Any, ...]]:
    """Give each walk of a message: its day, whether it is a total, and its amounts."""
    walks = []
    for walk in line["walks"]:
        amounts = tuple(_bounds(walk[field]) for field in ("minutes", "distance_m", "steps"))
        number = 1 if walk.get("total") else walk["count"] or 1
        walks += [(str(walk["date"]), bool(walk.get("total")), amounts)] * number
    return sorted(walks, key=repr)


def _near(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Same day, and amounts within half a minute, one percent of a distance, half a step."""
    slack = (0.51, max(10, 0.01 * (one[2][1] or (0, 0))[1]), 0.5)
    within = [
        a == b or (a and b and b[0] >= a[0] - room and b[1] <= a[1] + room)
        for a, b, room in zip(one[2], other[2], slack, strict=True)
    ]
    return one[:2] == other[:2] and all(within)


def _bounds(number: Any) -> tuple[float, float] | None:
    if isinstance(number, dict):
        return number["min"], number["max"]
    return None if number is None else (number, number)


def _view(line: Line) -> Line:
    """Give the core fields but the walks in a form that can be compared."""
    check_in, summary = line.get("checkin") or {}, line.get("summary") or {}
    return {
        "intents": sorted(line["intents"]),
        "ask": sorted(line["ask"]),
        "skip": sorted(skip["date"] for skip in line.get("skip", [])),
        "plan": Counter(_plan(plan) for plan in line.get("plan", [])),
        "move": _move(line.get("move")),
        "snooze": _picked(line.get("snooze"), "minutes", "until"),
        "correct": [_picked(one, "op", "target", "set") for one in line.get("correct", [])],
        "schedule": _schedule(line.get("schedule")),
        "pain": Counter(_bounds(pain["score"]) for pain in line.get("pain", []) if "score" in pain),
        "red": {one["code"] for one in line.get("symptoms", []) if one["status"] == "present"} & RED,
        "settings": line.get("settings"),
        "checkin": _picked(check_in, "confidence", "difficulty", "next"),
        "summary": _picked(summary, "walks", "minutes", "minutes_each"),
    }


def _picked(value: Line | None, *fields: str) -> Line | None:
    return value if value is None else {field: value.get(field) for field in fields}


def _plan(plan: Line) -> tuple[Any, ...]:
    return plan["date"], _bounds(plan["minutes"]), plan.get("distance_m"), plan.get("time")


def _move(move: Line | None) -> tuple[Any, ...] | None:
    if move is None:
        return None
    to = move["to"]
    return move["from"]["date"], to.get("date"), to.get("time"), to.get("shift_min")


def _schedule(schedule: Line | None) -> tuple[Any, ...] | None:
    if schedule is None:
        return None
    slots = schedule.get("slots", [])
    pairs = Counter((day, slot["time"]) for slot in slots for day in _days(slot))
    extra = {(slot.get("per_week"), tuple(slot.get("from_days") or ())) for slot in slots}
    return schedule["op"], pairs, extra, schedule.get("from"), schedule.get("until")


def _days(slot: Line) -> list[int | None]:
    return [None] if slot["days"] is None else list(slot["days"])
