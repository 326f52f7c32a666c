"""HTTP over guarded connections, for links and for CalDAV; what goes wrong is a refusal with its cause."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cache, cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from coach.calendars.addresses import Policy
from coach.calendars.network import GuardedBackend, GuardedStream, Resolver, resolve
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

MOST_WIRE = 12 * 1024 * 1024
"""Bytes of one body as it is sent; bodies have closer bounds where they are read."""

CONNECTIONS = 50
OWN_HEADERS = {"User-Agent": "walk-it-off", "Accept-Encoding": "gzip"}

ENDED = (ssl.SSLEOFError, ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLZeroReturnError)
"""Errors of TLS that only say that the connection ended."""


@cache
def trusted() -> ssl.SSLContext:
    """Make a context that trusts certifi's authorities, and those that the system has on top."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """Bound a whole exchange, however many answers and drips it is made of.

    Raises:
        Refused: it has taken too long.
    """
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise Refused(Refusal.TOO_SLOW) from None


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests to where the policy lets them; no proxy, no redirects, no second try."""

    def __init__(
        self,
        policy: Policy,
        *,
        resolver: Resolver = resolve,
        backend: httpcore.AsyncNetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
        kept: int = 0,
    ) -> None:
        self._policy = policy
        self._resolver = resolver
        self._backend = backend or httpcore.AnyIOBackend()
        self._tls = tls
        self._kept = kept

    @cached_property
    def _pools(self) -> dict[str, httpcore.AsyncConnectionPool]:
        """The pools by scheme, made when needed first: authorities take a tenth of a second to load."""
        context = self._tls or trusted()
        return {
            scheme: httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=CONNECTIONS,
                max_keepalive_connections=self._kept,
                keepalive_expiry=5.0,
                network_backend=GuardedBackend(
                    self._policy, self._resolver, self._backend, plain=scheme == "http"
                ),
            )
            for scheme in ("https", "http")
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and read the head of its answer.

        Raises:
            Refused: it may not go there, or there is no answer; also while the body is read.
        """
        url = request.url
        pool = self._pools.get(url.scheme)
        if pool is None or not isinstance(request.stream, httpx.AsyncByteStream):
            raise Refused(Refusal.NOT_A_LINK)
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _refusing(Refusal.GARBLED):
            answer = await pool.handle_async_request(asked)
        stream = answer.extensions.get("network_stream")
        if isinstance(stream, GuardedStream):
            stream.head_is_read()
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    async def aclose(self) -> None:
        """Let go of the connections."""
        if "_pools" in vars(self):
            for pool in self._pools.values():
                await pool.aclose()


class _Body(httpx.AsyncByteStream):
    """A body as it is sent, bounded even where its reader forgets to."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        with _refusing(Refusal.BROKEN_OFF):
            async with aclosing(self._answer.aiter_stream()) as pieces:  # type: ignore[type-var]  # an async generator, typed as an iterator
                async for piece in pieces:
                    size += len(piece)
                    if size > MOST_WIRE:
                        raise Refused(Refusal.TOO_BIG)
                    yield piece

    async def aclose(self) -> None:
        """End the exchange, whether all of it is read or not."""
        await self._answer.aclose()


def guarded_client(
    policy: Policy,
    *,
    resolver: Resolver = resolve,
    backend: httpcore.AsyncNetworkBackend | None = None,
    tls: ssl.SSLContext | None = None,
    seconds: float = 10.0,
) -> httpx.AsyncClient:
    """Make a client with the same guards, for CalDAV, which has more to say than GET.

    Servers of CalDAV are often at ports of their own (5006, 5232), so those from 1024 on are fine too. On the
    internet it is https only; in networks that the operator allows, http and any port, as for links.

    `seconds` bounds one step of an exchange, `within` a whole one; read bodies with `bounded_body` only.
    It raises Refused in place of httpx's errors of the network.
    """
    return httpx.AsyncClient(
        transport=GuardedTransport(
            replace(policy, free_ports=True), resolver=resolver, backend=backend, tls=tls, kept=10
        ),
        headers=OWN_HEADERS,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        follow_redirects=False,
        timeout=seconds,
        trust_env=False,
    )


@contextmanager
def _refusing(garbled: Refusal) -> Iterator[None]:
    """Turn what goes wrong on the wire into its refusal."""
    try:
        yield
    except httpcore.TimeoutException:
        raise Refused(Refusal.TOO_SLOW) from None
    except httpcore.ConnectError as error:
        raise Refused(Refusal.TLS if _is_of_tls(error) else Refusal.UNREACHABLE) from None
    except (httpcore.NetworkError, OSError) as error:
        raise Refused(Refusal.TLS if _is_of_tls(error) else Refusal.BROKEN_OFF) from None
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol):
        raise Refused(garbled) from None


def _is_of_tls(error: BaseException | None) -> bool:
    """Tell whether an error comes from TLS itself, not from a connection that ended under it.

    httpcore's pool raises errors again without their cause; what they came from is still their context.
    """
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, ENDED):
            return True
        error = error.__cause__ or error.__context__
    return False
