"""What can be typed in the terminal besides messages: a colon, and what happens outside the words."""

import re
from pathlib import Path

from bot.local_chat.session import LocalChat, NoSuchButton, NoSuchTime

HELP = """\
Anything you type is sent to the bot; \\n makes a new line. What starts with a colon happens around it:
  :1  :2  ...            tap that button of the latest message with buttons; :2.1 the first of the one before
  :tap Undo              tap the latest button with that label
  :edit 25 min           edit your last message
  :+2h  :+30m  :+3d  :+1w  :18:30  :tomorrow 7:00  :monday  :friday 18:00  :date 2026-03-04 7:00
                         move the clock; what is due on the way arrives at its own time
  :next                  move the clock to the next thing that the bot says
  :time                  the simulated time
  :photo  :voice  :sticker  :location [51.5 -0.1]  :file [path]
  :quit"""

UNKNOWN = "I don't know that command; :help lists them."
NO_BUTTON = "There is no such button."
NO_TIME = "That is no time ahead; try :+2h, :tomorrow 7:00 or :monday."
NOTHING_COMES = "The bot says nothing for two weeks."
NO_FILE = "That file can't be read."
NOTHING_WRITTEN = "There is nothing to edit yet."
NO_PLACE = "A place is two numbers: :location 51.5 -0.1"

LONDON = "51.5 -0.12"

_COMMAND = re.compile(r":(?=\+|\d|\w\w)(\S+)\s*(.*)", re.DOTALL)
_TAP = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})")


class Stop(Exception):  # noqa: N818 - somebody is done
    """The chat ends here."""


async def obey(line: str, chat: LocalChat) -> str | None:
    """Do what a line says; return what is to be said about it, if anything.

    Raises:
        Stop: they are done.
    """
    command = _COMMAND.fullmatch(line)
    try:
        if command is None:
            await chat.write(line.replace("\\n", "\n"))
            return None
        return await _do(command[1].casefold(), command[2].strip(), chat)
    except NoSuchButton:
        return NO_BUTTON
    except NoSuchTime:
        return NO_TIME


async def _do(name: str, rest: str, chat: LocalChat) -> str | None:
    """Obey one command."""
    if tap := _TAP.fullmatch(name):
        await chat.press_number(int(tap[2]), int(tap[1] or 1))
        return None
    if name in {"quit", "exit"}:
        raise Stop
    if name in _SAYS:
        return _SAYS[name]
    if name in _SENDS:
        return await _send(name, rest, chat)
    if name == "next":
        return None if await chat.wait() else NOTHING_COMES
    if name in {"tap", "edit"} and rest:
        return await (_tap if name == "tap" else _edit)(rest, chat)
    if not _TIME.fullmatch(name):
        return UNKNOWN
    await chat.advance(f"{name} {rest}".strip())
    return None


async def _tap(label: str, chat: LocalChat) -> None:
    await chat.press(label)


async def _edit(text: str, chat: LocalChat) -> str | None:
    try:
        await chat.edit(text)
    except LookupError:
        return NOTHING_WRITTEN
    return None


async def _send(name: str, rest: str, chat: LocalChat) -> str | None:
    """Send something that is no text."""
    phone = chat.phone
    if name == "file":
        try:
            content = _read(rest) if rest else b"A file."
        except OSError:
            return NO_FILE
        await chat.send(phone.document(Path(rest).name or "notes.txt", content))
    elif name == "location":
        try:
            latitude, longitude = map(float, (rest or LONDON).replace(",", " ").split())
        except ValueError:
            return NO_PLACE
        await chat.send(phone.location(latitude, longitude))
    else:
        await chat.send({"photo": phone.photo, "voice": phone.voice, "sticker": phone.sticker}[name]())
    return None


def _read(path: str) -> bytes:
    return Path(path).expanduser().read_bytes()


_SAYS = {"help": HELP, "time": None}
_SENDS = frozenset({"photo", "file", "voice", "sticker", "location"})
_TIME = re.compile(r"\+.*|\d.*|tomorrow|date|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*")
