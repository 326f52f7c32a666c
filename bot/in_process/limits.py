"""What Telegram refuses, in its own words: texts, buttons and ids outside its limits."""

import json
from collections.abc import Mapping
from enum import StrEnum
from html import escape
from http import HTTPStatus
from typing import Any

from bot.in_process.markup import HtmlError, length, plain
from bot.in_process.shown import Button

Fields = Mapping[str, Any]
"""The parameters of one request."""


class Refusal(StrEnum):
    """What the server says."""

    EMPTY = "message text is empty"
    TOO_LONG = "message is too long"
    CAPTION_TOO_LONG = "message caption is too long"
    TOAST_TOO_LONG = "MESSAGE_TOO_LONG"
    NOT_MODIFIED = (
        "message is not modified: specified new message content and reply markup are exactly the same"
        " as a current content and reply markup of the message"
    )
    NO_SUCH_EDIT = "message to edit not found"
    NO_SUCH_DELETE = "message to delete not found"
    NO_FILE = "file must be non-empty"
    NO_SUCH_FILE = "wrong file_id or the file is temporarily unavailable"
    NO_LABEL = "inline keyboard button text is empty"
    NO_ACTION = "Text buttons are unallowed in the inline keyboard"
    DATA = "BUTTON_DATA_INVALID"
    TOO_MANY_BUTTONS = "reply markup is too long"
    OLD_TAP = "query is too old and response timeout expired or query ID is invalid"
    NO_ID = "chat_id is empty"
    BLOCKED = "bot was blocked by the user"
    NO_METHOD = "method not found"


class Refused(Exception):  # noqa: N818 - an answer of the server, not an error of ours
    """An answer other than 200."""

    def __init__(self, why: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(why)
        self.status = status


def number_of(fields: Fields, name: str) -> int:
    """Read an id."""
    try:
        return int(fields[name])
    except (KeyError, ValueError) as wrong:
        raise Refused(Refusal.NO_ID) from wrong


def text_of(fields: Fields, name: str, most: int) -> str:
    """Read a text as HTML, within Telegram's limits; without a parse mode nothing is a tag."""
    text = str(fields.get(name, ""))
    html = text if fields.get("parse_mode") == "HTML" else escape(text, quote=False)
    try:
        shown = plain(html).strip()
    except HtmlError as wrong:
        raise Refused(str(wrong)) from wrong
    if not shown:
        raise Refused(Refusal.EMPTY)
    if length(shown) > most:
        raise Refused(Refusal.TOO_LONG if name == "text" else Refusal.CAPTION_TOO_LONG)
    return html.strip()


def buttons_of(fields: Fields) -> tuple[tuple[Button, ...], ...]:
    """Read the buttons under a message, within Telegram's limits."""
    markup = fields.get("reply_markup") or {}
    markup = json.loads(markup) if isinstance(markup, str) else markup
    rows = tuple(tuple(_button(raw) for raw in row) for row in markup.get("inline_keyboard", ()))
    if sum(map(len, rows)) > 100:
        raise Refused(Refusal.TOO_MANY_BUTTONS)
    return tuple(row for row in rows if row)


def _button(raw: Mapping[str, Any]) -> Button:
    """Read one button."""
    button = Button(str(raw.get("text", "")), raw.get("callback_data"), raw.get("url"))
    if not button.label.strip():
        raise Refused(Refusal.NO_LABEL)
    if button.data is None and button.url is None:
        raise Refused(Refusal.NO_ACTION)
    if button.data is not None and not 1 <= len(button.data.encode()) <= 64:
        raise Refused(Refusal.DATA)
    return button
