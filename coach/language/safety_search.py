"""One text in one language, searched by the rules."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from coach.language.safety_items import Item
from coach.language.safety_rules import Rule, book

_ENOUGH = 5
"""Excuses kept for a sentence: more than a rule has ideas, so that one of them is none of its own."""


class Search:
    """The recognised phrases of a text, by their ideas."""

    def __init__(self, items: list[Item], denied: list[bool]) -> None:
        self.items = items
        self.denied = denied
        self.places: dict[str, list[int]] = defaultdict(list)
        self._excuses: dict[tuple[frozenset[str], int], list[int]] = {}
        self._longest = max((item.last - item.first for item in items), default=0)
        for index, item in enumerate(items):
            for idea in item.ideas:
                self.places[idea].append(index)

    def matches(self, rule: Rule) -> Iterator[tuple[int, ...]]:
        """Find the items that fulfil a rule, one combination for each first item."""
        choices = [self._of(choice) for choice in rule.all]
        for first in choices[0]:
            combination = self._completed(rule, first, choices[1:])
            lonely = not rule.alone or not self._located(first)
            if combination and lonely and not self._explained(rule, combination):
                yield combination

    def words_in(self, combination: Iterable[int]) -> set[int]:
        """Give the places of the words that some items are made of."""
        return {
            place
            for index in combination
            for place in range(self.items[index].first, self.items[index].last + 1)
        }

    def mine(self, combination: Iterable[int]) -> bool:
        """Say whether the speaker is named in a clause of these items."""
        clauses = {self.items[index].clause for index in combination}
        return any(self.items[index].clause in clauses for index in self.places.get("me", ()))

    def _located(self, index: int) -> bool:
        """Say whether a part of the body is named beside a feeling."""
        near = self.items[max(0, index - 6) : index + 7]
        return any(item.ideas & book().areas and item.sentence == self.items[index].sentence for item in near)

    def _of(self, choice: frozenset[str]) -> list[int]:
        lists = [self.places[idea] for idea in choice if idea in self.places]
        return lists[0] if len(lists) == 1 else sorted({index for places in lists for index in places})

    def _completed(self, rule: Rule, first: int, choices: list[list[int]]) -> tuple[int, ...]:
        combination = [first]
        for choice in choices:
            nearest = (
                index
                for index in self._outwards(rule, first, choice)
                if index not in combination and self._bound(rule, first, index)
            )
            fitting = next(nearest, None)
            if fitting is None:
                return ()
            combination.append(fitting)
        return tuple(combination)

    def _outwards(self, rule: Rule, first: int, choice: list[int]) -> Iterator[int]:
        """Go through the items of a choice from the nearest on, as far as the rule reaches."""
        right = bisect_left(choice, first)
        left = right - 1
        while left >= 0 or right < len(choice):
            if left < 0 or (right < len(choice) and choice[right] - first < first - choice[left]):
                index, right = choice[right], right + 1
            else:
                index, left = choice[left], left - 1
            if rule.reach == "text" or self._reaches(rule, first, index):
                yield index
            elif index > first:
                right = len(choice)
            else:
                left = -1

    def _reaches(self, rule: Rule, first: int, index: int) -> bool:
        one, two = self.items[first], self.items[index]
        return one.sentence == two.sentence and abs(one.first - two.first) - 1 <= rule.near + self._longest

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
        kinds = (book().areas, book().feelings)
        rivals = next((kind for kind in kinds if self.items[two].ideas & kind), frozenset())
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
        """Say whether something else in the sentence explains a sign away."""
        if not rule.unless:
            return False
        key = (rule.unless, self.items[combination[0]].sentence)
        if key not in self._excuses:
            self._excuses[key] = self._innocent(*key)
        return any(index not in combination for index in self._excuses[key])

    def _innocent(self, ideas: frozenset[str], sentence: int) -> list[int]:
        """Name a few undenied items of a sentence."""
        found = (
            index
            for index in self._of(ideas)
            if self.items[index].sentence == sentence and not self.denied[index]
        )
        return [index for _, index in zip(range(_ENOUGH), found, strict=False)]
