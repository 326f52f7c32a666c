"""One message kept: units of work on one writer thread, against an ORM session for each message.

Both do the same, on copies of one file and with the same pragmas: know the update by its number, load the
person with all that a decision looks at, keep a walk, put the answer with the week's total into the outbox,
mark the update done, commit. The ORM does it once more with the week's walks alone, as a lighter design
would. Where aiosqlite is not installed, the only peer is the same units with a commit each. Rounds take
turns.
"""

import asyncio
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from datetime import time as wall_time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import registry

from coach.domain.amounts import Unit
from coach.domain.facts import Kept, Planned, Walk, WalkTime, Week
from coach.domain.outgoing import Outgoing
from coach.domain.person import Person, Plan, Stage
from coach.domain.replies import Standing, ToldWalk, WalkLogged
from coach.storage import Database, inbox, outbox, people, tables
from coach.storage.schema import migrate

PEOPLE = 200
MESSAGES = 400
ROUNDS = 3
NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
BODY = json.dumps({"update_id": 1, "message": {"message_id": 1, "text": "walked 20 min"}})

Message = Callable[[int, int], Awaitable[object]]
"""Keeps one message, of a person and with a number."""


def history(person_id: int) -> Kept:
    """Make ten weeks of three walks each."""
    weeks = [MONDAY - timedelta(weeks=back) for back in range(10)]
    days = [monday + timedelta(days=day) for monday in weeks for day in (0, 2, 4)]
    return Kept(
        Person(person_id, NOW, Stage.ACTIVE, plan=Plan(Unit.MINUTES, 60, 20, 3)),
        walks=tuple(Walk(day, NOW, 20, message_id=day.toordinal()) for day in days if day < TODAY),
        walk_times=tuple(WalkTime(day, wall_time(18)) for day in (0, 2, 4)),
        planned=tuple(
            Planned(TODAY, wall_time(18), NOW + timedelta(days=day), 20) for day in (-5, -3, -1, 1, 3, 5)
        ),
        weeks=tuple(Week(monday, Unit.MINUTES, 60, 20, 3, 0) for monday in weeks),
    )


def answer(update_id: int, total: int) -> WalkLogged:
    """Answer a walk."""
    return WalkLogged((ToldWalk(TODAY, 20),), Standing(total, 60, Unit.MINUTES), update_id)


def unit(connection: Connection, person_id: int, update_id: int) -> None:
    """Keep one message."""
    if not inbox.keep_update(connection, update_id, person_id, BODY, NOW):
        return
    record = people.load(connection, person_id, NOW)
    assert record is not None
    total = 20 + sum(walk.minutes or 0 for walk in record.walks if walk.day >= MONDAY)
    people.keep(
        connection, person_id, Kept(record.person, walks=(Walk(TODAY, NOW, 20, message_id=update_id),))
    )
    outbox.put(connection, person_id, Outgoing(answer(update_id, total)), NOW)
    inbox.mark_done(connection, update_id)


# --- the same by the ORM ---

mapper = registry(metadata=tables.metadata)
ROWS: dict[str, Any] = {name: type(f"{name.title()}Row", (), {}) for name in tables.metadata.tables}
for name, row in ROWS.items():
    mapper.map_imperatively(row, tables.metadata.tables[name])

SINCE = {
    "walk": tables.walk.c.day >= TODAY - timedelta(days=70),
    "pain": tables.pain.c.at >= NOW - timedelta(days=35),
    "walk_time": tables.walk_time.c.id > 0,
    "planned": tables.planned.c.starts_at >= NOW - timedelta(days=8),
    "week": tables.week.c.monday >= MONDAY - timedelta(weeks=11),
    "offer": tables.offer.c.at >= NOW - timedelta(days=14),
    "skip": tables.skip.c.day >= TODAY - timedelta(days=14),
}
THIS_WEEK = {"walk": tables.walk.c.day >= MONDAY}


def new(name: str, **values: object) -> object:
    """Make a row."""
    made = ROWS[name]()
    for key, value in values.items():
        setattr(made, key, value)
    return made


async def orm_message(
    sessions: async_sessionmaker[AsyncSession], since: dict[str, Any], person_id: int, update_id: int
) -> None:
    """Keep one message."""
    async with sessions() as session, session.begin():
        if await session.get(ROWS["inbox"], update_id):
            return
        update = new(
            "inbox", update_id=update_id, person_id=person_id, body=BODY, received_at=NOW, state="waiting"
        )
        session.add(update)
        person = await session.get(ROWS["person"], person_id)
        facts = {
            name: (
                await session.scalars(select(ROWS[name]).filter_by(person_id=person_id).where(window))
            ).all()
            for name, window in since.items()
        }
        total = 20 + sum(walk.minutes or 0 for walk in facts["walk"] if walk.day >= MONDAY)
        walk = {"day": TODAY, "noted_at": NOW, "minutes": 20, "message_id": update_id, "place": 0}
        session.add(new("walk", person_id=person_id, approx=False, hard=False, companions=[], **walk))
        said = outbox._REPLY.dumps(answer(update_id, total))  # noqa: SLF001 - the same words
        queue = {"state": "waiting", "turn": 0, "created_at": NOW, "urgency": "answer", "kind": "WalkLogged"}
        session.add(new("outbox", person_id=person_id, reply=said, **queue))
        person.heard_at = NOW
        update.state = "done"  # type: ignore[attr-defined]


def orm_engine(path: Path) -> Any:  # noqa: ANN401 - an engine
    """Open a file as the units do, for aiosqlite."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_size=1, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


# --- the race ---


async def one_by_one(message: Message, numbers: range) -> None:
    """Keep messages, each after the one before."""
    for number in numbers:
        await message(number % PEOPLE + 1, number)


async def at_once(message: Message, numbers: range) -> None:
    """Keep messages of many people at the same time."""
    await asyncio.gather(*(message(number % PEOPLE + 1, number) for number in numbers))


async def race(directory: Path) -> dict[str, float]:
    """Let all run in turns; return messages a second, the median of the rounds."""
    async with AsyncExitStack() as ends:
        runners: dict[str, Callable[[range], Awaitable[None]]] = {}
        template = directory / "template.db"
        await fill(template)
        ours = await opened(shutil.copy(template, directory / "ours.db"), ends)
        alone = await opened(shutil.copy(template, directory / "alone.db"), ends)
        runners["units, group commit"] = partial(at_once, partial(write, ours))
        runners["units, a commit each"] = partial(one_by_one, partial(write, alone))
        for title, since in (("ORM session", SINCE), ("ORM session, week only", THIS_WEEK)):
            if find_spec("aiosqlite"):
                engine = orm_engine(Path(shutil.copy(template, directory / f"{title}.db")))
                ends.push_async_callback(engine.dispose)
                sessions = async_sessionmaker(engine, expire_on_commit=False)
                runners[title] = partial(at_once, partial(orm_message, sessions, since))
        figures: dict[str, list[float]] = {title: [] for title in runners}
        for turn in range(ROUNDS + 1):
            for title, run in runners.items():
                start = time.perf_counter()
                await run(range(turn * MESSAGES, (turn + 1) * MESSAGES))
                figures[title].append(MESSAGES / (time.perf_counter() - start))
    return {title: statistics.median(rounds[1:]) for title, rounds in figures.items()}


async def fill(path: Path) -> None:
    """Make a file with everybody's history."""
    await asyncio.to_thread(migrate, f"sqlite:///{path}")
    database = await Database.open(f"sqlite:///{path}")
    await database.write(
        lambda connection: [people.keep(connection, one, history(one)) for one in range(1, PEOPLE + 1)]
    )
    await database.close()


async def opened(path: str | Path, ends: AsyncExitStack) -> Database:
    """Open a copy."""
    database = await Database.open(f"sqlite:///{path}")
    ends.push_async_callback(database.close)
    return database


async def write(database: Database, person_id: int, update_id: int) -> None:
    """Keep one message by a unit."""
    await database.write(lambda connection: unit(connection, person_id, update_id))


def main() -> None:
    """Print messages a second, and how many times the peer's that is."""
    with tempfile.TemporaryDirectory() as directory:
        figures = asyncio.run(race(Path(directory)))
    ours = figures["units, group commit"]
    print(f"{'one message kept (SQLite, synchronous=FULL)':48} per second    ratio")
    for title, figure in figures.items():
        print(f"{title:48} {figure:10,.0f} {ours / figure:7.1f}x")


if __name__ == "__main__":
    main()
