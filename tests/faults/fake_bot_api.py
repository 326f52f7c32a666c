"""A Bot API on loopback, over real HTTP: it keeps Telegram's rules, remembers, and fails on plan."""

import asyncio
import itertools
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from html.parser import HTMLParser
from typing import Any

from aiohttp import web

TOKEN = "123456789:AAHloopbackloopbackloopbackloopback"  # noqa: S105 - good for this fake only
MOST_PER_SECOND = 30
JUST_YES = ("answercallbackquery", "deletemessage", "editmessagereplymarkup", "setmycommands")
"""Methods that do nothing here."""


class Way(Enum):
    """How a request fails."""

    ANSWER = auto()
    """Telegram says no: `status`, `description` and `parameters`."""
    RESET_BEFORE = auto()
    """The connection breaks, and nothing was delivered."""
    RESET_AFTER = auto()
    """The message is delivered, and the connection breaks before the answer."""
    HANG_BEFORE = auto()
    """Nothing is delivered and nothing answered, until the client goes."""
    HANG_AFTER = auto()
    """The message is delivered, but no answer comes."""


@dataclass
class Fault:
    """The next `times` requests of a method (to a chat, where given) fail in a way."""

    method: str
    way: Way = Way.ANSWER
    times: int = 1
    chat: int | None = None
    status: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, int] = field(default_factory=dict)
    met: threading.Event = field(default_factory=threading.Event)
    """Set when the first request met the fault."""

    def fits(self, method: str, chat: int | None) -> bool:
        """Tell whether a request meets this fault."""
        return self.times > 0 and method == self.method.lower() and self.chat in {None, chat}


@dataclass(frozen=True)
class Delivered:
    """What a person got to see: one message, edit, file or toast."""

    method: str
    chat: int
    text: str
    at: float
    message_id: int
    buttons: tuple[str, ...] = ()
    """The data of the buttons below it."""


class FakeBotApi:
    """The server, in a thread of its own; every public method may be called from the test's thread."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.delivered: list[Delivered] = []
        self.requests: list[tuple[float, str]] = []
        self.faults: list[Fault] = []
        self.refused: list[tuple[str, int, str]] = []
        """Requests that broke a rule: method, status, why."""
        self.acknowledged = 0
        self.rules = True
        """Whether the limits of speed are kept."""
        self._updates: dict[int, dict[str, Any]] = {}
        self._update_ids = itertools.count(1001)
        self._message_ids = itertools.count(1)
        self._sent_at: list[tuple[float, int]] = []
        self._repeating = False
        self._poll: asyncio.Event | None = None
        self._loop = asyncio.new_event_loop()
        self._runner: web.AppRunner | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """Return the address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen."""
        self._thread.start()
        self._call(self._open())

    def stop(self) -> None:
        """Stop for good."""
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def go_away(self) -> None:
        """Refuse connections, as if there was no network."""
        self._call(self._close())

    def come_back(self) -> None:
        """Take connections again."""
        self._call(self._open())

    def give(self, *updates: dict[str, Any]) -> list[int]:
        """Put updates into Telegram's queue; each gets an id, unless it has one."""
        given = [{"update_id": next(self._update_ids), **update} for update in updates]

        async def put() -> None:
            self._updates.update({update["update_id"]: update for update in given})

        self._call(put())
        return [update["update_id"] for update in given]

    def repeat(self) -> None:
        """Send everything that was ever given once more, acknowledged or not."""
        self._repeating = True

    def say(self, person: int, text: str, **more: Any) -> int:
        """Let a person write a message; return the update's id."""
        return self.give({"message": self.message(person, text, **more)})[0]

    def press(self, person: int, data: str, message_id: int) -> int:
        """Let a person tap a button; return the update's id."""
        tapped = self.message(person, "tapped", message_id=message_id)
        query = {"id": str(next(self._message_ids)), "from": someone(person), "chat_instance": "1"}
        return self.give({"callback_query": {**query, "message": tapped, "data": data}})[0]

    def message(self, person: int, text: str, **more: Any) -> dict[str, Any]:
        """Make a message as Telegram would send it."""
        entity = {"type": "bot_command", "offset": 0, "length": len(text.partition(" ")[0])}
        return {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": person, "type": "private", "first_name": "Someone"},
            "from": someone(person),
            "text": text,
            "entities": [entity] * text.startswith("/"),
            **more,
        }

    def plan(self, fault: Fault) -> Fault:
        """Let something fail."""
        self.faults.append(fault)
        return fault

    def texts(self, person: int) -> list[str]:
        """Return what a person got to read, in order."""
        return [seen.text for seen in self.delivered if seen.chat == person]

    def wait(self, true: Callable[[], bool], seconds: float = 15) -> bool:
        """Wait until something is true; it is looked at whenever something came, and now and then."""
        ends = time.monotonic() + seconds
        with self._changed:
            while not (so := true()) and time.monotonic() < ends:
                self._changed.wait(0.05)
        return so

    def wait_for_texts(self, person: int, many: int, seconds: float = 15) -> list[str]:
        """Wait until somebody got so many texts; return all."""
        assert self.wait(lambda: len(self.texts(person)) >= many, seconds), self.texts(person)
        return self.texts(person)

    def polls(self) -> int:
        """Count the polls that came."""
        return sum(method == "getupdates" for _, method in self.requests)

    def _call(self, coroutine: Any) -> None:
        future: Future[None] = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        future.result(10)

    async def _open(self) -> None:
        application = web.Application(client_max_size=50 * 1024**2)
        application.router.add_route("*", "/bot{token}/{method}", self._request)
        self._runner = web.AppRunner(application, shutdown_timeout=0.05, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _close(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _request(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        fields = dict(await request.post())
        chat = int(str(fields["chat_id"])) if "chat_id" in fields else None
        self._note(lambda: self.requests.append((time.monotonic(), method)))
        if request.match_info["token"] != TOKEN:
            return answer(401, "Unauthorized")
        fault = next((fault for fault in self.faults if fault.fits(method, chat)), None)
        if fault is not None:
            fault.times -= 1
            self._note(fault.met.set)
            if fault.way is Way.ANSWER:
                return answer(fault.status, fault.description, fault.parameters)
            if fault.way in {Way.RESET_AFTER, Way.HANG_AFTER}:
                await self._answer(method, fields)
            if fault.way in {Way.HANG_BEFORE, Way.HANG_AFTER}:
                await asyncio.Event().wait()
            reset(request)
        return await self._answer(method, fields)

    async def _answer(self, method: str, fields: dict[str, Any]) -> web.Response:
        handler = getattr(self, f"_on_{method}", None)
        if handler is None and method not in JUST_YES:
            return answer(404, "Not Found")
        try:
            result = await handler(fields) if handler else True
        except Rule as rule:
            status, description, parameters = rule.args
            self.refused.append((method, status, description))
            return answer(status, description, parameters)
        return web.json_response({"ok": True, "result": result})

    async def _on_getme(self, _fields: dict[str, Any]) -> dict[str, Any]:
        return {"id": 123456789, "is_bot": True, "first_name": "Walk It Off", "username": "walk_bot"}

    async def _on_getupdates(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(fields.get("offset", 0))
        if self._poll is not None:
            self._poll.set()
        mine = self._poll = asyncio.Event()
        self._note(lambda: setattr(self, "acknowledged", max(self.acknowledged, offset - 1)))
        ends = self._loop.time() + float(fields.get("timeout", 0))
        while not self._waiting(offset) and self._loop.time() < ends:
            await asyncio.sleep(0.01)
            if mine.is_set():
                raise Rule(409, "Conflict: terminated by other getUpdates request", {})
        found, self._repeating = self._waiting(offset), False
        return found

    def _waiting(self, offset: int) -> list[dict[str, Any]]:
        least = 0 if self._repeating else offset
        return [update for number, update in sorted(self._updates.items()) if number >= least][:100]

    async def _on_sendmessage(self, fields: dict[str, Any]) -> dict[str, Any]:
        return self._deliver("sendMessage", fields, checked_text(fields, "text", 4096))

    async def _on_senddocument(self, fields: dict[str, Any]) -> dict[str, Any]:
        document = fields.get("document")
        if document is None:
            raise Rule(400, "Bad Request: there is no document in the request", {})
        return self._deliver("sendDocument", fields, document.filename)

    async def _on_editmessagetext(self, fields: dict[str, Any]) -> dict[str, Any]:
        chat, number = int(fields["chat_id"]), int(fields["message_id"])
        text = checked_text(fields, "text", 4096)
        shown = [seen for seen in self.delivered if (seen.chat, seen.message_id) == (chat, number)]
        if not shown:
            raise Rule(400, "Bad Request: message to edit not found", {})
        if (shown[-1].text, shown[-1].buttons) == (text, buttons_of(fields)):
            raise Rule(400, "Bad Request: message is not modified", {})
        return self._deliver("editMessageText", fields, text, number)

    def _deliver(
        self, method: str, fields: dict[str, Any], text: str, number: int | None = None
    ) -> dict[str, Any]:
        now, chat = time.monotonic(), int(fields["chat_id"])
        self._keep_speed(now, chat)
        number = number or next(self._message_ids)
        seen = Delivered(method, chat, text, now, number, buttons_of(fields))
        self._note(lambda: self.delivered.append(seen))
        private = {"id": chat, "type": "private", "first_name": "Someone"}
        return {"message_id": number, "date": int(time.time()), "chat": private, "text": text}

    def _keep_speed(self, now: float, chat: int) -> None:
        self._sent_at = [(at, where) for at, where in self._sent_at if at > now - 1]
        crowded = len(self._sent_at) >= MOST_PER_SECOND or chat in {where for _, where in self._sent_at}
        if self.rules and crowded:
            raise Rule(429, "Too Many Requests: retry after 1", {"retry_after": 1})
        self._sent_at.append((now, chat))

    def _note(self, change: Callable[[], object]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()


class Rule(Exception):  # noqa: N818 - it is Telegram's answer
    """Telegram says no: status, description, parameters."""


@contextmanager
def fake_bot_api() -> Iterator[FakeBotApi]:
    api = FakeBotApi()
    api.start()
    try:
        yield api
    finally:
        api.stop()


def someone(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Someone", "language_code": "en"}


def answer(status: int, description: str, parameters: dict[str, int] | None = None) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


def reset(request: web.Request) -> None:
    """Break the connection the hard way."""
    assert request.transport is not None
    linger = struct.pack("ii", 1, 0)
    request.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    request.transport.abort()
    raise ConnectionResetError


def buttons_of(fields: dict[str, Any]) -> tuple[str, ...]:
    """Read the buttons' data, and refuse what Telegram refuses."""
    rows = json.loads(fields.get("reply_markup", "{}")).get("inline_keyboard", [])
    data = tuple(button.get("callback_data", "") for row in rows for button in row)
    if any(not 1 <= len(one.encode()) <= 64 for one in data):
        raise Rule(400, "Bad Request: BUTTON_DATA_INVALID", {})
    return data


def checked_text(fields: dict[str, Any], name: str, most: int) -> str:
    """Read a text with its HTML taken off, and refuse what Telegram refuses."""
    reader = Html()
    reader.feed(str(fields.get(name, "")))
    reader.close()
    text = "".join(reader.seen).strip()
    if reader.open:
        raise Rule(400, "Bad Request: can't parse entities", {})
    if not text:
        raise Rule(400, "Bad Request: message text is empty", {})
    if len(text.encode("utf-16-le")) > 2 * most:
        raise Rule(400, "Bad Request: message is too long", {})
    return text


class Html(HTMLParser):
    """Reads the text, and whether every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Open a tag."""
        del attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if not self.open or self.open.pop() != tag:
            raise Rule(400, "Bad Request: can't parse entities", {})

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        self.seen.append(data)
