"""What reading costs: CPU of the way that the bot takes, whatever else the machine is doing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from time import process_time

from coach.domain.conversation.heard import Origin
from coach.domain.facts import Record
from coach.domain.person import Asked, Person, Question, Stage
from coach.domain.reading import Dialogue, Speaker
from coach.language import understand
from coach.service.listening import listen

NOW = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
_QUIET = 0.0025
"""Seconds that the yardstick takes where the figures of docs/benchmarks.md were measured."""
_SURELY_LINEAR = 2.2
_FRESH = count()
Make = Callable[[Random, int], str]
Read = Callable[[str], object]


def _listening(stage: Stage = Stage.ACTIVE, language: str = "en", asked: Asked | None = None) -> Read:
    question = Question(asked, NOW + timedelta(days=1)) if asked else None
    record = Record(Person(1, NOW, stage=stage, language=language, question=question), NOW)
    return lambda text: listen(text, Origin(1, 1), record)


SCENES: dict[str, Read] = {
    "understand": lambda text: understand(text, NOW, Speaker("en"), Dialogue()),
    "listen": _listening(),
    "listen, in German": _listening(language="de"),
    "listen, at the check-in": _listening(asked=Asked.CHECK_IN),
    "listen, asked for a pain": _listening(asked=Asked.PAIN),
    "listen, asked why not": _listening(asked=Asked.DECLINE_REASON),
    "listen, at the start": _listening(Stage.COMFORT),
    "listen, asked for a city": _listening(Stage.ZONE),
    "listen, asked for times": _listening(Stage.TIMES, "de"),
}


@contextmanager
def untraced() -> Iterator[None]:
    """Measure the code itself, not the tracer that counts its lines."""
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(trace)


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    with untraced():
        start = process_time()
        work()
        return process_time() - start


def slowness() -> float:
    """How many times slower than a quiet machine this one is at the moment, at least 1."""
    measured = min(spent(lambda: [str(number) for number in range(40_000)]) for _ in range(3))
    return max(1.0, measured / _QUIET)


def cost(read: Read, make: Make, length: int, runs: int = 3) -> float:
    """CPU seconds of a message of this kind: the least of some runs, each with words never read before."""
    texts = [make(Random(next(_FRESH)), length) for _ in range(runs)]
    return min(spent(lambda text=text: read(text)) for text in texts)


def within(read: Read, make: Make, length: int, limit: float) -> bool:
    """Whether reading keeps a limit; a machine that is busy gets some tries and its own pace."""
    return any(cost(read, make, length, 1) <= limit * slowness() for _ in range(8))


def growth(read: Read, make: Make, length: int) -> float:
    """How many times the cost grows when the length doubles, at the best of some tries."""
    best = _ratio(read, make, length)
    for _ in range(4):
        if best <= _SURELY_LINEAR:
            break
        best = min(best, _ratio(read, make, length))
    return best


def _ratio(read: Read, make: Make, length: int) -> float:
    return cost(read, make, 2 * length) / cost(read, make, length)
