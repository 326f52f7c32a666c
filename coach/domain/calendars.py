"""What a calendar tells: occurrences of events, and how a reading of it went."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place: between two instants, or on whole days."""

    uid: str
    recurrence: str
    """Which one of a series: its original start, as UTC ISO 8601 or as a date; empty for a single event."""
    title: str
    categories: tuple[str, ...]
    starts_at: datetime | None
    """UTC; None = it lasts all day."""
    ends_at: datetime | None
    """UTC, not before the start; None = it lasts all day."""
    first_day: date | None = None
    """Only of what lasts all day."""
    last_day: date | None = None
    """The first day after it, as iCalendar counts; only of what lasts all day."""
    busy: bool = True
    """Whether it takes the person's time (see docs/glossary.md)."""
    cancelled: bool = False

    @property
    def all_day(self) -> bool:
        """Whether it has days and no times."""
        return self.starts_at is None


class Flaw(StrEnum):
    """Why an event could not be read."""

    NO_START = "no_start"
    BAD_VALUE = "bad_value"
    BAD_RULE = "bad_rule"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    TOO_SLOW = "too_slow"


class WhyUnreadable(StrEnum):
    """Why nothing of a calendar could be read."""

    WEB_PAGE = "web_page"
    NOT_A_CALENDAR = "not_a_calendar"
    TOO_BIG = "too_big"
    TOO_MANY_EVENTS = "too_many_events"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    BROKEN = "broken"
    """The reader itself failed: a fault of ours, never of the person's."""


class Unreadable(Exception):  # noqa: N818 - nothing went wrong in the code
    """Nothing of a calendar could be read."""

    def __init__(self, reason: WhyUnreadable) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An event that was left out."""

    uid: str
    flaw: Flaw
    detail: str = ""
    """A few plain words for the operator; never text of the calendar."""


@dataclass(frozen=True, slots=True)
class Window:
    """What part of a calendar is read: local days, the last one included, as they are in `zone`."""

    first: date
    last: date
    zone: str
    """IANA name; times that name no zone are meant there."""


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What was read of a calendar in a window."""

    occurrences: tuple[Occurrence, ...]
    """By start."""
    events: int
    """Events seen, those left out among them."""
    quarantined: tuple[Quarantined, ...] = ()
    name: str | None = None
    """X-WR-CALNAME or NAME."""
    zone: str | None = None
    """A real IANA zone that the calendar says it is in (X-WR-TIMEZONE); None if it names none."""


@dataclass(frozen=True, slots=True)
class WalkEvent:
    """A planned walk as calendars are told of it."""

    uid: str
    starts_at: datetime
    """UTC, as all times here; written to the second."""
    ends_at: datetime
    title: str
    """One line; line breaks are written as spaces."""
    description: str
    sequence: int
    """0 at first, one more at each change."""
    changed_at: datetime
    created_at: datetime
    cancelled: bool = False
    alarm_minutes: int | None = 10
    """Minutes before the start, not negative; None = no alarm. A walk that was cancelled has none."""

    cut: bool = False
    """Whether there were more occurrences than are read; the earliest were kept."""
