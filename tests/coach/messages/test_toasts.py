import pytest

from coach.messages import toast
from coach.messages.speech import languages
from coach.messages.toasts import MOST_CHARACTERS, TOASTS


@pytest.mark.parametrize("kind", TOASTS)
@pytest.mark.parametrize("language", [*languages(), "xx"])
def test_every_toast_fits_telegram(kind, language):
    assert 1 <= len(toast(kind, language)) <= MOST_CHARACTERS
