"""Connections to this bot's own HTTP: one short request each, bounded, and nothing of it in the logs."""

import asyncio
import logging

from aiohttp import web

log = logging.getLogger(__name__)

MOST_CONNECTIONS = 100
"""At once; one more is told to come again."""

LONGEST_SECONDS = 30.0
"""Of a connection, from the first byte to the last: who reads or writes slowly is cut off."""

MOST_OF_LINE = 1024
"""Octets of a request line; an address of a feed has about 60."""

MOST_OF_FIELD = 8190
MOST_FIELDS = 64
COME_AGAIN_SECONDS = 300

ALWAYS = {
    "Server": "walk-it-off",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer."""

_FULL = (
    "HTTP/1.1 503 Service Unavailable\r\n"
    f"Retry-After: {COME_AGAIN_SECONDS}\r\n"
    "Content-Length: 0\r\n"
    "Connection: close\r\n\r\n"
).encode()


class Connection(web.RequestHandler):
    """A connection that ends in time, and never logs what was asked: feeds' secrets are in addresses."""

    __slots__ = ("_cut_off",)

    def __init__(self, server: web.Server, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            server,
            loop=loop,
            keepalive_timeout=LONGEST_SECONDS,
            access_log=None,  # type: ignore[arg-type]  # this is how it is turned off
            max_line_size=MOST_OF_LINE,
            max_field_size=MOST_OF_FIELD,
            max_headers=MOST_FIELDS,
            lingering_time=0,
        )
        self._cut_off: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, and see to it that it ends."""
        super().connection_made(transport)
        if isinstance(transport, asyncio.Transport):
            self._cut_off = self._loop.call_later(LONGEST_SECONDS, transport.abort)

    def connection_lost(self, exc: BaseException | None) -> None:
        """End."""
        if self._cut_off:
            self._cut_off.cancel()
        super().connection_lost(exc)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - it quotes the request
    ) -> web.StreamResponse:
        """Answer what can't be read, or what went wrong, without a word of it."""
        self.log_exception(exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError
        answer = web.Response(status=status, headers={"Cache-Control": "no-store", **ALWAYS})
        answer.force_close()
        return answer

    def log_exception(self, *_args: object, **facts: object) -> None:
        """Log what kind of error it was; its text and ours may quote the request."""
        log.info("a request was not answered", extra={"error": type(facts.get("exc_info")).__name__})


class Refusal(asyncio.Protocol):
    """What a connection gets that is one too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say to come again, and hang up."""
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(_FULL)
        transport.close()
