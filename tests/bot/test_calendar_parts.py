"""Files that people sent, the key, and settings about calendars."""

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.__main__ import main
from bot.calendar_parts import TelegramFiles
from bot.exits import CannotRun
from bot.raw_bot import RawBot
from coach.calendars.refusing import Refused
from coach.calendars.secrets import Vault
from coach.domain.calendars import Refusal
from coach.service.calendar_tools import FileGone


@pytest.fixture
async def files(telegram):
    async with RawBot("1:in-process", request=telegram, get_updates_request=telegram) as bot:
        yield TelegramFiles(bot)


async def test_a_file_is_fetched_as_it_was_sent(files, telegram):
    telegram.uploads["f"] = b"BEGIN:VCALENDAR"
    assert await files.download("f", 100) == b"BEGIN:VCALENDAR"


async def test_a_file_over_the_bound_is_not_even_fetched(files, telegram):
    telegram.uploads["f"] = b"x" * 101
    with pytest.raises(Refused) as refused:
        await files.download("f", 100)
    assert refused.value.why is Refusal.TOO_BIG


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BadRequest("file is too big"), Refused(Refusal.TOO_BIG)),
        (BadRequest("wrong file_id or the file is temporarily unavailable"), FileGone()),
        (Forbidden("bot was blocked by the user"), FileGone()),
        (NetworkError("aiohttp.ClientError"), Refused(Refusal.UNREACHABLE)),
    ],
)
async def test_what_goes_wrong_is_told_by_its_cause(files, telegram, error, told):
    async def failing(_):
        raise error

    telegram._methods["getfile"] = failing
    with pytest.raises(type(told)) as raised:
        await files.download("f", 100)
    assert raised.value.args == told.args


def test_a_key_is_made_that_can_be_used(capsys):
    assert main(["key"]) == 0
    made = capsys.readouterr()
    vault = Vault(made.out.strip())
    assert vault.open(vault.seal("x")) == "x"
    assert "CALENDAR_KEY" in made.err


def read(settings, **changes):
    return type(settings).model_validate({**settings.model_dump(), **changes})


def test_a_key_that_is_none_is_refused_without_being_shown(settings):
    with pytest.raises(CannotRun) as refused:
        read(settings, calendar_key="no-key-at-all").vault()
    text = " ".join(refused.value.lines)
    assert "CALENDAR_KEY" in text
    assert "no-key-at-all" not in text


def test_a_key_may_stand_in_a_file_and_is_kept_out_of_logs(settings, tmp_path):
    file = tmp_path / "key"
    key = "x" * 43 + "="
    file.write_text(key + "\n")
    kept = read(settings, calendar_key_file=file)
    assert kept.vault() is not None
    assert key in kept.secrets()


def test_without_a_key_there_is_no_vault(settings):
    assert settings.vault() is None
    assert "" not in settings.secrets()


def test_networks_are_read_or_refused_by_name(settings):
    assert read(settings, calendar_networks="192.168.1.0/24, 10.0.0.0/8").policy().allowed
    with pytest.raises(CannotRun) as refused:
        read(settings, calendar_networks="at home").policy()
    assert "at home" in " ".join(refused.value.lines)


@pytest.mark.parametrize("url", ["ftp://x", "https://", "https://x/?a=1"])
def test_a_public_address_that_is_none_is_refused(settings, url):
    with pytest.raises(ValueError, match="an address"):
        read(settings, public_url=url)
