"""What the service needs from outside to look into calendars and to write them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from coach.calendars.addresses import PUBLIC_ONLY, Policy
from coach.calendars.caldav import CalDav
from coach.calendars.dav_values import Account
from coach.calendars.fetching import Fetcher
from coach.calendars.reader import Reader
from coach.domain.replies import Measure
from coach.service.calendar_secrets import Lockbox


class FileGone(Exception):  # noqa: N818 - named by what has happened
    """Telegram no longer has the file, or does not hand it out."""


class Files(Protocol):
    """Files that people sent."""

    async def download(self, file_id: str, most: int) -> bytes:
        """Fetch a file of at most so many bytes.

        Raises:
            FileGone: it can't be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class EventWords:
    """How a walk is called in a calendar."""

    title: str
    description: str


class Wording(Protocol):
    """What walks and calendars are called in somebody's language."""

    def event(self, amount: Measure, language: str, *, metric: bool) -> EventWords:
        """Name a walk."""
        ...

    def calendar(self, language: str) -> str:
        """Name the calendar that the plan is."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarTools:
    """What looks into calendars."""

    lockbox: Lockbox
    fetcher: Fetcher
    reader: Reader
    dav: Callable[[Account], CalDav]
    """Opens an account over a guarded connection."""
    files: Files
    words: Wording
    policy: Policy = PUBLIC_ONLY
    public_url: str | None = None
    """Where feeds are served; None = nowhere."""
