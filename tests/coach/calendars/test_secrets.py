import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.calendars.secrets import Sealed, Vault, make_key

OLD, NEW, OTHER = make_key(), make_key(), make_key()
LINK = "https://calendar.google.com/calendar/ical/sam%40example.org/private-0123456789abcdef/basic.ics"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_is_opened_again(text):
    vault = Vault(NEW)

    assert vault.open(vault.seal(text)) == text


def test_nothing_of_a_secret_is_in_what_is_kept_and_no_two_look_alike():
    vault = Vault(NEW)
    first, second = vault.seal(LINK), vault.seal(LINK)

    assert first != second
    assert not any(LINK[start : start + 8] in first for start in range(len(LINK) - 8))
    assert first.isascii()


def test_a_key_is_a_new_one_each_time_and_has_44_characters():
    assert len({OLD, NEW, OTHER}) == 3
    assert {len(OLD), len(NEW), len(OTHER)} == {44}


def test_an_old_key_goes_on_opening_while_a_new_one_seals():
    before = Vault(OLD).seal(LINK)
    turning = Vault(f"{NEW}, {OLD}")
    after = turning.seal(LINK)

    assert turning.open(before) == turning.open(after) == LINK
    assert Vault(NEW).open(after) == LINK
    with pytest.raises(Sealed):
        Vault(OLD).open(after)


def test_the_first_key_seals():
    sealed = Vault(f"{OLD},{NEW}").seal(LINK)

    assert Vault(OLD).open(sealed) == LINK
    with pytest.raises(Sealed):
        Vault(NEW).open(sealed)


@pytest.mark.parametrize("damage", ["", "x", "ä", "gAAAA", LINK, "\x00", "\ud800"])
def test_what_was_never_sealed_is_not_opened(damage):
    with pytest.raises(Sealed):
        Vault(NEW).open(damage)


def test_what_was_damaged_is_not_opened():
    sealed = Vault(NEW).seal(LINK)
    middle = len(sealed) // 2
    other = "A" if sealed[middle] != "A" else "B"

    for damaged in (sealed[:-8], sealed[:middle] + other + sealed[middle + 1 :], sealed[4:]):
        with pytest.raises(Sealed):
            Vault(NEW).open(damaged)


def test_a_failure_tells_neither_the_secret_nor_the_key():
    sealed = Vault(NEW).seal(LINK)
    with pytest.raises(Sealed) as failure:
        Vault(f"{OLD},{OTHER}").open(sealed)

    told = "".join(traceback.format_exception(failure.value))
    assert str(failure.value) == ""
    assert not any(secret in told for secret in (LINK, sealed, OLD, OTHER))


@pytest.mark.parametrize("keys", ["", "  ", ",", " , ,"])
def test_without_a_key_there_is_no_vault(keys):
    with pytest.raises(ValueError, match="there is no key"):
        Vault(keys)


@pytest.mark.parametrize(
    "wrong", ["secret", OTHER[:-4], OTHER + OTHER, "ä" * 44, "!" * 44, f"{OTHER[:9]} {OTHER[9:]}"]
)
def test_a_key_of_the_wrong_form_is_named_by_its_place_and_not_quoted(wrong):
    with pytest.raises(ValueError, match=r"^key 2 is not 32 bytes") as failure:
        Vault(f"{NEW},{wrong}")

    assert wrong not in str(failure.value)


def test_a_vault_shows_no_key():
    assert OTHER not in repr(Vault(OTHER)) + str(Vault(OTHER))
