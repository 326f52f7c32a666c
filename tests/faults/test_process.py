"""The process: how it starts, refuses to start, and stops."""

import subprocess
import sys

import psutil

from tests.faults.bot_process import walker
from tests.faults.fake_bot_api import Fault, Way

MEGABYTE = 1024**2
LARGEST = 185 * MEGABYTE
"""We wanted 150 (docs/benchmarks.md): languages, half a year's rules and calendars made it 167."""


def test_told_to_stop_it_answers_what_is_queued_and_goes(api, home):
    people = range(11, 31)
    home.write(*(walker(person) for person in people))
    process = home.start_and_wait()
    for person in people:
        api.say(person, "20 min")
    home.wait_for_rows("SELECT count(*) FROM inbox", [(20,)])
    process.terminate()

    assert process.wait(10) == 0
    assert [len(api.texts(person)) for person in people] == [1] * 20
    assert home.rows("SELECT count(*) FROM walk") == [(20,)]


def test_told_to_stop_it_goes_in_time_even_if_telegram_does_not_answer(api, home):
    home.write(walker(7))
    process = home.start_and_wait()
    fault = api.plan(Fault("sendMessage", Way.HANG_BEFORE, chat=7, times=9))
    api.say(7, "20 min")
    assert fault.met.wait(15)
    process.terminate()

    assert process.wait(10) == 0
    assert home.rows("SELECT minutes FROM walk") == [(20,)]


def test_told_to_stop_before_there_was_a_network_it_goes_at_once(api, home):
    api.go_away()
    process = home.start()
    assert api.wait(lambda: "telegram can't be reached yet" in home.log())
    process.terminate()

    assert process.wait(3) == 0


def test_a_second_instance_on_the_same_data_is_refused(api, home):
    first = home.start_and_wait()
    second = home.start()

    assert second.wait(15) == 75
    assert "Another instance" in home.log()
    assert first.poll() is None


def test_without_a_token_three_plain_lines_say_what_to_do(home):
    process = home.start(TELEGRAM_BOT_TOKEN="")

    assert process.wait(15) == 78
    assert len(home.log().splitlines()) == 3


def test_a_wrong_token_is_one_plain_line(api, home):
    process = home.start(TELEGRAM_BOT_TOKEN="123456789:AAHwrongwrongwrongwrongwrongwrong")  # noqa: S106

    assert process.wait(15) == 78
    assert home.log().splitlines()[-1].startswith("Telegram doesn't know this token")
    assert "AAHwrong" not in home.log()


def test_a_token_that_is_taken_back_ends_it(api, home):
    process = home.start_and_wait()
    api.plan(Fault("getUpdates", status=401, description="Unauthorized", times=10))
    api.say(7, "/start")

    assert process.wait(45) == 78


def test_it_waits_for_the_network_at_the_start(api, home):
    home.write(walker(7))
    api.go_away()
    home.start()
    assert api.wait(lambda: "telegram can't be reached yet" in home.log())
    api.come_back()
    api.say(7, "20 min")

    assert len(api.wait_for_texts(7, 1)) == 1


def test_it_is_up_soon_and_stays_small(api, home):
    home.write(walker(7))
    process = home.start_and_wait()
    api.say(7, "20 min")
    api.wait_for_texts(7, 1)

    assert psutil.Process(process.pid).memory_info().rss < LARGEST


def test_the_data_is_for_its_owner_only(api, home):
    home.start_and_wait()

    modes = {file.name: file.stat().st_mode & 0o777 for file in home.database.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert home.database.parent.stat().st_mode & 0o777 == 0o700


def test_help_names_the_parts():
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True
    )

    assert [part for part in ("run", "chat", "lab") if f"  {part} " not in shown.stdout] == []
