"""Intake: kept first, in each person's order, people side by side, poison parked."""

import asyncio
import json
from collections import defaultdict

import pytest
from telegram import Update
from telegram.ext import Application, TypeHandler

from bot.clock import SystemClock
from bot.in_process.telegram import InProcessTelegram
from bot.intake import Intake
from bot.polling import PollingBot
from coach.storage import Database, inbox, schema

TOKEN = "1:in-process"  # noqa: S105 - it opens nothing
APOLOGY = '{"is":"WentWrong"}'


def message(number: int, person: int, text: str) -> dict[str, object]:
    sender = {"id": person, "is_bot": False, "first_name": "Someone"}
    chat = {"id": person, "type": "private"}
    said = {"message_id": number, "date": 0, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": said}


class Desk:
    """An intake with handlers that note what they get; how they behave is in the text."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told: dict[int, list[str]] = defaultdict(list)
        self.tries = 0
        self.open = asyncio.Event()
        self.intake = Intake(database, SystemClock(), lambda: None)
        telegram = InProcessTelegram(SystemClock())
        bot = PollingBot(TOKEN, request=telegram, get_updates_request=telegram)
        builder = Application.builder().bot(bot).updater(None).job_queue(None)
        self.application = (
            builder.update_queue(self.intake.queue).concurrent_updates(self.intake).build()
        )
        self.intake.attach(self.application)
        self.application.add_handler(TypeHandler(Update, self._handle))

    async def _handle(self, update: Update, _context: object) -> None:
        text = update.message.text
        self.tries += 1
        behaviours = {"boom": self._boom, "once": self._once, "slow": self.open.wait, "done": self._done}
        await behaviours.get(text.split()[0], asyncio.Event.wait if False else self._nothing)()
        self.told[update.message.from_user.id].append(text)

    async def _nothing(self) -> None:
        await asyncio.sleep(0)

    async def _boom(self) -> None:
        raise ValueError

    async def _once(self) -> None:
        [self._boom_now for _ in range(0)]
