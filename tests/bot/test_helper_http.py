"""HTTP to the language model that may help, against an endpoint on loopback."""

import asyncio
import json
import logging

import pytest
from fake_model import KEY, PATH, completion, fake_model, opinion
from pydantic import SecretStr

from bot import helper_http
from bot.helper_http import MOST_BYTES, HttpHelper
from bot.logs import start_logs
from bot.settings import HelperSettings
from coach.service.second_opinions import NoAnswer

REQUEST = {"messages": []}


@pytest.fixture(name="model")
async def _model():
    async with fake_model() as running:
        yield running


@pytest.fixture(name="helper")
async def _helper(model):
    helper = HttpHelper(HelperSettings(model.url + PATH, "small", SecretStr(KEY)))
    yield helper
    await helper.close()


async def why_not(helper):
    with pytest.raises(NoAnswer) as reason:
        await helper.ask(REQUEST)
    return str(reason.value)


async def test_a_good_answer_comes_back_as_it_was_sent(model, helper):
    assert json.loads(await helper.ask(REQUEST)) == completion(opinion("none"))
    assert model.bodies == [{"model": "small", "messages": []}]
    assert model.raw[0].startswith(f"POST {PATH}\n")
    assert f"Authorization: Bearer {KEY}\n" in model.raw[0]


async def test_a_server_that_needs_no_key_gets_none(model):
    helper = HttpHelper(HelperSettings(model.url + PATH, "small", None))
    await helper.ask(REQUEST)
    await helper.close()

    assert "uthorization" not in model.raw[0]


@pytest.mark.parametrize("status", [301, 307, 400, 401, 429, 500, 503])
async def test_whatever_is_not_200_is_no_answer_and_not_tried_again(model, helper, status):
    model.answering = model.sends("{}", status=status, headers={"Location": "/elsewhere", "Retry-After": "0"})

    assert await why_not(helper) == "status"
    assert len(model.raw) == 1


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
async def test_an_answer_is_read_up_to_its_bound(model, helper, more, fits):
    model.answering = model.sends(" " * (MOST_BYTES + more))
    read = await asyncio.gather(helper.ask(REQUEST), return_exceptions=True)

    assert isinstance(read[0], bytes) is fits


async def test_ten_megabytes_are_not_read(model, helper):
    model.answering = model.floods

    assert await why_not(helper) == "too_big"


async def test_a_packed_answer_is_not_unpacked(model, helper):
    model.answering = model.sends("{}", headers={"Content-Encoding": "gzip"})

    assert await why_not(helper) == "encoded"


async def test_a_slow_drip_is_cut_off_though_each_byte_comes_in_time(model, helper, monkeypatch):
    monkeypatch.setattr(helper_http, "SECONDS", 0.3)
    model.answering = model.drips
    begun = asyncio.get_running_loop().time()

    assert await why_not(helper) == "slow"
    assert asyncio.get_running_loop().time() - begun < 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://a..b", "http://[::1", "http://x\u0130:1:2"])
async def test_what_is_not_there_is_no_answer(url):
    helper = HttpHelper(HelperSettings(url, "small", None))

    assert await why_not(helper) == "unreachable"
    await helper.close()


async def test_a_text_that_is_no_unicode_is_no_answer(helper):
    with pytest.raises(NoAnswer, match="unreachable"):
        await helper.ask({"messages": "\ud800"})


async def test_no_cookie_ties_one_person_to_the_next(model, helper):
    model.answering = model.sends("{}", headers={"Set-Cookie": "seen=1; Path=/"})
    for _ in range(2):
        await helper.ask(REQUEST)

    assert [raw for raw in model.raw if "seen" in raw] == []


async def test_a_slow_model_holds_only_so_many_people(model, helper):
    free = asyncio.Event()
    good = model.says("none")

    async def waits(request):
        await free.wait()
        return await good(request)

    model.answering = waits
    held = [asyncio.ensure_future(helper.ask(REQUEST)) for _ in range(helper_http.AT_ONCE)]
    await asyncio.sleep(0)

    assert await why_not(helper) == "busy"
    free.set()
    assert len(await asyncio.gather(*held)) == helper_http.AT_ONCE
    assert await helper.ask(REQUEST)


async def test_the_key_is_in_no_log_even_at_debug(model, helper, capfd):
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    start_logs("DEBUG", [KEY])
    logging.getLogger("bot.canary").error("failed with %s", KEY)
    await helper.ask({"messages": "what somebody wrote"})
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)

    err = capfd.readouterr().err
    assert "failed with [redacted]" in err
    assert [secret for secret in (KEY, "somebody", "Bearer") if secret in err] == []
    assert KEY not in repr(vars(helper))
