"""The guarded client, for protocols that say more than GET; and the system's own look-up of names."""

import socket

import httpx
import pytest
from internet import ADDRESS, CALENDAR, HOST, Internet, answer, sent_on

from coach.calendars import transport
from coach.calendars.addresses import PUBLIC_ONLY, policy_of
from coach.calendars.network import resolve
from coach.calendars.refusing import Refused
from coach.calendars.transport import guarded_client, within
from coach.domain.calendars import Refusal

URL = f"https://{HOST}/dav/"


@pytest.fixture(name="internet")
async def _internet():
    internet = Internet()
    yield internet
    assert internet.left_open() == 0
    await internet.close()


def client_on(internet, policy=PUBLIC_ONLY, seconds=10.0):
    return guarded_client(
        policy, resolver=internet.resolve, backend=internet, tls=internet.trusting, seconds=seconds
    )


async def why(internet, method, url, **settings):
    async with client_on(internet, **settings) as client:
        with pytest.raises(Refused) as refused:
            await client.request(method, url)
    return refused.value.why


async def test_any_method_may_be_used_with_a_body_and_headers(internet):
    site = await internet.serve(answer(status="207 Multi-Status"))
    async with client_on(internet) as client:
        got = await client.request("PROPFIND", URL, content=b"<x/>", headers={"Depth": "1"})

    assert (got.status_code, got.content) == (207, CALENDAR)
    assert site.asked[0].line == "PROPFIND /dav/ HTTP/1.1"
    assert (site.asked[0].headers["Depth"], site.asked[0].headers["Content-Length"]) == ("1", "4")


async def test_redirects_are_left_to_the_caller_and_cookies_are_not_kept(internet):
    site = await internet.serve(
        answer(b"", "302 x", Location="/x", Set_Cookie="a=b", Connection="close"), answer()
    )
    async with client_on(internet) as client:
        assert (await client.get(URL)).status_code == 302
        await client.get(URL)

    assert "Cookie" not in site.asked[1].headers


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("https://10.0.0.1/", Refusal.PRIVATE_ADDRESS),
        ("https://[::1]/", Refusal.PRIVATE_ADDRESS),
        ("https://neighbour.example/", Refusal.PRIVATE_ADDRESS),
        ("https://a.example:25/", Refusal.BAD_PORT),
        ("https://a.example:1023/", Refusal.BAD_PORT),
        ("http://a.example:5232/", Refusal.HTTP_ONLY),
        ("http://a.example/", Refusal.HTTP_ONLY),
        ("http://a.example:443/", Refusal.HTTP_ONLY),
        ("http://10.0.0.1/", Refusal.PRIVATE_ADDRESS),
        ("ftp://a.example/", Refusal.NOT_A_LINK),
        ("https://nowhere.example/", Refusal.NO_SUCH_HOST),
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "REPORT"])
async def test_it_goes_only_to_the_internet_by_https_at_a_port_of_no_other_service(
    internet, method, url, refusal
):
    internet.names = {HOST: [[ADDRESS]], "neighbour.example": [["192.168.1.1"]]}

    assert await why(internet, method, url) is refusal
    assert internet.dialled == []


async def test_it_goes_home_where_the_operator_allows_it(internet):
    await internet.serve(answer(), host="nas.home", address="192.168.1.5", port=5232, plain=True)
    async with client_on(internet, policy_of("192.168.1.0/24")) as client:
        assert (await client.get("http://nas.home:5232/")).content == CALENDAR


async def test_a_body_has_a_bound_even_where_its_reader_has_none(internet, monkeypatch):
    monkeypatch.setattr(transport, "MOST_WIRE", 1000)
    await internet.serve(answer(b"x" * 1000), answer(b"x" * 1001))
    async with client_on(internet) as client:
        assert len((await client.get(URL)).content) == 1000

    assert await why(internet, "GET", URL) is Refusal.TOO_BIG


async def test_each_step_has_its_time(internet):
    internet.names[HOST] = [[ADDRESS]]
    internet.dead.add(ADDRESS)

    assert await why(internet, "GET", URL, seconds=0.05) is Refusal.TOO_SLOW


async def test_a_server_that_is_silent_is_not_waited_for(internet):
    await internet.serve(nothing)

    assert await why(internet, "GET", URL, seconds=0.1) is Refusal.TOO_SLOW


async def test_an_exchange_of_many_steps_has_its_time_as_a_whole(internet):
    await internet.serve(shortly)

    async def many():
        async with client_on(internet) as client, within(0.3):
            for _ in range(100):
                await client.get(URL)

    with pytest.raises(Refused) as refused:
        await many()

    assert refused.value.why is Refusal.TOO_SLOW


async def test_a_proxy_and_certificates_of_the_environment_are_not_used(internet, monkeypatch, tmp_path):
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.1:3128")
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {HOST} login sam password pass")
    monkeypatch.setenv("NETRC", str(netrc))
    site = await internet.serve(answer())
    async with client_on(internet) as client:
        await client.get(URL)

    assert internet.dialled == [(ADDRESS, 443)]
    assert "Authorization" not in site.asked[0].headers


async def test_a_redirect_is_checked_again_by_whoever_follows_it(internet):
    await internet.serve(sent_on("https://169.254.169.254/latest/"))
    async with client_on(internet) as client:
        onward = (await client.get(URL)).next_request
        with pytest.raises(Refused) as refused:
            await client.send(onward)

    assert refused.value.why is Refusal.PRIVATE_ADDRESS


async def test_the_system_knows_this_machine():
    assert set(await resolve("localhost", 443)) <= {"127.0.0.1", "::1"}
    assert await resolve("127.0.0.1", 443) == ["127.0.0.1"]


@pytest.mark.parametrize(
    ("trouble", "refusal"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no name"), Refusal.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "nobody answers"), Refusal.UNREACHABLE),
        (socket.gaierror(socket.EAI_SYSTEM, "the system"), Refusal.UNREACHABLE),
        (OSError(24, "too many open files"), Refusal.NO_SUCH_HOST),
    ],
)
async def test_what_goes_wrong_when_looking_up_is_told(monkeypatch, trouble, refusal):
    def fail(*_args, **_kwargs):
        raise trouble

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Refused) as refused:
        await resolve("a.example", 443)

    assert refused.value.why is refusal


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "a\0b.example", "\udcff.example"])
async def test_what_can_not_be_looked_up_is_no_host(host):
    with pytest.raises(Refused) as refused:
        await resolve(host, 443)

    assert refused.value.why is Refusal.NO_SUCH_HOST


async def test_the_system_s_certificates_are_trusted_and_checked():
    context = transport.trusted()

    assert context.check_hostname
    assert context.cert_store_stats()["x509_ca"] > 50
    assert isinstance(context, type(httpx.create_ssl_context()))


async def nothing():
    await transport.asyncio.sleep(3600)
    yield b""


async def shortly():
    await transport.asyncio.sleep(0.05)
    yield answer(Connection="close")
