"""The private calendar feed: a person's walks, for those who know its secret address."""

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus

from aiohttp import hdrs, web

from coach.domain.feeds import FeedDocument, token_hash
from web.connections import ALWAYS, COME_AGAIN_SECONDS, MOST_CONNECTIONS, Connection, Refusal

log = logging.getLogger(__name__)

FRESH_SECONDS = 300
"""How long an app need not ask again; most ask every hour or less often."""

LOOKUP_SECONDS = 10.0
STOPPING_SECONDS = 3.0
HEALTH = "/healthz"

_FEED = re.compile(r"/calendar/([^/]*)\.ics")
_METHODS = (hdrs.METH_GET, hdrs.METH_HEAD)

Lookup = Callable[[str], Awaitable[FeedDocument | None]]
"""Finds the feed of a token's hash; None if there is none, or not any more."""


class FeedServer:
    """Serves feeds over HTTP; TLS, and how often one address may ask, are for the proxy before it."""

    def __init__(self, coach_feed: Lookup, host: str, port: int) -> None:
        self._coach_feed = coach_feed
        self._host = host
        self._port = port
        self._running: tuple[web.Server, asyncio.Server] | None = None

    async def start(self) -> int:
        """Listen; return the port, which is another one only if 0 was asked for.

        Raises:
            OSError: the port is taken, or the host is none of this machine's.
        """
        loop = asyncio.get_running_loop()
        server = web.Server(self._answer)

        def connect() -> asyncio.Protocol:
            return Refusal() if len(server.connections) >= MOST_CONNECTIONS else Connection(server, loop)

        listener = await loop.create_server(connect, self._host, self._port)
        self._running = (server, listener)
        port: int = listener.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Take no more requests, and give those in flight a little time."""
        if self._running is None:
            return
        server, listener = self._running
        self._running = None
        listener.close()
        server.pre_shutdown()
        await server.shutdown(STOPPING_SECONDS)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        """Answer one request, and hang up: nobody asks twice within minutes."""
        response = await self._respond(request)
        response.headers.update(ALWAYS)
        response.force_close()
        return response

    async def _respond(self, request: web.BaseRequest) -> web.Response:
        feed = _FEED.fullmatch(request.path)
        if not feed and request.path != HEALTH:
            return _plain(HTTPStatus.NOT_FOUND)
        if request.method not in _METHODS:
            return _plain(HTTPStatus.METHOD_NOT_ALLOWED, Allow=", ".join(_METHODS))
        if not feed:
            return _plain(HTTPStatus.OK)
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                document = await self._coach_feed(token_hash(feed[1]))
        except Exception:
            log.exception("a feed could not be read")
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE, **{"Retry-After": str(COME_AGAIN_SECONDS)})
        return _served(request, document) if document else _plain(HTTPStatus.NOT_FOUND)


def _served(request: web.BaseRequest, document: FeedDocument) -> web.Response:
    etag = hashlib.sha256(document.body).hexdigest()[:32]
    changed_at = document.changed_at.replace(microsecond=0)
    if _is_known(request, etag, changed_at):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = web.Response(body=document.body, content_type="text/calendar", charset="utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="walks.ics"'
    response.headers["Cache-Control"] = f"private, max-age={FRESH_SECONDS}"
    response.etag = etag
    response.last_modified = changed_at
    return response


def _is_known(request: web.BaseRequest, etag: str, changed_at: datetime) -> bool:
    """Tell whether who asks has this already (RFC 9110, 13.1); what is known by its tag needs no date."""
    if request.if_none_match is not None:
        return any(tag.value in {"*", etag} for tag in request.if_none_match)
    with suppress(OverflowError):
        since = request.if_modified_since
        return since is not None and changed_at <= since
    return False


def _plain(status: HTTPStatus, **headers: str) -> web.Response:
    """Answer with the status and nothing about whoever was asked for."""
    text = "ok" if status is HTTPStatus.OK else status.phrase
    return web.Response(status=status, text=text, headers={"Cache-Control": "no-store", **headers})
