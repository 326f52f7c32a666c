"""How many messages one person may send: a token bucket each, with one polite notice a minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

BURST = 20
"""Messages at once that nobody minds."""

EVERY = timedelta(seconds=2)
"""After a burst, one message more every two seconds."""

NOTICE_APART = timedelta(minutes=1)


class Verdict(Enum):
    """What happens to a message."""

    ANSWER = "answer"
    NOTICE = "notice"
    """Too many; said once a minute."""
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Bucket:
    """How much one person may still send; `full_at` is when the bucket is full again."""

    full_at: datetime
    noticed_at: datetime | None = None


def pour(bucket: Bucket | None, now: datetime) -> tuple[Verdict, Bucket]:
    """Take one message of somebody at an instant (aware); return what happens and the bucket after it."""
    full_at = max(bucket.full_at if bucket else now, now) + EVERY
    noticed = bucket.noticed_at if bucket else None
    if full_at - now <= BURST * EVERY:
        return Verdict.ANSWER, Bucket(full_at, noticed)
    kept = full_at - EVERY
    if noticed is None or now - noticed >= NOTICE_APART:
        return Verdict.NOTICE, Bucket(kept, now)
    return Verdict.SILENT, Bucket(kept, noticed)
