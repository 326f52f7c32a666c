"""The whole bot, from start to stop."""

import socket
from datetime import timedelta

import httpx
import pytest
from caldav_servers import free_port

from bot.application import WalkItOff
from bot.exits import CannotRun, Code


async def test_a_second_bot_on_the_same_data_is_refused_and_leaves_the_first_alone(
    settings, clock, telegram, chat
):
    second = WalkItOff(settings, clock, telegram)
    with pytest.raises(CannotRun) as refusal:
        await second.start(poll=False)

    assert refusal.value.code is Code.TRY_LATER
    assert len(await chat.write("/start")) == 1


async def test_what_a_bot_could_not_start_with_is_let_go_again(settings, clock, telegram):
    tokenless = settings.model_copy(update={"telegram_bot_token": None})
    with pytest.raises(CannotRun):
        await WalkItOff(tokenless, clock, telegram).start(poll=False)
    bot = WalkItOff(settings, clock, telegram)
    await bot.start(poll=False)
    await bot.stop()
    await bot.stop()


async def test_it_can_be_started_again_and_nothing_is_due_in_an_empty_house(settings, clock, telegram):
    bot = WalkItOff(settings, clock, telegram)
    for _ in range(2):
        await bot.start(poll=False)
        await bot.settle()
        await bot.stop()

    assert bot.next_instant() is None


async def test_upkeep_throws_away_what_was_handled_long_ago(bot, chat, clock):
    await chat.write("/start")
    clock.advance_to(clock.now() + timedelta(days=3))
    await chat.write("/help")
    await bot._upkeep()
    kept = await bot.database.read(
        lambda connection: connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar()
    )

    assert kept == 1


async def test_a_part_that_fails_ends_the_whole(bot):
    await bot.database.close()
    bot._own("poller", bot._upkeep())

    with pytest.raises(RuntimeError):
        await bot.ended()


async def test_feeds_are_served_where_they_can_be_reached_from_outside(settings, clock, telegram):
    port = free_port()
    public = settings.model_copy(update={"public_url": "https://walk.example", "web_port": port})
    bot = WalkItOff(public, clock, telegram)
    await bot.start()
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            assert (await http.get("/healthz")).status_code == 200
            assert (await http.get("/calendar/nobody.ics")).status_code == 404
    finally:
        await bot.stop()


async def test_a_port_that_is_taken_is_told_in_plain_words(settings, clock, telegram):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        public = settings.model_copy(update={"public_url": "https://walk.example", "web_port": port})
        with pytest.raises(CannotRun) as refused:
            await WalkItOff(public, clock, telegram).start()
    assert f"127.0.0.1:{port}" in refused.value.lines[0]
