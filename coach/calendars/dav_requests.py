"""What is asked of a CalDAV server: bodies of PROPFIND and REPORT (RFC 4791, RFC 5397, RFC 6578)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

NAMESPACES = {
    "d": "DAV:",
    "c": "urn:ietf:params:xml:ns:caldav",
    "s": "http://calendarserver.org/ns/",
    "i": "http://apple.com/ns/ical/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
ETAG_AND_DATA = "<d:prop><d:getetag/><c:calendar-data/></d:prop>"


def clark(name: str) -> str:
    """Return a name such as `d:href` as ElementTree spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def propfind(*names: str) -> bytes:
    """Ask for properties, named as `d:getetag`."""
    return _document("d:propfind", f"<d:prop>{''.join(f'<{name}/>' for name in names)}</d:prop>")


def events_between(first: datetime, last: datetime) -> bytes:
    """Ask for the events that touch a time, of series all that is kept of them."""
    span = f'<c:time-range start="{_utc(first)}" end="{_utc(last)}"/>'
    event = f'<c:comp-filter name="VEVENT">{span}</c:comp-filter>'
    wanted = f'<c:filter><c:comp-filter name="VCALENDAR">{event}</c:comp-filter></c:filter>'
    return _document("c:calendar-query", ETAG_AND_DATA + wanted)


def these(paths: Iterable[str]) -> bytes:
    """Ask for the resources at some paths."""
    hrefs = "".join(f"<d:href>{escape(path, quote=False)}</d:href>" for path in paths)
    return _document("c:calendar-multiget", ETAG_AND_DATA + hrefs)


def changes_since(token: str | None) -> bytes:
    """Ask what changed since a token; None = since ever.

    No limit is set: xandikos 0.4 cuts the answer there, gives the token of the whole, and the rest is lost.
    """
    since = f"<d:sync-token>{escape(token or '', quote=False)}</d:sync-token>"
    level = "<d:sync-level>1</d:sync-level>"
    return _document("d:sync-collection", f"{since}{level}<d:prop><d:getetag/></d:prop>")


def _document(root: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {DECLARED}>{inside}</{root}>'.encode()


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
