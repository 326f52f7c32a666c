"""Bodies read and inflated piece by piece, within bounds, and never so long at once that others wait."""

import asyncio
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import aclosing

import httpx

from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

PIECE = 256 * 1024
"""Bytes that are inflated or hashed between two pauses: about a millisecond."""

MOST_PIECES = 100_000
"""Pieces that a body may come in: what is cut smaller costs far more than it brings."""

PIECES_AT_ONCE = 64
"""Pieces between two pauses, where many come in one read."""

GZIP = frozenset({"gzip", "x-gzip"})
WINDOW_GZIP = 16 + zlib.MAX_WBITS
WINDOW_RAW = -zlib.MAX_WBITS


async def bounded_body(response: httpx.Response, most: int) -> bytes:
    """Read the body of an answer and inflate it; `most` bounds it both as it is sent and inflated.

    Raises:
        Refused: it is too big, or compressed in a way that we can't read.
    """
    try:
        return await _read(response, most)
    finally:
        await response.aclose()


async def _read(response: httpx.Response, most: int) -> bytes:
    inflating = _inflating(response.headers.get("Content-Encoding", ""))
    if _declared(response) > most:
        raise Refused(Refusal.TOO_BIG)
    body = bytearray()
    sent = pieces = 0
    async with aclosing(response.aiter_raw()) as sending:  # type: ignore[type-var]  # an async generator, typed as an iterator
        async for piece in sending:
            sent += len(piece)
            pieces += 1
            if sent > most or pieces > MOST_PIECES:
                raise Refused(Refusal.TOO_BIG)
            if not pieces % PIECES_AT_ONCE:
                await asyncio.sleep(0)
            await _append(body, inflating, piece, most)
    inflating.end()
    return bytes(body)


async def _append(body: bytearray, inflating: "Plain | Inflating", piece: bytes, most: int) -> None:
    for inflated in inflating.pieces(piece):
        body += inflated
        if len(body) > most:
            raise Refused(Refusal.TOO_BIG)
        if len(inflated) == PIECE:
            await asyncio.sleep(0)


async def digest_of(body: bytes) -> str:
    """Hash a body, to know it again."""
    digest = hashlib.sha256()
    view = memoryview(body)
    for start in range(0, len(body), PIECE):
        digest.update(view[start : start + PIECE])
        await asyncio.sleep(0)
    return digest.hexdigest()


def _declared(response: httpx.Response) -> int:
    """Bytes that an answer says it has; 0 if it does not say."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


class Plain:
    """A body that is sent as it is."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Pass on what was sent."""
        yield data

    def end(self) -> None:
        """Nothing is open."""


class Inflating:
    """A compressed body, inflated as it comes."""

    def __init__(self, *, gzip: bool) -> None:
        self._inflate = zlib.decompressobj(WINDOW_GZIP) if gzip else None
        self._start = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Inflate what was sent, in pieces of a bounded size.

        Raises:
            Refused: it is broken, or goes on after its end.
        """
        if self._inflate is None:
            self._start += data
            if len(self._start) < 2:
                return
            self._inflate, data = zlib.decompressobj(_window(self._start)), self._start
        inflated = b""
        try:
            while (
                data or len(inflated) == PIECE
            ):  # a full piece may leave some behind that needs no more data
                inflated = self._inflate.decompress(data, PIECE)
                yield inflated
                data = self._inflate.unconsumed_tail
        except zlib.error:
            raise Refused(Refusal.BAD_COMPRESSION) from None
        if self._inflate.unused_data:
            raise Refused(Refusal.BAD_COMPRESSION)

    def end(self) -> None:
        """Make sure that nothing is missing at the end.

        Raises:
            Refused: it breaks off.
        """
        if self._inflate is None or not self._inflate.eof:
            raise Refused(Refusal.BAD_COMPRESSION)


def _window(start: bytes) -> int:
    """Tell a zlib stream from a bare one; servers mean either by "deflate" (RFC 9110, 8.4.1.2)."""
    is_zlib = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else WINDOW_RAW


def _inflating(encoding: str) -> Plain | Inflating:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return Plain()
    if name in GZIP or name == "deflate":
        return Inflating(gzip=name in GZIP)
    raise Refused(Refusal.BAD_COMPRESSION)
