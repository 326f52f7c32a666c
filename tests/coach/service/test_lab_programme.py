import json
from pathlib import Path

import pytest

from coach.service.lab_programme import answer

EXAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "programme_golden.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_every_worked_example_comes_out_as_written(example):
    assert json.loads(json.dumps(answer(example))) == example["out"]


def test_a_personal_goal_may_be_given_with_a_ramp():
    case = {"rule": "ramp", "in": {"unit": "min", "start": 80, "goal": 80}}

    assert answer(case) == [80] * 26


def test_a_swap_that_does_not_exist_is_null():
    assert answer({"rule": "swap", "in": {"unit": "min", "n": 1, "session": 4}}) is None
