"""Writes down everything that was said in a chat, with when; a kept transcript is what must be said again."""

from pathlib import Path

from bot.in_process.shown import Event
from bot.local_chat.session import LocalChat

FOLDER = Path(__file__).parent / "transcripts"


class Transcript:
    """Listens to a chat from now on."""

    def __init__(self, chat: LocalChat) -> None:
        self.lines: list[str] = []
        self._chat = chat
        chat.heard = self._hear

    def _hear(self, event: Event) -> None:
        if event.message is not None and event.what in {"sent", "edited"}:
            when = event.at.astimezone(self._chat.zone)
            buttons = " ".join(f"[{button.label}]" for button in event.message.flat)
            mark = "edits" if event.what == "edited" else "says"
            self.lines += [
                f"-- {when:%a %d %b %H:%M} {mark}",
                event.message.text,
                *([buttons] if buttons else []),
            ]

    @property
    def text(self) -> str:
        """Everything so far."""
        return "\n".join(self.lines) + "\n"


def kept(name: str) -> str:
    """Read a kept transcript."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")
