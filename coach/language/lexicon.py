"""What words do, one file a language: English is loaded with this module, any other when it is needed."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from coach.language.guard import clean, without_accents
from coach.language.number_words import Counting, counting_of, join_numbers
from coach.language.numerals import Numerals, join_numerals
from coach.language.tokens import Token, tokenise
from coach.language.writing import Spelling, Writing, endings_of, spelt, stems_in

FALLBACK = "en"
_SHORTEST_MENDED = 4
_UNITS = frozenset({"unit"})
_CORE = frozenset({"unit", "day", "weekday", "month", "part", "walk_past", "walk_noun"})
_PLAIN = re.compile(r"(?!.*([a-z])\1\1)[a-zà-öø-ÿ]+(?: [a-zà-öø-ÿ]+)*")
_COUNTS = re.compile("zehn|zig|ssig|hundert|tausend|einhalb")
"""Numbers of German are one word; only those of more than six letters are read as such."""
_Sections = dict[str, dict[str, list[str]]]
_QUOTED = re.compile(r'"""[^"]*"""|"[^"\n]*"')
_WRITTEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FILE = re.compile(r"([a-z]{2}(?:-latn)?)\.toml")


class Phrase(NamedTuple):
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
    """Those of one word."""
    longer: dict[tuple[str, str], tuple[Phrase, ...]]
    """The others by their first two words, longest first."""
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
    writing: Writing | None = None
    """How its words are written, where spaces and letters do not tell them apart."""
    numerals: Numerals | None = None
    """Its number words, where text2num does not have them."""

    def with_numbers(self, tokens: list[Token]) -> list[Token]:
        """Put number words together."""
        if self.numerals:
            return join_numerals(tokens, self.numerals)
        return join_numbers(tokens, self.counting)


@cache
def _load(language: str) -> Lexicon:
    data = tomllib.loads((files(__package__) / "lexicon" / f"{language}.toml").read_text(encoding="utf-8"))
    settings = data.pop("settings", {})
    confusables = {word: _confusable(rule) for word, rule in data.pop("confusable", {}).items()}
    spelling = _spelling(settings)
    counting = data.pop("number_words", {})
    single = data.pop("alone", {})
    splits = [
        Phrase(tuple(verb.split(" … ")), name, "")
        for name, verbs in data.pop("split", {}).items()
        for verb in verbs
    ]
    numerals = _numerals(data.pop("number_values", {}), counting, spelling)
    cardinals = frozenset(counting.get("cardinal", ())) | (numerals.words if numerals else frozenset())
    words_of_numbers = counting_of(language, {} if spelling else counting)
    cardinals |= words_of_numbers.words
    written = (spelling, numerals) if spelling and numerals else None
    phrases = list(_phrases(data, words_of_numbers, written))
    words = frozenset(word for phrase in phrases for word in phrase.words) | cardinals
    words |= {word for group in single.values() for word in group}
    writing = _writing(data, settings, words, spelling)
    if writing:
        phrases.extend(list(_inherited(phrases, data, writing)))
    by_first = _by_first_word(phrases)
    return Lexicon(
        writing=writing,
        numerals=numerals,
        language=language,
        phrases=by_first,
        alone=_alone(phrases, single),
        singles={word: one for word, found in by_first.items() if (one := _of_one_word(found))},
        longer=_by_two_words(phrases),
        words=words,
        bare_words=_bare(words),
        by_length=_by_length(words - cardinals if writing else words),
        common=_listed(settings.get("common", ""), spelling),
        names=_listed(settings.get("names", ""), spelling),
        core=_single(phrases, _CORE),
        units=tuple(sorted(word for word in _single(phrases, _UNITS) if len(word) >= _SHORTEST_MENDED)),
        counting=words_of_numbers,
        confusables=confusables,
        splits=_by_first_word(splits),
        heads=tuple(settings.get("heads", ())),
        clitics=tuple(settings.get("clitics", ())),
        endings=tuple(settings.get("endings", ())),
        noun_capitals=settings.get("noun_capitals", False),
        gerund=settings.get("gerund", ""),
        grouping_point=settings.get("grouping_point", False),
    )


def _phrases(
    data: _Sections,
    counting: Counting,
    written: tuple[Spelling, Numerals] | None,
) -> Iterator[Phrase]:
    for section, entries in data.items():
        for key, phrases in entries.items():
            for phrase in phrases:
                if written:
                    cut = join_numerals(spelt(tokenise(clean(phrase).text), written[0]), written[1])
                else:
                    cut = _cut(phrase, counting)
                words = tuple(token.text for token in cut)
                yield Phrase(words, key, "") if section == "words" else Phrase(words, section, key)


def _cut(phrase: str, counting: Counting) -> list[Token]:
    words = phrase.split(" ")
    if _PLAIN.fullmatch(phrase) and counting.words.isdisjoint(words) and not _COUNTS.search(phrase):
        return [Token(word, 0, 0) for word in words]  # as below, but most phrases need none of it
    return join_numbers(tokenise(clean(phrase).text), counting)


def _inherited(phrases: list[Phrase], data: _Sections, writing: Writing) -> Iterator[Phrase]:
    """Let a word that stands somewhere with its ending or article do what it does elsewhere without."""
    endings = endings_of(writing)
    alone = {phrase.words[0] for phrase in phrases if len(phrase.words) == 1}
    articled = {
        word for word in writing.words - alone if writing.article and word.startswith(writing.article)
    }
    written = (one for entries in data.values() for phrases in entries.values() for one in phrases)
    for phrase, text in zip(phrases, written, strict=True):
        for place, word in enumerate(phrase.words):
            forms = endings.get(word, []) if "*" in text else []
            for form in (*forms, *articled & {writing.article + word}):
                yield phrase._replace(words=(*phrase.words[:place], form, *phrase.words[place + 1 :]))


def _spelling(settings: dict[str, Any]) -> Spelling | None:
    """Give how words are spelt; None in a language whose words stand as they are written."""
    if "spelling" not in settings:
        return None
    pairs = (pair.split("=") for pair in settings["spelling"])
    return Spelling(tuple((written, same) for written, same in pairs))


def _writing(
    data: _Sections, settings: dict[str, Any], words: frozenset[str], spelling: Spelling | None
) -> Writing | None:
    if spelling is None:
        return None
    written = [phrase for entries in data.values() for phrases in entries.values() for phrase in phrases]
    return Writing(
        spelling=spelling,
        words=words,
        stems=stems_in(written, spelling),
        article=settings.get("article", ""),
        prefixes=tuple(settings.get("prefixes", ())),
        listed=tuple(settings.get("before_weekdays", ())),
        longest=max(len(word) for word in words),
    )


def _numerals(
    table: dict[str, list[str]], counting: dict[str, Any], spelling: Spelling | None
) -> Numerals | None:
    if spelling is None:
        return None
    values = {spelling(word): float(value) for value, words in table.items() for word in words}
    multipliers = frozenset(float(value) for value in counting.get("multiplier", ()))
    joints = frozenset(spelling(word) for word in counting.get("joint", ()))
    added = {spelling(word): float(value) for word, value in counting.get("added", {}).items()}
    others = frozenset(spelling(word) for word in counting.get("not_after", ()))
    return Numerals(values, joints, multipliers, added, others)


def _listed(text: str, spelling: Spelling | None) -> frozenset[str]:
    return frozenset(spelling(word) if spelling else word for word in text.split())


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
    shared: dict[frozenset[str], frozenset[str]] = {}  # few sets for many words
    return {word: shared.setdefault(one := frozenset(names), one) for word, names in found.items()}


def _of_one_word(found: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in found if len(phrase.words) == 1)


def _by_two_words(phrases: list[Phrase]) -> dict[tuple[str, str], tuple[Phrase, ...]]:
    pairs: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        if len(phrase.words) > 1:
            pairs.setdefault((phrase.words[0], phrase.words[1]), []).append(phrase)
    return {words: tuple(found) for words, found in pairs.items()}


def _single(phrases: list[Phrase], names: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and phrase.name in names)


def _bare(words: frozenset[str]) -> dict[str, str]:
    """By how people write a word without accents; of two then alike the first: "décale", "décalé"."""
    ordered = sorted(words, reverse=True)
    spellings = ((spelt, word) for word in ordered for spelt in _spellings(word))
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


def _written() -> frozenset[str]:
    folder = files(__package__) / "lexicon"
    found = (_FILE.fullmatch(entry.name) for entry in folder.iterdir())
    return frozenset(name[1] for name in found if name)


_LANGUAGES = _written()
_load(FALLBACK)


def words_written(language: str) -> frozenset[str]:
    """Give the words that stand in the file of a language, without loading it."""
    text = (files(__package__) / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")
    return frozenset(_WRITTEN.findall(" ".join(_QUOTED.findall(text)).casefold()))


def languages() -> tuple[str, ...]:
    """Name the languages there are lexicons of."""
    return tuple(sorted(_LANGUAGES))


def known(language: str) -> bool:
    """Whether there is a lexicon of this language."""
    return language in _LANGUAGES


def lexicon_of(language: str) -> Lexicon:
    """Give the lexicon of a language, or the one to fall back on; it is loaded when it is first needed."""
    return _load(language if language in _LANGUAGES else FALLBACK)
