"""The settings: what the environment (or a file named .env) says, typed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.exits import CannotRun, Code
from coach.calendars.addresses import Policy, policy_of
from coach.calendars.secrets import Vault

NO_TOKEN = (
    "There is no Telegram token yet, so there is nobody to talk with.",
    "Ask @BotFather in Telegram for one (/newbot), and write TELEGRAM_BOT_TOKEN=<token> into a file .env",
    "To try the coach without Telegram first: python -m bot chat",
)


NEW_KEY = "python -m bot key makes one."
NO_MODEL = "HELPER_URL needs HELPER_MODEL beside it: the name of the model that is to be asked."


@dataclass(frozen=True, slots=True)
class HelperSettings:
    """The language model that may help."""

    url: str
    """Where chat completions are made."""
    model: str
    key: SecretStr | None


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
    helper_url: str | None = None
    """None = there is no helper, and nothing is said of one."""
    helper_model: str | None = None
    helper_api_key: SecretStr | None = None
    helper_api_key_file: Path | None = None
    calendar_key: SecretStr | None = None
    """Seals links and passwords of calendars; several with commas between: the first seals, each opens."""
    calendar_key_file: Path | None = None
    calendar_networks: str = ""
    """Networks besides the internet where calendars may be, with commas between."""
    public_url: str | None = None
    """Where feeds are reached from outside; None = there are no feeds."""
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)

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

    @field_validator("helper_url")
    @classmethod
    def _completions(cls, url: str | None) -> str | None:
        """Take the address of an API, with or without the path of its chat completions."""
        if url is None:
            return None
        parts = urlsplit(_http(url))
        if not parts.hostname:
            message = "an address names a host"
            raise ValueError(message)
        return urlunsplit(parts._replace(path=_ended(parts.path, "/chat/completions")))

    @field_validator("public_url")
    @classmethod
    def _public(cls, url: str | None) -> str | None:
        """Take the address that a proxy passes on to us, without the slash at its end."""
        if url is None:
            return None
        parts = urlsplit(_http(url))
        if not parts.hostname or parts.query or parts.fragment:
            message = "an address names a host, and nothing after the path"
            raise ValueError(message)
        return url.rstrip("/")

    def vault(self) -> Vault | None:
        """Return what seals links and passwords; None where there is no key.

        Raises:
            CannotRun: the key is none, or its file can't be read.
        """
        keys = self._calendar_keys()
        if not keys:
            return None
        try:
            return Vault(keys)
        except ValueError as error:
            raise CannotRun(Code.CONFIGURATION, f"CALENDAR_KEY can't be used: {error}.", NEW_KEY) from None

    def policy(self) -> Policy:
        """Return where links and accounts of calendars may lead.

        Raises:
            CannotRun: there is a word that is no network.
        """
        try:
            return policy_of(self.calendar_networks)
        except ValueError as error:
            raise CannotRun(Code.CONFIGURATION, f"CALENDAR_NETWORKS can't be used: {error}.") from None

    def _calendar_keys(self) -> str:
        if self.calendar_key is not None:
            return self.calendar_key.get_secret_value()
        file = self.calendar_key_file
        return _secret_in(file, "calendar key") if file is not None else ""

    def token(self) -> SecretStr:
        """Return the token from wherever it was put.

        Raises:
            CannotRun: there is none, or its file can't be read.
        """
        if self.telegram_bot_token is not None:
            return self.telegram_bot_token
        if self.telegram_bot_token_file is None:
            raise CannotRun(Code.CONFIGURATION, *NO_TOKEN)
        text = _secret_in(self.telegram_bot_token_file, "token")
        if not text:
            raise CannotRun(Code.CONFIGURATION, *NO_TOKEN)
        return SecretStr(text)

    def helper(self) -> HelperSettings | None:
        """Return the language model that may help; None where there is none.

        Raises:
            CannotRun: it has no name, or the file with its key can't be read.
        """
        if self.helper_url is None:
            return None
        if not self.helper_model:
            raise CannotRun(Code.CONFIGURATION, NO_MODEL)
        key = self.helper_api_key
        if key is None and self.helper_api_key_file is not None:
            key = SecretStr(_secret_in(self.helper_api_key_file, "helper key"))
        return HelperSettings(self.helper_url, self.helper_model, key)

    def secrets(self) -> list[str]:
        """List what must never be in a log.

        Raises:
            CannotRun: as `token` and `helper`.
        """
        helper = self.helper()
        keys = [self.token(), *([helper.key] if helper and helper.key else [])]
        calendar = [key for part in self._calendar_keys().split(",") if (key := part.strip())]
        return [*(key.get_secret_value() for key in keys), *calendar]


def _secret_in(file: Path, whose: str) -> str:
    """Read a secret that stands in a file."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise CannotRun(Code.CONFIGURATION, f"The {whose}'s file can't be read: {reason}.") from None


def _ending(url: str, path: str) -> str:
    """Put `path` at the end of an address, once."""
    return _ended(_http(url), path)


def _http(url: str) -> str:
    """Refuse an address that is none of HTTP."""
    if not url.startswith(("http://", "https://")):
        message = "an address starts with http:// or https://"
        raise ValueError(message)
    return url


def _ended(text: str, path: str) -> str:
    bare = text.rstrip("/")
    return bare if bare.endswith(path) else bare + path
