"""Replies about somebody's calendars: connecting, what was found, how they go, and the plan given out."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.replies.shown import PlannedWalk


@dataclass(frozen=True, slots=True)
class SourceShown:
    """How one connected calendar goes."""

    id: int
    kind: str
    """link, file or caldav."""
    name: str
    """What the calendar calls itself; may be empty."""
    counts: str
    """What counts as a walk: all, words, category or busy."""
    words: tuple[str, ...]
    walks: int
    """Walks in the days that are kept."""
    read: datetime | None
    """The last good read, local and naive."""
    trouble: str | None
    """Code of why it can't be read now."""
    quarantined: int
    events: int
    writes: bool
    given_up: bool


@dataclass(frozen=True, slots=True)
class CalendarsShown:
    """/calendar: what is connected, and what can be. Buttons: connect, refresh, let go, the plan."""

    sources: tuple[SourceShown, ...]
    links: bool
    """Links and accounts may be connected: there is a key to seal them with."""
    feed: bool
    """The plan may be subscribed to."""
    subscribed: bool


@dataclass(frozen=True, slots=True)
class AskCalendarLink:
    """Paste the secret link, and how to find it. Button: not now."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class AskCalendarFile:
    """Send the .ics file here."""


@dataclass(frozen=True, slots=True)
class AskCalendarAccount:
    """Send address, user and app password in one message."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class CalendarNoKey:
    """Links and passwords can't be kept safe here: the operator has set up no key. A file still works."""


@dataclass(frozen=True, slots=True)
class CalendarFull:
    """No more calendars can be connected."""

    most: int


@dataclass(frozen=True, slots=True)
class CalendarLooking:
    """It is being read."""

    kind: str


@dataclass(frozen=True, slots=True)
class TitleCount:
    """How often a title was found."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class CalendarFound:
    """What is in a calendar, before anything of it is kept.

    Buttons: all are walks, by title words, a category, only busy times, not this one (about `source_id`).
    """

    source_id: int
    name: str
    occurrences: int
    first: date | None
    last: date | None
    titles: tuple[TitleCount, ...]
    """The most frequent ones."""
    more_titles: int
    categories: tuple[str, ...]
    events: int
    quarantined: int
    likely: str
    """A word of a title that looks like walking; may be empty. Button: events with it."""


@dataclass(frozen=True, slots=True)
class CalendarCollections:
    """An account's calendars. Buttons: each of them (about `source_id`)."""

    source_id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskCalendarWords:
    """Which words in a title make it a walk?"""

    again: bool = False


@dataclass(frozen=True, slots=True)
class CalendarConnected:
    """It was read, by choice or on demand: what the plan takes from it now.

    Buttons for an account: keep the plan in it or not (about `source_id`).
    """

    source_id: int
    counts: str
    words: tuple[str, ...]
    walks: int
    upcoming: tuple[PlannedWalk, ...]
    """This week's walks that follow it."""
    undated: int
    """Walks that have a day and no time."""
    busy: int
    quarantined: int
    events: int
    asks_writing: bool
    refreshed: bool = False
    replaces: bool = False
    """It takes the place of an older file."""


@dataclass(frozen=True, slots=True)
class CalendarWritten:
    """Whether the plan is kept in their calendar."""

    writes: bool
    refused: bool = False
    """Their calendar takes nothing."""


@dataclass(frozen=True, slots=True)
class CalendarJustRead:
    """It was read less than a minute ago."""


@dataclass(frozen=True, slots=True)
class CalendarTrouble:
    """It could not be read when it was to be connected, or on demand."""

    why: str
    connected: bool
    """False: nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class CalendarFailing:
    """Said once: a connected calendar can't be read; its walks as last seen go on."""

    why: str
    since: datetime
    """The last good read, local and naive."""


@dataclass(frozen=True, slots=True)
class CalendarGivenUp:
    """Its walks are too old: the walk times in the bot plan the week again."""

    why: str
    times: bool
    """Whether there are walk times."""


@dataclass(frozen=True, slots=True)
class CalendarBack:
    """It can be read again."""


@dataclass(frozen=True, slots=True)
class CalendarDropped:
    """A calendar was let go, with all that was kept of it."""

    kept: bool = True
    """False: it was never kept."""
    written: bool = False
    """Walks that were written there stay there."""


@dataclass(frozen=True, slots=True)
class AskEventTime:
    """Their calendar has a walk on a day, without a time. Buttons: times."""

    day: date
    times: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class WalkLink:
    """A walk, and an address that puts it into Google Calendar."""

    walk: PlannedWalk
    link: str


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """The plan as an .ics file, and as links for Google Calendar."""

    links: tuple[WalkLink, ...]
    cancelled: int
    """Walks that were given out before and are no more."""
    files: tuple[tuple[str, str], ...]
    """Names and contents of what is attached."""


@dataclass(frozen=True, slots=True)
class NothingToGive:
    """No walk is planned, so there is nothing to put into a calendar."""


@dataclass(frozen=True, slots=True)
class FeedGiven:
    """A private address that a calendar app can subscribe to."""

    address: str


@dataclass(frozen=True, slots=True)
class FeedEnded:
    """The private address works no longer."""
