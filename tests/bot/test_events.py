import csv
import io

import pytest

from bot.events import main, read, write
from bot.exits import CannotRun


async def test_alarms_of_everybody_are_listed_without_names_or_words(chat, friend, settings):
    for one, words in ((chat, "chest pain and my arm hurts"), (friend, "I feel dizzy")):
        await one.write("/start")
        await one.press("agree:")
        await one.write(words)
    out = io.StringIO()
    write(await read(settings.database_url), out)
    head, *rows = csv.reader(io.StringIO(out.getvalue()))

    assert head == ["at", "level", "action", "person"]
    assert [row[1:] for row in rows] == [["EMERGENCY", "card, locked", "1"], ["STOP_WALK", "card", "2"]]
    assert {row[0][:10] for row in rows} == {"2026-03-02"}


@pytest.mark.parametrize("url", ["sqlite:///{}/empty.sqlite3", "mysql://x/y"])
def test_a_database_that_can_not_be_read_is_said_in_one_line(url, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url.format(tmp_path))
    with pytest.raises(CannotRun) as refused:
        main([])

    assert len(refused.value.lines) == 1
