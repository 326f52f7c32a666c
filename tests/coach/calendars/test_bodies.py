import gzip
import zlib

import httpx
import pytest

from coach.calendars.bodies import PIECE, bounded_body
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

FORMS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def deflated(data, window):
    packing = zlib.compressobj(9, zlib.DEFLATED, window)
    return packing.compress(data) + packing.flush()


def cut(data, size):
    return [data[start : start + size] for start in range(0, len(data), size)]


async def read(pieces, encoding="", most=10 * PIECE):
    async def sent():
        for piece in pieces:
            yield piece

    headers = {"Content-Encoding": encoding} if encoding else {}
    return await bounded_body(httpx.Response(200, headers=headers, content=sent()), most)


async def why(pieces, encoding="", most=10 * PIECE):
    with pytest.raises(Refused) as refused:
        await read(pieces, encoding, most)
    return refused.value.why


@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "x-gzip", "GZIP", "deflate", " gzip "])
@pytest.mark.parametrize("size", [1, 7, 100_000])
async def test_a_body_is_read_however_it_is_cut(encoding, size):
    window = FORMS.get(encoding.strip().lower())
    sent = deflated(b"walk " * 100, window) if window else b"walk " * 100

    assert await read(cut(sent, size), encoding) == b"walk " * 100


@pytest.mark.parametrize("window", [16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS])
@pytest.mark.parametrize("over", [-258, -1, 0, 1, 2, 5, 100, 257, 258, 259, PIECE])
async def test_a_body_about_as_long_as_what_is_inflated_at_once_is_read_to_its_end(window, over):
    encoding = "gzip" if window > zlib.MAX_WBITS else "deflate"
    sent = deflated(b"a" * (PIECE + over), window)

    assert await read([sent], encoding) == b"a" * (PIECE + over)
    assert await read(cut(sent, 1), encoding) == b"a" * (PIECE + over)


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
async def test_the_bound_is_that_of_what_is_inflated(encoding):
    window = FORMS.get(encoding)
    sent = deflated(b"a" * 5000, window) if window else b"a" * 5000

    assert await read([sent], encoding, 5000) == b"a" * 5000
    assert await why([sent], encoding, 4999) is Refusal.TOO_BIG


async def test_the_bound_is_that_of_what_is_sent_too():
    nothing = b"\x00\x00\x00\xff\xff"  # an empty block

    assert await why([nothing] * 2000, "deflate", 5000) is Refusal.TOO_BIG


async def test_a_body_in_too_many_pieces_is_not_read(monkeypatch):
    monkeypatch.setattr("coach.calendars.bodies.MOST_PIECES", 100)

    assert await read([b"a"] * 100) == b"a" * 100
    assert await why([b"a"] * 101) is Refusal.TOO_BIG


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", b""),
        ("deflate", b""),
        ("deflate", b"x"),
        ("gzip", b"BEGIN:VCALENDAR"),
        ("deflate", b"BEGIN:VCALENDAR"),
        ("gzip", gzip.compress(b"walk")[:-1]),
        ("gzip", gzip.compress(b"walk")[:-8] + b"\0" * 8),
        ("gzip", gzip.compress(b"walk") + b"x"),
        ("gzip", gzip.compress(b"walk") * 2),
        ("deflate", zlib.compress(b"walk")[:-1]),
        ("gzip, gzip", gzip.compress(gzip.compress(b"walk"))),
        ("identity, gzip", gzip.compress(b"walk")),
        ("br", b"\x0b\x02\x80walk\x03"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("compress", b"\x1f\x9d"),
    ],
)
async def test_what_is_packed_in_no_way_that_we_know_or_not_to_its_end_is_refused(encoding, sent):
    assert await why([sent], encoding) is Refusal.BAD_COMPRESSION
