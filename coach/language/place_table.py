"""The table of place names: GeoNames and CLDR, packed (see docs/decisions/0004-city-table.md)."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Literal

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Kind = Literal["c", "s", "n"]
"""City, state or nation."""
_SHORTEST_MENDED = 5
_LONG = 8
_LEAST_MENDED = 50
"""Thousands of people: a slip is only mended to a place of this size."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a name may mean."""

    kind: Kind
    country: str
    region: str
    """The state or province, where people say it with a city's name."""
    zone: str
    thousands: int
    """People, in thousands."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Lines of `name <tab> places`, sorted, kept as bytes: a dictionary of them would need 20 MB."""

    lines: bytes
    zones: tuple[str, ...]

    def start_of(self, name: bytes) -> int:
        """Find where the first line that does not sort before `name` starts."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.lines.find(b"\n", middle) + 1
            if self.lines[middle : end - 1] < name:
                low = end
            else:
                high = max(low, middle)
        return low


@lru_cache(maxsize=1)
def load_places() -> _Table:
    """Unpack the table; done once, when it is first needed."""
    packed = (files(__package__) / "places.csv.gz").read_bytes()
    zones, _, lines = gzip.decompress(packed).partition(b"\n")
    return _Table(lines, tuple(zones.decode().split()))


@lru_cache(maxsize=4096)
def places_of(name: str) -> tuple[Place, ...]:
    """Return the places of a folded name, most people first."""
    table = load_places()
    key = f"{name}\t".encode()
    start = table.start_of(key)
    if not name or not table.lines.startswith(key, start):
        return ()
    told = table.lines[start + len(key) : table.lines.find(b"\n", start)].decode()
    return tuple(_place(entry, table.zones) for entry in told.split())


def _place(entry: str, zones: tuple[str, ...]) -> Place:
    place, zone, thousands = entry.split(":")
    kind: Kind = "c" if place[0] == "c" else "s" if place[0] == "s" else "n"
    return Place(kind, place[1:3], place[3:], zones[int(zone)], int(thousands))


@lru_cache(maxsize=64)
def _names_from(letter: str) -> dict[int, list[str]]:
    """List the names with this first letter, by length."""
    table = load_places()
    lines = table.lines[table.start_of(letter.encode()) : table.start_of(f"{letter}\U0010ffff".encode())]
    names: dict[int, list[str]] = {}
    for line in lines.decode().splitlines():
        name = line[: line.index("\t")]
        names.setdefault(len(name), []).append(name)
    return names


@lru_cache(maxsize=1024)
def nearest_name(typed: str) -> str | None:
    """Return the name of a larger place that `typed` is a slip of; the first letter is taken as right."""
    if len(typed) < _SHORTEST_MENDED or not typed[0].isalpha():
        return None
    allowed = 2 if len(typed) >= _LONG else 1
    lengths = range(len(typed) - allowed, len(typed) + allowed + 1)
    names = [name for length in lengths for name in _names_from(typed[0]).get(length, ())]
    near = extract(typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=20)
    rated = ((distance, -_people(name), name) for name, distance, _ in near)
    best = min((rate for rate in rated if -rate[1] >= _LEAST_MENDED), default=None)
    return None if best is None else best[2]


def _people(name: str) -> int:
    return max(chain((place.thousands for place in places_of(name)), (0,)))


def all_zones() -> tuple[str, ...]:
    """Return every zone that a place of the table lies in."""
    return load_places().zones
