"""Every handler, in the order updates are offered to them."""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, MessageHandler, TypeHandler, filters

from handlers.chat import commanded, file_sent, ignored, in_group, spoken, unreadable
from handlers.choices import tapped
from handlers.context import Context
from handlers.flood import bounded
from handlers.places import placed

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""What Telegram is asked to send."""

CALENDAR_FILE = filters.Document.FileExtension("ics") | filters.Document.MimeType("text/calendar")

Handler = BaseHandler[Update, Context, Any]


def handlers() -> dict[int, Sequence[Handler]]:
    """List the handlers by group; in each group the first that fits an update takes it."""
    private = filters.ChatType.PRIVATE
    own = private & ~filters.FORWARDED
    written = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    answering: list[Handler] = [
        MessageHandler(own & filters.UpdateType.MESSAGE & filters.COMMAND, commanded),
        MessageHandler(private & filters.UpdateType.MESSAGE & CALENDAR_FILE, file_sent),
        MessageHandler(own & (filters.TEXT | filters.CAPTION) & written, spoken),
        MessageHandler(own & (filters.LOCATION | filters.VENUE) & written, placed),
        MessageHandler(private & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, unreadable),
        MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, in_group),
        CallbackQueryHandler(tapped),
        TypeHandler(Update, ignored),
    ]
    return {-1: [MessageHandler(filters.ALL, bounded)], 0: answering}
