"""Answers worked examples of the programme's rules, so that they can be checked from outside."""

from collections.abc import Callable, Mapping
from typing import Any

from coach.domain.amounts import Unit
from coach.domain.falling_behind import RestOfWeek, behind, split
from coach.domain.ramp import ramp, too_easy
from coach.domain.traffic import Light, PainReport, light
from coach.domain.week_close import WeekDone, decide, eased, flare, gap
from coach.domain.week_shape import Routine, shape, swap

Case = Mapping[str, Any]
"""The facts of one worked example, as JSON has them; units are `min`, `steps` and `m`, null is None."""


def answer(case: Case) -> object:
    """Answer one worked example `{"rule": name, "in": facts}` with a value that JSON can hold.

    Raises:
        KeyError: there is no such rule, or a fact is missing.
        ValueError: there is no such unit or light.
    """
    return _RULES[case["rule"]](case["in"])


def _ramp(facts: Case) -> object:
    return list(ramp(Unit(facts["unit"]), facts["start"], facts.get("goal")))


def _too_easy(facts: Case) -> object:
    targets = ramp(Unit(facts["unit"]), facts["start"], facts.get("goal"))
    return too_easy(targets, facts["position"])


def _shape(facts: Case) -> object:
    before = Routine(facts["walks_before"], facts["session_before"])
    return list(shape(Unit(facts["unit"]), facts["total"], before, facts["days"]))


def _swap(facts: Case) -> object:
    gentler = swap(Unit(facts["unit"]), Routine(facts["n"], facts["session"]))
    return None if gentler is None else {"n": gentler.walks, "session": gentler.session}


def _pain(facts: Case) -> object:
    report = PainReport(facts["now"], bool(facts["limited"]), facts["settle_hours"] or 0, bool(facts["red"]))
    return light(report, facts["ref"]).value


def _decide(facts: Case) -> object:
    week = WeekDone(facts["target"], facts["done"], facts["logged"], facts["low_before"])
    return decide(Light(facts["pain"]), week).value


def _eased(facts: Case) -> object:
    return eased(Unit(facts["unit"]), facts["target"], facts["done"])


def _flare(facts: Case) -> object:
    plan = flare(Unit(facts["unit"]), facts["target"], facts["session"])
    return {"target": plan.target, "session": plan.session}


def _gap(facts: Case) -> object:
    return gap(Unit(facts["unit"]), facts["target"], facts["gap_days"])


def _behind(facts: Case) -> object:
    return behind(Unit(facts["unit"]), facts["done"], facts["expected"], facts["days_left"])


def _split(facts: Case) -> object:
    week = RestOfWeek(facts["target"], facts["done"], facts["days_left"])
    found = split(Unit(facts["unit"]), week, facts["session"], facts["comfortable"])
    return {"kind": found.kind.value, "walks": list(found.walks), "reaches": found.reaches}


_RULES: Mapping[str, Callable[[Case], object]] = {
    "ramp": _ramp,
    "too_easy": _too_easy,
    "shape": _shape,
    "swap": _swap,
    "pain": _pain,
    "decide": _decide,
    "eased": _eased,
    "flare": _flare,
    "gap": _gap,
    "behind": _behind,
    "split": _split,
}
