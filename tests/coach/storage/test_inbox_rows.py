"""Updates are kept once, handled once, and forgotten in time."""

from datetime import UTC, datetime, timedelta

from coach.storage import Database, inbox

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def keep(database: Database, *update_ids: int, at: datetime = NOW) -> list[bool]:
    return [
        await database.write(lambda c, one=one: inbox.keep_update(c, one, 7, f"text {one}", at))
        for one in update_ids
    ]


async def test_an_update_is_kept_once(database):
    assert await keep(database, 5, 5) == [True, False]


async def test_a_kept_update_waits_with_all_that_is_known_of_it(database):
    await keep(database, 5)

    assert await database.read(inbox.waiting) == [inbox.Waiting(5, 7, "text 5", 0)]


async def test_updates_wait_in_the_order_of_their_numbers(database):
    await keep(database, 12, 10, 11)

    assert [one.update_id for one in await database.read(inbox.waiting)] == [10, 11, 12]


async def test_a_handled_update_waits_no_more_and_is_not_kept_again(database):
    await keep(database, 5)
    await database.write(lambda c: inbox.mark_done(c, 5))

    assert await database.read(inbox.waiting) == []
    assert await database.read(lambda c: inbox.is_done(c, 5)) is True
    assert await keep(database, 5) == [False]


async def test_an_update_is_done_only_once_it_was_handled(database):
    await keep(database, 5)

    assert await database.read(lambda c: inbox.is_done(c, 5)) is False
    assert await database.read(lambda c: inbox.is_done(c, 6)) is False


async def test_every_try_counts(database):
    await keep(database, 5)
    tries = [await database.write(lambda c: inbox.count_try(c, 5)) for _ in range(3)]

    assert tries == [1, 2, 3]
    assert [one.tries for one in await database.read(inbox.waiting)] == [3]
    assert await database.read(lambda c: inbox.tries(c, 5)) == 3


async def test_tries_of_an_unknown_update_are_none(database):
    assert await database.write(lambda c: inbox.count_try(c, 99)) == 0
    assert await database.read(lambda c: inbox.tries(c, 99)) == 0


async def test_a_parked_update_is_not_tried_again(database):
    await keep(database, 5, 6)
    await database.write(lambda c: inbox.park(c, 5, "ValueError"))

    assert [one.update_id for one in await database.read(inbox.waiting)] == [6]
    assert await database.read(lambda c: inbox.is_done(c, 5)) is True


async def test_the_latest_arrival_is_known(database):
    assert await database.read(inbox.last_received) is None
    await keep(database, 5, at=NOW)
    await keep(database, 6, at=NOW - timedelta(hours=1))

    assert await database.read(inbox.last_received) == NOW


async def test_tidying_removes_what_was_handled_two_days_ago(database):
    await keep(database, 1, 2, 3, at=NOW - timedelta(days=2, seconds=1))
    await keep(database, 4, at=NOW - timedelta(days=1))
    await database.write(lambda c: [inbox.mark_done(c, one) for one in (1, 2, 4)])

    assert await database.write(lambda c: inbox.tidy(c, NOW)) == 2
    assert await keep(database, 1, 2, 3, 4) == [True, True, False, False]


async def test_tidying_never_forgets_when_the_last_update_came(database):
    long_ago = NOW - timedelta(days=30)
    await keep(database, 1, at=long_ago)
    await database.write(lambda c: inbox.mark_done(c, 1))
    await database.write(lambda c: inbox.tidy(c, NOW))

    assert await database.read(inbox.last_received) == long_ago


async def test_what_a_handled_update_said_is_gone(database):
    await keep(database, 5)
    await database.write(lambda c: inbox.mark_done(c, 5))

    bodies = await database.read(lambda c: c.exec_driver_sql("SELECT body FROM inbox").scalars().all())
    assert bodies == [""]
