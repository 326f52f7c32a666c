"""What is behind the link of a calendar, fetched within bounds."""

import asyncio
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpcore
import httpx

from coach.calendars.addresses import Policy
from coach.calendars.answers import (
    NOTHING_KNOWN,
    Fetched,
    Validators,
    check_status,
    validators_in,
)
from coach.calendars.bodies import bounded_body, digest_of
from coach.calendars.links import Link, follow
from coach.calendars.network import Resolver, resolve
from coach.calendars.recognising import LOGIN_HOSTS, misread
from coach.calendars.refusing import Refused
from coach.calendars.transport import OWN_HEADERS, GuardedTransport, within
from coach.domain.calendars import Refusal

SECONDS = 30.0
"""For all of it, redirects and slow drips too; only waiting for a turn at a host comes on top."""

MOST_BODY = 10 * 1024 * 1024
"""Bytes, both as they are sent and inflated."""

MOST_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304

LEADS_NOWHERE = frozenset(
    {Refusal.NOT_A_LINK, Refusal.HTTP_ONLY, Refusal.BAD_PORT, Refusal.TOO_LONG, Refusal.PRIVATE_ADDRESS}
)
"""What a bad redirect is refused for; nobody typed it, so nobody is told that they did."""


@dataclass(slots=True)
class _Host:
    """Turns at a host, and how many want one."""

    turns: asyncio.Semaphore
    wanted: int = 0


class Fetcher:
    """Fetches calendars by their links: each on connections of its own, a few at once of one host."""

    def __init__(
        self,
        policy: Policy,
        *,
        resolver: Resolver = resolve,
        backend: httpcore.AsyncNetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
        per_host: int = 2,
    ) -> None:
        self._policy = policy
        self._transport = GuardedTransport(policy, resolver=resolver, backend=backend, tls=tls)
        self._per_host = per_host
        self._hosts: dict[str, _Host] = {}

    async def close(self) -> None:
        """Let go of the connections."""
        await self._transport.aclose()

    async def fetch(self, link: Link, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Fetch a calendar, unless it is still the one that is known.

        With a tag or a date in `known` the server may say that nothing has changed; a digest alone makes it
        send everything, and tells then.

        Raises:
            Refused: there is no calendar to be had.
        """
        left = SECONDS
        going = link
        for redirects in range(MOST_REDIRECTS + 1):
            async with self._turn(going.host), within(left):
                began = asyncio.get_running_loop().time()
                outcome = await self._hop(going, known, redirected=redirects > 0)
                left -= asyncio.get_running_loop().time() - began
            if isinstance(outcome, Fetched):
                return outcome
            going = outcome
        raise Refused(Refusal.TOO_MANY_REDIRECTS)

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host; hosts that nobody waits for are forgotten."""
        place = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._per_host)))
        place.wanted += 1
        try:
            async with place.turns:
                yield
        finally:
            place.wanted -= 1
            if not place.wanted:
                del self._hosts[host]

    async def _hop(self, link: Link, known: Validators, *, redirected: bool) -> Fetched | Link:
        """Ask once: for the calendar, or where it is."""
        try:
            answer = await self._transport.handle_async_request(_request(link, known))
        except Refused as refused:
            bad = redirected and refused.why in LEADS_NOWHERE
            raise Refused(Refusal.BAD_REDIRECT) if bad else refused from None
        try:
            if answer.status_code in REDIRECTS:
                return self._onward(link, answer)
            return await _fetched(link, known, answer)
        finally:
            await answer.aclose()

    def _onward(self, link: Link, answer: httpx.Response) -> Link:
        location = answer.headers.get("Location", "")
        if not location:
            raise Refused(Refusal.BAD_REDIRECT)
        try:
            onward = follow(link, location, self._policy)
        except Refused:
            raise Refused(Refusal.BAD_REDIRECT) from None
        if onward.host in LOGIN_HOSTS:
            raise Refused(Refusal.NEEDS_LOGIN)
        return onward


def _request(link: Link, known: Validators) -> httpx.Request:
    headers = {**OWN_HEADERS, "Accept": "text/calendar, */*;q=0.1"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    if link.user is not None:
        both = f"{link.user}:{link.password or ''}".encode()
        headers["Authorization"] = f"Basic {b64encode(both).decode()}"
    return httpx.Request("GET", link.url, headers=headers)


async def _fetched(link: Link, known: Validators, answer: httpx.Response) -> Fetched:
    asked = bool(known.etag or known.last_modified)
    if answer.status_code == NOT_MODIFIED and asked:
        return Fetched(None, validators_in(answer, known.digest, known))
    check_status(link, answer)
    body = await bounded_body(answer, MOST_BODY)
    refusal = misread(body, answer.headers.get("Content-Type", ""))
    if refusal:
        raise Refused(refusal)
    if _breaks_off(body):
        raise Refused(Refusal.BROKEN_OFF)
    digest = await digest_of(body)
    return Fetched(None if digest == known.digest else body, validators_in(answer, digest))


def _breaks_off(body: bytes) -> bool:
    """Tell whether a calendar lacks its last line: what came after it would be taken for deleted."""
    last = b"END:VCALENDAR"
    return last not in body and last not in body[-4096:].replace(b"\x00", b"").upper()
