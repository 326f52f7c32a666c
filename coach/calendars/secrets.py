"""Links and passwords of calendars, readable only with the operator's key."""

import re

KEY = re.compile(r"[A-Za-z0-9_-]{43}=")


class Sealed(Exception):  # noqa: N818 - named by what has happened
    """No key at hand opens it; its text holds nothing of it."""


def make_key() -> str:
    """Make a key for the setting, in 44 characters."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see Vault

    return Fernet.generate_key().decode()


class Vault:
    """Seals and opens secrets; the first key seals, each of them opens.

    Only who has a key loads the library: it takes 7 MB.
    """

    def __init__(self, keys: str) -> None:
        """Read keys, with commas between them.

        Raises:
            ValueError: there is none, or one has not the form of `make_key`; its text holds no key.
        """
        parts = [part.strip() for part in keys.split(",") if part.strip()]
        if not parts:
            reason = "there is no key"
            raise ValueError(reason)
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - see above

        self._fernet = MultiFernet(
            [Fernet(_checked(part, place)) for place, part in enumerate(parts, start=1)]
        )

    def seal(self, text: str) -> str:
        """Encrypt a secret."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Decrypt a secret.

        Raises:
            Sealed: it was sealed with another key, or is damaged.
        """
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see above

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except (InvalidToken, UnicodeError):
            raise Sealed from None


def _checked(key: str, place: int) -> str:
    if not KEY.fullmatch(key):  # base64 would leave out what it does not know, and stop at the first "="
        reason = f"key {place} is not 32 bytes in URL-safe base64 (44 characters)"
        raise ValueError(reason)
    return key
