"""Places as far as the coach needs them: the zone, and what tells namesakes apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that somebody may mean."""

    zone: str
    country: str = ""
    """Two letters; empty = the zone's own name says more."""
    region: str = ""
    """The state or province, where people say it with a town's name."""


def told_apart(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Name by their zones those that share a country and a region: "Sydney", "Perth"."""
    shared = Counter((spot.country, spot.region) for spot in spots)
    return tuple(Spot(spot.zone) if shared[spot.country, spot.region] > 1 else spot for spot in spots)
