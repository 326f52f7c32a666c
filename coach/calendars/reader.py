"""Reads calendars in child processes, a fresh one for each, so that none can slow, fill or stop the bot."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

from coach.calendars import wire
from coach.calendars.bounds import MOST_BYTES
from coach.domain.calendars import CalendarRead, Unreadable, WhyUnreadable, Window

SECONDS = 30.0
"""For one calendar, from the start of the child to its last line."""

_ROOT = Path(__file__).resolve().parents[2]
_CHILD = (sys.executable, "-m", "coach.calendars.child")
_KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONTZPATH", "SYSTEMROOT")
"""Of the environment: a child needs no token and no key."""
_PIECE = 256 * 1024


class Reader:
    """Reads calendars, so many at once."""

    def __init__(self, at_once: int = 4) -> None:
        self._places = asyncio.Semaphore(at_once)

    async def read(self, body: bytes, window: Window) -> CalendarRead:
        """Read what takes place in a window; wait for a place first.

        Raises:
            Unreadable: with the reason.
        """
        if len(body) > MOST_BYTES:
            raise Unreadable(WhyUnreadable.TOO_BIG)
        async with self._places:
            try:
                async with asyncio.timeout(SECONDS):
                    return await _read(body, window)
            except TimeoutError:
                raise Unreadable(WhyUnreadable.TOO_SLOW) from None


async def _read(body: bytes, window: Window) -> CalendarRead:
    process = await asyncio.create_subprocess_exec(
        *_CHILD,
        window.first.isoformat(),
        window.last.isoformat(),
        window.zone,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        limit=wire.LONGEST,
    )
    try:
        _, answer = await asyncio.gather(_feed(process, body), _answer(process))
        return answer
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _feed(process: Process, body: bytes) -> None:
    """Hand the calendar over; a child that stops listening has said why, or will not."""
    assert process.stdin is not None  # noqa: S101 - it has a pipe
    with suppress(BrokenPipeError, ConnectionResetError):
        for first in range(0, len(body), _PIECE):
            process.stdin.write(body[first : first + _PIECE])
            await process.stdin.drain()
        process.stdin.close()
        await process.stdin.wait_closed()


async def _answer(process: Process) -> CalendarRead:
    """Take the answer, line by line, and let others have their turn between two lines."""
    assert process.stdout is not None  # noqa: S101 - it has a pipe
    answer, size = wire.Answer(), 0
    try:
        async for line in process.stdout:
            size += len(line)
            if size > wire.MOST:
                raise Unreadable(WhyUnreadable.BROKEN)
            answer.take(line)
            await asyncio.sleep(0)
    except (ValueError, TypeError):
        raise Unreadable(WhyUnreadable.BROKEN) from None
    if await process.wait() in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Unreadable(WhyUnreadable.TOO_SLOW)
    return answer.whole()
