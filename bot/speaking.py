"""A reply becomes a message: its words, its buttons, its files; a new one, or an edit."""

from datetime import datetime
from zoneinfo import ZoneInfo

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from coach.domain.outgoing import Delivery
from coach.domain.replies import Exported
from coach.messages import Voice, label, render
from handlers.keyboards import keyboard_for

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Speaker:
    """Says replies over one bot."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot

    async def say(self, delivery: Delivery, now: datetime) -> int:
        """Send or edit one message; return its id.

        Raises:
            TelegramError: it failed, or may have (see `verdicts.judge`).
        """
        voice = Voice(delivery.language, delivery.metric, now.astimezone(ZoneInfo(delivery.zone)))
        text, buttons = render(delivery.reply, voice), _buttons(delivery, voice)
        if delivery.edit_message_id is not None:
            await self._bot.edit_message_text(
                text,
                delivery.person_id,
                delivery.edit_message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=buttons,
                link_preview_options=NO_PREVIEW,
            )
            return delivery.edit_message_id
        message = await self._bot.send_message(
            delivery.person_id,
            text,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
        )
        if isinstance(delivery.reply, Exported):
            for name, content in delivery.reply.files:
                await self._bot.send_document(delivery.person_id, InputFile(content.encode(), filename=name))
        return message.message_id


def _buttons(delivery: Delivery, voice: Voice) -> InlineKeyboardMarkup | None:
    """Lay out the buttons below a reply; None for none."""
    rows = [
        [InlineKeyboardButton(label(button, voice), callback_data=button.choice.encode()) for button in row]
        for row in keyboard_for(delivery.reply)
    ]
    return InlineKeyboardMarkup(rows) if rows else None
