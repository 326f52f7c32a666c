"""The CalDAV client against two real servers."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from caldav_servers import free_port

from coach.calendars import caldav, dav_reading
from coach.calendars.caldav import CalDav
from coach.calendars.dav_errors import AlreadyThere, DavTrouble, Gone, Stale, TokenLost
from coach.calendars.dav_values import Account, Collection
from coach.domain.calendars import Trouble

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOON = MONDAY + timedelta(hours=12)
WEEK = timedelta(days=7)


def ics(uid="walk@example.org", title="Walk", start=NOON, *lines):
    end = start + timedelta(minutes=30)
    event = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20260301T000000Z",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{end:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{title}",
        *lines,
        "END:VEVENT",
    ]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//", *event, "END:VCALENDAR", ""])


def body(*arguments):
    return ics(*arguments).encode()


def walks_of(server):
    return Collection(server.calendar_url, "Walks")


def name_of(href):
    return href.rsplit("/", 1)[1]


def texts(resources):
    return sorted(line for one in resources for line in one.body.decode().splitlines() if "SUMMARY" in line)


async def trouble_in(doing):
    with pytest.raises(DavTrouble) as raised:
        await doing
    return raised.value.why


@pytest.fixture(name="walks")
def _walks(server):
    return walks_of(server)


# finding calendars


@pytest.mark.parametrize(
    "path", ["", "walker/", "walker", ".well-known/caldav"], ids=["root", "principal", "slashless", "known"]
)
async def test_all_calendars_are_found_from(path, server, account_at):
    found = await account_at(server, server.url + path).discover()

    assert {(one.href, one.name) for one in found} >= {
        (server.calendar_url, "Walks"),
        (server.address_of("Work"), "Work"),
    }
    assert all(one.syncs for one in found)
    assert all(one.holds_events for one in found)


async def test_all_calendars_are_found_from_their_home(server, account_at):
    found = await account_at(server, server.home_url).discover()

    assert {one.name for one in found} >= {"Walks", "Work"}


@pytest.mark.parametrize("end", ["", "/"])
async def test_of_the_address_of_a_calendar_only_that_one_is_found(end, server, account_at):
    found = await account_at(server, server.calendar_url.rstrip("/") + end).discover()

    assert [(one.href, one.name, one.writable) for one in found] == [(server.calendar_url, "Walks", True)]


async def test_a_calendar_whose_name_is_escaped_is_found_and_used(server, account_at):
    url = await server.make_calendar("Spaziergänge & Co")
    account = account_at(server)

    (found,) = [one for one in await account.discover() if one.href == url]
    await account.create(found, "a.ics", body())
    read = await account.events(found, MONDAY, MONDAY + WEEK)

    await server.remove_calendar("Spaziergänge & Co")
    assert found.name == "Spaziergänge & Co"
    assert [one.href for one in read] == [url + "a.ics"]


async def test_a_wrong_password_is_told_as_that(server, account_at):
    mistyped = account_at(server, password=server.password.upper())

    assert await trouble_in(mistyped.discover()) == Trouble.WRONG_PASSWORD
    assert await trouble_in(mistyped.create(walks_of(server), "a.ics", body())) == Trouble.WRONG_PASSWORD
    assert await trouble_in(account_at(server, user="nobody").discover()) == Trouble.WRONG_PASSWORD
    assert await server.list() == []


async def test_nobody_there_is_told_as_a_server_that_is_down(http):
    account = Account(f"http://127.0.0.1:{free_port()}/", "walker", "secret")

    assert await trouble_in(CalDav(http, account).discover()) == Trouble.SERVER_DOWN


async def test_a_server_that_went_down_is_told_as_that_and_used_again_when_it_is_up(server, dav, walks):
    await dav.create(walks, "a.ics", body())

    await server.stop()
    down = await trouble_in(dav.events(walks, MONDAY, MONDAY + WEEK))
    await server.start()

    assert down == Trouble.SERVER_DOWN
    assert len(await dav.events(walks, MONDAY, MONDAY + WEEK)) == 1


# writing


async def test_what_is_created_is_there_for_others(server, dav, walks):
    etag = await dav.create(walks, "a.ics", body())

    assert await server.list() == ["a.ics"]
    assert "SUMMARY:Walk" in await server.get("a.ics")
    assert (await dav.get(walks.href + "a.ics")).etag == etag


async def test_nothing_is_written_over_what_is_there_already(server, dav, walks):
    await server.put("a.ics", ics(title="Theirs"))

    with pytest.raises(AlreadyThere):
        await dav.create(walks, "a.ics", body())

    assert "SUMMARY:Theirs" in await server.get("a.ics")


async def test_a_uid_that_is_there_under_another_name_is_told_as_already_there(server, dav, walks):
    await server.put("theirs.ics", ics())

    with pytest.raises(AlreadyThere):
        await dav.create(walks, "ours.ics", body())

    assert await server.list() == ["theirs.ics"]


async def test_what_was_read_can_be_replaced(server, dav, walks):
    first = await dav.create(walks, "a.ics", body())

    second = await dav.replace(walks.href + "a.ics", body("walk@example.org", "Later"), first)

    assert second not in {first, None}
    assert "SUMMARY:Later" in await server.get("a.ics")


async def test_what_somebody_changed_is_neither_replaced_nor_removed(server, dav, walks):
    etag = await dav.create(walks, "a.ics", body())
    await server.put("a.ics", ics(title="Theirs"))

    with pytest.raises(Stale):
        await dav.replace(walks.href + "a.ics", body(), etag)
    with pytest.raises(Stale):
        await dav.remove(walks.href + "a.ics", etag)

    assert "SUMMARY:Theirs" in await server.get("a.ics")


async def test_what_somebody_removed_is_gone_and_stays_so(server, dav, walks):
    etag = await dav.create(walks, "a.ics", body())
    await server.delete("a.ics")

    with pytest.raises(Gone):
        await dav.get(walks.href + "a.ics")
    with pytest.raises(Gone):
        await dav.replace(walks.href + "a.ics", body(), etag)
    with pytest.raises(Gone):
        await dav.remove(walks.href + "a.ics", etag)

    assert await server.list() == []


async def test_what_is_removed_is_no_longer_there(server, dav, walks):
    etag = await dav.create(walks, "a.ics", body())
    await server.put("b.ics", ics("b@example.org"))

    await dav.remove(walks.href + "a.ics", etag)

    assert await server.list() == ["b.ics"]


async def test_a_write_whose_answer_was_lost_can_be_told_from_one_of_others(server, dav, walks):
    await dav.create(walks, "a.ics", body())

    with pytest.raises(AlreadyThere):
        await dav.create(walks, "a.ics", body())

    assert b"SUMMARY:Walk" in (await dav.get(walks.href + "a.ics")).body


async def test_two_that_create_one_resource_at_once_make_one_of_it(server, dav, walks):
    outcomes = await asyncio.gather(
        dav.create(walks, "a.ics", body("walk@example.org", "One")),
        dav.create(walks, "a.ics", body("walk@example.org", "Two")),
        return_exceptions=True,
    )

    assert [type(one) for one in outcomes].count(AlreadyThere) == 1
    assert await server.list() == ["a.ics"]


async def test_a_calendar_that_was_removed_is_not_there(server, dav):
    gone = Collection(server.address_of("nowhere"), "Nowhere")

    assert await trouble_in(dav.create(gone, "a.ics", body())) == Trouble.NOT_THERE
    assert await trouble_in(dav.events(gone, MONDAY, MONDAY + WEEK)) == Trouble.NOT_THERE
    assert await trouble_in(dav.changes(gone, None)) == Trouble.NOT_THERE
    assert await trouble_in(dav.token(gone)) == Trouble.NOT_THERE


async def test_a_body_that_is_no_calendar_is_told_as_our_fault_and_not_as_stale(server, dav, walks):
    etag = await dav.create(walks, "a.ics", body())

    assert await trouble_in(dav.create(walks, "b.ics", b"BEGIN:VCALENDAR\r\n")) == Trouble.BROKEN_ANSWER
    assert (
        await trouble_in(dav.replace(walks.href + "a.ics", b"BEGIN:VCALENDAR\r\n", etag))
        == Trouble.BROKEN_ANSWER
    )
    assert await server.list() == ["a.ics"]


@pytest.mark.parametrize("name", ["", ".", "..", "../work/a.ics", "a b.ics", "ä.ics", "a%2F.ics", "a" * 201])
def test_no_resource_is_made_under_a_name_that_servers_spell_in_their_own_way(name):
    with pytest.raises(ValueError, match=r"^$"):
        caldav.address_in(Collection("https://dav.example.org/walks/", "Walks"), name)


async def test_a_calendar_that_may_only_be_read_is_told_as_that(radicale, account_at):
    account = account_at(radicale)

    (kept,) = [one for one in await account.discover() if one.name == "Kept"]

    assert not kept.writable
    assert await account.events(kept, MONDAY, MONDAY + WEEK) == ()
    assert await trouble_in(account.create(kept, "a.ics", body())) == Trouble.READ_ONLY


async def test_calendars_of_others_are_barred_as_with_a_wrong_password(radicale, account_at):
    theirs = Collection(f"{radicale.url}somebody/walks/", "Theirs")

    assert await trouble_in(account_at(radicale).events(theirs, MONDAY, MONDAY + WEEK)) == (
        Trouble.WRONG_PASSWORD
    )


# reading


async def test_what_takes_place_in_a_time_is_read_with_whole_series(server, dav, walks):
    await server.put("before.ics", ics("before", "Before", MONDAY - timedelta(hours=2)))
    await server.put("in.ics", ics("in", "In", NOON))
    await server.put("after.ics", ics("after", "After", MONDAY + 2 * WEEK))
    await server.put("series.ics", ics("series", "Series", NOON - 5 * WEEK, "RRULE:FREQ=WEEKLY"))
    await server.put("ended.ics", ics("ended", "Ended", NOON - 5 * WEEK, "RRULE:FREQ=WEEKLY;COUNT=2"))

    read = await dav.events(walks, MONDAY, MONDAY + WEEK)

    assert texts(read) == ["SUMMARY:In", "SUMMARY:Series"]
    assert {name_of(one.href) for one in read} == {"in.ics", "series.ics"}
    assert "DTSTART:20260126T120000Z" in next(one for one in read if "series" in one.href).body.decode()
    assert [one.etag for one in read] == [(await dav.get(one.href)).etag for one in read]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("mein Spaziergang.ics", "mein%20Spaziergang.ics"),
        ("Straße ü.ics", "Stra%C3%9Fe%20%C3%BC.ics"),
        ("50%25.ics", "50%2525.ics"),
        ("a+b@c;d=1.ics", None),
    ],
)
async def test_resources_of_any_name_are_read_replaced_and_removed(name, path, server, dav, walks):
    await server.put(name, ics())

    (read,) = await dav.events(walks, MONDAY, MONDAY + WEEK)
    (changed,) = (await dav.changes(walks, None)).changed
    etag = await dav.replace(read.href, body("walk@example.org", "Later"), read.etag)
    later = await server.get(name)
    await dav.remove(changed.href, etag)

    assert read == changed
    assert path is None or name_of(read.href) == path
    assert "SUMMARY:Later" in later
    assert await server.list() == []


async def test_a_resource_over_its_bound_is_left_out_and_the_others_are_read(server, dav, walks, monkeypatch):
    for module in (caldav, dav_reading):
        monkeypatch.setattr(module, "MOST_RESOURCE", 5_000)
    await server.put("big.ics", ics("big", "Big", NOON, "DESCRIPTION:" + "x" * 5_000))
    await server.put("small.ics", ics("small", "Small"))

    read = {name_of(one.href): one for one in await dav.events(walks, MONDAY, MONDAY + WEEK)}

    assert (read["big.ics"].oversized, read["big.ics"].body) == (True, b"")
    assert texts([read["small.ics"]]) == ["SUMMARY:Small"]
    assert await trouble_in(dav.get(walks.href + "big.ics")) == Trouble.TOO_BIG


async def test_more_resources_than_are_asked_for_at_once_are_read(server, dav, walks, monkeypatch):
    monkeypatch.setattr(dav_reading, "AT_ONCE", 4)
    for number in range(10):
        await server.put(f"{number}.ics", ics(f"{number}", f"Walk {number}"))

    changes = await dav.changes(walks, None)

    assert len(changes.changed) == 10
    assert all(one.body for one in changes.changed)


# what changed


async def test_only_what_changed_since_a_token_is_read(server, dav, walks):
    await server.put("stays.ics", ics("stays", "Stays"))
    await server.put("moves.ics", ics("moves", "Moves"))
    await server.put("goes.ics", ics("goes", "Goes"))
    first = await dav.changes(walks, None)
    await server.put("moves.ics", ics("moves", "Moved"))
    await server.put("new.ics", ics("new", "New"))
    await server.delete("goes.ics")

    second = await dav.changes(walks, first.token)
    third = await dav.changes(walks, second.token)

    assert texts(first.changed) == ["SUMMARY:Goes", "SUMMARY:Moves", "SUMMARY:Stays"]
    assert first.deleted == ()
    assert texts(second.changed) == ["SUMMARY:Moved", "SUMMARY:New"]
    assert second.deleted == (walks.href + "goes.ics",)
    assert (third.changed, third.deleted, third.token) == ((), (), second.token)


async def test_the_token_of_now_tells_what_changes_from_now_on(server, dav, walks):
    await server.put("old.ics", ics("old", "Old"))

    token = await dav.token(walks)
    await server.put("new.ics", ics("new", "New"))

    assert texts((await dav.changes(walks, token)).changed) == ["SUMMARY:New"]


@pytest.mark.parametrize("token", ["http://radicale.org/ns/sync/" + "0" * 64, "nonsense", "0" * 40, "<&>"])
async def test_a_token_that_means_nothing_any_more_is_lost(token, dav, walks):
    with pytest.raises(TokenLost):
        await dav.changes(walks, token)

    assert (await dav.changes(walks, None)).changed == ()


async def test_the_ctag_changes_with_the_calendar(server, dav, walks):
    first = await dav.ctag(walks)
    same = await dav.ctag(walks)
    await server.put("a.ics", ics())

    assert first == same
    assert await dav.ctag(walks) not in {first, None}


async def test_a_calendar_is_the_same_without_the_slash_at_the_end_of_its_address(server, dav):
    bare = replace(walks_of(server), href=server.calendar_url.rstrip("/"))
    await dav.create(bare, "a.ics", body())

    assert len(await dav.events(bare, MONDAY, MONDAY + WEEK)) == 1
    assert len((await dav.changes(bare, None)).changed) == 1
