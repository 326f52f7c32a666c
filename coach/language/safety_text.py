"""Free text as folded words, each knowing the clause and the sentence it stands in."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u097f"
_PIECE = re.compile(
    rf"(?P<number>\d+(?:[.,:/]\d+)+)"
    rf"|(?P<han>[{_HAN}])"
    rf"|(?P<word>(?:(?![{_HAN}_])[\w{_MARKS}])+(?:['`\u00b4\u2018\u2019\u02bc][^\W\d_]+)*)"
    r"|(?P<stop>[!?\u00bf\u00a1\u3002\uff01\uff1f\u061f\u0964\n\r]+|(?<!\.)\.(?!\.))"
    r"|(?P<pause>\.{2,}|[,;:()\u2026\uff0c\u3001\uff1b\uff1a\u060c\u061b\u2014\u2013|]|(?<=\s)[-/](?=\s))"
)
_APOSTROPHE = re.compile("['`\u00b4\u2018\u2019\u02bc]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff\u0640]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DROPPED = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u093c]")
_DIGITS = str.maketrans(
    {chr(first + digit): str(digit) for first in (0x660, 0x6F0, 0x966) for digit in range(10)}
)
_LETTERS = str.maketrans(
    {
        "\u0623": "\u0627",  # the forms of alef
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0649": "\u064a",  # alef maksura, written for yeh
        "\u0629": "\u0647",  # teh marbuta, written as heh
        "\u06cc": "\u064a",  # Persian yeh and kaf
        "\u06a9": "\u0643",
        "\u0901": "\u0902",  # chandrabindu, written as anusvara
        "ß": "ss",
        "œ": "oe",
        "æ": "ae",
    }
)
_ARTICLE = re.compile(r"^[\u0648\u0641\u0628\u0643]?\u0627\u0644(?=[\u0621-\u064a]{3})")
_SHORT_FORMS = frozenset({"s", "m", "ve", "ll", "d", "re"})
MOST = 4000
"""Characters read of one message; Telegram allows 4096."""
_HEAD, _TAIL = 1400, 600
"""Words read from the beginning and from the end of a message of more (only Chinese has so many)."""
_LONG = 200
_RUN = 6
_TOLD = 2
"""In a message of more than 200 words, a run of six words that was told twice says nothing new."""


class Token(NamedTuple):
    """One folded word, and where it stood."""

    text: str
    start: int
    end: int
    clause: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words; `asked` holds the sentences that end with a question mark."""

    raw: str
    tokens: tuple[Token, ...]
    asked: frozenset[int]

    def between(self, first: int, last: int) -> str:
        """Cut the text from one word to another, both included."""
        return self.raw[self.tokens[first].start : self.tokens[last].end]


def fold(word: str) -> str:
    """Fold case, accents and stretched letters ("peeee" is "pee")."""
    return _ARTICLE.sub("", _STRETCHED.sub(r"\1\1", same_letters(word)))


def same_letters(word: str) -> str:
    """Fold case and accents, and write as one what people write in several ways."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", _DROPPED.sub("", plain)).translate(_LETTERS)


@lru_cache(maxsize=20_000)
def pieces(word: str) -> tuple[str, ...]:
    """Fold a word with apostrophes: "can't" is "cant", "mum's" is "mum", "d'urine" is two words."""
    parts = [fold(part) for part in _APOSTROPHE.split(word)]
    kept = [parts[0]]
    for part in parts[1:]:
        if part == "t":
            kept[-1] += part
        elif part not in _SHORT_FORMS:
            kept.append(part)
    return tuple(part for part in kept if part)


def words_of(text: str) -> Words:
    """Split a text into folded words, clauses and sentences."""
    raw = text[:MOST]
    if not raw.isascii():
        raw = _INVISIBLE.sub("", unicodedata.normalize("NFKC", raw)).translate(_DIGITS)
    tokens: list[Token] = []
    asked: set[int] = set()
    clause = sentence = 0
    for piece in _PIECE.finditer(raw):
        kind, said = piece.lastgroup, piece.group()
        if kind == "stop":
            if any(mark in said for mark in "?\u061f\u00bf"):
                asked.add(sentence)
            sentence += 1
            clause += 1
        elif kind == "pause":
            clause += 1
        else:
            found = pieces(said) if kind == "word" else (said,)
            tokens += [Token(part, piece.start(), piece.end(), clause, sentence) for part in found]
    if len(tokens) > _HEAD + _TAIL:
        tokens = tokens[:_HEAD] + tokens[-_TAIL:]
    return Words(raw, tuple(_told(tokens) if len(tokens) > _LONG else tokens), frozenset(asked))


def _told(tokens: list[Token]) -> list[Token]:
    """Leave out what is only said over and over, so that no message takes long to read."""
    texts = [token.text for token in tokens]
    runs = list(zip(*(texts[start:] for start in range(_RUN)), strict=False))
    times: Counter[tuple[str, ...]] = Counter()
    stale = []
    for run in runs:
        times[run] += 1
        stale.append(times[run] > _TOLD)
    # a word is in the runs that begin at it and at the five words before it
    return [
        token for place, token in enumerate(tokens) if not all(stale[max(0, place - _RUN + 1) : place + 1])
    ]
