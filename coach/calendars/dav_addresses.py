"""Which addresses a CalDAV server may send us to, and with the person's password."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from coach.calendars.dav_errors import DavTrouble
from coach.calendars.links import IN_PATH, ascii_host
from coach.calendars.refusing import Refused
from coach.domain.calendars import Trouble

MOST_CHARACTERS = 2048
PORTS = {"http": 80, "https": 443}

SHARED_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "nom", "or", "org"})
"""As in co.uk: under a national domain, these belong to nobody in particular."""

ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""RFC 3986, 2.3: an escape of one of these means the character itself."""


def typed(text: str) -> str:
    """Make a URL of what a person typed: https unless they say otherwise, and no credentials in it.

    Raises:
        DavTrouble: REFUSED, for what is no address of the web.
    """
    written = text.strip()
    parts = _split(written if "://" in written else f"https://{written}")
    if parts is None or parts.scheme not in PORTS or not parts.hostname:
        raise DavTrouble(Trouble.REFUSED)
    url = _whole(parts._replace(netloc=_netloc(parts)), parts)
    if url is None:
        raise DavTrouble(Trouble.REFUSED)
    return url


def entrusted(home: str, url: str) -> bool:
    """Tell whether a URL may be asked with the password meant for another.

    Any port of the same host, and other hosts of the same site (iCloud keeps each person on another one than
    they type), both by https only; plain http only where it was typed, and nowhere else than there. Whoever
    sends us on has the password already: this keeps them from handing it to a stranger by mistake.
    """
    ours, theirs = _split(home), _split(url)
    if ours is None or theirs is None:
        return False
    if theirs.scheme != "https":
        return _origin(ours) == _origin(theirs)
    return _same_site(ours.hostname or "", theirs.hostname or "")


def within(base: str, href: str) -> str | None:
    """Resolve where a server says that a thing it holds is: at the origin we asked, whatever it calls itself.

    A server behind a proxy often takes itself for another scheme or port. None = another host, or nonsense.
    """
    parts = _split(_joined(base, href))
    asked = urlsplit(base)
    if parts is None or parts.hostname != asked.hostname:
        return None
    return _whole(asked, parts)


def onward(base: str, href: str) -> str | None:
    """Resolve where a server sends us, which may be another host; never from https to http on one host."""
    parts = _split(_joined(base, href))
    if parts is None or parts.scheme not in PORTS or not parts.hostname:
        return None
    asked = urlsplit(base)
    stays = parts.hostname == asked.hostname and (parts.scheme, asked.scheme) == ("http", "https")
    return _whole(asked if stays else parts, parts)


def path_of(url: str) -> str:
    """Return the path of a URL, as it is written in requests."""
    return urlsplit(url).path


def last_step(url: str) -> str:
    """Return what the last part of a path reads, for want of a name."""
    return unquote(path_of(url).rstrip("/").rpartition("/")[2], errors="replace")


def as_folder(url: str) -> str:
    """End a URL with the slash that collections have."""
    return url if url.endswith("/") else f"{url}/"


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # it is looked at only when asked for
    except ValueError:
        return None
    return parts if len(url) <= MOST_CHARACTERS else None


def _whole(origin: SplitResult, place: SplitResult) -> str | None:
    """Join an origin and a path, spelt in one way so that addresses can be compared."""
    path = ESCAPE.sub(_spelt, quote(place.path or "/", safe=IN_PATH))
    if any(step in {".", ".."} for step in path.split("/")):
        return None
    return f"{origin.scheme}://{_host_and_port(origin)}{path}"


def _spelt(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if code in UNRESERVED else escape[0].upper()


def _netloc(parts: SplitResult) -> str:
    """Write host and port in ASCII, so that it can be told whether two of them are the same."""
    host = parts.hostname or ""
    try:
        named = f"[{host}]" if ":" in host else ascii_host(host)
    except Refused:
        raise DavTrouble(Trouble.REFUSED) from None
    return named if parts.port is None else f"{named}:{parts.port}"


def _host_and_port(parts: SplitResult) -> str:
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    return named if parts.port in {None, PORTS[parts.scheme]} else f"{named}:{parts.port}"


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def _same_site(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return bool(ours)
    if _is_number(ours) or _is_number(theirs):
        return False
    _, _, above = ours.partition(".")
    shared = above if _can_be_owned(above) else ours
    return theirs == shared or theirs.endswith(f".{shared}")


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _can_be_owned(domain: str) -> bool:
    labels = domain.split(".")
    national = len(labels[-1]) == 2 and labels[-2:-1] != [] and labels[-2] in SHARED_SECOND_LEVELS
    return len(labels) >= (3 if national else 2)
