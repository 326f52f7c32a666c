"""One request to a CalDAV server and its answer, within bounds, the password only where it belongs."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

import httpx

from coach.calendars import dav_addresses as addresses
from coach.calendars.bodies import bounded_body
from coach.calendars.dav_errors import Barred, DavTrouble
from coach.calendars.dav_login import Login
from coach.calendars.dav_values import Account
from coach.calendars.dav_xml import Multistatus, multistatus
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal, Trouble

SECONDS = 30.0
"""For a whole operation, however many requests it takes."""

MOST_XML = 10 * 1024 * 1024
MOST_RESOURCE = 1024 * 1024
MOST_REDIRECTS = 3
LONGEST_WAIT = 86_400.0
"""Seconds; a server that wants to be left alone for longer is asked tomorrow all the same."""

XML = "application/xml; charset=utf-8"
REDIRECTS = {301, 302, 307, 308}
FOLLOWING = {"PROPFIND", "REPORT", "GET"}
MULTI_STATUS = 207
UNAUTHORIZED = 401

MEANING = {
    Refusal.NO_SUCH_HOST: Trouble.NO_CALDAV,
    Refusal.UNREACHABLE: Trouble.SERVER_DOWN,
    Refusal.BROKEN_OFF: Trouble.SERVER_DOWN,
    Refusal.TLS: Trouble.TLS,
    Refusal.TOO_BIG: Trouble.TOO_BIG,
    Refusal.TOO_SLOW: Trouble.TOO_SLOW,
    Refusal.GARBLED: Trouble.BROKEN_ANSWER,
    Refusal.BAD_COMPRESSION: Trouble.BROKEN_ANSWER,
}
"""What the guarded transport refuses for; any other is an address that we don't go to."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked."""

    method: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    most: int = MOST_XML
    """Bytes that the answer may have."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, of whatever status."""

    status: int
    url: str
    """Where it came from in the end."""
    headers: httpx.Headers
    body: bytes

    @property
    def good(self) -> bool:
        """Whether the request was done."""
        return 200 <= self.status < 300


@asynccontextmanager
async def deadline() -> AsyncIterator[None]:
    """Give an operation `SECONDS`.

    Raises:
        DavTrouble: TOO_SLOW.
    """
    try:
        async with asyncio.timeout(SECONDS):
            yield
    except TimeoutError:
        raise DavTrouble(Trouble.TOO_SLOW) from None


class Wire:
    """The way to one server, through a client of `guarded_client`."""

    def __init__(self, client: httpx.AsyncClient, account: Account) -> None:
        self._client = client
        self._login = Login(account.user, account.password)
        self.home = addresses.typed(account.url)

    async def ask(self, request: Request) -> Reply:
        """Send a request, following redirects of those that change nothing.

        Raises:
            DavTrouble: there is no answer, or one that means the same whatever was asked.
        """
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            reply = await self._once(request, url)
            if reply.status not in REDIRECTS or request.method not in FOLLOWING:
                return _usable(reply)
            target = addresses.onward(url, reply.headers.get("Location", ""))
            if target is None:
                raise DavTrouble(Trouble.BROKEN_ANSWER)
            url = target
        raise DavTrouble(Trouble.BROKEN_ANSWER)

    async def find(self, url: str, body: bytes, depth: int = 0) -> tuple[Multistatus, str]:
        """Ask for properties; return them, and where they were found in the end.

        Raises:
            DavTrouble: NOT_THERE, NO_CALDAV or whatever `ask` does.
        """
        headers = {"Content-Type": XML, "Depth": str(depth)}
        reply = await self.ask(Request("PROPFIND", url, body, headers))
        return await properties_in(reply), reply.url

    async def report(self, url: str, body: bytes, depth: int = 1) -> Reply:
        """Send a REPORT about what is in a collection; one of changes at depth 0 (RFC 6578, 3.2)."""
        return await self.ask(Request("REPORT", url, body, {"Content-Type": XML, "Depth": str(depth)}))

    async def _once(self, request: Request, url: str) -> Reply:
        if not addresses.entrusted(self.home, url):
            raise DavTrouble(Trouble.REFUSED)
        reply = await self._sent(request, url)
        if reply.status == UNAUTHORIZED and self._login.heed(url, reply.headers):
            return await self._sent(request, url)
        return reply

    async def _sent(self, request: Request, url: str) -> Reply:
        headers = {"Accept-Encoding": "identity", **request.headers}
        try:
            async with self._client.stream(
                request.method,
                url,
                content=request.body or None,
                headers=headers,
                auth=self._login,
                follow_redirects=False,
                timeout=SECONDS,
            ) as answer:
                body = await bounded_body(answer, request.most)
                return Reply(answer.status_code, url, answer.headers, body)
        except Refused as refused:
            raise DavTrouble(MEANING.get(refused.why, Trouble.REFUSED)) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            # httpx reads where a redirect leads although it is not to follow
            raise DavTrouble(Trouble.BROKEN_ANSWER) from None


async def properties_in(reply: Reply) -> Multistatus:
    """Read an answer that should be a multistatus.

    Raises:
        DavTrouble: by the status, or for what the body is.
    """
    if reply.status == MULTI_STATUS:
        return await multistatus(reply.body)
    raise refusal(reply.status)


def refusal(status: int) -> DavTrouble:
    """Say what it means that something can't be read."""
    match status:
        case 403:
            return Barred()
        case 404 | 410:
            return DavTrouble(Trouble.NOT_THERE)
        case 413 | 507:
            return DavTrouble(Trouble.TOO_BIG)
        case _:
            return DavTrouble(Trouble.NO_CALDAV)


def _usable(reply: Reply) -> Reply:
    """Let an answer pass unless its status says that the server is of no use now."""
    match reply.status:
        case 401:
            raise DavTrouble(Trouble.WRONG_PASSWORD)
        case 429:
            raise DavTrouble(Trouble.TOO_MANY, _wait(reply.headers))
        case 503 if (wait := _wait(reply.headers)) is not None:
            raise DavTrouble(Trouble.TOO_MANY, wait)
        case 501 | 507:
            return reply
        case status if status >= 500:
            raise DavTrouble(Trouble.SERVER_DOWN)
        case _:
            return reply


def _wait(headers: httpx.Headers) -> float | None:
    """Read Retry-After, in seconds; a date is held against the server's own clock."""
    told = headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return min(float(told[:9]), LONGEST_WAIT)
    try:
        wait = (parsedate_to_datetime(told) - parsedate_to_datetime(headers.get("Date", ""))).total_seconds()
    except (TypeError, ValueError):
        return None
    return min(max(wait, 0.0), LONGEST_WAIT)
