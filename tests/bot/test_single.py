"""One instance on one database."""

import pytest

from bot.exits import CannotRun, Code
from bot.single import Single


def test_a_second_instance_is_refused_until_the_first_lets_go(tmp_path):
    first, second = Single(tmp_path / "data" / "walks.sqlite3"), Single(tmp_path / "data" / "walks.sqlite3")
    first.take()

    with pytest.raises(CannotRun) as refusal:
        second.take()
    first.release()
    second.take()
    second.release()

    assert refusal.value.code is Code.TRY_LATER


def test_the_folder_and_the_lock_are_for_their_owner_only(tmp_path):
    single = Single(tmp_path / "data" / "walks.sqlite3")
    single.take()
    single.release()

    folder, lock = tmp_path / "data", tmp_path / "data" / "walks.sqlite3.lock"
    assert (folder.stat().st_mode & 0o777, lock.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path):
    (tmp_path / "data").write_text("a file, not a folder")

    with pytest.raises(CannotRun) as refusal:
        Single(tmp_path / "data" / "walks.sqlite3").take()

    assert refusal.value.code is Code.CONFIGURATION
