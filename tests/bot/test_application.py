"""The whole bot, from start to stop."""

from datetime import timedelta

import pytest

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
