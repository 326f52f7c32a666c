"""A Telegram in memory: answers the Bot API's methods as the real one does, without a network."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus

from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

from bot.clock import Clock
from bot.in_process.limits import Fields, Refusal, Refused, buttons_of, number_of, text_of
from bot.in_process.markup import length
from bot.in_process.shown import BOT, Attached, Event, Ids, Shown, raw_message


class InProcessTelegram(BaseRequest):
    """Stands in for the network: requests go in, and what a person would see comes out of `drain`.

    It refuses what Telegram refuses: over 4,096 characters, broken HTML, callback data over 64 bytes, an edit
    that changes nothing, a chat in `blocked`.
    """

    def __init__(self, clock: Clock, ids: Ids | None = None) -> None:
        self.clock = clock
        self.ids = ids or Ids()
        self.chats: dict[int, dict[int, Shown]] = {}
        self.blocked: set[int] = set()
        self.uploads: dict[str, bytes] = {}
        """What people sent, by file id."""
        self.taps: dict[str, int] = {}
        """Whose chat each tap came from."""
        self.written: dict[int, set[int]] = {}
        """What people wrote and is still there, by chat."""
        self.commands: list[dict[str, str]] = []
        self._events: list[Event] = []
        self._methods: dict[str, Callable[[Fields], Awaitable[object]]] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "sendmessage": self._send_message,
            "senddocument": self._send_file,
            "sendphoto": self._send_file,
            "editmessagetext": self._edit_text,
            "editmessagereplymarkup": self._edit_buttons,
            "deletemessage": self._delete,
            "answercallbackquery": self._toast,
            "setmycommands": self._set_commands,
            "getfile": self._get_file,
            **dict.fromkeys(_SIMPLY_TRUE, _yes),
        }

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing: the chats stay readable."""

    def messages(self, chat_id: int) -> list[Shown]:
        """List the bot's messages in a chat, oldest first."""
        return list(self.chats.get(chat_id, {}).values())

    def drain(self, chat_id: int) -> list[Event]:
        """Take what happened in a chat since the last time."""
        events = [event for event in self._events if event.chat_id == chat_id]
        self._events = [event for event in self._events if event.chat_id != chat_id]
        return events

    def drain_all(self) -> list[Event]:
        """Take what happened in all chats since the last time."""
        events, self._events = self._events, []
        return events

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is the library's
        self,
        url: str,
        method: str,  # noqa: ARG002 - the library's
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's
    ) -> tuple[int, bytes]:
        """Answer one request."""
        name = url.rpartition("/")[2]
        if "/file/bot" in url:
            return HTTPStatus.OK, self.uploads.get(name, b"")
        fields = dict(request_data.parameters) if request_data else {}
        if request_data and request_data.contains_files:
            fields["files"] = request_data.multipart_data
        try:
            result = await self._methods.get(name.lower(), _no_such_method)(fields)
        except Refused as refused:
            kind = refused.status.phrase
            answer = {"ok": False, "error_code": refused.status, "description": f"{kind}: {refused}"}
            return refused.status, json.dumps(answer).encode()
        return HTTPStatus.OK, json.dumps({"ok": True, "result": result}).encode()

    async def _get_me(self, fields: Fields) -> object:  # noqa: ARG002 - every method has its fields
        return BOT

    async def _get_updates(self, fields: Fields) -> object:
        await asyncio.sleep(min(float(fields.get("timeout", 0)), 0.1))
        return []

    async def _send_message(self, fields: Fields) -> object:
        return self._send(fields, text_of(fields, "text", 4096))

    async def _send_file(self, fields: Fields) -> object:
        name, content = next(iter(fields.get("files", {"": ("", b"")}).values()))[:2]
        content = content if isinstance(content, bytes) else content.read()
        if not content:
            raise Refused(Refusal.NO_FILE)
        caption = text_of(fields, "caption", 1024) if fields.get("caption") else ""
        return self._send(fields, caption, Attached(name, content))

    def _send(self, fields: Fields, html: str, attached: Attached | None = None) -> object:
        chat_id = number_of(fields, "chat_id")
        if chat_id in self.blocked:
            raise Refused(Refusal.BLOCKED, HTTPStatus.FORBIDDEN)
        buttons = buttons_of(fields)
        shown = Shown(self.ids.next_message(), chat_id, self.clock.now(), html, buttons, attached=attached)
        self.chats.setdefault(chat_id, {})[shown.id] = shown
        self._events.append(Event("sent", chat_id, shown.at, shown))
        return raw_message(shown)

    async def _edit_text(self, fields: Fields) -> object:
        before = self._found(fields, Refusal.NO_SUCH_EDIT)
        return self._edit(
            before, replace(before, html=text_of(fields, "text", 4096), buttons=buttons_of(fields))
        )

    async def _edit_buttons(self, fields: Fields) -> object:
        before = self._found(fields, Refusal.NO_SUCH_EDIT)
        return self._edit(before, replace(before, buttons=buttons_of(fields)))

    def _edit(self, before: Shown, after: Shown) -> object:
        if (before.html, before.buttons) == (after.html, after.buttons):
            raise Refused(Refusal.NOT_MODIFIED)
        what = "buttons" if before.html == after.html else "edited"
        shown = replace(after, edited=before.edited or what == "edited")
        self.chats[shown.chat_id][shown.id] = shown
        self._events.append(Event(what, shown.chat_id, self.clock.now(), shown))
        return raw_message(shown)

    async def _delete(self, fields: Fields) -> object:
        chat_id, message_id = number_of(fields, "chat_id"), number_of(fields, "message_id")
        if message_id in self.written.get(chat_id, ()):
            self.written[chat_id].remove(message_id)
            self._events.append(Event("deleted", chat_id, self.clock.now()))
            return True
        found = self._found(fields, Refusal.NO_SUCH_DELETE)
        del self.chats[found.chat_id][found.id]
        self._events.append(Event("deleted", found.chat_id, self.clock.now(), found))
        return True

    def _found(self, fields: Fields, why: Refusal) -> Shown:
        found = self.chats.get(number_of(fields, "chat_id"), {}).get(number_of(fields, "message_id"))
        if found is None:
            raise Refused(why)
        return found

    async def _toast(self, fields: Fields) -> object:
        text = str(fields.get("text", ""))
        if length(text) > 200:
            raise Refused(Refusal.TOAST_TOO_LONG)
        chat_id = self.taps.get(str(fields.get("callback_query_id")))
        if chat_id is None:
            raise Refused(Refusal.OLD_TAP)
        if text:
            self._events.append(Event("toast", chat_id, self.clock.now(), toast=text))
        return True

    async def _set_commands(self, fields: Fields) -> object:
        self.commands = list(fields.get("commands", []))
        return True

    async def _get_file(self, fields: Fields) -> object:
        file_id = str(fields.get("file_id"))
        if file_id not in self.uploads:
            raise Refused(Refusal.NO_SUCH_FILE)
        size = len(self.uploads[file_id])
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": file_id}


_SIMPLY_TRUE = (
    "sendchataction",
    "setmessagereaction",
    "deletewebhook",
    "setmydescription",
    "setmyshortdescription",
    "setchatmenubutton",
    "pinchatmessage",
    "leavechat",
    "logout",
    "close",
)


async def _yes(fields: Fields) -> object:  # noqa: ARG001 - every method has its fields
    """Take it and do nothing."""
    return True


async def _no_such_method(fields: Fields) -> object:  # noqa: ARG001 - every method has its fields
    """Say what Telegram says to a method that it does not know."""
    raise Refused(Refusal.NO_METHOD, HTTPStatus.NOT_FOUND)
