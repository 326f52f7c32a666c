"""Planned walks as iCalendar (RFC 5545): a file, a feed, an event for CalDAV, a link for Google Calendar."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from coach.domain.calendars import WalkEvent

CATEGORY = "Walk It Off"
"""Every event of ours is in it."""

PRODUCT = "-//Walk It Off//walk-it-off//EN"

MOST_OCTETS = 75
"""Of a line, without its CRLF (RFC 5545, 3.1)."""

MOST_OF_LINK = 2_000
"""Characters of a link; browsers and chat apps take 2 KiB."""

MOST_OF_LINKED_TITLE = 600
"""Characters of a link that the title may take, percent-encoded."""

GOOGLE = "https://calendar.google.com/calendar/render?action=TEMPLATE"

_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What is no text in iCalendar, or in the XML that CalDAV puts around it."""

_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_BLANK = b" \t"


def write_calendar(
    events: Sequence[WalkEvent], name: str, *, method: str | None = None, refresh: timedelta | None = None
) -> bytes:
    """Write a calendar of walks, by start; the same walks make the same bytes.

    `method` is for a file that is imported ("PUBLISH"); `refresh` tells those who subscribe how often to read
    it again.
    """
    lines = ["NAME:" + _text(_one_line(name)), "X-WR-CALNAME:" + _text(_one_line(name))]
    if method:
        lines.append("METHOD:" + method)
    if refresh:
        minutes = max(1, refresh // timedelta(minutes=1))
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:PT{minutes}M", f"X-PUBLISHED-TTL:PT{minutes}M"]
    for event in sorted(events, key=lambda one: (one.starts_at, one.uid)):
        lines += _event_lines(event)
    return _calendar(lines)


def write_event(event: WalkEvent) -> bytes:
    """Write a calendar object with one walk, as CalDAV stores it: it says no method (RFC 4791, 4.1)."""
    return _calendar(_event_lines(event))


def google_link(event: WalkEvent) -> str:
    """Make a link that opens Google Calendar with the walk filled in; what is too long for a link is cut."""
    link = f"{GOOGLE}&dates={_utc(event.starts_at)}/{_utc(event.ends_at)}&text="
    link += _quoted(_one_line(event.title), MOST_OF_LINKED_TITLE)
    if event.description:
        link += "&details="
        link += _quoted(_clean(event.description), MOST_OF_LINK - len(link))
    return link


def _calendar(lines: Sequence[str]) -> bytes:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + PRODUCT, "CALSCALE:GREGORIAN")
    return b"".join(_folded(line) for line in (*head, *lines, "END:VCALENDAR"))


def _event_lines(event: WalkEvent) -> list[str]:
    title = _text(_one_line(event.title))
    lines = [
        "BEGIN:VEVENT",
        "UID:" + event.uid,
        "DTSTAMP:" + _utc(event.changed_at),
        "CREATED:" + _utc(event.created_at),
        "LAST-MODIFIED:" + _utc(event.changed_at),
        f"SEQUENCE:{event.sequence}",
        "DTSTART:" + _utc(event.starts_at),
        "DTEND:" + _utc(event.ends_at),
        "SUMMARY:" + title,
    ]
    if event.description:
        lines.append("DESCRIPTION:" + _text(_clean(event.description)))
    lines += [
        "CATEGORIES:" + _text(CATEGORY),
        "STATUS:" + ("CANCELLED" if event.cancelled else "CONFIRMED"),
        "TRANSP:" + ("TRANSPARENT" if event.cancelled else "OPAQUE"),
    ]
    if event.alarm_minutes is not None and not event.cancelled:
        trigger = f"TRIGGER:-PT{event.alarm_minutes}M"
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", trigger, "DESCRIPTION:" + title, "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _clean(text: str) -> str:
    """Make every line break a line feed, and leave out what can't be written."""
    return _UNWRITABLE.sub("", _BREAK.sub("\n", text))


def _one_line(text: str) -> str:
    return _clean(text).replace("\n", " ")


def _text(clean: str) -> str:
    return clean.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Fold a line (RFC 5545, 3.1)."""
    return b"\r\n ".join(_pieces(line.encode())) + b"\r\n"


def _pieces(raw: bytes) -> Iterator[bytes]:
    most = MOST_OCTETS
    while len(raw) > most:
        end = _cut(raw, most)
        yield raw[:end]
        raw, most = raw[end:], MOST_OCTETS - 1
    yield raw


def _cut(raw: bytes, most: int) -> int:
    """Find where to cut: between two characters, and not at a blank, which some trim, if that can be."""
    ends = [at for at in range(most, most // 2, -1) if raw[at] & 0xC0 != 0x80]
    return next((at for at in ends if raw[at] not in _BLANK and raw[at - 1] not in _BLANK), ends[0])


def _quoted(text: str, most: int) -> str:
    """Percent-encode as many whole characters as fit."""
    pieces: list[str] = []
    for character in text:
        piece = quote(character, safe="")
        most -= len(piece)
        if most < 0:
            break
        pieces.append(piece)
    return "".join(pieces)
