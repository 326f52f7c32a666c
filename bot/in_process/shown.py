"""What stands in a chat in memory: messages, buttons, files, and what happened to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.in_process.markup import plain

BOT = {"id": 999, "is_bot": True, "first_name": "Walk It Off", "username": "walk_it_off_bot"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` comes back when it is tapped, `url` is opened."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the bot sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stands in the chat."""

    id: int
    chat_id: int
    at: datetime
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    attached: Attached | None = None

    @property
    def text(self) -> str:
        """The text as somebody reads it."""
        return plain(self.html)

    @property
    def flat(self) -> tuple[Button, ...]:
        """Its buttons, left to right and top to bottom."""
        return tuple(button for row in self.buttons for button in row)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a front end shows: `what` is sent, edited, buttons, deleted or toast."""

    what: str
    chat_id: int
    at: datetime
    message: Shown | None = None
    toast: str = ""


@dataclass(slots=True)
class Ids:
    """Numbers of updates and messages; they go on where the last chat on the same database ended."""

    updates: int = 0
    messages: int = 0

    def next_update(self) -> int:
        """Take the next number of an update."""
        self.updates += 1
        return self.updates

    def next_message(self) -> int:
        """Take the next number of a message."""
        self.messages += 1
        return self.messages


def raw_message(shown: Shown) -> dict[str, Any]:
    """Write a message of the bot as the Bot API does."""
    chat = {"id": shown.chat_id, "type": "private", "first_name": "You"}
    raw: dict[str, Any] = {
        "message_id": shown.id,
        "date": int(shown.at.timestamp()),
        "chat": chat,
        "from": BOT,
    }
    if shown.attached is None:
        raw["text"] = shown.text
    else:
        size = len(shown.attached.content)
        name = f"sent-{shown.id}"
        document = {
            "file_id": name,
            "file_unique_id": name,
            "file_name": shown.attached.name,
            "file_size": size,
        }
        raw |= {"document": document, "caption": shown.text}
    if shown.buttons:
        rows = [[_raw_button(button) for button in row] for row in shown.buttons]
        raw["reply_markup"] = {"inline_keyboard": rows}
    return raw


def _raw_button(button: Button) -> dict[str, str]:
    """Write a button as the Bot API does."""
    raw = {"text": button.label, "callback_data": button.data, "url": button.url}
    return {key: value for key, value in raw.items() if value is not None}
