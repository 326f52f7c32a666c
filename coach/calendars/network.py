"""Connections that lead only where the policy lets them."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from itertools import zip_longest
from typing import Any

import httpcore

from coach.calendars.addresses import Address, Policy, literal
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

CONNECT_SECONDS = 5.0
"""For one address of a host; the next is tried then."""

MOST_ADDRESSES = 4
"""That are tried; all are checked."""

MOST_HEAD = 32 * 1024
"""Bytes that may come before a body: status line, headers, and interim answers (1xx) before them."""

HEAD_STARTS = b"HTTP/1."

MOST_READ = 16 * 1024
"""Bytes taken off the wire at once: what they hold is parsed without a pause."""

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Finds the addresses of a host, for a port."""

RESOLVING = ThreadPoolExecutor(4, "resolving")
"""Threads of its own: names that nobody answers for hold up no other work."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a host.

    Raises:
        Refused: there is no such host, or nobody can be asked.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.run_in_executor(RESOLVING, _addresses_of, host, port)
    except socket.gaierror as error:
        ours = error.errno in {socket.EAI_AGAIN, socket.EAI_SYSTEM}
        raise Refused(Refusal.UNREACHABLE if ours else Refusal.NO_SUCH_HOST) from None
    except (OSError, ValueError):
        raise Refused(Refusal.NO_SUCH_HOST) from None
    return found


def _addresses_of(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def _in_turns(addresses: Sequence[Address]) -> list[Address]:
    """Let both families take turns: where IPv6 leads nowhere, some hosts have more of it than we try."""
    preferred = [address for address in addresses if address.version == addresses[0].version]
    others = [address for address in addresses if address.version != addresses[0].version]
    pairs = zip_longest(preferred, others)
    return [address for pair in pairs for address in pair if address]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves a host once, checks every address, and connects to one that it has checked.

    TLS and HTTP go on with the host's name, so that no second look-up can lead elsewhere.
    """

    def __init__(
        self, policy: Policy, resolver: Resolver, backend: httpcore.AsyncNetworkBackend, *, plain: bool
    ) -> None:
        self._policy = policy
        self._resolver = resolver
        self._backend = backend
        self._plain = plain
        """Whether it is for http, which only allowed networks get."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,  # noqa: ARG002 - as above; we set neither
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host.

        Raises:
            Refused: it may not be connected to, or is not there.
        """
        try:
            async with asyncio.timeout(timeout):
                for address in await self._checked(host, port):
                    stream = await self._dialled(address, port)
                    if stream:
                        return GuardedStream(stream)
        except TimeoutError:
            raise Refused(Refusal.TOO_SLOW) from None
        raise Refused(Refusal.UNREACHABLE)

    async def _checked(self, host: str, port: int) -> Sequence[Address]:
        """Find the addresses to try, in order; all of the host's are fine."""
        known = literal(host)
        addresses = [known] if known else [ip_address(found) for found in await self._resolver(host, port)]
        if not addresses:
            raise Refused(Refusal.NO_SUCH_HOST)
        refusal = self._policy.refusal(addresses, port, plain=self._plain)
        if refusal:
            raise Refused(refusal)
        return _in_turns(addresses)[:MOST_ADDRESSES]

    async def _dialled(self, address: Address, port: int) -> httpcore.AsyncNetworkStream | None:
        try:
            return await self._backend.connect_tcp(str(address), port, CONNECT_SECONDS)
        except (httpcore.ConnectError, httpcore.ConnectTimeout):
            return None


class GuardedStream(httpcore.AsyncNetworkStream):
    """A connection whose answers have a bound on what comes before the body."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._head_left: int | None = MOST_HEAD
        self._start = b""

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> bytes:
        """Read what has come, at most a small piece."""
        read = await self._stream.read(min(max_bytes, MOST_READ), timeout)
        if self._head_left is not None:
            self._count(read)
        return read

    def _count(self, read: bytes) -> None:
        """Keep count of a head; one that ends too early is no garbage if it began as a head does."""
        self._start = (self._start + read)[: len(HEAD_STARTS)]
        self._head_left = (self._head_left or 0) - len(read)
        if self._head_left < 0:
            raise Refused(Refusal.GARBLED)
        if not read and HEAD_STARTS.startswith(self._start):
            raise Refused(Refusal.BROKEN_OFF)

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> None:
        """Send part of a request; its answer begins with a head."""
        self._head_left, self._start = MOST_HEAD, b""
        await self._stream.write(buffer, timeout)

    def head_is_read(self) -> None:
        """Let the body come, which is bounded where it is read."""
        self._head_left = None

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Go on with TLS, to the host by its name.

        Who is cut short here hangs up: httpcore would leave it open for as long as the host likes.
        """
        try:
            return GuardedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))
        except BaseException:
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """Tell about the connection below."""
        return self._stream.get_extra_info(info)
