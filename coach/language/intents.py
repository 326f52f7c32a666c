"""A small linear model of what a message means, trained by `make train`; its weights are data."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from coach.domain.reading import Meaning
from coach.language.intent_features import features
from coach.language.message import Message

SCALE = 100
"""Weights are kept as whole hundredths."""
_FILE = "intents.json"
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of each feature for the meanings it speaks for or against."""

    meanings: tuple[Meaning, ...]
    bias: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]
    """For each feature, its weight for each meaning, in hundredths."""

    def likelihoods(self, names: Iterable[str]) -> dict[Meaning, float]:
        """Give the likelihood of each meaning, each for itself, from 0 to 1."""
        known = self.weights
        rows = [known[name] for name in set(names) if name in known]
        scores = map(sum, zip(self.bias, *rows, strict=True))
        scored = zip(self.meanings, scores, strict=True)
        return {meaning: 1 / (1 + exp(-score / SCALE)) for meaning, score in scored}


def parsed(text: str) -> Model:
    """Read a model from what training wrote."""
    data = json.loads(text)
    width = len(data["meanings"])
    weights = {name: _dense(row, width) for name, row in data["weights"].items()}
    return Model(tuple(Meaning(name) for name in data["meanings"]), tuple(data["bias"]), weights)


def _dense(row: list[int], width: int) -> tuple[int, ...]:
    """Give a weight for each meaning from pairs of a meaning's number and its weight."""
    full = [0] * width
    for meaning, weight in zip(row[::2], row[1::2], strict=True):
        full[meaning] = weight
    return tuple(full)


@cache
def model() -> Model:
    """Load the model that is shipped."""
    return parsed((files(__package__) / "weights" / _FILE).read_text(encoding="utf-8"))


def likelihoods(message: Message) -> dict[Meaning, float]:
    """Give the likelihood of each meaning of a message, from 0 to 1."""
    return model().likelihoods(features(message))


def likely(chances: dict[Meaning, float]) -> frozenset[Meaning]:
    """Pick the meanings that are more likely than not, or the likeliest one; chat only by itself."""
    found = frozenset(meaning for meaning, chance in chances.items() if chance > _LIKELY)
    if not found:
        return frozenset({max(chances, key=lambda meaning: chances[meaning])})
    return found - {Meaning.CHAT} or found
