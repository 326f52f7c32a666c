"""Where somebody is: places shared, and what is kept of them."""

from datetime import time
from pathlib import Path

import pytest
from near_borders import NEAR_BORDERS

BERLIN = (52.51631, 13.37777)
LONDON = (51.50335, -0.07961)
URUMQI = (43.82559, 87.61688)
MID_ATLANTIC = (30.12345, -40.54321)
NOBODY = (91.0, 181.0)


async def share(chat, where, *, live=False):
    return await chat.send(chat.phone.location(*where, live=live))


async def zone_of(record):
    return (await record()).person.zone


async def test_a_place_that_is_shared_is_asked_about_by_its_clock(onboarded, record):
    said = await share(onboarded, BERLIN)
    assert said[0].startswith("Thank you. Is it 10:00 for you now, as in Berlin?")
    assert onboarded.buttons == ["Yes, it's 10:00 here", "No, another place"]
    assert await zone_of(record) == "Europe/London"


@pytest.mark.parametrize("says_yes", [lambda chat: chat.press("Yes, it's"), lambda chat: chat.write("yes")])
async def test_a_yes_moves_the_clock_and_the_walks_keep_their_local_times(onboarded, record, says_yes):
    await share(onboarded, BERLIN)
    assert await says_yes(onboarded) == ["Your times are now for Europe/Berlin, where it's 10:00."]
    walk = next(one for one in (await record()).planned if one.state == "open")
    assert (walk.at, walk.starts_at.time()) == (time(17, 30), time(16, 30))


@pytest.mark.parametrize("says_no", [lambda chat: chat.press("No, another"), lambda chat: chat.write("no")])
async def test_a_no_asks_for_the_town(onboarded, record, says_no):
    await share(onboarded, BERLIN)
    assert await says_no(onboarded) == ["Which town are you in or near?"]
    await onboarded.write("Lisbon")
    assert await zone_of(record) == "Europe/Lisbon"


async def test_another_town_is_taken_instead_of_a_no(onboarded, record):
    await share(onboarded, BERLIN)
    await onboarded.write("no, I'm in Madrid")
    assert await zone_of(record) == "Europe/Madrid"


async def test_a_change_of_place_can_be_undone(onboarded, record):
    await share(onboarded, BERLIN)
    await onboarded.press("Yes, it's")
    await onboarded.write("undo")
    assert await zone_of(record) == "Europe/London"


async def test_a_place_with_the_same_clock_changes_nothing(onboarded):
    said = await share(onboarded, LONDON)
    assert said == ["Thank you. It's 09:00 for you, as I thought, so nothing changes."]


async def test_another_zone_with_the_same_clock_is_taken_at_once(onboarded, record):
    assert await share(onboarded, (38.72225, -9.13934)) == [
        "Your times are now for Europe/Lisbon, where it's 09:00."
    ]
    assert await zone_of(record) == "Europe/Lisbon"


async def test_where_two_clocks_are_used_it_is_asked_which(onboarded, record):
    await share(onboarded, URUMQI)
    assert onboarded.buttons == ["Shanghai, 17:00", "Urumqi, 15:00"]
    await onboarded.press("Urumqi")
    assert await zone_of(record) == "Asia/Urumqi"


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        (MID_ATLANTIC, "That looks like open water to me. Which town's clock do you go by?"),
        (NOBODY, "Which town are you in or near?"),
    ],
)
async def test_where_there_is_no_town_it_is_asked_for_one(onboarded, record, where, asked):
    assert await share(onboarded, where) == [asked]
    await onboarded.write("Ponta Delgada")
    assert await zone_of(record) == "Atlantic/Azores"


@pytest.mark.parametrize(("where", "latitude", "longitude", "zone"), NEAR_BORDERS)
async def test_near_a_border_the_right_clock_is_found(started, record, where, latitude, longitude, zone):
    await started.write("20 min, 4 days")
    await share(started, (latitude, longitude))
    await started.press("Yes, it's")
    assert await zone_of(record) == zone, where


async def test_a_place_with_a_name_is_a_place(onboarded, record):
    await onboarded.send(onboarded.phone.venue(*BERLIN))
    await onboarded.press("Yes, it's")
    assert await zone_of(record) == "Europe/Berlin"


async def test_what_was_asked_before_is_open_again(onboarded, record):
    await onboarded.write("/checkin")
    await share(onboarded, BERLIN)
    await onboarded.press("Yes, it's")
    assert "2 of 5" in (await onboarded.write("3"))[0]


# --- while it moves


async def test_a_live_place_is_quiet_until_its_clock_is_another_one(onboarded, record):
    shared = onboarded.phone.location(*LONDON, live=True)
    await onboarded.send(shared)
    assert await onboarded.send(onboarded.phone.moved(shared, 52.0, 0.2)) == []
    crossed = await onboarded.send(onboarded.phone.moved(shared, *BERLIN))
    assert crossed == ["It looks like you have come to where it's 10:00, as in Berlin. Is that right?"]
    assert await onboarded.send(onboarded.phone.moved(shared, 52.6, 13.4)) == []
    await onboarded.press("Yes, it's")
    assert await zone_of(record) == "Europe/Berlin"


async def test_a_live_place_that_was_refused_is_not_asked_about_again(onboarded, record):
    shared = onboarded.phone.location(*LONDON, live=True)
    await onboarded.send(shared)
    await onboarded.send(onboarded.phone.moved(shared, *BERLIN))
    assert await onboarded.press("No, as before") == [
        "All right, I'll go by London as before. It's 09:00 there."
    ]
    assert await onboarded.send(onboarded.phone.moved(shared, 52.6, 13.4)) == []
    assert await zone_of(record) == "Europe/London"


async def test_a_phone_that_moves_all_the_time_does_not_use_up_what_somebody_may_write(onboarded):
    shared = onboarded.phone.location(*LONDON, live=True)
    await onboarded.send(shared)
    for step in range(60):
        assert await onboarded.send(onboarded.phone.moved(shared, 51.5 + step / 1000, 0.2)) == []
    assert "25 min" in (await onboarded.write("walked 25 min"))[0]


# --- during the start


async def test_before_the_consent_no_place_is_taken(chat, record):
    await chat.write("/start")
    said = await share(chat, BERLIN)
    assert said[0].startswith("Before we talk about walking, I need your yes.")
    assert await zone_of(record) != "Europe/Berlin"


async def test_a_place_answers_the_question_of_the_start(started, record):
    await started.write("20 min, 4 days")
    said = await share(started, BERLIN)
    assert said[0].startswith("Is it 10:00 where you are (Europe/Berlin)? Then tap the button.")
    assert (await started.press("Yes, it's"))[0].startswith("When would you like to walk?")
    assert await zone_of(record) == "Europe/Berlin"


async def test_a_place_that_comes_early_is_the_guess_later(started):
    said = await share(started, BERLIN)
    assert said[0] == "Thank you. So it's 10:00 for you now."
    assert said[1].startswith("What walk feels fine to you now")
    assert (await started.write("20 min, 4 days"))[0].startswith("Is it 10:00 where you are (Europe/Berlin)?")


async def test_a_place_that_comes_late_is_asked_about(started, record):
    await started.write("20 min, 4 days")
    await started.write("London")
    assert (await share(started, LONDON))[0].startswith("Thank you. It's 09:00 for you, as I thought")
    await share(started, BERLIN)
    await started.press("Yes, it's")
    await started.press("times:0:evening")
    assert await zone_of(record) == "Europe/Berlin"


async def test_no_town_at_the_start_is_asked_for(started, record):
    await started.write("20 min, 4 days")
    assert await share(started, MID_ATLANTIC) == [
        "That looks like open water to me. Which town's clock do you go by?"
    ]
    await share(started, URUMQI)
    assert (await started.press("Urumqi"))[0].startswith("When would you like to walk?")


# --- what is kept


async def test_no_position_is_kept_anywhere(onboarded, bot, settings, caplog):
    shared = onboarded.phone.location(*BERLIN, live=True)
    reply = onboarded.phone.anything({"text": "hello", "reply_to_message": shared["message"]})
    updates = [shared, onboarded.phone.moved(shared, *URUMQI), onboarded.phone.venue(*MID_ATLANTIC), reply]
    for update in updates:
        await onboarded.send(update)
    await onboarded.write("/export")
    folder = Path(settings.database_url.removeprefix("sqlite:///")).parent
    kept = b"".join(path.read_bytes() for path in folder.iterdir()) + caplog.text.encode()
    exported = "".join(str(event.message) for event in onboarded.events)
    secrets = ["52.516", "13.377", "43.825", "87.616", "30.123", "40.543", "Green Door", "High Street"]
    assert [secret for secret in secrets if secret.encode() in kept or secret in exported] == []
    assert b"Europe/Berlin" in kept


# --- said in words


TRAVELLERS = [
    ("I'm in Los Angeles", "America/Los_Angeles"),
    ("I'm in Lisbon this week", "Europe/Lisbon"),
    ("ich bin in Berlin", "Europe/Berlin"),
    ("just landed in Tokyo", "Asia/Tokyo"),
    ("back in London", "Europe/London"),
]


async def asked_the_week(chat):
    await chat.write("/checkin")


async def asked_the_next_target(chat):
    await chat.write("/checkin")
    await chat.write("2, 2, 2, no, 8")


async def asked_how_long(chat):
    await chat.write("went for a walk")


async def asked_to_delete(chat):
    await chat.write("/delete")


async def asked_nothing(chat):
    await chat.write("hello")


async def asked_for_a_goal(chat):
    await chat.write("/goal")
    await chat.press("My own goal")


async def asked_for_activities(chat):
    await chat.write("/activities")


OPEN = [
    asked_the_week,
    asked_the_next_target,
    asked_how_long,
    asked_to_delete,
    asked_nothing,
    asked_for_a_goal,
    asked_for_activities,
]


@pytest.mark.parametrize("what_is_open", OPEN)
@pytest.mark.parametrize(("said", "zone"), TRAVELLERS)
async def test_where_somebody_says_they_are_is_understood_whatever_is_open(
    onboarded, record, what_is_open, said, zone
):
    await what_is_open(onboarded)
    [answer] = await onboarded.write(said)
    assert answer.startswith(f"Your times are now for {zone.replace('_', ' ')}, where it's ")
    assert await zone_of(record) == zone


async def test_the_open_question_still_takes_its_answer(onboarded, record):
    await asked_how_long(onboarded)
    await onboarded.write("I'm in Lisbon this week")
    await onboarded.write("20 min")
    assert [walk.minutes for walk in (await record()).walks] == [20]


async def test_the_answer_may_stand_beside_the_place(onboarded):
    await asked_the_week(onboarded)
    said = await onboarded.write("3. I'm in Madrid now")
    assert said[0].startswith("Your times are now for Europe/Madrid")
    assert "2 of 5" in said[1]


async def test_a_walk_told_beside_the_place_is_kept(onboarded, record):
    await onboarded.write("Just landed in Madrid, walked 25 min at the airport")
    kept = await record()
    assert (kept.person.zone, [walk.minutes for walk in kept.walks]) == ("Europe/Madrid", [25])


async def test_a_deletion_is_not_confirmed_after_something_else_was_said(onboarded, record):
    await asked_to_delete(onboarded)
    await onboarded.write("I'm in Madrid")
    await onboarded.write("delete")
    assert (await record()) is not None


async def test_a_place_said_early_in_the_start_is_the_guess_later(started):
    said = await started.write("I'm in Berlin")
    assert said[0] == "Thank you. So it's 10:00 for you now."
    assert said[1].startswith("What walk feels fine to you now")
    assert (await started.write("20 min, 4 days"))[0].startswith("Is it 10:00 where you are (Europe/Berlin)?")


async def test_a_place_said_late_in_the_start_is_taken(started, record):
    await started.write("20 min, 4 days")
    await started.write("London")
    said = await started.write("I'm in Berlin")
    assert said[1].startswith("When would you like to walk?")
    assert await zone_of(record) == "Europe/Berlin"


NAMESAKES = [
    (
        "Springfield",
        ["Missouri, USA, 03:00", "Massachusetts, USA, 04:00", "Oregon, USA, 01:00"],
        ("Oregon", "America/Los_Angeles"),
    ),
    (
        "San José",
        ["California, USA, 01:00", "Costa Rica, 03:00", "Philippines, 17:00"],
        ("Costa Rica", "America/Costa_Rica"),
    ),
    ("Birmingham", ["UK, 09:00", "Alabama, USA, 03:00"], ("Alabama", "America/Chicago")),
    ("Portland", ["Oregon, USA, 01:00", "Maine, USA, 04:00"], ("Maine", "America/New_York")),
    (
        "Córdoba",
        ["Argentina, 06:00", "Spain, 10:00", "Mexico, 03:00"],
        ("Spain", "Europe/Madrid"),
    ),
    ("Georgia", ["Georgia, USA, 04:00", "Georgia, 13:00"], ("Georgia, 13", "Asia/Tbilisi")),
    (
        "Australia",
        ["Sydney, 20:00", "Brisbane, 19:00", "Perth, 17:00", "Adelaide, 19:30"],
        ("Perth", "Australia/Perth"),
    ),
]


@pytest.mark.parametrize("words", ["I'm in {}", "I live in {}", "my time zone is {}"])
@pytest.mark.parametrize(("name", "buttons", "chosen"), NAMESAKES)
async def test_namesakes_are_told_apart_by_buttons(onboarded, record, words, name, buttons, chosen):
    said = await onboarded.write(words.format(name))
    assert said == ["There is more than one clock it could be. Which one is yours?"]
    assert onboarded.buttons == buttons
    await onboarded.press(chosen[0])
    assert await zone_of(record) == chosen[1]


@pytest.mark.parametrize(("name", "buttons", "chosen"), NAMESAKES)
async def test_namesakes_are_told_apart_at_the_start(started, record, name, buttons, chosen):
    await started.write("20 min, 4 days")
    await started.write(name)
    assert started.buttons == buttons
    await started.press(chosen[0])
    assert await zone_of(record) == chosen[1]


@pytest.mark.parametrize("name", ["Kansas City", "Columbus", "Paris", "Birmingham, Alabama", "Portland OR"])
async def test_namesakes_by_the_same_clock_need_no_question(onboarded, name):
    [said] = await onboarded.write(f"I'm in {name}")
    assert said.startswith("Your times are now for ")


async def test_what_was_open_before_two_namesakes_is_open_again(onboarded):
    await asked_the_week(onboarded)
    await onboarded.write("I'm in Portland")
    await onboarded.press("Maine")
    assert "2 of 5" in (await onboarded.write("3"))[0]


async def test_who_waits_for_a_professional_is_understood_too(onboarded, record):
    await onboarded.write("I have chest pain and can't breathe")
    await onboarded.write("I'm in Madrid")
    kept = (await record()).person
    assert (kept.zone, kept.lock is not None) == ("Europe/Madrid", True)
