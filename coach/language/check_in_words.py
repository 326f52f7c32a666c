"""The weekly check-in as people type it: all answers in one message, in words, or one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from coach.domain.facts import CheckInAnswers
from coach.language.check_in_asks import read_check_in_time, read_if_then, wants_check_in
from coach.language.check_in_grammar import LABELS, TOLD, check_in_parts
from coach.language.short_answers import read_decline_reason, read_yes_no

__all__ = [
    "STEPS",
    "read_check_in",
    "read_check_in_time",
    "read_decline_reason",
    "read_if_then",
    "read_score",
    "read_yes_no",
    "wants_check_in",
]

Step = Literal["pain", "enjoyment", "activity", "limited", "confidence"]
STEPS: tuple[Step, ...] = ("pain", "enjoyment", "activity", "limited", "confidence")
"""The order in which the check-in asks."""
_LIMITED = STEPS.index("limited")
_YES_NO = frozenset({"YES", "NO"})
_UNSAID = "UNSAID"
"""A step was named, and no value beside it."""


def read_check_in(text: str, language: str = "en", first: str = "pain") -> CheckInAnswers | None:
    """Read what a message answers of the check-in, from the step `first` on; None when it answers nothing.

    "skip" alone is an answer too: `CheckInAnswers()` with nothing in it.
    """
    parts = check_in_parts(text, language)
    if parts is None:
        return None
    answers = _Answers(at=next((place for place, step in enumerate(STEPS) if step == first), 0))
    for part in parts:
        for name, value in _pairs(part):
            answers.hear(name, value)
    return answers.heard()


def read_score(text: str, language: str = "en") -> int | None:
    """Read one score from 0 to 10; None when there is none, or several."""
    answers = read_check_in(text, language)
    if answers is None:
        return None
    if answers.pain is not None and (answers.enjoyment, answers.activity) in {(None, None), (0, 0)}:
        return answers.pain
    scores = {answers.pain, answers.enjoyment, answers.activity, answers.confidence} - {None}
    return scores.pop() if len(scores) == 1 else None


@dataclass(slots=True)
class _Answers:
    """The answers heard so far; a value without a name answers the step `at`."""

    at: int
    scores: dict[str, int | None] = field(default_factory=dict)
    limited: bool | None = None
    free: bool = False
    """They said that nothing was in the way."""
    heard_limited: bool = False
    pending: str | None = None
    """A step whose value comes later: "confidence, hm, 7"."""

    def hear(self, name: str | None, value: str) -> None:
        """Take in one value, of the step `name` if it had a name."""
        if value in TOLD:
            self._told(free=value == "FREE")
        elif value == _UNSAID:
            self._settle()
            self.pending = name
        elif name is None and self.pending == "limited" and value.isdecimal():
            self._settle()
            self._next(value)
        elif name is None and self.pending and value != "SKIP":
            self._keep(self.pending, value)
        elif name is None:
            self._next(value)
        else:
            self._keep(name, value)

    def heard(self) -> CheckInAnswers | None:
        """Give what was answered."""
        self._settle()
        if not (self.scores or self.heard_limited or self.free):
            return None
        unharmed = 0 if self.free else None
        return CheckInAnswers(
            pain=self.scores.get("pain"),
            enjoyment=self.scores.get("enjoyment", unharmed),
            activity=self.scores.get("activity", unharmed),
            limited=False if self.free and not self.heard_limited else self.limited,
            confidence=self.scores.get("confidence"),
        )

    def _told(self, *, free: bool) -> None:
        if free:
            self.free = True
        elif not self.heard_limited:
            self.limited = self.heard_limited = True

    def _settle(self) -> None:
        """Take an episode that was named and nothing else for a yes."""
        if self.pending == "limited" and not self.heard_limited:
            self._keep("limited", "YES")
        self.pending = None

    def _next(self, value: str) -> None:
        """Let a value answer the next step that it fits."""
        if value in _YES_NO:
            if self.at == _LIMITED or (self.at < _LIMITED and self.scores):
                self._keep("limited", value)
            return
        if self.at == _LIMITED and value.isdecimal():
            if not (self.scores or self.heard_limited):
                return  # a number alone is no answer to a yes or no
            self.at += 1
        if self.at < len(STEPS) and (value != "NONE" or self.at <= _LIMITED):
            self._keep(STEPS[self.at], value)

    def _keep(self, name: str, value: str) -> None:
        if value.isdecimal() if name == "limited" else value in _YES_NO:
            return
        self.pending = None
        if name == "limited":
            self.limited = None if value == "SKIP" else value == "YES"
            self.heard_limited = True
        else:
            self.scores[name] = None if value == "SKIP" else 0 if value == "NONE" else int(value)
        self.at = STEPS.index(name) + 1 if name in STEPS else self.at


def _pairs(part: list[str]) -> Iterator[tuple[str | None, str]]:
    """Pair each named step with the value beside it: "pain 3" or "zero pain", as the part begins."""
    places = [place for place, sign in enumerate(part) if sign in LABELS]
    sides = (1, -1) if places[:1] == [0] else (-1, 1)
    taken: dict[int, str] = {}
    for place in places:
        for side in sides:
            beside = place + side
            if 0 <= beside < len(part) and beside not in taken and _fits(part[place], part[beside]):
                taken[beside] = LABELS[part[place]]
                break
        else:
            taken[place] = LABELS[part[place]]
    for place, sign in enumerate(part):
        if sign not in LABELS:
            yield taken.get(place), sign
        elif place in taken:
            yield taken[place], _UNSAID


def _fits(label: str, value: str) -> bool:
    if value in LABELS or value in TOLD:
        return False
    return not value.isdecimal() if label == "EPISODE" else value not in _YES_NO
