import re
from html import unescape

import pytest
from every_reply import CLASSES, NOW, replies
from reading_grade import grade

from coach.messages import Voice, render
from coach.messages.education import education, lessons
from coach.messages.speech import FALLBACK, Speech

MOST = 6
"""The highest grade of anything that is said: the reading age of eleven."""

ODD = ("&lt;", "podcast", "14,999", "America/", "Sun, Sun", "0 m (0 steps)")
"""What marks a text that is filled with somebody's own words, the name of a place, or more than people do."""

VARIANTS = range(28)
ENGLISH = Voice("en", metric=True, now_local=NOW)


def ways(kind):
    """List the variants in which a kind of reply can be said."""
    return VARIANTS if "variant" in kind.__dataclass_fields__ else VARIANTS[:1]


def said(kind):
    """Collect what a kind of reply says, in all its variants, where it says words at all."""
    texts = {
        unescape(render(reply, Voice("en", metric=True, now_local=NOW, variant=variant)))
        for reply in replies(kind)
        for variant in ways(kind)
    }
    return sorted(text for text in texts if re.search(r"[A-Za-z]{2}", text))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_all_that_is_said_is_easy_to_read(kind):
    plain = [text for text in said(kind) if not any(odd in text for odd in ODD)]

    assert [(round(grade(text), 1), text) for text in plain if grade(text) > MOST] == []


@pytest.mark.parametrize("name", lessons(FALLBACK))
def test_the_education_cards_are_easy_to_read(name):
    shown = education(Speech(ENGLISH), name)
    told = shown.removesuffix(shown.split("\n\n")[-1])

    assert grade(lessons(FALLBACK)[name].text) <= MOST
    assert grade(told.replace("<b>", "").replace("</b>", "")) <= MOST


def test_all_that_is_said_is_very_easy_to_read_on_the_whole():
    texts = {render(replies(kind)[0], ENGLISH) for kind in CLASSES}

    assert grade("\n".join(sorted(texts))) <= 3


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat.", -2, 0),
        ("How was your walk this morning? A shorter one is fine too.", 0, 3),
        ("Individualised progressive ambulatory interventions ameliorate recurrent symptomatology.", 20, 60),
        ("The quick walk to the shop and back again, with a rest on the way, took me half an hour.", 4, 7),
    ],
)
def test_the_grade_is_the_known_one(text, low, high):
    assert low <= grade(text) <= high
