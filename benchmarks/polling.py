"""An unchanged calendar asked for again: milliseconds of a 304 over TLS on loopback, against bare httpx.

Each poll is on a connection of its own, as hours lie between two of one calendar; bare httpx gets the same
context, and looks the host up the same way. The server runs in the same process, so its share of the
handshake is in both figures. A kept connection of httpx is measured too: what all of it costs without TLS's
beginning. And how long others wait while a calendar of the greatest size comes in.
"""

import asyncio
import gzip
import ssl
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx
import trustme

from coach.calendars.addresses import policy_of
from coach.calendars.answers import NOTHING_KNOWN, Validators
from coach.calendars.fetching import MOST_BODY, Fetcher
from coach.calendars.links import read_link
from coach.calendars.refusing import Refused

POLLS = 300
AT_MOST = 20.0
"""Milliseconds, at the median."""

HOME = policy_of("127.0.0.0/8, ::1")
ETAG = '"v1"'
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
GREATEST = gzip.compress(CALENDAR.ljust(MOST_BODY), 1)
BOMB = gzip.compress(CALENDAR.ljust(5 * MOST_BODY), 1)


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer until the other side hangs up."""
    try:
        while head := (await reader.readuntil(b"\r\n\r\n")).decode():
            writer.write(_answer(head))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _answer(head: str) -> bytes:
    if f"If-None-Match: {ETAG}" in head or f"if-none-match: {ETAG}" in head:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {ETAG}\r\n\r\n".encode()
    body = BOMB if "/bomb" in head else GREATEST
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@dataclass
class Taken:
    """Milliseconds of each poll: by the clock, and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


async def timed(polls: dict[str, Callable[[], Awaitable[bool]]]) -> dict[str, Taken]:
    """Let all ways of polling take turns, and return what each took."""
    taken = {name: Taken() for name in polls}
    for _ in range(POLLS):
        for name, poll in polls.items():
            began, spent = time.perf_counter(), time.process_time()
            assert await poll()
            taken[name].wall.append((time.perf_counter() - began) * 1000)
            taken[name].cpu.append((time.process_time() - spent) * 1000)
    return taken


async def longest_wait(work: Awaitable[object]) -> float:
    """Return how long others had to wait for the loop, at most, in milliseconds of its processor time.

    By the clock it would count what other programmes do on a busy machine.
    """
    task = asyncio.ensure_future(work)
    longest = 0.0
    while not task.done():
        began = time.thread_time()
        await asyncio.sleep(0)
        longest = max(longest, time.thread_time() - began)
    await task
    return longest * 1000


async def run() -> None:
    """Measure, and print."""
    authority = trustme.CA()
    serving, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.issue_cert("localhost").configure_cert(serving)
    authority.configure_trust(trusting)
    server = await asyncio.start_server(serve, "localhost", 0, ssl=serving)
    url = f"https://localhost:{server.sockets[0].getsockname()[1]}/"
    link, known, asked = read_link(url, HOME), Validators(etag=ETAG, digest="-"), {"If-None-Match": ETAG}
    fetcher = Fetcher(HOME, tls=trusting)
    limits = httpx.Limits(max_keepalive_connections=0)
    fresh = httpx.AsyncClient(verify=trusting, trust_env=False, limits=limits)
    kept = httpx.AsyncClient(verify=trusting, trust_env=False)

    async def ours() -> bool:
        return (await fetcher.fetch(link, known)).unchanged

    async def bare() -> bool:
        return (await fresh.get(url, headers=asked)).status_code == 304

    async def bare_kept() -> bool:
        return (await kept.get(url, headers=asked)).status_code == 304

    async def bomb() -> bool:
        try:
            await fetcher.fetch(read_link(f"{url}bomb", HOME))
        except Refused:
            return True
        return False

    taken = await timed({"ours": ours, "httpx": bare, "httpx, kept connection": bare_kept})
    waits = {
        "10 MiB": await longest_wait(fetcher.fetch(link, NOTHING_KNOWN)),
        "a gzip bomb": await longest_wait(bomb()),
    }
    for client in (fresh, kept):
        await client.aclose()
    await fetcher.close()
    server.close()
    await asyncio.sleep(0.1)  # so that the server sees that they have gone
    report(taken, waits)


def report(taken: dict[str, Taken], waits: dict[str, float]) -> None:
    """Print the figures."""
    print(f"{POLLS} unchanged polls (304) over TLS on loopback, ms")
    for name, of in taken.items():
        high = statistics.quantiles(of.wall, n=20)[-1]
        median, cpu = statistics.median(of.wall), statistics.median(of.cpu)
        print(f"{name:22}  median {median:5.2f}  95th percentile {high:5.2f}  processor, median {cpu:5.2f}")
    ours, bare = taken["ours"], taken["httpx"]
    wall = statistics.median(ours.wall) / statistics.median(bare.wall)
    cpu = statistics.median(ours.cpu) / statistics.median(bare.cpu)
    print(f"ours / httpx, both on new connections, medians: {wall:.2f}, of the processor {cpu:.2f}")
    met = statistics.median(ours.wall) <= AT_MOST
    print(f"at most {AT_MOST:.0f} ms at the median: {'met' if met else 'NOT MET'}")
    for name, milliseconds in waits.items():
        print(f"longest wait of others while {name} comes in, processor: {milliseconds:.1f} ms")


def main() -> None:
    """Run it."""
    asyncio.run(run())


if __name__ == "__main__":
    main()
