"""The disk full, the database locked: nothing is acknowledged, nothing lost, and it recovers by itself."""

import resource
import sqlite3
import time
from contextlib import closing

import psutil

from tests.faults.bot_process import walker


def test_a_full_disk_loses_nothing(api, home):
    home.write(walker(7))
    process = psutil.Process(home.start_and_wait().pid)
    process.rlimit(psutil.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    number = api.say(7, "20 min")
    time.sleep(2)
    acknowledged = api.acknowledged
    process.rlimit(psutil.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    api.wait_for_texts(7, 1, seconds=30)

    assert acknowledged < number
    assert home.rows("SELECT minutes FROM walk") == [(20,)]


def test_a_locked_database_is_waited_out(api, home):
    home.write(walker(7))
    home.start_and_wait()
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        number = api.say(7, "20 min")
        time.sleep(6)
        acknowledged = api.acknowledged
        other.execute("ROLLBACK")
    api.wait_for_texts(7, 1, seconds=30)

    assert acknowledged < number
    assert home.rows("SELECT minutes FROM walk") == [(20,)]
