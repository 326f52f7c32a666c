"""An edit finds the message that it is about, or makes the best of it where that isn't out yet."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from coach.domain.facts import Kept
from coach.domain.outgoing import Outcome, Outgoing, Urgency
from coach.domain.person import Person
from coach.domain.replies import NothingPlanned, NotPaused
from coach.storage import outbox, people, tables

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
ANSWER = Outgoing(NothingPlanned(), tag="walk:3")
NUDGE = Outgoing(NothingPlanned(), Urgency.NUDGE, tag="walk:3")
EDIT = Outgoing(NotPaused(), edits="walk:3")


@pytest.fixture
def put(database):
    async def put(outgoing, person_id=7, now=NOW):
        return await database.write(lambda c: outbox.put(c, person_id, outgoing, now))

    return put


@pytest.fixture
def take(database):
    async def take():
        return await database.write(lambda c: outbox.take(c, NOW, 100))

    return take


@pytest.fixture
def send(database, take):
    async def send(message_id, outcome=Outcome.SENT):
        """Take what is next and finish it; return what it edited."""
        (delivery,) = await take()
        await database.write(lambda c: outbox.finish(c, delivery.id, outcome, message_id, NOW))
        return delivery.edit_message_id

    return send


@pytest.fixture(autouse=True)
async def anna(database):
    await database.write(lambda c: [people.keep(c, one, Kept(Person(one, NOW))) for one in (7, 8)])


@pytest.fixture
def states(database):
    async def states():
        query = select(tables.outbox.c.state).order_by(tables.outbox.c.id)
        return list(await database.read(lambda c: c.scalars(query).all()))

    return states


@pytest.mark.parametrize("original", [ANSWER, NUDGE])
async def test_an_edit_is_of_the_message_that_was_sent_under_its_tag(put, send, original):
    await put(original)
    await send(41)
    await put(EDIT)

    assert await send(None) == 41


async def test_an_edit_is_of_the_latest_message_under_its_tag(put, send):
    for message_id in (41, 42):
        await put(ANSWER)
        await send(message_id)
    await put(EDIT)

    assert await send(None) == 42


async def test_a_message_can_be_edited_again(put, send):
    await put(ANSWER)
    await send(41)
    await put(EDIT)
    await put(EDIT)

    assert [await send(None), await send(None)] == [41, 41]


async def test_an_edit_under_a_new_tag_can_be_edited_by_it(put, send):
    await put(ANSWER)
    await send(41)
    await put(Outgoing(NotPaused(), edits="walk:3", tag="walk:4"))
    await send(None)
    await put(Outgoing(NotPaused(), edits="walk:4"))

    assert await send(None) == 41


async def test_an_edit_of_nothing_is_dropped(put, take, states):
    await put(EDIT)

    assert await take() == []
    assert await states() == ["dropped"]


async def test_an_edit_of_nothing_holds_up_nobody_behind_it(put, take):
    await put(EDIT)
    await put(Outgoing(NothingPlanned()))
    (delivery,) = await take()

    assert delivery.reply == NothingPlanned()


async def test_the_message_of_another_person_is_not_edited(put, take, send):
    await put(ANSWER, 8)
    await send(41)
    await put(EDIT)

    assert await take() == []


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.STALE])
async def test_a_message_that_never_arrived_is_not_edited(put, take, send, outcome):
    await put(ANSWER)
    await send(None, outcome)
    await put(EDIT)

    assert await take() == []


async def test_a_nudge_that_may_have_arrived_is_not_edited(put, take, send):
    await put(NUDGE)
    await send(None, Outcome.UNKNOWN)
    await put(EDIT)

    assert await take() == []


async def test_a_nudge_that_is_over_before_it_went_out_is_not_sent(put, take, states):
    await put(NUDGE)
    await put(EDIT)

    assert await take() == []
    assert await states() == ["dropped", "dropped"]


async def test_a_nudge_for_later_that_is_over_is_not_sent(put, take, states):
    await put(Outgoing(NothingPlanned(), Urgency.NUDGE, tag="walk:3", not_before=NOW + timedelta(minutes=5)))
    await put(EDIT)

    assert await take() == []
    assert await states() == ["dropped", "dropped"]


async def test_the_newer_wording_of_an_answer_that_is_not_out_goes_in_its_place(put, take, states):
    await put(Outgoing(NothingPlanned(), tag="walk:3", not_before=NOW + timedelta(minutes=5)))
    await put(EDIT)
    (delivery,) = await take()

    assert (delivery.reply, delivery.edit_message_id) == (NotPaused(), None)
    assert await states() == ["dropped", "sending"]


async def test_what_went_in_the_place_of_an_answer_can_be_edited(put, send):
    await put(Outgoing(NothingPlanned(), tag="walk:3", not_before=NOW + timedelta(minutes=5)))
    await put(EDIT)
    await send(43)
    await put(EDIT)

    assert await send(None) == 43


async def test_an_older_edit_never_overwrites_a_newer_one(put, send, states):
    await put(ANSWER)
    await send(41)
    await put(Outgoing(NothingPlanned(), Urgency.NUDGE, edits="walk:3"))
    await put(EDIT)

    assert await send(None) == 41
    assert await states() == ["sent", "dropped", "sent"]


async def test_a_later_message_under_the_tag_is_not_what_an_earlier_edit_is_about(put, send, take):
    await put(NUDGE)
    await send(41)
    await put(EDIT)
    later = await put(NUDGE)

    assert await send(None) == 41
    assert [(one.id, one.edit_message_id) for one in await take()] == [(later, None)]


async def test_an_edit_that_certainly_failed_is_tried_on_the_same_message(put, send):
    await put(ANSWER)
    await send(41)
    await put(EDIT)

    assert [await send(None, Outcome.RETRY), await send(None)] == [41, 41]
