"""What somebody typed or pasted as the link of their calendar."""

import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import idna

from coach.calendars.addresses import PORTS, PUBLIC_ONLY, Policy, literal
from coach.calendars.recognising import page_of
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

MOST_BYTES = 2048
MOST_CHARACTERS = 4096
"""Of a message with a link in it: as long as Telegram's may be."""

SCHEMES = {"https": "https", "webcal": "https", "webcals": "https", "http": "http"}
OWN_PORTS = {"https": 443, "http": 80}

TYPED = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://[^\s<>\"“”„«»]+", re.IGNORECASE)
SCHEMELESS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]+)?/[^\s<>\"“”„«»]+")
HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
PORT = re.compile(r"[0-9]{1,5}")

AFTER = ".,;:!?'\u2018\u2019*|"
BRACKETS = {")": "(", "]": "[", "}": "{"}
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
"""Kinds of characters that a link shows nobody."""

IN_PATH = "/%:@!$&'()*+,;=~-._"
IN_QUERY = IN_PATH + "?"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be followed; only its host is fit to be shown."""

    host: str
    """In ASCII and small letters, so that it looks like no other."""
    url: str = field(repr=False)
    """All of it in ASCII, without the credentials and the fragment."""
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @property
    def whole(self) -> str:
        """The link with its credentials, as `read_link` reads it again; a secret."""
        if self.user is None:
            return self.url
        scheme, rest = self.url.split("//", 1)
        return f"{scheme}//{quote(self.user, safe='')}:{quote(self.password or '', safe='')}@{rest}"

    @property
    def path(self) -> str:
        """What comes after the host, without the query; a secret."""
        return urlsplit(self.url).path

    @property
    def origin(self) -> str:
        """Scheme, host and port: credentials given to one are for no other."""
        return self.url[: self.url.index("/", len("https://"))]


def read_link(text: str, policy: Policy = PUBLIC_ONLY) -> Link:
    """Read the first link of what somebody typed or pasted.

    Where the operator allows networks, http and other ports pass here, and are judged by address later.

    Raises:
        Refused: there is none, or it may not be followed.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused(Refusal.TOO_LONG)
    link = _checked(_found(text), policy)
    page = page_of(link.host, link.path)
    if page:
        raise Refused(page)
    return link


def follow(link: Link, location: str, policy: Policy = PUBLIC_ONLY) -> Link:
    """Read where a server sends us on to; credentials stay behind on another origin, and none are taken on.

    Raises:
        Refused: no link may lead there.
    """
    if len(location) > MOST_CHARACTERS:
        raise Refused(Refusal.TOO_LONG)
    try:
        onward = _checked(urljoin(link.url, location), policy)
    except ValueError:
        raise Refused(Refusal.NOT_A_LINK) from None
    if link.url.startswith("https:") and not onward.url.startswith("https:"):
        raise Refused(Refusal.HTTP_ONLY)
    same = onward.origin == link.origin
    return Link(onward.host, onward.url, link.user if same else None, link.password if same else None)


def _found(text: str) -> str:
    """Cut a link out of the text around it."""
    visible = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text).strip()
    trimmed = visible.strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff").strip()
    match = TYPED.search(trimmed)
    if match:
        return _trimmed(match.group())
    bare = trimmed.strip('<>"“”„«»')
    if SCHEMELESS.fullmatch(bare):
        return _trimmed(f"https://{bare}")
    raise Refused(Refusal.NOT_A_LINK)


def _trimmed(link: str) -> str:
    """Take off punctuation at the end, and a bracket that was opened before the link."""
    while link[-1] in AFTER or (
        link[-1] in BRACKETS and link.count(link[-1]) > link.count(BRACKETS[link[-1]])
    ):
        link = link[:-1]
    return link


def _checked(typed: str, policy: Policy) -> Link:
    if any(unicodedata.category(sign) in HIDDEN for sign in typed):
        raise Refused(Refusal.NOT_A_LINK)
    try:
        parts = urlsplit(typed)
    except ValueError:
        raise Refused(Refusal.NOT_A_LINK) from None
    scheme = SCHEMES.get(parts.scheme)
    if scheme is None:
        raise Refused(Refusal.NOT_A_LINK)
    if scheme == "http" and not policy.allowed:
        raise Refused(Refusal.HTTP_ONLY)
    userinfo, _, place = parts.netloc.rpartition("@")
    host, port = _host_and_port(place)
    if port is not None and port not in PORTS and not policy.allowed:
        raise Refused(Refusal.BAD_PORT)
    url = _assembled(scheme, host, port, parts)
    user, colon, password = userinfo.partition(":")
    link = Link(host, url, unquote(user) if userinfo else None, unquote(password) if colon else None)
    if len(link.whole) > MOST_BYTES:
        raise Refused(Refusal.TOO_LONG)
    return link


def _assembled(scheme: str, host: str, port: int | None, parts: SplitResult) -> str:
    shown_port = "" if port in {None, OWN_PORTS[scheme]} else f":{port}"
    query = f"?{quote(parts.query, safe=IN_QUERY)}" if parts.query else ""
    return f"{scheme}://{host}{shown_port}{quote(parts.path, safe=IN_PATH) or '/'}{query}"


def _host_and_port(place: str) -> tuple[str, int | None]:
    """Read the part between credentials and path; the host in ASCII, an IPv6 address in brackets."""
    if place.startswith("["):
        inside, bracket, rest = place[1:].partition("]")
        address = literal(inside)
        if not bracket or address is None or address.version != 6 or "%" in inside:
            raise Refused(Refusal.NOT_A_LINK)
        return f"[{address.compressed}]", _port(rest.removeprefix(":"), rest)
    typed, colon, port = place.partition(":")
    return ascii_host(typed), _port(port, colon)


def _port(digits: str, rest: str) -> int | None:
    if not digits and rest in {"", ":"}:
        return None
    if not PORT.fullmatch(digits) or not rest.startswith(":"):
        raise Refused(Refusal.NOT_A_LINK)
    if not 0 < int(digits) < 65536:
        raise Refused(Refusal.BAD_PORT)
    return int(digits)


def ascii_host(typed: str) -> str:
    """Write a host in ASCII, as it is asked for (IDNA 2008, with the mapping of UTS 46).

    An address is written in its one common form; no name ends in a number (as the URL standard has it).

    Raises:
        Refused: NOT_A_LINK, for what is no name.
    """
    try:
        host = typed.lower() if typed.isascii() else idna.encode(typed, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise Refused(Refusal.NOT_A_LINK) from None
    host = host.removesuffix(".")
    address = literal(host)
    if address:
        return str(address)
    if not HOST.fullmatch(host) or NUMBER.fullmatch(host.rpartition(".")[2]):
        raise Refused(Refusal.NOT_A_LINK)
    return host
