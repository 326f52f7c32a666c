"""What changed in a calendar, told in the many ways that servers have."""

from datetime import UTC, datetime, timedelta

import pytest
from dav_fake import error, found, multistatus, reply, said

from coach.calendars import dav_reading
from coach.calendars.dav_errors import DavTrouble, NoSync, TokenLost
from coach.calendars.dav_values import Changes, Collection, Resource
from coach.domain.calendars import Trouble

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
SUNDAY = MONDAY + timedelta(days=6)


@pytest.fixture(name="dav")
def _dav(fake, dav_at):
    return dav_at(fake.url)


@pytest.fixture(name="walks")
def _walks(fake):
    return Collection(fake.url + "walks/", "Walks")


def changed(name):
    return found(f"/walks/{name}.ics", f'<getetag>"{name}"</getetag>')


def with_data(name):
    data = f"<c:calendar-data>BEGIN:{name}&#13;\nEND</c:calendar-data>"
    return found(f"/walks/{name}.ics", f'<getetag>"{name}"</getetag>', data)


def resource(walks, name):
    return Resource(f"{walks.href}{name}.ics", f'"{name}"', f"BEGIN:{name}\r\nEND".encode())


async def test_what_comes_without_its_data_is_asked_for(fake, dav, walks):
    fake.answers = [
        multistatus(
            changed("a"),
            changed("b"),
            said("/walks/c.ics", 404),
            said("https://elsewhere.test/d", 404),
            after="2",
        ),
        multistatus(with_data("b"), with_data("a")),
    ]

    changes = await dav.changes(walks, "1")

    assert changes == Changes((resource(walks, "b"), resource(walks, "a")), (walks.href + "c.ics",), "2")
    assert "<d:sync-token>1</d:sync-token>" in fake.asked[0].body
    assert [one.headers["depth"] for one in fake.asked] == ["0", "1"]
    assert "<d:href>/walks/a.ics</d:href><d:href>/walks/b.ics</d:href>" in fake.asked[1].body


async def test_what_is_gone_when_its_data_is_asked_for_is_told_as_deleted(fake, dav, walks):
    fake.answers = [
        multistatus(changed("a"), changed("b"), after="2"),
        multistatus(with_data("a"), said("/walks/b.ics", 404)),
    ]

    assert await dav.changes(walks, "1") == Changes((resource(walks, "a"),), (walks.href + "b.ics",), "2")


async def test_nothing_is_asked_for_when_nothing_changed(fake, dav, walks):
    fake.answers = [multistatus(after="2")]

    assert await dav.changes(walks, "1") == Changes((), (), "2")
    assert len(fake.asked) == 1


async def test_changes_are_read_in_as_many_parts_as_a_server_makes_of_them(fake, dav, walks):
    fake.answers = [
        multistatus(changed("a"), changed("b"), said("/walks/", 507), after="2"),
        multistatus(changed("c"), said("/walks/b.ics", 404), said("/walks", 507), after="3"),
        multistatus(changed("d"), after="4"),
        multistatus(*(with_data(name) for name in "acd")),
    ]

    changes = await dav.changes(walks, "1")

    assert [one.etag for one in changes.changed] == ['"a"', '"c"', '"d"']
    assert (changes.deleted, changes.token) == ((walks.href + "b.ics",), "4")
    assert [f"token>{n}<" in one.body for n, one in zip("123", fake.asked, strict=False)] == [True] * 3


async def test_what_came_back_after_it_was_deleted_is_told_as_there(fake, dav, walks):
    fake.answers = [
        multistatus(said("/walks/a.ics", 404), said("/walks/", 507), after="2"),
        multistatus(changed("a"), after="3"),
        multistatus(with_data("a")),
    ]

    assert await dav.changes(walks, "1") == Changes((resource(walks, "a"),), (), "3")


async def test_parts_that_never_get_further_are_given_up(fake, dav, walks):
    fake.answers = [multistatus(said("/walks/", 507), after="1")]

    with pytest.raises(DavTrouble) as raised:
        await dav.changes(walks, "1")

    assert (raised.value.why, len(fake.asked)) == (Trouble.TOO_BIG, 1)


async def test_parts_without_an_end_are_given_up(fake, dav, walks, monkeypatch):
    monkeypatch.setattr(dav_reading, "MOST_ROUNDS", 5)
    fake.answer = lambda _asked: multistatus(said("/walks/", 507), after=str(len(fake.asked)))

    with pytest.raises(DavTrouble) as raised:
        await dav.changes(walks, None)

    assert (raised.value.why, len(fake.asked)) == (Trouble.TOO_BIG, 5)


async def test_more_changes_than_a_calendar_has_entries_are_given_up(fake, dav, walks, monkeypatch):
    monkeypatch.setattr(dav_reading, "MOST_RESPONSES", 20)
    fake.answer = lambda _asked: multistatus(
        *(changed(f"{len(fake.asked)}-{n}") for n in range(9)),
        said("/walks/", 507),
        after=str(len(fake.asked)),
    )

    with pytest.raises(DavTrouble) as raised:
        await dav.changes(walks, None)

    assert (raised.value.why, len(fake.asked)) == (Trouble.TOO_BIG, 3)


@pytest.mark.parametrize(
    "answer",
    [
        error(403, "valid-sync-token"),
        error(412, "valid-sync-token"),
        error(409, "valid-sync-token"),
        error(400, "valid-sync-token"),
        reply(403),
        reply(409),
        reply(410),
        reply(412),
    ],
)
async def test_a_token_that_is_refused_is_lost(answer, fake, dav, walks):
    fake.answers = [answer]

    with pytest.raises(TokenLost):
        await dav.changes(walks, "1")


@pytest.mark.parametrize("status", [403, 409, 412])
async def test_without_a_token_none_can_be_lost(status, fake, dav, walks):
    fake.answers = [reply(status)]

    with pytest.raises(NoSync):
        await dav.changes(walks, None)


@pytest.mark.parametrize("token", [None, "1"])
@pytest.mark.parametrize(
    "answer",
    [
        error(403, "supported-report"),
        error(409, "supported-report"),
        error(403, "sync-traversal-supported"),
        reply(400),
        reply(405),
        reply(415),
        reply(422),
        reply(501),
        multistatus(changed("a")),
        multistatus(said("/walks/", 404), after="2"),
    ],
)
async def test_a_server_that_tells_no_changes_is_known_by_its_answer(token, answer, fake, dav, walks):
    fake.answers = [answer]

    with pytest.raises(NoSync):
        await dav.changes(walks, token)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (reply(200, "<html>"), Trouble.NO_CALDAV),
        (reply(401), Trouble.WRONG_PASSWORD),
        (reply(404), Trouble.NOT_THERE),
        (reply(429), Trouble.TOO_MANY),
        (reply(500), Trouble.SERVER_DOWN),
        (reply(507), Trouble.TOO_BIG),
    ],
)
async def test_a_server_in_trouble_is_not_taken_for_one_that_tells_no_changes(answer, why, fake, dav, walks):
    fake.answers = [answer]

    with pytest.raises(DavTrouble) as raised:
        await dav.changes(walks, None)

    assert raised.value.why == why


async def test_events_that_are_cut_short_are_too_big(fake, dav, walks):
    fake.answers = [multistatus(with_data("a"), said("/walks/", 507))]

    with pytest.raises(DavTrouble) as raised:
        await dav.events(walks, MONDAY, SUNDAY)

    assert raised.value.why == Trouble.TOO_BIG


async def test_events_that_come_without_their_data_are_asked_for_a_number_at_once(
    fake, dav, walks, monkeypatch
):
    monkeypatch.setattr(dav_reading, "AT_ONCE", 2)
    fake.answers = [
        multistatus(changed("a"), with_data("b"), changed("c"), changed("d"), found("/walks/inner/")),
        multistatus(with_data("a"), with_data("c")),
        multistatus(with_data("d")),
    ]

    read = await dav.events(walks, MONDAY, SUNDAY)

    assert {one.etag for one in read} == {'"a"', '"b"', '"c"', '"d"'}
    assert [one.body.count("<d:href>") for one in fake.asked] == [0, 2, 1]


async def test_an_event_without_an_etag_is_read_all_the_same(fake, dav, walks):
    data = "<c:calendar-data>BEGIN:VCALENDAR</c:calendar-data>"
    fake.answers = [multistatus(found("/walks/a.ics", data, "<getetag> </getetag>"))]

    assert [one.etag for one in await dav.events(walks, MONDAY, SUNDAY)] == [None]


async def test_addresses_that_are_spelt_in_two_ways_are_the_same(fake, dav, walks):
    fake.answers = [
        multistatus(found("/w%61lks/%7Ea%2fb%c3%bc.ics", "<getetag/>"), after="2"),
        multistatus(found("/walks/~a%2Fb%C3%BC.ics", "<c:calendar-data>x</c:calendar-data>")),
    ]

    (read,) = (await dav.changes(walks, None)).changed

    assert read.href == walks.href + "~a%2Fb%C3%BC.ics"
    assert "<d:href>/walks/~a%2Fb%C3%BC.ics</d:href>" in fake.asked[1].body


async def test_the_time_asked_for_is_in_utc(fake, dav, walks):
    fake.answers = [multistatus()]

    berlin = datetime.fromisoformat("2026-03-02T01:00:00+01:00")
    await dav.events(walks, berlin, berlin + timedelta(days=1))

    assert 'start="20260302T000000Z" end="20260303T000000Z"' in fake.asked[0].body
    assert (fake.asked[0].method, fake.asked[0].headers["depth"]) == ("REPORT", "1")


@pytest.mark.parametrize("answers", [[said("/walks/a.ics", 500)], [changed("a")]])
async def test_what_a_server_cannot_read_itself_is_not_taken_for_gone(answers, fake, dav, walks):
    fake.answers = [multistatus(with_data("b"), *answers), multistatus(said("/walks/a.ics", 503))]

    with pytest.raises(DavTrouble) as raised:
        await dav.events(walks, MONDAY, SUNDAY)

    assert raised.value.why == Trouble.SERVER_DOWN
