"""What a failed send means: whether the message may go again, and when."""

from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.polling import seconds_of
from bot.telegram_http import was_not_sent
from coach.domain.outgoing import Outcome

GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid", "bot was blocked")
"""What Telegram says, in lower case, of a chat that is not there."""

SAME = "message is not modified"
"""An edit that changes nothing: the message says already what it should."""

NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")

MOST_SECONDS = 60
"""Between two tries at most."""

TOKEN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a message; for one that goes again, after how many seconds."""

    outcome: Outcome
    seconds: float = 0
    moved_to: int | None = None
    """The chat's new id."""
    flooded: bool = False
    """Telegram asked to slow down."""


def judge(error: TelegramError, tries: int) -> Verdict:
    """Judge a failure; `tries` were made before.

    Only what certainly did not arrive goes again; anything unclear is unknown, never repeated blindly.
    """
    match error:
        case RetryAfter():
            return Verdict(Outcome.RETRY, seconds_of(error), flooded=True)
        case ChatMigrated():
            return Verdict(Outcome.RETRY, moved_to=error.new_chat_id)
        case Forbidden():
            return Verdict(Outcome.GONE)
        case BadRequest():
            return Verdict(_refused(error.message.lower()))
        case InvalidToken():
            return Verdict(Outcome.RETRY, TOKEN_SECONDS)
        case NetworkError() if was_not_sent(error):
            return Verdict(Outcome.RETRY, min(2.0**tries, MOST_SECONDS))
        case _:
            return Verdict(Outcome.UNKNOWN, min(2.0**tries, MOST_SECONDS))


def _refused(reason: str) -> Outcome:
    """Judge what Telegram would not do; `reason` in lower case."""
    if SAME in reason:
        return Outcome.SENT
    if any(gone in reason for gone in GONE):
        return Outcome.GONE
    if any(nothing in reason for nothing in NOTHING_TO_EDIT):
        return Outcome.STALE
    return Outcome.FAILED
