"""CalDAV servers that run for all tests of theirs, and a client that may reach them."""

import asyncio
import ssl

import pytest
import trustme
from caldav_servers import prepare_radicale, prepare_xandikos
from dav_fake import HOST, Fake, serving

from coach.calendars.addresses import policy_of
from coach.calendars.caldav import CalDav
from coach.calendars.dav_values import Account
from coach.calendars.transport import guarded_client


def _running(make, root):
    server = make(root)
    try:
        asyncio.run(server.start())
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def running_radicale(tmp_path_factory):
    yield from _running(prepare_radicale, tmp_path_factory.mktemp("radicale"))


@pytest.fixture(scope="session")
def running_xandikos(tmp_path_factory):
    yield from _running(prepare_xandikos, tmp_path_factory.mktemp("xandikos"))


@pytest.fixture(name="radicale")
async def _radicale(running_radicale):
    """A radicale with two empty calendars, and one that is read only."""
    await running_radicale.reset()
    return running_radicale


@pytest.fixture(params=["radicale", "xandikos"])
def running(request):
    return request.getfixturevalue(f"running_{request.param}")


@pytest.fixture(name="server")
async def _server(running):
    """Each of the servers, with two empty calendars."""
    await running.reset()
    return running


@pytest.fixture
async def http():
    """A guarded client of an operator who allows loopback; no authorities, which are slow to load."""
    async with guarded_client(
        policy_of("127.0.0.0/8"), tls=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ) as client:
        yield client


@pytest.fixture
def account_at(http):
    """Make the client of somebody's account."""

    def at(server, url=None, *, user=None, password=None):
        account = Account(url or server.url, user or server.user, password or server.password)
        return CalDav(http, account)

    return at


@pytest.fixture
def dav(server, account_at):
    """The client of the account on each of the servers."""
    return account_at(server)


async def to_loopback(host, port):
    """Find every host on this machine."""
    return ["127.0.0.1"]


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture
async def fake():
    """A server that answers what a test wants, over plain http."""
    async with serving(Fake()) as running:
        yield running


@pytest.fixture
async def fake_tls(authority):
    """The same with TLS, and good certificates for three names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, "p42.example.org", "dav.stranger.test").configure_cert(context)
    async with serving(Fake(scheme="https"), context) as running:
        yield running


@pytest.fixture
async def trusting(authority):
    """A guarded client that trusts the authority of `fake_tls` and finds all hosts on loopback."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    async with guarded_client(policy_of("127.0.0.0/8"), resolver=to_loopback, tls=context) as client:
        yield client


@pytest.fixture
def dav_at(trusting):
    """Make the client of an account at any address."""

    def at(url):
        return CalDav(trusting, Account(url, "walker", "pass w\u00f6rd"))

    return at
