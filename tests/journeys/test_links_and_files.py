"""A calendar behind a secret link or in a file that was sent, and the plan taken along."""

import asyncio
import io
import re
from functools import partial

import httpx
import pytest
from icalendar import Calendar
from internet import ADDRESS, LINK, Internet, answer, sent_on
from walker import Walker

from bot.application import WalkItOff
from bot.calendar_parts import Network
from coach.calendars.secrets import make_key
from coach.domain.conversation.heard import Origin
from coach.service.units import Caller
from web.feed import FeedServer

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//else//EN\r\nX-WR-CALNAME:Anna's days\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start}\r\nDTEND:{end}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"


def calendar(*events):
    body = "".join(EVENT.format(uid=uid, start=s, end=e, title=title) for uid, title, s, e in events)
    return f"{HEAD}{body}END:VCALENDAR\r\n".encode()


WALK = ("walk", "Lunch walk", "20260304T123000Z", "20260304T130000Z")
DENTIST = ("dentist", "Dentist", "20260303T121500Z", "20260303T130000Z")
BOTH = calendar(WALK, DENTIST)


@pytest.fixture
async def internet():
    made = Internet()
    yield made
    await made.close()


@pytest.fixture
def settings(settings):
    changed = {"calendar_key": make_key(), "public_url": "https://walk.example"}
    return type(settings).model_validate({**settings.model_dump(), **changed})


@pytest.fixture
async def bot(settings, clock, telegram, internet):
    network = Network(internet.resolve, internet.trusting, internet)
    running = WalkItOff(settings, clock, telegram, network)
    await running.start(poll=False)
    yield running
    await running.stop()


@pytest.fixture
async def walker(chat):
    somebody = Walker(chat)
    await somebody.onboard("20 min, 3 days", "Tue Thu Sat 12:30")
    return somebody


def sent(chat):
    return [event.message.text for event in chat.events if event.what == "sent"]


async def test_a_secret_link_is_shown_before_it_is_kept_and_then_followed(chat, walker, internet, record):
    await internet.serve(answer(BOTH))
    await chat.write("/calendar")
    await chat.press("Add a link")
    [looking, found] = await chat.write(LINK)
    assert "look" in looking
    assert "Anna's days" in found
    assert "2 entries, from tomorrow to Wed 4 Mar" in found
    assert "“Dentist” (1" in found
    assert not (await record()).events
    [_, connected] = await chat.press("Only “walk”")
    assert "Wed 4 Mar 12:30" in connected
    said = await chat.at("tuesday 12:05")
    assert "something else at that time" in said[0]
    assert "13:00" in said[0]


@pytest.mark.parametrize("answer_in_words", ["cancel", "no", "Not this one", "never mind"])
@pytest.mark.parametrize("asked", ["Add a link", "Add an account", LINK, "By other words"])
async def test_calling_off_a_calendar_calls_off_no_walk(
    chat, walker, internet, record, asked, answer_in_words
):
    before = await open_walks(record)
    await internet.serve(answer(BOTH))
    if asked.startswith("Add"):
        await chat.write("/calendar")
        await chat.press(asked)
    else:
        await chat.write(LINK)
        if asked != LINK:
            await chat.press(asked)
    [said] = await chat.write(answer_in_words)
    assert "kept nothing" in said
    assert await open_walks(record) == before
    assert not (await record()).sources


@pytest.mark.parametrize(
    ("answer_in_words", "counts", "words"),
    [
        ("everything", "all", ()),
        ("Everything in it", "all", ()),
        ("Only “walk”", "words", ("walk",)),
        ("only lunch walk", "words", ("lunch walk",)),
        ("Only when I'm busy", "busy", ()),
        ("busy", "busy", ()),
    ],
)
async def test_what_is_a_walk_in_it_can_be_told_in_words(
    chat, walker, internet, record, answer_in_words, counts, words
):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    said = await chat.write(answer_in_words)
    assert "Done" in said[-1], said
    [source] = (await record()).sources
    assert (source.counts.value, source.words) == (counts, words)


async def test_a_walk_is_still_told_while_a_calendar_is_chosen_from(chat, walker, internet):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    assert "Noted: 20 min" in (await chat.write("walked 20 min"))[-1]
    assert "Done" in (await chat.write("everything"))[-1]


async def test_what_was_shown_and_not_chosen_is_gone_after_an_hour(chat, walker, internet, record):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    assert len((await record()).sources) == 1
    await chat.advance("+61m")
    assert not (await record()).sources
    assert "no longer" in " ".join([*(await chat.press("Everything")), *chat.toasts])


async def test_a_link_is_taken_out_of_the_chat_and_stands_nowhere_in_the_clear(
    chat, walker, internet, tmp_path
):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    assert [event.what for event in chat.events if event.message is None] == ["deleted"]
    await chat.press("Everything")
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("coach.sqlite3*"))
    assert b"basic.ics" not in kept
    assert b"a.example" not in kept


async def test_an_export_has_no_link_and_deleting_takes_everything(chat, walker, internet, record):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("Everything")
    await chat.write("/export")
    files = [event.message.attached for event in chat.events if event.message and event.message.attached]
    text = files[0].content.decode()
    assert "calendar_source" in text
    assert "gAAAA" not in text
    await chat.write("/delete")
    await chat.write("DELETE")
    assert await record() is None


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("http://a.example/basic.ics", "https"),
        ("https://a.example:444/basic.ics", "a place that I don't go to"),
        ("https://10.0.0.7/basic.ics", "home network"),
        ("https://calendar.google.com/calendar/u/0/r?tab=mc", "Secret address in iCal format"),
        ("https://nobody.example/basic.ics", "can't find the server"),
    ],
)
async def test_each_link_that_leads_nowhere_gets_its_own_word(chat, walker, record, link, says):
    await chat.write("/calendar")
    await chat.press("Add a link")
    said = await chat.write(link)
    assert says in said[-1]
    assert not (await record()).sources


async def test_a_web_page_and_a_redirect_into_a_home_network_are_refused(chat, walker, internet, record):
    await internet.serve(
        answer(b"<!doctype html><html></html>", Content_Type="text/html"), sent_on("https://192.168.1.1/x")
    )
    said = await chat.write(LINK)
    assert "web page" in said[-1]
    said = await chat.write(LINK)
    assert "not safe" in said[-1]
    assert not (await record()).sources


async def test_without_a_key_no_link_is_taken_and_a_file_still_is(
    settings, clock, telegram, internet, chat, walker, bot, record
):
    await bot.stop()
    keyless = settings.model_copy(update={"calendar_key": None})
    running = WalkItOff(keyless, clock, telegram, Network(internet.resolve, internet.trusting, internet))
    await running.start(poll=False)
    chat.bot = running
    try:
        [said] = await chat.write(LINK)
        assert "has set no key" in said
        await chat.send(chat.phone.document("walks.ics", BOTH))
        assert "2 entries" in sent(chat)[-1]
        await chat.press("Everything")
        await chat.write("/calendar")
        assert "only files" in sent(chat)[-1]
    finally:
        await running.stop()


async def test_a_file_is_read_and_a_file_that_is_no_calendar_is_told(chat, walker, record):
    await chat.send(chat.phone.document("walks.ics", BOTH))
    await chat.press("Only “walk”")
    assert [f"{one.starts_at:%a %H:%M}" for one in (await record()).events] == ["Wed 12:30"]
    await chat.send(chat.phone.document("photo.ics", b"\x89PNG nothing"))
    assert "not a calendar file" in sent(chat)[-1]
    await chat.send(chat.phone.document("notes.pdf", b"%PDF"))
    assert len((await record()).sources) == 1


async def test_words_and_categories_are_taken_and_six_calendars_are_too_many(chat, walker, internet, record):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("By other words")
    await chat.write("lunch, park")
    [source] = (await record()).sources
    assert source.words == ("lunch", "park")
    for _ in range(4):
        await chat.write(LINK)
        await chat.press("Only when I'm busy")
    said = await chat.write(LINK)
    assert "5 calendars are as many" in said[-1]


async def test_an_alarm_goes_before_a_calendar(chat, walker, internet):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("By other words")
    said = await chat.write("I can't feel my legs and can't pee")
    assert "emergency" in said[0].casefold()


async def test_the_plan_as_a_file_changes_with_the_plan_and_keeps_its_names(chat, walker):
    await chat.write("/calendar")
    await chat.press("My plan as a file")
    before = events_in(chat)
    assert [f"{one['DTSTART'].dt:%a %H:%M}" for one in before] == ["Tue 12:30", "Thu 12:30", "Sat 12:30"]
    [text] = [event.message for event in chat.events if event.message and not event.message.attached]
    assert text.html.count("https://calendar.google.com/") == 3
    await chat.write("move tuesday to 15:00")
    await chat.write("skip thursday")
    await chat.write("/calendar")
    await chat.press("My plan as a file")
    after = {str(one["UID"]): one for one in events_in(chat)}
    assert set(after) == {str(one["UID"]) for one in before}
    tuesday, thursday, saturday = (after[str(one["UID"])] for one in before)
    assert f"{tuesday['DTSTART'].dt:%H:%M}" == "15:00"
    assert [int(one["SEQUENCE"]) for one in (tuesday, thursday, saturday)] == [1, 1, 0]
    assert thursday["STATUS"] == "CANCELLED"


async def test_another_walk_time_moves_its_walk_and_leaves_what_was_moved_on_another_day(chat, walker):
    await chat.write("move tuesday to 15:00")
    await chat.write("/calendar")
    await chat.press("My plan as a file")
    before = events_in(chat)
    await chat.write("change Saturday to 10am")
    await chat.write("/calendar")
    await chat.press("My plan as a file")
    after = events_in(chat)
    assert [one["UID"] for one in after] == [one["UID"] for one in before]
    assert [f"{one['DTSTART'].dt:%a %H:%M}" for one in after] == ["Tue 15:00", "Thu 12:30", "Sat 10:00"]
    assert {str(one["STATUS"]) for one in after} == {"CONFIRMED"}
    await chat.write("/undo")
    assert "Sat 7 Mar 12:30" in (await chat.write("/week"))[-1]


async def test_a_walk_with_a_day_only_takes_the_time_told_and_adds_no_second_walk(chat, walker, internet):
    whole_day = EVENT.format(uid="whole", start="20260303", end="20260304", title="Walk")
    text = f"{HEAD}{whole_day}END:VCALENDAR\r\n".replace("DTSTART:", "DTSTART;VALUE=DATE:")
    await internet.serve(answer(text.replace("DTEND:", "DTEND;VALUE=DATE:").encode()))
    await chat.write(LINK)
    said = await chat.press("Everything")
    assert "tomorrow, with no time" in said[-1]
    assert "tomorrow at 08:00" in (await chat.write("8am"))[-1]
    week = (await chat.write("/week"))[-1]
    assert "tomorrow 08:00" in week
    assert "tomorrow 12:30" not in week


async def test_a_walk_of_the_calendar_stays_at_its_instant_in_another_zone_and_others_at_their_time(
    chat, walker, internet
):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("Only “walk”")
    await chat.write("I'm in New York this week")
    week = (await chat.write("/week"))[-1]
    assert "Wed 4 Mar 07:30" in week
    assert "Sat 7 Mar 12:30" in week
    await chat.advance("+1d")
    assert "tomorrow 07:30" in (await chat.write("/week"))[-1]


def events_in(chat):
    [file] = [event.message.attached for event in chat.events if event.message and event.message.attached]
    found = Calendar.from_ical(io.BytesIO(file.content).read()).walk("VEVENT")
    return sorted(found, key=lambda one: one["DTSTART"].dt)


async def test_the_private_feed_follows_the_plan_until_it_is_ended(chat, walker, bot, clock):
    await chat.write("/calendar")
    [said] = await chat.press("private link")
    path = re.search(r"https://walk\.example(/calendar/\S+\.ics)", said)[1]
    server = FeedServer(partial(bot._calendars.feed, now=clock.now()), "127.0.0.1", 0)
    port = await server.start()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
        first = await http.get(path)
        assert first.text.count("BEGIN:VEVENT") == 3
        again = await http.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        await chat.write("move tuesday to 15:00")
        changed = await http.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert "T150000Z" in changed.text
        await chat.write("/calendar")
        await chat.press("End")
        assert (await http.get(path)).status_code == 404
    await server.stop()


async def test_an_unchanged_calendar_is_asked_for_politely_and_a_redirect_is_followed(chat, walker, internet):
    site = await internet.serve(*[answer(BOTH, ETag='"1"')] * 2, answer(b"", "304 Not Modified", ETag='"1"'))
    await chat.write(LINK)
    await chat.press("Everything")
    await chat.advance("+2h")
    assert len(site.asked) >= 4
    assert all(one.headers.get("If-None-Match") == '"1"' for one in site.asked[2:])
    assert {host for host, _ in internet.dialled} == {ADDRESS}


@pytest.mark.parametrize(
    "words",
    [
        "can you look into my calendar?",
        "connect my google calendar",
        "calendar",
        "mit meinem Kalender verbinden",
        "put my walks into my calendar",
        "sync with icloud",
    ],
)
async def test_words_about_a_calendar_show_what_can_be_connected(chat, walker, words):
    [said] = await chat.write(words)
    assert "your own calendar" in said


@pytest.mark.parametrize("words", ["walked 20 min, my calendar is full", "20 min after the calendar meeting"])
async def test_a_walk_that_names_a_calendar_is_a_walk(chat, walker, words):
    said = await chat.write(words)
    assert "20 min" in said[0]


async def test_of_a_calendar_with_thousands_of_entries_the_first_and_joined_ones_are_kept(
    chat, walker, record
):
    days = [f"2026030{day}" for day in (3, 4, 5, 6)]
    events = [
        (
            f"{day}{hour}{minute}",
            "Busy",
            f"{day}T{hour:02}{minute:02}00Z",
            f"{day}T{hour:02}{minute + 1:02}00Z",
        )
        for day in days
        for hour in range(20)
        for minute in range(0, 59, 2)
    ]
    events += [
        (f"to{minute}", "Busy", "20260303T080000Z", f"20260303T08{minute:02}00Z") for minute in range(1, 60)
    ]
    await chat.send(chat.phone.document("days.ics", calendar(*events)))
    await chat.press("Only when I'm busy")
    busy = (await record()).busy
    assert len(busy) == 500
    assert sum(one.starts_at.hour == 8 and one.starts_at.day == 3 for one in busy) == 1


async def send_with_words(chat, words, **of):
    update = chat.phone.document("walks.ics", BOTH)
    update["message"] |= {"caption": words, **of}
    await chat.send(update)
    return sent(chat)


async def test_an_alarm_under_a_file_is_the_whole_answer(chat, walker, record):
    [said] = await send_with_words(chat, "I can't feel my legs and can't pee")
    assert "emergency" in said.casefold()
    assert (await record()).person.lock
    assert not (await record()).sources


async def test_a_walk_told_under_a_file_is_kept_as_well(chat, walker, record):
    said = await send_with_words(chat, "walked 20 min")
    assert any("2 entries" in text for text in said)
    assert [one.minutes for one in (await record()).walks] == [20]


async def test_words_about_a_file_and_words_that_are_forwarded_are_only_a_file(chat, walker, record):
    forwarded = {"forward_origin": {"type": "hidden_user", "sender_user_name": "Ben", "date": 1772442000}}
    for said in (
        await send_with_words(chat, "here it is"),
        await send_with_words(chat, "I can't feel my legs and can't pee", **forwarded),
    ):
        assert "2 entries" in said[-1]
        assert len(said) == 2
    assert not (await record()).person.lock


async def test_a_walk_of_the_calendar_stays_at_its_instant_when_its_person_travels(
    chat, walker, internet, record
):
    await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("Only “walk”")
    await chat.write("I am in New York now")
    for _ in range(2):
        walks = [one for one in (await record()).planned if one.state == "open"]
        assert [(f"{one.starts_at:%a %H:%M}", f"{one.day:%a} {one.at:%H:%M}") for one in walks] == [
            ("Tue 17:30", "Tue 12:30"),
            ("Wed 12:30", "Wed 07:30"),
            ("Thu 17:30", "Thu 12:30"),
            ("Sat 17:30", "Sat 12:30"),
        ]
        await chat.advance("+2h")


async def test_a_walk_whose_entry_can_no_longer_be_read_stays_until_it_is_gone(
    chat, walker, internet, record
):
    site = await internet.serve(answer(BOTH))
    await chat.write(LINK)
    await chat.press("Only “walk”")
    site.answers[:] = [answer(BOTH.replace(b"DTSTART:20260304T123000Z", b"DTSTART:one day"))]
    await chat.advance("+2h")
    assert [one.quarantined for one in (await record()).sources] == [1]
    assert "Wed 12:30" in await open_walks(record)
    site.answers[:] = [answer(calendar(DENTIST))]
    await chat.advance("+2h")
    assert "Wed 12:30" not in await open_walks(record)


async def open_walks(record):
    return [f"{one.starts_at:%a %H:%M}" for one in (await record()).planned if one.state == "open"]


FLOATING = calendar(("walk", "Lunch walk", "20260304T123000", "20260304T130000"))


async def test_a_look_that_was_under_way_when_its_person_travelled_is_done_again(
    chat, walker, internet, record, bot, clock
):
    on_the_way = asyncio.Event()

    async def slowly():
        on_the_way.set()
        await moved.wait()
        yield answer(FLOATING)

    moved = asyncio.Event()
    site = await internet.serve(answer(FLOATING))
    await chat.write(LINK)
    await chat.press("Everything")
    site.answers[:] = [slowly, answer(FLOATING)]
    [source] = (await record()).sources
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot._calendars.look(source.id, clock.now()))
        await on_the_way.wait()
        await bot._coach.hear(Caller(1), "I am in New York now", Origin(9001, 9001), clock.now())
        moved.set()
    await bot.settle()
    assert [f"{one.starts_at:%a %H:%M}" for one in (await record()).events] == ["Wed 17:30"]


async def test_a_newer_file_of_a_calendar_takes_the_older_ones_place(chat, walker, record):
    await chat.send(chat.phone.document("walks.ics", BOTH))
    await chat.press("Only “walk”")
    later = calendar(("other", "Evening walk", "20260305T180000Z", "20260305T183000Z"), DENTIST)
    await chat.send(chat.phone.document("walks.ics", later))
    await chat.press("Only “walk”")
    assert "takes the place of the older file" in sent(chat)[-1]
    found = await record()
    assert len(found.sources) == 1
    assert [f"{one.starts_at:%a %H:%M}" for one in found.events] == ["Thu 18:00"]
    assert not [one for one in found.planned if one.day.weekday() == 2 and one.state.value == "open"]
