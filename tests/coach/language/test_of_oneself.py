import pytest

from coach.language.brief import small_talk
from coach.language.of_oneself import saw_professional, says_in_part


@pytest.mark.parametrize(
    "text",
    [
        "I've talked to a professional",
        "doctor said it's fine",
        "I talked to my doctor",
        "saw the gp this morning, all ok",
        "my physio checked me",
    ],
)
def test_who_has_seen_somebody_says_so(text):
    assert saw_professional(text)


@pytest.mark.parametrize(
    "text",
    [
        "I haven't talked to a doctor",
        "I'll call my doctor tomorrow",
        "should I see a doctor?",
        "have you talked to a doctor?",
        "no doctor was there",
        "walked to the shop",
        "I never went to the gp",
    ],
)
def test_who_has_not_does_not(text):
    assert not saw_professional(text)


@pytest.mark.parametrize("text", ["yes but only half", "did some of it", "half of it"])
def test_a_part_of_a_walk_is_told_from_all_of_it(text):
    assert says_in_part(text)
    assert not says_in_part("half an hour")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("feeling really low, whats the point", "low"),
        ("I'm pregnant", "condition"),
        ("i have cancer", "condition"),
        ("had a stroke 5 years ago", "condition"),
        ("I was in hospital", "condition"),
        ("the sun is low", None),
        ("i had a stroll", None),
    ],
)
def test_what_is_grave_is_heard(text, kind):
    assert small_talk(text) == kind
