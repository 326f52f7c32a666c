"""Calendars fetched from real servers on loopback, at once or again."""

import asyncio
import gzip
import logging
import re
import zlib
from datetime import timedelta
from hashlib import sha256

import pytest
from internet import ADDRESS, CALENDAR, HOST, LINK, Internet, answer, connected, sent_on

from bot.logs import TELLTALES
from coach.calendars import fetching
from coach.calendars.addresses import policy_of
from coach.calendars.answers import Validators
from coach.calendars.links import read_link
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

DIGEST = sha256(CALENDAR).hexdigest()
ETAG, CHANGED = '"v1"', "Mon, 02 Mar 2026 09:00:00 GMT"
KNOWN = Validators(ETAG, CHANGED, DIGEST)
UNCHANGED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
NEW = CALENDAR.replace(b"Walks", b"Other")
SENT = "Mon, 02 Mar 2026 09:00:00 GMT"


@pytest.fixture(name="internet")
async def _internet():
    internet = Internet()
    yield internet
    assert internet.left_open() == 0
    await internet.close()


@pytest.fixture(name="fetcher")
async def _fetcher(internet):
    async with connected(internet) as fetcher:
        yield fetcher


async def refused_by(fetcher, text=LINK):
    with pytest.raises(Refused) as refused:
        await fetcher.fetch(read_link(text))
    return refused.value


async def test_a_calendar_is_fetched_with_what_it_is_known_again_by(internet, fetcher):
    await internet.serve(answer(ETag=ETAG, Last_Modified=CHANGED, Content_Type="text/calendar"))
    fetched = await fetcher.fetch(read_link(LINK))

    assert (fetched.body, fetched.unchanged) == (CALENDAR, False)
    assert fetched.validators == KNOWN


async def test_a_request_says_who_asks_and_what_for_and_no_more(internet, fetcher):
    site = await internet.serve(answer())
    await fetcher.fetch(read_link(LINK + "#week"))

    assert [asked.line for asked in site.asked] == ["GET /cal/basic.ics?key=1 HTTP/1.1"]
    assert site.asked[0].headers == {
        "Host": HOST,
        "User-Agent": "walk-it-off",
        "Accept-Encoding": "gzip",
        "Accept": "text/calendar, */*;q=0.1",
    }


async def test_a_link_is_asked_for_as_it_was_typed(internet, fetcher):
    site = await internet.serve(answer())
    await fetcher.fetch(read_link(f"https://{HOST}/sam%40b.example/%2F/ä;v=1?k=%41+b&x=[1]&y=a'b"))

    assert site.asked[0].line == "GET /sam%40b.example/%2F/%C3%A4;v=1?k=%41+b&x=%5B1%5D&y=a'b HTTP/1.1"


async def test_credentials_are_sent_as_the_person_gave_them(internet, fetcher):
    site = await internet.serve(answer())
    await fetcher.fetch(read_link(f"https://säm:p%40ss%3A@{HOST}/"))
    await fetcher.fetch(read_link(f"https://sam@{HOST}/"))

    assert [asked.headers["Authorization"] for asked in site.asked] == [
        "Basic c8OkbTpwQHNzOg==",
        "Basic c2FtOg==",
    ]


@pytest.mark.parametrize(
    "sent",
    [
        answer(gzip.compress(CALENDAR), Content_Encoding="gzip"),
        answer(gzip.compress(CALENDAR), Content_Encoding="X-GZIP"),
        answer(zlib.compress(CALENDAR), Content_Encoding="deflate"),
        answer(Content_Encoding="identity"),
        answer(status="203 Non-Authoritative Information"),
        answer(Content_Type="text/html"),
        answer(Content_Type="application/octet-stream"),
        answer(status="200"),
        b"HTTP/1.0 200 OK\r\n\r\n" + CALENDAR,
        b"HTTP/1.1 200 OK\r\n\r\n" + CALENDAR,
        b"HTTP/1.1 200 OK\nContent-Length: 65\n\n" + CALENDAR,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n41\r\n" + CALENDAR + b"\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n41;x=y\r\n"
        + CALENDAR
        + b"\r\n0\r\nX: y\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + answer(),
        answer(X="x" * 15_000, Set_Cookie="a=b"),
        answer() + b"HTTP/1.1 200 OK\r\n\r\nanother answer",
    ],
)
async def test_a_calendar_is_read_however_it_is_sent(internet, fetcher, sent):
    await internet.serve(sent)

    assert (await fetcher.fetch(read_link(LINK))).body == CALENDAR


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + CALENDAR,
        b"\r\n\r\n" + CALENDAR,
        CALENDAR.replace(b"\r\n", b"\n"),
        CALENDAR.lower(),
        CALENDAR.decode().encode("utf-16"),
        CALENDAR.decode().encode("utf-16-be"),
        b"<!-- made by a programme -->\r\n" + CALENDAR,
        CALENDAR + b"<script></script>" * 1000,
        CALENDAR + b" " * (10 * 1024 * 1024 - len(CALENDAR)),
    ],
)
async def test_a_calendar_is_known_in_any_encoding_and_with_some_lines_around_it(internet, fetcher, body):
    await internet.serve(answer(body))

    assert (await fetcher.fetch(read_link(LINK))).body == body


async def test_what_is_known_is_said_and_a_304_is_no_change(internet, fetcher):
    site = await internet.serve(UNCHANGED)
    fetched = await fetcher.fetch(read_link(LINK), KNOWN)

    assert (fetched.body, fetched.unchanged, fetched.validators) == (None, True, KNOWN)
    assert site.asked[0].headers["If-None-Match"] == ETAG
    assert site.asked[0].headers["If-Modified-Since"] == CHANGED


@pytest.mark.parametrize(
    ("known", "header"),
    [
        (Validators(etag=ETAG, digest=DIGEST), "If-None-Match"),
        (Validators(last_modified=CHANGED, digest=DIGEST), "If-Modified-Since"),
    ],
)
async def test_either_is_enough_to_ask_with(internet, fetcher, known, header):
    site = await internet.serve(UNCHANGED)

    assert (await fetcher.fetch(read_link(LINK), known)).unchanged
    assert [name for name in site.asked[0].headers if name.startswith("If-")] == [header]


async def test_a_304_may_bring_a_new_tag(internet, fetcher):
    await internet.serve(b'HTTP/1.1 304 Not Modified\r\nETag: W/"v2"\r\n\r\n')

    assert (await fetcher.fetch(read_link(LINK), KNOWN)).validators == Validators('W/"v2"', CHANGED, DIGEST)


async def test_a_304_to_a_digest_alone_was_not_asked_for(internet, fetcher):
    site = await internet.serve(UNCHANGED)
    with pytest.raises(Refused) as refused:
        await fetcher.fetch(read_link(LINK), Validators(digest=DIGEST))

    assert refused.value.why is Refusal.OTHER_STATUS
    assert not any(name.startswith("If-") for name in site.asked[0].headers)


async def test_the_same_body_is_no_change_whatever_the_server_says(internet, fetcher):
    await internet.serve(answer(ETag='"v2"'), answer(gzip.compress(CALENDAR), Content_Encoding="gzip"))

    assert await fetcher.fetch(read_link(LINK), KNOWN) == fetching.Fetched(
        None, Validators('"v2"', None, DIGEST)
    )
    assert await fetcher.fetch(read_link(LINK), KNOWN) == fetching.Fetched(
        None, Validators(None, None, DIGEST)
    )


async def test_another_body_is_a_change_even_under_the_same_tag(internet, fetcher):
    await internet.serve(answer(NEW, ETag=ETAG, Last_Modified=CHANGED))
    fetched = await fetcher.fetch(read_link(LINK), KNOWN)

    assert fetched.body == NEW
    assert fetched.validators == Validators(ETAG, CHANGED, sha256(NEW).hexdigest())


async def test_the_question_is_asked_again_after_a_redirect(internet, fetcher):
    await internet.serve(sent_on("https://b.example/"))
    there = await internet.serve(UNCHANGED, host="b.example", address="93.184.216.50")

    assert (await fetcher.fetch(read_link(LINK), KNOWN)).unchanged
    assert there.asked[0].headers["If-None-Match"] == ETAG


@pytest.mark.parametrize("tag", ["x" * 513, '"\xe4"', "a\tb", ""])
async def test_a_tag_that_could_not_be_sent_back_is_not_kept(internet, fetcher, tag):
    await internet.serve(answer(ETag=tag))

    assert (await fetcher.fetch(read_link(LINK))).validators == Validators(digest=DIGEST)


@pytest.mark.parametrize(
    ("asked", "date", "wait"),
    [
        ("120", None, timedelta(minutes=2)),
        ("0", None, timedelta()),
        (" 7 ", None, timedelta(seconds=7)),
        ("86401", None, timedelta(days=1)),
        ("9" * 300, None, timedelta(days=1)),
        ("Mon, 02 Mar 2026 09:30:00 GMT", SENT, timedelta(minutes=30)),
        ("Mon, 02 Mar 2026 10:30:00 +0100", SENT, timedelta(minutes=30)),
        ("Mon, 02 Mar 2026 09:30:00", SENT, timedelta(minutes=30)),
        ("Mon, 02 Mar 2026 08:00:00 GMT", SENT, timedelta()),
        ("Fri, 31 Dec 9999 23:59:59 GMT", SENT, timedelta(days=1)),
        ("Fri, 31 Dec 9999 23:59:59 -1200", SENT, timedelta(days=1)),
        ("Mon, 02 Mar 2026 09:30:00 GMT", None, None),
        ("Mon, 02 Mar 2026 09:30:00 GMT", "yesterday", None),
        ("-5", SENT, None),
        ("1.5", SENT, None),
        ("²", SENT, None),
        ("soon", SENT, None),
        ("Mon, 99 Mar 2026 09:30:00 GMT", SENT, None),
        (f"Mon, 02 Mar {'9' * 400} 09:30:00 GMT", SENT, None),
        ("", SENT, None),
        (None, SENT, None),
    ],
)
async def test_how_long_to_stay_away_is_read(internet, fetcher, asked, date, wait):
    headers = {name: value for name, value in (("Retry_After", asked), ("Date", date)) if value is not None}
    await internet.serve(*(answer(b"", status, **headers) for status in ("429 x", "503 x")))

    for why in (Refusal.TOO_MANY_REQUESTS, Refusal.SERVER_TROUBLE):
        refused = await refused_by(fetcher)
        assert (refused.why, refused.retry_after) == (why, wait)


async def test_google_says_not_there_for_what_is_not_public(internet, fetcher):
    await internet.serve(answer(b"", "404 Not Found"), host="calendar.google.com")
    public = "https://calendar.google.com/calendar/ical/sam%40gmail.com/public/basic.ics"

    assert (await refused_by(fetcher, public)).why is Refusal.GOOGLE_NOT_PUBLIC
    assert (await refused_by(fetcher, public.replace("public", "private-1"))).why is Refusal.NOT_THERE


async def test_a_server_at_home_is_read_where_the_operator_allows_its_network(internet):
    await internet.serve(answer(), host="nas.home", address="192.168.1.5", port=5232)
    await internet.serve(answer(NEW), host="nas.home", address="192.168.1.5", port=80, plain=True)
    lan = policy_of("192.168.1.0/24")
    async with connected(internet, lan) as fetcher:
        secure = await fetcher.fetch(read_link("https://nas.home:5232/c.ics", lan))
        plain = await fetcher.fetch(read_link("http://nas.home/c.ics", lan))

    assert (secure.body, plain.body) == (CALENDAR, NEW)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("https://192.168.2.1/", Refusal.PRIVATE_ADDRESS),
        ("https://169.254.169.254/", Refusal.PRIVATE_ADDRESS),
        ("http://93.184.216.34/", Refusal.HTTP_ONLY),
        ("https://93.184.216.34:5232/", Refusal.BAD_PORT),
    ],
)
async def test_what_the_operator_allows_opens_nothing_else(internet, text, refusal):
    lan = policy_of("192.168.1.0/24")
    async with connected(internet, lan) as fetcher:
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(read_link(text, lan))

    assert refused.value.why is refusal
    assert internet.dialled == []


class Gate:
    """A server's answer that waits until it is let out."""

    def __init__(self):
        self.open = asyncio.Event()

    async def __call__(self):
        await self.open.wait()
        yield answer()


async def until(condition):
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - a server is looked at from outside
            await asyncio.sleep(0.005)


async def test_two_at_once_ask_a_host_and_the_others_wait_for_their_turn(internet, fetcher):
    gate = Gate()
    site = await internet.serve(gate)
    async with asyncio.TaskGroup() as group:
        fetches = [group.create_task(fetcher.fetch(read_link(LINK))) for _ in range(7)]
        await until(lambda: site.at_once == 2)
        await asyncio.sleep(0.05)
        assert len(internet.dialled) == 2
        gate.open.set()

    assert site.most_at_once == 2
    assert [task.result().body for task in fetches] == [CALENDAR] * 7


async def test_other_hosts_do_not_wait(internet, fetcher):
    gate = Gate()
    busy = await internet.serve(gate)
    await internet.serve(answer(), host="b.example", address="93.184.216.50")
    async with asyncio.TaskGroup() as group:
        for _ in range(4):
            group.create_task(fetcher.fetch(read_link(LINK)))
        await until(lambda: busy.at_once == 2)
        assert (await fetcher.fetch(read_link("https://b.example/"))).body == CALENDAR
        gate.open.set()


async def test_who_is_sent_on_waits_for_a_turn_there_and_gives_the_first_one_back(internet, fetcher):
    gate = Gate()
    here = await internet.serve(sent_on("https://b.example/"))
    there = await internet.serve(gate, host="b.example", address="93.184.216.50")
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(fetcher.fetch(read_link(LINK)))
        await until(lambda: len(here.asked) == 5)
        await until(lambda: there.at_once == 2)
        gate.open.set()

    assert there.most_at_once == 2


async def test_waiting_for_a_turn_costs_nothing_of_the_time_there_is(internet, fetcher, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 1.0)
    site = await internet.serve(slowly)
    async with asyncio.TaskGroup() as group:
        for _ in range(9):
            group.create_task(fetcher.fetch(read_link(LINK)))

    assert len(site.asked) == 9


async def test_a_turn_is_given_back_whatever_happens(internet, fetcher):
    gate = Gate()
    site = await internet.serve(b"", b"", gate)
    for _ in range(2):
        await refused_by(fetcher)
    given_up = [asyncio.ensure_future(fetcher.fetch(read_link(LINK))) for _ in range(3)]
    await until(lambda: site.at_once == 2)
    for task in given_up:
        task.cancel()
    await asyncio.gather(*given_up, return_exceptions=True)
    gate.open.set()

    assert (await fetcher.fetch(read_link(LINK))).body == CALENDAR
    assert fetcher._hosts == {}


async def test_nothing_is_left_open_after_a_fetch(internet, fetcher):
    gate = Gate()
    site = await internet.serve(answer(), b"HTTP/1.1 404 x\r\n\r\n", sent_on("http://a.example/"), gate)
    await fetcher.fetch(read_link(LINK))
    for _ in range(2):
        await refused_by(fetcher)
    given_up = asyncio.ensure_future(fetcher.fetch(read_link(LINK)))
    await until(lambda: site.at_once == 1)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)

    assert [pool.connections for pool in fetcher._transport._pools.values()] == [[], []]
    assert internet.dialled == [(ADDRESS, 443)] * 4


async def test_nothing_of_a_link_or_a_calendar_is_in_what_is_logged_or_shown(internet, fetcher, caplog):
    caplog.set_level(logging.DEBUG)
    for name in TELLTALES:
        caplog.set_level(logging.WARNING, name)
    link = read_link(LINK.replace("://", "://sam:pass@"))
    await internet.serve(
        sent_on("/next?key=2"), answer(), sent_on("http://a.example/?key=3"), b"HTTP/1.1 key=4\r\n\r\n"
    )
    fetched = await fetcher.fetch(link)
    refused = [await refused_by(fetcher, link.whole) for _ in range(2)]

    shown = caplog.text + repr([fetched, *refused, link]) + "".join(map(str, refused))
    assert not re.search("key=|pass|sam|basic|Walks", shown)
    assert [one.why for one in refused] == [Refusal.BAD_REDIRECT, Refusal.GARBLED]


async def slowly():
    await asyncio.sleep(0.25)
    yield answer()
