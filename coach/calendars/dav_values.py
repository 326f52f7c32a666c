"""What a CalDAV server holds, as values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """What a person typed to let the bot in; shown nowhere."""

    url: str = field(repr=False)
    """Of the server, a principal, a home set or a calendar; `https` if it names no scheme."""
    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Collection:
    """A calendar on a server."""

    href: str = field(repr=False)
    """Absolute URL; ends with a slash."""
    name: str = field(repr=False)
    """At most 80 characters, on one line."""
    writable: bool = True
    """Whether resources can be made in it; True if the server doesn't tell."""
    holds_events: bool = True
    """Whether it takes VEVENT."""
    color: str | None = None
    """`#rrggbb` or `#rrggbbaa`."""
    zone: str | None = None
    """TZID of its own time zone, as the server tells it: not checked to be an IANA name."""
    syncs: bool = False
    """Whether the server has told a sync token for it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One file in a calendar: an event, or a series with its overrides."""

    href: str = field(repr=False)
    """Absolute URL."""
    etag: str | None = field(repr=False)
    """As the server wrote it, quotes and all; None = not told, so `get` it before writing."""
    body: bytes = field(repr=False)
    """iCalendar in UTF-8; empty if `oversized`."""
    oversized: bool = False
    """Over a megabyte: left out, so that one event doesn't lose a person the others."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened in a calendar since a token."""

    changed: tuple[Resource, ...]
    """New ones among them."""
    deleted: tuple[str, ...] = field(repr=False)
    """Absolute URLs; some of them may never have been seen."""
    token: str = field(repr=False)
    """For the next time."""
