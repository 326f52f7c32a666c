"""Small calendars, and what our reader makes of them."""

from datetime import UTC, date

from coach.calendars.reading import read_calendar
from coach.domain.calendars import Window

BERLIN = "Europe/Berlin"
MAY = Window(date(2026, 5, 1), date(2026, 5, 31), BERLIN)
YEAR = Window(date(2026, 1, 1), date(2026, 12, 31), BERLIN)


def event(*lines, uid="a"):
    """Write a VEVENT of the lines given."""
    named = (f"UID:{uid}",) if uid else ()
    return "\r\n".join(("BEGIN:VEVENT", *named, *lines, "END:VEVENT", ""))


def calendar(*parts, header=()):
    """Write a VCALENDAR of components."""
    head = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *header, ""))
    return head + "".join(parts) + "END:VCALENDAR\r\n"


def encoded(body):
    return body.encode() if isinstance(body, str) else body


def read(body, window=MAY):
    """Read in this process."""
    return read_calendar(encoded(body), window)


def starts(body, window=MAY):
    """Return when things start: minutes of UTC, or days."""
    return [_short(one.starts_at or one.first_day) for one in read(body, window).occurrences]


def spans(body, window=MAY):
    """Return when things start and end."""
    return [
        (_short(one.starts_at or one.first_day), _short(one.ends_at or one.last_day))
        for one in read(body, window).occurrences
    ]


def titles(body, window=MAY):
    """Return (start, title) of each occurrence."""
    found = read(body, window).occurrences
    return [(_short(one.starts_at or one.first_day), one.title) for one in found]


def flaws(body, window=MAY):
    """Return what was left out, and why."""
    return [(one.uid, one.flaw.value, one.detail) for one in read(body, window).quarantined]


def _short(at):
    return f"{at.astimezone(UTC):%m-%d %H:%M}" if hasattr(at, "astimezone") else f"{at:%m-%d}"
