"""The calendars that somebody connected: what counts as a walk there, and what is known of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coach.domain.calendars import Occurrence

MOST_SOURCES = 5
"""Calendars a person may connect."""

KEPT_DAYS = 21
"""Days ahead for which walks and busy times are kept."""

MOST_TITLE = 80
"""Characters kept of a title or a name."""

MOST_WORDS = 5
ENDINGS = r"(?:s|es|ing|n|en|er|'s)?"
"""Of a title word: walk, walks, walking."""

FIRST_OF_HAN = "\u2e80"
"""From here on are scripts that put no spaces between words."""

MOST_CATEGORY = 36
"""Bytes kept of a category's name: a button carries 64 with all that is around it."""

OUR_UIDS = "@walkitoff"
"""What the UID of each event that this bot writes ends with."""


class SourceKind(StrEnum):
    """How a calendar is reached."""

    LINK = "link"
    FILE = "file"
    CALDAV = "caldav"


class Counts(StrEnum):
    """What of a calendar counts as a walk."""

    ALL = "all"
    WORDS = "words"
    CATEGORY = "category"
    BUSY = "busy"
    """Nothing: it only tells when there is no time."""


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """One connected calendar, without its secrets. `id` 0 = not kept yet."""

    kind: SourceKind
    created_at: datetime
    next_poll: datetime
    """When it is read next (UTC)."""
    counts: Counts | None = None
    """None = it was shown, or will be, and the person has not chosen yet."""
    words: tuple[str, ...] = ()
    """Title words (any of them), or the category; folded."""
    writes: bool = False
    """Whether the plan is kept in it."""
    read_at: datetime | None = None
    """The last good read, unchanged or not."""
    tried_at: datetime | None = None
    failures: int = 0
    """In a row."""
    failing_since: datetime | None = None
    not_before: datetime | None = None
    """The server asked to be left alone until then."""
    trouble: str | None = None
    """Code of the last failure."""
    told: bool = False
    """The failure was told."""
    given_up: bool = False
    """It could not be read for so long that its walks are no longer followed."""
    events: int = 0
    quarantined: int = 0
    zone: str | None = None
    """The zone it says it is in."""
    picked: int | None = None
    """Which of an account's calendars it is, by its place among those that were shown."""
    announce: bool = False
    """The person waits to hear how the next read went."""
    id: int = 0

    @property
    def chosen(self) -> bool:
        """Whether the person has said what counts."""
        return self.counts is not None

    @property
    def living(self) -> bool:
        """Whether it changes by itself; a file that was sent does not."""
        return self.kind is not SourceKind.FILE


@dataclass(frozen=True, slots=True)
class NewSource:
    """A calendar that is to be kept, with the sealed words that open it."""

    source: CalendarSource
    sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CalendarWalk:
    """One occurrence that counts as a walk."""

    source_id: int
    key: str
    """Stays the same while the event moves."""
    starts_at: datetime | None
    """UTC; None = it has a day and no time yet."""
    ends_at: datetime | None
    day: date | None = None
    """The local day, where it has no time."""
    title: str = field(default="", repr=False)
    """Sealed where it is kept."""


@dataclass(frozen=True, slots=True)
class BusySpan:
    """Time that is taken by something else."""

    source_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class CalendarWays:
    """What can be done with calendars here, and what is known of them besides the record."""

    links: bool = False
    """There is a key to seal links and passwords with."""
    feed: bool = False
    """The plan can be subscribed to."""
    subscribed: bool = False
    """This person has an address for it."""
    names: Mapping[int, str] = field(default_factory=dict)
    """What calendars call themselves, by id."""


def is_ours(key: str) -> bool:
    """Whether a key is that of an event which this bot wrote."""
    return key.endswith(OUR_UIDS)


def folded(text: str) -> str:
    """Make words comparable."""
    return " ".join(text.casefold().split())


def category_key(name: str) -> str:
    """Cut the name of a category, between letters, to what tells it apart; cut again it stays the same."""
    key = folded(name)
    while (shorter := folded(key.encode()[:MOST_CATEGORY].decode(errors="ignore"))) != key:
        key = shorter
    return key


def _names(title: str, word: str) -> bool:
    """Whether a title has a word in it, whole or with a plain ending: no "walkthrough", no "walk-in"."""
    if any(letter >= FIRST_OF_HAN for letter in word):
        return word in title
    return re.search(rf"(?<!\w){re.escape(word)}{ENDINGS}(?![\w-])", title) is not None


def is_walk(source: CalendarSource, one: Occurrence) -> bool:
    """Whether an occurrence counts as a walk, as the person chose."""
    if one.cancelled:
        return False
    match source.counts:
        case Counts.ALL:
            return True
        case Counts.WORDS:
            title = folded(one.title)
            return any(_names(title, word) for word in source.words)
        case Counts.CATEGORY:
            return any(category_key(category) in source.words for category in one.categories)
        case _:
            return False
