"""Somebody who lives with the bot for weeks: walks as their habit says, and answers what they are asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.in_process.shown import Shown
from bot.local_chat.session import LocalChat
from coach.domain.choices import Choice, Verb, decode
from coach.domain.conversation.check_in import NUMBERS

STANDING = re.compile(r"([\d,]+) of ([\d,]+)")
"""How a week's standing reads: done of target."""


def always(nudge: int) -> bool:
    """Walk at every nudge."""
    return nudge >= 0


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody lives with the plan; `walks` gets the number of the nudge, from 0."""

    walks: Callable[[int], bool] = always
    check_in: str | None = "2, 1, 1, no, 8"
    """What they answer to the weekly questions; None = nothing."""
    wish: str = "ok"
    takes_offers: bool = True


class Walker:
    """One person and their habit."""

    def __init__(self, chat: LocalChat, habit: Habit | None = None) -> None:
        self.chat = chat
        self.habit = habit or Habit()
        self.nudges = 0
        self.said: list[str] = []
        """Everything the bot said since they began."""

    async def onboard(self, comfort: str = "20 min, 4 days", times: str = "Mon Tue Thu Sat 12:30") -> None:
        """Go through the start: agree, no warning signs, what is comfortable, where, when."""
        self.said += await self.chat.write("/start")
        self.said += await self.chat.press("agree:")
        self.said += await self.chat.press("screen:0:none")
        self.said += await self.chat.write(comfort)
        self.said += await self.chat.write("London")
        self.said += await self.chat.write(times)

    async def live(self, weeks: int = 1) -> list[tuple[int, int]]:
        """Live on for some weeks, each to Sunday night; return what /week then says: done and target."""
        lived = []
        for _ in range(weeks):
            await self._until_sunday_night()
            lived.append(await self.standing())
            await self.chat.at("monday 9:00")
            await self._react()
        return lived

    async def standing(self) -> tuple[int, int]:
        """Ask how the week stands: done and target."""
        [said] = await self.chat.write("/week")
        done, target = STANDING.search(said).groups()
        return int(done.replace(",", "")), int(target.replace(",", ""))

    async def _until_sunday_night(self) -> None:
        now = self.chat.now
        night = (now + timedelta(days=6 - now.weekday())).replace(hour=23, minute=0)
        while said := await self.chat.wait(night - self.chat.now):
            self.said += said
            await self._react()

    async def _react(self) -> None:
        """Answer what came: the buttons under it say what it is."""
        for event in self.chat.events:
            if event.what == "sent" and event.message is not None:
                await self._answer(event.message)

    async def _answer(self, shown: Shown) -> None:
        choices = [choice for button in shown.flat if (choice := decode(button.data or "")) is not None]
        match {choice.verb for choice in choices}:
            case verbs if Verb.DONE in verbs:
                await self._walk(choices)
            case verbs if Verb.SCORE in verbs and NUMBERS["barrier"] in {one.about for one in choices}:
                self.said += await self.chat.press("score:7:time")
                await self._react()
            case verbs if Verb.SCORE in verbs and self.habit.check_in:
                self.said += await self.chat.write(self.habit.check_in)
                await self._react()
            case verbs if Verb.NEXT in verbs:
                self.said += await self.chat.press(f"next:0:{self.habit.wish}")
            case verbs if Verb.WALKED in verbs:
                self.said += await self.chat.press("walked:0:no")
            case verbs if Verb.TAKE in verbs:
                await self.chat.press("take:" if self.habit.takes_offers else "decline:")

    async def _walk(self, choices: list[Choice]) -> None:
        """Walk, or not; a follow-up finds them where the nudge left them."""
        done = next(choice for choice in choices if choice.verb is Verb.DONE)
        snooze = any(choice.verb is Verb.SNOOZE for choice in choices)
        if snooze and self.habit.walks(self.nudges):
            self.said += await self.chat.advance("+40m")
            await self._react()
            self.said += await self.chat.press(done.encode())
        self.nudges += snooze
