"""What the log says, and what it never says."""

import logging

import pytest
from telegram.error import InvalidToken

from bot.logs import start_logs

TOKEN = "123456789:AAHcanarycanarycanarycanarycanary"  # noqa: S105 - the canary
OTHER = "987654321:AAHanotheranotheranotheranother"


@pytest.fixture(autouse=True)
def _logs_as_before():
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def test_a_fact_stands_behind_a_constant_message(capfd):
    start_logs("INFO")
    logging.getLogger("bot.sending").info("sent", extra={"delivery": 7, "outcome": "sent"})

    assert capfd.readouterr().err.endswith("INFO bot.sending: sent delivery=7 outcome=sent\n")


def test_the_token_is_nowhere_in_the_log(capfd):
    start_logs("DEBUG", [TOKEN, "odd-secret"])
    log = logging.getLogger("bot.canary")

    log.debug("polling https://api.telegram.org/bot%s/getMe", TOKEN)
    log.debug(
        "facts",
        extra={"url": f"https://api.telegram.org/bot{OTHER}/getMe", "thing": {"secret": "odd-secret"}},
    )
    log.error("failed", exc_info=InvalidToken(f"The token `{TOKEN}` was rejected by the server."))
    log.error("with the stack of odd-secret", stack_info=True)

    err = capfd.readouterr().err
    assert err.count("[redacted]") == 5
    assert [secret for secret in (TOKEN, OTHER, "odd-secret") if secret in err] == []


@pytest.mark.parametrize(
    "name", ["httpx", "telegram.ext.ExtBot", "telegram.ext.Application", "aiohttp.client"]
)
def test_libraries_that_log_tokens_and_texts_are_quiet_even_at_debug(capfd, name):
    start_logs("DEBUG")
    logging.getLogger(name).info("POST with everything that somebody wrote")

    assert capfd.readouterr().err == ""


def test_a_warning_of_a_library_is_a_line_of_the_log(capfd):
    start_logs("INFO")
    logging.getLogger("py.warnings").warning("watch out")

    assert capfd.readouterr().err.endswith("WARNING py.warnings: watch out\n")
