"""How sure a reading must be: to act, to act with Undo, to ask one closed question; else there is help."""

from enum import StrEnum

from coach.domain.reading import Meaning, Reading

ACT_FROM = 0.85
"""From here on a reading is acted on as it stands; found on the calibration messages."""

ASK_BELOW = 0.55
"""Below this a reading is said back and asked before it changes anything; from the calibration messages."""

HELP_BELOW = 0.3
"""Below this no reading is right (0 of 18 calibration messages): examples help more than a question."""

BELOW_BAR: frozenset[str] = frozenset()
"""Languages with a lexicon in which only plain walks are acted on. None: in German and Arabic, which are
below their bar, it asked about a third of the messages and kept no wrong act away (docs/decisions/0009)."""

CHANGING = frozenset(
    {
        Meaning.WALK,
        Meaning.SKIP,
        Meaning.MOVE,
        Meaning.SNOOZE,
        Meaning.PLAN,
        Meaning.CORRECT,
        Meaning.SCHEDULE,
        Meaning.SETTINGS,
    }
)
"""Meanings that change what is kept. All others are answered at once, however sure they are: a wrong answer
to a question costs a word, and what may be a warning sign never waits."""


class Way(StrEnum):
    """What is done about a reading."""

    ACT = "act"
    ACT_WITH_UNDO = "act_with_undo"
    ASK = "ask"
    HELP = "help"


ACTING = (Way.ACT, Way.ACT_WITH_UNDO)


def way_of(reading: Reading, *, weak: bool = False) -> Way:
    """Choose what is done about a reading.

    `weak`: the person's language has no lexicon or is below its bar, so that only a plain walk is acted on.
    """
    changing = reading.meanings & CHANGING
    to_confirm = "confirm" in reading.ask
    if not changing or (to_confirm and changing == {Meaning.WALK}):  # such a walk is asked back anyway
        return Way.ACT
    way = _by_confidence(reading.confidence)
    if way in ACTING and (to_confirm or (weak and not _is_plain_walk(reading))):
        return Way.ASK
    return way


def _by_confidence(confidence: float) -> Way:
    if confidence < HELP_BELOW:
        return Way.HELP
    if confidence < ASK_BELOW:
        return Way.ASK
    return Way.ACT if confidence >= ACT_FROM else Way.ACT_WITH_UNDO


def _is_plain_walk(reading: Reading) -> bool:
    """Whether it tells of walks with their amounts, maybe with the pain after it, and of nothing else."""
    amounts = all(said.amount.known for said in reading.walks)
    return bool(reading.walks) and amounts and not reading.ask and reading.meanings <= _PLAIN


_PLAIN = frozenset({Meaning.WALK, Meaning.PAIN})
