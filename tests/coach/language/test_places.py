from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.language.place_table import all_zones, load_places
from coach.language.places import find_zones, guess_zone

PLACES = [
    ("Leeds", ("Europe/London",)),
    ("I live in Leeds, UK", ("Europe/London",)),
    ("Europe/Berlin", ("Europe/Berlin",)),
    ("europe/berlin", ("Europe/Berlin",)),
    ("Germany", ("Europe/Berlin",)),
    ("Deutschland", ("Europe/Berlin",)),
    ("München", ("Europe/Berlin",)),
    ("Munich", ("Europe/Berlin",)),
    ("munchen", ("Europe/Berlin",)),
    ("Köln", ("Europe/Berlin",)),
    ("Cologne", ("Europe/Berlin",)),
    ("Koeln", ("Europe/Berlin",)),
    ("new york", ("America/New_York",)),
    ("NYC", ("America/New_York",)),
    ("Sao Paulo", ("America/Sao_Paulo",)),
    ("São Paulo, Brasil", ("America/Sao_Paulo",)),
    ("Portland, Oregon", ("America/Los_Angeles",)),
    ("Portland, ME", ("America/New_York",)),
    ("birmingham uk", ("Europe/London",)),
    ("Birmingham, Alabama", ("America/Chicago",)),
    ("utc+1", ("Etc/GMT-1",)),
    ("GMT+2", ("Etc/GMT-2",)),
    ("UTC", ("Etc/UTC",)),
    ("gmt-5", ("Etc/GMT+5",)),
    ("UTC+5:30", ("Asia/Kolkata",)),
    ("Lodnon", ("Europe/London",)),
    ("Manchster", ("Europe/London", "America/New_York")),
    ("Amsterdm", ("Europe/Amsterdam",)),
    ("I'm in Paris", ("Europe/Paris",)),
    ("Paris, Texas", ("America/Chicago",)),
    ("near Sydney, Australia", ("Australia/Sydney",)),
    ("Wien", ("Europe/Vienna",)),
    ("Lisboa", ("Europe/Lisbon",)),
    ("Lisbon", ("Europe/Lisbon",)),
    ("Roma", ("Europe/Rome",)),
    ("Genf", ("Europe/Zurich",)),
    ("Genève", ("Europe/Zurich",)),
    ("ich wohne in Hamburg", ("Europe/Berlin",)),
    ("vivo en Sevilla", ("Europe/Madrid",)),
    ("j'habite à Lyon", ("Europe/Paris",)),
    ("moro em Porto Alegre", ("America/Sao_Paulo",)),
    ("Москва", ("Europe/Moscow",)),
    ("東京", ("Asia/Tokyo",)),
    ("Tokyo", ("Asia/Tokyo",)),
    ("hello", ()),
    ("I don't know", ()),
    ("yes", ()),
    ("", ()),
    ("a small village", ()),
    ("Tokyo time", ("Asia/Tokyo",)),
    ("london time", ("Europe/London",)),
    ("England", ("Europe/London",)),
    ("Scotland", ("Europe/London",)),
    ("UK", ("Europe/London",)),
    ("Japan", ("Asia/Tokyo",)),
    ("Schweiz", ("Europe/Zurich",)),
    ("Österreich", ("Europe/Vienna",)),
    ("I moved to Toronto last year", ("America/Toronto",)),
    ("St Louis", ("America/Chicago", "Africa/Dakar", "Indian/Reunion")),
    ("Saint Louis, Missouri", ("America/Chicago",)),
    ("EST", ("America/New_York",)),
    ("Pacific time", ("America/Los_Angeles",)),
    ("los angeles, ca", ("America/Los_Angeles",)),
    ("Washington DC", ("America/New_York",)),
    ("Bath", ("Europe/London",)),
    ("Reading", ("Europe/London", "America/New_York")),
    ("Milton Keynes England", ("Europe/London",)),
    ("Kyiv", ("Europe/Kyiv",)),
    ("Kiev", ("Europe/Kyiv",)),
    ("Bombay", ("Asia/Kolkata",)),
    ("Melbourne", ("Australia/Melbourne",)),
    ("Texas", ("America/Chicago",)),
    ("California", ("America/Los_Angeles",)),
    ("Dublin", ("Europe/Dublin",)),
    ("Edinburg scotland", ("Europe/London",)),
    ("Christchurch nz", ("Pacific/Auckland",)),
    ("Perth", ("Australia/Perth",)),
    ("Frankfurt am Main", ("Europe/Berlin",)),
    ("frankfurt", ("Europe/Berlin",)),
    ("Brüssel", ("Europe/Brussels",)),
    ("Nueva York", ("America/New_York",)),
    ("Ciudad de México", ("America/Mexico_City",)),
    ("mexico city", ("America/Mexico_City",)),
    ("Londres", ("Europe/London",)),
    ("Kopenhagen", ("Europe/Copenhagen",)),
    ("Prag", ("Europe/Prague",)),
    ("The Hague", ("Europe/Amsterdam",)),
    ("Den Haag", ("Europe/Amsterdam",)),
    ("CET", ("CET",)),
    ("Portland", ("America/Los_Angeles", "America/New_York")),
    ("Springfield", ("America/Chicago", "America/New_York", "America/Los_Angeles")),
    ("Birmingham", ("Europe/London", "America/Chicago")),
    ("Georgia", ("America/New_York", "Asia/Tbilisi")),
    ("US", ("America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver")),
    ("Canada", ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Halifax")),
    ("Spain", ("Europe/Madrid", "Atlantic/Canary")),
    ("Split", ("Europe/Zagreb",)),
    ("I live in Nice", ("Europe/Paris",)),
    ("LA", ("America/Los_Angeles",)),
    ("San Farncisco, California", ("America/Los_Angeles",)),
    ("San Farncisco", ("America/Los_Angeles", "Asia/Manila")),
    ("xx amstredam", ("Europe/Amsterdam",)),
    ("utc+15", ()),
    ("UTC+1:10", ()),
    ("my time zone is Europe / Madrid", ("Europe/Madrid",)),
    ("Asia/Ho Chi Minh", ("Asia/Ho_Chi_Minh",)),
    ("GMT+0", ("Etc/UTC",)),
    ("I walked with Sue and Tom past Dover yesterday then ate cake", ()),
]
GUESSES = [
    ("en-GB", "Europe/London"),
    ("de", "Europe/Berlin"),
    ("de-AT", "Europe/Vienna"),
    ("en", None),
    ("es", None),
    ("pt-br", "America/Sao_Paulo"),
    ("pt_PT", "Europe/Lisbon"),
    ("es-MX", "America/Mexico_City"),
    ("zh-hans", None),
    ("fr-ZZ", "Europe/Paris"),
    ("", None),
    ("nonsense", None),
]


@pytest.mark.parametrize(("text", "zones"), PLACES)
def test_a_typed_place_gives_its_zones(text, zones):
    assert find_zones(text) == zones


@pytest.mark.parametrize(("code", "zone"), GUESSES)
def test_a_language_code_gives_a_zone_where_one_is_likely(code, zone):
    assert guess_zone(code) == zone


def test_every_zone_of_the_table_is_known_to_zoneinfo():
    assert [ZoneInfo(zone).key for zone in all_zones()] == list(all_zones())


def test_the_table_loads_within_a_moment():
    load_places.cache_clear()
    start = process_time()
    load_places()

    assert process_time() - start < 0.15


def test_a_lookup_takes_at_most_a_millisecond():
    texts = [
        f"I live in {name}, {number}" for number in range(20) for name in ("Leeds", "Lyon", "Paris", "Porto")
    ]
    load_places()
    start = process_time()
    found = [find_zones(text) for text in texts]

    assert process_time() - start < 0.001 * len(found)


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "in",
                    "Leeds",
                    ",",
                    "UK",
                    "Paris",
                    "utc",
                    "+",
                    "1",
                    ":",
                    "/",
                    "Europe",
                    "San",
                    "New",
                    "Porto",
                    "lodnon",
                    "US",
                ]
            ),
            max_size=9,
        ).map(" ".join),
    )
)
def test_whatever_is_written_at_most_four_valid_zones_are_found(text):
    zones = find_zones(text)

    assert len(zones) <= 4
    assert [ZoneInfo(zone).key for zone in zones] == list(dict.fromkeys(zones))


@given(st.text(max_size=40))
def test_no_language_code_breaks_the_guess(code):
    assert ZoneInfo(guess_zone(code) or "UTC").key
