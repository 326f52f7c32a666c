"""The look right before a nudge: the nudge waits for it, and never for long."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from internet import LINK, Internet, answer
from walker import Walker

from bot.application import WalkItOff
from bot.calendar_parts import Network
from coach.calendars.secrets import make_key
from scheduling.calendar_sync import MOST_AT_ONCE

WALK = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Walk\r\n"
    b"DTSTART:20260304T123000Z\r\nDTEND:20260304T130000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
NO_WALK = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n"


@pytest.fixture
async def internet():
    made = Internet()
    yield made
    await made.close()


@pytest.fixture
async def bot(settings, clock, telegram, internet):
    settings = settings.model_copy(update={"calendar_key": None})
    settings = type(settings).model_validate({**settings.model_dump(), "calendar_key": make_key()})
    running = WalkItOff(settings, clock, telegram, Network(internet.resolve, internet.trusting, internet))
    await running.start(poll=False)
    yield running
    await running.stop()


@pytest.fixture
def release():
    return asyncio.Event()


@pytest.fixture
async def at_nudge(chat, internet, release, clock):
    """Somebody whose only walk is on Wednesday, in a calendar whose server hangs until `release`."""

    async def hanging():
        await release.wait()
        yield answer(NO_WALK)

    site = await internet.serve(answer(WALK))
    await Walker(chat).onboard("20 min, 3 days", "Fri Sat Sun 12:30")
    await chat.write(LINK)
    await chat.press("Everything")
    await chat.at("wednesday 11:50")
    site.answers[:] = [hanging]
    clock.advance_to(clock.now() + timedelta(minutes=10))
    return chat


def nudges(telegram):
    return [
        one.text for one in telegram.messages(1) if "12:30" in one.text and one.at == telegram.clock.now()
    ]


async def test_a_nudge_waits_for_the_look_and_is_not_sent_if_its_walk_is_gone(at_nudge, bot, release):
    dispatcher, sync = bot._dispatcher, bot._dispatcher._sync
    async with asyncio.TaskGroup() as looks:
        held = await sync.hold(looks)
        assert held == {1}
        assert not await dispatcher.dispatch(held)
        assert await sync.hold(looks) == {1}
        release.set()
    assert not await sync.hold(looks)
    await bot.settle()
    assert not nudges(at_nudge.telegram)


async def test_a_server_that_hangs_holds_a_nudge_for_ten_seconds_at_most(at_nudge, bot, release, clock):
    dispatcher, sync = bot._dispatcher, bot._dispatcher._sync
    async with asyncio.TaskGroup() as looks:
        assert await sync.hold(looks) == {1}
        clock.advance_to(clock.now() + timedelta(seconds=9))
        assert await sync.hold(looks) == {1}
        clock.advance_to(clock.now() + timedelta(seconds=1))
        held = await sync.hold(looks)
        assert not held
        assert await dispatcher.dispatch(held)
        await bot._sender.drained()
        assert len(nudges(at_nudge.telegram)) == 1
        release.set()


async def test_what_is_due_for_others_does_not_wait(at_nudge, bot, friend, release, clock):
    dispatcher, sync = bot._dispatcher, bot._dispatcher._sync
    release.set()
    await bot.settle()
    release.clear()
    clock.advance_to(clock.now() + timedelta(minutes=6))
    await Walker(friend).onboard("20 min, 3 days", "Wed Fri Sat 12:45")
    async with asyncio.TaskGroup() as looks:
        clock.advance_to(clock.now().replace(hour=12, minute=15))
        await dispatcher.dispatch(await sync.hold(looks))
        release.set()
    await bot._sender.drained()
    assert any("12:45" in text for text in friend.received())


async def test_a_look_that_fails_inside_is_put_off_and_the_others_go_on(at_nudge, bot, release, monkeypatch):
    release.set()
    sync = bot._dispatcher._sync

    async def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(bot._calendars, "look", broken)
    assert await sync.settle()
    assert not sync._begun
    soon, later = (at_nudge.clock.now() + timedelta(minutes=minutes) for minutes in (29, 31))
    assert not await bot._calendars.due(soon, 16)
    assert await bot._calendars.due(later, 16)


async def test_a_look_that_never_brings_anything_holds_a_nudge_for_ten_seconds_too(
    at_nudge, bot, clock, monkeypatch
):
    async def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(bot._calendars, "look", broken)
    dispatcher, sync = bot._dispatcher, bot._dispatcher._sync
    for _ in range(10):
        async with asyncio.TaskGroup() as looks:
            assert await sync.hold(looks) == {1}
        clock.advance_to(clock.now() + timedelta(seconds=1))
    async with asyncio.TaskGroup() as looks:
        held = await sync.hold(looks)
    assert not held
    assert await dispatcher.dispatch(held)


async def test_nudges_of_many_wait_for_a_bounded_number_of_looks(bot, clock, release, monkeypatch):
    async def many():
        return {number: number for number in range(100)}

    async def hanging(*_):
        await release.wait()

    monkeypatch.setattr(bot._calendars, "before_nudges", lambda _: many())
    monkeypatch.setattr(bot._calendars, "look", hanging)
    sync = bot._dispatcher._sync
    async with asyncio.TaskGroup() as looks:
        assert len(await sync.hold(looks)) == 100
        assert len(sync._begun) == MOST_AT_ONCE
        clock.advance_to(clock.now() + timedelta(seconds=10))
        assert not await sync.hold(looks)
        release.set()


async def test_a_nudge_that_becomes_due_while_others_are_asked_about_waits_for_its_look_as_well(
    at_nudge, bot, clock, monkeypatch
):
    dispatcher, nudge_at = bot._dispatcher, clock.now()
    shown = iter([nudge_at - timedelta(milliseconds=1)] * 2)
    monkeypatch.setattr(dispatcher, "_now", lambda: next(shown, nudge_at))
    monkeypatch.setattr(dispatcher._sync, "_now", dispatcher._now)
    with suppress(asyncio.CancelledError):
        await dispatcher.run(Pulse(2))
    await bot._sender.drained()
    assert not nudges(at_nudge.telegram)


class Pulse:
    """Beats so often, then ends all."""

    def __init__(self, beats):
        self.left = beats

    async def beat(self):
        if not self.left:
            raise asyncio.CancelledError
        self.left -= 1
