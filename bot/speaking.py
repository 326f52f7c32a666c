"""A reply becomes a message: its words, its buttons, its files; a new one, or an edit."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from telegram import InputFile

from bot.raw_bot import Fields, RawBot
from coach.domain.outgoing import Delivery
from coach.domain.replies import Exported, PlanGiven
from coach.messages import Voice, label, render
from handlers.keyboards import keyboard_for

NO_PREVIEW = '{"is_disabled":true}'


class Speaker:
    """Says replies over one bot."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def say(self, delivery: Delivery, now: datetime) -> int:
        """Send or edit one message; return its id.

        Raises:
            TelegramError: it failed, or may have (see `verdicts.judge`).
        """
        fields = message_of(delivery, now)
        if delivery.edit_message_id is not None:
            await self._bot.call("editMessageText", {**fields, "message_id": delivery.edit_message_id})
            return delivery.edit_message_id
        message_id: int = (await self._bot.call("sendMessage", fields))["message_id"]
        if isinstance(delivery.reply, Exported | PlanGiven):
            for name, content in delivery.reply.files:
                await self._bot.send_document(delivery.person_id, InputFile(content.encode(), filename=name))
        return message_id


def message_of(delivery: Delivery, now: datetime) -> Fields:
    """Write a reply in its person's words, as the fields that Telegram takes."""
    local = now.astimezone(ZoneInfo(delivery.zone))
    home = delivery.zone if delivery.zone_told else None
    voice = Voice(delivery.language, delivery.metric, local, zone=home)
    fields: Fields = {
        "chat_id": delivery.person_id,
        "text": render(delivery.reply, voice),
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    rows = [
        [{"text": label(button, voice), "callback_data": button.choice.encode()} for button in row]
        for row in keyboard_for(delivery.reply)
    ]
    if rows:
        fields["reply_markup"] = json.dumps({"inline_keyboard": rows})
    return fields
