"""How the chat looks in a terminal, and in a pipe."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.in_process.markup import ansi, plain
from bot.in_process.shown import Attached, Event, Shown

_INDENT = "    "


class View:
    """Writes what happens, line by line; with colours only where somebody looks at a terminal."""

    def __init__(self, out: TextIO, zone_of: Callable[[], ZoneInfo], *, colours: bool) -> None:
        self._out = out
        self._zone_of = zone_of
        self._colours = colours
        self._day: date | None = None

    def echo(self, line: str) -> None:
        """Show what was typed, where no terminal shows it."""
        self._write(f"you> {line}")

    def note(self, text: str) -> None:
        """Say something about the chat itself."""
        lines = text.splitlines()
        mark = "* " if len(lines) == 1 else ""
        for line in lines:
            self._write(self._paint(mark + line, "2"))

    def time(self, now: datetime) -> None:
        """Name the simulated time."""
        zone = self._zone_of()
        local = now.astimezone(zone)
        self._day = local.date()
        self._rule(f"{local:%A} {local.day} {local:%B %Y, %H:%M} ({zone.key})")

    def event(self, event: Event) -> None:
        """Show what the bot did, at the simulated time when it did it."""
        local = event.at.astimezone(self._zone_of())
        if self._day not in {None, local.date()}:
            self._rule(f"{local:%A} {local.day} {local:%B %Y}")
        self._day = local.date()
        if event.what == "toast":
            self._write(_INDENT + self._paint(f"({event.toast})", "2"))
        elif event.what == "deleted" and event.message is None:
            self._write(_INDENT + self._paint("(your message was taken out of the chat)", "2"))
        elif event.message is not None and event.what != "buttons":
            self._message(event.message, f"{local:%a %H:%M}", event.what)

    def _message(self, shown: Shown, when: str, what: str) -> None:
        """Show a message: its words, its file, its buttons."""
        mark = "" if what == "sent" else self._paint(f"({what}) ", "2")
        words = ansi(shown.html) if self._colours else plain(shown.html)
        lines = words.splitlines()
        if shown.attached is not None:
            lines.append(self._paint(_file(shown.attached), "4"))
        first, *rest = lines or [""]
        self._write(self._paint(f"bot {when}>", "36") + f" {mark}{first}")
        for line in rest:
            self._write(_INDENT + line if line else "")
        if what != "deleted":
            self._buttons(shown)

    def _buttons(self, shown: Shown) -> None:
        """Show the buttons in their rows, numbered from 1."""
        number = 0
        for row in shown.buttons:
            cells = []
            for button in row:
                number += 1
                link = f" -> {button.url}" if button.url else ""
                cells.append(f"{self._paint(f'[{number}]', '33')} {button.label}{link}")
            self._write(_INDENT + "  ".join(cells))

    def _rule(self, text: str) -> None:
        self._write(self._paint(f"--- {text} ---", "2"))

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colours else text

    def _write(self, line: str) -> None:
        self._out.write(line.rstrip() + "\n")
        self._out.flush()


def _file(attached: Attached) -> str:
    """Name a file and its size."""
    size = len(attached.content)
    shown = f"{size} bytes" if size < 1024 else f"{size / 1024:.1f} KB"
    return f"[file] {attached.name}, {shown}"
