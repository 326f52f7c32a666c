"""Messages made to take long: each kind gives a text of any length, and never the same one twice."""

from collections.abc import Callable
from random import Random

from coach.language.lexicon import lexicon_of

LONGEST = 4096
"""Telegram's longest message, in characters."""
_VOCABULARY = sorted(word for word in lexicon_of("en").words if len(word) > 6 and word.isalpha())
_PHRASES = sorted({" ".join(one.words) for found in lexicon_of("en").phrases.values() for one in found})
_SCRIPTS = (0x41, 0xC0, 0x391, 0x410, 0x5D0, 0x621, 0x905, 0xE01, 0x10A0, 0x1100, 0x3041, 0x4E00, 0xAC00)
_RED = (
    "chest pain", "numb between my legs", "can't pee", "fainted", "both legs weak", "fever and back pain",
    "taubheit im schritt", "dolor en el pecho", "mal à la poitrine", "perda de peso", "want to die",
)  # fmt: skip
_SHORT = ("a", "no", "my", "i", "not", "leg", "back", "numb", "pain", "if", "can't", "and", "or", "walk")


def _repeated(*pieces: str) -> Callable[[Random, int], str]:
    """Say the same over and over, from a different beginning each time."""

    def make(random: Random, length: int) -> str:
        piece = "".join(pieces)
        return (f"{random.randrange(10**6)} " + piece * (length // len(piece) + 1))[:length]

    return make


def _chosen(pieces: tuple[str, ...], joint: str = " ") -> Callable[[Random, int], str]:
    def make(random: Random, length: int) -> str:
        least = min(map(len, pieces)) + len(joint)
        return joint.join(random.choices(pieces, k=length // least + 1))[:length]

    return make


def _characters(first: int, last: int) -> Callable[[Random, int], str]:
    def make(random: Random, length: int) -> str:
        return "".join(chr(random.randint(first, last)) for _ in range(length))

    return make


def _near_words(random: Random, length: int) -> str:
    """Slip once in words of the vocabulary, at a place and with a letter that differ each time."""
    words = []
    for word in random.choices(_VOCABULARY, k=length // 7):
        at = random.randrange(1, len(word))
        words.append(word[:at] + random.choice("qxzj") + word[at + 1 :])
    return " ".join(words)[:length]


def _any_script(random: Random, length: int) -> str:
    starts = random.choices(_SCRIPTS, k=length // 6 + 1)
    words = ("".join(chr(start + random.randrange(24)) for _ in range(5)) for start in starts)
    return " ".join(words)[:length]


def _letters(random: Random, length: int) -> str:
    words = ("".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(length // 10 + 1))
    return " ".join(words)[:length]


KINDS: dict[str, Callable[[Random, int], str]] = {
    "digits": _characters(0x30, 0x39),
    "digits and signs": _chosen(("1", "20", "3/4", "7:30", "2x15", "-", ".", ",", "/", "x"), ""),
    "an amount": _repeated("20 min "),
    "amounts in clauses": _repeated("walked 20 min, "),
    "amounts and units": _chosen(("20", "min", "3", "km", "an hour", "and a half", "to", "x", "steps")),
    "days": _chosen(("monday", "tue", "yesterday", "tomorrow", "the 5th", "last night", "next", "3 march")),
    "every weekday": _repeated("mon wed fri at 7:30 and "),
    "commas": _repeated(","),
    "newlines": _repeated("\n"),
    "short clauses": _repeated("a, "),
    "brackets": _repeated("(("),
    "quotes": _repeated("'s "),
    "emoji": _chosen(("🙂", "🚶", "👍🏽", "👩‍👩‍👧‍👦", "❤️", "🦮"), ""),
    "combining characters": _characters(0x300, 0x36F),
    "a letter and its accents": _repeated("a\u0301\u0302\u0303\u0304"),
    "characters that widen": _repeated("\ufdfa\u00bd\u2167"),
    "unseen characters": _characters(0x200B, 0x200F),
    "strange words": _letters,
    "words near the vocabulary": _near_words,
    "every script": _any_script,
    "han": _characters(0x4E00, 0x9FFF),
    "hindi": _chosen(("दर्द", "पीठ", "में", "नहीं", "सुन्न", "पैर", "मुझे")),
    "one long word": _characters(0x61, 0x7A),
    "a letter": _repeated("a"),
    "phrases of the lexicon": _chosen(tuple(_PHRASES)),
    "negations": _chosen(("no", "not", "never", "didn't", "without", "i", "walk", "pain", "numb")),
    "signs of danger": _chosen(_RED),
    "signs of danger in sentences": _chosen(_RED, ". "),
    "a sign of danger": _repeated("numb "),
    "feelings and parts": _chosen(("numb", "tingling", "weak", "leg", "back", "arm", "groin", "both", "no")),
    "short words": _chosen(_SHORT),
    "german numbers": _chosen(("zweiundzwanzig", "hundertfünf", "dreiviertelstunde", "einundneunzigtausend")),
    "number words": _chosen(("twenty", "five", "hundred", "and", "a", "half", "thousand", "one", "quarter")),
    "if and would": _chosen(("if", "would", "i", "walk", "20", "tomorrow", "my", "wife", "?")),
    "orders": _chosen(("pause", "move", "remind me", "delete", "every", "monday", "to", "7:30", "and", ",")),
    "the week's answers": _chosen(("pain 3", "enjoyed 4/10", "no flare", "confidence", "7", ",", "skip")),
    "any characters": _characters(0x20, 0xD7FF),
}  # fmt: skip
