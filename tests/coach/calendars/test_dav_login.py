"""A server that wants a digest of the password, as Baïkal does unless it is told otherwise."""

import re
from hashlib import md5

import pytest
from dav_fake import calendar, multistatus, reply

from coach.calendars.dav_errors import DavTrouble
from coach.calendars.dav_values import Collection
from coach.domain.calendars import Trouble

PART = re.compile(r'(\w+)="?([^",]*)"?')
WRITTEN = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def hashed(*parts):
    return md5(":".join(parts).encode(), usedforsecurity=False).hexdigest()


class Digesting:
    """Lets in who knows the password, for so many requests with one nonce."""

    def __init__(self, then, times=100):
        self.then = then
        self.times = times
        self.nonce = 0

    def __call__(self, asked):
        if self.lets_in(asked):
            return self.then
        self.nonce += 1
        self.left = self.times
        challenge = f'Digest realm="BaikalDAV", qop="auth", nonce="{self.nonce}", opaque="o"'
        return reply(401, "x" * 1000, {"WWW-Authenticate": challenge})

    def lets_in(self, asked):
        told = dict(PART.findall(asked.headers["authorization"].partition("Digest ")[2]))
        if told.get("nonce") != str(self.nonce) or not self.left:
            return False
        self.left -= 1
        who = hashed("walker", "BaikalDAV", "pass wörd")
        what = hashed(asked.method, asked.path)
        between = (told[name] for name in ("nonce", "nc", "cnonce", "qop"))
        return told["uri"] == asked.path and told["response"] == hashed(who, *between, what)


async def test_a_digest_is_shown_to_a_server_that_wants_one_and_from_then_on(fake, dav_at):
    fake.answer = Digesting(multistatus(calendar("/walks/")))
    dav = dav_at(fake.url + "walks/")

    (walks,) = await dav.discover()
    fake.answer.then = reply(201, headers={"ETag": '"1"'})
    etag = await dav.create(walks, "a.ics", WRITTEN)

    shown = [one.headers["authorization"].partition(" ")[0] for one in fake.asked]
    assert (shown, etag) == (["Basic", "Digest", "Digest"], '"1"')
    assert fake.asked[-1].body == WRITTEN.decode()


async def test_a_nonce_that_ran_out_is_renewed(fake, dav_at):
    fake.answer = Digesting(multistatus(after="1"), times=1)
    dav = dav_at(fake.url)
    walks = Collection(fake.url + "walks/", "Walks")

    for _ in range(3):
        await dav.changes(walks, "1")

    assert fake.answer.nonce == 3


async def test_a_wrong_password_is_wrong_as_a_digest_too(fake, dav_at):
    fake.answer = Digesting(multistatus(), times=0)

    with pytest.raises(DavTrouble) as raised:
        await dav_at(fake.url).discover()

    assert (raised.value.why, len(fake.asked)) == (Trouble.WRONG_PASSWORD, 2)


@pytest.mark.parametrize(
    "challenge",
    [
        "Basic realm=x",
        "Digest",
        "Digest nonsense",
        'Digest realm="x"',
        'Digest realm="x", nonce="1", algorithm="ROT13"',
        'Digest realm="x", nonce="1", qop="auth-int"',
        'Digest realm="x", nonce="1", qop="else"',
        "Negotiate",
    ],
)
async def test_what_cannot_be_answered_is_told_as_a_wrong_password(challenge, fake, dav_at):
    fake.answer = lambda _asked: reply(401, headers={"WWW-Authenticate": challenge})

    with pytest.raises(DavTrouble) as raised:
        await dav_at(fake.url).discover()

    assert (raised.value.why, len(fake.asked)) == (Trouble.WRONG_PASSWORD, 1)
