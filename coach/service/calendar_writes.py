"""The plan in people's own calendars: walks are put there, moved and called off there, one by one."""

import logging
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from coach.calendars.caldav import CalDav, address_in
from coach.calendars.dav_errors import AlreadyThere, DavTrouble, Gone, Stale
from coach.calendars.dav_values import Collection
from coach.calendars.writing import write_event
from coach.domain.calendar_sources import OUR_UIDS, CalendarWalk
from coach.domain.calendars import Trouble
from coach.domain.conversation.calendar_walks import IN_VIEW
from coach.domain.conversation.calendars import stop_writing
from coach.domain.conversation.turn import Turn
from coach.domain.person import Person
from coach.domain.publishing import Published
from coach.service.calendar_giving import bring_up, event_of
from coach.service.calendar_looks import NoLook, Seen, account_of, collection_of
from coach.service.calendar_secrets import Locked, Secret
from coach.service.calendar_tools import CalendarTools
from coach.service.units import keep
from coach.storage import Connection, Database, calendars, people, published

log = logging.getLogger(__name__)

SOON = timedelta(minutes=1)
"""What somebody changed there meanwhile is read again after so long."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be written into one calendar."""

    state: calendars.Opening = field(repr=False)
    person: Person
    changes: tuple[Published, ...]


class Writes:
    """Keeps people's own calendars in step with their plans."""

    def __init__(self, database: Database, tools: CalendarTools) -> None:
        self._database = database
        self._tools = tools

    async def doubt(self, seen: Seen, secret: Secret, now: datetime) -> None:
        """Ask for each walk by its address that a read does not tell of: to be believed, they must be gone.

        Raises:
            NoLook: one stands there just as it was written, so that more may be missing.
        """
        if seen.read is None or not seen.state.source.writes:
            return
        told = {one.uid for one in seen.read.occurrences} | {one.uid for one in seen.read.quarantined}
        given = await self._database.read(partial(_standing, person_id=seen.state.person_id, now=now))
        dav = self._tools.dav(account_of(secret))
        for href, etag in [(one.href, one.etag) for one in given if one.uid not in told]:
            try:
                there = await dav.get(self._tools.lockbox.read(href)) if href and etag else None
            except Gone:
                continue
            except DavTrouble as trouble:
                raise NoLook(trouble.why.value) from None
            if there and there.etag == etag:
                raise NoLook(Trouble.BROKEN_ANSWER.value)

    async def bring(self, source_id: int, now: datetime) -> None:
        """Write into a calendar what of the plan does not stand there yet.

        What can't be written now is tried again at the next look: what stands where is kept for each walk.
        """
        work = await self._database.write(partial(_prepare, source_id=source_id, now=now))
        if work is None:
            return
        try:
            secret = self._tools.lockbox.open(work.state.sealed)
            dav, collection = self._tools.dav(account_of(secret)), collection_of(work.state, secret)
            for one in work.changes:
                written = await self._write(dav, collection, one, work)
                if not await self._database.write(partial(_keep, work=work, written=written, now=now)):
                    return
        except (Stale, Gone):
            await self._database.write(partial(calendars.look_at, source_id=source_id, at=now + SOON))
        except DavTrouble as trouble:
            await self._stopped(work, trouble.why.value, now)
        except Locked:
            await self._stopped(work, "locked", now)

    async def _stopped(self, work: _Work, why: str, now: datetime) -> None:
        log.info("a calendar can't be written", extra={"why": why})
        if why == Trouble.READ_ONLY.value:
            await self._database.write(partial(_only_read, work=work, now=now))

    async def _write(self, dav: CalDav, collection: Collection, one: Published, work: _Work) -> Published:
        """Write one walk; return it as it stands there.

        Raises:
            Stale: somebody changed it there.
            Gone: somebody removed it there.
        """
        body = write_event(event_of(one, work.person, self._tools))
        href = self._tools.lockbox.read(one.href) if one.href else None
        try:
            if href is None:
                href, etag = await _put_new(dav, collection, one, body)
            else:
                etag = await _put_again(dav, href, one.etag, body)
        except Gone:
            if not one.cancelled:
                raise
            etag = None
        sealed = self._tools.lockbox.seal_text(href) if href else None
        return replace(one, href=sealed, etag=etag, put=one.sequence)


async def _put_new(
    dav: CalDav, collection: Collection, one: Published, body: bytes
) -> tuple[str, str | None]:
    """Write a walk that is not there; where an earlier try got through after all, write over that."""
    name = one.uid.removesuffix(OUR_UIDS) + ".ics"
    href = address_in(collection, name)
    try:
        return href, await dav.create(collection, name, body)
    except AlreadyThere:
        return href, await _put_again(dav, href, None, body)


async def _put_again(dav: CalDav, href: str, etag: str | None, body: bytes) -> str | None:
    known = etag or (await dav.get(href)).etag
    if known is None:
        raise Stale
    return await dav.replace(href, body, known)


def _prepare(connection: Connection, source_id: int, now: datetime) -> _Work | None:
    """Find what is to be written; None if nothing is."""
    state = calendars.opening(connection, source_id)
    record = people.load(connection, state.person_id, now) if state else None
    if state is None or record is None or not state.source.writes:
        return None
    given = bring_up(connection, Turn(record))
    changes = tuple(one for one in given if _is_to_be_written(one, now))
    return _Work(state, record.person, changes) if changes else None


def _standing(connection: Connection, person_id: int, now: datetime) -> list[Published]:
    """List the walks ahead that stand in the person's own calendar, as far as it is read."""
    given = published.published(connection, person_id, now)
    return [one for one in given if now < one.starts_at < now + IN_VIEW and not one.cancelled]


def _is_to_be_written(one: Published, now: datetime) -> bool:
    there = one.href is not None
    return one.put != one.sequence and one.starts_at > now and (there or not one.cancelled)


def _keep(connection: Connection, work: _Work, written: Published, now: datetime) -> bool:
    """Keep where a walk stands; it is tied to what was written, so that it follows it from now on.

    Returns whether the rest is to be written: the person may have thought better of it.
    """
    people.hold(connection, work.state.person_id)
    state = calendars.opening(connection, work.state.source.id)
    if state is None or not state.source.writes:
        return False
    there = published.published(connection, state.person_id, now)
    fresh = next((one for one in there if one.id == written.id), None)
    if fresh is None:
        return True
    kept = replace(fresh, href=written.href, etag=written.etag, put=written.put)
    published.keep_published(connection, state.person_id, [kept])
    starts = None if written.cancelled else written.starts_at
    walk = CalendarWalk(state.source.id, written.uid, starts, written.ends_at)
    calendars.keep_event(connection, state, walk)
    if starts:
        calendars.tie(connection, written.planned_id, written.uid, starts)
    return True


def _only_read(connection: Connection, work: _Work, now: datetime) -> None:
    record = people.load(connection, work.state.person_id, now)
    source = next((one for one in record.sources if one.id == work.state.source.id), None) if record else None
    if record is None or source is None:
        return
    turn = Turn(record)
    stop_writing(turn, source)
    keep(connection, turn, record.person, syncing=True)
