"""What a failed send means."""

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.verdicts import Verdict, judge
from coach.domain.outgoing import Outcome

NOWHERE = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)  # noqa: FBT003 - the library's tuple


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (RetryAfter(7), Verdict(Outcome.RETRY, 7, flooded=True)),
        (ChatMigrated(-1007), Verdict(Outcome.RETRY, moved_to=-1007)),
        (Forbidden("Forbidden: bot was blocked by the user"), Verdict(Outcome.GONE)),
        (BadRequest("Chat not found"), Verdict(Outcome.GONE)),
        (BadRequest("PEER_ID_INVALID"), Verdict(Outcome.GONE)),
        (BadRequest("Message is not modified: specified new message content"), Verdict(Outcome.SENT)),
        (BadRequest("Message to edit not found"), Verdict(Outcome.STALE)),
        (BadRequest("Message can't be edited"), Verdict(Outcome.STALE)),
        (BadRequest("Can't parse entities"), Verdict(Outcome.FAILED)),
        (InvalidToken("Unauthorized"), Verdict(Outcome.RETRY, 30)),
        (
            caused(NetworkError("x"), aiohttp.ClientConnectorError(NOWHERE, OSError())),
            Verdict(Outcome.RETRY, 4),
        ),
        (caused(TimedOut(), aiohttp.ConnectionTimeoutError()), Verdict(Outcome.RETRY, 4)),
        (caused(TimedOut(), aiohttp.SocketTimeoutError()), Verdict(Outcome.UNKNOWN, 4)),
        (caused(NetworkError("x"), aiohttp.ServerDisconnectedError()), Verdict(Outcome.UNKNOWN, 4)),
        (NetworkError("Bad Gateway"), Verdict(Outcome.UNKNOWN, 4)),
        (TelegramError("Invalid server response"), Verdict(Outcome.UNKNOWN, 4)),
    ],
    ids=str,
)
def test_a_failure_is_judged_by_what_may_have_arrived(error, verdict):
    assert judge(error, tries=2) == verdict


def test_tries_become_rarer_up_to_once_a_minute():
    assert judge(NetworkError("Bad Gateway"), tries=20).seconds == 60
