"""CalDAV servers that run for all tests of theirs, and a client that may reach them."""

import asyncio
import ssl

import pytest
from caldav_servers import prepare_radicale, prepare_xandikos

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
