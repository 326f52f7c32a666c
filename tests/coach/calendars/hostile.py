"""Answers and links made to hurt or to mislead, each with what it is refused for."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

from internet import CALENDAR, Answer, answer, sent_on

from coach.domain.calendars import Refusal

MEGABYTE = 1024 * 1024
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
UNFRAMED = b"HTTP/1.1 200 OK\r\n\r\n"
BOMB = gzip.compress(CALENDAR + b" " * 50 * MEGABYTE)
PAGE = b"<!doctype html><html><head><title>Sign in</title></head></html>"


def chunk(data: bytes) -> bytes:
    """Write one chunk."""
    return b"%x\r\n%b\r\n" % (len(data), data)


async def nothing() -> AsyncIterator[bytes]:
    """Take the request, and never answer."""
    await asyncio.sleep(3600)
    yield b""


async def endless_head() -> AsyncIterator[bytes]:
    """Send headers without end."""
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-Walk: on\r\n" * 50


async def endless_line() -> AsyncIterator[bytes]:
    """Send one header without end."""
    yield b"HTTP/1.1 200 OK\r\nX: "
    while True:
        yield b"x" * 1000


async def endless_interim() -> AsyncIterator[bytes]:
    """Send interim answers without end."""
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20


async def endless_chunks() -> AsyncIterator[bytes]:
    """Send a calendar without end."""
    yield CHUNKED + chunk(CALENDAR)
    while True:
        yield chunk(b" " * MEGABYTE)


async def endless_unframed() -> AsyncIterator[bytes]:
    """Send a calendar without end, and never say how long it is."""
    yield UNFRAMED + CALENDAR
    while True:
        yield b" " * MEGABYTE


async def endless_trailers() -> AsyncIterator[bytes]:
    """Send headers without end after a whole body."""
    yield CHUNKED + chunk(CALENDAR) + b"0\r\n"
    while True:
        yield b"X-Walk: on\r\n" * 1000


async def endless_chunk_size() -> AsyncIterator[bytes]:
    """Send the size of a chunk without end."""
    yield CHUNKED
    while True:
        yield b"0" * 1000


async def endless_emptiness() -> AsyncIterator[bytes]:
    """Send deflated blocks that hold nothing."""
    yield UNFRAMED.replace(b"\r\n\r\n", b"\r\nContent-Encoding: deflate\r\n\r\n")
    while True:
        yield b"\x00\x00\x00\xff\xff" * 100_000


async def slow_head() -> AsyncIterator[bytes]:
    """Send a head, letter by letter."""
    for place in range(len(answer())):
        yield answer()[place : place + 1]
        await asyncio.sleep(0.03)


async def slow_hello() -> AsyncIterator[bytes]:
    """Send the beginning of TLS, octet by octet."""
    yield b"\x16\x03\x03\x10\x00\x02\x00\x0f\xfc"
    while True:
        yield b"\x03"
        await asyncio.sleep(0.03)


async def slow_body() -> AsyncIterator[bytes]:
    """Send a body, letter by letter."""
    yield answer(b"", length=len(CALENDAR))
    for place in range(len(CALENDAR)):
        yield CALENDAR[place : place + 1]
        await asyncio.sleep(0.03)


async def stalled_body() -> AsyncIterator[bytes]:
    """Send half of a body, and hold the line."""
    yield answer(CALENDAR[:20], length=len(CALENDAR))
    await asyncio.sleep(3600)


async def slow_redirect() -> AsyncIterator[bytes]:
    """Send on after half of the time, again and again."""
    await asyncio.sleep(0.2)
    yield sent_on("/again")


async def reset_at_once() -> AsyncIterator[bytes]:
    """Reset the connection instead of answering."""
    raise ConnectionResetError
    yield b""


async def reset_in_head() -> AsyncIterator[bytes]:
    """Reset the connection within the head."""
    yield b"HTTP/1.1 200 OK\r\nContent-"
    await asyncio.sleep(0.02)
    raise ConnectionResetError


async def reset_in_body() -> AsyncIterator[bytes]:
    """Reset the connection within the body."""
    yield answer(CALENDAR[:20], length=len(CALENDAR))
    await asyncio.sleep(0.02)
    raise ConnectionResetError


ANSWERS: dict[str, tuple[Answer, Refusal]] = {
    # not HTTP
    "nothing at all": (b"", Refusal.BROKEN_OFF),
    "a word": (b"hello\r\n", Refusal.GARBLED),
    "a mail server": (b"220 a.example ESMTP\r\n\r\n", Refusal.GARBLED),
    "noughts": (b"\0" * 5000, Refusal.GARBLED),
    "HTTP/0.9": (CALENDAR, Refusal.GARBLED),
    "HTTP/2 without being asked": (b"HTTP/2 200\r\n\r\n" + CALENDAR, Refusal.GARBLED),
    "HTTP/2's own frames": (b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\0" * 18, Refusal.GARBLED),
    "a status that is a word": (answer(status="banana OK"), Refusal.GARBLED),
    "a status of two digits": (answer(status="20 OK"), Refusal.GARBLED),
    "a status of nought": (answer(status="000 OK"), Refusal.GARBLED),
    "another protocol": (answer(b"", "101 Switching Protocols", Upgrade="walk"), Refusal.GARBLED),
    # heads
    "a giant header": (answer(X="x" * 40_000), Refusal.GARBLED),
    "a giant status line": (answer(status="200 " + "x" * 40_000), Refusal.GARBLED),
    "a giant name of a header": (answer(**{"x" * 40_000: "x"}), Refusal.GARBLED),
    "five thousand headers": (answer(**{f"X{n}": "x" for n in range(5000)}), Refusal.GARBLED),
    "headers without end": (endless_head, Refusal.GARBLED),
    "a header without end": (endless_line, Refusal.GARBLED),
    "interim answers without end": (endless_interim, Refusal.GARBLED),
    "five thousand interim answers": (b"HTTP/1.1 100 Continue\r\n\r\n" * 5000 + answer(), Refusal.GARBLED),
    "a header with a nought": (answer(X="a\0b"), Refusal.GARBLED),
    "a header without a colon": (answer().replace(b"\r\n\r\n", b"\r\nX\r\n\r\n"), Refusal.GARBLED),
    "a space before the colon": (answer(**{"X ": "x"}), Refusal.GARBLED),
    "a head that breaks off": (b"HTTP/1.1 200 OK\r\nConte", Refusal.BROKEN_OFF),
    "a status line that breaks off": (b"HTT", Refusal.BROKEN_OFF),
    # lengths
    "a negative length": (answer(length=-5), Refusal.GARBLED),
    "a length in words": (answer(length="ten"), Refusal.GARBLED),
    "two lengths": (answer(length="66, 67"), Refusal.GARBLED),
    "a length of 30 digits": (answer(length="9" * 30), Refusal.GARBLED),
    "a length of 19 digits": (answer(length="9" * 19), Refusal.TOO_BIG),
    "a length just over the bound": (answer(length=10 * MEGABYTE + 1), Refusal.TOO_BIG),
    "a length that is too long": (answer(length=len(CALENDAR) + 1), Refusal.BROKEN_OFF),
    "a length that is too short": (answer(length=len(CALENDAR) - 10), Refusal.BROKEN_OFF),
    "an early end without a length": (UNFRAMED + CALENDAR[:-10], Refusal.BROKEN_OFF),
    # chunks
    "chunks that are none": (CHUNKED + CALENDAR, Refusal.BROKEN_OFF),
    "chunks that break off": (CHUNKED + chunk(CALENDAR), Refusal.BROKEN_OFF),
    "a chunk that breaks off": (CHUNKED + chunk(CALENDAR)[:-9], Refusal.BROKEN_OFF),
    "a chunk of 16 exabytes": (CHUNKED + b"ffffffffffffffff\r\n" + CALENDAR, Refusal.BROKEN_OFF),
    "a chunk with a negative size": (CHUNKED + b"-5\r\n" + CALENDAR, Refusal.BROKEN_OFF),
    "chunks without end": (endless_chunks, Refusal.TOO_BIG),
    "the size of a chunk without end": (endless_chunk_size, Refusal.BROKEN_OFF),
    "trailers without end": (endless_trailers, Refusal.BROKEN_OFF),
    "chunks of chunks": (CHUNKED.replace(b": chunked", b": chunked, chunked"), Refusal.GARBLED),
    "a transfer in gzip": (CHUNKED.replace(b": chunked", b": gzip, chunked"), Refusal.GARBLED),
    # bodies
    "a body without end": (endless_unframed, Refusal.TOO_BIG),
    "a body over the bound": (answer(CALENDAR + b" " * 10 * MEGABYTE), Refusal.TOO_BIG),
    "nothing in it": (answer(b""), Refusal.EMPTY),
    "blank lines in it": (answer(b"\xef\xbb\xbf \r\n\r\n"), Refusal.EMPTY),
    "a page": (answer(PAGE, Content_Type="text/html"), Refusal.WEB_PAGE),
    "a page that says it is a calendar": (answer(PAGE, Content_Type="text/calendar"), Refusal.WEB_PAGE),
    "a page that quotes a calendar": (answer(PAGE + CALENDAR, Content_Type="text/html"), Refusal.WEB_PAGE),
    "a piece of a page": (answer(b"Sign in", Content_Type="text/html"), Refusal.WEB_PAGE),
    "a picture": (answer(b"\x89PNG\r\n\x1a\n" * 100), Refusal.NOT_A_CALENDAR),
    "JSON": (answer(b'{"error": "no"}'), Refusal.NOT_A_CALENDAR),
    "an address book": (answer(b"BEGIN:VCARD\r\nEND:VCARD\r\n"), Refusal.NOT_A_CALENDAR),
    "a calendar that begins too late": (answer(b"x" * 5000 + CALENDAR), Refusal.NOT_A_CALENDAR),
    # compression
    "a bomb": (answer(BOMB, Content_Encoding="gzip"), Refusal.TOO_BIG),
    "a bomb that says deflate": (
        answer(zlib.compress(CALENDAR + b" " * 50 * MEGABYTE), Content_Encoding="deflate"),
        Refusal.TOO_BIG,
    ),
    "a bomb in a bomb": (answer(gzip.compress(BOMB), Content_Encoding="gzip, gzip"), Refusal.BAD_COMPRESSION),
    "gzip in gzip, said once": (answer(gzip.compress(BOMB), Content_Encoding="gzip"), Refusal.NOT_A_CALENDAR),
    "gzip that is not said": (answer(gzip.compress(CALENDAR)), Refusal.NOT_A_CALENDAR),
    "gzip that is none": (answer(Content_Encoding="gzip"), Refusal.BAD_COMPRESSION),
    "gzip that breaks off": (
        answer(gzip.compress(CALENDAR)[:-4], Content_Encoding="gzip"),
        Refusal.BAD_COMPRESSION,
    ),
    "gzip and more": (
        answer(gzip.compress(CALENDAR) + b"x", Content_Encoding="gzip"),
        Refusal.BAD_COMPRESSION,
    ),
    "nothing in gzip": (answer(gzip.compress(b""), Content_Encoding="gzip"), Refusal.EMPTY),
    "brotli unasked": (answer(b"\x0b\x02\x80walk\x03", Content_Encoding="br"), Refusal.BAD_COMPRESSION),
    "blocks of nothing without end": (endless_emptiness, Refusal.TOO_BIG),
    # time
    "no answer": (nothing, Refusal.TOO_SLOW),
    "a slow head": (slow_head, Refusal.TOO_SLOW),
    "a slow body": (slow_body, Refusal.TOO_SLOW),
    "a body that stalls": (stalled_body, Refusal.TOO_SLOW),
    "slow redirects": (slow_redirect, Refusal.TOO_SLOW),
    # connections
    "a reset at once": (reset_at_once, Refusal.BROKEN_OFF),
    "a reset in the head": (reset_in_head, Refusal.BROKEN_OFF),
    "a reset in the body": (reset_in_body, Refusal.BROKEN_OFF),
    # statuses
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", Refusal.EMPTY),
    "205": (answer(b"", "205 Reset Content"), Refusal.EMPTY),
    "201": (answer(status="201 Created"), Refusal.OTHER_STATUS),
    "206": (answer(CALENDAR, "206 Partial Content", Content_Range="bytes 0-9/99"), Refusal.OTHER_STATUS),
    "300": (answer(PAGE, "300 Multiple Choices"), Refusal.OTHER_STATUS),
    "304 unasked": (b"HTTP/1.1 304 Not Modified\r\n\r\n", Refusal.OTHER_STATUS),
    "305": (answer(b"", "305 Use Proxy", Location="https://b.example/"), Refusal.OTHER_STATUS),
    "400": (answer(status="400 Bad Request"), Refusal.OTHER_STATUS),
    "401": (answer(b"", "401 Unauthorized", WWW_Authenticate='Basic realm="x"'), Refusal.NEEDS_LOGIN),
    "403": (answer(CALENDAR, "403 Forbidden"), Refusal.NEEDS_LOGIN),
    "407": (answer(b"", "407 Proxy Authentication Required"), Refusal.NEEDS_LOGIN),
    "404": (answer(PAGE, "404 Not Found"), Refusal.NOT_THERE),
    "410": (answer(PAGE, "410 Gone"), Refusal.NOT_THERE),
    "418": (answer(PAGE, "418 I'm a teapot"), Refusal.OTHER_STATUS),
    "429": (answer(PAGE, "429 Too Many Requests"), Refusal.TOO_MANY_REQUESTS),
    "500": (answer(CALENDAR, "500 Internal Server Error"), Refusal.SERVER_TROUBLE),
    "503": (answer(PAGE, "503 Service Unavailable"), Refusal.SERVER_TROUBLE),
    "599": (answer(PAGE, "599 ?"), Refusal.SERVER_TROUBLE),
    "600": (answer(PAGE, "600 ?"), Refusal.OTHER_STATUS),
    # redirects
    "a loop": (sent_on("https://a.example/cal/basic.ics?key=1"), Refusal.TOO_MANY_REDIRECTS),
    "no place to go on to": (answer(b"", "302 Found"), Refusal.BAD_REDIRECT),
    "an empty place to go on to": (sent_on(""), Refusal.BAD_REDIRECT),
    "on to http": (sent_on("http://a.example/cal/basic.ics"), Refusal.BAD_REDIRECT),
    "on to another port": (sent_on("https://a.example:22/"), Refusal.BAD_REDIRECT),
    "on to a file": (sent_on("file:///etc/passwd"), Refusal.BAD_REDIRECT),
    "on to a calendar in the address": (sent_on("data:text/calendar,BEGIN:VCALENDAR"), Refusal.BAD_REDIRECT),
    "on to two places": (sent_on("/a, https://b.example/"), Refusal.BAD_REDIRECT),
    "on to a giant place": (sent_on("/" + "x" * 5000), Refusal.BAD_REDIRECT),
    "on to no address": (sent_on("https://[::1/"), Refusal.BAD_REDIRECT),
    "on to bytes": (sent_on("https://\xe4\xff.\x80example/"), Refusal.BAD_REDIRECT),
    "on to loopback": (sent_on("https://127.0.0.1/"), Refusal.BAD_REDIRECT),
    "on to loopback in IPv6": (sent_on("https://[::1]/"), Refusal.BAD_REDIRECT),
    "on to loopback in hexadecimal": (sent_on("https://0x7f.1/"), Refusal.BAD_REDIRECT),
    "on to loopback in one number": (sent_on("https://2130706433/"), Refusal.BAD_REDIRECT),
    "on to loopback in octal": (sent_on("https://0177.0.0.1/"), Refusal.BAD_REDIRECT),
    "on to loopback in circles": (
        sent_on("https://①②⑦.0.0.1/".encode().decode("latin-1")),
        Refusal.BAD_REDIRECT,
    ),
    "on to loopback, mapped": (sent_on("https://[::ffff:127.0.0.1]/"), Refusal.BAD_REDIRECT),
    "on to metadata": (sent_on("https://169.254.169.254/latest/meta-data/"), Refusal.BAD_REDIRECT),
    "on to metadata behind NAT64": (sent_on("https://[64:ff9b::a9fe:a9fe]/"), Refusal.BAD_REDIRECT),
    "on to a neighbour by name": (sent_on("https://neighbour.example/"), Refusal.BAD_REDIRECT),
    "on to no host": (sent_on("https://nowhere.example/"), Refusal.NO_SUCH_HOST),
    "on to a log-in of Google": (sent_on("https://accounts.google.com/ServiceLogin"), Refusal.NEEDS_LOGIN),
    "on to a log-in of Microsoft": (sent_on("https://login.microsoftonline.com/"), Refusal.NEEDS_LOGIN),
}

INSTEAD_OF_TLS: dict[str, tuple[Answer, Refusal]] = {
    "http": (answer(b"", "400 Bad Request"), Refusal.TLS),
    "an old version": (b"\x15\x03\x01\x00\x02\x02\x46", Refusal.TLS),
    "no common cipher": (b"\x15\x03\x03\x00\x02\x02\x28", Refusal.TLS),
    "hanging up": (b"", Refusal.UNREACHABLE),
    "silence": (nothing, Refusal.TOO_SLOW),
    "a slow shake of hands": (slow_hello, Refusal.TOO_SLOW),
}
"""What is said instead of TLS, or within it instead of going on."""

LINKS: dict[str, Refusal] = {
    "my calendar": Refusal.NOT_A_LINK,
    "http://a.example/basic.ics": Refusal.HTTP_ONLY,
    "https://a.example:5232/basic.ics": Refusal.BAD_PORT,
    "https://a.example/" + "x" * 2048: Refusal.TOO_LONG,
    "https://calendar.google.com/calendar/u/0/r/settings": Refusal.GOOGLE_PAGE,
    "https://outlook.live.com/calendar/0/view/month": Refusal.OUTLOOK_PAGE,
    "https://www.icloud.com/calendar/": Refusal.ICLOUD_PAGE,
    "https://127.0.0.1/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://[::1]/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://[::ffff:93.184.216.34]/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://[2002:5db8:d822::1]/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://0x7f000001:8443/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://169.254.169.254/latest/user-data": Refusal.PRIVATE_ADDRESS,
    "https://neighbour.example/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://half.example/basic.ics": Refusal.PRIVATE_ADDRESS,
    "https://nowhere.example/basic.ics": Refusal.NO_SUCH_HOST,
    "https://nobody.example/basic.ics": Refusal.UNREACHABLE,
    "https://93.184.216.35/basic.ics": Refusal.UNREACHABLE,
    "https://calendar.google.com/calendar/ical/sam%40gmail.com/public/basic.ics": Refusal.GOOGLE_NOT_PUBLIC,
    "https://calendar.google.com/calendar/ical/sam%40gmail.com/private-0/basic.ics": Refusal.NOT_THERE,
    "https://93.184.216.34/basic.ics": Refusal.TLS,
}
