from datetime import UTC, datetime

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from bot.in_process.markup import ansi
from bot.in_process.phone import Phone
from bot.in_process.shown import Event
from bot.in_process.simulated_clock import SimulatedClock
from bot.in_process.telegram import InProcessTelegram

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def telegram():
    return InProcessTelegram(SimulatedClock(START))


@pytest.fixture
def phone(telegram):
    return Phone(telegram)


@pytest.fixture
async def bot(telegram):
    application = ApplicationBuilder().token("1:x").request(telegram).get_updates_request(telegram).build()
    async with application.bot as ready:
        yield ready


def keyboard(data):
    return InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data=data)]])


async def test_a_message_arrives_with_its_buttons_and_its_time(bot, telegram):
    sent = await bot.send_message(
        1, "<b>20</b> min &amp; more", parse_mode="HTML", reply_markup=keyboard("done:1:")
    )

    [shown] = telegram.messages(1)
    assert (shown.id, shown.text, shown.at) == (sent.message_id, "20 min & more", START)
    assert [button.label for button in shown.flat] == ["Done"]
    assert sent.reply_markup == keyboard("done:1:")
    assert sent.date == START


async def test_what_happened_is_told_once(bot, telegram):
    await bot.send_message(1, "hello")

    assert [(event.what, event.message.text) for event in telegram.drain(1)] == [("sent", "hello")]
    assert telegram.drain(1) == []


async def test_an_edit_changes_the_message_in_its_place(bot, telegram):
    sent = await bot.send_message(1, "20 min", reply_markup=keyboard("undo:1:"))
    await bot.edit_message_text("25 min", 1, sent.message_id)

    [shown] = telegram.messages(1)
    assert (shown.text, shown.edited, shown.buttons) == ("25 min", True, ())
    assert [event.what for event in telegram.drain(1)] == ["sent", "edited"]


async def test_taking_the_buttons_away_is_no_edit_of_the_text(bot, telegram):
    sent = await bot.send_message(1, "20 min", reply_markup=keyboard("undo:1:"))
    await bot.edit_message_reply_markup(1, sent.message_id)

    assert [(event.what, event.message.edited) for event in telegram.drain(1)] == [
        ("sent", False),
        ("buttons", False),
    ]


async def test_a_deleted_message_is_gone(bot, telegram):
    sent = await bot.send_message(1, "secret")
    await bot.delete_message(1, sent.message_id)

    assert telegram.messages(1) == []


async def test_a_toast_is_an_event_in_the_chat_of_the_tap(bot, telegram, phone):
    sent = await bot.send_message(1, "20 min", reply_markup=keyboard("undo:1:"))
    tap = phone.tap(telegram.messages(1)[0], "undo:1:")["callback_query"]["id"]
    telegram.drain(1)
    await bot.answer_callback_query(tap, "Noted")
    await bot.answer_callback_query(tap)

    assert sent.message_id == 1
    assert telegram.drain(2) == []
    assert telegram.drain(1) == [Event("toast", 1, START, toast="Noted")]


async def test_a_tap_that_never_was_cannot_be_answered(bot):
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("5", "Noted")


async def test_a_document_keeps_its_name_and_content(bot, telegram):
    sent = await bot.send_document(1, b"day,minutes", filename="walks.csv", caption="Yours")

    [shown] = telegram.messages(1)
    assert (shown.attached.name, shown.attached.content, shown.text) == ("walks.csv", b"day,minutes", "Yours")
    assert sent.document.file_name == "walks.csv"


async def test_the_menu_of_commands_is_kept(bot, telegram):
    await bot.set_my_commands([("today", "What is planned")])

    assert telegram.commands == [{"command": "today", "description": "What is planned"}]


async def test_there_are_never_updates_to_fetch(bot):
    assert await bot.get_updates(timeout=0) == ()


async def test_simple_methods_are_taken(bot):
    assert await bot.send_chat_action(1, "typing")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Message text is empty"),
        ("<b> </b>", "Message text is empty"),
        ("x" * 4097, "Message is too long"),
        ("🚶" * 2049, "Message is too long"),
        ("<b>bold", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("<h1>big</h1>", 'Can\'t parse entities: unsupported start tag "h1" at byte offset 0'),
        ("5 < 6", "Can't parse entities: unclosed start tag at byte offset 2"),
        ("no</i>", "Can't parse entities: unexpected end tag at byte offset 2"),
        (
            "é<b><i>x</b></i>",
            'Can\'t parse entities: unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        ),
    ],
)
async def test_a_text_that_telegram_refuses_is_refused(bot, telegram, text, complaint):
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(1, text, parse_mode="HTML")

    assert refused.value.message.lower() == complaint.lower()
    assert telegram.messages(1) == []


async def test_tags_do_not_count_and_4096_characters_are_fine(bot, telegram):
    await bot.send_message(1, f"<b>{'x' * 4096}</b>", parse_mode="HTML")

    assert len(telegram.messages(1)[0].text) == 4096


async def test_without_a_parse_mode_nothing_is_a_tag(bot, telegram):
    await bot.send_message(1, "<b>5 < 6 & 7")

    assert telegram.messages(1)[0].text == "<b>5 < 6 & 7"


@pytest.mark.parametrize("data", ["x" * 65, "é" * 33])
async def test_a_button_carries_at_most_64_bytes(bot, data):
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(1, "hello", reply_markup=keyboard(data))


async def test_a_button_needs_a_label_and_something_to_do(bot):
    with pytest.raises(BadRequest, match="button text is empty"):
        await bot.send_message(
            1, "hello", reply_markup={"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}
        )
    with pytest.raises(BadRequest, match="Text buttons are unallowed"):
        await bot.send_message(1, "hello", reply_markup={"inline_keyboard": [[{"text": "x"}]]})


async def test_a_hundred_buttons_are_the_most(bot):
    rows = [[InlineKeyboardButton("x", callback_data="x")] * 8] * 13
    with pytest.raises(BadRequest, match="Reply markup is too long"):
        await bot.send_message(1, "hello", reply_markup=InlineKeyboardMarkup(rows))


async def test_an_edit_that_changes_nothing_is_refused(bot):
    sent = await bot.send_message(1, "same")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("same", 1, sent.message_id)


async def test_what_is_not_there_cannot_be_edited_or_deleted(bot):
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", 1, 77)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(1, 77)


async def test_a_toast_has_at_most_200_characters(bot):
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query("5", "x" * 201)


async def test_an_empty_file_is_refused(bot):
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(1, b"", filename="nothing.csv")


async def test_a_caption_has_at_most_1024_characters(bot):
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(1, b"x", filename="a.csv", caption="x" * 1025)


async def test_a_chat_without_a_number_is_refused(bot):
    with pytest.raises(BadRequest, match="Chat_id is empty"):
        await bot.send_message("@nobody", "hello")


async def test_somebody_who_blocked_the_bot_gets_nothing(bot, telegram):
    telegram.blocked.add(1)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1, "hello")


async def test_a_method_that_is_not_there_is_not_found(bot):
    with pytest.raises(InvalidToken):
        await bot.send_dice(1)


async def test_a_file_that_somebody_sent_can_be_downloaded(bot, phone):
    update = Update.de_json(phone.document("walks.ics", b"BEGIN:VCALENDAR"), bot)
    file = await update.message.document.get_file()

    assert await file.download_as_bytearray() == b"BEGIN:VCALENDAR"
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("file-99")


async def test_updates_have_the_shape_that_the_library_reads(bot, telegram, phone):
    written = Update.de_json(phone.text("/start now"), bot)
    changed = Update.de_json(phone.edited("20 min"), bot)
    pictures = [phone.photo("me"), phone.voice(), phone.sticker(), phone.location(51.5, 0.1)]
    kinds = [Update.de_json(raw, bot).message.effective_attachment for raw in pictures]

    assert written.message.parse_entities(["bot_command"]) == {written.message.entities[0]: "/start"}
    assert (written.message.date, written.effective_user.id) == (START, 1)
    assert changed.edited_message.message_id == written.message.message_id
    assert [type(kind).__name__ for kind in kinds] == ["tuple", "Voice", "Sticker", "Location"]
    assert Update.de_json(pictures[0], bot).message.caption == "me"


async def test_nothing_written_cannot_be_edited(phone):
    with pytest.raises(LookupError):
        phone.edited("x")


def test_the_clock_moves_ahead_only(telegram):
    telegram.clock.advance_to(START)
    with pytest.raises(ValueError, match="back"):
        telegram.clock.advance_to(datetime(2026, 3, 2, 8, tzinfo=UTC))

    assert telegram.clock.now() == START


async def test_an_application_answers_words_and_taps(telegram, phone):
    async def spoken(update, context):
        await update.message.reply_text(update.message.text.upper(), reply_markup=keyboard("done:1:"))

    async def tapped(update, context):
        await update.callback_query.answer(update.callback_query.data)
        await update.callback_query.message.edit_text("done")

    application = ApplicationBuilder().token("1:x").request(telegram).get_updates_request(telegram).build()
    application.add_handlers([MessageHandler(filters.TEXT, spoken), CallbackQueryHandler(tapped)])
    async with application:
        await application.process_update(Update.de_json(phone.text("hello"), application.bot))
        [shown] = telegram.messages(1)
        await application.process_update(Update.de_json(phone.tap(shown, "done:1:"), application.bot))

    assert [(event.what, event.toast) for event in telegram.drain(1)] == [
        ("sent", ""),
        ("toast", "done:1:"),
        ("edited", ""),
    ]
    assert [shown.text for shown in telegram.messages(1)] == ["done"]


def test_a_terminal_shows_bold_italics_and_links():
    html = '<b>Bold <i>both</i></b> &lt; <a href="https://x.test">here</a> <tg-spoiler>plain</tg-spoiler>'
    assert ansi(html) == (
        "\x1b[1mBold \x1b[0m\x1b[1;3mboth\x1b[0m < \x1b[4mhere\x1b[0m (https://x.test) plain"
    )
