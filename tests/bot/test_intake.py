"""Intake: kept first, in each person's order, people side by side, poison parked."""

import asyncio
from collections import Counter, defaultdict
from functools import partial

import pytest
from sqlalchemy import text
from telegram import Update
from telegram.ext import Application, TypeHandler

from bot.clock import SystemClock
from bot.in_process.telegram import InProcessTelegram
from bot.intake import Intake
from bot.raw_bot import RawBot
from coach.storage import Database, inbox, schema

TOKEN = "1:in-process"  # noqa: S105 - it opens nothing


def message(number: int, person: int, said: str) -> dict[str, object]:
    """Make an update as Telegram would send it."""
    sender = {"id": person, "is_bot": False, "first_name": "Someone"}
    chat = {"id": person, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 0, "chat": chat, "from": sender, "text": said},
    }


class Desk:
    """An intake, and a handler that behaves as the text of the update says."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told: dict[int, list[str]] = defaultdict(list)
        self.tries: Counter[str] = Counter()
        self.open = asyncio.Event()
        self.intake = Intake(database, SystemClock(), lambda: None)
        telegram = InProcessTelegram(SystemClock())
        bot = RawBot(TOKEN, request=telegram, get_updates_request=telegram)
        builder = Application.builder().bot(bot).updater(None).job_queue(None)
        self.application = builder.update_queue(self.intake.queue).concurrent_updates(self.intake).build()
        self.intake.attach(self.application)
        self.application.add_handler(TypeHandler(Update, self._handle))
        self._behaviours = {
            "boom": self._boom,
            "boom once": self._boom_once,
            "slow": self._wait,
            "open": self._open,
            "late boom": self._late,
        }

    async def _handle(self, update: Update, _context: object) -> None:
        said, person = update.message.text, update.effective_user.id
        self.tries[said] += 1
        await self._behaviours.get(said, self._yield)(update)
        self.told[person].append(said)

    async def _yield(self, _update: Update) -> None:
        await asyncio.sleep(0)

    async def _wait(self, _update: Update) -> None:
        await self.open.wait()

    async def _open(self, _update: Update) -> None:
        self.open.set()

    async def _boom(self, _update: Update) -> None:
        raise ValueError

    async def _boom_once(self, update: Update) -> None:
        await {1: self._boom}.get(self.tries["boom once"], self._yield)(update)

    async def _late(self, update: Update) -> None:
        await self.database.write(partial(inbox.mark_done, update_id=update.update_id))
        raise ValueError

    async def states(self) -> list[tuple[object, ...]]:
        """Read what became of each update."""
        query = text("SELECT update_id, state, tries FROM inbox ORDER BY update_id")
        return await self.database.read(lambda connection: [tuple(row) for row in connection.execute(query)])

    async def answers(self) -> list[tuple[object, ...]]:
        """Read who gets which answer."""
        query = text("SELECT person_id, kind FROM outbox")
        return await self.database.read(lambda connection: [tuple(row) for row in connection.execute(query)])


@pytest.fixture
async def database(tmp_path):
    url = f"sqlite:///{tmp_path / 'walks.sqlite3'}"
    schema.migrate(url)
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
async def desk(database):
    made = Desk(database)
    async with made.application as application:
        await application.start()
        yield made
        made.open.set()
        await application.stop()


async def test_updates_are_kept_before_they_are_handled(desk):
    await desk.intake.keep([message(1, 7, "slow"), message(2, 7, "a")])

    assert [(number, state) for number, state, _ in await desk.states()] == [(1, "waiting"), (2, "waiting")]


async def test_an_update_that_comes_twice_is_handled_once(desk):
    await desk.intake.keep([message(1, 7, "a"), message(1, 7, "a")])
    await desk.intake.keep([message(1, 7, "a")])
    await desk.intake.idle()

    assert desk.told == {7: ["a"]}


async def test_a_persons_updates_keep_their_order_and_nobody_waits_for_somebody_else(desk):
    own = [str(number) for number in range(2, 9)]
    await desk.intake.keep([message(1, 7, "slow"), *(message(int(said), 7, said) for said in own)])
    await desk.intake.keep([message(9, 8, "a"), message(10, 8, "b"), message(11, 8, "open")])
    async with asyncio.timeout(10):
        await desk.intake.idle()

    assert desk.told == {7: ["slow", *own], 8: ["a", "b", "open"]}


async def test_poison_is_parked_after_three_tries_with_an_apology_and_the_next_updates_flow(desk):
    await desk.intake.keep([message(1, 7, "boom"), message(2, 7, "a")])
    await desk.intake.idle()

    assert await desk.states() == [(1, "parked", 3), (2, "done", 1)]
    assert await desk.answers() == [(7, "WentWrong")]
    assert desk.told == {7: ["a"]}


async def test_a_failure_that_does_not_come_again_is_forgotten(desk):
    await desk.intake.keep([message(1, 7, "boom once")])
    await desk.intake.idle()

    assert desk.told == {7: ["boom once"]}
    assert await desk.answers() == []


async def test_a_failure_after_the_work_was_committed_does_not_repeat_it(desk):
    await desk.intake.keep([message(1, 7, "late boom")])
    await desk.intake.idle()

    assert desk.tries["late boom"] == 1
    assert await desk.states() == [(1, "done", 1)]


async def test_what_cannot_be_parsed_is_parked_and_stops_nobody(desk):
    sender = {"id": 9, "is_bot": False}
    await desk.intake.keep(
        [
            {"update_id": 1, "message": {"from": sender}},
            {"update_id": 2, "message": 5},
            {"no_update_id": 3},
            message(4, 7, "a"),
        ]
    )
    await desk.intake.idle()

    assert await desk.states() == [(1, "parked", 0), (2, "parked", 0), (4, "done", 1)]
    assert await desk.answers() == [(9, "WentWrong")]


async def test_what_a_crash_left_is_handled_in_its_order(database, desk):
    later = Desk(database)
    await later.application.initialize()
    await later.intake.keep([message(number, 7, str(number)) for number in range(1, 6)])
    await desk.intake.replay()
    await desk.intake.idle()

    assert desk.told == {7: ["1", "2", "3", "4", "5"]}


async def test_an_update_that_kills_the_process_each_time_is_parked_in_the_end(database, desk):
    idle = Desk(database)
    await idle.application.initialize()
    await idle.intake.keep([message(1, 7, "deadly")])
    for _ in range(10):
        await database.write(partial(inbox.count_try, update_id=1))
    await desk.intake.replay()
    await desk.intake.idle()

    assert await desk.states() == [(1, "parked", 11)]
    assert desk.told == {}


async def test_the_librarys_queue_takes_raw_updates(desk):
    await desk.application.update_queue.put(message(1, 7, "a"))
    await desk.intake.idle()

    assert await desk.states() == [(1, "done", 1)]
