"""Where an update came from, in the coach's words."""

from telegram import Message, Update, User

from coach.domain.conversation.heard import Origin
from coach.service.units import Caller


def message_of(update: Update) -> Message:
    """Return the message of an update that the registry has let through because it has one."""
    message = update.effective_message
    if message is None:
        msg = "an update without a message"
        raise LookupError(msg)
    return message


def origin_of(update: Update) -> Origin:
    """Name the update and its message."""
    message = update.effective_message
    return Origin(update.update_id, message.message_id if message else 0, update.edited_message is not None)


def caller_of(update: Update) -> Caller:
    """Name the private chat and the language of its Telegram."""
    message = message_of(update)
    user: User | None = update.effective_user
    return Caller(message.chat_id, user.language_code if user else None)
