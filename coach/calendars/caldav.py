"""A small CalDAV client: find a person's calendars, read them, and write walks into one of them."""

import re
from datetime import datetime

import httpx

from coach.calendars import dav_addresses as addresses
from coach.calendars import dav_reading as reading
from coach.calendars.dav_discovery import discover
from coach.calendars.dav_errors import AlreadyThere, DavTrouble, Gone, Stale
from coach.calendars.dav_http import MOST_RESOURCE, Reply, Request, Wire, deadline, refusal
from coach.calendars.dav_requests import clark, propfind
from coach.calendars.dav_values import Account, Changes, Collection, Resource
from coach.calendars.dav_xml import preconditions
from coach.domain.calendars import Trouble

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
"""Of resources: nothing that one server would escape and another not."""

ETAG = "d:getetag"
OF_CALDAV = clark("c:")
UID_TAKEN = clark("c:no-uid-conflict")
TOO_LARGE = clark("c:max-resource-size")
GONE = {404, 410}
PRECONDITION_FAILED = 412


class CalDav:
    """One person's account on one server; every operation is done or over within half a minute.

    All of them raise DavTrouble. After one, a write may have been done or not: `create` and `replace` can be
    tried again, and AlreadyThere or Stale then are of oneself if `get` returns what was written.
    """

    def __init__(self, client: httpx.AsyncClient, account: Account) -> None:
        self._wire = Wire(client, account)

    async def discover(self) -> tuple[Collection, ...]:
        """Find the calendars: the one whose address was typed, or all of the person's."""
        async with deadline():
            return await discover(self._wire)

    async def events(self, collection: Collection, first: datetime, last: datetime) -> tuple[Resource, ...]:
        """Read the events and series that take place between two instants."""
        async with deadline():
            return await reading.between(self._wire, collection.href, first, last)

    async def changes(self, collection: Collection, token: str | None) -> Changes:
        """Read what changed since a token; None = since ever, which is the whole calendar.

        Raises:
            TokenLost: read all again.
            NoSync: the server doesn't do this; see `ctag`.
        """
        async with deadline():
            return await reading.since(self._wire, collection.href, token)

    async def token(self, collection: Collection) -> str | None:
        """Read the sync token of now, so that `changes` need not begin with the whole calendar.

        To be read before the events are: what changes in between is then told twice rather than never.
        """
        return await self._property(collection, "d:sync-token")

    async def ctag(self, collection: Collection) -> str | None:
        """Read what changes whenever the calendar does; None if the server has no such thing."""
        return await self._property(collection, "s:getctag")

    async def get(self, href: str) -> Resource:
        """Read one resource.

        Raises:
            Gone: it isn't there.
        """
        async with deadline():
            reply = await self._wire.ask(Request("GET", href, most=MOST_RESOURCE))
            if reply.status in GONE:
                raise Gone
            if not reply.good:
                raise refusal(reply.status)
            return Resource(href, await self._etag(reply, href), reply.body)

    async def create(self, collection: Collection, name: str, body: bytes) -> str | None:
        """Write a new resource, named by ASCII letters, digits, dots and hyphens; return its ETag if told.

        Raises:
            AlreadyThere: there is one of that name, or with that UID.
        """
        href = address_in(collection, name)
        async with deadline():
            reply = await self._put(href, body, {"If-None-Match": "*"})
            if reply.status == PRECONDITION_FAILED and await self._is_there(href):
                raise AlreadyThere
            return await self._written(reply, href)

    async def replace(self, href: str, body: bytes, etag: str) -> str | None:
        """Write a resource anew if it is still the one that was read; return its new ETag if told.

        Raises:
            Stale: somebody has changed it.
            Gone: somebody has removed it.
        """
        async with deadline():
            reply = await self._put(href, body, {"If-Match": _strong(etag)})
            await self._unchanged(reply, href)
            return await self._written(reply, href)

    async def remove(self, href: str, etag: str) -> None:
        """Remove a resource if it is still the one that was read.

        Raises:
            Stale: somebody has changed it.
            Gone: somebody was first.
        """
        async with deadline():
            reply = await self._wire.ask(Request("DELETE", href, headers={"If-Match": _strong(etag)}))
            await self._unchanged(reply, href)
            if not reply.good:
                raise await _not_written(reply)

    async def _property(self, collection: Collection, name: str) -> str | None:
        async with deadline():
            return await self._found(collection.href, name)

    async def _put(self, href: str, body: bytes, condition: dict[str, str]) -> Reply:
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        return await self._wire.ask(Request("PUT", href, body, headers))

    async def _unchanged(self, reply: Reply, href: str) -> None:
        """Look what a condition that was not met means: some servers say the same of what isn't there."""
        if reply.status in GONE:
            raise Gone
        if reply.status == PRECONDITION_FAILED and not await _faulted(reply):
            raise Stale if await self._is_there(href) else Gone

    async def _is_there(self, href: str) -> bool:
        try:
            await self._found(href, ETAG)
        except DavTrouble as trouble:
            if trouble.why != Trouble.NOT_THERE:
                raise
            return False
        return True

    async def _written(self, reply: Reply, href: str) -> str | None:
        if not reply.good:
            raise await _not_written(reply)
        try:
            return await self._etag(reply, href)
        except DavTrouble:
            return None  # it is written all the same

    async def _etag(self, reply: Reply, href: str) -> str | None:
        told = reading.usable_etag(reply.headers.get("ETag"))
        return told or reading.usable_etag(await self._found(href, ETAG))

    async def _found(self, href: str, name: str) -> str | None:
        """Read a property of what must be there; some servers only say inside of an answer that it isn't."""
        told, _ = await self._wire.find(href, propfind(name))
        good = [answer for answer in told.answers if answer.good]
        if not good:
            raise DavTrouble(Trouble.NOT_THERE)
        return good[0].text(name)


def address_in(collection: Collection, name: str) -> str:
    """Return the address that a resource of some name has."""
    if not NAME.fullmatch(name):
        raise ValueError
    return addresses.as_folder(collection.href) + name


def _strong(etag: str) -> str:
    """Return an ETag as If-Match takes it: proxies that pack answers mark it as weak, servers don't."""
    return etag.removeprefix("W/")


async def _faulted(reply: Reply) -> bool:
    """Tell whether a server finds fault with what was written, which xandikos tells by the same status."""
    return any(name.startswith(OF_CALDAV) for name in await preconditions(reply.body))


async def _not_written(reply: Reply) -> Exception:
    unmet = await preconditions(reply.body)
    if UID_TAKEN in unmet:
        return AlreadyThere()
    if TOO_LARGE in unmet or reply.status in {413, 507}:
        return DavTrouble(Trouble.TOO_BIG)
    match reply.status:
        case 403 | 405:
            return DavTrouble(Trouble.READ_ONLY)
        case 404 | 409 | 410 | 301 | 302 | 307 | 308:
            return DavTrouble(Trouble.NOT_THERE)
        case 423:
            return DavTrouble(Trouble.TOO_MANY)
        case _:
            return DavTrouble(Trouble.BROKEN_ANSWER)
