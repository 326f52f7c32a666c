"""What is otherwise loaded while the first person waits: the words of each language."""

import gc
from datetime import datetime

from coach import language
from coach.domain.replies import HelpShown
from coach.messages import Voice, render

NOON = datetime(2026, 1, 5, 12)  # noqa: DTZ001 - any wall-clock time will do
LANGUAGE = "en"


def warm_up() -> None:
    """Read and say something once; takes about half a second.

    What is loaded then stays, so the collector of garbage need not look through it again and again.
    """
    language.warm_up()
    render(HelpShown(), Voice(LANGUAGE, metric=True, now_local=NOON))
    gc.freeze()
