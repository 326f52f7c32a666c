"""How sure a reading is: the probability that all of it is right, calibrated by `make train`."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from coach.domain.reading import Meaning, Reading
from coach.domain.sureness import BELOW_BAR
from coach.language.clauses import Status
from coach.language.intents import likely
from coach.language.lexicon import known
from coach.language.message import Message
from coach.language.weighing import BY_RULES, fit

_DOUBTFUL = frozenset({Status.QUESTION, Status.UNREAL, Status.OTHER, Status.INTENDED})
_ORDERS = frozenset({Meaning.CORRECT, Meaning.MOVE, Meaning.SCHEDULE, Meaning.SETTINGS})
_LEAST_FIT = -3.0
_MANY = 6
_NO_LEXICON = 0.5
_MOST_UNKNOWN = 0.3
"""Of a message in a language that has no lexicon; plain English may come from anybody."""

Chances = Mapping[Meaning, float]


def signs(message: Message, reading: Reading, chances: Chances) -> dict[str, float]:
    """Give what speaks for and against a reading, each from 0 to 1."""
    unlikely = max(fit(reading, dict(chances)), _LEAST_FIT) / _LEAST_FIT if chances else 1.0
    meant = likely(dict(chances)) - BY_RULES if chances else reading.meanings
    agreed = meant == reading.meanings - BY_RULES or (
        meant == {Meaning.CHAT} and reading.meanings <= BY_RULES
    )
    statuses = {clause.status for clause in message.clauses}
    return {
        "unlikely": unlikely,
        "agreed": float(agreed),
        "unknown": unknown_share(message),
        "mended": float(any(token.mended for token in message.said.tokens)),
        "asks": float(bool(reading.ask)),
        "mixed": float(bool(statuses & _DOUBTFUL)),
        "several": float(len(reading.meanings) > 1),
        "long": min(len(message.clauses), _MANY) / _MANY,
        "order": float(bool(reading.meanings & _ORDERS)),
        "walks": float(len(reading.walks) > 1),
        "idle": float(Meaning.CHAT in reading.meanings and bool(message.quantities)),
        "chat": float(Meaning.CHAT in reading.meanings),
        "ahead": float(bool(reading.plans)),
        "answers": float(
            message.scene.dialogue.expecting is not None and Meaning.CHAT not in reading.meanings
        ),
    }


def certainty(message: Message, reading: Reading, chances: Chances) -> float:
    """Estimate, from 0 to 1, how likely it is that this is what was meant."""
    learned = weights()
    score = learned["bias"] + sum(
        learned[name] * value for name, value in signs(message, reading, chances).items()
    )
    sure = 1 / (1 + exp(-score))
    unread = not known(message.scene.speaker.language) and unknown_share(message) > _MOST_UNKNOWN
    return round(sure * _NO_LEXICON if unread else sure, 2)


def is_weak(language: str) -> bool:
    """Say whether a language is understood so little that only plain walks are acted on."""
    return language in BELOW_BAR or not known(language)


@cache
def weights() -> dict[str, float]:
    """Load the weights of the signs that are shipped."""
    text = (files(__package__) / "weights" / "certainty.json").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in json.loads(text).items()}


def unknown_share(message: Message) -> float:
    """The share of words that the language's lexicon does not have."""
    said = message.said
    words = [token.text for token in said.tokens if token.text.isalpha()]
    lexicon = said.lexicon
    real = (lexicon.words, lexicon.common, lexicon.names)
    strange = [word for word in words if not any(word in group for group in real)]
    return len(strange) / len(words) if words else 0
