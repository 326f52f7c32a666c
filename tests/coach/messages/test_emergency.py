"""The emergency number on the cards: certain and of the person's country, or the usual words."""

import ast
import re
from datetime import datetime
from html import unescape
from pathlib import Path
from zoneinfo import available_timezones

import phonenumbers
import pytest
from babel import Locale
from phonenumbers import SUPPORTED_SHORT_REGIONS, PhoneMetadata

from coach.domain.reading import Level
from coach.domain.replies import SafetyCard
from coach.messages import Voice, emergency, render
from coach.messages.cards import card, cards, number_wording
from coach.messages.speech import FALLBACK, Speech, languages

ROOT = Path(__file__).parents[3]
TABLE = emergency._table()
NUMBERS = emergency._by_country()
ZONES = [*sorted(available_timezones()), None, "", "UTC", "Nowhere/At_All", "../zone.tab"]
UNKNOWN = "your local emergency number"
LEFT = re.compile(r"[{}]|\bNone\b|  | [,.]")


def voice(zone, language="en"):
    return Voice(language, metric=True, now_local=datetime(2026, 3, 4), zone=zone)


def first_line(zone):
    return render(SafetyCard(Level.EMERGENCY), voice(zone)).split("\n")[0]


def listed(country):
    """Find how the library writes a country's emergency numbers: a pattern."""
    known = PhoneMetadata.short_metadata_for_region(country)
    return known.emergency.national_number_pattern if known and known.emergency else ""


@pytest.fixture
def broken(monkeypatch):
    """Take the tables away, and give them back."""

    def gone(name):
        raise OSError(name)

    emergency.number_in.cache_clear()
    monkeypatch.setattr(emergency, "_tzdata", gone)
    yield
    emergency.number_in.cache_clear()


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        ("Europe/London", "999 (emergency number: United Kingdom)"),
        ("America/New_York", "911 (emergency number: United States)"),
        ("Europe/Berlin", "112 (emergency number: Germany)"),
        ("Europe/Paris", "112 (emergency number: France)"),
        ("Europe/Oslo", "113 (emergency number: Norway)"),
        ("Europe/Zurich", "144 (emergency number: Switzerland)"),
        ("Asia/Tokyo", "119 (emergency number: Japan)"),
        ("Asia/Shanghai", "120 (emergency number: China)"),
        ("Asia/Hong_Kong", "999 (emergency number: Hong Kong SAR China)"),
        ("Australia/Sydney", "000 (emergency number: Australia)"),
        ("Atlantic/Reykjavik", "112 (emergency number: Iceland)"),
    ],
)
def test_a_card_says_the_number_of_the_country(zone, number):
    assert first_line(zone) == f"Please get help now: call {number}, or go to A&amp;E."


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Kiev", "UA"),
        ("US/Eastern", "US"),
        ("Australia/NSW", "AU"),
        ("Brazil/East", "BR"),
        ("Asia/Calcutta", "IN"),
        ("America/Coral_Harbour", None),
        ("Africa/Timbuktu", None),
        ("Pacific/Yap", None),
        ("Iceland", None),
        ("EST", None),
        ("CET", None),
        ("Etc/GMT-1", None),
    ],
)
def test_an_old_name_is_followed_unless_several_countries_may_be_meant(zone, country):
    assert emergency.country_of(zone) == country


@pytest.mark.parametrize(
    "zone",
    [None, "", "UTC", "Etc/UTC", "Etc/GMT+5", "CET", "Nowhere/At_All", "Asia/Kolkata", "Antarctica/Troll"],
)
def test_where_it_is_not_certain_the_words_are_the_usual_ones(zone):
    assert first_line(zone) == f"Please get help now: call {UNKNOWN}, or go to A&amp;E."


@pytest.mark.parametrize("zone", ["America/Iqaluit", "America/Rankin_Inlet", "America/Pangnirtung"])
def test_a_place_without_the_number_of_its_country_gets_the_usual_words(zone):
    assert UNKNOWN in first_line(zone)


def test_a_card_is_shown_even_if_the_tables_are_gone(broken):
    assert first_line("Europe/London") == f"Please get help now: call {UNKNOWN}, or go to A&amp;E."


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", cards(FALLBACK))
def test_every_card_is_whole_in_every_zone(name, language):
    spoken = [Speech(voice(zone, language)) for zone in ZONES]
    texts = {card(speech, name, somebody_else=other) for speech in spoken for other in (False, True)}

    assert [text for text in texts if LEFT.search(text) or len(unescape(text)) > 4096] == []


@pytest.mark.parametrize("language", languages())
def test_cards_have_no_other_hole_than_the_number(language):
    texts = [found.text + found.somebody_else for found in cards(language).values()]
    wording = number_wording(language)

    assert {hole for text in texts for hole in re.findall(r"{.*?}", text)} == {"{number}"}
    assert re.findall(r"{.*?}", wording.unknown) == []
    assert sorted(re.findall(r"{.*?}", wording.known)) == ["{country}", "{digits}"]


def test_no_card_says_a_number_by_itself():
    texts = [found.text + found.somebody_else for found in cards(FALLBACK).values()]

    assert [text for text in texts if re.search(r"\b\d{3}\b", text) or UNKNOWN in text] == []


def test_a_text_with_the_number_has_a_new_version_and_waits_for_its_review():
    changed = [found for found in cards(FALLBACK).values() if "{number}" in found.text]

    assert {(found.version, found.reviewed_by, found.reviewed_on) for found in changed} == {(2, "", "")}
    assert len(changed) == 9


def test_the_wording_of_the_number_waits_for_its_review():
    wording = number_wording(FALLBACK)

    assert (wording.version, wording.reviewed_by, wording.reviewed_on) == (1, "", "")


@pytest.mark.parametrize("country", sorted(NUMBERS))
def test_the_table_has_only_numbers_that_the_library_lists(country):
    assert phonenumbers.is_emergency_number(NUMBERS[country], country)


def test_no_country_has_two_numbers():
    countries = [country for row in TABLE["numbers"] for country in row["countries"]]

    assert sorted(countries) == sorted(set(countries))
    assert set(countries) & set(TABLE["left_out"]) == set()


def test_where_the_library_lists_one_number_it_is_taken_or_left_out_for_a_reason():
    alone = {country for country in SUPPORTED_SHORT_REGIONS if listed(country).isdigit()}

    assert alone - set(NUMBERS) - set(TABLE["left_out"]) == set()


def test_every_country_of_the_table_has_a_name_in_every_language():
    names = [Locale.parse(language).territories for language in languages()]

    assert [country for country in NUMBERS if any(country not in known for known in names)] == []


def test_the_zones_left_out_are_zones_of_countries_with_a_number():
    left = TABLE["zones"]["left_out"]

    assert set(left) <= available_timezones()
    assert {emergency.country_of(zone) for zone in left} <= set(NUMBERS)


def test_the_words_stand_in_the_copy_and_not_in_the_code():
    files = [ROOT / "coach/messages" / name for name in ("cards.py", "emergency.py")]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    values = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    holes = [value for value in values if isinstance(value, str) and value.startswith("{")]

    assert sorted(holes) == ["{country}", "{digits}", "{number}"]
    assert [value for value in values if isinstance(value, str) and UNKNOWN in value] == []
