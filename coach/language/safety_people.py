"""Who a recognised phrase is about: the writer, somebody else, or an animal."""

from coach.language.safety_items import Item
from coach.language.safety_text import Words

_THIRD = frozenset(
    {"he", "she", "his", "her", "him", "er", "sie", "ihm", "ihr", "il", "elle", "ele", "ela", "el"}
)
_OURS = frozenset(
    {"our", "my", "me", "unser", "unsere", "mein", "meine", "notre", "mon", "ma", "mi", "nuestra", "nuestro"}
    | {"minha", "meu", "nossa", "nosso", "a", "o", "la", "die", "der"}
)
_COMPANY = frozenset({"with", "simile"})
_STOPS = frozenset({"break", "hypothesis", "other", "me"})


def people_in(words: Words, items: list[Item]) -> tuple[list[bool], list[bool]]:
    """Say for each phrase whether it is about somebody else, and whether about an animal."""
    result = [False] * len(items)
    animals = [False] * len(items)
    other = animal = pet = False
    sentence = -1
    for index, item in enumerate(items):
        text = words.tokens[item.first].text
        if item.sentence != sentence:
            other = other and text in _THIRD
            animal = animal and text in _THIRD
            sentence = item.sentence
        if "animal" in item.ideas:
            pet = True
            if not _led(words, items, index):
                animal = True
                _tell_before(items, index, animals, 1)
        elif _person(words, item) and not _led(words, items, index) and not _reporting(items, index):
            other = True
            animal = pet and text in _THIRD
            _tell_before(items, index, result, 6)
        elif "me" in item.ideas and not _owns(words, items, index):
            other = animal = False
        result[index], animals[index] = other, animal
    return result, animals


def _person(words: Words, item: Item) -> bool:
    """Tell a person from a word that is only sometimes a name ("our Grace", "grace")."""
    if "other" in item.ideas or "name" not in item.ideas:
        return "other" in item.ideas
    named = words.raw[words.tokens[item.first].start].isupper()
    return named or (item.first > 0 and words.tokens[item.first - 1].text in _OURS)


def _tell_before(items: list[Item], index: int, told: list[bool], most: int) -> None:
    """Give what stands before its subject to it ("a stroke had my grandpa", "dizzy dog")."""
    item = items[index]
    before: list[int] = []
    for near in range(index - 1, -1, -1):
        if items[near].clause != item.clause or item.first - items[near].last > most:
            break
        if items[near].ideas & _STOPS and item.first - items[near].last > 1:
            before = [] if items[near].ideas & {"me", "other"} else before
            break
        before.append(near)
    for near in before:
        told[near] = True


def _led(words: Words, items: list[Item], index: int) -> bool:
    """Say whether a person is only company ("with my wife", "to the doctor and my mum")."""
    place = items[index].first
    before = [token.text for token in words.tokens[max(0, place - 2) : place]]
    company = {items[near].last for near in range(max(0, index - 3), index) if items[near].ideas & _COMPANY}
    return bool(company & {place - 1, place - 2}) and bool(before)


def _reporting(items: list[Item], index: int) -> bool:
    """Say whether a person tells of somebody else ("my wife says my face droops")."""
    following = items[index + 1 : index + 3]
    return any("reports" in item.ideas and item.first - items[index].last <= 3 for item in following)


def _owns(words: Words, items: list[Item], index: int) -> bool:
    """Say whether this "my" belongs to a person who follows ("my mum")."""
    return any(
        ("animal" in item.ideas or _person(words, item)) and item.first - items[index].last <= 3
        for item in items[index + 1 : index + 3]
    )
