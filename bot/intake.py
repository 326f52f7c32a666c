"""Updates in: kept before they are acknowledged, handled in each person's order, poison parked."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast
from weakref import WeakValueDictionary

from sqlalchemy import Connection
from telegram import Update
from telegram.ext import Application, BaseUpdateProcessor, CallbackContext

from bot.clock import Clock
from bot.patience import Patience, passes, surely
from bot.raw_places import without_positions
from bot.raw_updates import NOBODY, RawUpdate, number_of, person_in
from coach.calendars.secrets import Sealed, Vault
from coach.domain.outgoing import Outgoing
from coach.domain.replies import WentWrong
from coach.storage import inbox, outbox
from coach.storage.database import Database

log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyContext = CallbackContext[Any, Any, Any, Any]

MOST_TRIES = 3
"""A failing update is tried so often."""

MOST_CRASHES = 10
"""One in whose handling the process dies is tried so often: a power cut looks the same."""

AT_ONCE = 64
"""Updates of different people in work at the same time: what one group commit takes."""

LINED_UP = 1_000_000
"""No bound: who waits for their turn must not hold up other people."""


class UpdateQueue(asyncio.Queue[object]):
    """The library's queue of updates, where to put a raw update means to keep it first."""

    def __init__(self, keep: Callable[[Sequence[RawUpdate]], Awaitable[None]]) -> None:
        super().__init__()
        self._keep = keep

    async def put(self, item: object) -> None:
        """Commit a raw update; anything else (parsed, or the library's own signal) just passes."""
        if isinstance(item, dict):
            await self._keep([item])
        else:
            await super().put(item)


class Intake(BaseUpdateProcessor):
    """Takes updates in, and has them handled: a person's own one after the other, people side by side."""

    def __init__(
        self, database: Database, clock: Clock, handled: Callable[[], None], vault: Vault | None = None
    ) -> None:
        """`vault`: seals what waits to be handled, as passwords are among it; None = it waits unsealed."""
        super().__init__(LINED_UP)
        self._vault = vault
        self.queue = UpdateQueue(self.keep)
        self._database = database
        self._clock = clock
        self._handled = handled
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._failures: dict[int, Exception] = {}

    def attach(self, application: AnyApplication) -> None:
        """Learn who handles updates, and be told of what goes wrong there; call it before anything else."""
        self._application = application
        application.add_error_handler(self._failed)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def keep(self, updates: Sequence[RawUpdate]) -> None:
        """Commit updates, then line up those that are new; when this returns, they are safe."""
        rows = [(update, self._sealed(update)) for update in await without_positions(updates)]
        unit = partial(_keep, rows=rows, now=self._clock.now())
        for update in await surely(self._database, unit, log):
            await self._line_up(update)

    async def replay(self) -> None:
        """Line up what was kept but not handled before the last stop, in its order."""
        for kept in await self._database.read(inbox.waiting):
            raw = self._opened(kept.body)
            if raw is None:
                await self._park(kept.update_id, kept.person_id, "sealed")
            else:
                await self._line_up(raw)

    def _sealed(self, update: RawUpdate) -> str:
        body = json.dumps(update)
        return self._vault.seal(body) if self._vault else body

    def _opened(self, body: str) -> RawUpdate | None:
        """Read an update that was kept; None where the key is another one now."""
        try:
            plain = body if body.startswith("{") or not self._vault else self._vault.open(body)
            raw: RawUpdate = json.loads(plain)
        except (Sealed, ValueError):
            log.warning("an update that was kept can't be opened: the calendar key is another one")
            return None
        return raw

    async def idle(self) -> None:
        """Wait until everything that was lined up is handled or parked."""
        await self.queue.join()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update once those before it of the same person are through."""
        cast("Coroutine[Any, Any, Any]", coroutine).close()  # one try; it takes as many as are needed
        if isinstance(update, Update):
            person = update.effective_user
            turn = self._turns.setdefault(person.id if person else NOBODY, asyncio.Lock())
            async with turn:
                await self._handle(update, person.id if person else NOBODY)
            self._handled()

    async def _line_up(self, raw: RawUpdate) -> None:
        """Parse one update for handling; one that can't be parsed is parked and stops nobody."""
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as error:
            log.exception("an update can't be parsed", extra={"update": number_of(raw)})
            await self._park(number_of(raw) or 0, person_in(raw), type(error).__name__)
        else:
            await self.queue.put(update)

    async def _handle(self, update: Update, person: int) -> None:
        """Try an update a few times, over restarts too; then park it."""
        number, error, failures = update.update_id, None, 0
        while failures < MOST_TRIES and await self._count(number) <= MOST_CRASHES:
            error = await self._try(update)
            if await self._database.read(partial(inbox.is_done, update_id=number)):
                return
            if error is None:
                await surely(self._database, partial(inbox.mark_done, update_id=number), log)
                return
            failures += 1
        await self._park(number, person, type(error).__name__ if error else "crash")

    async def _count(self, number: int) -> int:
        """Count a try before it is made, so that a crash counts as well."""
        return await surely(self._database, partial(inbox.count_try, update_id=number), log)

    async def _try(self, update: Update) -> Exception | None:
        """Let the handlers have an update; return what went wrong, except what the database gets over."""
        patience = Patience("the database can't be used", log)
        while True:
            async with self._places:
                await self._application.process_update(update)
            error = self._failures.pop(update.update_id, None)
            if error is None or not passes(error):
                return error
            await patience.wait(error)

    async def _failed(self, update: object, context: AnyContext) -> None:
        """Take down what went wrong in a handler."""
        number = update.update_id if isinstance(update, Update) else 0
        log.error("an update can't be handled", exc_info=context.error, extra={"update": number})
        if context.error is not None:
            self._failures[number] = context.error

    async def _park(self, number: int, person: int, kind: str) -> None:
        """Put an update aside and say sorry."""
        await surely(
            self._database,
            partial(_park, update_id=number, person_id=person, kind=kind, now=self._clock.now()),
            log,
        )
        log.error("an update is parked", extra={"update": number, "kind": kind})
        self._handled()


def _keep(connection: Connection, rows: Sequence[tuple[RawUpdate, str]], now: datetime) -> list[RawUpdate]:
    """Keep updates; return those that were not known yet."""
    return [
        update
        for update, body in rows
        if (number := number_of(update)) is not None
        and inbox.keep_update(connection, number, person_in(update), body, now)
    ]


def _park(connection: Connection, update_id: int, person_id: int, kind: str, now: datetime) -> None:
    """Put an update aside, and an apology into the outbox."""
    inbox.park(connection, update_id, kind)
    if person_id != NOBODY:
        outbox.put(connection, person_id, Outgoing(WentWrong()), now)
