"""What a CalDAV server answers: multistatus and error documents, read within bounds and without DTDs."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from coach.calendars.dav_errors import DavTrouble
from coach.calendars.dav_requests import clark
from coach.domain.calendars import Trouble

MOST_RESPONSES = 20_000
MOST_ELEMENTS = 20 * MOST_RESPONSES
PIECE = 64 * 1024
"""Bytes read at once, before others have their turn."""

LONGEST_TAG = 2 * PIECE
"""Bytes, roughly, of a tag or a comment: these are read at once, however long they are."""

OK = 200
STATUS = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a multistatus says of one address."""

    href: str
    """As the server wrote it."""
    status: int
    """200 if it has only properties, whether or not they are there."""
    props: Mapping[str, Element]
    """Those that are there, by their name as ElementTree spells it."""

    @property
    def good(self) -> bool:
        """Whether the thing is there."""
        return OK <= self.status < 300

    def text(self, name: str) -> str | None:
        """Return the text of a property, named as `d:getetag`, if there is any."""
        found = self.props.get(clark(name))
        return (found.text or "").strip() or None if found is not None else None

    def inside(self, name: str) -> tuple[Element, ...]:
        """Return what is in a property."""
        found = self.props.get(clark(name))
        return tuple(found) if found is not None else ()

    def hrefs(self, name: str) -> tuple[str, ...]:
        """Return the addresses in a property."""
        return tuple(
            text for one in self.inside(name) if one.tag == HREF and (text := (one.text or "").strip())
        )


@dataclass(frozen=True, slots=True)
class Multistatus:
    """A whole answer."""

    answers: tuple[Answer, ...]
    token: str | None
    """Of sync-collection."""


HREF = clark("d:href")
RESPONSE = clark("d:response")


class _Growing:
    """A document as it is read; what a response says is taken out of it, so that the rest of it can go."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._tree = TreeBuilder()
        self._elements = 0
        self.answers: list[Answer] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self._elements and tag != self._root:
            raise DavTrouble(Trouble.BROKEN_ANSWER)
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise DavTrouble(Trouble.TOO_BIG)
        self._tree.start(tag, {"name": attributes["name"]} if "name" in attributes else {})

    def end(self, tag: str) -> None:
        element = self._tree.end(tag)
        if tag == RESPONSE:
            for answer in _answers(element):
                if len(self.answers) == MOST_RESPONSES:
                    raise DavTrouble(Trouble.TOO_BIG)
                self.answers.append(answer)
            element.clear()

    def data(self, text: str) -> None:
        self._tree.data(text)

    def close(self) -> Element:
        return self._tree.close()


async def multistatus(body: bytes) -> Multistatus:
    """Read a multistatus.

    Raises:
        DavTrouble: BROKEN_ANSWER or TOO_BIG.
    """
    growing = _Growing(clark("d:multistatus"))
    root = await _read(body, growing)
    return Multistatus(tuple(growing.answers), _text_of(root, "d:sync-token"))


async def preconditions(body: bytes) -> frozenset[str]:
    """Read which conditions a request did not meet; empty if the body says none."""
    try:
        root = await _read(body, _Growing(clark("d:error")))
    except DavTrouble:
        return frozenset()
    return frozenset(one.tag for one in root)


async def _read(body: bytes, growing: _Growing) -> Element:
    parser = DefusedXMLParser(target=growing, forbid_dtd=True)
    try:
        for at in range(0, len(body), PIECE):
            parser.feed(body[at : at + PIECE])
            if at - parser.parser.CurrentByteIndex > LONGEST_TAG:
                raise DavTrouble(Trouble.BROKEN_ANSWER)
            await asyncio.sleep(0)
        root: Element = parser.close()
    except (DefusedXmlException, ParseError, LookupError, ValueError, AssertionError):
        # LookupError is of an encoding that nobody knows, AssertionError of a document without an end
        raise DavTrouble(Trouble.BROKEN_ANSWER) from None
    return root


def _answers(response: Element) -> Iterator[Answer]:
    status = _status(response)
    props: dict[str, Element] = {}
    for propstat in response.iterfind(clark("d:propstat")):
        prop = propstat.find(clark("d:prop"))
        if prop is not None and OK <= _status(propstat) < 300:
            props.update({one.tag: one for one in prop})
    for href in response.iterfind(HREF):
        yield Answer((href.text or "").strip(), status, props)


def _status(element: Element) -> int:
    text = _text_of(element, "d:status")
    if text is None:
        return OK
    told = STATUS.match(text)
    return int(told[1]) if told else 500


def _text_of(element: Element, name: str) -> str | None:
    return (element.findtext(clark(name)) or "").strip() or None
