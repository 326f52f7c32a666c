"""What was written while the bot was away is heard before the bot speaks first."""

import asyncio
from types import SimpleNamespace

import pytest

from bot.polling import Poller
from bot.raw_bot import RawBot
from bot.telegram_http import AiohttpRequest
from tests.faults.fake_bot_api import TOKEN, fake_bot_api


def telegram_with(*batches):
    left, asked = list(batches), []

    async def raw_updates(offset, *, wait=True):
        asked.append((offset, wait))
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    return SimpleNamespace(raw_updates=raw_updates, asked=asked)


async def caught_up(poller):
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(poller.run())
        await poller.caught_up.wait()
        await asyncio.sleep(0)
        polling.cancel()


async def test_polling_does_not_wait_until_nothing_is_left_of_what_was_written_meanwhile():
    telegram, seen = telegram_with([{"update_id": 1}], [{"update_id": 2}], []), []

    async def keep(updates):
        seen.append((updates[0]["update_id"], poller.caught_up.is_set()))

    poller = Poller(telegram, keep)
    await caught_up(poller)

    assert seen == [(1, False), (2, False)]
    assert telegram.asked == [(None, False), (2, False), (3, False), (3, True)]


async def test_where_nothing_was_written_telegram_answers_at_once():
    async def keep(updates):
        pytest.fail("there is nothing to keep")

    with fake_bot_api() as api:
        request = AiohttpRequest()
        async with RawBot(TOKEN, f"{api.url}/bot", request=request, get_updates_request=request) as bot:
            await caught_up(Poller(bot, keep))


@pytest.mark.parametrize("last", ["caught up", "heard"])
async def test_the_bot_speaks_first_only_after_it_caught_up_and_all_was_heard(bot, monkeypatch, last):
    caught_up, heard, speaks, early = asyncio.Event(), asyncio.Event(), asyncio.Event(), []

    async def run(schedule):
        speaks.set()

    monkeypatch.setattr(bot._intake, "idle", heard.wait)
    monkeypatch.setattr(bot._dispatcher, "run", run)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(bot._dispatch(SimpleNamespace(caught_up=caught_up)))
        for missing in (caught_up, heard) if last == "heard" else (heard, caught_up):
            await asyncio.sleep(0.01)
            early.append(speaks.is_set())
            missing.set()
        await speaks.wait()

    assert early == [False, False]
