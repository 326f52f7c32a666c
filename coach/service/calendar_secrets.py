"""What opens a calendar: links, accounts and files, sealed before they are kept and never shown."""

import json
import re
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from coach.calendars.secrets import Sealed, Vault
from coach.domain.calendar_sources import MOST_TITLE

SERVERS = {
    "icloud": "https://caldav.icloud.com",
    "fastmail": "https://caldav.fastmail.com",
    "posteo": "https://posteo.de:8443",
    "mailbox.org": "https://dav.mailbox.org",
}
"""Servers that can be named by a word."""

PLAIN = "plain:"
"""Kept unsealed where there is no key: a file's number at Telegram, which opens nothing without the token."""

ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:/\S*)?|https?://\S+", re.IGNORECASE)
LABEL = re.compile(r"^\s*[\w ]{2,20}:\s+", re.MULTILINE)
CALENDAR_LINK = re.compile(r"webcals?://\S|https?://\S*(?:\.ics\b|/ical\b|/ics\b|calendar)", re.IGNORECASE)
MOST_TOKENS = 6
"""Words of an account that was not asked for: address, user name and a password of up to four groups."""

GROUP = re.compile(r"[a-z0-9]{4}", re.IGNORECASE)


class Locked(Exception):  # noqa: N818 - named by what is the matter
    """No key opens it any more."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One of an account's calendars."""

    href: str = field(repr=False)
    name: str = field(repr=False)
    writable: bool
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens one calendar; what stands in it depends on its kind."""

    link: str = field(default="", repr=False)
    file_id: str = field(default="", repr=False)
    url: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    shelves: tuple[Shelf, ...] = field(default=(), repr=False)
    """An account's calendars, once they were found."""
    name: str = field(default="", repr=False)
    """What the calendar calls itself."""


class Lockbox:
    """Seals what is secret; without a key only files can be kept, and no titles."""

    def __init__(self, vault: Vault | None) -> None:
        self._vault = vault

    @property
    def has_key(self) -> bool:
        """Whether there is a key."""
        return self._vault is not None

    def seal(self, secret: Secret) -> str:
        """Seal what opens a calendar.

        Raises:
            Locked: there is no key, and it is more than a file's number.
        """
        if self._vault is not None:
            return self._vault.seal(json.dumps(asdict(secret)))
        if secret.link or secret.password:
            raise Locked
        return PLAIN + json.dumps({"file_id": secret.file_id})

    def open(self, sealed: str) -> Secret:
        """Read what opens a calendar.

        Raises:
            Locked: no key at hand opens it.
        """
        raw = json.loads(sealed.removeprefix(PLAIN) if sealed.startswith(PLAIN) else self.read(sealed))
        shelves = tuple(Shelf(**one) for one in raw.pop("shelves", ()))
        return Secret(**raw, shelves=shelves)

    def hide(self, text: str) -> str:
        """Seal a title, cut to what is kept of one; nothing is kept without a key."""
        return self._vault.seal(text[:MOST_TITLE]) if self._vault and text else ""

    def seal_text(self, text: str) -> str:
        """Seal a text whole.

        Raises:
            Locked: there is no key.
        """
        if self._vault is None:
            raise Locked
        return self._vault.seal(text)

    def read(self, sealed: str) -> str:
        """Read sealed text.

        Raises:
            Locked: no key at hand opens it.
        """
        if self._vault is None:
            raise Locked
        try:
            return self._vault.open(sealed)
        except Sealed:
            raise Locked from None


def account_in(text: str) -> Secret | None:
    """Read address, user and password from a message; None if it is something else."""
    tokens = LABEL.sub("", text).split()
    server = tokens and (SERVERS.get(tokens[0].casefold()) or (ADDRESS.fullmatch(tokens[0]) and tokens[0]))
    if not server or len(tokens) < 3:
        return None
    url = server if "://" in server else f"https://{server}"
    rest = tokens[2:]
    grouped = len(rest) > 1 and all(GROUP.fullmatch(part) for part in rest)
    return Secret(url=url, user=tokens[1], password="".join(rest) if grouped else " ".join(rest))


def names_server(text: str) -> bool:
    """Whether a message begins with the address of a server, though something may be missing after it."""
    first = LABEL.sub("", text).split()[:1]
    return bool(first) and bool(first[0].casefold() in SERVERS or ADDRESS.fullmatch(first[0]))


def looks_like_account(text: str) -> bool:
    """Whether a message is the address of a server, a user name and a password, though nobody asked."""
    account, tokens = account_in(text), LABEL.sub("", text).split()
    if account is None or len(tokens) > MOST_TOKENS:
        return False
    known = "://" in tokens[0] or tokens[0].casefold() in SERVERS
    return known and ("@" in account.user or any(map(str.isdigit, account.password)))


def looks_like_link(text: str) -> bool:
    """Whether a message has the link of a calendar in it, even though nobody asked for one."""
    return CALENDAR_LINK.search(text) is not None


def may_be_secret(text: str) -> bool:
    """Whether a message may hold a link or a password: it is shown to no one else."""
    return "://" in text or looks_like_link(text) or looks_like_account(text)


def key_of(uid: str, recurrence: str) -> str:
    """Name an occurrence so that nothing can be read from it; it keeps the name while it moves."""
    return series_of(uid) + _digest(f"{uid}\n{recurrence}")


def series_of(uid: str) -> str:
    """Tell what the names of all occurrences of an event begin with."""
    return _digest(uid)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
