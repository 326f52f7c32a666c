"""Runs the chat: reads lines, keeps the simulated time, shows what comes, and never a traceback."""

import asyncio
import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.application import WalkItOff
from bot.clock import SystemClock
from bot.exits import CannotRun, Code
from bot.in_process.phone import Phone
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram
from bot.local_chat.commands import Stop, obey
from bot.local_chat.memory import Memory, keep, memory_path, recall, restore
from bot.local_chat.options import Options, read_options
from bot.local_chat.session import LocalChat
from bot.local_chat.view import View
from bot.logs import Lines, Redaction
from bot.settings import Settings
from bot.streams import use_utf8
from coach.calendars.secrets import make_key

WELCOME = """\
This is the bot, here in your terminal: no token, no network, and time stands still until you move it.
Type /start, or anything you would write to it; :help shows how to tap buttons and move the clock."""
GOES_ON = "The chat goes on from the last time; --fresh starts anew."
AWRY = "That went wrong inside; the reason is in {log}."
AWRY_IN_PASSING = "That went wrong inside; run it with --log FILE to see the reason."

KEY_ENDING = ".key"

PACE = timedelta(seconds=10)
"""What a message or a tap takes, so that a script isn't taken for somebody who floods the bot."""

logger = logging.getLogger(__name__)


def main(argv: list[str]) -> int:
    """Chat until the input ends; return the exit code."""
    use_utf8()
    piped = not sys.stdin.isatty()
    options = read_options(argv, piped=piped)
    try:
        with tempfile.TemporaryDirectory(prefix="walk-it-off-") as passing:
            _chat(options, Path(passing), piped=piped)
    except CannotRun as reason:
        sys.stderr.writelines(f"{line}\n" for line in reason.lines)
        return reason.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return Code.DONE


def _chat(options: Options, passing: Path, *, piped: bool) -> None:
    """Chat with one database, one log and one clock."""
    database = options.database or passing / "chat.sqlite3"
    log = options.log or database.with_suffix(".log")
    awry = AWRY_IN_PASSING if log.is_relative_to(passing) else AWRY.format(log=log)
    _make_room(database, fresh=options.fresh)
    with _logging_to(log):
        try:
            _Terminal(options, database, awry, piped=piped).run()
        except (CannotRun, BrokenPipeError):
            raise
        except Exception:
            logger.exception("the chat failed")
            raise CannotRun(Code.CRASHED, awry) from None


class _Terminal:
    """One run of the chat, from the first line to the last."""

    def __init__(self, options: Options, database: Path, awry: str, *, piped: bool) -> None:
        self._piped = piped
        self._awry = awry
        self._memory_path = memory_path(database)
        self._memory = recall(self._memory_path)
        clock = SimulatedClock(_start(options, self._memory))
        telegram = InProcessTelegram(clock, self._memory.ids if self._memory else None)
        self._bot = WalkItOff(_settings(database), clock, telegram)
        self._chat = LocalChat(self._bot, clock, Phone(telegram))
        self._chat.pace = PACE
        self._chat.zone = options.zone
        colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._view = View(sys.stdout, lambda: self._chat.zone, colours=colours)
        self._chat.heard = self._view.event

    def run(self) -> None:
        """Chat until the input ends."""
        if self._memory is not None:
            restore(self._memory, self._chat)
        with asyncio.Runner() as runner:
            try:
                runner.run(self._bot.start(poll=False))
                runner.run(self._chat.begin())
                self._greet()
                self._converse(runner)
            finally:
                runner.run(self._bot.stop())
                keep(self._memory_path, self._chat)

    def _greet(self) -> None:
        if not self._piped:
            self._view.note(WELCOME)
        if self._memory is not None:
            self._view.note(GOES_ON)
        self._view.time(self._chat.clock.now())

    def _converse(self, runner: asyncio.Runner) -> None:
        """Obey line after line."""
        for line in _lines(piped=self._piped):
            if self._piped:
                self._view.echo(line)
            before = self._chat.clock.now()
            try:
                said = runner.run(obey(line, self._chat))
            except Stop:
                return
            except Exception:
                logger.exception("a line of the chat failed")
                said = self._awry
            if said is not None:
                self._view.note(said)
            if line == ":time" or self._chat.clock.now() - before > PACE:
                self._view.time(self._chat.clock.now())


def _lines(*, piped: bool) -> Iterator[str]:
    """Read what is typed, without empty lines and comments."""
    if not piped:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - gives input() its editing, where there is a terminal
    while True:
        try:
            line = input("" if piped else "you> ").strip()
        except EOFError:
            return
        if line and not line.startswith("#"):
            yield line


def _start(options: Options, memory: Memory | None) -> datetime:
    """Tell when the chat begins: never before the last one ended."""
    if memory is None:
        return options.start or SystemClock().now().replace(second=0, microsecond=0)
    return max(memory.now, options.start or memory.now)


def _make_room(database: Path, *, fresh: bool) -> None:
    """Make the folder, and take away the last chat where a fresh one is wanted.

    Raises:
        CannotRun: the folder can't be written.
    """
    try:
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if fresh:
            for ending in ("", "-wal", "-shm", ".chat.json", KEY_ENDING):
                Path(f"{database}{ending}").unlink(missing_ok=True)
    except OSError as error:
        message = f"The folder {database.parent} can't be written: {error.strerror}."
        raise CannotRun(Code.CONFIGURATION, message) from None


@contextlib.contextmanager
def _logging_to(path: Path) -> Iterator[None]:
    """Send warnings and errors to a file: what is on the screen is the chat."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(Lines())
    handler.addFilter(Redaction())
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = before
        root.setLevel(level)
        handler.close()


def _settings(database: Path) -> Settings:
    """Take the settings, with this database, a token that opens nothing, and nobody to be asked elsewhere."""
    return Settings(
        telegram_bot_token=SecretStr("1:in-process"),
        database_url=f"sqlite:///{database}",
        log_level="WARNING",
        helper_url=None,
        calendar_key=SecretStr(_key_beside(database)),
        public_url=None,
    )


def _key_beside(database: Path) -> str:
    """Read the key that this chat's calendars are locked with, or make one."""
    file = Path(f"{database}{KEY_ENDING}")
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(make_key(), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()
