"""The rules that join ideas to warning signs, each with a code and a level."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from coach.domain.reading import Level
from coach.language.safety_words import signs

Status = Literal["present", "negated", "historic", "other_person", "question"]
_SEVERITY = (Level.NONE, Level.STOP_WALK, Level.URGENT, Level.EMERGENCY)
_WINDOW = 14


@dataclass(frozen=True, slots=True)
class Rule:
    """Ideas that together mean a warning sign."""

    code: str
    level: Level
    all: tuple[frozenset[str], ...]
    near: int = _WINDOW
    unless: frozenset[str] = frozenset()
    only: Status | None = None
    status: Status | None = None
    reach: str = "sentence"
    alone: bool = False
    clause: bool = False
    crisis: bool = False
    silent: bool = False
    unsure: bool = False
    own: bool = False
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """All rules, and the places of those that begin with an idea."""

    rules: tuple[Rule, ...]
    starting: dict[str, frozenset[int]]
    areas: frozenset[str]
    feelings: frozenset[str]

    def fitting(self, ideas: Iterable[str]) -> list[Rule]:
        """Give the rules that these ideas could fulfil, in their order."""
        present = set(ideas)
        numbers: set[int] = set().union(*(self.starting[idea] for idea in present if idea in self.starting))
        rules = (self.rules[number] for number in sorted(numbers))
        return [rule for rule in rules if not any(choice.isdisjoint(present) for choice in rule.all)]


def severity(level: Level) -> int:
    """Order the levels."""
    return _SEVERITY.index(level)


@cache
def book() -> Book:
    """Load the rules."""
    data = signs()
    rules = tuple(
        Rule(
            **{
                **entry,
                "level": Level(entry["level"]),
                "all": tuple(frozenset(choice.split("|")) for choice in entry["all"]),
                "unless": frozenset(entry.get("unless", ())),
            }
        )
        for entry in data["rule"]
    )
    starting: dict[str, set[int]] = defaultdict(set)
    for number, rule in enumerate(rules):
        for idea in rule.all[0]:
            starting[idea].add(number)
    return Book(
        rules,
        {idea: frozenset(numbers) for idea, numbers in starting.items()},
        frozenset(data["areas"]),
        frozenset(data["feelings"]),
    )
