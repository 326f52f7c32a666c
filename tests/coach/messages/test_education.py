from dataclasses import replace
from html import unescape

import pytest
from every_reply import NOW

from coach.messages import Voice, education
from coach.messages.education import lessons
from coach.messages.speech import FALLBACK, Speech, languages

NAMES = ("start", "week_2", "week_4", "week_8", "week_12", "week_26")
"""The reviews of the programme: day 0 and weeks 2, 4, 8, 12, 26."""

ENGLISH = Speech(Voice("en", metric=True, now_local=NOW))
TELEGRAM = 4096


@pytest.mark.parametrize("language", languages())
def test_every_review_has_a_card(language):
    assert tuple(lessons(language)) == NAMES


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_a_card_has_a_version_a_place_for_its_review_and_a_source(language, name):
    lesson = lessons(language)[name]

    assert lesson.version >= 1
    assert bool(lesson.reviewed_by) == bool(lesson.reviewed_on)
    assert lesson.source.strip()
    assert lesson.title.strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_card_has_between_60_and_110_words(name):
    assert 60 <= len(lessons(FALLBACK)[name].text.split()) <= 110


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_a_card_fits_one_message(language, name):
    shown = education.education(Speech(Voice(language, metric=True, now_local=NOW)), name)

    assert len(unescape(shown)) <= TELEGRAM


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_its_title_its_text_and_its_source(name):
    lesson = lessons(FALLBACK)[name]

    assert education.education(ENGLISH, name) == (
        f"<b>{lesson.title}</b>\n\n{lesson.text.strip()}\n\nSource: {lesson.source}"
    )


def test_a_card_is_escaped(monkeypatch):
    hostile = replace(lessons(FALLBACK)["start"], title="<b>", text="a & b", source="<i>" * 100)
    monkeypatch.setattr(education, "lessons", {"en": {"start": hostile}}.get)

    assert education.education(ENGLISH, "start") == (
        f"<b>&lt;b&gt;</b>\n\na &amp; b\n\nSource: {'&lt;i&gt;' * 100}"
    )


@pytest.mark.parametrize("language", ["it", "de-AT", ""])
def test_english_stands_in_for_what_is_missing(language):
    spoken = Speech(Voice(language, metric=True, now_local=NOW))

    assert education.education(spoken, "week_2") == education.education(ENGLISH, "week_2")
    assert lessons("it") == lessons(FALLBACK)


@pytest.mark.parametrize("name", ["week_2", "week_8"])
def test_what_is_said_about_pain_names_the_warning_signs(name):
    assert "/safety" in lessons(FALLBACK)[name].text


@pytest.mark.parametrize("name", ["start", "week_4"])
def test_a_trial_is_told_as_a_trial(name):
    assert "In a trial of 701 adults" in lessons(FALLBACK)[name].text
    assert " may " in lessons(FALLBACK)[name].text
