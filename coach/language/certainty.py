"""How sure a reading is: what was doubtful on the way to it lowers the figure."""

from coach.domain.reading import Meaning, Reading
from coach.language.clauses import Status
from coach.language.lexicon import known
from coach.language.message import Message

_DOUBTFUL = frozenset({Status.QUESTION, Status.UNREAL, Status.OTHER, Status.INTENDED})
_NO_LEXICON = 0.5
_BARE_NUMBER = 0.5
_MENDED = 0.93
_MIXED = 0.85
_OPEN = 0.8
_NUMBERS_UNUSED = 0.7


def certainty(message: Message, reading: Reading) -> float:
    """Estimate, from 0 to 1, how likely it is that this is what was meant."""
    sure = 1 - 0.4 * _unknown(message)
    if not known(message.scene.speaker.language):
        sure *= _NO_LEXICON
    if "confirm" in reading.ask:
        sure *= _BARE_NUMBER
    elif reading.ask:
        sure *= _OPEN
    if any(token.mended for token in message.said.tokens):
        sure *= _MENDED
    return round(sure * _consistent(message, reading), 2)


def _consistent(message: Message, reading: Reading) -> float:
    if Meaning.CHAT in reading.meanings:
        return _NUMBERS_UNUSED if message.quantities else 1
    doubtful = any(clause.status in _DOUBTFUL for clause in message.clauses)
    return _MIXED if doubtful and reading.question is None else 1


def _unknown(message: Message) -> float:
    """The share of words that the language's lexicon does not have."""
    said = message.said
    words = [token.text for token in said.tokens if token.text.isalpha()]
    lexicon = said.lexicon
    real = (lexicon.words, lexicon.common, lexicon.names)
    strange = [word for word in words if not any(word in group for group in real)]
    return len(strange) / len(words) if words else 0
