"""Replies to everything else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Asked kindly to say it another way, with one example. `expecting`: what is still asked, if anything."""

    variant: int = 0


@dataclass(frozen=True, slots=True)
class Chatted:
    """A greeting, thanks, a laugh. kind: hello, thanks, praise, sorry or other."""

    kind: str
    variant: int = 0


@dataclass(frozen=True, slots=True)
class TooLong:
    """Over 1,000 characters: not read; please shorter."""


@dataclass(frozen=True, slots=True)
class CannotRead:
    """Voice, photo, sticker, location, file, poll, forwarded: what to do instead. kind: Telegram's name."""

    kind: str


@dataclass(frozen=True, slots=True)
class TooFast:
    """Many messages in a minute: one polite notice."""


@dataclass(frozen=True, slots=True)
class WentWrong:
    """An update was parked after three tries: sorry, please say it again."""


@dataclass(frozen=True, slots=True)
class PrivateOnly:
    """In a group: a link to the private chat."""


@dataclass(frozen=True, slots=True)
class Outage:
    """The bot was away for over 24 h: please tell me again what you walked since."""

    since: datetime
    """Local wall-clock time, naive."""


@dataclass(frozen=True, slots=True)
class Here:
    """After 30 days of silence, once: I'm here whenever you like."""

    variant: int = 0


@dataclass(frozen=True, slots=True)
class NotActive:
    """A command that needs a plan, before there is one: what comes next."""
