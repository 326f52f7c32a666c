"""Calibrate how sure a reading is, on messages that neither rules nor model were made with."""

import json
from datetime import datetime
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from coach.domain.reading import Speaker
from coach.language.certainty import signs
from coach.language.gold import reading_to_gold
from coach.language.understanding import considered
from coach.service.lab_understand import dialogue_of, language_code
from tests.coach.language.scoring import is_right
from tools.train import DATA, ROOT

Line = dict[str, Any]
WEIGHTS = ROOT / "coach" / "language" / "weights" / "certainty.json"
_STRENGTH = 3.0


def judged(line: Line) -> tuple[dict[str, float], bool]:
    """Give the signs of a labelled message, and whether it is read right."""
    speaker = Speaker(language_code(line["lang"]), line.get("units"))
    now = datetime.fromisoformat(line["ref"])
    message, reading, chances = considered(line["text"], now, speaker, dialogue_of(line.get("context") or {}))
    return signs(message, reading, chances), is_right(line["gold"], reading_to_gold(reading))


def calibrate(lines: list[Line]) -> str:
    """Fit a logistic regression of being right, and write its weights as JSON."""
    seen = [judged(line) for line in lines]
    names = sorted(seen[0][0])
    matrix = np.array([[found[name] for name in names] for found, _ in seen])
    right = np.array([well for _, well in seen])
    fitted = LogisticRegression(solver="liblinear", C=_STRENGTH, random_state=0).fit(matrix, right)
    weights = {"bias": round(float(fitted.intercept_[0]), 2)}
    weights |= {name: round(float(value), 2) for name, value in zip(names, fitted.coef_[0], strict=True)}
    return json.dumps(weights, indent=1) + "\n"


def main() -> None:
    """Calibrate and write."""
    lines = [json.loads(row) for row in (DATA / "calibration.jsonl").read_text("utf-8").splitlines()]
    text = calibrate(lines)
    WEIGHTS.write_text(text, encoding="utf-8")
    print(f"{WEIGHTS.relative_to(ROOT)}: calibrated on {len(lines)} messages")


if __name__ == "__main__":
    main()
