"""Warning signs found in a text, each with its code, its level and how it is meant."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from coach.domain.reading import Level
from coach.language.safety_items import Item, items_of
from coach.language.safety_rules import Rule, Status, book
from coach.language.safety_scope import Scope, scopes_of
from coach.language.safety_search import Search
from coach.language.safety_text import Words, words_of
from coach.language.safety_trees import weighty
from coach.language.safety_words import LATIN, lexicon

_RANGES = (
    ("cyrillic", "\u0400", "\u04ff"),
    ("arabic", "\u0600", "\u06ff"),
    ("devanagari", "\u0900", "\u097f"),
    ("han", "\u3400", "\u9fff"),
    ("latin", "\u1e00", "\u1eff"),
)
_LAST_LATIN = "\u02ff"
FIRST = "en"
"""The language in which slips are always mended: everybody types some of it."""
_BY_SCRIPT = {
    "latin": LATIN,
    "cyrillic": ("ru",),
    "arabic": ("ar",),
    "devanagari": ("hi",),
    "han": ("zh",),
    "other": (),
}
_ALL = tuple(name for names in _BY_SCRIPT.values() for name in names)


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


@lru_cache(maxsize=64)
def findings_in(text: str, language: str = "en") -> tuple[Finding, ...]:
    """Find every sign in a text, in the language given and in all others of its script."""
    words = words_of(text)
    found: list[Finding] = []
    judged: list[set[int]] = []
    for name in _languages(words, language):
        items = items_of(words, name, mending=name in {language, FIRST})
        found += _signs(words, items, judged)
        if items:
            judged.append(_covered(items))
    return tuple(found)


def _signs(words: Words, items: list[Item], judged: list[set[int]]) -> list[Finding]:
    """Give what the items of one language mean, but for words that another has judged before."""
    rules = book().fitting(idea for item in items for idea in item.ideas)
    if not rules:
        return []
    scopes = scopes_of(words, items)
    search = Search(items, [scope.negated for scope in scopes])
    found = []
    for rule in rules:
        for combination in search.matches(rule):
            finding = _finding(words, search, scopes, rule, combination)
            if finding is not None and not any(search.words_in(combination) <= known for known in judged):
                found.append(finding)
    return found


def _covered(items: list[Item]) -> set[int]:
    return {place for item in items for place in range(item.first, item.last + 1)}


def _finding(
    words: Words, search: Search, scopes: list[Scope], rule: Rule, combination: tuple[int, ...]
) -> Finding | None:
    """Give what a combination means, or None if the rule does not count in its status."""
    items = [search.items[index] for index in combination]
    meant = [scopes[index] for index in combination]
    status = rule.status or _status(
        meant, denying=any("neg" in item.ideas for item in items), ever=rule.ever and len(items) > 1
    )
    if rule.crisis and status == "question" and search.mine(combination):
        status = "present"
    theirs = rule.ever and meant[0].other and status != "other_person"
    if theirs or (rule.only and rule.only != status) or any(scope.animal for scope in meant):
        return None
    first, last = min(combination), max(combination)
    far = status == "other_person" and (rule.own or any(scope.past or scope.supposed for scope in meant))
    phrase = words.between(search.items[first].first, max(item.last for item in items))
    return Finding(
        code=rule.code,
        level=Level.NONE if far else rule.level,
        status=status,
        phrase=phrase if last - first < 30 else "",
        crisis=rule.crisis,
        silent=rule.silent,
        unsure=rule.unsure or (status == "question" and search.mine(combination)),
    )


def _status(scopes: list[Scope], *, denying: bool, ever: bool) -> Status:
    """Say how a sign is meant; an illness of long ago (`ever`) still counts beside a new pain."""
    if not denying and any(scope.negated for scope in scopes):
        return "negated"
    if all(scope.other for scope in scopes):
        return "other_person"
    if any(scope.past for scope in (scopes[1:] if ever else scopes)):
        return "historic"
    if any(scope.supposed for scope in scopes):
        return "question"
    return "present"


def _languages(words: Words, language: str) -> list[str]:
    """Give the languages of the script: the one named first, then those whose words occur most."""
    texts = [token.text for token in words.tokens]
    scripts = {_script(letter) for letter in {text[0] for text in texts} if letter.isalpha()}
    names = [name for script in _BY_SCRIPT if script in scripts for name in _BY_SCRIPT[script]]
    met = [_met(text) for text in texts]
    wanted = {language, FIRST}.union(*(begins for _, begins in met if begins))
    kept = [name for name in names if name in wanted]
    if len(kept) < 2:
        return kept
    common = Counter(name for knows, _ in met for name in knows)
    return sorted(kept, key=lambda name: (name != language, -common[name]))


@lru_cache(maxsize=20_000)
def _met(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the languages that know a word, and those in which it may begin a phrase."""
    languages = _BY_SCRIPT[_script(word[0])] if word[0].isalpha() else _ALL
    knows = tuple(name for name in languages if word in lexicon(name).known)
    return knows, tuple(name for name in languages if weighty(word, name))


def _script(letter: str) -> str:
    if letter <= _LAST_LATIN:
        return "latin"
    for name, first, last in _RANGES:
        if first <= letter <= last:
            return name
    return "other"
