"""What is not certain, through the whole application: a language without a lexicon makes the bot ask."""

from datetime import time

import pytest

from bot.application import WalkItOff
from bot.in_process.phone import Phone
from bot.local_chat.session import LocalChat
from coach.domain.person import Asked

ASKED = "Did you mean: move the walk of today from 17:30 to 19:00?"
MOVED = "Moved to today at 19:00, 20 min.\nIt was today at 17:30, 20 min. Your other walks stay as they are."


async def begin(chat):
    """Take somebody to a plan of four evening walks."""
    welcome = await chat.write("/start")
    await chat.press("agree:")
    await chat.press("screen:0:none")
    await chat.press("comfort:0:20x4")
    await chat.write("London")
    await chat.press("times:0:evening")
    return welcome


@pytest.fixture
async def greek(bot, clock, telegram):
    """Somebody whose Telegram speaks a language that the bot has no lexicon of."""
    chat = LocalChat(bot, clock, Phone(telegram, language="el"))
    await begin(chat)
    return chat


async def times(record):
    return [one.at for one in (await record()).planned][:1]


async def test_nothing_is_moved_before_the_yes(greek, record):
    assert await greek.write("move it to 19:00") == [ASKED]
    assert greek.buttons == ["Yes", "No"]
    assert await times(record) == [time(17, 30)]


@pytest.mark.parametrize("tapped", [True, False])
async def test_the_yes_moves_it(greek, record, tapped):
    await greek.write("move it to 19:00")
    answer = {True: greek.press, False: greek.write}
    assert await answer[tapped]("yes") == [MOVED]
    assert await times(record) == [time(19)]


@pytest.mark.parametrize("tapped", [True, False])
async def test_the_no_leaves_it_and_says_what_to_type(greek, record, tapped):
    await greek.write("move it to 19:00")
    answer = {True: greek.press, False: greek.write}
    [said] = await answer[tapped]("no")
    assert said.startswith("All right, I changed nothing.")
    assert await times(record) == [time(17, 30)]


async def test_the_words_are_kept_until_the_answer_and_no_longer(greek, record):
    await greek.write("move it to 19:00")
    question = (await record()).person.question
    assert (question.asked, question.notes["text"]) == (Asked.MEANT, "move it to 19:00")
    await greek.press("no")
    assert (await record()).person.question is None


async def test_the_words_go_by_themselves_and_the_buttons_with_them(greek, record):
    await greek.write("move it to 19:00")
    assert await greek.advance("+2h") == []
    assert (await record()).person.question is None
    assert await greek.press("yes") == []
    assert len(greek.toasts) == 1
    assert await times(record) == [time(17, 30)]


async def test_the_question_survives_a_restart(greek, bot, settings, clock, telegram):
    await greek.write("move it to 19:00")
    await bot.stop()
    again = WalkItOff(settings, clock, telegram)
    await again.start(poll=False)
    said = await LocalChat(again, clock, greek.phone).press("yes")
    await again.stop()
    assert said == [MOVED]


async def test_the_words_mean_what_they_meant_when_they_were_written(greek, record, clock):
    await greek.advance("2026-03-03 03:30")
    await greek.write("not today")
    await greek.advance("04:30")
    await greek.press("yes")
    assert [skip.day.isoformat() for skip in (await record()).skips] == ["2026-03-02"]


async def test_a_clear_report_wins_over_the_question(greek, record):
    await greek.write("move it to 19:00")
    await greek.write("speak English")
    await greek.write("walked 20 min")
    kept = await record()
    assert ([walk.minutes for walk in kept.walks], kept.person.question) == ([20], None)


async def test_what_was_done_after_a_yes_can_be_undone(greek, record):
    await greek.write("move it to 19:00")
    await greek.write("yes")
    await greek.write("/undo")
    assert await times(record) == [time(17, 30)]


async def test_a_change_is_undone_in_words(onboarded, record):
    await onboarded.write("move it to 19:00")
    [said] = await onboarded.write("undo")
    assert said.startswith("All right, your walk is back at its old time.")
    assert await times(record) == [time(17, 30)]


async def test_a_changed_walk_is_changed_back_with_its_button(onboarded, record):
    await onboarded.write("walked 20 min")
    await onboarded.write("make that 30")
    assert [walk.minutes for walk in (await record()).walks] == [30]
    await onboarded.press("Undo")
    assert [walk.minutes for walk in (await record()).walks] == [20]


async def test_who_speaks_another_language_is_told_once_that_the_words_are_english(bot, clock, telegram):
    chat = LocalChat(bot, clock, Phone(telegram, language="de-AT"))
    [welcome] = await begin(chat)
    assert welcome.startswith("My own words are only in English for now. You can write to me in German")
    assert not [text for text in await chat.write("/today") if "English" in text]


@pytest.mark.parametrize(
    ("words", "code"),
    [("auf Deutsch bitte", "de"), ("speak German", "de"), ("en français s'il vous plaît", "fr")],
)
async def test_the_language_is_changed_in_words_and_kept(onboarded, record, words, code):
    await onboarded.write(words)
    assert (await record()).person.language == code


async def test_the_language_is_changed_back_though_it_is_one_without_a_lexicon(greek, record):
    await greek.write("speak English")
    assert (await record()).person.language == "en"
    assert await greek.write("move it to 19:00") == [MOVED]


async def test_the_language_is_changed_in_the_settings(onboarded, record):
    await onboarded.write("/settings")
    await onboarded.press("Deutsch")
    assert (await record()).person.language == "de"


async def test_a_warning_sign_is_never_asked_back(greek):
    await greek.write("move it to 19:00")
    [card] = await greek.write("I can't feel my groin and I can't pee")
    assert card.startswith("Please get help now")
