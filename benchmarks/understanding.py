"""What understanding is worth: messages right in every field, and the mistakes that people feel."""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NamedTuple

from coach.domain.sureness import ACT_FROM, ASK_BELOW, HELP_BELOW
from coach.language import intents
from coach.service.lab_understand import answer
from tests.coach.language.scoring import RED, is_right, walks_of
from tools.train import train

Line = dict[str, Any]
Pair = tuple[Line, Line]
"""A label, and what is understood with its `way`: act, act_with_undo, ask, help."""
ACTS = ("walks", "skip", "plan", "move", "snooze", "correct", "schedule", "settings")
_FOLDS = 5
_SURE = (0.0, HELP_BELOW, ASK_BELOW, ACT_FROM, 1.01)
_SHORTEST = 4


class Score(NamedTuple):
    """Shares in percent; None where there is nothing to count."""

    messages: int
    right: float
    intents: float
    walks: float
    dates: float | None
    false_log: float | None
    missed_log: float | None
    wrong_silent: float
    """Acted on at once, wrongly, without an Undo button or a question."""
    wrong_act: float
    """The same, with those that show Undo."""
    asked: float
    """Asked "did you mean", or answered with help."""
    red_flags: float | None
    false_alarms: float | None


def pairs_of(lines: Iterable[Line]) -> list[Pair]:
    """Pair each label with what is understood."""
    answers = ((line["gold"], answer(line)) for line in lines)
    return [(gold, {**said["pred"], "way": said["way"]}) for gold, said in answers]


def calibrated(lines: Iterable[Line]) -> list[tuple[str, int, float]]:
    """Give, for how sure readings are, how many are so and how many of these are right, in percent."""
    answers = [(line["gold"], answer(line)) for line in lines]
    found = []
    for low, high in pairwise(_SURE):
        pairs = [(gold, said["pred"]) for gold, said in answers if low <= said["confidence"] < high]
        found.append((f"{low:.2f} to {min(high, 1):.2f}", len(pairs), _share(pairs, is_right) or 0))
    return found


def score(pairs: list[Pair]) -> Score:
    """Measure readings against labels."""
    walked = [pair for pair in pairs if pair[0]["walks"]]
    others = [pair for pair in pairs if not pair[0]["walks"]]
    flagged = [pair for pair in pairs if _red(pair[0])]
    harmless = [pair for pair in pairs if not _red(pair[0])]
    dated = [pair for pair in walked if len(walks_of(pair[0])) == len(walks_of(pair[1]))]
    return Score(
        messages=len(pairs),
        right=_share(pairs, is_right) or 0,
        intents=_share(pairs, lambda gold, said: set(gold["intents"]) == set(said["intents"])) or 0,
        walks=_share(pairs, walks_right) or 0,
        dates=_share(dated, lambda gold, said: _dates(gold) == _dates(said)),
        false_log=_share(others, lambda _, said: bool(said["walks"])),
        missed_log=_share(walked, lambda _, said: not said["walks"]),
        wrong_silent=_share(pairs, lambda gold, said: _acts(said, "act") and not is_right(gold, said)) or 0,
        wrong_act=_share(pairs, lambda gold, said: _acts(said) and not is_right(gold, said)) or 0,
        asked=_share(pairs, lambda _, said: said["way"] in ("ask", "help")) or 0,
        red_flags=_share(flagged, lambda _, said: bool(_red(said))),
        false_alarms=_share(harmless, lambda _, said: bool(_red(said))),
    )


def walks_right(gold: Line, said: Line) -> bool:
    """Say whether the walks of a message are right, in number, day and amount."""
    only = {"intents": [], "ask": []}
    return is_right(only | {"walks": gold["walks"]}, only | {"walks": said["walks"]})


def _dates(line: Line) -> list[str]:
    return sorted(walk[0] for walk in walks_of(line))


def _acts(said: Line, *ways: str) -> bool:
    """Whether something is done without a question."""
    acting = said["way"] in (ways or ("act", "act_with_undo"))
    return acting and any(said.get(slot) for slot in ACTS) and not said["ask"]


def _red(line: Line) -> set[str]:
    return {one["code"] for one in line.get("symptoms", []) if one["status"] == "present"} & RED


def _share(pairs: list[Pair], holds: Callable[[Line, Line], bool]) -> float | None:
    return 100 * sum(holds(*pair) for pair in pairs) / len(pairs) if pairs else None


def with_a_typo(lines: list[Line], seed: int = 1) -> list[Line]:
    """Put one slip of the finger into each message: a letter lost, doubled, or two that changed places."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    return [line | {"text": _slip(line["text"], chance)} for line in lines]


def _slip(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    words[place] = chance.choice(slips)
    return " ".join(words)


def cross_validated(lines: list[Line], others: list[Line]) -> list[Pair]:
    """Read each fifth of some messages with a model that was trained without it."""
    pairs: list[Pair] = []
    for fold in range(_FOLDS):
        held = lines[fold::_FOLDS]
        kept = [line for place, line in enumerate(lines) if place % _FOLDS != fold]
        with _model(train([*kept, *others])):
            pairs += pairs_of(held)
    return pairs


@contextmanager
def _model(text: str) -> Iterator[None]:
    shipped, trained = intents.model, intents.parsed(text)
    intents.model = lambda: trained
    try:
        yield
    finally:
        intents.model = shipped


def row(name: str, found: Score) -> str:
    """Write a score as a line of the table."""
    figures = [f"{value:5.1f}" if value is not None else "    -" for value in found[1:]]
    return f"{name:26} {found.messages:5} " + " ".join(figures)


HEAD = f"{'messages':26} {'':5} right intnt walks dates false missd silnt wrong asked   red alarm"
