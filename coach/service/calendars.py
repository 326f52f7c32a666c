"""Calendars: what people say of them is taken up, and each is looked into when its time has come."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from coach.domain.calendar_sources import CalendarSource, CalendarWays, SourceKind
from coach.domain.calendars import Trouble
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.turn import Turn
from coach.domain.feeds import FeedDocument
from coach.service.calendar_giving import Giving
from coach.service.calendar_hearing import Hearing
from coach.service.calendar_looks import LOCKED, NoLook, look, shelves_of
from coach.service.calendar_news import News, keep_failure, keep_shelves, sorted_out, take_in
from coach.service.calendar_secrets import (
    Locked,
    Secret,
)
from coach.service.calendar_tools import CalendarTools
from coach.service.calendar_writes import Writes
from coach.storage import Connection, Database, calendars, published

log = logging.getLogger(__name__)

MOST_NAME = 80
"""Letters kept of what a calendar calls itself."""


class Calendars:
    """The use cases around calendars."""

    def __init__(self, database: Database, tools: CalendarTools) -> None:
        self._database = database
        self._tools = tools
        self._writes = Writes(database, tools)
        self._hearing = Hearing(tools)
        self._giving = Giving(tools)

    # --- what people say ---

    def ways(self, connection: Connection, turn: Turn) -> CalendarWays:
        """Tell what can be done with calendars here, for one person, and what theirs are called."""
        feed = self._tools.public_url is not None
        names = {source.id: self._name(connection, source) for source in turn.record.sources}
        subscribed = feed and published.has_feed(connection, turn.person.id)
        return CalendarWays(self._tools.lockbox.has_key, feed, subscribed, names)

    def _name(self, connection: Connection, source: CalendarSource) -> str:
        state = calendars.opening(connection, source.id)
        return self._named(state.sealed) if state else ""

    def hear(self, turn: Turn, text: str, heard: Heard) -> bool:
        """Take up a message if it is about a calendar; False if it is something else."""
        return self._hearing.hear(turn, text, heard)

    def take_file(self, turn: Turn, file_id: str) -> None:
        """Take up a file that was sent."""
        self._hearing.take_file(turn, file_id)

    def give(self, connection: Connection, turn: Turn) -> None:
        """Give out the plan as `turn.gives` says, or end that."""
        self._giving.give(connection, turn)

    async def feed(self, token_hash: str, now: datetime) -> FeedDocument | None:
        """Write what stands behind a private address; None for one that is not known, or no longer."""
        return await self._database.write(partial(self._giving.feed, token_hash=token_hash, now=now))

    # --- looking ---

    async def due(self, now: datetime, most: int) -> Sequence[int]:
        """List the calendars that are to be read now, longest overdue first."""
        return await self._database.read(partial(calendars.due, now=now, most=most))

    async def wanted(self, now: datetime, most: int) -> frozenset[int]:
        """List the calendars that are to be read now, for themselves or before nudges."""
        return await self._database.read(partial(_wanted, now=now, most=most))

    async def before_nudges(self, now: datetime) -> dict[int, int]:
        """Find the calendars that are to be read before nudges that are due, each with whose it is."""
        return await self._database.read(partial(calendars.before_nudges, now=now))

    async def put_off(self, source_id: int, until: datetime) -> None:
        """Read a calendar no earlier than at some instant: something is wrong with us."""
        await self._database.write(partial(calendars.look_at, source_id=source_id, at=until))

    async def tidy(self, now: datetime) -> int:
        """Let go of calendars never chosen, and of what was given out long ago; returns how many."""

        def unit(connection: Connection) -> int:
            return calendars.forget_unchosen(connection, now) + published.tidy(connection, now)

        return await self._database.write(unit)

    async def look(self, source_id: int, now: datetime) -> None:
        """Look into one calendar, and go on from what is found there."""
        state = await self._database.read(partial(calendars.opening, source_id=source_id))
        if state is None:
            return
        if not state.source.chosen and state.source.read_at is not None:
            await self._database.write(partial(calendars.forget, source_id=source_id))
            return
        try:
            await self._look(state, now)
        except Locked:
            await self._failed(state, NoLook(LOCKED), now)
        except NoLook as trouble:
            await self._failed(state, trouble, now)

    async def _look(self, state: calendars.Opening, now: datetime) -> None:
        lockbox = self._tools.lockbox
        secret = lockbox.open(state.sealed)
        if state.source.kind is SourceKind.CALDAV and state.source.picked is None:
            shelves = await shelves_of(self._tools, secret)
            if not shelves:
                raise NoLook(Trouble.NO_CALENDARS.value)
            sealed, names = lockbox.seal(replace(secret, shelves=shelves)), tuple(one.name for one in shelves)
            unit = partial(keep_shelves, state=state, sealed=sealed, names=names, now=now)
            await self._database.write(unit)
            return
        seen = await look(self._tools, state, secret, now)
        await self._writes.doubt(seen, secret, now)
        name = (seen.read.name if seen.read else None) or secret.name or _shelf_name(state, secret)
        if name[:MOST_NAME] != secret.name:
            sealed = lockbox.seal(replace(secret, name=name[:MOST_NAME]))
        else:
            sealed = state.sealed
        walks, busy = await asyncio.to_thread(sorted_out, seen, lockbox)
        older = partial(self._older_files, state=state, name=name)
        news = News(seen, sealed, name, walks, busy, now, await self._database.read(older))
        if await self._database.write(partial(take_in, news=news)):
            await self._writes.bring(state.source.id, now)

    def _older_files(self, connection: Connection, state: calendars.Opening, name: str) -> frozenset[int]:
        """Find the files that a file takes the place of: those of the calendar that has its name."""
        source = state.source
        if source.kind is not SourceKind.FILE or not source.chosen or source.read_at or not name:
            return frozenset()
        files = calendars.files_of(connection, state.person_id)
        return frozenset(one for one, sealed in files if one != source.id and self._named(sealed) == name)

    def _named(self, sealed: str) -> str:
        try:
            return self._tools.lockbox.open(sealed).name
        except Locked:
            return ""

    async def _failed(self, state: calendars.Opening, trouble: NoLook, now: datetime) -> None:
        log.info("a calendar can't be read", extra={"kind": state.source.kind.value, "why": trouble.why})
        await self._database.write(partial(keep_failure, state=state, trouble=trouble, now=now))


def _shelf_name(state: calendars.Opening, secret: Secret) -> str:
    """Tell what an account calls the calendar that was picked."""
    place = state.source.picked
    return secret.shelves[place].name if place is not None and place < len(secret.shelves) else ""


def _wanted(connection: Connection, now: datetime, most: int) -> frozenset[int]:
    """List what is to be read now."""
    return frozenset(calendars.due(connection, now, most)) | calendars.before_nudges(connection, now).keys()
