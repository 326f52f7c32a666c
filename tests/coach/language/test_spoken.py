import pytest

from coach.language.spoken import NAMES, read_spoken


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("auf Deutsch bitte", "de"),
        ("Deutsch", "de"),
        ("speak German", "de"),
        ("Let's talk in English, please!", "en"),
        ("in english", "en"),
        ("en français s'il te plaît", "fr"),
        ("háblame en español por favor", "es"),
        ("em português", "pt"),
    ],
)
def test_a_language_is_asked_for_in_any_of_them(text, code):
    assert read_spoken(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "my German friend walked 20 min",
        "no German",
        "German or English",
        "do you speak German?",
        "please",
        "auf auf auf auf auf auf auf Deutsch",
    ],
)
def test_anything_more_is_about_something_else(text):
    assert read_spoken(text) is None


@pytest.mark.parametrize("code", NAMES)
def test_every_name_is_heard(code):
    assert {read_spoken(name) for name in NAMES[code].split()} == {code}
