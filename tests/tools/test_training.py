"""The shipped weights are what training gives, to the bit."""

import json

import pytest

from coach.domain.reading import Meaning
from coach.language.intents import likely, parsed
from tools import calibrate, train

MEANINGS = {meaning.value for meaning in Meaning}


@pytest.fixture(scope="module")
def messages():
    return list(train.lines())


def test_training_anew_gives_the_shipped_weights_to_the_bit(messages):
    assert train.train(messages) == train.WEIGHTS.read_text("utf-8")


def test_calibrating_anew_gives_the_shipped_figures_to_the_bit():
    rows = (train.DATA / "calibration.jsonl").read_text("utf-8").splitlines()
    assert calibrate.calibrate([json.loads(row) for row in rows]) == calibrate.WEIGHTS.read_text("utf-8")


def test_every_label_for_training_is_a_meaning(messages):
    assert {intent for line in messages for intent in line["gold"]["intents"]} <= MEANINGS


def test_no_message_of_the_test_or_calibration_split_is_trained_on(messages):
    held = {
        json.loads(row)["text"].casefold().strip()
        for split in ("test", "calibration")
        for row in (train.DATA / f"{split}.jsonl").read_text("utf-8").splitlines()
    }
    long = {text for text in held if len(text) > 20}  # "same as yesterday" is everybody's
    assert not long & {line["text"].casefold().strip() for line in messages}


def test_a_model_reads_what_training_wrote():
    text = '{"meanings": ["chat", "log_walk"], "bias": [0, -100], "weights": {"walked": [0, -300, 1, 400]}}'
    chances = parsed(text).likelihoods(["walked", "never seen"])
    assert likely(chances) == {Meaning.WALK}
    assert chances[Meaning.WALK] == pytest.approx(0.9526, abs=0.0001)
