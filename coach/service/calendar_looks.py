"""Looking into one calendar: its link, its file or its account, as far as it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from operator import attrgetter
from zoneinfo import ZoneInfo

from coach.calendars.answers import Validators
from coach.calendars.dav_errors import DavTrouble, NoSync, TokenLost
from coach.calendars.dav_values import Account, Collection
from coach.calendars.links import read_link
from coach.calendars.refusing import Refused
from coach.domain.calendar_sources import KEPT_DAYS, SourceKind
from coach.domain.calendars import CalendarRead, Unreadable, Window
from coach.domain.refreshing import FULL_READ
from coach.service.calendar_secrets import Locked, Secret, Shelf
from coach.service.calendar_tools import CalendarTools, FileGone
from coach.storage.calendars import Opening

MOST_FILE = 10 * 1024 * 1024
"""Bytes."""

FILE_GONE, LOCKED = "file_gone", "locked"
"""Codes of what can be the matter here, beside those of links, accounts and files."""

BEHIND = timedelta(days=1)
"""What began so long ago is still read."""


_Body = tuple[Opening, bytes | None, Mapping[str, str | None]]
"""What a server said, what the calendar holds (None = it is as it was), and entries' ETags by name."""


class NoLook(Exception):  # noqa: N818 - named by what has happened
    """A calendar could not be read; `why` is the code that somebody is told by."""

    def __init__(self, why: str, retry_after: timedelta | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look brought."""

    state: Opening
    """With what the server said of the calendar's state."""
    read: CalendarRead | None
    """None = it is as it was."""
    etags: Mapping[str, str | None] = field(default_factory=dict)
    """Of an account's entries, by their names there."""


async def look(tools: CalendarTools, state: Opening, secret: Secret, now: datetime) -> Seen:
    """Read a calendar, unless it is as it was and all of it was read within a day.

    Raises:
        NoLook: it can't be read now.
    """
    parsed = state.parsed_at
    if parsed is None or state.source.read_at is None or now - parsed >= FULL_READ:
        state = replace(state, etag=None, last_modified=None, digest=None, token=None)
    try:
        state, body, etags = await _body(tools, state, secret, now)
        if body is None:
            return Seen(state, None)
        read = await tools.reader.read(body, window_of(state.zone, now))
    except Refused as refused:
        raise NoLook(refused.why.value, refused.retry_after) from None
    except DavTrouble as trouble:
        raise _no_look(trouble) from None
    except Unreadable as unreadable:
        raise NoLook(unreadable.reason.value) from None
    except FileGone:
        raise NoLook(FILE_GONE) from None
    return Seen(replace(state, parsed_at=now), read, etags)


def window_of(zone: str, now: datetime) -> Window:
    """Tell which days are read: yesterday to three weeks ahead, where the person is."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return Window(today - BEHIND, today + timedelta(days=KEPT_DAYS), zone)


def name_of(href: str) -> str:
    """Tell how an entry is named in its calendar."""
    return href.rpartition("/")[2]


def account_of(secret: Secret) -> Account:
    """Make what logs in."""
    return Account(secret.url, secret.user, secret.password)


def collection_of(state: Opening, secret: Secret) -> Collection:
    """Find the calendar of an account that was picked.

    Raises:
        Locked: what was picked is not there.
    """
    place = state.source.picked
    if place is None or place >= len(secret.shelves):
        raise Locked
    shelf = secret.shelves[place]
    return Collection(shelf.href, shelf.name, writable=shelf.writable, zone=shelf.zone)


async def shelves_of(tools: CalendarTools, secret: Secret) -> tuple[Shelf, ...]:
    """List an account's calendars.

    Raises:
        NoLook: it can't be read now, or there are none.
    """
    try:
        found = await tools.dav(account_of(secret)).discover()
    except DavTrouble as trouble:
        raise _no_look(trouble) from None
    return tuple(Shelf(one.href, one.name, one.writable, one.zone) for one in found if one.holds_events)


def _no_look(trouble: DavTrouble) -> NoLook:
    wait = timedelta(seconds=trouble.retry_after) if trouble.retry_after else None
    return NoLook(trouble.why.value, wait)


async def _body(tools: CalendarTools, state: Opening, secret: Secret, now: datetime) -> _Body:
    """Fetch what a calendar holds; None if it is as it was."""
    match state.source.kind:
        case SourceKind.LINK:
            known = Validators(state.etag, state.last_modified, state.digest)
            fetched = await tools.fetcher.fetch(read_link(secret.link, tools.policy), known)
            told = fetched.validators
            state = replace(state, etag=told.etag, last_modified=told.last_modified, digest=told.digest)
            return state, fetched.body, {}
        case SourceKind.FILE:
            body = await tools.files.download(secret.file_id, MOST_FILE)
            digest = sha256(body).hexdigest()
            return replace(state, digest=digest), None if digest == state.digest else body, {}
        case _:
            return await _from_account(tools, state, secret, now)


async def _from_account(tools: CalendarTools, state: Opening, secret: Secret, now: datetime) -> _Body:
    """Read a calendar of an account, if anything changed since the last time."""
    dav = tools.dav(account_of(secret))
    collection = collection_of(state, secret)
    if state.token is not None:
        try:
            changes = await dav.changes(collection, state.token)
        except (TokenLost, NoSync):
            state = replace(state, token=None)
        else:
            state = replace(state, token=changes.token)
            if not changes.changed and not changes.deleted:
                return state, None, {}
    token = state.token or await dav.token(collection)
    window = window_of(state.zone, now)
    first = datetime.combine(window.first, time(), UTC) - BEHIND
    last = datetime.combine(window.last, time(), UTC) + 2 * BEHIND
    resources = await dav.events(collection, first, last)
    body = b"\r\n".join(one.body for one in sorted(resources, key=attrgetter("href")) if one.body) or _EMPTY
    digest = sha256(body).hexdigest()
    etags = {name_of(one.href): one.etag for one in resources}
    return replace(state, token=token, digest=digest), None if digest == state.digest else body, etags


_EMPTY = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Walk It Off//empty//EN\r\nEND:VCALENDAR\r\n"
"""A calendar with nothing in these days."""
