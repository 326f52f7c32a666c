"""A server that answers whatever a test wants, over real HTTP on loopback."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

HOST = "dav.example.org"
"""Its name; the test's resolver leads there."""

NAMES = (
    'xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/" '
    'xmlns:i="http://apple.com/ns/ical/"'
)
TYPES = {"Content-Type": "application/xml; charset=utf-8"}


@dataclass(frozen=True)
class Asked:
    """A request, as it came."""

    method: str
    path: str
    headers: dict[str, str]
    """By their names in small letters."""
    body: str


Answer = bytes | AsyncIterator[bytes]


class Fake:
    """Gives its answers in order, the last of them for ever, and remembers what it was asked."""

    def __init__(self, *, scheme: str = "http") -> None:
        self.asked: list[Asked] = []
        self.answers: list[Answer] = []
        self.answer: Callable[[Asked], Answer] = self._next
        self.scheme = scheme
        self.port = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return self.url_as(HOST)

    @property
    def methods(self) -> list[str]:
        """What it was asked, without the rest."""
        return [one.method for one in self.asked]

    def url_as(self, host: str) -> str:
        """Where it is by another name."""
        return f"{self.scheme}://{host}:{self.port}/"

    def _next(self, _asked: Asked) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        try:
            asked = await _read(reader)
            self.asked.append(asked)
            answer = self.answer(asked)
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                async for piece in answer:
                    writer.write(piece)
                    await writer.drain()
        except ValueError:
            writer.write(reply(400))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(fake: Fake, tls: ssl.SSLContext | None = None) -> AsyncIterator[Fake]:
    """Run a server of this kind."""
    server = await asyncio.start_server(fake.serve, "127.0.0.1", 0, ssl=tls)
    fake.port = server.sockets[0].getsockname()[1]
    try:
        yield fake
    finally:
        server.close()


async def _read(reader: asyncio.StreamReader) -> Asked:
    first = (await reader.readexactly(1)).decode()
    if not first.isalpha():
        raise ValueError  # it speaks TLS
    head = (first + (await reader.readuntil(b"\r\n\r\n")).decode()).split("\r\n")
    method, path, _ = head[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(method, path, headers, body.decode())


def reply(status: int, body: str | bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    """Make an answer."""
    raw = body.encode() if isinstance(body, str) else body
    told = {"Content-Length": str(len(raw)), "Connection": "close", **(headers or {})}
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode() + raw


def multistatus(*responses: str, after: str | None = None) -> bytes:
    """Make an answer about several things; `after`: the token of a calendar after that."""
    end = "" if after is None else f"<sync-token>{after}</sync-token>"
    return reply(207, f"<multistatus {NAMES}>{''.join(responses)}{end}</multistatus>", TYPES)


def found(href: str, *props: str, status: int = 200) -> str:
    """Say of one thing which properties it has."""
    prop = f"<prop>{''.join(props)}</prop>"
    return (
        f"<response><href>{href}</href><propstat>{prop}<status>HTTP/1.1 {status} X</status></propstat>"
        "</response>"
    )


def said(href: str, status: int) -> str:
    """Say of one thing how it is."""
    return f"<response><href>{href}</href><status>HTTP/1.1 {status} X</status></response>"


def error(status: int, condition: str) -> bytes:
    """Refuse something for a condition that was not met."""
    return reply(status, f"<error {NAMES}><{condition}/></error>", TYPES)


def calendar(href: str, name: str = "Walks", *props: str) -> str:
    """Say that one thing is a calendar."""
    kind = "<resourcetype><collection/><c:calendar/></resourcetype>"
    return found(href, kind, f"<displayname>{name}</displayname>", *props)
