"""A database that can't be used is told in plain words."""

from contextlib import AsyncExitStack

import pytest

from bot.exits import CannotRun, Code
from bot.opening import open_database
from coach.storage import schema


async def refusal_of(url):
    with pytest.raises(CannotRun) as refusal:
        async with AsyncExitStack() as ends:
            await open_database(url, ends)
    return refusal.value


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/x", "sqlite://"])
async def test_an_address_that_names_no_database_is_refused(url):
    assert (await refusal_of(url)).code is Code.CONFIGURATION


async def test_a_damaged_file_is_refused(tmp_path):
    (tmp_path / "walks.sqlite3").write_bytes(b"this is no database, though it is long enough to be one" * 99)
    refusal = await refusal_of(f"sqlite:///{tmp_path / 'walks.sqlite3'}")

    assert refusal.code is Code.CONFIGURATION
    assert "damaged" in refusal.lines[0]


async def test_a_server_that_is_not_there_is_tried_again_later():
    refusal = await refusal_of("postgresql+asyncpg://nobody@127.0.0.1:1/none")

    assert refusal.code is Code.TRY_LATER


async def test_a_file_is_made_and_let_go_again(tmp_path):
    url = f"sqlite:///{tmp_path / 'data' / 'walks.sqlite3'}"
    for _ in range(2):
        async with AsyncExitStack() as ends:
            database = await open_database(url, ends)
            revision = await database.read(schema._revision)

    assert revision == schema.head()
