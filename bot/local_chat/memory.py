"""What a chat in the terminal keeps beside its database: the simulated time, the numbers, the open buttons.

No words are kept here: those that matter are in the database, which can forget them.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.in_process.shown import Button, Ids, Shown
from bot.local_chat.session import LocalChat

_MOST = 30
"""Messages of which the buttons are kept."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last chat on a database left behind."""

    now: datetime
    ids: Ids
    messages: tuple[Shown, ...]
    last: dict[str, Any] | None


def memory_path(database: Path) -> Path:
    """Tell where it is kept."""
    return database.with_name(database.name + ".chat.json")


def recall(path: Path) -> Memory | None:
    """Read what was kept; None where there is nothing, or nothing that can be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Memory(
            datetime.fromisoformat(raw["now"]),
            Ids(raw["updates"], raw["messages"]),
            tuple(_shown(each) for each in raw["shown"]),
            raw["last"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(path: Path, chat: LocalChat) -> None:
    """Write what the next chat on this database needs."""
    ids = chat.telegram.ids
    last = chat.phone.last
    raw = {
        "now": chat.clock.now().isoformat(),
        "updates": ids.updates,
        "messages": ids.messages,
        "shown": [_raw(shown) for shown in reversed(chat.with_buttons()[:_MOST])],
        "last": None if last is None else {key: value for key, value in last.items() if key not in _WORDS},
    }
    path.touch(mode=0o600)
    path.write_text(json.dumps(raw), encoding="utf-8")


def restore(memory: Memory, chat: LocalChat) -> None:
    """Put the messages with buttons back into the chat."""
    chat.phone.last = memory.last
    for shown in memory.messages:
        chat.telegram.chats.setdefault(shown.chat_id, {})[shown.id] = shown


_WORDS = frozenset({"text", "entities"})


def _raw(shown: Shown) -> dict[str, Any]:
    buttons = [[[button.label, button.data, button.url] for button in row] for row in shown.buttons]
    return {"id": shown.id, "chat": shown.chat_id, "at": shown.at.isoformat(), "buttons": buttons}


def _shown(raw: dict[str, Any]) -> Shown:
    buttons = tuple(tuple(Button(*button) for button in row) for row in raw["buttons"])
    return Shown(raw["id"], raw["chat"], datetime.fromisoformat(raw["at"]), "…", buttons)
