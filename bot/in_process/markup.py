"""Telegram's HTML: what its server refuses, and how the text looks without it or in a terminal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape


class HtmlError(ValueError):
    """Telegram would not take this text; the message is what it would say."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same formatting."""

    text: str
    tags: tuple[str, ...] = ()
    link: str | None = None


def pieces_of(html: str) -> list[Piece]:
    """Split formatted text into runs.

    Raises:
        HtmlError: a tag is unknown, not closed, or closed in the wrong order.
    """
    pieces: list[Piece] = []
    stack: list[tuple[str, str | None]] = []
    for text, tag in _tokens(html):
        if text:
            links = [link for _, link in stack if link]
            pieces.append(
                Piece(unescape(text), tuple(name for name, _ in stack), links[-1] if links else None)
            )
        if tag is not None:
            _follow(tag, stack, html)
    if stack:
        reason = f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"'
        raise HtmlError(_CANNOT_PARSE + reason)
    return pieces


def plain(html: str) -> str:
    """Return the text as somebody reads it, without formatting."""
    return "".join(piece.text for piece in pieces_of(html))


def ansi(html: str) -> str:
    """Return the text with a terminal's bold, italics, underline and dim code."""
    return "".join(_painted(piece) for piece in pieces_of(html))


def length(text: str) -> int:
    """Count as Telegram does: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


_CANNOT_PARSE = "can't parse entities: "
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>?")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'>]*)""")
_TAGS = frozenset(
    "b strong i em u ins s strike del span tg-spoiler a tg-emoji code pre blockquote".split()  # noqa: SIM905 - reads better
)
_PAINT = {
    "b": "1",
    "strong": "1",
    "i": "3",
    "em": "3",
    "u": "4",
    "ins": "4",
    "a": "4",
    "code": "2",
    "pre": "2",
}
_PAINT |= {"s": "9", "strike": "9", "del": "9"}


def _tokens(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each run of text with the tag that ends it."""
    place = 0
    for tag in _TAG.finditer(html):
        yield html[place : tag.start()], tag
        place = tag.end()
    yield html[place:], None


def _follow(tag: re.Match[str], stack: list[tuple[str, str | None]], html: str) -> None:
    """Open or close a tag, as strictly as Telegram does."""
    closing, name, rest = tag[1], tag[2].lower(), tag[3]
    offset = len(html[: tag.start()].encode())
    if not tag[0].endswith(">"):
        reason = f"Unclosed {'end' if closing else 'start'} tag at byte offset {offset}"
        raise HtmlError(_CANNOT_PARSE + reason)
    if not closing:
        if name not in _TAGS:
            reason = f'Unsupported start tag "{name}" at byte offset {offset}'
            raise HtmlError(_CANNOT_PARSE + reason)
        link = _HREF.search(rest) if name == "a" else None
        stack.append((name, unescape(link[1]) if link else None))
        return
    if not stack:
        reason = f"Unexpected end tag at byte offset {offset}"
        raise HtmlError(_CANNOT_PARSE + reason)
    if name not in {"", stack[-1][0]}:
        reason = f'Unmatched end tag at byte offset {offset}, expected "</{stack[-1][0]}>", found "</{name}>"'
        raise HtmlError(_CANNOT_PARSE + reason)
    stack.pop()


def _painted(piece: Piece) -> str:
    """Wrap a run in its escape codes."""
    codes = ";".join(dict.fromkeys(_PAINT[tag] for tag in piece.tags if tag in _PAINT))
    text = f"\x1b[{codes}m{piece.text}\x1b[0m" if codes else piece.text
    return f"{text} ({piece.link})" if piece.link and piece.link != piece.text else text
