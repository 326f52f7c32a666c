"""HTTP to Telegram, against a Bot API on loopback."""

import socket

import pytest
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.telegram_http import AiohttpRequest, was_not_sent
from tests.faults.fake_bot_api import TOKEN, Fault, Way, fake_bot_api


@pytest.fixture(name="api")
def _api():
    with fake_bot_api() as api:
        yield api


@pytest.fixture(name="bot")
async def _bot(api):
    request = AiohttpRequest(read_seconds=0.3)
    async with Bot(TOKEN, f"{api.url}/bot", request=request, get_updates_request=request) as bot:
        yield bot


async def test_a_message_is_sent_with_its_buttons(api, bot):
    message = await bot.send_message(7, "<b>20 min</b> &amp; well done", parse_mode="HTML")

    assert api.texts(7) == ["20 min & well done"]
    assert message.message_id == api.delivered[0].message_id


async def test_a_file_is_sent(api, bot):
    await bot.send_document(7, InputFile(b"day,minutes\n", filename="walks.csv"), caption="Your walks")

    assert api.texts(7) == ["walks.csv"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("sendMessage", status=429, parameters={"retry_after": 3}), RetryAfter),
        (Fault("sendMessage", status=403), Forbidden),
        (Fault("sendMessage", status=400), BadRequest),
        (Fault("sendMessage", status=400, parameters={"migrate_to_chat_id": -1007}), ChatMigrated),
        (Fault("sendMessage", status=401), InvalidToken),
        (Fault("sendMessage", status=502), NetworkError),
        (Fault("sendMessage", Way.RESET_BEFORE), NetworkError),
        (Fault("sendMessage", Way.RESET_AFTER), NetworkError),
        (Fault("sendMessage", Way.HANG_BEFORE), TimedOut),
        (Fault("sendMessage", Way.HANG_AFTER), TimedOut),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_a_failure_that_may_have_been_delivered_is_never_called_unsent(api, bot, fault, error):
    api.plan(fault)

    with pytest.raises(error) as failure:
        await bot.send_message(7, "hello")

    assert not was_not_sent(failure.value)


async def test_a_refused_connection_is_certainly_unsent(api, bot):
    api.go_away()

    with pytest.raises(NetworkError) as failure:
        await bot.send_message(7, "hello")

    assert was_not_sent(failure.value)


async def test_a_connection_that_is_never_made_is_certainly_unsent():
    request = AiohttpRequest()
    await request.initialize()
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, socket.socket() as crowd:
        crowd.connect(full.getsockname())
        with pytest.raises(TimedOut) as failure:
            await request.post(f"http://127.0.0.1:{full.getsockname()[1]}/", connect_timeout=0.2)
    await request.shutdown()

    assert was_not_sent(failure.value)


async def test_an_answer_that_is_not_telegrams_is_an_error_without_its_text(api, bot, caplog):
    with pytest.raises(NetworkError):
        await AiohttpRequest().post(f"{api.url}/elsewhere")

    assert "elsewhere" not in caplog.text
