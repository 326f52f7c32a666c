"""What a handler has at hand: the coach and the clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram.ext import CallbackContext, ExtBot

from coach.service.coach import Coach
from handlers.albums import Albums
from handlers.buckets import Floods


@dataclass(slots=True)
class Shared:
    """What every update may use; set once at the start."""

    coach: Coach | None = None
    now: Callable[[], datetime] | None = None
    """The clock (aware UTC), for taps, which carry no time of their own."""
    floods: Floods | None = None
    """Counts messages; None in a chat that nobody can flood."""
    albums: Albums = field(default_factory=Albums)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Shared]):
    """One update's context."""

    @property
    def coach(self) -> Coach:
        """The use cases."""
        if self.bot_data.coach is None:
            msg = "the application was not started"
            raise LookupError(msg)
        return self.bot_data.coach

    @property
    def albums(self) -> Albums:
        """The albums of late."""
        return self.bot_data.albums

    def now(self) -> datetime:
        """Tell the time (aware UTC)."""
        if self.bot_data.now is None:
            msg = "the application was not started"
            raise LookupError(msg)
        return self.bot_data.now()


__all__ = ["Context", "Shared"]
