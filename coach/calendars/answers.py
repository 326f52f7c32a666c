"""What the head of an answer says: whether there is a calendar, and how to ask for it the next time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from coach.calendars.links import Link
from coach.calendars.recognising import is_google_public
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

LONGEST_WAIT = timedelta(days=1)
"""What a server may ask for with Retry-After; as long as our own back-off."""

MOST_VALIDATOR = 512
"""Characters of a tag or a date that are kept to be sent back."""

REFUSALS = {
    204: Refusal.EMPTY,
    205: Refusal.EMPTY,
    401: Refusal.NEEDS_LOGIN,
    403: Refusal.NEEDS_LOGIN,
    404: Refusal.NOT_THERE,
    407: Refusal.NEEDS_LOGIN,
    410: Refusal.NOT_THERE,
    429: Refusal.TOO_MANY_REQUESTS,
}
WITH_A_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Validators:
    """How to know again what was fetched; a tag or a date asks the server to tell."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    """SHA-256 of the body, in hexadecimal."""


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A calendar as it was fetched."""

    body: bytes | None = field(repr=False)
    """None = it is the one that was known."""
    validators: Validators

    @property
    def unchanged(self) -> bool:
        """Whether it is the one that was known."""
        return self.body is None


def check_status(link: Link, answer: httpx.Response) -> None:
    """Let pass only an answer that has a body to read.

    Raises:
        Refused: it has none, for the reason that its status gives.
    """
    status = answer.status_code
    if status in WITH_A_BODY:
        return
    why = Refusal.SERVER_TROUBLE if 500 <= status <= 599 else REFUSALS.get(status, Refusal.OTHER_STATUS)
    if why is Refusal.NOT_THERE and is_google_public(link.host, link.path):
        why = Refusal.GOOGLE_NOT_PUBLIC
    raise Refused(why, retry_after(answer))


def retry_after(answer: httpx.Response) -> timedelta | None:
    """Read how long the server asks us to stay away; None if it does not, or says it in no known way.

    An instant is counted from the answer's own date, so a wrong clock, theirs or ours, changes nothing.
    """
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(timedelta(seconds=int(asked[:9])), LONGEST_WAIT)
    until, sent = _instant(asked), _instant(answer.headers.get("Date", ""))
    if until is None or sent is None:
        return None
    return min(max(until - sent, timedelta()), LONGEST_WAIT)


def validators_in(
    answer: httpx.Response, digest: str | None, known: Validators = NOTHING_KNOWN
) -> Validators:
    """Keep what an answer can be known again by; what it leaves out stays as it was known."""
    return Validators(
        _sendable(answer.headers.get("ETag")) or known.etag,
        _sendable(answer.headers.get("Last-Modified")) or known.last_modified,
        digest,
    )


def _sendable(value: str | None) -> str | None:
    """Keep only what may be sent back as a header."""
    if value and len(value) <= MOST_VALIDATOR and value.isascii() and value.isprintable():
        return value
    return None


def _instant(value: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
