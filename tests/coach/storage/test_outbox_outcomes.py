"""What became of a message: answers are repeated when in doubt, nudges never."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from coach.domain.facts import Kept
from coach.domain.outgoing import Outcome, Outgoing, Urgency
from coach.domain.person import Person
from coach.domain.replies import NothingPlanned, NotPaused
from coach.storage import outbox, people, tables

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
ANSWER = Outgoing(NothingPlanned())
NUDGE = Outgoing(NothingPlanned(), Urgency.NUDGE)


class Sender:
    """Takes and finishes, as the sender does."""

    def __init__(self, database):
        self.database = database

    async def put(self, outgoing, person_id=7, now=NOW):
        """Put a message into the queue."""
        return await self.database.write(lambda c: outbox.put(c, person_id, outgoing, now))

    async def take(self, now=NOW):
        """Take what is next."""
        return await self.database.write(lambda c: outbox.take(c, now, 100))

    async def send(self, outcome, message_id=None, now=NOW):
        """Take what is next and finish it."""
        (delivery,) = await self.take(now)
        await self.database.write(lambda c: outbox.finish(c, delivery.id, outcome, message_id, now))
        return delivery

    async def states(self):
        """Read the states of all rows, in the order they were put."""
        query = select(tables.outbox.c.state).order_by(tables.outbox.c.id)
        return list(await self.database.read(lambda c: c.scalars(query).all()))


@pytest.fixture
async def sender(database):
    await database.write(lambda c: [people.keep(c, one, Kept(Person(one, NOW))) for one in (7, 8)])
    return Sender(database)


@pytest.mark.parametrize("outgoing", [ANSWER, NUDGE])
@pytest.mark.parametrize("outcome", [Outcome.SENT, Outcome.FAILED, Outcome.GONE, Outcome.STALE])
async def test_a_clear_outcome_is_final(sender, outgoing, outcome):
    await sender.put(outgoing)
    await sender.send(outcome, 41)

    assert await sender.states() == [outcome.value]
    assert await sender.take() == []


@pytest.mark.parametrize("outgoing", [ANSWER, NUDGE])
async def test_what_certainly_did_not_arrive_is_sent_again_and_again(sender, outgoing):
    row_id = await sender.put(outgoing)
    tries = [(await sender.send(Outcome.RETRY)).tries for _ in range(5)]
    last = await sender.send(Outcome.SENT)

    assert tries == [0, 1, 2, 3, 4]
    assert (last.id, last.tries) == (row_id, 5)


async def test_what_is_sent_again_keeps_its_place_in_line(sender):
    first, second = await sender.put(ANSWER), await sender.put(ANSWER)
    await sender.send(Outcome.RETRY)

    assert [(await sender.send(Outcome.SENT)).id for _ in range(2)] == [first, second]


async def test_a_nudge_that_is_sent_again_can_be_past_its_use_by_then(sender):
    await sender.put(Outgoing(NothingPlanned(), Urgency.NUDGE, stale_at=NOW + timedelta(minutes=1)))
    await sender.send(Outcome.RETRY)

    assert await sender.take(NOW + timedelta(minutes=1)) == []
    assert await sender.states() == ["stale"]


async def test_a_nudge_that_may_have_arrived_is_never_sent_again(sender):
    await sender.put(NUDGE)
    await sender.send(Outcome.UNKNOWN)

    assert await sender.take() == []
    assert await sender.states() == ["unknown"]


async def test_an_answer_that_may_have_arrived_is_sent_three_times_at_most(sender):
    await sender.put(ANSWER)
    for _ in range(3):
        await sender.send(Outcome.UNKNOWN)

    assert await sender.take() == []
    assert await sender.states() == ["unknown"]


async def test_sends_that_certainly_failed_leave_an_answer_its_three_doubts(sender):
    await sender.put(ANSWER)
    for outcome in (Outcome.RETRY, Outcome.RETRY, Outcome.RETRY, Outcome.UNKNOWN, Outcome.UNKNOWN):
        await sender.send(outcome)

    assert await sender.states() == ["waiting"]


async def test_after_a_crash_answers_are_sent_again_and_nudges_are_not(sender, database):
    answer, nudge = await sender.put(ANSWER), await sender.put(NUDGE, 8)
    waiting = await sender.put(NUDGE)
    await sender.take()

    assert await database.write(outbox.recover) == {"waiting": 1, "unknown": 1}
    assert await sender.states() == ["waiting", "unknown", "waiting"]
    assert (await sender.send(Outcome.SENT)).id == answer
    assert (await sender.send(Outcome.SENT)).id == waiting
    assert nudge is not None


async def test_an_answer_that_crashes_every_time_is_given_up(sender, database):
    await sender.put(ANSWER)
    for _ in range(3):
        await sender.take()
        await database.write(outbox.recover)

    assert await sender.states() == ["unknown"]


async def test_a_calm_start_recovers_nothing(sender, database):
    await sender.put(ANSWER)

    assert await database.write(outbox.recover) == {"waiting": 0, "unknown": 0}
    assert await sender.states() == ["waiting"]


async def test_when_a_chat_is_gone_the_person_is_not_reachable_and_their_queue_is_closed(sender, database):
    await sender.put(ANSWER)
    await sender.put(NUDGE)
    await sender.put(Outgoing(NothingPlanned(), Urgency.NUDGE, not_before=NOW + timedelta(hours=1)))
    await sender.put(ANSWER, 8)
    gone, _ = await sender.take()
    await database.write(lambda c: outbox.finish(c, gone.id, Outcome.GONE, None, NOW))

    assert await sender.states() == ["gone", "gone", "gone", "sending"]
    assert (await database.read(lambda c: people.load(c, 7, NOW))).person.reachable is False
    assert (await database.read(lambda c: people.load(c, 8, NOW))).person.reachable is True


async def test_only_what_is_being_sent_is_finished(sender, database):
    row_id = await sender.put(ANSWER)
    await database.write(lambda c: outbox.finish(c, row_id, Outcome.GONE, None, NOW))
    await database.write(lambda c: outbox.finish(c, 999, Outcome.SENT, 1, NOW))

    assert await sender.states() == ["waiting"]


@pytest.mark.parametrize("outcome", [Outcome.SENT, Outcome.FAILED, Outcome.GONE])
async def test_what_a_message_said_is_gone_once_it_is_out(sender, database, outcome):
    await sender.put(ANSWER)
    await sender.put(NUDGE)
    await sender.send(outcome)
    query = select(tables.outbox.c.reply).where(tables.outbox.c.state == outcome.value)

    assert set(await database.read(lambda c: c.scalars(query).all())) == {None}


async def test_finished_rows_are_removed_in_time(sender, database):
    await sender.put(ANSWER)
    await sender.put(Outgoing(NotPaused(), key="week:1"))
    await sender.put(Outgoing(NotPaused(), tag="walk:1"))
    for _ in range(3):
        await sender.send(Outcome.SENT)
    await sender.put(ANSWER)

    async def tidy(days):
        return await database.write(lambda c: outbox.tidy(c, NOW + timedelta(days=days, seconds=1)))

    assert [await tidy(days) for days in (1, 2, 14, 15)] == [0, 1, 0, 2]
    assert await sender.states() == ["waiting"]


async def test_a_chat_that_has_a_new_number_takes_all_along(sender, database):
    await sender.put(ANSWER)
    await database.write(lambda c: people.keep(c, 7, Kept(walk_times=())))
    await database.write(lambda c: outbox.move(c, 7, -100))

    assert await database.read(lambda c: people.load(c, 7, NOW)) is None
    assert (await database.read(lambda c: people.load(c, -100, NOW))).person == Person(-100, NOW)
    assert [one.person_id for one in await sender.take()] == [-100]


async def test_a_chat_that_moves_to_somebody_known_takes_its_messages_along(sender, database):
    await sender.put(ANSWER)
    await database.write(lambda c: outbox.move(c, 7, 8))

    assert (await database.read(lambda c: people.load(c, 8, NOW))).person == Person(8, NOW)
    assert [one.person_id for one in await sender.take()] == [8]
