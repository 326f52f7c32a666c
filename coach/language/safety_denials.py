"""Which recognised phrases are denied ("no chest pain", "chest pain? no")."""

from coach.language.safety_items import Item
from coach.language.safety_text import Words
from coach.language.safety_words import MARKS

_TAILS = frozenset({"है", "हैं", "था", "थी", "hai", "hain", "tha", "thi", "at", "all", "today", "now", "yet"})
_NEGATORS = frozenset({"not", "no", "never", "nicht", "kein", "keine", "pas", "plus", "nao", "sin", "не"})
_ENDINGS = frozenset({"till", "until", "til"})
_DOUBLED = frozenset({"dont", "cant", "wont", "cannot", "aint", "not", "never", "didnt", "isnt", "no"})
_REACH = 6
"""Words a negation reaches over when nothing it can deny stands between."""


def content(item: Item) -> bool:
    """Tell a phrase about the body from a word that only marks."""
    return not item.ideas <= MARKS


def denied_in(words: Words, items: list[Item]) -> list[bool]:
    """Say for each phrase whether it is denied."""
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
