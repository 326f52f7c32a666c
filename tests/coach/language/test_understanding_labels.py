"""How much of the labelled messages is understood, and that it never logs what was not walked."""

import pytest

from tests.coach.language.scoring import is_right, labelled, our_own, predictions, share


@pytest.fixture(scope="module")
def english():
    return predictions(labelled("en"))


def test_nearly_all_labelled_english_messages_are_understood_in_every_field(english):
    assert share([is_right(gold, said) for gold, said in english]) >= 98


def test_no_more_than_one_and_a_half_percent_of_messages_without_a_walk_log_one(english):
    assert share([bool(said["walks"]) for gold, said in english if not gold["walks"]]) <= 1.5


def test_no_more_than_four_percent_of_messages_with_a_walk_are_missed(english):
    assert share([not said["walks"] for gold, said in english if gold["walks"]]) <= 4


@pytest.mark.parametrize("language", ["es", "de", "fr", "pt", "ru", "hi", "hi-Latn", "ar", "zh"])
def test_most_labelled_messages_of_other_languages_are_understood(language):
    assert share([is_right(gold, said) for gold, said in predictions(labelled(language))]) >= 85


@pytest.mark.parametrize("language", ["zh", "ru", "ar", "hi", "hi-Latn"])
def test_in_other_letters_nothing_is_logged_that_was_not_walked(language):
    assert not [said for gold, said in predictions(labelled(language)) if said["walks"] and not gold["walks"]]


def test_nearly_all_messages_made_up_afterwards_are_understood():
    assert share([is_right(gold, said) for gold, said in predictions(our_own())]) >= 95
