"""What is otherwise loaded while the first person waits: words of other languages, signs, dates."""

from datetime import datetime

from coach.domain.reading import Dialogue, Speaker
from coach.language.understanding import understand

_NOON = datetime(2026, 1, 5, 12)  # noqa: DTZ001 - any wall-clock time will do
_MESSAGES = (
    "walked 20 min yesterday, back 3/10",
    "on 3/10 my back was fine, no pain at all today",
    "ich war heute spazieren, zwanzig Minuten",
    "my legs feel numb and weak, and I can't feel it when I wipe or pee",
    "no fever, no chets pain, did not fall, heart fine, tired",
    "thirrty minutes this mroning",
    "i dont want to be here anymore",
    "weird numb bum, wet myself, couldnt feel it coming",
)


def warm_up(language: str = "en") -> None:
    """Read a few messages, so that the next one takes no longer than any other; takes half a second."""
    for text in _MESSAGES:
        understand(text, _NOON, Speaker(language), Dialogue())
