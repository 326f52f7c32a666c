"""Whose a recognised phrase is, and whether it is denied, long ago, asked about or only imagined."""

from collections import Counter
from dataclasses import dataclass

from coach.language.safety_items import Item
from coach.language.safety_people import people_in
from coach.language.safety_text import Words
from coach.language.safety_words import MARKS

_TAILS = frozenset({"है", "हैं", "था", "थी", "hai", "hain", "tha", "thi", "at", "all", "today", "now", "yet"})
_AUXILIARIES = frozenset({"should", "do", "can", "would", "could", "will", "shall", "may"})
_SUBJECTS = frozenset({"i", "ive", "im"})
_NEGATORS = frozenset({"not", "no", "never", "nicht", "kein", "keine", "pas", "plus", "nao", "sin", "не"})
_POSSESSIVES = frozenset(
    {"my", "me", "mein", "meine", "meinem", "mi", "mis", "mon", "ma", "mes", "meu", "minha"}
)
_CONDITIONS = frozenset({"if", "case", "unless", "get", "si", "falls", "wenn", "se", "caso"})
_ENDINGS = frozenset({"till", "until", "til"})
_DOUBLED = frozenset({"dont", "cant", "wont", "cannot", "aint", "not", "never", "didnt", "isnt", "no"})
_REACH = 6
"""Words a negation reaches over when nothing it can deny stands between."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How one phrase is meant."""

    negated: bool = False
    other: bool = False
    animal: bool = False
    past: bool = False
    supposed: bool = False


def content(item: Item) -> bool:
    """Tell a phrase about the body from a word that only marks."""
    return not item.ideas <= MARKS


def scopes_of(words: Words, items: list[Item]) -> list[Scope]:
    """Say for each recognised phrase how it is meant."""
    negated = _negated(words, items)
    others, animals = people_in(words, items)
    past = _past(words, items, others)
    supposed = _supposed(words, items)
    return [Scope(*marks) for marks in zip(negated, others, animals, past, supposed, strict=True)]


def _negated(words: Words, items: list[Item]) -> list[bool]:
    result = [False] * len(items)
    reach = -1
    clause = -1
    for index, item in enumerate(items):
        if item.clause != clause and not (reach >= 0 and _listed(items, index)):
            reach = -1
        clause = item.clause
        if "neg" in item.ideas and not (_swallowed(words, items, index) or _counts(words, item)):
            reach = item.last + _REACH
        elif item.ideas & {"break", "me", "hypothesis"} and "saddle" not in item.ideas:
            reach = reach if item.ideas == {"me"} and words.tokens[item.first].text in ("my", "me") else -1
        elif item.first <= reach and content(item):
            result[index] = True
            reach = item.last + _REACH
    _deny_backwards(words, items, result)
    return result


def _swallowed(words: Words, items: list[Item], index: int) -> bool:
    """Say whether a "not" is a part of what follows ("is not possible to", "I'm not trying")."""
    last = items[index].last
    return any(
        item.first <= last < item.last
        and ("cannot" in item.ideas or words.tokens[item.first].text in _NEGATORS)
        and not _runs_on(items, near)
        for near, item in enumerate(items[index + 1 : index + 3], index + 1)
        if content(item)
    )


def _runs_on(items: list[Item], index: int) -> bool:
    """Say whether a phrase ends within a longer one ("not feeling" in "not feeling faint")."""
    first, last = items[index].first, items[index].last
    return any(
        first < item.first <= last < item.last for item in items[index + 1 : index + 4] if content(item)
    )


def _counts(words: Words, item: Item) -> bool:
    """Say whether a "no" leaves out a number or ends with one's wonder ("no 20 min", "never till now")."""
    rest = [
        token.text
        for token in words.tokens[item.last + 1 : item.last + _REACH]
        if token.clause == item.clause
    ]
    return bool(rest) and (rest[0].isdigit() or bool(_ENDINGS & set(rest)))


def _listed(items: list[Item], index: int) -> bool:
    """Say whether a clause carries a denied list on ("no fever, chills or weight loss")."""
    clause = items[index].clause
    rest = [item for item in items[index : index + 8] if item.clause == clause]
    return any("or" in item.ideas for item in rest) and not any(item.ideas & {"me", "neg"} for item in rest)


def _deny_backwards(words: Words, items: list[Item], result: list[bool]) -> None:
    """Deny what stands before a "no" that ends its clause or answers a question."""
    for index, item in enumerate(items):
        if "neg" not in item.ideas:
            continue
        after = item.last + 1
        while after < len(words.tokens) and words.tokens[after].text in _TAILS:
            after += 1
        ends = after >= len(words.tokens) or words.tokens[after].clause != item.clause
        starts = item.first == 0 or words.tokens[item.first - 1].clause != item.clause
        doubled = words.tokens[item.last].text in {"more", "longer"}
        for before in range(index - 1, max(-1, index - 6), -1):
            near = items[before]
            own = near.clause == item.clause and ends
            answered = starts and near.clause == item.clause - 1 and near.sentence in words.asked
            answered = answered and near.sentence != item.sentence
            if not (own or answered) or (doubled and _denying(words, near)):
                break
            result[before] = True


def _denying(words: Words, item: Item) -> bool:
    """Say whether a phrase denies by itself ("don't wanna live no more")."""
    return any(token.text in _DOUBLED for token in words.tokens[item.first : item.last + 1])


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
