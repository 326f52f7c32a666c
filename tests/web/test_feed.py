"""The private feed, over real HTTP on loopback."""

import asyncio
import logging
import random
import re
from contextlib import suppress
from datetime import UTC, datetime

import httpx
import pytest

from coach.domain.feeds import FeedDocument, new_token, token_hash
from web import connections, feed
from web.feed import FeedServer

CHANGED = datetime(2026, 3, 2, 9, 0, 0, 700_000, tzinfo=UTC)
BODY = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Spaziergänge\r\nEND:VCALENDAR\r\n".encode()
DOCUMENT = FeedDocument(BODY, CHANGED)
LAST_MODIFIED = "Mon, 02 Mar 2026 09:00:00 GMT"


class Coach:
    """Knows feeds by the hashes of their tokens."""

    def __init__(self):
        self.token = new_token()
        self.feeds = {token_hash(self.token): DOCUMENT}
        self.asked = []
        self.trouble = None
        self.was_asked = asyncio.Event()
        self.free = asyncio.Event()
        self.free.set()

    async def feed(self, hashed):
        self.asked.append(hashed)
        self.was_asked.set()
        await self.free.wait()
        if self.trouble:
            raise self.trouble
        return self.feeds.get(hashed)


@pytest.fixture(name="coach")
async def _coach():
    return Coach()


@pytest.fixture(name="port")
async def _port(coach):
    server = FeedServer(coach.feed, "127.0.0.1", 0)
    yield await server.start()
    coach.free.set()
    await server.stop()


@pytest.fixture(name="http")
async def _http(port):
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client


@pytest.fixture(name="path")
def _path(coach):
    return f"/calendar/{coach.token}.ics"


async def raw(port, request, *, read=True):
    """Send octets as they are; read to the end of the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await reader.read() if read else b""
    writer.close()
    return answer.decode("latin-1")


def facts(answer):
    """Tell of an answer what anybody could tell two apart by."""
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    return answer.status_code, answer.content, headers


async def test_a_feed_is_served_to_those_who_know_its_address(http, path):
    status, body, headers = facts(await http.get(path))
    etag = headers.pop("etag")

    assert (status, body) == (200, BODY)
    assert re.fullmatch(r'"[0-9a-f]{32}"', etag)
    assert headers == {
        "content-type": "text/calendar; charset=utf-8",
        "content-length": str(len(BODY)),
        "content-disposition": 'attachment; filename="walks.ics"',
        "cache-control": "private, max-age=300",
        "last-modified": LAST_MODIFIED,
        "connection": "close",
        "server": "walk-it-off",
        "x-robots-tag": "noindex",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }


async def test_the_coach_is_told_the_hash_of_a_token_only(coach, http, path):
    await http.get(path)

    assert coach.asked == [token_hash(coach.token)]
    assert coach.token not in coach.asked[0]


async def test_head_says_the_same_without_the_body(http, path):
    got, head = await http.get(path), await http.head(path)

    assert head.content == b""
    assert facts(head)[2] == facts(got)[2]


async def test_a_query_changes_nothing(http, path):
    assert facts(await http.get(path + "?nocache=1")) == facts(await http.get(path))


@pytest.mark.parametrize("shape", ["{}", "W/{}", '"other", {}', '"a",W/{} , "b"', "*"])
async def test_what_an_app_has_already_is_not_sent_again(http, path, shape):
    etag = (await http.get(path)).headers["ETag"]
    status, body, headers = facts(await http.get(path, headers={"If-None-Match": shape.format(etag)}))

    assert (status, body) == (304, b"")
    assert headers["etag"] == etag
    assert headers["last-modified"] == LAST_MODIFIED
    assert headers["cache-control"] == "private, max-age=300"


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("If-None-Match", '"other"', 200),
        ("If-None-Match", "garbage", 200),
        ("If-None-Match", '"unclosed', 200),
        ("If-Modified-Since", LAST_MODIFIED, 304),
        ("If-Modified-Since", "Mon, 02 Mar 2026 09:00:01 GMT", 304),
        ("If-Modified-Since", "Mon, 02 Mar 2026 08:59:59 GMT", 200),
        ("If-Modified-Since", "yesterday", 200),
        ("If-Modified-Since", "Mon, 99 Mar 2026 09:00:00 GMT", 200),
        ("If-Modified-Since", f"Mon, 02 Mar {'9' * 40} 09:00:00 GMT", 200),
    ],
)
async def test_conditions_that_can_not_be_met_or_read_get_the_feed(http, path, header, value, status):
    assert (await http.get(path, headers={header: value})).status_code == status


async def test_a_tag_that_differs_outweighs_a_date_that_does_not(http, path):
    asked = {"If-None-Match": '"other"', "If-Modified-Since": LAST_MODIFIED}

    assert (await http.get(path, headers=asked)).status_code == 200


async def test_head_is_told_too_what_an_app_has_already(http, path):
    asked = {"If-None-Match": (await http.get(path)).headers["ETag"]}
    got, head = await http.get(path, headers=asked), await http.head(path, headers=asked)

    assert facts(head) == facts(got)
    assert head.status_code == 304


async def test_a_change_of_the_feed_changes_its_tag(coach, http, path):
    before = (await http.get(path)).headers["ETag"]
    coach.feeds[token_hash(coach.token)] = FeedDocument(BODY + b" ", CHANGED)

    assert (await http.get(path, headers={"If-None-Match": before})).status_code == 200


@pytest.mark.parametrize(
    "token",
    [new_token(), "", "x", "a" * 900, "..", "%2e%2e%2fetc", "%00", "%ff", "%C3%A4", "a.ics", "' OR 1=1"],
)
async def test_all_addresses_that_open_nothing_look_the_same(http, token):
    other = facts(await http.get(f"/calendar/{new_token()}.ics"))

    assert facts(await http.get(f"/calendar/{token}.ics")) == other
    assert facts(await http.get(f"/calendar/{token}.ics", headers={"If-None-Match": "*"})) == other
    assert other[:2] == (404, b"Not Found")


@pytest.mark.parametrize("token", [new_token(), "", "x", "a" * 900, "%00", "%ff", "%C3%A4", "' OR 1=1"])
async def test_the_same_is_done_for_every_token_so_that_time_tells_nothing(coach, http, token):
    await http.get(f"/calendar/{token}.ics")

    assert len(coach.asked) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "HEAD", "OPTIONS"])
async def test_no_method_tells_a_feed_that_was_revoked_from_one_that_never_was(coach, http, path, method):
    coach.feeds.clear()

    assert facts(await http.request(method, path)) == facts(
        await http.request(method, f"/calendar/{new_token()}.ics")
    )


async def test_a_feed_that_was_revoked_looks_like_one_that_never_was(coach, http, path):
    coach.feeds.clear()

    assert facts(await http.get(path)) == facts(await http.get(f"/calendar/{new_token()}.ics"))


@pytest.mark.parametrize(
    "path",
    ["/", "/calendar", "/calendar/", "/calendar/x", "/calendar/x/y.ics", "//calendar/x.ics", "/robots.txt"],
)
async def test_there_is_nothing_else(coach, http, path):
    assert (await http.get(path)).status_code == 404
    assert coach.asked == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "PATCH"])
async def test_a_feed_can_only_be_read(coach, http, path, method):
    answer = await http.request(method, path, content=b"x" * 100_000)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert coach.asked == []


async def test_the_health_check_is_ok_without_asking_the_coach(coach, http):
    answer = await http.get("/healthz")

    assert (answer.status_code, answer.text, coach.asked) == (200, "ok", [])


@pytest.mark.parametrize("trouble", [RuntimeError("database is locked"), TimeoutError(), OSError(5, "disk")])
async def test_trouble_is_a_503_and_the_next_request_is_answered(coach, http, path, trouble):
    coach.trouble = trouble
    failed = await http.get(path)
    coach.trouble = None

    assert (failed.status_code, failed.headers["Retry-After"]) == (503, "300")
    assert failed.text == "Service Unavailable"
    assert (await http.get(path)).status_code == 200


async def test_a_coach_that_takes_too_long_is_not_waited_for(coach, http, path, monkeypatch):
    monkeypatch.setattr(feed, "LOOKUP_SECONDS", 0.05)
    coach.free.clear()

    assert (await http.get(path)).status_code == 503


@pytest.mark.parametrize(
    "request_",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET /healthz HTTP/9.x\r\n\r\n",
        b"GET /" + b"x" * 2000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 9000 + b"\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 100 + b"\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET /healthz\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"get /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
async def test_what_is_no_request_of_ours_is_a_400_that_tells_nothing(coach, port, request_):
    head, _, body = (await raw(port, request_)).partition("\r\n\r\n")
    headers = dict(line.lower().split(": ") for line in head.split("\r\n")[1:])

    assert head.startswith(("HTTP/1.0 400 ", "HTTP/1.1 400 "))
    assert (body, headers["server"], headers["cache-control"]) == ("", "walk-it-off", "no-store")
    assert coach.asked == []


async def test_any_octets_are_answered_or_hung_up_on_and_the_next_one_is_served(http, port, path):
    chance = random.Random(1)
    good = f'GET {path} HTTP/1.1\r\nHost: x\r\nIf-None-Match: "a"\r\n\r\n'.encode()
    for _ in range(150):
        asked = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            asked[chance.randrange(len(asked) - 4)] = chance.randrange(256)
        answer = await raw(port, bytes(asked))
        assert answer.split(" ")[1] in {"200", "400", "404", "405"}

    assert (await http.get(path)).status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Range: bytes=0-1",
        "Connection: Upgrade\r\nUpgrade: websocket",
        "Expect: 100-continue\r\nContent-Length: 10000000000",
        "Cookie: session=1",
        "Authorization: Basic c2FtOnBhc3M=",
        "Accept: text/html",
        "Accept-Encoding: gzip, br",
        "Origin: https://evil.example",
    ],
)
async def test_nothing_else_that_is_asked_for_changes_the_answer(port, path, header):
    head, _, body = (
        await raw(port, f"GET {path} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".encode())
    ).partition("\r\n\r\n")

    assert head.startswith("HTTP/1.1 200 OK\r\n")
    assert body.encode("latin-1") == BODY
    assert not re.search("(?im)^(set-cookie|access-control|vary|content-encoding|accept-ranges)", head)


async def test_a_body_without_end_is_not_waited_for(port, path):
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
    async with asyncio.timeout(5):
        with suppress(ConnectionError):
            while True:
                writer.write(b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n")
                await writer.drain()
                await asyncio.sleep(0)
    writer.close()

    assert await raw(port, b"GET /healthz HTTP/1.0\r\n\r\n")


async def test_one_request_is_answered_and_no_second_one(port):
    answer = await raw(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 3)

    assert answer.count("HTTP/1.1 200") == 1


@pytest.mark.parametrize(
    "sent", [b"", b"GET /healthz HTTP/1.1\r\nHost:", b"POST /healthz HTTP/1.1\r\nContent-Le"]
)
async def test_a_connection_that_does_not_ask_is_cut_off(coach, monkeypatch, sent):
    monkeypatch.setattr(connections, "LONGEST_SECONDS", 0.1)
    server = FeedServer(coach.feed, "127.0.0.1", 0)
    port = await server.start()
    async with asyncio.timeout(5):
        (answer,) = await asyncio.gather(raw(port, sent), return_exceptions=True)
    await server.stop()

    assert answer == "" or isinstance(answer, ConnectionResetError)


async def test_who_reads_too_slowly_is_cut_off(coach, monkeypatch, path):
    monkeypatch.setattr(connections, "LONGEST_SECONDS", 0.5)
    coach.feeds[token_hash(coach.token)] = FeedDocument(b"x" * 30_000_000, CHANGED)
    server = FeedServer(coach.feed, "127.0.0.1", 0)
    port = await server.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
    writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    await coach.was_asked.wait()
    await asyncio.sleep(0.7)
    with suppress(ConnectionError):
        assert len(await reader.read()) < 30_000_000
    writer.close()
    async with asyncio.timeout(1):
        await server.stop()


async def test_who_hangs_up_before_the_answer_troubles_nobody(coach, http, port, path, caplog):
    coach.free.clear()
    await raw(port, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode(), read=False)
    await coach.was_asked.wait()
    await asyncio.sleep(0.05)
    coach.free.set()

    assert (await http.get(path)).status_code == 200
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_connection_too_many_is_told_to_come_again(coach, http, port, path, monkeypatch):
    monkeypatch.setattr(feed, "MOST_CONNECTIONS", 2)
    idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
    await asyncio.sleep(0.05)
    refused = await raw(port, b"")
    for _, writer in idle:
        writer.close()
        await writer.wait_closed()
    await asyncio.sleep(0.05)

    assert refused.startswith("HTTP/1.1 503 ")
    assert "Retry-After: 300\r\n" in refused
    assert (await http.get(path)).status_code == 200


async def test_who_is_being_answered_is_answered_before_the_server_stops(coach):
    server = FeedServer(coach.feed, "127.0.0.1", 0)
    port = await server.start()
    coach.free.clear()
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(raw(port, f"GET /calendar/{coach.token}.ics HTTP/1.0\r\n\r\n".encode()))
        await coach.was_asked.wait()
        stopping = group.create_task(server.stop())
        await asyncio.sleep(0.05)
        coach.free.set()
    await stopping

    assert asking.result().startswith("HTTP/1.0 200 ")
    with pytest.raises(OSError, match="Connect call failed"):
        await raw(port, b"")


async def test_a_server_that_never_started_can_be_stopped(coach):
    await FeedServer(coach.feed, "127.0.0.1", 0).stop()


async def test_a_port_that_is_taken_is_said_at_once(coach, port):
    with pytest.raises(OSError, match="in use"):
        await FeedServer(coach.feed, "127.0.0.1", port).start()


@pytest.fixture(name="logged")
async def _logged(caplog):
    """Everything at DEBUG, what other people's libraries and the loop say included."""
    for name in ("", "asyncio", "aiohttp"):
        caplog.set_level(logging.DEBUG, name)
    loop = asyncio.get_running_loop()
    slow, loop.slow_callback_duration = loop.slow_callback_duration, 0
    loop.set_debug(True)
    yield caplog
    loop.set_debug(False)
    loop.slow_callback_duration = slow


async def test_a_token_is_in_no_log_whatever_happens_to_its_request(logged, coach, port, monkeypatch):
    monkeypatch.setattr(feed, "LOOKUP_SECONDS", 0.05)
    secret = coach.token
    asked = [
        "GET /calendar/{}.ics HTTP/1.1",
        "GET /calendar/{}.ics?again={} HTTP/1.1\r\nReferer: http://x/calendar/{}.ics",
        "POST /calendar/{}.ics HTTP/1.1\r\nContent-Length: 50",
        "GET /calendar/{}.ics HTTP/9.x",
        "GET /calendar/{}.ics" + "x" * 2000 + " HTTP/1.1",
        "G@T /calendar/{}.ics HTTP/1.1",
        "GET /calendar/{}.ics HTTP/1.1\r\nbad {} header",
        "GET http://[/calendar/{}.ics HTTP/1.1",
        "{}",
    ]
    for trouble in (None, RuntimeError("no database")):
        coach.trouble = trouble
        for one in asked:
            await raw(port, (one.replace("{}", secret) + "\r\nHost: x\r\n\r\n").encode())
    coach.free.clear()
    await raw(port, f"GET /calendar/{secret}.ics HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    text = logged.text
    assert "a feed could not be read" in text
    assert "a request was not answered" in text
    assert "asyncio" in text
    assert "RuntimeError: no database" in text
    assert secret not in text + repr([vars(record) for record in logged.records])


def test_a_token_is_of_32_bytes_and_never_the_same():
    assert len(new_token()) == 43
    assert len({new_token() for _ in range(100)}) == 100


def test_a_hash_is_that_of_the_token_whatever_it_is_made_of():
    assert token_hash("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert len(token_hash("\udcff\ud800")) == 64
