"""Whose a recognised phrase is, and whether it is denied, long ago, asked about or only imagined."""

from collections import Counter
from dataclasses import dataclass

from coach.language.safety_denials import content, denied_in
from coach.language.safety_items import Item
from coach.language.safety_people import people_in
from coach.language.safety_text import Words

_AUXILIARIES = frozenset({"should", "do", "can", "would", "could", "will", "shall", "may"})
_SUBJECTS = frozenset({"i", "ive", "im"})
_POSSESSIVES = frozenset(
    {"my", "me", "mein", "meine", "meinem", "mi", "mis", "mon", "ma", "mes", "meu", "minha"}
)
_CONDITIONS = frozenset({"if", "case", "unless", "get", "si", "falls", "wenn", "se", "caso"})


@dataclass(frozen=True, slots=True)
class Scope:
    """How one phrase is meant."""

    negated: bool = False
    other: bool = False
    animal: bool = False
    past: bool = False
    supposed: bool = False


def scopes_of(words: Words, items: list[Item]) -> list[Scope]:
    """Say for each recognised phrase how it is meant."""
    negated = denied_in(words, items)
    others, animals = people_in(words, items)
    past = _past(words, items, others)
    supposed = _supposed(words, items)
    return [Scope(*marks) for marks in zip(negated, others, animals, past, supposed, strict=True)]


def _past(words: Words, items: list[Item], others: list[bool]) -> list[bool]:
    """Say what was once: in clauses that name a time long gone, and before a "long healed"."""
    current = {item.clause for item in items if "now" in item.ideas}
    covered = _dated(words, items, others) - current
    for item in items:
        if "was" in item.ideas and item.clause - 1 in covered and item.clause not in current:
            covered.add(item.clause)
    result = [item.clause in covered for item in items]
    _close(items, result)
    return result


def _dated(words: Words, items: list[Item], others: list[bool]) -> set[int]:
    """Name the clauses of a time long gone; a bare year tells only of other people."""
    dates = [
        item
        for item, other in zip(items, others, strict=True)
        if "past" in item.ideas or (other and "year" in item.ideas)
    ]
    if not dates:
        return set()
    sizes = Counter(token.clause for token in words.tokens)
    # "last year, I fainted": a clause that is hardly more than the date belongs to the next
    told = {item.clause for item in items if content(item)}
    bare = {item.clause for item in dates if sizes[item.clause] <= item.last - item.first + 2} - told
    return {item.clause for item in dates} | {clause + 1 for clause in bare}


def _close(items: list[Item], past: list[bool]) -> None:
    """Put into the past what the same sentence told before a phrase that puts an end to it."""
    dated = -1
    begun = closed = 0
    for index, item in enumerate(items):
        if item.sentence != items[begun].sentence:
            begun = index
        if item.ideas & {"past", "lately"}:
            dated = item.sentence
        if "healed" in item.ideas or ("over" in item.ideas and dated == item.sentence):
            begin = max(begun, closed)
            past[begin:index] = [True] * (index - begin)
            closed = index


def _supposed(words: Words, items: list[Item]) -> list[bool]:
    result = [False] * len(items)
    sentence = clause = spoken = -1
    asked = False
    subjects = 0  # how often "I" may follow before what is imagined ends ("if I go uphill I get pain")
    for index, item in enumerate(items):
        if item.sentence != sentence:
            sentence, subjects = item.sentence, 0
        if item.clause != clause:
            clause = item.clause
            asked = _asks(words, items, index)
            subjects = 0 if _mine(items, index) else subjects
        if "hypothesis" in item.ideas:
            subjects = 2 if words.tokens[item.last].text in _CONDITIONS else 1
            spoken = item.last
        elif "break" in item.ideas:
            subjects = 0
        elif item.first > spoken and words.tokens[item.first].text in _SUBJECTS and "me" in item.ideas:
            subjects = max(0, subjects - 1)
        result[index] = subjects > 0 or asked
    return result


def _mine(items: list[Item], index: int) -> bool:
    """Say whether a clause speaks of oneself."""
    clause = items[index].clause
    return any("me" in item.ideas and item.clause == clause for item in items[index : index + 8])


def _asks(words: Words, items: list[Item], index: int) -> bool:
    """Say whether a clause asks in general ("is numbness dangerous?"), not of one's own."""
    item = items[index]
    if not any("opener" in near.ideas and near.first == item.first for near in items[index : index + 3]):
        return False
    begins = item.first == 0 or words.tokens[item.first - 1].clause != item.clause
    selves = [
        near.first
        for near in items[index : index + 14]
        if near.clause == item.clause
        and ("me" in near.ideas or words.tokens[near.first].text in _POSSESSIVES)
    ]
    if selves and selves[0] > 0 and words.tokens[selves[0] - 1].text in _AUXILIARIES:
        selves = selves[1:]
    own = bool(selves)
    plain = item.sentence in words.asked or words.tokens[item.first].text in {"what", "how"}
    plain = plain or any(
        "judge" in near.ideas and near.clause == item.clause for near in items[index : index + 14]
    )
    return begins and not own and plain
