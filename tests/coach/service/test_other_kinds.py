"""Whatever else Telegram lets people send: each kind is answered, and says what to do instead."""

import pytest

FILE = {"file_id": "f", "file_unique_id": "f", "file_size": 3}
PHOTO = {"photo": [FILE | {"width": 90, "height": 90}]}
VIDEO = {"video": FILE | {"width": 90, "height": 90, "duration": 3}}
STICKER = {"type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
POLL = {
    "id": "1",
    "question": "walk?",
    "options": [{"text": "yes", "voter_count": 0, "persistent_id": "0"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
FORWARDED = {
    "forward_origin": {
        "type": "user",
        "date": 1_700_000_000,
        "sender_user": {"id": 9, "is_bot": False, "first_name": "Jo"},
    }
}
KINDS = [
    ({"voice": FILE | {"duration": 3}}, "I can't listen to voice messages. Please type it"),
    ({"audio": FILE | {"duration": 3}}, "I can't listen to sound. Please type it"),
    (PHOTO, "I can't look at pictures, but I read what you write under them"),
    (VIDEO, "I can't watch videos, but I read what you write under them"),
    ({"video_note": FILE | {"length": 9, "duration": 3}}, "I can't watch videos. Please type it"),
    (
        {"animation": FILE | {"width": 9, "height": 9, "duration": 3}, "document": FILE},
        "I can't watch that, but thank you.",
    ),
    ({"sticker": FILE | STICKER}, "Thank you. I can't tell what stickers mean"),
    ({"document": FILE | {"file_name": "walks.pdf"}}, "I can't open files here. Please type it"),
    ({"location": {"latitude": 51.5, "longitude": 0.1}} | FORWARDED, "I only count what you write yourself."),
    ({"poll": POLL}, "I can't answer polls"),
    ({"contact": {"phone_number": "1", "first_name": "Jo"}}, "I don't need anybody's number"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "I can't play along"),
    ({"game": {"title": "g", "description": "g", "photo": PHOTO["photo"]}}, "I can't play along"),
    ({"story": {"id": 1, "chat": {"id": 1, "type": "private"}}}, "I can't look at stories"),
    ({"text": "walked 20 min"} | FORWARDED, "I only count what you write yourself."),
    (PHOTO | {"caption": "walked 20 min"} | FORWARDED, "I only count what you write yourself."),
    ({"something_new": {}}, "I can't read that kind of message. Please type it"),
]
"""What a message may hold besides words, and how its answer begins."""
CAPTIONED = [PHOTO, VIDEO, {"document": FILE}, {"animation": FILE | {"width": 9, "height": 9, "duration": 3}}]


def album(phone, captions):
    """Send an album: a message for each picture, with what stands under it."""
    pictures = [PHOTO | {"media_group_id": "7"} | ({"caption": words} if words else {}) for words in captions]
    return [phone.anything(picture) for picture in pictures]


async def sent(chat, updates):
    """Send updates one after the other, and return all that was answered."""
    return [said for update in updates for said in await chat.send(update)]


@pytest.mark.parametrize(("what", "answer"), KINDS, ids=lambda value: next(iter(value)))
async def test_every_kind_is_answered_once_and_is_no_walk(onboarded, record, what, answer):
    said = await onboarded.send(onboarded.phone.anything(what))
    assert [text.startswith(answer) for text in said] == [True]
    assert (await record()).walks == ()


@pytest.mark.parametrize(("what", "answer"), KINDS, ids=lambda value: next(iter(value)))
async def test_every_kind_is_answered_before_anything_is_set_up(chat, what, answer):
    [said] = await chat.send(chat.phone.anything(what))
    assert said.startswith(answer)


@pytest.mark.parametrize("what", CAPTIONED, ids=lambda what: next(iter(what)))
async def test_what_stands_under_a_picture_is_read_as_a_message(onboarded, record, what):
    await onboarded.send(onboarded.phone.anything(what, "walked 25 min"))
    assert [walk.minutes for walk in (await record()).walks] == [25]


async def test_a_sign_of_danger_under_a_picture_is_seen(onboarded, record):
    await onboarded.send(onboarded.phone.photo("I can't feel my groin and I can't pee"))
    assert (await record()).person.lock


async def test_other_words_under_a_picture_change_the_walk(onboarded, record):
    picture = onboarded.phone.photo("walked 25 min")
    await onboarded.send(picture)
    await onboarded.send(onboarded.phone.recaptioned(picture, "walked 30 min"))
    assert [walk.minutes for walk in (await record()).walks] == [30]


async def test_an_album_is_answered_once(onboarded):
    assert len(await sent(onboarded, album(onboarded.phone, [""] * 5))) == 1


async def test_an_album_with_words_is_answered_by_the_words_alone(onboarded, record):
    said = await sent(onboarded, album(onboarded.phone, ["walked 25 min", "", ""]))
    assert [text for text in said if "pictures" in text] == []
    assert [walk.minutes for walk in (await record()).walks] == [25]


async def test_words_under_a_later_picture_of_an_album_are_read(onboarded, record):
    await sent(onboarded, album(onboarded.phone, ["", "walked 25 min", ""]))
    assert [walk.minutes for walk in (await record()).walks] == [25]


async def test_an_album_after_another_is_answered_too(onboarded):
    await sent(onboarded, album(onboarded.phone, ["", ""]))
    other = onboarded.phone.anything(PHOTO | {"media_group_id": "8"})
    assert len(await onboarded.send(other)) == 1


async def test_what_telegram_says_of_itself_is_not_answered(onboarded):
    pinned = onboarded.phone.anything({"message_auto_delete_timer_changed": {"message_auto_delete_time": 9}})
    assert await onboarded.send(pinned) == []
