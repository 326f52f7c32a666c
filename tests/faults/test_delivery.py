"""What Telegram and the network do wrong: limits, resets, blocked chats, silence, garbage."""

import time
from datetime import timedelta

import pytest

from tests.faults.bot_process import walker
from tests.faults.fake_bot_api import Fault, Way

SOON = timedelta(minutes=20)


def test_an_update_that_telegram_repeats_counts_once(api, home):
    home.write(walker(7))
    home.start_and_wait()
    api.say(7, "20 min")
    api.wait_for_texts(7, 1)
    api.repeat()
    api.say(7, "25 min")
    api.wait_for_texts(7, 2)

    assert home.rows("SELECT minutes FROM walk") == [(20,), (25,)]
    assert len(api.texts(7)) == 2


def test_a_429_holds_up_one_chat_as_long_as_asked_and_no_other(api, home):
    home.write(walker(7), walker(8))
    flood = Fault("sendMessage", chat=7, status=429, description="Too Many Requests")
    flood.parameters["retry_after"] = 3
    api.plan(flood)
    home.start_and_wait()
    api.say(7, "20 min")
    assert flood.met.wait(15)
    met = time.monotonic()
    api.say(8, "20 min")
    api.wait_for_texts(8, 1)
    api.wait_for_texts(7, 1)
    at = {seen.chat: seen.at - met for seen in api.delivered}

    assert at[8] < 2
    assert at[7] > 2.9
    assert len(api.texts(7)) == 1


def test_a_connection_reset_after_delivery_repeats_an_answer_and_never_a_nudge(api, home):
    home.write(walker(7), walker(8, SOON))
    api.plan(Fault("sendMessage", Way.RESET_AFTER, chat=7))
    api.plan(Fault("sendMessage", Way.RESET_AFTER, chat=8))
    home.start_and_wait()
    api.say(7, "20 min")
    answers = api.wait_for_texts(7, 2)

    home.wait_for_rows("SELECT state FROM outbox ORDER BY urgency DESC", [("unknown",), ("sent",)])
    assert len(set(answers)) == 1
    assert len(api.texts(8)) == 1


@pytest.mark.parametrize("status", [500, 502])
def test_a_server_error_repeats_an_answer_and_never_a_nudge(api, home, status):
    home.write(walker(7), walker(8, SOON))
    api.plan(Fault("sendMessage", chat=7, status=status))
    api.plan(Fault("sendMessage", chat=8, status=status))
    home.start_and_wait()
    api.say(7, "20 min")
    api.wait_for_texts(7, 1)

    home.wait_for_rows("SELECT state FROM outbox ORDER BY urgency DESC", [("unknown",), ("sent",)])
    assert api.texts(8) == []


def test_a_blocked_chat_is_left_alone_until_its_person_writes_again(api, home):
    home.write(walker(7, SOON))
    api.plan(Fault("sendMessage", chat=7, status=403, description="Forbidden: bot was blocked by the user"))
    home.start_and_wait()
    home.wait_for_rows("SELECT reachable FROM person", [(0,)])
    home.wait_for_rows("SELECT state FROM outbox", [("gone",)])
    api.say(7, "20 min")
    api.wait_for_texts(7, 1)

    home.wait_for_rows("SELECT reachable FROM person", [(1,)])


def test_an_answer_waits_while_telegram_is_not_there_and_leaves_once_when_it_is_back(api, home):
    home.write(walker(7))
    home.start_and_wait()
    fault = api.plan(Fault("sendMessage", chat=7, status=429, parameters={"retry_after": 1}))
    api.say(7, "20 min")
    assert fault.met.wait(15)
    api.go_away()
    time.sleep(2)
    api.come_back()

    assert len(api.wait_for_texts(7, 1, seconds=30)) == 1
    home.wait_for_rows("SELECT state FROM outbox", [("sent",)])


def test_an_update_that_cannot_be_read_stops_nobody(api, home):
    home.write(walker(7))
    home.start_and_wait()
    broken = {"message_id": 5, "from": {"id": 9, "is_bot": False}, "chat": {"id": 9}}
    api.give({"message": broken}, {"callback_query": "?"}, {"message": []})
    api.say(7, "20 min")
    api.wait_for_texts(7, 1)

    home.wait_for_rows("SELECT state, count(*) FROM inbox GROUP BY state", [("done", 1), ("parked", 3)])
    assert len(api.wait_for_texts(9, 1)) == 1


def test_what_people_write_and_the_token_are_not_in_the_log(api, home):
    home.write(walker(7, SOON), walker(8))
    api.plan(Fault("sendMessage", Way.RESET_BEFORE, chat=8))
    home.start_and_wait()
    api.say(7, "walked 17 min, sciatica canary 6/10, \x00 <b>")
    api.say(8, "17 min with canary")
    api.give({"message": {"message_id": 5, "from": {"id": 9}, "text": "canary"}})
    api.wait_for_texts(7, 1)
    api.wait_for_texts(8, 1)
    log = home.log()

    assert [word for word in ("canary", "sciatica", "AAHloopback", "17 min") if word in log] == []
    assert "an update can't be parsed" in log
