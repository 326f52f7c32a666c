import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.domain.reading import Level
from coach.language.safety import read_safety

DATA = Path(__file__).parents[2] / "data"
PUBLIC = json.loads((DATA / "safety_public.json").read_text(encoding="utf-8"))
OWN = [json.loads(line) for line in (DATA / "safety_own.jsonl").read_text(encoding="utf-8").splitlines()]
GRAVE = {Level.EMERGENCY, Level.URGENT}


def raised(rows: list[dict[str, Any]]) -> float:
    return sum(read_safety(row["text"], "").level in GRAVE for row in rows) / len(rows)


def own(split: str, levels: set[str]) -> list[dict[str, Any]]:
    return [row for row in OWN if row["split"] == split and row["level"] in levels]


def spoiled() -> Iterator[dict[str, Any]]:
    rows = own("train", {"EMERGENCY", "URGENT"})
    yield from ({**row, "text": "walked 20 min. " + row["text"]} for row in rows)


@pytest.mark.parametrize("row", PUBLIC, ids=lambda row: row["text"])
def test_every_labelled_phrase_gets_its_level(row):
    assert read_safety(row["text"]).level == row["level"]


@pytest.mark.parametrize("row", PUBLIC, ids=lambda row: row["text"])
def test_the_level_does_not_depend_on_knowing_the_language(row):
    assert read_safety(row["text"], "").level == row["level"]


def test_there_are_enough_phrases_of_our_own_to_say_something():
    assert len(own("held", {"EMERGENCY", "URGENT"})) >= 45
    assert len([row for row in OWN if row["level"] != "NONE"]) >= 150
    assert len([row for row in OWN if row["level"] == "NONE"]) >= 120


def test_graver_signs_are_found_in_the_phrases_used_for_tuning():
    assert raised(own("train", {"EMERGENCY", "URGENT"})) >= 0.99


def test_graver_signs_are_found_in_phrases_never_tuned_on():
    assert raised(own("held", {"EMERGENCY", "URGENT"})) >= 0.95


def test_look_alikes_used_for_tuning_raise_hardly_any_alarm():
    assert raised(own("train", {"NONE"})) <= 0.01


def test_look_alikes_never_tuned_on_raise_few_alarms():
    assert raised(own("held", {"NONE"})) <= 0.1


def test_a_walk_told_before_does_not_hide_a_sign():
    assert raised(list(spoiled())) >= 0.99
