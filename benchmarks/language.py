"""Understanding: what it gets right, by language and split, and its CPU beside dateparser's search."""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from dateparser.search import search_dates

from benchmarks.peers import main as peers
from benchmarks.understanding import HEAD, calibrated, cross_validated, pairs_of, row, score, with_a_typo
from coach.domain.reading import Level
from coach.language import warm_up
from coach.language.safety import read_safety
from coach.service.lab_understand import answer
from tests.coach.language.scoring import labelled_in
from tools.train import DATA, lines

Line = dict[str, Any]
LATER = ("test", "calibration")
"""Splits that no rule and no weight was made with (the calibration one sets how sure a reading is)."""


def cpu_each(work: Callable[[Line], object], messages: list[Line]) -> list[float]:
    """Measure CPU milliseconds of each message, after one warm-up."""
    work(messages[0])
    spent = []
    for line in messages:
        began = time.process_time_ns()
        work(line)
        spent.append((time.process_time_ns() - began) / 1e6)
    return spent


def speed(messages: list[Line]) -> None:
    """Print p50 and p99 of understanding and of the peer, each message in turn, and their ratios."""
    warm_up()
    ours = cpu_each(answer, messages)
    peer = cpu_each(lambda line: search_dates(line["text"], languages=["en"]), messages)
    figures = []
    for name, spent in (("understand, safety included", ours), ("dateparser.search_dates", peer)):
        p50, p99 = statistics.median(spent), statistics.quantiles(spent, n=100)[98]
        figures.append((p50, p99))
        print(f"{name:30} p50 {p50:6.3f} ms  p99 {p99:6.2f} ms")
    (p50, p99), (peer50, peer99) = figures
    print(f"ratios over {len(messages)} English messages: p50 {p50 / peer50:.2f}, p99 {p99 / peer99:.2f}")


def scores() -> None:
    """Print the scores of every split and language."""
    print(HEAD)
    public = labelled_in("public")
    others = [line for line in lines() if line not in public]
    languages = sorted({line["lang"] for line in public})
    validated = dict(zip(_ids(public), cross_validated(public, others), strict=True))
    for language in languages:
        pairs = [validated[line["id"]] for line in public if line["lang"] == language]
        print(row(f"public, validated, {language}", score(pairs)))
    for split in LATER:
        held = labelled_in(split)
        for language in sorted({line["lang"] for line in held}):
            print(row(f"{split}, {language}", score(pairs_of(_of(held, language)))))
    for split in ("public", "test"):
        mistyped = with_a_typo(_of(labelled_in(split), "en"))
        print(row(f"{split}, en, one typo", score(pairs_of(mistyped))))


def sureness() -> None:
    """Print how many readings are right by how sure they are."""
    for split in LATER:
        for band, count, right in calibrated(_of(labelled_in(split), "en")):
            print(f"{split}, en, sure {band}: {count:4} messages, {right:5.1f} % right")


def _ids(public: list[Line]) -> list[str]:
    """The order in which cross-validation reads its fifths."""
    return [line["id"] for fold in range(5) for line in public[fold::5]]


def _of(messages: list[Line], language: str) -> list[Line]:
    return [line for line in messages if line["lang"] == language]


def safety() -> None:
    """Print recall and false alarms of the safety layer on phrases that it was not made with."""
    phrases = [
        json.loads(line) for line in (DATA.parent / "safety_test.jsonl").read_text("utf-8").splitlines()
    ]
    grave = {Level.EMERGENCY, Level.URGENT}
    for level in ("EMERGENCY", "URGENT", "STOP_WALK"):
        signs = [line for line in phrases if line["level"] == level]
        alarms = [read_safety(line["text"], line["lang"]) for line in signs]
        enough = [
            one.level in grave or (level == "STOP_WALK" and one.level is not Level.NONE) for one in alarms
        ]
        asked = sum(one.unsure for one, well in zip(alarms, enough, strict=True) if not well)
        print(f"safety, unseen: {level:10} {sum(enough):3} of {len(signs)} seen, {asked} more asked about")
    for kind in ("lookalike", "ordinary"):
        harmless = [line for line in phrases if line["kind"] == kind]
        false = sum(read_safety(line["text"], line["lang"]).level is not Level.NONE for line in harmless)
        print(f"safety, unseen: {kind:10} {false:3} of {len(harmless)} false alarms")


def main() -> None:
    """Print speed, scores, safety and the peers' cases."""
    speed(_of(labelled_in("public"), "en"))
    scores()
    sureness()
    safety()
    peers()


if __name__ == "__main__":
    main()
