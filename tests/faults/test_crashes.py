"""kill -9 at the worst moments: no walk lost or doubled, no answer lost, no nudge twice."""

import json
import random
import time
from datetime import timedelta
from functools import partial

import pytest

from coach.storage import inbox
from tests.faults.bot_process import kill, now, walker
from tests.faults.fake_bot_api import Fault, Way

SOON = timedelta(minutes=20)


def test_an_update_that_was_kept_but_not_handled_is_handled_after_the_crash(api, home):
    update = {"update_id": 500, "message": api.message(7, "20 min")}
    home.write(
        walker(7),
        partial(inbox.keep_update, update_id=500, person_id=7, body=json.dumps(update), now=now()),
    )

    home.start_and_wait()

    assert "20 min" in api.wait_for_texts(7, 1)[0]
    assert home.rows("SELECT minutes FROM walk") == [(20,)]


def test_an_update_that_was_handled_but_not_acknowledged_is_not_handled_twice(api, home):
    home.write(walker(7))
    process = home.start_and_wait()
    api.say(7, "20 min")
    home.wait_for_rows("SELECT state FROM outbox", [("sent",)])
    kill(process)
    api.repeat()

    home.start_and_wait()
    api.say(8, "/start")
    api.wait_for_texts(8, 1)

    assert home.rows("SELECT minutes FROM walk") == [(20,)]
    assert len(api.texts(7)) == 1


@pytest.mark.parametrize("way", [Way.HANG_BEFORE, Way.HANG_AFTER])
def test_a_nudge_that_was_on_its_way_at_the_crash_is_never_sent_again(api, home, way):
    home.write(walker(7, SOON), walker(8))
    fault = api.plan(Fault("sendMessage", way, chat=7))
    process = home.start_and_wait()
    assert fault.met.wait(15), home.log()
    seen = api.texts(7)
    kill(process)

    home.start_and_wait()
    api.say(8, "20 min")
    api.wait_for_texts(8, 1)

    assert api.texts(7) == seen
    assert home.rows("SELECT state FROM outbox WHERE urgency = 'nudge'") == [("unknown",)]


@pytest.mark.parametrize("way", [Way.HANG_BEFORE, Way.HANG_AFTER])
def test_an_answer_that_was_on_its_way_at_the_crash_is_sent_again(api, home, way):
    home.write(walker(7))
    fault = api.plan(Fault("sendMessage", way, chat=7))
    process = home.start_and_wait()
    api.say(7, "20 min")
    assert fault.met.wait(15), home.log()
    seen = len(api.texts(7))
    kill(process)

    home.start_and_wait()

    assert len(set(api.wait_for_texts(7, seen + 1))) == 1
    assert home.rows("SELECT minutes FROM walk") == [(20,)]


def test_a_question_that_was_open_at_the_crash_can_still_be_answered(api, home):
    home.write(walker(7))
    process = home.start_and_wait()
    api.say(7, "I went for a walk")
    home.wait_for_rows("SELECT state FROM outbox", [("sent",)])
    kill(process)

    home.start_and_wait()
    api.say(7, "25")

    home.wait_for_rows("SELECT minutes FROM walk", [(25,)])


def test_crashes_at_random_lose_and_double_nothing(api, home):
    people, nudged, rounds = range(11, 17), range(21, 41), 6
    home.write(*(walker(person) for person in people), *(walker(person, SOON) for person in nudged))
    chance = random.Random(2026)
    process = home.start_and_wait()
    for number in range(rounds):
        for person in people:
            api.say(person, f"{number + 5} min")
        time.sleep(chance.uniform(0, 1.6))
        kill(process)
        process = home.start_and_wait()
    many = rounds * len(people)
    home.wait_for_rows("SELECT state, count(*) FROM inbox GROUP BY state", [("done", many)], 30)
    home.wait_for_rows("SELECT count(*) FROM outbox WHERE urgency = 'nudge'", [(len(nudged),)])
    home.wait_for_rows("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')", [(0,)], 60)

    told = sorted((person, number + 5) for person in people for number in range(rounds))
    assert sorted(home.rows("SELECT person_id, minutes FROM walk")) == told
    assert max(len(api.texts(person)) for person in nudged) == 1
    assert min(len(api.texts(person)) for person in people) >= rounds
