"""What words do, one file a language: loaded once, when this module is imported."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from coach.language.guard import clean, without_accents
from coach.language.numerals import Counting, counting_of, join_numbers
from coach.language.tokens import Token, tokenise

FALLBACK = "en"
_SHORTEST_MENDED = 4
_UNITS = frozenset({"unit"})
_CORE = frozenset({"unit", "day", "weekday", "month", "part", "walk_past", "walk_noun"})
_FILE = re.compile(r"([a-z]{2}(?:-latn)?)\.toml")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that together do something: `name` is what, `value` which one."""

    words: tuple[str, ...]
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Confusable:
    """A word that loses some of its readings beside certain neighbours."""

    readings: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that is known of one language. Compared by identity, so that it can key a cache."""

    language: str
    phrases: dict[str, tuple[Phrase, ...]]
    """By first word, longest first."""
    alone: dict[str, frozenset[str]]
    """What each word may be by itself, whatever phrase it is part of."""
    singles: dict[str, tuple[Phrase, ...]]
    """Of one word."""
    pairs: dict[tuple[str, str], tuple[Phrase, ...]]
    """Of more words, by the first two, longest first."""
    words: frozenset[str]
    bare_words: dict[str, str]
    by_length: dict[int, tuple[str, ...]]
    common: frozenset[str]
    names: frozenset[str]
    core: frozenset[str]
    """Words a message turns on: of two that are as near, a slip is one of these."""
    units: tuple[str, ...]
    counting: Counting
    confusables: dict[str, Confusable]
    splits: dict[str, tuple[Phrase, ...]]
    """Verbs that are said apart, by their first part: "fällt heute aus"."""
    heads: tuple[str, ...]
    """What a compound may end in to be read as that: "abendspaziergang"."""
    clitics: tuple[str, ...]
    """What may hang on a verb: "agrégale"."""
    endings: tuple[str, ...]
    """What words may end in and still be the same word to a reader."""
    noun_capitals: bool
    """All nouns begin with a capital, not only names."""
    gerund: str
    """How a word ends that tells what time was spent on: "45 mins weeding"; empty where there is none."""
    grouping_point: bool
    """A point groups digits: 8.500 is eight thousand five hundred."""


def _load(language: str) -> Lexicon:
    data = tomllib.loads((files(__package__) / "lexicon" / f"{language}.toml").read_text(encoding="utf-8"))
    settings = data.pop("settings", {})
    confusables = {word: _confusable(rule) for word, rule in data.pop("confusable", {}).items()}
    counting = counting_of(language, data.pop("number_words", {}))
    single = data.pop("alone", {})
    splits = [
        Phrase(tuple(verb.split(" … ")), name, "")
        for name, verbs in data.pop("split", {}).items()
        for verb in verbs
    ]
    phrases = list(_phrases(data, counting))
    words = frozenset(word for phrase in phrases for word in phrase.words) | counting.words
    words |= {word for group in single.values() for word in group}
    by_first = _by_first_word(phrases)
    return Lexicon(
        language=language,
        phrases=by_first,
        alone=_alone(phrases, single),
        singles=_of_one_word(by_first),
        pairs=_by_first_two(by_first),
        words=words,
        bare_words=_bare(words),
        by_length=_by_length(words),
        common=frozenset(settings.get("common", "").split()),
        names=frozenset(settings.get("names", "").split()),
        core=_single(phrases, _CORE),
        units=tuple(sorted(word for word in _single(phrases, _UNITS) if len(word) >= _SHORTEST_MENDED)),
        counting=counting,
        confusables=confusables,
        splits=_by_first_word(splits),
        heads=tuple(settings.get("heads", ())),
        clitics=tuple(settings.get("clitics", ())),
        endings=tuple(settings.get("endings", ())),
        noun_capitals=settings.get("noun_capitals", False),
        gerund=settings.get("gerund", ""),
        grouping_point=settings.get("grouping_point", False),
    )


def _phrases(data: dict[str, dict[str, list[str]]], counting: Counting) -> Iterator[Phrase]:
    for section, entries in data.items():
        for key, written in entries.items():
            for phrase in written:
                words = tuple(token.text for token in _cut(phrase, counting))
                yield Phrase(words, key, "") if section == "words" else Phrase(words, section, key)


def _cut(phrase: str, counting: Counting) -> list[Token]:
    return join_numbers(tokenise(clean(phrase).text), counting)


def _confusable(rule: dict[str, list[str]]) -> Confusable:
    return Confusable(
        frozenset(rule["reading"]), frozenset(rule.get("after", ())), frozenset(rule.get("before", ()))
    )


def _by_first_word(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    first: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        first.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(found) for word, found in first.items()}


def _alone(phrases: list[Phrase], single: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        if len(phrase.words) == 1:
            found.setdefault(phrase.words[0], set()).add(phrase.name)
    for name, words in single.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _of_one_word(phrases: dict[str, tuple[Phrase, ...]]) -> dict[str, tuple[Phrase, ...]]:
    single = {word: tuple(one for one in found if len(one.words) == 1) for word, found in phrases.items()}
    return {word: found for word, found in single.items() if found}


def _by_first_two(phrases: dict[str, tuple[Phrase, ...]]) -> dict[tuple[str, str], tuple[Phrase, ...]]:
    pairs: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in (phrase for found in phrases.values() for phrase in found if len(phrase.words) > 1):
        pairs.setdefault((phrase.words[0], phrase.words[1]), []).append(phrase)
    return {pair: tuple(found) for pair, found in pairs.items()}


def _single(phrases: list[Phrase], names: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and phrase.name in names)


def _bare(words: frozenset[str]) -> dict[str, str]:
    spellings = ((spelt, word) for word in words for spelt in _spellings(word))
    return {spelt: word for spelt, word in spellings if spelt != word and spelt not in words}


def _spellings(word: str) -> tuple[str, ...]:
    """How people write a word whose accents they do not find: "ubermorgen", "uebermorgen"."""
    if word.isascii():
        return ()
    return without_accents(word), without_accents(word.translate(_UMLAUTS))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _by_length(words: frozenset[str]) -> dict[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST_MENDED and word.isalpha():
            lengths.setdefault(len(word), []).append(word)
    return {length: tuple(found) for length, found in lengths.items()}


def _all() -> dict[str, Lexicon]:
    folder = files(__package__) / "lexicon"
    found = (_FILE.fullmatch(entry.name) for entry in folder.iterdir())
    return {name[1]: _load(name[1]) for name in found if name}


_LEXICONS = _all()


def known(language: str) -> bool:
    """Whether there is a lexicon of this language."""
    return language in _LEXICONS


def lexicon_of(language: str) -> Lexicon:
    """Give the lexicon of a language, or the one to fall back on."""
    return _LEXICONS.get(language) or _LEXICONS[FALLBACK]
