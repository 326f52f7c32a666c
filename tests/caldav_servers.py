"""Real CalDAV servers on loopback, radicale and xandikos, and another client that looks into them."""

import asyncio
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

import httpx

USER = "walker"
PASSWORD = "pass wörd:§1"  # noqa: S105 - it opens nothing
CALENDARS = ("Walks", "Work")
"""Each is at the address of its name in small letters."""

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Knows no authorities, which take long to load."""

SECONDS_TO_START = 20.0
XANDIKOS = Path(__file__).with_name("xandikos_server.py")

RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {root}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = {root}/rights
[storage]
filesystem_folder = {root}/data
[web]
type = none
"""

RIGHTS = """
[read only]
user: .+
collection: {user}/kept
permissions: r
[root]
user: .+
collection:
permissions: R
[own]
user: .+
collection: {user}
permissions: RW
[own calendars]
user: .+
collection: {user}/[^/]+
permissions: rw
"""
"""Anybody may do all with their own, except write into `kept`."""

MKCALENDAR = """<?xml version="1.0" encoding="utf-8"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:set><d:prop><d:displayname>{name}</d:displayname></d:prop></d:set>
</c:mkcalendar>"""
LISTING = '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
XML = {"Content-Type": "application/xml; charset=utf-8"}
HREF = re.compile(r"<(?:\w+:)?href>([^<]*)</")


class CalDavServer:
    """A server as a child process: the person's address and password, and what another client does there."""

    user = USER
    password = PASSWORD

    def __init__(self, root: Path, command: Sequence[str], port: int, home: str) -> None:
        self.root = root
        self.url = f"http://127.0.0.1:{port}/"
        self.home_url = self.url + home
        self.calendar_url = self.address_of(CALENDARS[0])
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Bring it up, at the same port and with the same data each time, and wait until it answers."""
        with (self.root / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: ASYNC220, S603 - started, not waited for; of our own making
                self._command, cwd=self.root, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        end = time.monotonic() + SECONDS_TO_START
        while not await self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError(self.log())
            await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """Take it down at once, as a power cut would."""
        self.kill()

    def kill(self) -> None:
        """Leave no process behind."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def log(self) -> str:
        """Read what it said."""
        return (self.root / "log").read_text(encoding="utf-8", errors="replace")

    def address_of(self, calendar: str) -> str:
        """Return where a calendar of some name is."""
        return f"{self.home_url}{quote(calendar.lower())}/"

    async def make_calendar(self, name: str) -> str:
        """Make an empty calendar; return its address."""
        url = self.address_of(name)
        await self._ask("MKCALENDAR", url, MKCALENDAR.format(name=escape(name)), XML)
        return url

    async def remove_calendar(self, name: str) -> None:
        """Remove a calendar with all that is in it, if it is there."""
        await self._ask("DELETE", self.address_of(name), fine=404)

    async def reset(self) -> None:
        """Make its two calendars new and empty."""
        for name in CALENDARS:
            await self.remove_calendar(name)
            await self.make_calendar(name)

    async def put(self, name: str, ics_text: str, calendar: str = CALENDARS[0]) -> None:
        """Write a resource, whatever is there."""
        url = self.address_of(calendar) + quote(name)
        await self._ask("PUT", url, ics_text, {"Content-Type": "text/calendar; charset=utf-8"})

    async def get(self, name: str, calendar: str = CALENDARS[0]) -> str:
        """Read a resource."""
        return (await self._ask("GET", self.address_of(calendar) + quote(name))).text

    async def delete(self, name: str, calendar: str = CALENDARS[0]) -> None:
        """Remove a resource."""
        await self._ask("DELETE", self.address_of(calendar) + quote(name))

    async def list(self, calendar: str = CALENDARS[0]) -> list[str]:
        """Return the names of what is in a calendar, sorted."""
        asked = {"Depth": "1", **XML}
        reply = await self._ask("PROPFIND", self.address_of(calendar), LISTING, asked)
        names = (unquote(href).rsplit("/", 1)[1] for href in HREF.findall(reply.text))
        return sorted(name for name in names if name)

    async def _ask(
        self, method: str, url: str, body: str = "", headers: dict[str, str] | None = None, fine: int = 200
    ) -> httpx.Response:
        async with self._client() as client:
            reply = await client.request(method, url, content=body.encode(), headers=headers)
        assert reply.is_success or reply.status_code == fine, (method, url, reply.status_code, reply.text)
        return reply

    async def _answers(self) -> bool:
        try:
            async with self._client() as client:
                return (await client.request("OPTIONS", self.url)).is_success
        except httpx.TransportError:
            return False

    def _client(self) -> httpx.AsyncClient:
        auth = httpx.BasicAuth(self.user, self.password)
        return httpx.AsyncClient(auth=auth, verify=NO_TLS, trust_env=False, timeout=10)


def prepare_radicale(root: Path) -> CalDavServer:
    """Make a radicale in a directory; "Kept" is a calendar that may be read and not written."""
    port = free_port()
    kept = root / "data" / "collection-root" / USER / "kept"
    kept.mkdir(parents=True)
    (kept / ".Radicale.props").write_text('{"tag": "VCALENDAR", "D:displayname": "Kept"}', encoding="utf-8")
    (root / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    (root / "rights").write_text(RIGHTS, encoding="utf-8")
    (root / "config").write_text(RADICALE.format(port=port, root=root), encoding="utf-8")
    command = (sys.executable, "-m", "radicale", "--config", str(root / "config"))
    return CalDavServer(root, command, port, f"{USER}/")


def prepare_xandikos(root: Path) -> CalDavServer:
    """Make a xandikos in a directory."""
    port = free_port()
    command = (sys.executable, str(XANDIKOS), str(port), str(root / "data"), USER, PASSWORD)
    return CalDavServer(root, command, port, f"{USER}/calendars/")


@asynccontextmanager
async def radicale() -> AsyncIterator[CalDavServer]:
    """A radicale of its own, with the empty calendars "Walks" and "Work"."""
    with tempfile.TemporaryDirectory(prefix="radicale") as directory:
        async with _running(prepare_radicale(Path(directory))) as server:
            yield server


@asynccontextmanager
async def xandikos() -> AsyncIterator[CalDavServer]:
    """A xandikos of its own, with the empty calendars "Walks" and "Work"."""
    with tempfile.TemporaryDirectory(prefix="xandikos") as directory:
        async with _running(prepare_xandikos(Path(directory))) as server:
            yield server


@asynccontextmanager
async def _running(server: CalDavServer) -> AsyncIterator[CalDavServer]:
    try:
        await server.start()
        await server.reset()
        yield server
    finally:
        server.kill()


def free_port() -> int:
    """Find a port of loopback that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port
