"""Warning signs found in a text: rules that join ideas of the vocabulary, each with a code and a level."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from coach.domain.reading import Level
from coach.language.safety_scope import Scope, scopes_of
from coach.language.safety_text import Words, words_of
from coach.language.safety_words import LATIN, Item, items_of, lexicon, signs

Status = Literal["present", "negated", "historic", "other_person", "question"]
_SEVERITY = (Level.NONE, Level.STOP_WALK, Level.URGENT, Level.EMERGENCY)
_WINDOW = 14
_RANGES = (
    ("cyrillic", "\u0400", "\u04ff"),
    ("arabic", "\u0600", "\u06ff"),
    ("devanagari", "\u0900", "\u097f"),
    ("han", "\u3400", "\u9fff"),
)
_BY_SCRIPT = {"latin": LATIN, "cyrillic": ("ru",), "arabic": ("ar",), "devanagari": ("hi",), "han": ("zh",)}


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


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign in a text; `silent` ones have a level but no code of their own."""

    code: str
    level: Level
    status: Status
    phrase: str
    crisis: bool = False
    silent: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    rules: tuple[Rule, ...]
    areas: frozenset[str]
    feelings: frozenset[str]


def severity(level: Level) -> int:
    """Order the levels."""
    return _SEVERITY.index(level)


@cache
def _book() -> _Book:
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
    return _Book(rules, frozenset(data["areas"]), frozenset(data["feelings"]))


class _Search:
    """One text in one language, searched by every rule."""

    def __init__(self, words: Words, items: list[Item]) -> None:
        self.words = words
        self.items = items
        self.scopes = scopes_of(words, items)
        self.places: dict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            for idea in item.ideas:
                self.places[idea].append(index)

    def matches(self, rule: Rule) -> list[tuple[int, ...]]:
        """Find the items that fulfil a rule, one combination for each first item."""
        choices = [self._of(choice) for choice in rule.all]
        if not all(choices):
            return []
        found = []
        for first in choices[0]:
            combination = self._completed(rule, first, choices[1:])
            lonely = not rule.alone or not self._located(first)
            if combination and lonely and not self._explained(rule, combination):
                found.append(combination)
        return found

    def _located(self, index: int) -> bool:
        """Say whether a part of the body is named beside a feeling."""
        near = self.items[max(0, index - 6) : index + 7]
        return any(
            item.ideas & _book().areas and item.sentence == self.items[index].sentence for item in near
        )

    def _of(self, choice: frozenset[str]) -> list[int]:
        return sorted({index for idea in choice for index in self.places.get(idea, ())})

    def _completed(self, rule: Rule, first: int, choices: list[list[int]]) -> tuple[int, ...]:
        combination = [first]
        for choice in choices:
            others = [index for index in choice if index not in combination]
            fitting = [index for index in others if self._bound(rule, first, index)]
            if not fitting:
                return ()
            combination.append(min(fitting, key=lambda index: (abs(index - first), index)))
        return tuple(combination)

    def _bound(self, rule: Rule, one: int, two: int) -> bool:
        if rule.reach == "text":
            return True
        left, right = (self.items[one], self.items[two]) if one < two else (self.items[two], self.items[one])
        if left.sentence != right.sentence or right.first - left.last - 1 > rule.near:
            return False
        if rule.clause and left.clause != right.clause:
            return False
        return not (self._taken(one, two) and self._taken(two, one))

    def _taken(self, one: int, two: int) -> bool:
        """Say whether a feeling (or area) has a closer area (or feeling) than this one."""
        book = _book()
        rivals = next(
            (kind for kind in (book.areas, book.feelings) if self.items[two].ideas & kind), frozenset()
        )
        same = self.items[one].clause == self.items[two].clause
        for index in (one - 3, one - 2, one - 1, one + 1, one + 2, one + 3):
            if not 0 <= index < len(self.items) or not self.items[index].ideas & rivals:
                continue
            if self.items[index].clause != self.items[one].clause or self._overlap(index, one, two):
                continue
            if not same or self._gap(one, index) < self._gap(one, two):
                return True
        return False

    def _overlap(self, index: int, *others: int) -> bool:
        item = self.items[index]
        return any(item.first <= self.items[i].last and self.items[i].first <= item.last for i in others)

    def _gap(self, one: int, two: int) -> int:
        left, right = sorted((self.items[one], self.items[two]), key=lambda item: item.first)
        return right.first - left.last

    def _explained(self, rule: Rule, combination: tuple[int, ...]) -> bool:
        sentence = self.items[combination[0]].sentence
        return any(
            index not in combination
            and self.items[index].sentence == sentence
            and not self.scopes[index].negated
            for idea in rule.unless
            for index in self.places.get(idea, ())
        )

    def _mine(self, combination: Iterable[int]) -> bool:
        clauses = {self.items[index].clause for index in combination}
        return any(self.items[index].clause in clauses for index in self.places.get("me", ()))

    def words_in(self, combination: Iterable[int]) -> set[int]:
        """Give the places of the words that some items are made of."""
        return {
            place
            for index in combination
            for place in range(self.items[index].first, self.items[index].last + 1)
        }

    def finding(self, rule: Rule, combination: tuple[int, ...]) -> Finding | None:
        """Give what a combination means, or None if the rule does not count in its status."""
        scopes = [self.scopes[index] for index in combination]
        denying = any("neg" in self.items[index].ideas for index in combination)
        status = rule.status or _status(scopes, denying=denying)
        if (rule.only and rule.only != status) or any(scope.animal for scope in scopes):
            return None
        first, last = min(combination), max(combination)
        phrase = self.words.between(self.items[first].first, max(self.items[i].last for i in combination))
        return Finding(
            code=rule.code,
            level=rule.level,
            status=status,
            phrase=phrase if last - first < 30 else "",
            crisis=rule.crisis,
            silent=rule.silent,
            unsure=rule.unsure or (status == "question" and self._mine(combination)),
        )


def _status(scopes: list[Scope], *, denying: bool) -> Status:
    if not denying and any(scope.negated for scope in scopes):
        return "negated"
    if all(scope.other for scope in scopes):
        return "other_person"
    if any(scope.past for scope in scopes):
        return "historic"
    if any(scope.supposed for scope in scopes):
        return "question"
    return "present"


@lru_cache(maxsize=64)
def findings_in(text: str, language: str = "en") -> tuple[Finding, ...]:
    """Find every sign in a text, in the language given and in all others of its script."""
    words = words_of(text)
    found: list[Finding] = []
    judged: list[set[int]] = []
    for name in _languages(words, language):
        search = _Search(words, items_of(words, name, mending=name in {language, "en"}))
        for rule in _book().rules:
            for combination in search.matches(rule):
                finding = search.finding(rule, combination)
                if finding is not None and not any(search.words_in(combination) <= words for words in judged):
                    found.append(finding)
        judged.append(search.words_in(range(len(search.items))))
    return tuple(found)


def _languages(words: Words, language: str) -> list[str]:
    """Give the languages of the script: the one named first, then those whose words occur most."""
    scripts = {_script(token.text[0]) for token in words.tokens}
    names = [name for script in _BY_SCRIPT if script in scripts for name in _BY_SCRIPT[script]]
    common = {name: sum(token.text in lexicon(name).known for token in words.tokens) for name in names}
    return sorted(names, key=lambda name: (name != language, -common[name]))


def _script(letter: str) -> str:
    for name, first, last in _RANGES:
        if first <= letter <= last:
            return name
    return "latin"
