from datetime import timedelta

import pytest
from sqlalchemy import select

from coach.storage import tables

EMERGENCY = "I can't feel my groin and I can't pee"


@pytest.fixture
async def monday(onboarded):
    """Somebody on the second Monday at half past six: what the new week is waits for eight."""
    await onboarded.write("walked 20 min")
    await onboarded.advance("2026-03-06 19:00")
    await onboarded.write("walked 20 min")
    await onboarded.advance("2026-03-09 06:30")
    return onboarded


async def kinds(bot):
    return list(await bot.database.read(lambda c: c.scalars(select(tables.outbox.c.kind)).all()))


async def test_mondays_message_comes_at_eight(monday):
    [said] = await monday.advance("12:00")
    assert "week" in said.casefold()


@pytest.mark.parametrize("said", [EMERGENCY, "/pause", "stop reminding me"])
async def test_mondays_message_is_taken_back_where_nothing_is_to_be_said_unasked(monday, said):
    assert len(await monday.write(said)) == 1
    assert await monday.advance("12:00") == []


@pytest.mark.parametrize("said", [EMERGENCY, "/pause"])
async def test_who_is_not_to_be_spoken_to_is_not_told_of_an_outage(onboarded, bot, clock, said, woken):
    await onboarded.write(said)
    await woken(clock.now())
    assert await woken(clock.now() + timedelta(hours=25)) == 0


@pytest.mark.parametrize("hours", [34, 35.75])
async def test_after_an_outage_nothing_else_is_said_of_the_walks_that_were_missed(
    onboarded, bot, clock, hours, woken
):
    await onboarded.write("walked 20 min")
    await onboarded.advance("2026-03-03 09:00")
    await woken(clock.now())
    clock.advance_to(clock.now() + timedelta(hours=hours))
    before = len(await kinds(bot))
    await woken(clock.now())
    await bot.settle()
    await onboarded.advance("+15m")
    assert (await kinds(bot))[before:] == ["Outage"]
