"""Fetches that go wrong on purpose, over real TLS and real sockets on loopback."""

import ssl
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
import trustme
from hostile import ANSWERS, INSTEAD_OF_TLS, LINKS
from internet import ADDRESS, CALENDAR, HOST, LINK, Internet, answer, connected, sent_on

from coach.calendars import fetching, network
from coach.calendars.addresses import is_public
from coach.calendars.links import read_link
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal


@pytest.fixture(name="internet")
async def _internet():
    internet = Internet()
    internet.names = {
        "neighbour.example": [["192.168.1.1"]],
        "half.example": [[ADDRESS, "10.0.0.1"]],
        "nobody.example": [["93.184.216.35"]],
        "accounts.google.com": [["93.184.216.36"]],
    }
    yield internet
    assert internet.left_open() == 0
    await internet.close()
    assert all(is_public(ip_address(address)) for address, _ in internet.dialled)
    assert {port for _, port in internet.dialled} <= {443, 8443}


async def why(internet, text=LINK):
    async with connected(internet) as fetcher:
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(read_link(text))
    assert str(refused.value) == refused.value.why.value
    return refused.value.why


async def fetched(internet, text=LINK):
    async with connected(internet) as fetcher:
        return (await fetcher.fetch(read_link(text))).body


def self_signed(_):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    with authority.cert_pem.tempfile() as certificate, authority.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
    return context


CERTIFICATES = {
    "expired": lambda internet: internet.certified(HOST, not_after=datetime(2026, 1, 1, tzinfo=UTC)),
    "of the future": lambda internet: internet.certified(HOST, not_before=datetime(2999, 1, 1, tzinfo=UTC)),
    "another host's": lambda internet: internet.certified("b.example"),
    "a subdomain's": lambda internet: internet.certified(f"*.{HOST}"),
    "an address's": lambda internet: internet.certified(ADDRESS),
    "an unknown authority's": lambda _: Internet().certified(HOST),
    "self-signed": self_signed,
}


@pytest.mark.parametrize("name", ANSWERS)
async def test_an_answer_that_is_no_calendar_is_refused_for_its_own_reason(internet, monkeypatch, name):
    hostile, refusal = ANSWERS[name]
    if refusal is Refusal.TOO_SLOW:
        monkeypatch.setattr(fetching, "SECONDS", 0.5)
    await internet.serve(hostile)

    assert await why(internet) is refusal
    assert set(internet.dialled) == {(ADDRESS, 443)}


@pytest.mark.parametrize("text", LINKS)
async def test_a_link_that_leads_nowhere_good_is_refused_for_its_own_reason(internet, text):
    internet.names["calendar.google.com"] = [[ADDRESS]]
    await internet.serve(answer(b"", "404 Not Found"), host="calendar.google.com")

    assert await why(internet, text) is LINKS[text]


@pytest.mark.parametrize("name", CERTIFICATES)
async def test_a_certificate_that_is_not_good_for_the_host_is_refused(internet, name):
    site = await internet.serve(answer(), tls=CERTIFICATES[name](internet))

    assert await why(internet) is Refusal.TLS
    assert site.asked == []


@pytest.mark.parametrize("name", INSTEAD_OF_TLS)
async def test_what_does_not_speak_tls_is_refused(internet, monkeypatch, name):
    said, refusal = INSTEAD_OF_TLS[name]
    if refusal is Refusal.TOO_SLOW:
        monkeypatch.setattr(fetching, "SECONDS", 0.5)
    await internet.serve(said, plain=True)

    assert await why(internet) is refusal


def test_every_reason_is_met_here():
    met = {refusal for _, refusal in (*ANSWERS.values(), *INSTEAD_OF_TLS.values())} | set(LINKS.values())

    assert met == set(Refusal)


async def test_a_host_that_is_not_public_is_not_dialled(internet):
    await internet.serve(answer(), address="192.168.1.1", host="neighbour.example")

    assert await why(internet, "https://neighbour.example/") is Refusal.PRIVATE_ADDRESS
    assert internet.dialled == []


async def test_one_address_that_is_not_public_keeps_us_from_the_others(internet):
    await internet.serve(answer(), host="half.example")

    assert await why(internet, "https://half.example/") is Refusal.PRIVATE_ADDRESS
    assert internet.dialled == []


async def test_an_address_beyond_those_that_are_tried_is_checked_too(internet):
    internet.names[HOST] = [[f"93.184.216.{last}" for last in range(40, 60)] + ["10.0.0.1"]]

    assert await why(internet) is Refusal.PRIVATE_ADDRESS
    assert internet.dialled == []


async def test_a_name_is_looked_up_once_and_what_it_says_later_does_not_count(internet):
    await internet.serve(answer())
    internet.names[HOST] = [[ADDRESS], ["127.0.0.1"]]

    assert await fetched(internet) == CALENDAR
    assert internet.looked_up == [HOST]
    assert internet.dialled == [(ADDRESS, 443)]


async def test_a_name_that_turns_private_between_two_hops_is_refused(internet):
    await internet.serve(sent_on("/again"))
    internet.names[HOST] = [[ADDRESS], ["127.0.0.1"]]

    assert await why(internet) is Refusal.BAD_REDIRECT
    assert internet.dialled == [(ADDRESS, 443)]


async def test_a_name_that_turns_private_between_two_fetches_is_refused(internet):
    await internet.serve(answer())
    internet.names[HOST] = [[ADDRESS], ["169.254.169.254"]]
    async with connected(internet) as fetcher:
        await fetcher.fetch(read_link(LINK))
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(read_link(LINK))

    assert refused.value.why is Refusal.PRIVATE_ADDRESS
    assert internet.dialled == [(ADDRESS, 443)]


async def test_an_address_typed_is_not_looked_up(internet):
    await internet.serve(answer(), host=ADDRESS)

    assert await fetched(internet, f"https://{ADDRESS}/") == CALENDAR
    assert await fetched(internet, "https://1572395042/") == CALENDAR
    assert internet.looked_up == []


async def test_a_name_without_addresses_is_no_host(internet):
    internet.names[HOST] = [[]]

    assert await why(internet) is Refusal.NO_SUCH_HOST


async def test_the_next_address_is_tried_where_one_is_dead(internet, monkeypatch):
    monkeypatch.setattr(network, "CONNECT_SECONDS", 0.3)
    await internet.serve(answer())
    internet.dead.add("93.184.216.41")
    internet.names[HOST] = [["93.184.216.40", "93.184.216.41", ADDRESS]]

    assert await fetched(internet) == CALENDAR
    assert internet.dialled == [("93.184.216.40", 443), ("93.184.216.41", 443), (ADDRESS, 443)]


async def test_both_families_are_tried_where_one_of_them_leads_nowhere(internet):
    await internet.serve(answer())
    internet.names[HOST] = [[*(f"2a00::{last}" for last in range(1, 9)), ADDRESS, "93.184.216.40"]]

    assert await fetched(internet) == CALENDAR
    assert internet.dialled == [("2a00::1", 443), (ADDRESS, 443)]


async def test_not_more_than_four_addresses_are_tried(internet):
    internet.names[HOST] = [[f"93.184.216.{last}" for last in range(40, 60)]]

    assert await why(internet) is Refusal.UNREACHABLE
    assert len(internet.dialled) == 4


async def test_addresses_that_are_all_dead_take_no_more_than_the_time_there_is(internet, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.1)
    internet.dead.add(ADDRESS)
    internet.names[HOST] = [[ADDRESS]]

    assert await why(internet) is Refusal.TOO_SLOW


async def test_a_name_that_nobody_answers_for_takes_no_more_than_the_time_there_is(internet, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.1)
    site = await internet.serve(answer())
    internet.resolve = never

    assert await why(internet) is Refusal.TOO_SLOW
    assert site.asked == []


async def test_three_redirects_are_followed_and_a_fourth_is_not(internet):
    way = [sent_on(f"/{place}", status) for place, status in enumerate(["301 x", "303 x", "307 x", "308 x"])]
    await internet.serve(*way[:3], answer())
    assert await fetched(internet) == CALENDAR

    await internet.serve(*way, answer())
    assert await why(internet) is Refusal.TOO_MANY_REDIRECTS


async def test_credentials_follow_to_the_same_origin_and_are_dropped_on_another(internet):
    here = await internet.serve(sent_on("/next"), sent_on("https://b.example/x"))
    there = await internet.serve(sent_on(LINK), host="b.example", address="93.184.216.50")

    assert await why(internet, LINK.replace("://", "://sam:pass@")) is Refusal.TOO_MANY_REDIRECTS
    assert [asked.headers.get("Authorization") for asked in here.asked] == ["Basic c2FtOnBhc3M="] * 2 + [None]
    assert [asked.headers.get("Authorization") for asked in there.asked] == [None]


async def test_credentials_are_dropped_on_another_port(internet):
    await internet.serve(sent_on(f"https://{HOST}:8443/x"))
    there = await internet.serve(answer(), port=8443)

    assert await fetched(internet, LINK.replace("://", "://sam:pass@")) == CALENDAR
    assert [asked.headers.get("Authorization") for asked in there.asked] == [None]


async def test_nothing_of_the_link_or_of_another_answer_is_told_to_another_host(internet):
    await internet.serve(sent_on("https://b.example/x").replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b\r\n\r\n"))
    there = await internet.serve(answer(), host="b.example", address="93.184.216.50")

    assert await fetched(internet) == CALENDAR
    assert there.asked[0].line == "GET /x HTTP/1.1"
    assert set(there.asked[0].headers) == {"Host", "User-Agent", "Accept-Encoding", "Accept"}


async def test_an_authority_of_the_test_is_not_trusted_by_itself(internet):
    await internet.serve(answer())
    fetcher = fetching.Fetcher(policy=fetching.Policy(), resolver=internet.resolve, backend=internet)
    with pytest.raises(Refused) as refused:
        await fetcher.fetch(read_link(LINK))
    await fetcher.close()

    assert refused.value.why is Refusal.TLS


async def test_a_proxy_of_the_environment_is_not_used(internet, monkeypatch):
    for name in ("HTTPS_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    await internet.serve(answer())

    assert await fetched(internet) == CALENDAR
    assert internet.dialled == [(ADDRESS, 443)]


async def never(host, port):
    await fetching.asyncio.sleep(3600)
