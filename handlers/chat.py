"""What people write: free text, commands, and everything that can't be read."""

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError

from coach.service.coach import SentFile
from handlers.context import Context
from handlers.origins import caller_of, message_of, origin_of

KINDS = (
    "voice",
    "audio",
    "photo",
    "video",
    "video_note",
    "animation",
    "sticker",
    "document",
    "poll",
    "contact",
    "dice",
    "game",
    "story",
)
"""Telegram's names for what can't be read."""


async def spoken(update: Update, context: Context) -> None:
    """Pass on what a person wrote in free text or under a picture, new or edited."""
    message = message_of(update)
    when = message.edit_date or message.date
    words = message.text or message.caption or ""
    context.albums.answers(message.media_group_id, message.message_id)
    secret = await context.coach.hear(caller_of(update), words, origin_of(update), now=when)
    if secret:
        with suppress(TelegramError):  # it is sealed already; who may not delete it is only less tidy
            await message.delete()


async def commanded(update: Update, context: Context) -> None:
    """Pass on a command and what was written after it."""
    message = message_of(update)
    word, _, argument = (message.text or "").partition(" ")
    name = word.removeprefix("/").partition("@")[0].casefold()
    await context.coach.command(caller_of(update), name, argument.strip(), origin_of(update), message.date)


async def file_sent(update: Update, context: Context) -> None:
    """Pass on a calendar that was sent as a file, and what its sender wrote under it."""
    message = message_of(update)
    context.albums.answers(message.media_group_id, message.message_id)
    words = "" if message.forward_origin else message.caption or ""
    if message.document:
        sent = SentFile(message.document.file_id, words)
        await context.coach.take_file(caller_of(update), sent, origin_of(update), message.date)


async def unreadable(update: Update, context: Context) -> None:
    """Pass on that something came that can't be read, once for an album."""
    message = message_of(update)
    if not context.albums.answers(message.media_group_id, message.message_id):
        await context.coach.ignore(origin_of(update))
        return
    sent = next((kind for kind in KINDS if getattr(message, kind)), "other")
    kind = "forward" if message.forward_origin else sent
    await context.coach.other(caller_of(update), kind, origin_of(update), message.date)


async def in_group(update: Update, context: Context) -> None:
    """Point a group to the private chat."""
    message = message_of(update)
    await context.coach.in_group(message.chat_id, origin_of(update), message.date)


async def ignored(update: Update, context: Context) -> None:
    """Let pass what asks for no answer."""
    await context.coach.ignore(origin_of(update))
