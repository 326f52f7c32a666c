"""The same handlers over a Bot API on loopback: over HTTP each message is said as it is in memory."""

import asyncio

import people
import pytest
from fake_bot_api import TOKEN, fake_bot_api
from pydantic import SecretStr

from bot.application import WalkItOff
from bot.in_process.simulated_clock import SimulatedClock
from bot.telegram_http import AiohttpRequest


class Recorder:
    """Stands before the bot and notes what it is fed, and when."""

    def __init__(self, bot, clock):
        self.fed = []
        self._bot = bot
        self._clock = clock

    def __getattr__(self, name):
        return getattr(self._bot, name)

    async def feed(self, update):
        self.fed.append((self._clock.now(), update))
        await self._bot.feed(update)


@pytest.fixture
def api():
    with fake_bot_api() as running:
        running.rules = False
        yield running


async def until(bot, clock, goal):
    """Let the simulated time pass, stopping at each instant at which something is due."""
    while (due := bot.next_instant()) is not None and clock.now() < due <= goal:
        clock.advance_to(due)
        await bot.settle()
    clock.advance_to(goal)
    await bot.settle()


async def handled(bot, api, update_id):
    """Wait until an update was polled, acknowledged, handled and answered."""
    async with asyncio.timeout(20):
        while api.acknowledged < update_id:  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.002)  # the other end is a server in a thread of its own
    await bot.settle()


async def test_a_journey_is_the_same_over_http(chat, clock, settings, api, tmp_path):
    chat.bot = Recorder(chat.bot, clock)
    said = []
    chat.heard = lambda event: said.append(event.message.text if event.message else None)
    begun = clock.now()
    await people.live(chat, people.FIVE_MINUTE_STARTER, weeks=4)

    changed = {
        "telegram_bot_token": SecretStr(TOKEN),
        "telegram_base_url": f"{api.url}/bot",
        "database_url": f"sqlite:///{tmp_path / 'over_http.sqlite3'}",
    }
    later = SimulatedClock(begun)
    bot = WalkItOff(settings.model_copy(update=changed), later, AiohttpRequest())
    await bot.start(poll=True)
    for at, update in chat.bot.fed:
        await until(bot, later, at)
        api.give(update)
        await handled(bot, api, update["update_id"])
    await bot.stop()

    assert [seen.text for seen in api.delivered] == [text for text in said if text is not None]
