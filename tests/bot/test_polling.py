"""Polling: acknowledged after it was kept, patient, and alone."""

import asyncio

import pytest

from bot.exits import CannotRun, Code
from bot.polling import Poller, connect
from bot.raw_bot import RawBot
from bot.telegram_http import AiohttpRequest
from tests.faults.fake_bot_api import TOKEN, Fault, fake_bot_api


@pytest.fixture
def api():
    with fake_bot_api() as running:
        yield running


@pytest.fixture
async def bot(api):
    request = AiohttpRequest()
    async with RawBot(TOKEN, f"{api.url}/bot", request=request, get_updates_request=request) as made:
        yield made


class Kept:
    """Keeps updates until there are enough."""

    def __init__(self, api, many):
        self.updates = []
        self.acknowledged = []
        self.enough = asyncio.Event()
        self._api = api
        self._many = many

    async def keep(self, updates):
        """Take one batch."""
        self.acknowledged.append(self._api.acknowledged)
        self.updates += [update["update_id"] for update in updates]
        {True: self.enough.set, False: bool}[len(self.updates) >= self._many]()


async def polled(bot, kept, **options):
    """Poll until enough is kept."""
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(Poller(bot, kept.keep, **options).run())
        await kept.enough.wait()
        polling.cancel()


async def test_an_update_is_acknowledged_only_after_it_was_kept(api, bot):
    kept = Kept(api, 3)
    numbers = api.give({"message": {}}, {"message": {}})
    api.plan(Fault("getUpdates", status=502))
    last = asyncio.get_running_loop().call_later(1, api.give, {"message": {}, "update_id": 2000})
    await polled(bot, kept)
    last.cancel()

    assert kept.updates == [*numbers, 2000]
    assert kept.acknowledged == [0, numbers[-1]]


async def test_a_rival_that_goes_away_soon_is_waited_out(api, bot):
    kept = Kept(api, 1)
    api.plan(Fault("getUpdates", status=409, description="Conflict", times=2))
    api.give({"message": {}})
    await polled(bot, kept, rival_seconds=30)

    assert len(kept.updates) == 1


async def test_a_rival_that_stays_ends_the_process_with_a_plain_line(api, bot):
    api.plan(Fault("getUpdates", status=409, description="Conflict", times=99))

    with pytest.raises(CannotRun) as refusal:
        await Poller(bot, Kept(api, 1).keep, rival_seconds=1).run()

    assert refusal.value.code is Code.TRY_LATER


async def test_telegram_may_ask_to_poll_later(api, bot):
    kept = Kept(api, 1)
    api.plan(Fault("getUpdates", status=429, description="Too Many Requests", parameters={"retry_after": 1}))
    api.give({"message": {}})
    await polled(bot, kept)

    assert len(kept.updates) == 1


async def test_connecting_waits_for_telegram_and_for_nothing_else(api):
    api.plan(Fault("getMe", status=502))
    api.plan(Fault("getMe", status=429, parameters={"retry_after": 1}))
    request = AiohttpRequest()
    bot = RawBot(TOKEN, f"{api.url}/bot", request=request, get_updates_request=request)
    await connect(bot)
    name = bot.username
    await bot.shutdown()

    assert name == "walk_bot"
