"""From a position on the map to the zones of its clocks; the position itself goes no further."""

from tzfpy import get_tzs


def zones_at(longitude: object, latitude: object) -> tuple[str, ...]:
    """Return the zones in use at a position: one; several where a border is disputed; none off the map."""
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        return ()
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return ()
    return tuple(get_tzs(longitude, latitude))
