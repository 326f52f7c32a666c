"""What the environment may say."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.exits import CannotRun, Code
from bot.settings import HelperSettings, Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave nothing of this machine's environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_token_is_taken_from_the_environment(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")

    assert Settings().token().get_secret_value() == "12345:secret"


def test_a_token_is_taken_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "token").write_text("12345:secret\n")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))

    assert Settings().token().get_secret_value() == "12345:secret"


def test_settings_are_taken_from_a_file_named_env(tmp_path):
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=12345:secret\nLOG_LEVEL=debug\n")
    settings = Settings()

    assert (settings.token().get_secret_value(), settings.log_level) == ("12345:secret", "DEBUG")


@pytest.mark.parametrize("name", ["TELEGRAM_BOT_TOKEN", "SOMETHING_ELSE"])
def test_no_token_is_three_plain_lines_that_say_what_to_do(monkeypatch, name):
    monkeypatch.setenv(name, "")

    with pytest.raises(CannotRun) as refusal:
        Settings().token()

    assert refusal.value.code is Code.CONFIGURATION
    assert len(refusal.value.lines) == 3


@pytest.mark.parametrize("name", ["missing", "empty", "binary"])
def test_a_token_file_that_is_no_use_is_told_plainly(monkeypatch, tmp_path, name):
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / name))

    with pytest.raises(CannotRun) as refusal:
        Settings().token()

    assert refusal.value.code is Code.CONFIGURATION


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"]
)
def test_the_address_of_a_server_is_taken_with_or_without_its_path(monkeypatch, url):
    monkeypatch.setenv("TELEGRAM_BASE_URL", url)

    assert Settings().telegram_base_url == "http://127.0.0.1:8081/bot"


@pytest.mark.parametrize(
    ("name", "text"), [("SEND_RATE", "0"), ("LOG_LEVEL", "loud"), ("TELEGRAM_BASE_URL", "x")]
)
def test_a_setting_out_of_bounds_is_refused(monkeypatch, name, text):
    monkeypatch.setenv(name, text)

    with pytest.raises(ValidationError):
        Settings()


def test_the_example_names_every_setting():
    example = EXAMPLE.read_text(encoding="utf-8")
    named = {line.lstrip("#").split("=")[0].lower() for line in example.splitlines() if "=" in line}

    assert named == set(Settings.model_fields)


def test_a_token_is_not_shown_by_accident():
    assert "secret" not in repr(Settings(telegram_bot_token="12345:secret"))  # noqa: S106 - made up


def test_without_an_address_there_is_no_helper(monkeypatch):
    monkeypatch.setenv("HELPER_URL", "")
    monkeypatch.setenv("HELPER_MODEL", "small")

    assert Settings().helper() is None


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://there.example/v1", "https://there.example/v1/chat/completions"),
        ("https://there.example/v1/", "https://there.example/v1/chat/completions"),
        ("http://127.0.0.1:11434/v1/chat/completions", "http://127.0.0.1:11434/v1/chat/completions"),
        ("https://there.example/v1?api-version=3", "https://there.example/v1/chat/completions?api-version=3"),
    ],
)
def test_the_address_of_a_helper_is_taken_with_or_without_its_path(monkeypatch, given, taken):
    monkeypatch.setenv("HELPER_URL", given)
    monkeypatch.setenv("HELPER_MODEL", "small")

    assert Settings().helper() == HelperSettings(taken, "small", None)


@pytest.mark.parametrize("url", ["there.example/v1", "ftp://there.example", "https://", "https:///v1"])
def test_an_address_of_a_helper_that_is_none_is_refused(monkeypatch, url):
    monkeypatch.setenv("HELPER_URL", url)

    with pytest.raises(ValidationError):
        Settings()


def test_a_helper_without_a_model_is_told_plainly(monkeypatch):
    monkeypatch.setenv("HELPER_URL", "https://there.example/v1")

    with pytest.raises(CannotRun) as refusal:
        Settings().helper()

    assert (refusal.value.code, len(refusal.value.lines)) == (Code.CONFIGURATION, 1)


@pytest.mark.parametrize("name", ["HELPER_API_KEY", "HELPER_API_KEY_FILE"])
def test_the_key_of_a_helper_is_taken_from_the_environment_or_a_file_and_hidden(monkeypatch, tmp_path, name):
    (tmp_path / "key").write_text("sk-1\n")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    monkeypatch.setenv("HELPER_URL", "https://there.example/v1")
    monkeypatch.setenv("HELPER_MODEL", "small")
    monkeypatch.setenv(name, {"HELPER_API_KEY": "sk-1"}.get(name, str(tmp_path / "key")))
    settings = Settings()

    assert settings.secrets() == ["12345:secret", "sk-1"]
    assert "sk-1" not in f"{settings!r} {settings.helper()!r}"


def test_the_file_of_a_key_that_is_not_there_is_told_plainly(monkeypatch, tmp_path):
    monkeypatch.setenv("HELPER_URL", "https://there.example/v1")
    monkeypatch.setenv("HELPER_MODEL", "small")
    monkeypatch.setenv("HELPER_API_KEY_FILE", str(tmp_path / "missing"))

    with pytest.raises(CannotRun) as refusal:
        Settings().helper()

    assert refusal.value.lines[0].startswith("The helper key's file can't be read")
