"""What a filled frame means, in the shape of the labels."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tools.grammar.amounts import Filled
from tools.grammar.scenes import Scene

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """The gaps of one message, by name with number, and its scene."""

    gaps: dict[str, Filled]
    scene: Scene

    def first(self, field: str) -> Any:  # noqa: ANN401 - numbers, ranges and words
        """The first value of this kind in the message."""
        found = (filled.value[field] for filled in self.gaps.values() if field in filled.value)
        return next(found, None)

    def all(self, field: str) -> list[Any]:
        """Every value of this kind, in the order of the message."""
        return [filled.value[field] for filled in self.gaps.values() if field in filled.value]

    @property
    def day(self) -> str:
        """The day that is named, or the walking day."""
        return self.first("date") or self.scene.today.isoformat()

    def past_day(self, number: str) -> Gold:
        """The day that goes with the amount of this number, where it has come."""
        for gap in (f"day{number}", f"weekday{number}"):
            if gap in self.gaps:
                filled = self.gaps[gap]
                day = filled.value.get("date") or self.scene.past(filled.value["weekday"]).isoformat()
                return {"date": day, "when": filled.text, "part": filled.value.get("part")}
        return {"date": self.scene.today.isoformat()}

    def coming_day(self, gap: str) -> date:
        """The next day of the name in this gap."""
        return self.scene.coming(self.gaps[gap].value["weekday"])


Meaning = Callable[[Said], Gold | None]
_AMOUNT_GAPS = ("amount", "minutes", "n", "tens", "product", "steps_number")


def report(said: Said) -> Gold | None:
    """Walks, each with its day; what is told besides."""
    walks = []
    for number in ("", "1", "2", "3"):
        gaps = [said.gaps[gap + number] for gap in ("km", *_AMOUNT_GAPS) if gap + number in said.gaps]
        if gaps:
            walks.append(_walk(gaps, said.past_day(number)))
    days = [walk["date"] for walk in walks]
    if len(set(days)) < len(days):
        return None
    return _gold(["log_walk"], walks=walks, **_beside(said))


def report_open(said: Said) -> Gold:
    """A walk without an amount."""
    walk = _walk([], said.past_day(""))
    return _gold(["log_walk"], walks=[walk], ask=["amount"], **_beside(said))


def report_skip(said: Said) -> Gold | None:
    """A walk, and a day without one."""
    walk = _walk([said.gaps["minutes1"]], said.past_day("1"))
    missed = said.past_day("2")["date"]
    if missed == walk["date"]:
        return None
    return _gold(["log_walk", "skip"], walks=[walk], skip=[{"date": missed, "reason": None}])


def _walk(gaps: list[Filled], day: Gold) -> Gold:
    amounts = {key: value for gap in gaps for key, value in gap.value.items()}
    fields = {name: amounts.get(name) for name in ("minutes", "distance_m", "steps")}
    span = gaps[0].text if gaps else ""
    more = {key: value for key, value in day.items() if value and key != "date"}
    approx = {"approx": True} if amounts.get("approx") else {}
    return {"date": day["date"], **fields, "count": amounts.get("count", 1), "span": span, **more, **approx}


def _beside(said: Said) -> Gold:
    companion, score, red = said.first("with"), said.first("score"), said.first("red")
    beside: Gold = {"with": [companion]} if companion else {}
    if score is not None:
        beside["pain"] = [{"score": score, "area": "back"}]
    if red:
        beside["symptoms"] = [{"code": red, "status": "present"}]
    return beside


def skip(said: Said) -> Gold:
    """A walk that did not happen, or will not."""
    return _gold(["skip"], skip=[{"date": said.day, "reason": said.first("reason")}])


def skip_coming(said: Said) -> Gold:
    """A walk to come that will not happen."""
    day = said.day if said.first("date") else said.coming_day("weekday").isoformat()
    return _gold(["skip"], skip=[{"date": day, "reason": said.first("reason")}])


def plan(said: Said) -> Gold | None:
    """Somebody means to walk."""
    at, part = said.first("time"), said.first("part")
    if part == "morning" and at and at >= "12":
        return None
    amounts = {name: said.first(name) for name in ("distance_m", "steps")}
    fields = {"minutes": said.first("minutes"), **{key: value for key, value in amounts.items() if value}}
    return _gold(["plan_walk"], plan=[{"date": said.day, **fields, **({"time": at} if at else {})}])


def correct(said: Said) -> Gold:
    """The last walk was another one."""
    return _amended("last", {"minutes": said.first("minutes")})


def correct_yesterday(said: Said) -> Gold:
    """Yesterday's walk was another one."""
    yesterday = said.scene.today - timedelta(days=1)
    return _amended({"date": yesterday.isoformat()}, {"minutes": said.first("minutes")})


def add(said: Said) -> Gold:
    """The last walk was longer."""
    return _amended("last", {"add_minutes": said.first("minutes")})


def _amended(target: str | Gold, change: Gold) -> Gold:
    return _gold(["correct"], correct=[{"op": "amend", "target": target, "set": change}])


def delete(_said: Said) -> Gold:
    """The last walk never was."""
    return _gold(["correct"], correct=[{"op": "delete", "target": "last"}])


def pain(said: Said) -> Gold:
    """How much the back hurts."""
    score, level = said.first("score"), said.first("pain_words")
    told = {"score": score} if level is None else {"level": level}
    return _gold(["report_pain"], pain=[{**told, "area": "back"}])


def red(said: Said) -> Gold:
    """A sign of danger."""
    return _gold([], **_beside(said))


def denied(said: Said) -> Gold:
    """A sign of danger that is not there."""
    return _gold(["report_symptom"], symptoms=[{"code": said.first("denied"), "status": "negated"}])


def only(*intents: str, **slots: Any) -> Meaning:  # noqa: ANN401 - whatever the labels hold
    """The same meaning for all frames."""
    return lambda said: _gold(list(intents), **{key: _kept(value, said) for key, value in slots.items()})


def _kept(value: Any, said: Said) -> Any:  # noqa: ANN401 - whatever the labels hold
    return value(said) if callable(value) else value


def _gold(intents: list[str], **slots: Any) -> Gold:  # noqa: ANN401 - whatever the labels hold
    found = list(intents)
    if any(one["status"] == "present" for one in slots.get("symptoms", ())):
        found.append("red_flag")
    if "pain" in slots and "report_pain" not in found:
        found.append("report_pain")
    return {"intents": found, "walks": [], "ask": [], **slots}
