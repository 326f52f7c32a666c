"""The private feed that a person's calendar app subscribes to: its secret, and what is served."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A person's walks as they are served."""

    body: bytes
    """iCalendar, UTF-8."""
    changed_at: datetime
    """UTC: the latest change of what it says."""


def new_token() -> str:
    """Make the secret part of a feed's address; whoever knows it may read the feed."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """Hash a token: the hash is stored and looked up, so that neither rows nor timing give the token away."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
