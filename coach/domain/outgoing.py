"""What is to be said, before it is words: one row of the outbox."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coach.domain.replies import Reply


class Urgency(StrEnum):
    """The sender's classes: answers go first and are repeated when in doubt; nudges never are."""

    ANSWER = "answer"
    NUDGE = "nudge"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message, or one edit of a message, to one person."""

    reply: Reply
    urgency: Urgency = Urgency.ANSWER
    key: str | None = None
    """Unique for what must not be doubled: what and when it was due."""
    tag: str | None = None
    """A name under which the sent message can be edited later ("walk:12")."""
    edits: str | None = None
    """Edit the latest message sent under this tag; nothing is sent if there is none."""
    not_before: datetime | None = None
    stale_at: datetime | None = None
    """Never sent after this instant."""


class Outcome(StrEnum):
    """What became of a message that was handed to Telegram."""

    SENT = "sent"
    GONE = "gone"
    """The chat does not want messages, or is not there any more."""
    FAILED = "failed"
    """Our own mistake: Telegram refuses this message."""
    UNKNOWN = "unknown"
    """It may have been delivered: an answer is repeated, a nudge never."""
    RETRY = "retry"
    """It certainly was not delivered: it goes back into the queue."""
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox, taken for sending."""

    id: int
    person_id: int
    reply: Reply
    urgency: Urgency
    language: str
    zone: str
    metric: bool
    edit_message_id: int | None = None
    """The message to edit; None = send a new one."""
    tries: int = 0
    zone_told: bool = False
    """Whether they said where they live; until then the zone is a guess by their language."""
