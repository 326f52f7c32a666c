"""The bot as a process: settings, logs, signals and how it ends."""

import asyncio
import logging
import signal

from pydantic import ValidationError

from bot.application import WalkItOff
from bot.clock import SystemClock
from bot.exits import CannotRun, Code
from bot.logs import start_logs
from bot.settings import Settings

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run() -> int:
    """Run the bot until it is told to stop; return the exit code.

    Raises:
        CannotRun: it can't begin, or can't go on.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        names = ", ".join(str(flaw["loc"][0]).upper() for flaw in error.errors())
        raise CannotRun(Code.CONFIGURATION, f"These settings can't be used: {names}.") from None
    start_logs(settings.log_level, settings.secrets())
    try:
        asyncio.run(_serve(WalkItOff(settings, SystemClock())))
    except CannotRun:
        raise
    except Exception:
        log.exception("crashed")
        return Code.CRASHED
    return Code.DONE


async def _serve(bot: WalkItOff) -> None:
    """Serve until a signal comes; a second one ends the process at once."""
    loop, me = asyncio.get_running_loop(), asyncio.current_task()
    for number in SIGNALS:
        loop.add_signal_handler(number, me.cancel if me else loop.stop)
    try:
        await bot.start()
        await bot.ended()
    except asyncio.CancelledError:
        log.info("told to stop")
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)
        await bot.stop()
        log.info("stopped")
