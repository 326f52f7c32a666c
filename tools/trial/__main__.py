"""Run the virtual trial: `make trial`, or `python -m tools.trial --people 40 --weeks 8`."""

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import Manager, get_context
from pathlib import Path

from tools.trial import report
from tools.trial.looking import Seen
from tools.trial.picture import draw
from tools.trial.running import Trial, telling
from tools.trial.shard import START

WIDTH = 40


def _options() -> argparse.Namespace:
    """Read what was asked for."""
    usual = Trial()
    options = argparse.ArgumentParser(prog="python -m tools.trial", description=__doc__)
    options.add_argument("--people", type=int, default=usual.people, help="the WalkBack trial had 701")
    options.add_argument("--weeks", type=int, default=usual.weeks)
    options.add_argument("--seed", type=int, default=usual.seed)
    options.add_argument("--processes", type=int, default=usual.processes)
    options.add_argument(
        "--only", type=_numbers, default=usual.only, metavar="N,N", help="these people alone"
    )
    options.add_argument("--png", type=Path, help="draw the minutes of each persona into this file")
    return options.parse_args()


def _numbers(text: str) -> frozenset[int]:
    """Read the numbers of people, as violations name them."""
    return frozenset(map(int, text.split(",")))


def _live(trial: Trial) -> list[Seen]:
    """Run every shard in a process of its own, with a bar of the days that are over."""
    with Manager() as manager, ProcessPoolExecutor(trial.processes, get_context("spawn")) as pool:
        days = manager.dict()
        shards = [pool.submit(telling, trial, number, days) for number in range(trial.processes)]
        _watch(shards, lambda: min(days.values(), default=0) / (trial.end - START).days)
        return [shard.result() for shard in shards]


def _watch(shards: list[Future[Seen]], share: Callable[[], float]) -> None:
    """Draw the bar until all is done."""
    begun = time.monotonic()
    while not all(shard.done() for shard in shards):
        done = share()
        left = (time.monotonic() - begun) * (1 / done - 1) if done > 0 else 0
        bar = "#" * round(WIDTH * done)
        sys.stderr.write(f"\r[{bar:{WIDTH}}] {done:4.0%}  {left / 60:4.1f} min left ")
        sys.stderr.flush()
        time.sleep(1)
    sys.stderr.write("\r" + " " * (WIDTH + 30) + "\r")


def main() -> int:
    """Run the trial, print what came of it; 1 if a rule did not hold."""
    options = _options()
    trial = Trial(options.people, options.weeks, options.seed, options.processes, options.only)
    begun = time.monotonic()
    seen = report.together(_live(trial))
    seconds = time.monotonic() - begun
    print(*report.table(seen, trial.weeks), sep="\n")
    person_weeks = len(seen.minutes) * trial.weeks
    print(f"\n{person_weeks} person-weeks in {seconds:.0f} s, {person_weeks / seconds:.0f} a second")
    print("This checks that the rules hold. The people are made up, and it forecasts nothing.")
    print(f"{len(seen.violations)} violations", *report.violations(seen.violations), sep="\n")
    if options.png:
        draw(report.curves(seen, trial.weeks), options.png)
    return 1 if seen.violations else 0


if __name__ == "__main__":
    sys.exit(main())
