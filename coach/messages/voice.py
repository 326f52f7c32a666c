"""Whom a message is for: language, units and local time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody is spoken to. `variant` is added to the reply's own, so that wording changes."""

    language: str
    metric: bool
    now_local: datetime
    variant: int = 0
    zone: str | None = None
    """Where they said they live; a guess is none, as the emergency number depends on it."""
