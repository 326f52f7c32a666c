import pytest

from coach.domain.person import Asked, Stage


async def lock(chat):
    await chat.write("I can't feel my groin and I can't pee")


async def test_who_sends_a_voice_message_is_there(onboarded, record, clock):
    for _ in range(2):
        await onboarded.wait()
    await onboarded.send(onboarded.phone.voice())
    person = (await record()).person
    assert (person.unanswered, person.heard_at) == (0, clock.now())


@pytest.mark.parametrize("command", ["today", "week", "plan", "why", "checkin"])
async def test_a_locked_plan_is_not_shown(onboarded, command):
    await lock(onboarded)
    [locked] = await onboarded.write("what now?")
    assert await onboarded.write(f"/{command}") == [locked]


async def test_what_is_no_coaching_is_still_done_under_a_lock(onboarded, record):
    await lock(onboarded)
    await onboarded.write("/pause")
    assert (await record()).person.paused


async def test_a_lock_during_the_start_stops_commands_and_messages_alike(started, record):
    await lock(started)
    [locked] = await started.write("/settings")
    assert await started.write("20 min, 4 days") == [locked]
    assert (await record()).person.stage is Stage.COMFORT


async def test_everything_is_deleted_before_there_is_a_plan(started, record):
    await started.write("/delete")
    await started.write("delete")
    assert await record() is None


async def test_a_number_that_replaces_a_walk_is_its_amount_whatever_was_asked_since(onboarded, record):
    await onboarded.advance("2026-03-07 17:45")
    await onboarded.write("walked 20 min")
    assert len(await onboarded.advance("18:05")) == 1
    await onboarded.edit("25")
    assert [walk.minutes for walk in (await record()).walks] == [25]


async def test_a_0_about_pain_leaves_the_walk_of_the_day_planned(onboarded, record):
    await onboarded.write("my back hurts")
    await onboarded.write("0")
    kept = await record()
    assert [pain.score for pain in kept.pains] == [None, 0]
    assert kept.skips == ()


async def test_a_week_told_at_once_is_no_time_though_one_was_asked_for(onboarded, record):
    await onboarded.advance("2026-03-07 17:05")
    await onboarded.write("hello")
    await onboarded.advance("18:05")
    await onboarded.press("move:")
    assert (await record()).person.question.asked is Asked.MOVE_TIME
    await onboarded.write("1, 1, 1, no, 8")
    [week] = (await record()).weeks
    assert (week.answers.pain, week.answers.confidence) == (1, 8)


@pytest.mark.parametrize(
    ("text", "walks"), [("walked 20 min today", [20]), ("20 min", []), ("20 min, 3 days", [])]
)
async def test_a_walk_that_says_what_is_comfortable_is_kept_as_well(started, record, text, walks):
    await started.write(text)
    kept = await record()
    assert ([walk.minutes for walk in kept.walks], kept.person.plan.session) == (walks, 20)
    assert kept.person.stage is Stage.ZONE
