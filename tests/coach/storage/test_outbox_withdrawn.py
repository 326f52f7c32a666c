from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from coach.domain.facts import Kept
from coach.domain.outgoing import Outgoing, Urgency
from coach.domain.person import Person
from coach.domain.replies import NothingPlanned
from coach.storage import outbox, people, tables

NOW = datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
SOON = NOW + timedelta(hours=1)
NUDGE = Outgoing(NothingPlanned(), Urgency.NUDGE)
LATER = Outgoing(NothingPlanned(), Urgency.NUDGE, not_before=SOON)
ANSWER = Outgoing(NothingPlanned())


@pytest.fixture
async def queue(database):
    await database.write(lambda c: [people.keep(c, one, Kept(Person(one, NOW))) for one in (7, 8)])

    async def put(*messages, person_id=7):
        for one in messages:
            await database.write(lambda c, one=one: outbox.put(c, person_id, one, NOW))

    return put


async def withdrawn(database):
    return await database.write(lambda c: outbox.withdraw(c, 7, NOW))


async def rows(database, column):
    return list(await database.read(lambda c: c.scalars(select(column).order_by(tables.outbox.c.id)).all()))


async def test_what_waits_to_be_said_unasked_is_taken_back_and_not_kept(queue, database):
    await queue(NUDGE, LATER)

    assert await withdrawn(database) == 2
    assert await rows(database, tables.outbox.c.state) == ["stale", "stale"]
    assert await rows(database, tables.outbox.c.reply) == [None, None]
    assert await database.write(lambda c: outbox.take(c, SOON, 10)) == []


async def test_answers_are_not_taken_back(queue, database):
    await queue(ANSWER, Outgoing(NothingPlanned(), not_before=SOON))

    assert await withdrawn(database) == 0
    assert await rows(database, tables.outbox.c.state) == ["waiting", "later"]


async def test_what_is_being_sent_is_not_taken_back(queue, database):
    await queue(NUDGE)
    await database.write(lambda c: outbox.take(c, NOW, 10))

    assert await withdrawn(database) == 0
    assert await rows(database, tables.outbox.c.state) == ["sending"]


async def test_what_others_are_to_be_told_is_not_taken_back(queue, database):
    await queue(NUDGE, person_id=8)

    assert await withdrawn(database) == 0
    assert await rows(database, tables.outbox.c.state) == ["waiting"]
