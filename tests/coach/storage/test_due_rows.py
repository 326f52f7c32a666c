"""What is due is claimed once, oldest first, and follows what the person's record says."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from coach.domain.facts import Due, DueKind, Kept
from coach.domain.person import Person
from coach.storage import due, people

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


def at(minutes, person_id=7, about=0, kind=DueKind.NUDGE):
    return Due(person_id, kind, about, NOW + timedelta(minutes=minutes))


@pytest.fixture
async def sync(database):
    await database.write(lambda c: [people.keep(c, one, Kept(Person(one, NOW))) for one in (7, 8)])

    async def sync(*dues, person_id=7):
        await database.write(lambda c: due.sync(c, person_id, frozenset(dues)))

    return sync


async def test_what_is_due_is_claimed_oldest_first(database, sync):
    await sync(at(-1, about=2), at(-3, about=1), at(0, kind=DueKind.CHECK_IN))
    await sync(at(-2, person_id=8), person_id=8)

    assert await database.write(lambda c: due.claim(c, NOW, 500)) == [
        at(-3, about=1),
        at(-2, person_id=8),
        at(-1, about=2),
        at(0, kind=DueKind.CHECK_IN),
    ]


async def test_what_is_claimed_is_gone(database, sync):
    await sync(at(-1))
    await database.write(lambda c: due.claim(c, NOW, 500))

    assert await database.write(lambda c: due.claim(c, NOW, 500)) == []


async def test_no_more_is_claimed_than_asked_for_but_nobody_in_two_parts(database, sync):
    await sync(at(-1, about=1), at(-4, about=2), at(1, about=3))
    await sync(at(-3, about=1, person_id=8), at(-2, about=2, person_id=8), person_id=8)

    assert await database.write(lambda c: due.claim(c, NOW, 1)) == [at(-4, about=2), at(-1, about=1)]
    assert [one.person_id for one in await database.write(lambda c: due.claim(c, NOW, 1))] == [8, 8]
    assert await database.write(lambda c: due.claim(c, NOW, 1)) == []


async def test_what_is_not_due_yet_stays(database, sync):
    await sync(at(1))

    assert await database.write(lambda c: due.claim(c, NOW, 500)) == []
    assert await database.read(due.next_at) == NOW + timedelta(minutes=1)


async def test_with_nothing_due_there_is_no_next(database):
    assert await database.read(due.next_at) is None


async def test_what_is_due_follows_the_record(database, sync):
    await sync(at(1, about=1), at(2, about=2), at(3, about=3))
    await sync(at(9, about=1), at(2, about=2), at(4, about=4))

    assert await database.write(lambda c: due.claim(c, NOW + timedelta(hours=1), 500)) == [
        at(2, about=2),
        at(4, about=4),
        at(9, about=1),
    ]


async def test_others_are_not_touched(database, sync):
    await sync(at(1))
    await sync(at(2, person_id=8), person_id=8)
    await sync()

    assert await database.read(due.next_at) == NOW + timedelta(minutes=2)


async def test_what_is_the_same_is_not_written(sqlite):
    statements = []
    await sqlite.write(lambda c: people.keep(c, 7, Kept(Person(7, NOW))))
    await sqlite.write(lambda c: due.sync(c, 7, frozenset({at(1)})))
    event.listen(sqlite._store._writing, "before_cursor_execute", lambda *args: statements.append(args[2]))
    await sqlite.write(lambda c: due.sync(c, 7, frozenset({at(1)})))

    assert [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))] == []


async def test_a_claim_that_fails_leaves_all_due(database, sync):
    await sync(at(-1))

    def claim_and_fail(connection):
        due.claim(connection, NOW, 500)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(claim_and_fail)

    assert await database.write(lambda c: due.claim(c, NOW, 500)) == [at(-1)]


async def test_dispatchers_that_work_at_once_never_claim_the_same(database, sync):
    await sync(*(at(-1, about=one) for one in range(200)))
    claims = await asyncio.gather(*(database.write(lambda c: due.claim(c, NOW, 20)) for _ in range(20)))
    claims.append(await database.write(lambda c: due.claim(c, NOW, 500)))

    assert sorted(one.about for claim in claims for one in claim) == list(range(200))
