"""Places near the borders of zones, and what is no place."""

from zoneinfo import available_timezones

import pytest
from near_borders import NEAR_BORDERS
from tzfpy import timezonenames

from coach.language.positions import zones_at


@pytest.mark.parametrize(("where", "latitude", "longitude", "zone"), NEAR_BORDERS)
def test_near_a_border_the_zone_is_the_right_one(where, latitude, longitude, zone):
    assert zones_at(longitude, latitude) == (zone,), where


def test_where_a_border_is_disputed_there_are_several():
    assert zones_at(87.6169, 43.8256) == ("Asia/Shanghai", "Asia/Urumqi")


@pytest.mark.parametrize(("latitude", "longitude"), [(30.1, -40.5), (-45.0, -120.0), (0.0, 160.0)])
def test_the_sea_has_zones_of_its_own(latitude, longitude):
    [zone] = zones_at(longitude, latitude)
    assert zone.startswith("Etc/GMT")


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [(181, 0), (0, -91), (float("nan"), 0), (0, float("inf")), ("13.4", 52.5), (None, None), (10**400, 0)],
)
def test_off_the_map_there_is_none(longitude, latitude):
    assert zones_at(longitude, latitude) == ()


@pytest.mark.parametrize("edge", [(180, 90), (-180, -90), (180, 0), (-180, 0), (0, 0)])
def test_the_edges_of_the_map_are_on_it(edge):
    assert len(zones_at(*edge)) >= 1


def test_the_clocks_know_every_zone_of_the_map():
    assert set(timezonenames()) - available_timezones() == set()
