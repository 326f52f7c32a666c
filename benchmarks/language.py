"""Understanding: CPU a message, beside dateparser's search over the same messages, and the scores."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from dateparser.search import search_dates

from coach.service.lab_understand import answer
from tests.coach.language.scoring import is_right, labelled, our_own, predictions, share

MESSAGES = Path(__file__).parent.parent / "tests" / "data" / "understanding" / "public.jsonl"


def cpu_each(work: Callable[[dict[str, str]], object], lines: list[dict[str, str]]) -> list[float]:
    """Measure CPU milliseconds of each line, after one warm-up."""
    work(lines[0])
    spent = []
    for line in lines:
        began = time.process_time_ns()
        work(line)
        spent.append((time.process_time_ns() - began) / 1e6)
    return spent


def main() -> None:
    """Print p50 and p99 of both, and their ratio."""
    lines = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    english = [line for line in lines if line["lang"] == "en"]
    ours = cpu_each(answer, english)
    peer = cpu_each(lambda line: search_dates(line["text"], languages=["en"]), english)
    for name, spent in (("understand, safety included", ours), ("dateparser.search_dates", peer)):
        p50, p99 = statistics.median(spent), statistics.quantiles(spent, n=100)[98]
        print(f"{name:30} p50 {p50:6.2f} ms  p99 {p99:6.2f} ms")
    medians = statistics.median(ours) / statistics.median(peer)
    print(f"ratio of the medians {medians:.2f} over {len(english)} English messages")
    scores()


def scores() -> None:
    """Print how many messages are right in every field, by language, and on our own later ones."""
    languages = sorted({line["lang"] for line in map(json.loads, MESSAGES.read_text("utf-8").splitlines())})
    for name, lines in (*((one, labelled(one)) for one in languages), ("en, written later", our_own())):
        pairs = predictions(lines)
        walked = [bool(said["walks"]) for gold, said in pairs if gold["walks"]]
        others = [bool(said["walks"]) for gold, said in pairs if not gold["walks"]]
        right = share([is_right(gold, said) for gold, said in pairs])
        missed = 100 - share(walked) if walked else 0
        false = share(others) if others else 0
        told = f"right {right:5.1f} %  missed {missed:5.1f} %  false {false:4.1f} %"
        print(f"{name:18} {len(pairs):4} messages  {told}")


if __name__ == "__main__":
    main()
