"""The whole bot: everything is made, started and stopped here."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from typing import Any

from telegram.ext import Application, ContextTypes
from telegram.request import BaseRequest

from bot.calendar_parts import Network, calendar_tools
from bot.clock import Clock
from bot.exits import CannotRun, Code
from bot.helper_http import HttpHelper
from bot.intake import Intake
from bot.opening import open_database
from bot.polling import Poller, connect
from bot.raw_bot import RawBot
from bot.raw_updates import RawUpdate
from bot.sending import Sender
from bot.settings import Settings
from bot.speaking import Speaker
from bot.telegram_http import AiohttpRequest
from bot.warming_up import warm_up
from coach.domain.feeds import FeedDocument
from coach.service.calendars import Calendars
from coach.service.coach import Coach
from coach.storage import Connection, calendars, due, inbox, outbox, people
from handlers.buckets import Floods
from handlers.context import Context, Shared
from handlers.registry import handlers
from scheduling.calendar_sync import CalendarSync
from scheduling.dispatcher import Dispatcher
from scheduling.schedule import Schedule

log = logging.getLogger(__name__)

INTERNET = Network()
STOP_SECONDS = 8.0
"""For answering what is queued, so that the process is gone within ten."""


class WalkItOff:
    """The bot, from `start` to `stop`; in between, `ended` tells if it can't go on."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        request: BaseRequest | None = None,
        network: Network = INTERNET,
    ) -> None:
        """`request`: a Telegram inside this process, which has no limits of speed; None = the real one."""
        self._settings = settings
        self._clock = clock
        self._request = request
        self._network = network
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._ends = AsyncExitStack()
        self._started = False
        self._next_instant: datetime | None = None

    async def start(self, *, poll: bool = True) -> None:
        """Bring everything up; what was left undone before comes before anything new.

        `poll`: ask Telegram for updates and let the clock tick; without, `feed` and `settle` do so.

        Raises:
            CannotRun: no usable token, no usable database, or another instance at work.
        """
        try:
            await self._start(poll=poll)
        except BaseException:
            await self.stop()
            raise

    async def _start(self, *, poll: bool) -> None:
        token = self._settings.token().get_secret_value()
        self.database = await open_database(self._settings.database_url, self._ends)
        await asyncio.to_thread(warm_up)
        self._build(token)
        self._ends.push_async_callback(self._bot.shutdown)
        await connect(self._bot)
        await self._application.initialize()
        await self._application.start()
        self._ends.push_async_callback(self._application.stop)
        log.info("outbox recovered", extra=await self.database.write(outbox.recover))
        self._own("sender", self._sender.run())
        await self._intake.replay()
        await self._alive()
        await self._look_ahead()
        self._started = True
        if poll:
            await self._serve_feeds()
            poller = Poller(self._bot, self._intake.keep)
            self._own("poller", poller.run())
            self._own("dispatcher", self._dispatch(poller))
        log.info("started")

    async def _dispatch(self, poller: Poller) -> None:
        """Speak first only after what people wrote meanwhile was heard."""
        await poller.caught_up.wait()
        await self._intake.idle()
        self._schedule.start()
        await self._dispatcher.run(self._schedule)

    def _build(self, token: str) -> None:
        """Make the parts and tie them together."""
        request = self._request or AiohttpRequest()
        rate = self._settings.send_rate if self._request is None else None
        self._bot = RawBot(
            token,
            self._settings.telegram_base_url,
            self._settings.telegram_base_file_url,
            request=request,
            get_updates_request=request,
        )
        self._sender = Sender(Speaker(self._bot), self.database, self._clock, rate)
        self._intake = Intake(self.database, self._clock, self._sender.wake, self._settings.vault())
        self._application = (
            Application.builder()
            .bot(self._bot)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=Context, bot_data=Shared))
            .update_queue(self._intake.queue)
            .concurrent_updates(self._intake)
            .build()
        )
        self._intake.attach(self._application)
        self._application.add_handlers(handlers())
        tools = calendar_tools(self._settings, self._bot, self._clock, self._network, self._ends)
        self._calendars = Calendars(self.database, tools)
        self._coach = Coach(self.database, self._helper(), self._calendars)
        self._application.bot_data.coach = self._coach
        self._application.bot_data.now = self._clock.now
        self._application.bot_data.floods = None if self._request else Floods()
        sync = CalendarSync(self._calendars, self._clock.now, self._sender.wake)
        self._dispatcher = Dispatcher(self._coach, sync, self._clock.now, self._sender.wake)
        self._schedule = Schedule(self._upkeep, self._alive)

    async def _serve_feeds(self) -> None:
        """Serve private feeds, where they can be reached from outside.

        Raises:
            CannotRun: the port is taken, or the host is none of this machine's.
        """
        settings = self._settings
        if settings.public_url is None:
            return
        from web.feed import FeedServer  # noqa: PLC0415 - most bots serve none, and a server is large

        async def lookup(token_hash: str) -> FeedDocument | None:
            return await self._calendars.feed(token_hash, self._clock.now())

        server = FeedServer(lookup, settings.web_host, settings.web_port)
        try:
            port = await server.start()
        except OSError as error:
            line = f"Feeds can't be served on {settings.web_host}:{settings.web_port}: {error.strerror}."
            raise CannotRun(Code.CONFIGURATION, line) from None
        self._ends.push_async_callback(server.stop)
        log.info("feeds are served", extra={"port": port})

    def _helper(self) -> HttpHelper | None:
        """Make the way to the language model that may help, if one is set up."""
        settings = self._settings.helper()
        helper = HttpHelper(settings) if settings else None
        if helper:
            self._ends.push_async_callback(helper.close)
        return helper

    async def feed(self, update: RawUpdate) -> None:
        """Take one raw update in, as if it had been polled."""
        await self._application.update_queue.put(update)

    async def settle(self) -> None:
        """Wait until every update is handled, all that is due is claimed, all that can be sent is sent."""
        await self._intake.idle()
        await self._dispatcher.settle()
        await self._sender.drained()
        await self._look_ahead()

    def next_instant(self) -> datetime | None:
        """Tell when something will be due next (UTC), as it was after `start` or the last `settle`."""
        return self._next_instant

    async def zone_of(self, person_id: int) -> str | None:
        """Tell in which zone somebody lives; None for somebody unknown."""
        load = partial(people.load, person_id=person_id, now=self._clock.now())
        record = await self.database.read(load)
        return record.person.zone if record else None

    async def _look_ahead(self) -> None:
        """Find out when something will be due next, or may be sent."""
        self._next_instant = await self.database.read(partial(_next_instant, now=self._clock.now()))

    async def ended(self) -> None:
        """Wait until the bot can't go on, and raise why."""
        done, _ = await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Take nothing new in, answer what is queued, let go of everything; twice is harmless."""
        await self._cancel("poller", "dispatcher")
        if self._started:
            self._started = False
            self._schedule.stop()
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await self._intake.idle()
                    await self._sender.drained()
            except TimeoutError:
                log.warning("stopped with something still queued; it is kept")
        await self._cancel("sender")
        try:
            async with asyncio.timeout(STOP_SECONDS / 10):
                await self._ends.aclose()
        except TimeoutError:
            log.warning("stopped in the middle of something")

    def _own(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run something until the end."""
        self._tasks[name] = asyncio.create_task(work, name=name)  # noqa: TID251 - the lifecycle is here

    async def _cancel(self, *names: str) -> None:
        """End what runs under these names."""
        for name in names:
            task = self._tasks.pop(name, None)
            if task is not None:
                task.cancel()
                await asyncio.wait([task])

    async def _alive(self) -> None:
        """Note that the bot is alive, and tell people if it was not for over a day."""
        told = await self._coach.alive(self._clock.now())
        if told:
            log.warning("people were told of an outage", extra={"people": told})
            self._sender.wake()

    async def _upkeep(self) -> None:
        """Throw away what nobody needs any more."""
        now = self._clock.now()
        removed = await self.database.write(partial(inbox.tidy, now=now))
        await self._calendars.tidy(now)
        log.info(
            "tidied",
            extra={"inbox": removed, "outbox": await self.database.write(partial(outbox.tidy, now=now))},
        )


def _next_instant(connection: Connection, now: datetime) -> datetime | None:
    """Find when something will be due or read next, or may be sent."""
    instants = (due.next_at(connection), calendars.next_at(connection), outbox.next_at(connection, now))
    return min((instant for instant in instants if instant is not None), default=None)
