"""A small internet on loopback: hosts at public addresses, each a real server that answers as it is told."""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpcore
import trustme

from coach.calendars.addresses import PUBLIC_ONLY, Policy
from coach.calendars.fetching import Fetcher
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

HOST = "a.example"
ADDRESS = "93.184.216.34"
LINK = f"https://{HOST}/cal/basic.ics?key=1"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Walks\r\nEND:VCALENDAR\r\n"

Answer = bytes | Callable[[], AsyncIterator[bytes]]
"""Octets as they are sent, at once or in pieces; then the connection is closed, or reset on its error."""


def answer(body: bytes = CALENDAR, status: str = "200 OK", *, length: object = None, **headers: str) -> bytes:
    """Write an answer; `Content_Type` stands for Content-Type."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers.setdefault("Content-Length", str(len(body) if length is None else length))
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def sent_on(location: str, status: str = "302 Found") -> bytes:
    """Write a redirect."""
    return answer(b"", status, Location=location)


@dataclass(frozen=True)
class Asked:
    """A request as a server got it."""

    line: str
    headers: dict[str, str]


@dataclass
class Site:
    """A server, what it answers in turn (the last answer again and again), and what it was asked."""

    answers: list[Answer]
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request, and hang up."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self._answer(reader, writer)
        except ConnectionResetError:
            linger = struct.pack("ii", 1, 0)  # so that closing is a reset
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.transport.abort()
        except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            writer.transport.abort()
        finally:
            self.at_once -= 1
            writer.close()
            with suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if writer.get_extra_info("ssl_object"):
            await self._hear(reader)
        chosen = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(chosen, bytes):
            writer.write(chosen)
            await writer.drain()
            return
        async for piece in chosen():
            writer.write(piece)
            await writer.drain()

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *fields = head.strip().split("\r\n")
        self.asked.append(Asked(line, dict(one.split(": ", 1) for one in fields)))


class Internet(httpcore.AsyncNetworkBackend):
    """Names, addresses and servers; it remembers who was looked up and what was dialled."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.names: dict[str, list[Sequence[str]]] = {}
        """The addresses of each host, look-up by look-up; the last ones again and again."""
        self.looked_up: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.dead: set[str] = set()
        """Addresses where nothing answers, not even with a refusal."""
        self._streams: list[httpcore.AsyncNetworkStream] = []
        self._places: dict[tuple[str, int], int] = {}
        self._servers: list[asyncio.Server] = []
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def trusting(self) -> ssl.SSLContext:
        """What trusts this internet's authority and no other."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.authority.configure_trust(context)
        return context

    def certified(self, *names: str, **of: object) -> ssl.SSLContext:
        """Make a server's context with a certificate of the authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*names, **of).configure_cert(context)  # type: ignore[arg-type]
        return context

    async def serve(
        self,
        *answers: Answer,
        host: str = HOST,
        address: str = ADDRESS,
        port: int = 443,
        tls: ssl.SSLContext | None = None,
        plain: bool = False,
    ) -> Site:
        """Put a server at an address, and give it a name."""
        site = Site(list(answers))

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
            with suppress(asyncio.CancelledError):
                await site.serve(reader, writer)

        context = None if plain else tls or self.certified(host)
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        self._servers.append(server)
        self._places[address, port] = server.sockets[0].getsockname()[1]
        self.names.setdefault(host, [[address]])
        return site

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        """Look a host up."""
        self.looked_up.append(host)
        answers = self.names.get(host)
        if answers is None:
            raise Refused(Refusal.NO_SUCH_HOST)
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,  # noqa: ARG002 - as above
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        """Dial an address: a name is none, and leads nowhere."""
        self.dialled.append((host, port))
        if host in self.dead:
            await asyncio.sleep(timeout or 3600)
            raise httpcore.ConnectTimeout
        place = self._places.get((host, port))
        if place is None:
            raise httpcore.ConnectError
        self._streams.append(await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", place, timeout))
        return self._streams[-1]

    def left_open(self) -> int:
        """Count the connections that whoever dialled has not closed."""
        return sum(stream.get_extra_info("socket").fileno() != -1 for stream in self._streams)

    async def close(self) -> None:
        """Hang up on everybody."""
        for server in self._servers:
            server.close()
        for task in list(self._serving):
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)


@asynccontextmanager
async def connected(
    internet: Internet, policy: Policy = PUBLIC_ONLY, per_host: int = 2
) -> AsyncIterator[Fetcher]:
    """Make a fetcher that is on this internet."""
    fetcher = Fetcher(
        policy,
        resolver=internet.resolve,
        backend=internet,
        tls=internet.trusting,
        per_host=per_host,
    )
    try:
        yield fetcher
    finally:
        await fetcher.close()
