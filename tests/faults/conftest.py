"""A fake Telegram, and a home for the real process."""

import pytest

from tests.faults.bot_process import Home
from tests.faults.fake_bot_api import fake_bot_api


@pytest.fixture
def api():
    with fake_bot_api() as running:
        yield running


@pytest.fixture
def home(tmp_path, api):
    place = Home(tmp_path, api)
    yield place
    place.end()
