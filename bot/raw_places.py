"""Updates without the positions in them: before one is kept, a place on the map becomes its time zone."""

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.raw_updates import RawUpdate
from coach.language.positions import zones_at
from handlers.places import ZONES

POSITION = frozenset({"latitude", "longitude"})
VENUE = frozenset({"location", "address"})


async def without_positions(updates: Sequence[RawUpdate]) -> Sequence[RawUpdate]:
    """Put zones where positions were, in all that an update quotes as well.

    In a thread where there is something to do: the first look at the map takes a third of a second.
    """
    if not any(_has_position(update) for update in updates):
        return updates
    return await asyncio.to_thread(lambda: [_without(update) for update in updates])


def _has_position(part: object) -> bool:
    match part:
        case dict():
            return not POSITION.isdisjoint(part) or any(_has_position(inside) for inside in part.values())
        case list():
            return any(_has_position(inside) for inside in part)
        case _:
            return False


def _without(part: Any) -> Any:  # noqa: ANN401 - JSON
    match part:
        case dict() if not POSITION.isdisjoint(part):
            return _zoned(part)
        case dict():
            inside = {name: _without(value) for name, value in part.items()}
            return (
                {"location": inside["location"], "title": "", "address": ""}
                if part.keys() >= VENUE
                else inside
            )
        case list():
            return [_without(inside) for inside in part]
        case _:
            return part


def _zoned(place: dict[str, Any]) -> dict[str, Any]:
    """Keep of a place its zones alone, in the shape that Telegram gives a place."""
    zones = zones_at(place.get("longitude"), place.get("latitude"))
    return {"latitude": 0.0, "longitude": 0.0, ZONES: list(zones)}
