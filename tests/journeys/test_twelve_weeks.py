from walker import Habit, Walker

RAMP = [80, 85, 90, 95, 100, 105, 105, 110, 115, 120, 125, 130]
"""Weekly targets from 4 walks of 20 minutes, when every week goes well."""


async def test_somebody_who_walks_each_planned_walk_reaches_the_twelfth_week_of_the_ramp(chat):
    walker = Walker(chat)
    await walker.onboard()

    assert await walker.live(12) == [(target, target) for target in RAMP]


async def test_two_people_walk_side_by_side_and_each_has_their_own_plan(chat, friend, record):
    await Walker(chat).onboard()
    await Walker(friend).onboard("5 min, 3 days", "Mon Wed Fri 18:00")

    assert (await record(1)).weeks[-1].target == 80
    assert (await record(2)).weeks[-1].target == 15


async def test_somebody_who_walks_half_of_it_stays_where_they_are(chat):
    walker = Walker(chat, Habit(walks=lambda nudge: nudge % 2 == 0, takes_offers=False))
    await walker.onboard()

    lived = await walker.live(4)
    assert {target for _, target in lived} == {80}
