"""What is otherwise loaded while the first person waits: the words of each language."""

from datetime import datetime

from coach.domain.reading import Dialogue, Speaker
from coach.domain.replies import HelpShown
from coach.language import understand
from coach.messages import Voice, render

NOON = datetime(2026, 1, 5, 12)  # noqa: DTZ001 - any wall-clock time will do
LANGUAGE = "en"


def warm_up() -> None:
    """Read and say something once; takes about half a second."""
    understand("I walked 20 min yesterday", NOON, Speaker(LANGUAGE), Dialogue())
    render(HelpShown(), Voice(LANGUAGE, metric=True, now_local=NOON))
