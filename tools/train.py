"""Train the model of intents from labelled messages: `make train`, the same bytes every time."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from coach.domain.reading import Meaning, Speaker
from coach.language.intent_features import features
from coach.language.intents import SCALE
from coach.language.understanding import prepare
from coach.service.lab_understand import dialogue_of, language_code
from tools import grammar

Line = dict[str, Any]
ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data" / "understanding"
WEIGHTS = ROOT / "coach" / "language" / "weights" / "intents.json"
LABELLED = ("public.jsonl", "own.jsonl", "writers.jsonl")
INTENTS_ONLY = "intents.tsv"
_STRENGTH = 2.0
"""Inverse strength of the L2 penalty, chosen on the calibration messages."""
_SEEN = 2
"""A feature of one message only teaches nothing."""
_LEAST = 5
"""Hundredths; smaller weights are dropped."""
GENERATED = {"de": 200, "es": 200, "fr": 200, "pt": 200}
"""How many messages of the grammar are learned from; to English, with its many, they add nothing."""
_SEED = 2026
_NOW = "2026-06-03T18:40"


def lines() -> Iterator[Line]:
    """Read all messages for training."""
    for name in LABELLED:
        yield from map(json.loads, (DATA / name).read_text("utf-8").splitlines())
    yield from intents_only(DATA / INTENTS_ONLY)
    for language, count in GENERATED.items():
        yield from grammar.messages(language, _SEED, count)


def intents_only(path: Path) -> Iterator[Line]:
    """Read messages of which only language, intents and what was asked are labelled."""
    for row in path.read_text("utf-8").splitlines():
        language, intents, asked, text = row.split("\t")
        context = {} if asked == "-" else {"expecting": asked}
        gold = {"intents": intents.split(",")}
        yield {
            "lang": language,
            "text": text.replace("\\n", "\n"),
            "ref": _NOW,
            "context": context,
            "gold": gold,
        }


def features_of(line: Line) -> frozenset[str]:
    """Name the features of a labelled message."""
    speaker = Speaker(language_code(line["lang"]), line.get("units"))
    now = datetime.fromisoformat(line["ref"])
    return frozenset(features(prepare(line["text"], now, speaker, dialogue_of(line.get("context") or {}))))


def train(messages: Iterable[Line]) -> str:
    """Fit one logistic regression a meaning, and write their weights as JSON."""
    messages = list(messages)
    named = [features_of(line) for line in messages]
    counted = Counter(name for names in named for name in names)
    vocabulary = sorted(name for name, times in counted.items() if times >= _SEEN)
    places = {name: place for place, name in enumerate(vocabulary)}
    rows = [sorted(places[name] for name in names if name in places) for names in named]
    matrix = _matrix(rows, len(vocabulary))
    bias: list[int] = []
    weights: dict[str, list[int]] = {name: [] for name in vocabulary}
    for number, meaning in enumerate(Meaning):
        wanted = np.array([meaning.value in line["gold"]["intents"] for line in messages])
        fitted = LogisticRegression(solver="liblinear", C=_STRENGTH, random_state=0).fit(matrix, wanted)
        bias.append(round(float(fitted.intercept_[0]) * SCALE))
        for name, value in zip(vocabulary, fitted.coef_[0], strict=True):
            weight = round(float(value) * SCALE)
            if abs(weight) >= _LEAST:
                weights[name] += [number, weight]
    return _written(bias, {name: row for name, row in weights.items() if row})


def _matrix(rows: list[list[int]], width: int) -> csr_matrix:
    columns = np.array([place for row in rows for place in row], dtype=np.int32)
    starts = np.array([0, *np.cumsum([len(row) for row in rows])], dtype=np.int32)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), width))


def _written(bias: list[int], weights: dict[str, list[int]]) -> str:
    """Write a line a feature, so that a change of the weights can be read."""
    head = json.dumps({"meanings": [meaning.value for meaning in Meaning], "bias": bias})[:-1]
    body = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in weights.items()
    )
    return f'{head}, "weights": {{\n{body}\n}}}}\n'


def main() -> None:
    """Train and write."""
    messages = list(lines())
    print(f"training on {len(messages)} messages")
    text = train(messages)
    WEIGHTS.write_text(text, encoding="utf-8")
    print(f"{WEIGHTS.relative_to(ROOT)}: {len(text.splitlines())} features, {len(text) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
