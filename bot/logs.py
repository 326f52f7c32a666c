"""Logs: constant messages with their facts beside them, libraries quiet, the token never in them."""

import logging
import re
import sys
import traceback
from collections.abc import Iterable

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
"""What a bot token looks like; wherever one turns up, it is hidden."""

TELLTALES = ("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "apscheduler", "alembic", "dateparser")
"""Libraries whose lines below WARNING hold the token, or what people wrote."""

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Redaction(logging.Filter):
    """Hides secrets in a record: in its message, its facts and its traceback."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        literal = sorted((re.escape(secret) for secret in secrets if secret), key=len, reverse=True)
        self._secret = re.compile("|".join([*literal, TOKEN.pattern]))

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; every handler that comes later sees it so."""
        record.msg = self.hide(record.getMessage())
        record.args = None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = self.hide(trace_of(record.exc_info[1]))
        if record.stack_info:
            record.stack_info = self.hide(record.stack_info)
        for name, fact in _facts(record):
            setattr(record, name, fact if isinstance(fact, int | float) else self.hide(str(fact)))
        return True

    def hide(self, text: str) -> str:
        """Replace every secret in a text."""
        return self._secret.sub("[redacted]", text)


def trace_of(error: BaseException) -> str:
    """Tell where an error happened and of which kind it is; its message may hold what people wrote."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    traces = [trace_of(other) for other in ([before] if before else []) + list(parts)]
    here = "".join(traceback.format_tb(error.__traceback__))
    return "\n".join([*traces, f"{here}{type(error).__module__}.{type(error).__qualname__}"])


class Lines(logging.Formatter):
    """One line a record: time, level, where, message, facts as key=value."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """Put the facts behind the message."""
        facts = "".join(f" {name}={fact}" for name, fact in _facts(record))
        return super().formatMessage(record) + facts


def start_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Send every record to standard error, redacted; call it once, first of all."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    handler.addFilter(Redaction(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)


def _facts(record: logging.LogRecord) -> list[tuple[str, object]]:
    """Return what was passed as `extra`."""
    return [(name, fact) for name, fact in vars(record).items() if name not in _PLAIN]
