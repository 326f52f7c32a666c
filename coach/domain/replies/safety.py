"""Replies of the safety layer."""

from dataclasses import dataclass

from coach.domain.reading import Level
from coach.domain.replies.shown import Standing


@dataclass(frozen=True, slots=True)
class SafetyCard:
    """The whole reply to an alarm: fixed, reviewed text.

    Button (not for somebody else): I have talked to a professional.
    """

    level: Level
    crisis: bool = False
    somebody_else: bool = False


@dataclass(frozen=True, slots=True)
class SafetyQuestion:
    """It may be a warning sign: one question. Buttons yes, no."""


@dataclass(frozen=True, slots=True)
class LockedStill:
    """The plan waits since a safety card; button: I have talked to a professional."""

    level: Level


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The plan goes on."""

    standing: Standing | None
