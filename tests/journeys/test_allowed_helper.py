# ruff: noqa: RUF001 - messages in a language that the coach has no lexicon of
"""A message that can't be read, and a language model that may help: whole conversations."""

import asyncio
import json
import logging
from datetime import date

import pytest
from fake_model import KEY, PATH, completion, fake_model, opinion
from pydantic import SecretStr
from walker import Walker

from bot import helper_http
from bot.application import WalkItOff
from bot.in_process.phone import Phone
from bot.in_process.telegram import InProcessTelegram
from bot.local_chat.session import LocalChat
from coach.domain.person import HELPER_VERSION, Asked, HelperConsent
from coach.service import second_opinions

GREEK = "περπάτησα 25 λεπτά"
LINES = (
    "I didn't get that",
    "Sorry, I'm not sure",
    "That one is new to me",
    "I'd like to get this right",
)
"""What the bot says where it can't read a message and has nobody to ask."""


@pytest.fixture
async def model():
    async with fake_model() as running:
        yield running


@pytest.fixture
def settings(settings, model):
    return settings.model_copy(
        update={
            "helper_url": model.url + PATH,
            "helper_model": "small",
            "helper_api_key": SecretStr(KEY),
        }
    )


@pytest.fixture
async def walking(chat):
    """Somebody with a plan, who has not been asked about the helper."""
    await Walker(chat).onboard()
    return chat


@pytest.fixture
async def consenting(walking):
    """Somebody with a plan who lets the bot ask."""
    await walking.write("/helper")
    await walking.press("Yes, use it")
    return walking


@pytest.fixture
async def greek(consenting):
    """The same, and their language is one that we have no lexicon of."""
    await consenting.write("speak Russian")
    return consenting


def is_today_s_answer(said):
    return len(said) == 1 and said[0].startswith(LINES)


# --- consent ---


async def test_the_explanation_names_the_host_and_nothing_is_sent_before_consent(walking, model, record):
    [shown] = await walking.write("/helper")

    assert "It runs at 127.0.0.1, not here." in shown
    assert walking.buttons == ["Yes, use it", "No, don't use it"]
    assert is_today_s_answer(await walking.write(GREEK))
    assert ((await record()).person.helper, model.raw) == (None, [])


async def test_consent_is_kept_with_its_date_its_version_and_its_host(consenting, record, clock):
    assert (await record()).person.helper == HelperConsent(clock.now(), HELPER_VERSION, "127.0.0.1")


async def test_consent_may_be_given_and_taken_back_in_words(walking, model, record):
    await walking.write("/helper")
    [allowed] = await walking.write("yes")
    [shown] = await walking.write("can you use a language model?")
    [refused] = await walking.write("no")

    assert allowed.startswith("All right. What I can't read may now go to 127.0.0.1.")
    assert "You allowed it (today). Shall I go on using it?" in shown
    assert refused.startswith("All right, nothing is sent to it.")
    assert is_today_s_answer(await walking.write(GREEK))
    assert ((await record()).person.helper, model.raw) == (None, [])


async def test_consent_can_be_taken_back_under_an_old_button(consenting, record):
    await consenting.write("walked 20 min")
    await consenting.press("helper:0:refuse")

    assert (await record()).person.helper is None


async def test_consent_is_not_given_under_an_old_button(walking, record):
    await walking.write("/helper")
    await walking.write("/delete")
    await walking.press("helper:0:allow")

    assert (await record()).person.helper is None
    assert walking.toasts == ["That button is no longer in use. Just tell me in words."]


@pytest.mark.parametrize("meanwhile", ["what's my plan?", "/today"])
async def test_a_yes_to_something_else_is_no_consent(walking, record, meanwhile):
    await walking.write("/helper")
    await walking.write(meanwhile)
    await walking.write("yes")

    assert (await record()).person.helper is None


async def test_a_yes_after_another_tap_is_no_consent(walking, record):
    await walking.write("walked 20 min")
    await walking.write("/helper")
    await walking.press("Undo")
    await walking.write("yes")

    assert (await record()).person.helper is None


@pytest.mark.parametrize("words", ["use ai", "Turn off the helper", "could ChatGPT read this for you?"])
async def test_the_helper_is_explained_when_somebody_speaks_of_it(walking, words):
    [shown] = await walking.write(words)

    assert shown.startswith("Some messages I can't read.")


async def test_consent_is_shown_where_people_look_for_it(consenting, model):
    [settings] = await consenting.write("/settings")
    [privacy] = await consenting.write("/privacy")
    [usage] = await consenting.write("/help")

    assert "Helper: on. What I can't read may go to 127.0.0.1. To change it: /helper" in settings
    assert "a language model at 127.0.0.1, but only if you allow it" in privacy
    assert "/helper: let a language model help" in usage


async def test_another_host_needs_another_consent(consenting, bot, settings, clock, model):
    await bot.stop()
    elsewhere = settings.model_copy(update={"helper_url": f"http://localhost:9{PATH}"})
    telegram = InProcessTelegram(clock, consenting.telegram.ids)
    later = WalkItOff(elsewhere, clock, telegram)
    await later.start(poll=False)
    chat = LocalChat(later, clock, Phone(telegram))

    assert is_today_s_answer(await chat.write(GREEK))
    [settings_shown] = await chat.write("/settings")
    assert "Helper: off." in settings_shown
    await later.stop()


async def test_consent_goes_with_everything_else(consenting, record):
    await consenting.write("/delete")
    await consenting.write("DELETE")

    assert await record() is None


async def test_nothing_is_asked_for_before_there_is_a_plan(chat, model):
    await chat.write("/start")
    await chat.press("agree:")
    [screening] = await chat.write("/helper")
    await chat.write(GREEK)

    assert "language model" not in screening
    assert model.raw == []


# --- what is sent ---


async def test_the_text_the_local_time_and_what_was_asked_are_all_that_is_sent(consenting, model):
    await consenting.write("I'll walk tomorrow")
    await consenting.write(GREEK)

    [body] = model.bodies
    assert model.told == [{"text": GREEK, "local_time": "Monday 2026-03-02 09:00", "asked": "plan_time"}]
    assert set(body) == {"model", "messages", "response_format"}
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert (body["model"], body["response_format"]["json_schema"]["strict"]) == ("small", True)


async def test_no_name_and_no_chat_is_sent(bot, clock, telegram, model):
    chat = LocalChat(bot, clock, Phone(telegram, 7_215_300_391, "Wilhelmina"))
    await Walker(chat).onboard()
    await chat.write("/helper")
    await chat.press("Yes, use it")
    await chat.write(GREEK)

    [sent] = model.raw
    assert [secret for secret in ("7215300391", "Wilhelmina", "London", "20 min") if secret in sent] == []
    assert sent.count(KEY) == 1


@pytest.mark.parametrize(
    "text",
    [
        "боль в груди 25 минут",
        "немеют обе ноги 25 минут",
        "прогулка 25 минут, chest pain",
        "прогулка 25 минут, no chest pain",
        "прогулка 25 минут, мама упала в обморок",
        "βόλτα " * 170,
        "walked 20 min",
        "hello",
        "ευχαριστώ 25, thanks",
        "🙂",
        "I feel so low and depressed",
    ],
)
async def test_what_may_be_a_sign_is_read_or_is_too_long_is_never_sent(consenting, model, text, monkeypatch):
    monkeypatch.setattr(second_opinions, "HELPER_BELOW", 2)
    await consenting.write(text)

    assert model.raw == []


async def test_what_is_surely_only_talk_is_not_sent(consenting, model, monkeypatch):
    await consenting.write("the walking dead is on at 9")
    monkeypatch.setattr(second_opinions, "HELPER_BELOW", 2)
    await consenting.write("the podcast was great")

    assert [told["text"] for told in model.told] == ["the podcast was great"]


async def test_nothing_is_sent_while_the_screening_question_is_open(consenting, model, record):
    await consenting.write("my legs are wobbly today")
    asked = (await record()).person.question.asked
    await consenting.write(GREEK)

    assert (asked, model.raw) == (Asked.SAFETY, [])


async def test_nothing_is_sent_under_a_lock(consenting, model):
    await consenting.write("I can't feel my groin and I can't pee")
    await consenting.write(GREEK)

    assert model.raw == []


async def test_what_is_answered_otherwise_is_not_sent(consenting, model):
    await consenting.at("saturday 19:00")
    await consenting.write("/checkin")
    [unclear] = await consenting.write("όχι 25")

    assert ("1 of 5" in unclear, model.raw) == (True, [])


async def test_an_edit_is_not_sent(consenting, model):
    await consenting.write("walked 20 min")
    await consenting.edit(GREEK)

    assert model.raw == []


async def test_a_group_is_not_sent(consenting, bot, model):
    update = consenting.phone.text(f"/helper {GREEK}")
    update["message"]["chat"] = {"id": -77, "type": "group", "title": "Walkers"}
    await consenting.send(update)

    assert model.raw == []


async def test_only_so_many_opinions_are_remembered(consenting, bot, monkeypatch):
    monkeypatch.setattr(second_opinions, "MOST_REMEMBERED", 2)
    for _ in range(4):
        await consenting.write(GREEK)

    assert len(bot._coach._opinions._opinions) == 2


# --- what is suggested ---


async def test_a_walk_is_noted_only_after_a_yes(consenting, model, record):
    model.answering = model.says("walk", minutes=25)
    [asked] = await consenting.write(GREEK)
    before = (await record()).walks
    [noted, *_] = await consenting.press("Yes")

    assert asked == "Did you mean: 25 min today?"
    assert before == ()
    assert noted.startswith("Noted: 25 min today.")
    assert [walk.minutes for walk in (await record()).walks] == [25]


@pytest.mark.parametrize("no", ["no", "No, that's wrong"])
async def test_a_no_notes_nothing(consenting, model, record, no):
    model.answering = model.says("walk", minutes=25)
    await consenting.write(GREEK)

    assert await consenting.write(no) == ["All right, I noted nothing."]
    assert (await record()).walks == ()


async def test_a_yes_in_words_counts_after_a_restart_too(greek, model, bot, settings, clock):
    model.answering = model.says("plan", time="18:00")
    [asked] = await greek.write("μάλλον στο πάρκο, 18:00")
    await bot.stop()
    telegram = InProcessTelegram(clock, greek.telegram.ids)
    later = WalkItOff(settings, clock, telegram)
    await later.start(poll=False)
    [kept] = await LocalChat(later, clock, Phone(telegram)).write("yes")

    assert asked == "Did you mean: you plan a walk today at 18:00?"
    assert "18:00" in kept
    await later.stop()


async def test_a_skip_is_taken_for_one_after_a_yes(greek, model, record):
    model.answering = model.says("skip")
    [asked] = await greek.write("σήμερα τίποτα, καλεσμένοι")
    await greek.press("Yes")

    assert asked == "Did you mean: no walk today?"
    assert [skip.day for skip in (await record()).skips] == [date(2026, 3, 2)]


async def test_a_plan_without_a_time_is_one_for_today(greek, model):
    model.answering = model.says("plan")
    [asked] = await greek.write("μάλλον θα πάω στο πάρκο")
    [then] = await greek.write("yes")

    assert asked == "Did you mean: you plan a walk today?"
    assert "walk" in then


async def test_pain_is_kept_after_a_yes(consenting, model, record):
    model.answering = model.says("pain", pain=4)
    [asked] = await consenting.write("πλάτη 4")
    before = (await record()).pains
    await consenting.press("Yes")

    assert (asked, before) == ("Did you mean: pain 4 of 10?", ())
    assert [pain.score for pain in (await record()).pains] == [4]


async def test_a_report_wins_over_the_open_question(consenting, model, record):
    model.answering = model.says("pain", pain=4)
    await consenting.write("πλάτη 4")
    await consenting.write("walked 20 min")
    await consenting.write("yes")

    assert [walk.minutes for walk in (await record()).walks] == [20]
    assert (await record()).pains == ()


# --- what is not believed ---


INVENTED = [
    ("walk", {"minutes": 30}),
    ("walk", {"minutes": 25, "steps": 3000}),
    ("walk", {"minutes": 25, "steps": 25}),
    ("walk", {"minutes": 25, "day": "2026-03-01"}),
    ("walk", {"minutes": 25, "day": "2026-03-03"}),
    ("walk", {}),
    ("skip", {"day": "2026-03-04"}),
    ("plan", {"day": "2026-03-03"}),
    ("plan", {"time": "18:00"}),
    ("pain", {"pain": 7}),
    ("none", {}),
]


@pytest.mark.parametrize(("meaning", "fields"), INVENTED)
async def test_an_invented_number_or_day_is_discarded(consenting, model, record, meaning, fields):
    model.answering = model.says(meaning, **fields)

    assert is_today_s_answer(await consenting.write(GREEK))
    assert len(model.raw) == 1
    assert (await record()).person.question is None


async def test_more_than_a_walk_can_be_is_not_suggested(consenting, model):
    model.answering = model.says("walk", minutes=500)

    assert is_today_s_answer(await consenting.write("περπάτησα 500 λεπτά"))


def walk_of(**fields):
    return opinion("walk", **{"minutes": 25, **fields})


WRONG = {
    "not json": lambda model: model.sends("I think they walked"),
    "no choices": lambda model: model.sends(json.dumps({"choices": []})),
    "prose": lambda model: model.writes("They walked 25 min."),
    "another field": lambda model: model.writes(walk_of(note="hi")),
    "a field too few": lambda model: model.writes('{"meaning": "walk", "minutes": 25}'),
    "a text for a number": lambda model: model.writes(walk_of(minutes="25")),
    "no number at all": lambda model: model.writes(walk_of().replace("25", "NaN")),
    "an unknown meaning": lambda model: model.writes(walk_of().replace("walk", "run")),
    "pain in a walk": lambda model: model.writes(walk_of(pain=3)),
    "a deep one": lambda model: model.writes("[" * 20_000),
    "an error": lambda model: model.sends("{}", status=500),
    "a good one with an error": lambda model: model.sends(json.dumps(completion(walk_of())), status=500),
    "zipped": lambda model: model.sends("{}", headers={"Content-Encoding": "gzip"}),
    "elsewhere": lambda model: model.sends("{}", status=307, headers={"Location": "/elsewhere"}),
    "10 MB": lambda model: model.floods,
}


@pytest.mark.parametrize("how", WRONG)
async def test_an_answer_that_is_none_changes_nothing_of_what_is_said(consenting, model, how, caplog):
    model.answering = WRONG[how](model)

    assert is_today_s_answer(await consenting.write(GREEK))
    assert len(model.raw) == 1
    assert [entry.message for entry in caplog.records if entry.levelno >= logging.WARNING] == [
        "the helper was of no use"
    ]


async def test_a_slow_drip_is_cut_off(consenting, model, monkeypatch):
    monkeypatch.setattr(helper_http, "SECONDS", 0.3)
    model.answering = model.drips

    assert is_today_s_answer(await consenting.write(GREEK))


async def test_a_connection_that_is_refused_changes_nothing(consenting, bot, model):
    bot._coach._opinions._helper._settings = bot._settings.model_copy(
        update={"helper_url": "http://127.0.0.1:9/v1/chat/completions"}
    ).helper()

    assert is_today_s_answer(await consenting.write(GREEK))
    assert bot._coach._opinions.failures == {"unreachable": 1}


async def test_other_people_do_not_wait_for_an_answer(consenting, friend, model, bot):
    free = asyncio.Event()
    held = model.says("walk", minutes=25)

    async def waits(request):
        await free.wait()
        return await held(request)

    model.answering = waits
    await bot.feed(consenting.phone.text(GREEK))
    await bot.feed(friend.phone.text("/start"))
    async with asyncio.timeout(2):
        while not bot.database or not friend.received():  # noqa: ASYNC110 - the answer is sent by another task
            await asyncio.sleep(0.01)
    free.set()
    await bot.settle()

    assert consenting.received() == ["Did you mean: 25 min today?"]


@pytest.fixture
def failing_once(bot, monkeypatch):
    """Let the next turn fail, and then be tried again."""
    whole = bot._coach._turn

    def prepare(meanwhile):
        failures = iter([meanwhile])

        async def turn(*args):
            for fail in failures:
                fail()
                raise RuntimeError
            return await whole(*args)

        monkeypatch.setattr(bot._coach, "_turn", turn)

    return prepare


async def test_a_message_that_is_tried_again_is_sent_once(consenting, model, failing_once):
    model.answering = model.says("walk", minutes=25)
    failing_once(lambda: None)

    assert await consenting.write(GREEK) == ["Did you mean: 25 min today?"]
    assert len(model.raw) == 1


async def test_a_message_that_is_tried_again_after_a_crash_is_not_sent_again(
    consenting, model, bot, failing_once
):
    model.answering = model.says("walk", minutes=25)
    failing_once(bot._coach._opinions._opinions.clear)

    assert is_today_s_answer(await consenting.write(GREEK))
    assert len(model.raw) == 1


async def test_neither_the_key_nor_a_word_is_in_a_log(consenting, model, caplog):
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.DEBUG, "coach")
    for answering in (model.says("walk", minutes=99), model.sends(f"no {KEY}", status=500), model.drips):
        model.answering = answering
        await consenting.write(GREEK)

    logged = "\n".join(f"{entry.getMessage()} {vars(entry)}" for entry in caplog.records)
    assert [secret for secret in (KEY, "περπάτησα", "λεπτά") if secret in logged] == []


class TestWithoutSettings:
    """Where no helper is set up, nothing tells that there might be one."""

    @pytest.fixture
    def settings(self, settings):
        return settings.model_copy(update={"helper_url": None})

    async def test_nothing_is_sent_and_nothing_is_said_of_it(self, walking, model):
        [usage] = await walking.write("/help")
        [settings] = await walking.write("/settings")
        [privacy] = await walking.write("/privacy")

        assert await walking.write("/helper") == [usage]
        assert [
            text for text in (usage, settings, privacy) if "elper" in text or "language model" in text
        ] == []
        assert is_today_s_answer(await walking.write(GREEK))
        assert model.raw == []
