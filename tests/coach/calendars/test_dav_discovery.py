"""Which calendars are found, and what is known of each."""

import pytest
from dav_fake import calendar, found, multistatus, reply

from coach.calendars.dav_errors import DavTrouble
from coach.domain.calendars import Trouble

HOME = found("/me/", "<resourcetype><collection/></resourcetype>")
EVENTS = (
    '<c:supported-calendar-component-set><c:comp name="VTODO"/><c:comp name="vevent"/>'
    "</c:supported-calendar-component-set>"
)
TASKS = '<c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>'


def privileges(*names):
    given = "".join(f"<privilege><{name}/></privilege>" for name in names)
    return f"<current-user-privilege-set>{given}</current-user-privilege-set>"


@pytest.fixture(name="look")
def _look(fake, dav_at):
    """Look for calendars at the address of a home that says this."""

    async def look(*responses):
        fake.answers = [multistatus(HOME), multistatus(HOME, *responses)]
        return await dav_at(fake.url + "me/").discover()

    return look


async def trouble_in(doing):
    with pytest.raises(DavTrouble) as raised:
        await doing
    return raised.value.why


async def test_only_calendars_are_found(fake, look):
    contacts = found("/me/contacts/", "<resourcetype><collection/></resourcetype>")
    elsewhere = calendar("https://stranger.test/walks/")
    missing = calendar("/me/gone/").replace("</href>", "</href><status>HTTP/1.1 404 X</status>")

    calendars = await look(contacts, calendar("/me/walks"), elsewhere, missing)

    assert [one.href for one in calendars] == [fake.url + "me/walks/"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Walks", "Walks"),
        ("  Two\n\tlines \x85", "Two lines"),
        ("", "my walks"),
        ("n" * 100, "n" * 80),
        ("&lt;b&gt; \N{WOMAN}", "<b> \N{WOMAN}"),
    ],
)
async def test_a_calendar_has_a_name_on_one_line(told, name, look):
    (one,) = await look(calendar("/me/my%20walks/", told))

    assert one.name == name


@pytest.mark.parametrize(
    ("told", "writable"),
    [
        ((), True),
        ((privileges("all"),), True),
        ((privileges("read", "write"),), True),
        ((privileges("read", "bind", "write-content"),), True),
        ((privileges("read", "write-content"),), False),
        ((privileges("read", "bind"),), False),
        ((privileges("read"),), False),
    ],
)
async def test_a_calendar_is_writable_unless_the_server_says_otherwise(told, writable, look):
    (one,) = await look(calendar("/me/walks/", "Walks", *told))

    assert one.writable == writable


async def test_a_calendar_that_takes_no_events_is_marked(look):
    tasks, walks, plain = await look(
        calendar("/me/tasks/", "Tasks", TASKS),
        calendar("/me/walks/", "Walks", EVENTS),
        calendar("/me/plain/", "Plain"),
    )

    assert (tasks.holds_events, walks.holds_events, plain.holds_events) == (False, True, True)


@pytest.mark.parametrize(
    ("told", "color"),
    [("#00ff7F", "#00ff7F"), ("#00FF00FF", "#00FF00FF"), ("green", None), ("#12", None), ("", None)],
)
async def test_a_color_is_kept_if_it_is_one(told, color, look):
    (one,) = await look(calendar("/me/walks/", "Walks", f"<i:calendar-color>{told}</i:calendar-color>"))

    assert one.color == color


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ("<c:calendar-timezone-id>Europe/Berlin</c:calendar-timezone-id>", "Europe/Berlin"),
        (f"<c:calendar-timezone-id>{'x' * 65}</c:calendar-timezone-id>", None),
        (
            "<c:calendar-timezone>BEGIN:VTIMEZONE&#13;\nTZID:Europe/Rome&#13;\nEND</c:calendar-timezone>",
            "Europe/Rome",
        ),
        ("<c:calendar-timezone>BEGIN:VTIMEZONE\nTZID;X=Y:Asia/Tokyo\n</c:calendar-timezone>", "Asia/Tokyo"),
        ("<c:calendar-timezone>TZID</c:calendar-timezone>", None),
    ],
)
async def test_a_zone_is_told_as_the_server_tells_it(told, zone, look):
    (one,) = await look(calendar("/me/walks/", "Walks", told))

    assert one.zone == zone


async def test_a_calendar_syncs_if_it_has_a_token(look):
    one, other = await look(
        calendar("/me/a/", "A", "<sync-token>1</sync-token>"), calendar("/me/b/", "B", "<sync-token/>")
    )

    assert (one.syncs, other.syncs) == (True, False)


async def test_calendars_are_bounded(look):
    assert len(await look(*(calendar(f"/me/{number}/") for number in range(201)))) == 200


async def test_properties_that_are_not_there_are_not_read(fake, dav_at):
    denied = found("/me/", "<c:calendar-home-set><href>/other/</href></c:calendar-home-set>", status=404)
    fake.answers = [multistatus(denied), multistatus(calendar("/me/walks/"))]

    await dav_at(fake.url + "me/").discover()

    assert [one.path for one in fake.asked] == ["/me/", "/me/"]


async def test_homes_are_all_looked_through_up_to_a_bound(fake, dav_at):
    hrefs = "".join(f"<href>/home{number}</href>" for number in range(6))
    homes = found("/", f"<c:calendar-home-set>{hrefs}</c:calendar-home-set>")

    def answer(asked):
        return multistatus(homes if asked.headers["depth"] == "0" else calendar(f"{asked.path}walks/"))

    fake.answer = answer
    calendars = await dav_at(fake.url).discover()

    assert [one.href for one in calendars] == [f"{fake.url}home{number}/walks/" for number in range(4)]


async def test_where_only_tasks_are_kept_there_are_no_calendars(look):
    assert await trouble_in(look(calendar("/me/tasks/", "Tasks", TASKS))) == Trouble.NO_CALENDARS


async def test_a_principal_that_is_nobody_means_a_wrong_password(fake, dav_at):
    nobody = "<current-user-principal><unauthenticated/></current-user-principal>"
    fake.answers = [multistatus(found("/", nobody))]

    assert await trouble_in(dav_at(fake.url).discover()) == Trouble.WRONG_PASSWORD


@pytest.mark.parametrize(
    ("href", "why"), [("/gone/", Trouble.NOT_THERE), ("mailto:anna@example.org", Trouble.BROKEN_ANSWER)]
)
async def test_a_principal_that_cannot_be_asked_is_told_as_a_trouble(href, why, fake, dav_at):
    whom = f"<current-user-principal><href>{href}</href></current-user-principal>"
    gone = "<response><href>/gone/</href><status>HTTP/1.1 404 X</status></response>"
    fake.answer = lambda asked: multistatus(gone if asked.path == "/gone/" else found("/", whom))

    assert await trouble_in(dav_at(fake.url).discover()) == why


@pytest.mark.parametrize("known", [reply(404), reply(200, "<html>"), reply(403), reply(207, "<"), reply(405)])
async def test_without_a_well_known_address_the_one_typed_is_tried(known, fake, dav_at):
    def answer(asked):
        if asked.path == "/.well-known/caldav":
            return known
        return multistatus(HOME if asked.headers["depth"] == "0" else calendar("/walks/"))

    fake.answer = answer

    assert len(await dav_at(fake.url).discover()) == 1


async def test_where_a_path_was_typed_it_is_tried_before_the_well_known_address(fake, dav_at):
    fake.answer = lambda _asked: reply(404)

    assert await trouble_in(dav_at(fake.url + "cal").discover()) == Trouble.NOT_THERE
    assert [one.path for one in fake.asked] == ["/cal", "/.well-known/caldav"]


@pytest.mark.parametrize(
    ("known", "root", "why"),
    [
        (reply(404), reply(200, "<html>"), Trouble.NO_CALDAV),
        (reply(200, "<html>"), reply(404), Trouble.NO_CALDAV),
        (reply(404), reply(403), Trouble.WRONG_PASSWORD),
        (reply(403), reply(200, "<html>"), Trouble.WRONG_PASSWORD),
        (multistatus(HOME), reply(404), Trouble.NO_CALENDARS),
        (reply(404), reply(401), Trouble.WRONG_PASSWORD),
        (reply(404), reply(502), Trouble.SERVER_DOWN),
    ],
)
async def test_of_two_addresses_the_one_that_came_closest_is_told_of(known, root, why, fake, dav_at):
    fake.answer = lambda asked: known if asked.path.startswith("/.well-known") else root

    assert await trouble_in(dav_at(fake.url).discover()) == why
