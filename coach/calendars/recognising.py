"""What a link or an answer is instead of a calendar, as far as that can be told cheaply."""

from coach.domain.calendars import Refusal

HEAD = 4096
"""Bytes in which a calendar must have begun; some programmes write a line or two before it."""

LOGIN_HOSTS = frozenset(
    {
        "accounts.google.com",
        "appleid.apple.com",
        "idmsa.apple.com",
        "login.live.com",
        "login.microsoftonline.com",
    }
)
"""Who is sent on to one of these has not logged in."""

OUTLOOK_HOSTS = frozenset(
    {"outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"}
)
ICLOUD_HOSTS = frozenset({"icloud.com", "www.icloud.com", "share.icloud.com"})
GOOGLE_HOST = "calendar.google.com"

PAGE_TAGS = (b"<!DOCTYPE HTML", b"<HTML", b"<HEAD", b"<BODY", b"<SCRIPT", b"<TITLE", b"<META")


def page_of(host: str, path: str) -> Refusal | None:
    """Recognise a link to the page of a calendar, which people copy instead of its link."""
    if host == GOOGLE_HOST and not path.startswith("/calendar/ical/"):
        return Refusal.GOOGLE_PAGE
    if host in OUTLOOK_HOSTS and not path.lower().endswith(".ics"):
        return Refusal.OUTLOOK_PAGE
    return Refusal.ICLOUD_PAGE if host in ICLOUD_HOSTS else None


def is_google_public(host: str, path: str) -> bool:
    """Recognise the address that Google shows of every calendar, and answers only if it is public."""
    return host == GOOGLE_HOST and path.endswith("/public/basic.ics")


def misread(body: bytes, content_type: str) -> Refusal | None:
    """Tell what a body is instead of a calendar; None if it looks like one, in any encoding."""
    head = body[:HEAD].replace(b"\x00", b"").upper()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if not start:
        return Refusal.EMPTY
    if start.startswith(b"<") and any(tag in start for tag in PAGE_TAGS):
        return Refusal.WEB_PAGE
    if b"BEGIN:VCALENDAR" in head:
        return None
    return Refusal.WEB_PAGE if "html" in content_type.lower() else Refusal.NOT_A_CALENDAR
