"""The second model of the rules agrees with the worked examples, and with the coach on cases nobody chose."""

import json
import random
from fractions import Fraction
from pathlib import Path

import pytest

from coach.service.lab_programme import answer
from tools.trial import model
from tools.trial.split_model import Rest, split

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "programme_golden.jsonl").read_text().splitlines()
]
EACH = 3000
UNITS = tuple(model.UNITS)


def _pain(facts):
    settle = facts["settle_hours"] or 0
    limited, red = bool(facts["limited"]), bool(facts["red"])
    return model.pain(facts["now"], facts["ref"], limited=limited, settle=settle, red=red)


def _decide(facts):
    low, logged = facts["low_before"], facts["logged"]
    return model.decide(facts["pain"], facts["target"], facts["done"], low_before=low, logged=logged)


def _split(facts):
    rest = Rest(facts["unit"], facts["target"], facts["done"], facts["days_left"])
    kind, walks = split(rest, facts["session"], facts["comfortable"])
    return {"kind": kind, "walks": walks, "reaches": facts["done"] + sum(walks)}


def _swap(facts):
    found = model.swap(facts["unit"], facts["n"], facts["session"])
    return found and {"n": found[0], "session": found[1]}


def _ramp(facts):
    return model.ramp(facts["unit"], facts["start"], facts.get("goal"))


def _shape(facts):
    before = facts["session_before"], facts["walks_before"]
    return model.shape(facts["unit"], facts["total"], *before, facts["days"])


def _flare(facts):
    return dict(zip(("target", "session"), model.flare(*facts.values()), strict=True))


MODEL = {
    "ramp": _ramp,
    "too_easy": lambda facts: model.too_easy(_ramp(facts), facts["position"]),
    "shape": _shape,
    "swap": _swap,
    "pain": _pain,
    "decide": _decide,
    "eased": lambda facts: model.eased(facts["unit"], facts["target"], facts["done"]),
    "flare": _flare,
    "gap": lambda facts: model.gap(facts["unit"], facts["target"], facts["gap_days"]),
    "behind": lambda facts: model.behind(facts["unit"], facts["done"], facts["expected"], facts["days_left"]),
    "split": _split,
}


def amount(chance, unit, most=90):
    """Draw units of a plan: nothing, tiny, below the smallest, on and off the grid, far too many."""
    smallest = model.UNITS[unit].smallest
    kinds = (
        0,
        1,
        smallest - 1,
        smallest,
        chance.randint(0, 3 * smallest),
        chance.randint(0, most * smallest),
    )
    return chance.choice((*kinds, chance.randint(0, most) * smallest, chance.randint(0, 40) * smallest // 5))


def drawn(rule, chance):
    """Draw the facts of one case."""
    unit = chance.choice(UNITS)

    def some(most=90):
        return amount(chance, unit, most)

    start = max(1, some(60))
    goal = chance.choice((None, None, some(60), start, start - 1))
    comfortable = chance.choice((None, some(12), some(2)))
    flags = {name: chance.random() < 0.2 for name in ("limited", "red")}
    score = chance.choice((None, *range(11)))
    half = Fraction(chance.randint(0, 20), 2)
    facts = {
        "ramp": {"unit": unit, "start": start, "goal": goal},
        "too_easy": {"unit": unit, "start": start, "goal": goal, "position": chance.randint(0, 25)},
        "shape": {
            "unit": unit,
            "total": some(),
            "session_before": some(12),
            "walks_before": chance.randint(0, 14),
            "days": chance.randint(1, 6),
        },
        "swap": {"unit": unit, "n": chance.randint(1, 12), "session": some(12)},
        "pain": {"now": score, "ref": chance.choice((None, half)), "settle_hours": half / 2, **flags},
        "decide": {
            "target": some(),
            "done": some(),
            "pain": chance.choice(("RED", "FLARE", "AMBER", "UNKNOWN", "GREEN")),
            "low_before": chance.random() < 0.5,
            "logged": chance.random() < 0.8,
        },
        "eased": {"unit": unit, "target": some(), "done": some()},
        "flare": {"unit": unit, "target": some(), "session": some(12)},
        "gap": {"unit": unit, "target": some(), "gap_days": chance.randint(0, 70)},
        "behind": {
            "unit": unit,
            "target": some(),
            "done": some(),
            "expected": some(),
            "days_left": chance.randint(0, 6),
        },
        "split": {
            "unit": unit,
            "target": some(),
            "done": some(40),
            "session": some(12),
            "comfortable": comfortable,
            "days_left": chance.randint(0, 7),
        },
    }
    return facts[rule]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_model_agrees_with_a_worked_example(case):
    assert MODEL[case["rule"]](case["in"]) == case["out"]


@pytest.mark.parametrize("rule", MODEL)
def test_the_coach_and_the_model_agree_on_cases_nobody_chose(rule):
    chance = random.Random(rule)
    differing = []
    for _ in range(EACH):
        facts = drawn(rule, chance)
        coach, second = answer({"rule": rule, "in": facts}), MODEL[rule](facts)
        if coach != second:
            differing.append((facts, coach, second))

    assert differing[:3] == []
