"""The settings: what the environment (or a file named .env) says, typed."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.exits import CannotRun, Code

NO_TOKEN = (
    "There is no Telegram token yet, so there is nobody to talk with.",
    "Ask @BotFather in Telegram for one (/newbot), and write TELEGRAM_BOT_TOKEN=<token> into a file .env",
    "To try the coach without Telegram first: python -m bot chat",
)


class Settings(BaseSettings):
    """Everything that can be set; .env.example says why each is there."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    telegram_bot_token: SecretStr | None = None
    telegram_bot_token_file: Path | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_base_file_url: str = "https://api.telegram.org/file/bot"
    database_url: str = "sqlite:///data/walkitoff.sqlite3"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    send_rate: float = Field(default=30, ge=1)
    """Messages a second to all people together."""

    @field_validator("log_level", mode="before")
    @classmethod
    def _loud(cls, level: object) -> object:
        """Take "info" for "INFO"."""
        return level.upper() if isinstance(level, str) else level

    @field_validator("telegram_base_url")
    @classmethod
    def _api(cls, url: str) -> str:
        """Take the address of a Bot API server, with or without the path that the token follows."""
        return _ending(url, "/bot")

    @field_validator("telegram_base_file_url")
    @classmethod
    def _files(cls, url: str) -> str:
        """Take the address of a file server, with or without the path that the token follows."""
        return _ending(url, "/file/bot")

    def token(self) -> SecretStr:
        """Return the token from wherever it was put.

        Raises:
            CannotRun: there is none, or its file can't be read.
        """
        if self.telegram_bot_token is not None:
            return self.telegram_bot_token
        if self.telegram_bot_token_file is None:
            raise CannotRun(Code.CONFIGURATION, *NO_TOKEN)
        try:
            text = self.telegram_bot_token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not a text file"
            raise CannotRun(Code.CONFIGURATION, f"The token's file can't be read: {reason}.") from None
        if not text:
            raise CannotRun(Code.CONFIGURATION, *NO_TOKEN)
        return SecretStr(text)


def _ending(url: str, path: str) -> str:
    """Put `path` at the end of an address, once."""
    if not url.startswith(("http://", "https://")):
        message = "an address starts with http:// or https://"
        raise ValueError(message)
    bare = url.rstrip("/")
    return bare if bare.endswith(path) else bare + path
