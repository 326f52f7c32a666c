"""Too many messages from one person: one polite notice a minute, then silence; nobody else waits for it."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from coach.domain.flood import Verdict
from handlers.context import Context
from handlers.origins import caller_of, origin_of


async def bounded(update: Update, context: Context) -> None:
    """Let a message on to the handlers, unless there are too many of them.

    Where somebody goes is sent by their phone: it has a bucket of its own, and nobody is told to slow down.

    Raises:
        ApplicationHandlerStop: the message is not handled any further.
    """
    floods = context.bot_data.floods
    if floods is None or update.effective_message is None or update.effective_user is None:
        return
    moves = update.edited_message is not None and update.edited_message.location is not None
    owner = update.effective_user.id
    verdict = floods.take(-owner if moves else owner, context.now())
    if verdict is Verdict.ANSWER:
        return
    if verdict is Verdict.NOTICE and not moves:
        await context.coach.slow_down(caller_of(update), origin_of(update), context.now())
    else:
        await context.coach.ignore(origin_of(update))
    raise ApplicationHandlerStop
