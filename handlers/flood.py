"""Too many messages from one person: one polite notice a minute, then silence; nobody else waits for it."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from coach.domain.flood import Verdict
from handlers.context import Context
from handlers.origins import caller_of, origin_of


async def bounded(update: Update, context: Context) -> None:
    """Let a message on to the handlers, unless there are too many of them.

    Raises:
        ApplicationHandlerStop: the message is not handled any further.
    """
    floods = context.bot_data.floods
    if floods is None or update.effective_message is None or update.effective_user is None:
        return
    verdict = floods.take(update.effective_user.id, context.now())
    if verdict is Verdict.ANSWER:
        return
    if verdict is Verdict.NOTICE:
        await context.coach.slow_down(caller_of(update), origin_of(update), context.now())
    else:
        await context.coach.ignore(origin_of(update))
    raise ApplicationHandlerStop
