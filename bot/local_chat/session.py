"""A chat with the bot, step by step: write, tap, edit, let time pass; each step returns what the bot said."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.in_process.phone import Phone
from bot.in_process.shown import Button, Event, Shown
from bot.in_process.simulated_clock import SimulatedClock
from bot.local_chat.destination import destination
from bot.raw_updates import RawUpdate


class RunningBot(Protocol):
    """What a chat needs of the application."""

    async def feed(self, raw: RawUpdate) -> None:
        """Take an update as it came from Telegram."""

    async def settle(self) -> None:
        """Answer all that was fed, and send what is due by the clock."""

    def next_instant(self) -> datetime | None:
        """Tell when something will next be due (UTC), as it was when all was settled."""

    async def zone_of(self, person_id: int) -> str | None:
        """Tell in which zone somebody lives."""


class NoSuchButton(LookupError):  # noqa: N818 - what somebody tapped, not an error of ours
    """There is no button like that in the chat."""


class NoSuchTime(ValueError):  # noqa: N818 - what somebody typed, not an error of ours
    """The words name no time, or one that is over."""


_NUMBERS = re.compile(r"(\d+)\.(\d+)")

_STEP = timedelta(minutes=5)
"""How far time moves while something stays due and nothing comes of it."""


class LocalChat:
    """One person's private chat with a bot whose Telegram and clock are simulated."""

    def __init__(self, bot: RunningBot, clock: SimulatedClock, phone: Phone) -> None:
        self.bot = bot
        self.clock = clock
        self.phone = phone
        self.telegram = phone.telegram
        self.zone = ZoneInfo("UTC")
        """The zone in which times are meant; the person's own once the bot knows it."""
        self.heard: Callable[[Event], None] | None = None
        """Called with each thing that happened, at the simulated instant when it did."""
        self.pace = timedelta()
        """How long it takes the person to write or tap."""
        self.events: list[Event] = []
        """What the last step brought."""

    @property
    def now(self) -> datetime:
        """The simulated instant, in the person's zone."""
        return self.clock.now().astimezone(self.zone)

    @property
    def toasts(self) -> list[str]:
        """The short notices that the last step brought."""
        return [event.toast for event in self.events if event.what == "toast"]

    @property
    def buttons(self) -> list[str]:
        """The labels under the latest message that has any."""
        return [button.label for shown in self.with_buttons()[:1] for button in shown.flat]

    def with_buttons(self) -> list[Shown]:
        """List the messages that have buttons, latest first."""
        return [shown for shown in reversed(self.telegram.messages(self.phone.chat_id)) if shown.buttons]

    async def begin(self) -> None:
        """Take up the chat where it stands: what was due meanwhile comes first."""
        await self._settle()

    async def write(self, text: str) -> list[str]:
        """Write a message."""
        self._begin()
        await self._forward(self.clock.now() + self.pace)
        return await self._send(self.phone.text(text))

    async def press(self, which: str) -> list[str]:
        """Tap a button: "Done", "2" or "2.1" (the first of the message before), "done:12" or its beginning.

        A label goes first: "3" under a scale is the 3 on it, and else the third button.


        Raises:
            NoSuchButton: there is none like that.
        """
        return await self._tap(*self._find(which))

    async def press_number(self, number: int, back: int = 1) -> list[str]:
        """Tap a button by its place alone, from 1; `back` 1 is the latest message with buttons.

        Raises:
            NoSuchButton: there is none there.
        """
        return await self._tap(*self._numbered(self.with_buttons(), back, number))

    async def edit(self, text: str) -> list[str]:
        """Change the last message that was written.

        Raises:
            LookupError: nothing was written yet.
        """
        update = self.phone.edited(text)
        self._begin()
        return await self._send(update)

    async def send(self, update: RawUpdate) -> list[str]:
        """Send anything else: a photo, a file, a place."""
        self._begin()
        return await self._send(update)

    async def advance(self, to: str) -> list[str]:
        """Let time pass: "+2h", "tomorrow 7:00", "monday", "18:30", "2026-03-09 08:00".

        Raises:
            NoSuchTime: the words name no time, or one that is over.
        """
        goal = destination(to, self.clock.now(), self.zone)
        if goal is None:
            raise NoSuchTime(to)
        self._begin()
        await self._forward(goal)
        return self._said()

    at = advance

    async def wait(self, most: timedelta = timedelta(days=14)) -> list[str]:
        """Let time pass until the bot says something; nothing is said within `most` if the list is empty."""
        self._begin()
        goal = self.clock.now() + most
        while not self._said() and (due := self.bot.next_instant()) is not None and due <= goal:
            await self._forward(max(due, self.clock.now() + _STEP * (due <= self.clock.now())))
        return self._said()

    def received(self) -> list[str]:
        """Return what came since the last step, while somebody else's chat moved the clock."""
        self.events = []
        self._listen()
        return self._said()

    async def _tap(self, shown: Shown, button: Button) -> list[str]:
        if button.data is None:
            raise NoSuchButton(button.label)
        self._begin()
        await self._forward(self.clock.now() + self.pace)
        return await self._send(self.phone.tap(shown, button.data))

    def _begin(self) -> None:
        """Start a step: what came before is no part of it."""
        self._listen()
        self.events = []

    async def _send(self, update: RawUpdate) -> list[str]:
        """Hand over an update, and wait for the answer."""
        await self.bot.feed(update)
        await self._settle()
        return self._said()

    async def _forward(self, goal: datetime) -> None:
        """Move the clock, stopping at each instant at which something is due."""
        while (due := self.bot.next_instant()) is not None and due <= goal and self.clock.now() < goal:
            stuck = due <= self.clock.now()
            self.clock.advance_to(min(goal, self.clock.now() + _STEP) if stuck else due)
            await self._settle()
        self.clock.advance_to(goal)
        await self._settle()

    async def _settle(self) -> None:
        """Wait for what the bot does now, and take note of it."""
        await self.bot.settle()
        zone = await self.bot.zone_of(self.phone.chat_id)
        if zone is not None and zone != "UTC":
            self.zone = ZoneInfo(zone)
        self._listen()

    def _listen(self) -> None:
        """Take note of what happened."""
        for event in self.telegram.drain(self.phone.chat_id):
            self.events.append(event)
            if self.heard is not None:
                self.heard(event)

    def _said(self) -> list[str]:
        """Return the texts that were sent or edited in this step."""
        shown = [event.message for event in self.events if event.what in {"sent", "edited"}]
        return [message.text for message in shown if message is not None]

    def _find(self, which: str) -> tuple[Shown, Button]:
        """Find a button by its label, then by its number, then by what it carries."""
        rows = self.with_buttons()
        if which.isdigit():
            named = [button for shown in rows[:1] for button in shown.flat if button.label == which]
            return (rows[0], named[0]) if named else self._numbered(rows, 1, int(which))
        if numbers := _NUMBERS.fullmatch(which):
            return self._numbered(rows, int(numbers[1]), int(numbers[2]))
        wanted = which.strip().casefold()
        every = [(shown, button) for shown in rows for button in shown.flat]
        for fits in (_label, _bare_label, _start_of_label, _start_of_data, _in_label):
            for shown, button in every:
                if fits(button, wanted):
                    return shown, button
        raise NoSuchButton(which)

    def _numbered(self, rows: list[Shown], back: int, number: int) -> tuple[Shown, Button]:
        """Take a button by its place, from 1; `back` 1 is the latest message."""
        if not (0 < back <= len(rows) and 0 < number <= len(rows[back - 1].flat)):
            raise NoSuchButton
        return rows[back - 1], rows[back - 1].flat[number - 1]


def _label(button: Button, wanted: str) -> bool:
    return button.label.casefold() == wanted


def _bare_label(button: Button, wanted: str) -> bool:
    """Compare without the pictures around the words."""
    bare = "".join(sign for sign in button.label if sign.isalnum() or sign.isspace())
    return bare.strip().casefold() == wanted


def _start_of_label(button: Button, wanted: str) -> bool:
    return button.label.casefold().startswith(wanted)


def _in_label(button: Button, wanted: str) -> bool:
    return wanted in button.label.casefold()


def _start_of_data(button: Button, wanted: str) -> bool:
    return (button.data or "").startswith(wanted)
