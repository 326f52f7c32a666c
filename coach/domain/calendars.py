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
    cut: bool = False
    """Whether there were more occurrences than are read; the earliest were kept."""


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


class Refusal(StrEnum):
    """Why nothing was read from where a person said that their calendar is; each has its own sentence."""

    NOT_A_LINK = "not_a_link"
    HTTP_ONLY = "http_only"
    """It would go over the network in the clear."""
    BAD_PORT = "bad_port"
    TOO_LONG = "too_long"
    GOOGLE_PAGE = "google_page"
    """A page of Google Calendar; its link in iCal format is another one."""
    OUTLOOK_PAGE = "outlook_page"
    """A page of Outlook; the published link ends in .ics."""
    ICLOUD_PAGE = "icloud_page"
    """A page of iCloud; a public calendar's link begins with webcal:."""
    PRIVATE_ADDRESS = "private_address"
    """It leads into a network that is not the internet, and that the operator does not allow."""
    NO_SUCH_HOST = "no_such_host"
    UNREACHABLE = "unreachable"
    """Nobody takes the connection, or our own network is down."""
    BROKEN_OFF = "broken_off"
    """The connection ended before the answer did."""
    TLS = "tls"
    """The certificate is not good for this host, or TLS is not spoken there."""
    GARBLED = "garbled"
    """The answer is not HTTP, or its head is over its bound."""
    NEEDS_LOGIN = "needs_login"
    NOT_THERE = "not_there"
    GOOGLE_NOT_PUBLIC = "google_not_public"
    """The public address of a Google calendar that is not public."""
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_TROUBLE = "server_trouble"
    OTHER_STATUS = "other_status"
    """A status that means nothing to us here."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    """It is sent on to where no link may lead: http, a private address, another port or scheme."""
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    BAD_COMPRESSION = "bad_compression"
    EMPTY = "empty"
    WEB_PAGE = "web_page"
    """A page to look at instead of a calendar."""
    NOT_A_CALENDAR = "not_a_calendar"


class Trouble(StrEnum):
    """What is the matter with a calendar on a server."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a cause, no password
    NOT_THERE = "not_there"
    NO_CALDAV = "no_caldav"
    """No such host, or something answers there, a web page for one, and it speaks no CalDAV."""
    NO_CALENDARS = "no_calendars"
    READ_ONLY = "read_only"
    TOO_BIG = "too_big"
    """What the server sent is over our bounds, or what we wrote is over its own."""
    TOO_SLOW = "too_slow"
    SERVER_DOWN = "server_down"
    TLS = "tls"
    """The certificate is not good for this host, or TLS is not spoken there."""
    TOO_MANY = "too_many"
    """We are asked to come back later."""
    REFUSED = "refused"
    """We go to no such address: the operator's policy, or a server that sends us somewhere foreign."""
    BROKEN_ANSWER = "broken_answer"
