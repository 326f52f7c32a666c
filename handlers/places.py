"""Places that people share: by the time they come here, only their time zones are left."""

from telegram import Message, Update

from handlers.context import Context
from handlers.origins import caller_of, message_of, origin_of

ZONES = "zones_there"
"""Under this name a place in an update holds its zones; its position is gone before the update is kept."""


async def placed(update: Update, context: Context) -> None:
    """Pass on where somebody is, or, while they share where they go, that they are somewhere else now."""
    message = message_of(update)
    when = message.edit_date or message.date
    await context.coach.here(caller_of(update), zones_of(message), origin_of(update), now=when)


def zones_of(message: Message) -> tuple[str, ...]:
    """Read the zones of a place that was shared."""
    place = message.location or (message.venue.location if message.venue else None)
    zones = place.api_kwargs.get(ZONES, ()) if place else ()
    return tuple(zone for zone in zones if isinstance(zone, str))
