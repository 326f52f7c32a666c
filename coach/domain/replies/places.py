"""Replies about where somebody is."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from coach.domain.spots import Spot


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """One place of several, and what its clock shows."""

    spot: Spot
    local_time: time


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """Several places have that name, or several clocks are used there: buttons."""

    choices: tuple[ZoneChoice, ...]


@dataclass(frozen=True, slots=True)
class AskHere:
    """A place was shared: is it this time for you now? Buttons: yes, another place."""

    zone: str
    local_time: time


@dataclass(frozen=True, slots=True)
class AskTown:
    """Which town are you in or near? `at_sea`: the place that was shared is open water."""

    at_sea: bool


@dataclass(frozen=True, slots=True)
class ZoneStays:
    """Nothing changes. why: the clock is the same there; it was refused; or it is noted as a first guess."""

    why: Literal["same", "refused", "guess"]
    zone: str
    local_time: time


@dataclass(frozen=True, slots=True)
class AskElsewhere:
    """Unasked: there is a sign that they are in another zone; are they? Buttons: yes, no."""

    why: Literal["calendar", "moved"]
    zone: str
    local_time: time
