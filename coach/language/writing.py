"""How a language writes its words: letters that are one, endings, small words written on, no spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from coach.language.han import is_han, words_of_run
from coach.language.safety_text import same_letters
from coach.language.tokens import Token

_LONGEST_ENDING = 5
_SHORTEST_STEM = 3
_LONGEST_WORD = 30
_STEM = re.compile(r"([^\s*]+)\*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is written in several ways and is one: letters, and pairs of the settings ("aa=a")."""

    pairs: tuple[tuple[str, str], ...] = ()

    def __call__(self, word: str) -> str:
        """Give the word as the lexicon writes it."""
        return _spelt(word, self.pairs)


@lru_cache(maxsize=8192)
def _spelt(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    letters, groups = _tables(pairs)
    plain = word.translate(letters) if word.isascii() else same_letters(word).translate(letters)
    for written, same in groups:
        plain = plain.replace(written, same)
    return plain or word


@cache
def _tables(pairs: tuple[tuple[str, str], ...]) -> tuple[dict[int, str], list[tuple[str, str]]]:
    """Put single letters into one table; what is longer is replaced in order."""
    letters = {ord(written): same for written, same in pairs if len(written) == 1}
    return letters, [(written, same) for written, same in pairs if len(written) > 1]


@dataclass(frozen=True, eq=False)
class Writing:
    """All that is needed to find the lexicon's words in what is written. Compared by identity."""

    spelling: Spelling
    words: frozenset[str]
    stems: frozenset[str]
    """Beginnings of words ("прогулк*"): any short ending may follow."""
    article: str
    prefixes: tuple[str, ...]
    """Letters that are words of their own and are written on: Arabic "and", "to", "in"."""
    listed: tuple[str, ...]
    """What stands before the number of a weekday in Chinese."""
    longest: int
    """The characters of the longest word without spaces."""


def stems_in(phrases: list[str], spelling: Spelling) -> frozenset[str]:
    """Collect the beginnings of words that are marked by a star."""
    return frozenset(spelling(found[1].lower()) for phrase in phrases for found in _STEM.finditer(phrase))


def endings_of(writing: Writing) -> dict[str, list[str]]:
    """Give, for each stem, the words of the lexicon that are written out with an ending of it."""
    forms: dict[str, list[str]] = {}
    for word in writing.words:
        stem = _stem(word, writing)
        if stem and stem != word:
            forms.setdefault(stem, []).append(word)
    return forms


def spelt(tokens: list[Token], spelling: Spelling) -> list[Token]:
    """Write the words of the lexicon's own phrases: what stands without a space is one word."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.glued and is_han(token.text) and is_han(joined[-1].text):
            before = joined.pop()
            joined.append(before._replace(text=before.text + token.text, end=token.end))
        elif token.text != "*":
            joined.append(token)
    return [token._replace(text=spelling(token.text)) for token in joined]


def recast(tokens: list[Token], writing: Writing) -> list[Token]:
    """Find the lexicon's words in what is written; each keeps the place of its own characters."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and is_han(tokens[end].text) and (end == at or tokens[end].glued):
            end += 1
        if end > at:
            found.extend(_without_spaces(tokens[at:end], writing))
        else:
            found.extend(_apart(tokens[at], writing))
            end += 1
        at = end
    return found


def _without_spaces(run: list[Token], writing: Writing) -> Iterator[Token]:
    text = "".join(writing.spelling(token.text) for token in run)
    at = 0
    for word, width in words_of_run(text, writing.words, writing.longest, writing.listed):
        yield run[at]._replace(text=word, end=run[at + width - 1].end)
        at += width


def _apart(token: Token, writing: Writing) -> tuple[Token, ...]:
    if token.number is not None or not token.text[0].isalpha():
        return (token,)
    prefix, word = form(token.text, writing)
    if not prefix:
        return (token._replace(text=word),)
    cut = token.start + len(prefix)
    return (
        token._replace(text=prefix, end=cut),
        Token(word, cut, token.end, glued=True),
    )


@lru_cache(maxsize=8192)
def form(written: str, writing: Writing) -> tuple[str, str]:
    """Give the small word that is written on, if any, and the word as the lexicon has it."""
    word = writing.spelling(written)
    if word in writing.words or len(word) > _LONGEST_WORD:
        return "", word
    known = _known(word, writing, (writing.article,))
    if known:
        return "", known
    articles = (writing.article, writing.article[1:])  # after "to", only its last letter is written
    for prefix in filter(word.startswith, writing.prefixes):
        if known := _known(word[len(prefix) :], writing, articles):
            return prefix, known
    return "", word


def _known(word: str, writing: Writing, articles: tuple[str, ...]) -> str | None:
    """Give the word without its article or its ending, if the lexicon has it like that."""
    if word in writing.words:
        return word
    for article in filter(word.startswith, filter(None, articles)):
        whole = writing.article + word[len(article) :]
        if whole in writing.words:
            return whole
        if word[len(article) :] in writing.words:
            return word[len(article) :]
    return _stem(word, writing)


def _stem(word: str, writing: Writing) -> str | None:
    shortest = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
    sizes = range(len(word) - 1, shortest - 1, -1)
    return next((word[:size] for size in sizes if word[:size] in writing.stems), None)
