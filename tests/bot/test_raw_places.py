"""An update loses every position in it before it is kept, and nothing else."""

from bot.raw_places import without_positions
from handlers.places import ZONES

BERLIN = {"latitude": 52.51631, "longitude": 13.37777, "horizontal_accuracy": 9.5, "heading": 90}
ZONED = {"latitude": 0.0, "longitude": 0.0, ZONES: ["Europe/Berlin"]}
SAYS = {"message_id": 3, "date": 0, "text": "hello"}


async def left_of(message):
    [update] = await without_positions([{"update_id": 1, "message": message}])
    return update["message"]


async def test_a_place_keeps_its_zone_alone():
    assert await left_of(SAYS | {"location": BERLIN | {"live_period": 900}}) == SAYS | {"location": ZONED}


async def test_a_place_with_a_name_keeps_neither_name_nor_address():
    venue = {"location": BERLIN, "title": "The Green Door", "address": "1 High Street", "foursquare_id": "x"}
    assert await left_of(SAYS | {"venue": venue}) == SAYS | {
        "venue": {"location": ZONED, "title": "", "address": ""}
    }


async def test_what_a_message_quotes_loses_its_positions_too():
    quoted = {"message_id": 2, "date": 0, "location": BERLIN}
    said = await left_of(
        SAYS | {"reply_to_message": quoted, "external_reply": {"venue": [{"location": BERLIN}]}}
    )
    assert said["reply_to_message"]["location"] == ZONED
    assert said["external_reply"] == {"venue": [{"location": ZONED}]}


async def test_half_a_position_is_none():
    for half in ({"latitude": 52.5}, {"longitude": 13.4}, BERLIN | {"latitude": "52.5"}):
        assert await left_of({"location": half}) == {"location": ZONED | {ZONES: []}}


async def test_any_other_update_is_left_as_it_is():
    updates = [
        {"update_id": 1, "message": SAYS},
        {"update_id": 2, "edited_message": {"entities": [{"a": [1]}]}},
    ]
    assert await without_positions(updates) is updates


async def test_all_updates_of_a_batch_stay_in_their_order():
    updates = [{"update_id": 1, "message": SAYS}, {"update_id": 2, "message": {"location": BERLIN}}]
    assert await without_positions(updates) == [updates[0], {"update_id": 2, "message": {"location": ZONED}}]
