"""Who is next: answers before nudges, deadlines first, one message at a time to each person."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.amounts import Unit
from coach.domain.facts import Kept
from coach.domain.outgoing import Delivery, Outcome, Outgoing, Urgency
from coach.domain.person import Person, Stage
from coach.domain.replies import AlreadyNoted, Measure, Nudge, Standing
from coach.storage import outbox, people, tables

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
STANDING = Standing(20, 60, Unit.MINUTES)


def minutes(number):
    return NOW + timedelta(minutes=number)


def answer(**fields):
    return Outgoing(AlreadyNoted(STANDING), **fields)


def nudge(**fields):
    return Outgoing(Nudge(3, NOW.time(), Measure(20, Unit.MINUTES), STANDING), Urgency.NUDGE, **fields)


@pytest.fixture
def put(database):
    async def put(person_id, outgoing, now=NOW):
        return await database.write(lambda c: outbox.put(c, person_id, outgoing, now))

    return put


@pytest.fixture
def take(database):
    async def take(now=NOW, most=100, **limits):
        return await database.write(lambda c: outbox.take(c, now, most, **limits))

    return take


@pytest.fixture
def finish(database):
    async def finish(delivery, outcome=Outcome.SENT):
        await database.write(lambda c: outbox.finish(c, delivery.id, outcome, 1, NOW))

    return finish


async def test_a_message_is_taken_with_all_the_sender_needs(database, put, take):
    anna = Person(7, NOW, language="de", zone="Europe/Berlin", metric=False)
    await database.write(lambda c: people.keep(c, 7, Kept(anna)))
    row_id = await put(7, nudge())

    assert await take() == [
        Delivery(row_id, 7, nudge().reply, Urgency.NUDGE, "de", "Europe/Berlin", metric=False)
    ]


@pytest.mark.parametrize(("stage", "told"), [(Stage.ZONE, False), (Stage.TIMES, True), (Stage.ACTIVE, True)])
async def test_a_zone_is_a_guess_until_somebody_said_where_they_live(database, put, take, stage, told):
    anna = Person(7, NOW, stage=stage, zone="Europe/Berlin")
    await database.write(lambda c: people.keep(c, 7, Kept(anna)))
    await put(7, nudge())

    assert [delivery.zone_told for delivery in await take()] == [told]


async def test_somebody_unknown_gets_the_usual_language(put, take):
    row_id = await put(7, answer())

    assert await take() == [Delivery(row_id, 7, answer().reply, Urgency.ANSWER, "en", "UTC", metric=True)]


async def test_a_message_is_taken_once(put, take):
    await put(7, answer())
    await take()

    assert await take() == []


async def test_a_key_is_put_once_even_when_its_message_is_out(database, put, take, finish):
    await database.write(lambda c: people.keep(c, 7, Kept(Person(7, NOW))))
    first = await put(7, nudge(key="nudge:3"))
    again = await put(7, nudge(key="nudge:3"))
    (delivery,) = await take()
    await finish(delivery)

    assert (first is None, again, await put(7, nudge(key="nudge:3"))) == (False, None, None)


async def test_answers_go_first_as_they_came_then_nudges_by_their_deadline(put, take):
    await put(1, nudge(stale_at=minutes(30)))
    await put(2, nudge())
    await put(3, nudge(stale_at=minutes(10)))
    await put(4, answer(), minutes(-1))
    await put(5, answer(stale_at=minutes(1)), minutes(-2))
    await put(6, answer(), minutes(-2))

    assert [one.person_id for one in await take()] == [5, 6, 4, 3, 1, 2]


async def test_no_more_are_taken_than_asked_for(put, take):
    for person_id in (1, 2, 3):
        await put(person_id, answer())

    assert [one.person_id for one in await take(most=2)] == [1, 2]


async def test_of_nudges_no_more_are_taken_than_there_is_room_for(put, take):
    await put(1, nudge(stale_at=minutes(1)))
    await put(2, nudge(stale_at=minutes(2)))
    await put(3, answer())

    assert [one.person_id for one in await take(nudges=1)] == [3, 1]
    assert [one.person_id for one in await take(nudges=0)] == []


async def test_those_who_rest_are_left_out(put, take):
    await put(1, answer())
    await put(2, answer())

    assert [one.person_id for one in await take(resting=frozenset({1, 3}))] == [2]


async def test_a_person_gets_one_message_at_a_time_in_their_order(put, take, finish):
    first, second = await put(7, answer()), await put(7, answer())
    await put(8, answer())

    (one, other) = await take()
    assert [one.id, other.person_id] == [first, 8]
    assert await take() == []

    await finish(one)
    assert [one.id for one in await take()] == [second]


async def test_somebody_with_many_messages_does_not_keep_others_waiting(put, take):
    for _ in range(20):
        await put(7, answer())
    await put(8, answer())

    assert [one.person_id for one in await take(most=2)] == [7, 8]


async def test_a_persons_answer_overtakes_their_nudge(put, take):
    await put(7, nudge(stale_at=minutes(1)))
    row_id = await put(7, answer())

    assert [one.id for one in await take()] == [row_id]


async def test_a_message_for_later_waits_until_then(put, take):
    await put(7, nudge(not_before=minutes(5)))

    assert await take(minutes(4)) == []
    assert [one.person_id for one in await take(minutes(5))] == [7]


async def test_a_message_for_later_stands_in_line_like_the_others_then(put, take):
    await put(1, nudge(stale_at=minutes(30)))
    await put(2, nudge(not_before=minutes(5), stale_at=minutes(20)))
    await put(3, nudge(not_before=minutes(5)))
    await put(4, answer(not_before=minutes(5)))

    assert [one.person_id for one in await take(minutes(5))] == [4, 2, 1, 3]


@pytest.mark.parametrize("message", [answer, nudge])
async def test_what_is_past_its_use_is_never_sent(database, put, take, message):
    await put(7, message(stale_at=minutes(10)))

    assert await take(minutes(10)) == []
    assert await database.read(outbox.counts) == {"stale": 1}


async def test_a_message_for_later_can_be_past_its_use_by_then(database, put, take):
    await put(7, nudge(not_before=minutes(5), stale_at=minutes(35)))

    assert await take(minutes(600)) == []
    assert await database.read(outbox.counts) == {"stale": 1}


async def test_what_this_version_cannot_read_stops_nobody(database, put, take):
    await put(7, answer())
    await database.write(lambda c: c.execute(tables.outbox.update().values(reply='{"is":"FromTheFuture"}')))
    await put(8, answer())

    assert [one.person_id for one in await take()] == [8]
    assert await database.read(outbox.counts) == {"sending": 1, "failed": 1}


async def test_the_next_time_is_known(database, put, take, finish):
    async def next_at():
        return await database.read(lambda c: outbox.next_at(c, NOW))

    assert await next_at() is None
    await put(8, nudge(not_before=minutes(5)))
    assert await next_at() == minutes(5)
    await put(7, answer())
    await put(7, answer())
    assert await next_at() == NOW
    (delivery,) = await take()
    assert await next_at() == minutes(5)
    await finish(delivery)
    assert await next_at() == NOW


async def test_the_next_time_is_never_in_the_past(database, put):
    await put(7, nudge(not_before=minutes(5)))

    assert await database.read(lambda c: outbox.next_at(c, minutes(9))) == minutes(9)


async def test_rows_are_counted_by_state(database, put, take):
    await put(7, answer())
    await put(7, answer())
    await put(8, nudge(not_before=minutes(5)))
    await take()

    assert await database.read(outbox.counts) == {"sending": 1, "waiting": 1, "later": 1}


async def test_finding_who_is_next_never_walks_along_the_whole_line(sqlite):
    steps = []

    def fill(connection):
        for person_id in range(3000):
            outbox.put(connection, person_id, nudge(stale_at=minutes(30)), NOW)

    def counted_take(connection):
        driver = connection.connection.driver_connection
        driver.set_progress_handler(lambda: steps.append(1000), 1000)
        taken = outbox.take(connection, NOW, 64)
        driver.set_progress_handler(None, 0)
        return taken

    await sqlite.write(fill)

    assert len(await sqlite.write(counted_take)) == 64
    assert sum(steps) < 64 * 1000
