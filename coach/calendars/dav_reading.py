"""Resources of a calendar: read by their time, by their addresses, or by what changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from coach.calendars import dav_addresses as addresses
from coach.calendars.dav_errors import DavTrouble, NoSync, TokenLost
from coach.calendars.dav_http import (
    MOST_RESOURCE,
    MOST_XML,
    MULTI_STATUS,
    Reply,
    Wire,
    properties_in,
    refusal,
)
from coach.calendars.dav_requests import changes_since, clark, events_between, these
from coach.calendars.dav_values import Changes, Resource
from coach.calendars.dav_xml import MOST_RESPONSES, Answer, multistatus, preconditions
from coach.domain.calendars import Trouble

AT_ONCE = 50
"""Resources asked for by their addresses in one request."""

MOST_ROUNDS = 100
"""Parts in which a server may tell what changed."""

LONGEST_ETAG = 256
CUT_SHORT = 507
SERVER_ERROR = 500
NOT_FOUND = {404, 410}
LOST = {403, 409, 410, 412}
"""A token is refused as 403 by radicale and 412 by xandikos, and as 409 or 410 elsewhere."""

UNKNOWN_REPORT = {400, 403, 405, 409, 412, 415, 422, 501}


@dataclass(slots=True)
class Shelf:
    """What has been read in one operation, with a bound for all of it."""

    at: str
    """The collection."""
    resources: dict[str, Resource] = field(default_factory=dict)
    bare: dict[str, None] = field(default_factory=dict)
    """Addresses that came without data, in their order."""
    missing: dict[str, None] = field(default_factory=dict)
    read: int = 0
    """Bytes."""

    def place(self, answers: Iterable[Answer]) -> None:
        """Sort what a server says of each address.

        Raises:
            DavTrouble: TOO_BIG, for what was cut short and for more than `MOST_XML` in all; SERVER_DOWN, for
                what the server can't read itself, which is not gone.
        """
        for answer in answers:
            href = addresses.within(self.at, answer.href)
            if answer.status == CUT_SHORT:
                raise DavTrouble(Trouble.TOO_BIG)
            if answer.status >= SERVER_ERROR:
                raise DavTrouble(Trouble.SERVER_DOWN)
            if href is None or addresses.as_folder(href) == self.at:
                continue
            self._place(answer, href)

    def _place(self, answer: Answer, href: str) -> None:
        data = answer.props.get(clark("c:calendar-data"))
        if answer.status in NOT_FOUND:
            self.missing[href] = None
        elif data is not None and data.text:
            self.resources[href] = resource(href, answer.text("d:getetag"), data.text.encode())
            self.read += len(self.resources[href].body)
        elif answer.good and not href.endswith("/"):
            self.bare[href] = None
        if self.read > MOST_XML:
            raise DavTrouble(Trouble.TOO_BIG)


async def between(wire: Wire, at: str, first: datetime, last: datetime) -> tuple[Resource, ...]:
    """Read the events that touch a time.

    Raises:
        DavTrouble: they can't be read.
    """
    shelf = Shelf(at)
    reply = await wire.report(at, events_between(first, last))
    shelf.place((await properties_in(reply)).answers)
    await _fill(wire, shelf)
    return tuple(shelf.resources.values())


async def since(wire: Wire, at: str, token: str | None) -> Changes:
    """Read what changed since a token, in as many parts as the server makes of it.

    Raises:
        TokenLost: the token means nothing any more.
        NoSync: the server doesn't do this.
        DavTrouble: it can't be read.
    """
    heard: dict[str, Answer] = {}
    for _ in range(MOST_ROUNDS):
        answers, after, goes_on = await _part(wire, at, token)
        heard |= answers
        if len(heard) > MOST_RESPONSES or (goes_on and after == token):
            raise DavTrouble(Trouble.TOO_BIG)
        token = after
        if not goes_on:
            break
    else:
        raise DavTrouble(Trouble.TOO_BIG)
    shelf = Shelf(at)
    shelf.place(heard.values())
    await _fill(wire, shelf)
    return Changes(tuple(shelf.resources.values()), tuple(shelf.missing), token)


async def _part(wire: Wire, at: str, token: str | None) -> tuple[dict[str, Answer], str, bool]:
    """Ask once what changed: by address, with the next token, and whether there is more."""
    reply = await wire.report(at, changes_since(token), depth=0)
    if reply.status != MULTI_STATUS:
        raise await _unsynced(reply, token)
    told = await multistatus(reply.body)
    heard, goes_on = {}, False
    for answer in told.answers:
        href = addresses.within(at, answer.href)
        if href is None:
            continue
        if addresses.as_folder(href) != at:
            heard[href] = answer
        elif answer.status == CUT_SHORT:
            goes_on = True
        elif not answer.good:
            raise NoSync
    if told.token is None:
        raise NoSync
    return heard, told.token, goes_on


async def _unsynced(reply: Reply, token: str | None) -> Exception:
    unmet = await preconditions(reply.body)
    if clark("d:valid-sync-token") in unmet:
        return TokenLost()
    if clark("d:supported-report") in unmet or clark("d:sync-traversal-supported") in unmet:
        return NoSync()
    if token is not None and reply.status in LOST:
        return TokenLost()
    if reply.status in UNKNOWN_REPORT:
        return NoSync()
    return refusal(reply.status)


async def _fill(wire: Wire, shelf: Shelf) -> None:
    """Ask for the data of what came without, a number at once."""
    wanted = list(shelf.bare)
    for begin in range(0, len(wanted), AT_ONCE):
        paths = [addresses.path_of(href) for href in wanted[begin : begin + AT_ONCE]]
        reply = await wire.report(shelf.at, these(paths))
        shelf.place((await properties_in(reply)).answers)


def resource(href: str, etag: str | None, body: bytes) -> Resource:
    """Make a resource of what was told about it."""
    oversized = len(body) > MOST_RESOURCE
    return Resource(href, usable_etag(etag), b"" if oversized else body, oversized=oversized)


def usable_etag(told: str | None) -> str | None:
    """Return an ETag that can be sent back, in quotes; None if there is none."""
    if told is None or not told.isascii() or not told.isprintable() or len(told) > LONGEST_ETAG:
        return None
    etag = told.strip()
    if not etag:
        return None
    return etag if etag.endswith('"') else f'"{etag}"'
