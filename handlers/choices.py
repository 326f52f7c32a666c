"""Taps: a button's data becomes a choice, and only its owner's counts."""

from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError

from coach.domain.choices import decode
from coach.messages import toast
from coach.service.units import Caller
from handlers.context import Context
from handlers.origins import origin_of


async def tapped(update: Update, context: Context) -> None:
    """Pass on a tap; an old or a foreign button gets a word and changes nothing."""
    query = update.callback_query
    if query is None:
        return
    choice = decode(query.data or "")
    mine = query.message is not None and query.message.chat.id == query.from_user.id
    acted = False
    if choice and mine:
        caller = Caller(query.from_user.id, query.from_user.language_code)
        acted = await context.coach.choose(caller, choice, origin_of(update), context.now())
    else:
        await context.coach.ignore(origin_of(update))
    with suppress(TelegramError):  # the tap is kept already; its toast is only politeness, and soon too late
        await query.answer(None if acted else toast("old", query.from_user.language_code or "en"))
