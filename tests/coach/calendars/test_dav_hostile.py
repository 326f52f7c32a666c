"""The CalDAV client against servers that are broken, slow, endless, or up to something."""

import asyncio
import base64
import gzip
import logging
import traceback
from datetime import UTC, datetime, timedelta

import httpcore
import pytest
from dav_fake import NAMES, calendar, error, found, multistatus, reply, said

from coach.calendars import dav_http, dav_xml
from coach.calendars.addresses import PUBLIC_ONLY, policy_of
from coach.calendars.caldav import CalDav
from coach.calendars.dav_errors import AlreadyThere, DavTrouble, Gone, Stale
from coach.calendars.dav_http import MOST_RESOURCE, MOST_XML
from coach.calendars.dav_values import Account, Collection
from coach.calendars.transport import guarded_client
from coach.domain.calendars import Trouble

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
SUNDAY = MONDAY + timedelta(days=6)
WRITTEN = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
HEAD = b"HTTP/1.1 207 Said\r\nConnection: close\r\n\r\n"


@pytest.fixture(name="dav")
def _dav(fake, dav_at):
    return dav_at(fake.url)


@pytest.fixture(name="walks")
def _walks(fake):
    return Collection(fake.url + "walks/", "Walks")


async def trouble_in(doing):
    with pytest.raises(DavTrouble) as raised:
        await doing
    return raised.value.why


async def pieces(*first, then=b"", pause=0.0):
    for piece in first:
        yield piece
    while True:
        await asyncio.sleep(pause)
        yield then


async def silence():
    await asyncio.sleep(60)
    yield b""


# every trouble there is

WAYS = {
    Trouble.WRONG_PASSWORD: reply(401),
    Trouble.NOT_THERE: reply(404),
    Trouble.NO_CALDAV: reply(200, "<!doctype html><html>Welcome!</html>", {"Content-Type": "text/html"}),
    Trouble.NO_CALENDARS: multistatus(found("/", "<resourcetype><collection/></resourcetype>")),
    Trouble.READ_ONLY: None,
    Trouble.TOO_BIG: reply(507),
    Trouble.TOO_SLOW: None,
    Trouble.SERVER_DOWN: reply(502),
    Trouble.TLS: None,
    Trouble.TOO_MANY: reply(429),
    Trouble.REFUSED: reply(301, headers={"Location": "https://stranger.test/"}),
    Trouble.BROKEN_ANSWER: reply(207, "<multistatus"),
}
"""An answer to everything that makes it; None: see the tests below."""


@pytest.mark.parametrize("why", [why for why, answer in WAYS.items() if answer])
async def test_each_trouble_is_told_when_calendars_are_looked_for(why, fake, dav):
    fake.answers = [WAYS[why]]

    assert await trouble_in(dav.discover()) == why


def test_no_trouble_was_forgotten():
    assert set(WAYS) == set(Trouble)


async def test_a_calendar_that_cannot_be_written_is_told_as_read_only(fake, dav, walks):
    fake.answers = [reply(403)]

    assert await trouble_in(dav.create(walks, "a.ics", WRITTEN)) == Trouble.READ_ONLY


async def test_a_server_that_never_answers_is_too_slow(fake, dav, monkeypatch):
    monkeypatch.setattr(dav_http, "SECONDS", 0.1)
    fake.answers = [silence()]

    assert await trouble_in(dav.discover()) == Trouble.TOO_SLOW


async def test_an_answer_that_drips_is_too_slow_however_often_it_drips(fake, dav, monkeypatch):
    monkeypatch.setattr(dav_http, "SECONDS", 0.2)
    fake.answers = [pieces(HEAD, then=b" ", pause=0.01)]

    assert await trouble_in(dav.discover()) == Trouble.TOO_SLOW


async def test_many_quick_answers_together_are_too_slow(fake, dav, walks, monkeypatch):
    monkeypatch.setattr(dav_http, "SECONDS", 0.3)
    tokens = iter(range(1000))

    async def in_a_while(asked):
        await asyncio.sleep(0.05)
        yield multistatus(said("/walks/", 507), after=str(next(tokens)))

    fake.answer = in_a_while

    assert await trouble_in(dav.changes(walks, None)) == Trouble.TOO_SLOW


async def test_a_certificate_that_nobody_vouches_for_is_told_as_that(fake_tls, http):
    account = Account(fake_tls.url_as("127.0.0.1"), "walker", "secret")

    assert await trouble_in(CalDav(http, account).discover()) == Trouble.TLS
    assert fake_tls.asked == []


async def test_a_certificate_of_another_host_is_told_as_that(fake_tls, dav_at):
    assert await trouble_in(dav_at(fake_tls.url_as("else.example.org")).discover()) == Trouble.TLS
    assert fake_tls.asked == []


async def test_https_where_only_http_is_spoken_is_told_as_tls(fake, dav_at):
    assert await trouble_in(dav_at(fake.url.replace("http:", "https:")).discover()) == Trouble.TLS


# too much


async def test_an_endless_answer_is_too_big(fake, dav):
    fake.answers = [pieces(HEAD, f"<multistatus {NAMES}>".encode(), then=b" " * 65_536)]

    assert await trouble_in(dav.discover()) == Trouble.TOO_BIG


async def test_an_answer_that_says_it_is_too_big_is_not_read(fake, dav):
    fake.answers = [
        pieces(b"HTTP/1.1 207 Said\r\nContent-Length: %d\r\n\r\n" % (MOST_XML + 1), then=b"", pause=0.01)
    ]

    assert await trouble_in(dav.discover()) == Trouble.TOO_BIG


async def test_an_endless_resource_is_too_big(fake, dav, walks):
    fake.answers = [pieces(HEAD.replace(b"207", b"200"), then=b"x" * 65_536)]

    assert await trouble_in(dav.get(walks.href + "a.ics")) == Trouble.TOO_BIG


async def test_an_answer_that_inflates_beyond_its_bound_is_too_big(fake, dav):
    fake.answers = [reply(207, gzip.compress(b" " * (MOST_XML + 1)), {"Content-Encoding": "gzip"})]

    assert await trouble_in(dav.discover()) == Trouble.TOO_BIG


async def test_a_compressed_answer_is_read_all_the_same(fake, dav):
    body = multistatus(calendar("/walks/")).partition(b"\r\n\r\n")[2]
    fake.answers = [reply(207, gzip.compress(body), {"Content-Encoding": "gzip"})]

    assert [one.name for one in await dav.discover()] == ["Walks"]


async def test_a_head_without_an_end_is_a_broken_answer(fake, dav):
    fake.answers = [pieces(b"HTTP/1.1 207 Said\r\n", then=b"X-More: and more\r\n" * 1000)]

    assert await trouble_in(dav.discover()) == Trouble.BROKEN_ANSWER


async def test_resources_are_bounded_together(fake, dav, walks):
    data = f"<c:calendar-data>{'x' * (MOST_RESOURCE - 10)}</c:calendar-data>"
    fake.answers = [
        multistatus(*(found(f"/walks/{number}.ics", "<getetag/>") for number in range(200))),
        multistatus(*(found(f"/walks/{number}.ics", data) for number in range(6))),
        multistatus(*(found(f"/walks/{number}.ics", data) for number in range(6, 12))),
    ]

    assert await trouble_in(dav.events(walks, MONDAY, SUNDAY)) == Trouble.TOO_BIG
    assert len(fake.asked) == 3


async def test_of_an_oversized_resource_only_its_address_is_kept(fake, dav, walks):
    data = f"<c:calendar-data>{'x' * (MOST_RESOURCE + 1)}</c:calendar-data>"
    fake.answers = [multistatus(found("/walks/a.ics", data), found("/walks/b.ics", data.replace("xx", "")))]

    read = await dav.events(walks, MONDAY, SUNDAY)

    assert [(one.oversized, len(one.body)) for one in read] == [(True, 0), (False, 1)]


# broken answers


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no XML at all",
        "<html><body>Sign in</body></html>",
        f"<multistatus {NAMES}><response>",
        "<multistatus><response><href>/</href></response></multistatus>",
        f"<multistatus {NAMES}>&nbsp;</multistatus>",
        f"<multistatus {NAMES}>\x00</multistatus>",
        f"<multistatus {NAMES}></multistatus><more/>",
        f'<?xml version="1.0" encoding="klingon"?><multistatus {NAMES}/>',
        f'<?xml version="1.0" encoding="utf-7"?><multistatus {NAMES}/>',
        f"<!DOCTYPE multistatus><multistatus {NAMES}/>",
        f'<!DOCTYPE m SYSTEM "http://127.0.0.1/evil.dtd"><multistatus {NAMES}/>',
        f'<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><multistatus {NAMES}>&b;</multistatus>',
        f'<!DOCTYPE m [<!ENTITY f SYSTEM "file:///etc/passwd">]><multistatus {NAMES}>&f;</multistatus>',
        f'<!DOCTYPE m [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><multistatus {NAMES}/>',
    ],
)
async def test_what_is_no_multistatus_is_a_broken_answer(body, fake, dav, walks):
    fake.answers = [reply(207, body)]

    assert await trouble_in(dav.discover()) == Trouble.BROKEN_ANSWER
    assert await trouble_in(dav.events(walks, MONDAY, SUNDAY)) == Trouble.BROKEN_ANSWER


async def test_bytes_that_are_no_text_are_a_broken_answer(fake, dav):
    fake.answers = [reply(207, f"<multistatus {NAMES}>".encode() + b"\xff\xfe\xff</multistatus>")]

    assert await trouble_in(dav.discover()) == Trouble.BROKEN_ANSWER


async def test_more_answers_than_a_calendar_has_are_too_big(monkeypatch):
    monkeypatch.setattr(dav_xml, "MOST_RESPONSES", 10)
    most, one_more = (f"<multistatus {NAMES}>{said('/a', 404) * n}</multistatus>".encode() for n in (10, 11))

    assert len((await dav_xml.multistatus(most)).answers) == 10
    assert await trouble_in(dav_xml.multistatus(one_more)) == Trouble.TOO_BIG


async def test_one_answer_for_more_addresses_than_a_calendar_has_is_too_big(monkeypatch):
    monkeypatch.setattr(dav_xml, "MOST_RESPONSES", 10)
    whole = f"<multistatus {NAMES}><response>{'<href>/a</href>' * 11}</response></multistatus>".encode()

    assert await trouble_in(dav_xml.multistatus(whole)) == Trouble.TOO_BIG


@pytest.mark.parametrize("long", ["<a b='{}'/>", "<a {}='c'/>", "<{}/>", "<!-- {} -->", "<?a {}?>"])
async def test_a_tag_that_is_so_long_that_it_would_hold_up_others_is_a_broken_answer(long):
    whole = f"<multistatus {NAMES}>{long.format('x' * 4 * dav_xml.LONGEST_TAG)}</multistatus>"

    assert await trouble_in(dav_xml.multistatus(whole.encode())) == Trouble.BROKEN_ANSWER


async def test_a_text_may_be_long_however_it_is_written():
    size = 4 * dav_xml.LONGEST_TAG
    for text in ("x" * size, "&lt;" * size, f"<![CDATA[{'x' * size}]]>"):
        whole = f"<multistatus {NAMES}>{found('/a', f'<displayname>{text}</displayname>')}</multistatus>"
        (answer,) = (await dav_xml.multistatus(whole.encode())).answers
        assert len(answer.text("d:displayname") or "") == size


async def test_more_elements_than_a_calendar_has_are_too_big_however_deep(monkeypatch):
    monkeypatch.setattr(dav_xml, "MOST_ELEMENTS", 1000)
    deep = f"<multistatus {NAMES}>" + "<a>" * dav_xml.MOST_ELEMENTS

    assert await trouble_in(dav_xml.multistatus(deep.encode())) == Trouble.TOO_BIG


async def test_a_deep_answer_is_let_go_without_harm():
    depth = 50_000
    deep = f"<multistatus {NAMES}><response>{'<a>' * depth}{'</a>' * depth}</response></multistatus>"

    assert (await dav_xml.multistatus(deep.encode())).answers == ()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", Trouble.SERVER_DOWN),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Trouble.BROKEN_ANSWER),
        (b"HTTP/1.1 207 Said\r\nContent-Length: 100\r\n\r\n<multistatus", Trouble.SERVER_DOWN),
        (b"HTTP/1.1 999 Said\r\n\r\n", Trouble.SERVER_DOWN),
        (b"HTTP/1.1 207 Said\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", Trouble.SERVER_DOWN),
        (reply(207, b"no gzip", {"Content-Encoding": "gzip"}), Trouble.BROKEN_ANSWER),
        (reply(207, b"", {"Content-Encoding": "br"}), Trouble.BROKEN_ANSWER),
    ],
)
async def test_what_is_no_http_is_told_as_a_trouble(raw, why, fake, dav):
    fake.answers = [raw]

    assert await trouble_in(dav.discover()) == why


# statuses


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (200, Trouble.NO_CALDAV),
        (204, Trouble.NO_CALDAV),
        (303, Trouble.NO_CALDAV),
        (400, Trouble.NO_CALDAV),
        (401, Trouble.WRONG_PASSWORD),
        (403, Trouble.WRONG_PASSWORD),
        (404, Trouble.NOT_THERE),
        (405, Trouble.NO_CALDAV),
        (410, Trouble.NOT_THERE),
        (413, Trouble.TOO_BIG),
        (429, Trouble.TOO_MANY),
        (500, Trouble.SERVER_DOWN),
        (501, Trouble.NO_CALDAV),
        (503, Trouble.SERVER_DOWN),
        (507, Trouble.TOO_BIG),
    ],
)
async def test_each_status_has_its_meaning_when_events_are_read(status, why, fake, dav, walks):
    fake.answers = [reply(status)]

    assert await trouble_in(dav.events(walks, MONDAY, SUNDAY)) == why


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (302, Trouble.NOT_THERE),
        (308, Trouble.NOT_THERE),
        (400, Trouble.BROKEN_ANSWER),
        (401, Trouble.WRONG_PASSWORD),
        (403, Trouble.READ_ONLY),
        (404, Trouble.NOT_THERE),
        (405, Trouble.READ_ONLY),
        (409, Trouble.NOT_THERE),
        (413, Trouble.TOO_BIG),
        (415, Trouble.BROKEN_ANSWER),
        (423, Trouble.TOO_MANY),
        (429, Trouble.TOO_MANY),
        (500, Trouble.SERVER_DOWN),
        (507, Trouble.TOO_BIG),
    ],
)
async def test_each_status_has_its_meaning_when_something_is_created(status, why, fake, dav, walks):
    fake.answers = [reply(status, headers={"Location": "/elsewhere"})]

    assert await trouble_in(dav.create(walks, "a.ics", WRITTEN)) == why
    assert fake.methods == ["PUT"]


async def test_what_cannot_be_read_or_removed_is_told_as_a_trouble(fake, dav, walks):
    fake.answers = [reply(405)]

    assert await trouble_in(dav.get(walks.href + "a.ics")) == Trouble.NO_CALDAV
    assert await trouble_in(dav.remove(walks.href + "a.ics", '"1"')) == Trouble.READ_ONLY


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (error(409, "c:no-uid-conflict"), AlreadyThere),
        (error(403, "c:no-uid-conflict"), AlreadyThere),
        (error(403, "c:max-resource-size"), DavTrouble),
        (error(412, "c:valid-calendar-data"), DavTrouble),
    ],
)
async def test_a_condition_that_is_named_counts_more_than_its_status(answer, outcome, fake, dav, walks):
    fake.answers = [answer, reply(404)]

    with pytest.raises(outcome):
        await dav.create(walks, "a.ics", WRITTEN)


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        (multistatus(found("/walks/a.ics", '<getetag>"2"</getetag>')), Stale),
        (multistatus(said("/walks/a.ics", 404)), Gone),
        (reply(404), Gone),
    ],
)
async def test_a_condition_not_met_is_looked_into(then, outcome, fake, dav, walks):
    for doing in (
        lambda: dav.replace(walks.href + "a.ics", WRITTEN, '"1"'),
        lambda: dav.remove(walks.href + "a.ics", '"1"'),
    ):
        fake.answers = [reply(412), then]
        with pytest.raises(outcome):
            await doing()


async def test_a_condition_not_met_is_not_taken_for_a_change_when_looking_fails(fake, dav, walks):
    fake.answers = [reply(412), reply(500)]

    assert await trouble_in(dav.replace(walks.href + "a.ics", WRITTEN, '"1"')) == Trouble.SERVER_DOWN


async def test_what_was_written_is_written_even_if_its_etag_cannot_be_learnt(fake, dav, walks):
    fake.answers = [reply(201), reply(500)]

    assert await dav.create(walks, "a.ics", WRITTEN) is None


@pytest.mark.parametrize(
    ("told", "etag"),
    [
        ('"1"', '"1"'),
        ("1", '"1"'),
        ('W/"1"', 'W/"1"'),
        ("x" * 257, '"asked"'),
        (" ", '"asked"'),
        (None, '"asked"'),
    ],
)
async def test_the_etag_is_as_told_or_asked_for(told, etag, fake, dav, walks):
    headers = {} if told is None else {"ETag": told}
    asked = multistatus(found("/walks/a.ics", '<getetag>"asked"</getetag>'))
    fake.answers = [reply(201, headers=headers), asked]

    assert await dav.create(walks, "a.ics", WRITTEN) == etag


async def test_writes_are_sent_once_and_only_under_their_condition(fake, dav, walks):
    fake.answers = [reply(204, headers={"ETag": '"1"'})]

    await dav.create(walks, "a.ics", WRITTEN)
    await dav.replace(walks.href + "a.ics", WRITTEN, 'W/"1"')
    await dav.remove(walks.href + "a.ics", '"1"')

    conditions = [(one.headers.get("if-none-match"), one.headers.get("if-match")) for one in fake.asked]
    assert fake.methods == ["PUT", "PUT", "DELETE"]
    assert {one.headers["accept-encoding"] for one in fake.asked} == {"identity"}
    assert conditions == [("*", None), (None, '"1"'), (None, '"1"')]


DATE = "Mon, 02 Mar 2026 12:00:00 GMT"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": "9" * 30}, 86_400),
        ({"Retry-After": "Mon, 02 Mar 2026 12:05:00 GMT", "Date": DATE}, 300),
        ({"Retry-After": "Mon, 02 Mar 2020 12:05:00 GMT", "Date": DATE}, 0),
        ({"Retry-After": "Mon, 02 Mar 2099 12:05:00 GMT", "Date": DATE}, 86_400),
    ],
)
async def test_a_server_says_how_long_it_wants_to_be_left_alone(status, told, seconds, fake, dav):
    fake.answers = [reply(status, headers=told)]

    with pytest.raises(DavTrouble) as raised:
        await dav.discover()

    assert (raised.value.why, raised.value.retry_after) == (Trouble.TOO_MANY, seconds)


@pytest.mark.parametrize(
    "told", ["soon", "-5", "1.5", "٣", "Mon, 02 Mar 2026 12:05:00", "Mon, 99 Mar 2026 12:05:00 GMT", ""]
)
async def test_a_wait_that_cannot_be_read_is_none(told, fake, dav):
    fake.answers = [reply(429, headers={"Retry-After": told, "Date": DATE})]

    with pytest.raises(DavTrouble) as raised:
        await dav.discover()

    assert (raised.value.why, raised.value.retry_after) == (Trouble.TOO_MANY, None)


async def test_a_server_that_is_down_without_a_wait_is_down(fake, dav):
    fake.answers = [reply(503, headers={"Retry-After": "soon"})]

    assert await trouble_in(dav.discover()) == Trouble.SERVER_DOWN


# where the password goes


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_on_the_same_host_is_followed(status, fake, dav):
    fake.answers = [
        reply(status, headers={"Location": "/dav/"}),
        multistatus(found("/dav/")),
        multistatus(calendar("/dav/walks/")),
    ]

    (found_one,) = await dav.discover()

    assert [one.path for one in fake.asked] == ["/.well-known/caldav", "/dav/", "/dav/"]
    assert found_one.href == fake.url + "dav/walks/"
    assert all(one.headers["authorization"].startswith("Basic ") for one in fake.asked)


@pytest.mark.parametrize(
    "location",
    [
        "https://dav.stranger.test:{port}/",
        "//dav.stranger.test:{port}/",
        "https://dav.example.org.stranger.test:{port}/",
        "https://user:word@dav.stranger.test:{port}/",
        "https://127.0.0.1:{port}/",
        "http://p42.example.org:{port}/",
    ],
)
async def test_the_password_does_not_follow_to_a_foreign_host(location, fake_tls, dav_at):
    fake_tls.answers = [reply(301, headers={"Location": location.format(port=fake_tls.port)})]

    assert await trouble_in(dav_at(fake_tls.url).discover()) == Trouble.REFUSED
    assert [one.headers["host"] for one in fake_tls.asked] == [f"dav.example.org:{fake_tls.port}"]


async def test_a_principal_on_a_foreign_host_is_not_asked(fake_tls, dav_at):
    principal = f"<href>https://dav.stranger.test:{fake_tls.port}/me/</href>"
    fake_tls.answers = [
        multistatus(found("/", f"<current-user-principal>{principal}</current-user-principal>"))
    ]

    assert await trouble_in(dav_at(fake_tls.url).discover()) == Trouble.REFUSED
    assert len(fake_tls.asked) == 1


async def test_a_home_on_another_host_of_the_same_site_is_asked(fake_tls, dav_at):
    """As iCloud keeps each person's calendars on another host than the one typed."""
    home = fake_tls.url_as("p42.example.org") + "1/calendars/"
    fake_tls.answers = [
        multistatus(
            found("/", "<current-user-principal><href>/1/principal/</href></current-user-principal>")
        ),
        multistatus(
            found("/1/principal/", f"<c:calendar-home-set><href>{home}</href></c:calendar-home-set>")
        ),
        multistatus(calendar("/1/calendars/walks/")),
    ]

    (walks,) = await dav_at(fake_tls.url).discover()

    assert walks.href == home + "walks/"
    assert fake_tls.asked[-1].headers["host"] == f"p42.example.org:{fake_tls.port}"


@pytest.mark.parametrize("location", ["", "http://[", "mailto:anna@example.org", "ftp://dav.example.org/"])
async def test_a_redirect_to_nowhere_is_a_broken_answer(location, fake, dav, walks):
    fake.answers = [reply(301, headers={"Location": location})]

    assert await trouble_in(dav.events(walks, MONDAY, SUNDAY)) == Trouble.BROKEN_ANSWER
    assert len(fake.asked) <= 4


async def test_redirects_in_a_circle_end(fake, dav, walks):
    fake.answers = [reply(301, headers={"Location": "/walks/"})]

    assert await trouble_in(dav.events(walks, MONDAY, SUNDAY)) == Trouble.BROKEN_ANSWER
    assert len(fake.asked) == 4


async def test_a_server_behind_a_proxy_that_takes_itself_for_another_is_asked_where_it_is(fake_tls, dav_at):
    inner = "http://dav.example.org:8008"
    fake_tls.answers = [
        reply(301, headers={"Location": "http://dav.example.org/dav/"}),
        multistatus(
            found("/dav/", f"<c:calendar-home-set><href>{inner}/dav/me/</href></c:calendar-home-set>")
        ),
        multistatus(calendar(f"{inner}/dav/me/walks/")),
    ]

    (walks,) = await dav_at(fake_tls.url).discover()

    assert walks.href == fake_tls.url + "dav/me/walks/"
    assert [one.path for one in fake_tls.asked] == ["/.well-known/caldav", "/dav/", "/dav/me/"]


async def test_things_that_a_server_says_are_elsewhere_are_passed_over(fake, dav, walks):
    data = "<c:calendar-data>BEGIN:VCALENDAR</c:calendar-data>"
    hrefs = ["https://stranger.test/walks/a.ics", "http://[", "/walks/%2e%2e/b.ics", "/walks/c.ics"]
    fake.answers = [multistatus(*(found(href, data) for href in hrefs))]

    assert [one.href for one in await dav.events(walks, MONDAY, SUNDAY)] == [walks.href + "c.ics"]


# where it goes at all


async def nowhere(host, port):
    return ["203.0.113.5" if host == "documentation.example" else "93.184.215.14"]


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "https://192.168.1.5:5232/",
        "https://[::1]/",
        "https://documentation.example/",
        "http://dav.example.org/",
        "https://dav.example.org:25/",
        "https://dav.example.org:22/",
        "ftp://dav.example.org/",
        "https:///",
        "file:///etc/passwd",
    ],
)
async def test_addresses_that_nobody_may_lead_us_to_are_refused(url):
    async with guarded_client(PUBLIC_ONLY, resolver=nowhere, backend=httpcore.AsyncMockBackend([])) as client:
        with pytest.raises(DavTrouble) as raised:
            await CalDav(client, Account(url, "walker", "secret")).discover()

    assert raised.value.why == Trouble.REFUSED


@pytest.mark.parametrize(
    "url", ["dav.example.org", "https://dav.example.org:8443/", "https://dav.example.org:5232"]
)
async def test_a_server_on_the_internet_may_be_at_its_own_port(url):
    answer = multistatus(calendar("/walks/"))
    async with guarded_client(
        PUBLIC_ONLY, resolver=nowhere, backend=httpcore.AsyncMockBackend([answer])
    ) as client:
        assert len(await CalDav(client, Account(url, "walker", "secret")).discover()) == 1


async def test_a_server_in_a_network_that_the_operator_allows_may_speak_http():
    answer = multistatus(calendar("/walks/"))
    policy = policy_of("192.168.1.0/24")
    async with guarded_client(policy, backend=httpcore.AsyncMockBackend([answer])) as client:
        account = Account("http://192.168.1.5:5232", "walker", "secret")
        assert len(await CalDav(client, account).discover()) == 1


# what is told of it


async def test_the_password_is_in_no_log_no_text_and_no_trace(fake, trusting, caplog):
    caplog.set_level(logging.DEBUG)
    account = Account(fake.url, "anna.secret", "pass-word-1")
    dav = CalDav(trusting, account)
    walks = Collection(fake.url + "walks/", "Doctor's appointments")
    told = [repr(account), repr(dav), repr(vars(dav)), repr(vars(dav._wire)), repr(walks)]
    for answer in (multistatus(calendar("/walks/")), reply(401), reply(500), reply(207, "<"), b""):
        fake.answers = [answer]
        for doing in (dav.discover(), dav.create(walks, "a.ics", WRITTEN), dav.changes(walks, None)):
            try:
                told.append(repr(await doing))
            except Exception:  # noqa: BLE001 - whatever it is, it must not tell
                told.append(traceback.format_exc())

    everything = "\n".join([*told, *(record.getMessage() for record in caplog.records)])
    basic = base64.b64encode(b"anna.secret:pass-word-1").decode()
    assert fake.asked[0].headers["authorization"] == f"Basic {basic}"
    for secret in ("pass-word-1", "anna.secret", basic, "Doctor"):
        assert secret not in everything
