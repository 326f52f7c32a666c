"""Which calendars a person has, from whatever address they typed (RFC 4791, RFC 5397, RFC 6764)."""

import re

from coach.calendars import dav_addresses as addresses
from coach.calendars.dav_errors import Barred, DavTrouble
from coach.calendars.dav_http import Wire
from coach.calendars.dav_requests import clark, propfind
from coach.calendars.dav_values import Collection
from coach.calendars.dav_xml import Answer
from coach.domain.calendars import Trouble

WELL_KNOWN = "/.well-known/caldav"
MOST_HOMES = 4
MOST_CALENDARS = 200
LONGEST_NAME = 80

PASSED_OVER = (Trouble.NOT_THERE, Trouble.NO_CALDAV, Trouble.BROKEN_ANSWER)
"""After these another address is tried; the last of them that happened at any address is what is told."""

ABOUT_ONE = (
    "d:resourcetype",
    "d:displayname",
    "d:current-user-privilege-set",
    "d:sync-token",
    "c:supported-calendar-component-set",
    "c:calendar-timezone",
    "c:calendar-timezone-id",
    "i:calendar-color",
)
CALENDARS = propfind(*ABOUT_ONE)
WHO = propfind("d:current-user-principal", "c:calendar-home-set", *ABOUT_ONE)
HOMES = propfind("c:calendar-home-set")

WRITING = ({"d:all"}, {"d:write"}, {"d:bind", "d:write-content"})
"""Any of these privileges together let somebody make and change resources (RFC 3744, 3)."""

COLOR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
TZID = re.compile(r"^TZID(?:;[^:\r\n]*)?:([\w+\-/ ]{1,64})\s*$", re.MULTILINE)
CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


async def discover(wire: Wire) -> tuple[Collection, ...]:
    """Find the calendars: the one whose address was typed, or all of the person's.

    Raises:
        DavTrouble: NO_CALENDARS, or what was the matter at the address that came closest.
    """
    troubles = []
    for url in _beginnings(wire.home):
        try:
            found = await _from(wire, url)
        except DavTrouble as trouble:
            if trouble.why not in PASSED_OVER and not isinstance(trouble, Barred):
                raise
            troubles.append(trouble.why)
            continue
        if any(one.holds_events for one in found):
            return found
        troubles.append(Trouble.NO_CALENDARS)
    raise DavTrouble(max(troubles, key=_closeness))


def _beginnings(home: str) -> tuple[str, ...]:
    """Return where to begin: at the address typed if it says more than which server it is."""
    known = addresses.within(home, WELL_KNOWN) or home
    return (known, home) if addresses.path_of(home) == "/" else (home, known)


def _closeness(why: Trouble) -> int:
    return (*PASSED_OVER, Trouble.WRONG_PASSWORD, Trouble.NO_CALENDARS).index(why)


async def _from(wire: Wire, url: str) -> tuple[Collection, ...]:
    here, at = await _about(wire, url, WHO)
    if _is_calendar(here):
        return (_collection(here, addresses.as_folder(at)),)
    homes = _homes(here, at) or await _homes_of_principal(wire, here, at) or (addresses.as_folder(at),)
    found: dict[str, Collection] = {}
    for home in homes[:MOST_HOMES]:
        found |= {one.href: one for one in await _listed(wire, home)}
    return tuple(found.values())[:MOST_CALENDARS]


async def _about(wire: Wire, url: str, body: bytes) -> tuple[Answer, str]:
    """Ask about one address, and where it is in the end."""
    told, at = await wire.find(url, body)
    good = [answer for answer in told.answers if answer.good]
    if not good:
        raise DavTrouble(Trouble.NOT_THERE)
    return good[0], at


async def _homes_of_principal(wire: Wire, here: Answer, at: str) -> tuple[str, ...]:
    if any(one.tag == clark("d:unauthenticated") for one in here.inside("d:current-user-principal")):
        raise DavTrouble(Trouble.WRONG_PASSWORD)
    for href in here.hrefs("d:current-user-principal")[:1]:
        principal, there = await _about(wire, _onward(at, href), HOMES)
        return _homes(principal, there)
    return ()


def _homes(principal: Answer, at: str) -> tuple[str, ...]:
    return tuple(addresses.as_folder(_onward(at, href)) for href in principal.hrefs("c:calendar-home-set"))


def _onward(at: str, href: str) -> str:
    url = addresses.onward(at, href)
    if url is None:
        raise DavTrouble(Trouble.BROKEN_ANSWER)
    return url


async def _listed(wire: Wire, home: str) -> list[Collection]:
    told, at = await wire.find(home, CALENDARS, depth=1)
    placed = [(answer, addresses.within(at, answer.href)) for answer in told.answers]
    return [
        _collection(answer, addresses.as_folder(href))
        for answer, href in placed
        if href is not None and answer.good and _is_calendar(answer)
    ]


def _is_calendar(answer: Answer) -> bool:
    return any(one.tag == clark("c:calendar") for one in answer.inside("d:resourcetype"))


def _collection(answer: Answer, href: str) -> Collection:
    color = COLOR.fullmatch(answer.text("i:calendar-color") or "")
    return Collection(
        href=href,
        name=_name(answer.text("d:displayname") or addresses.last_step(href)),
        writable=_writable(answer),
        holds_events=_holds_events(answer),
        color=color[0] if color else None,
        zone=_zone(answer),
        syncs=answer.text("d:sync-token") is not None,
    )


def _name(told: str) -> str:
    return CONTROLS.sub(" ", told).strip()[:LONGEST_NAME]


def _writable(answer: Answer) -> bool:
    told = answer.inside("d:current-user-privilege-set")
    if not told:
        return True
    given = {one.tag for privilege in told for one in privilege}
    return any({clark(name) for name in enough} <= given for enough in WRITING)


def _holds_events(answer: Answer) -> bool:
    kinds = {one.get("name", "").upper() for one in answer.inside("c:supported-calendar-component-set")}
    return not kinds or "VEVENT" in kinds


def _zone(answer: Answer) -> str | None:
    told = answer.text("c:calendar-timezone-id")
    if told is not None and len(told) <= 64:
        return told
    written = TZID.search(answer.text("c:calendar-timezone") or "")
    return written[1].strip() if written else None
