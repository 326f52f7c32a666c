"""Three people and how they live with the bot for twelve weeks."""

from dataclasses import dataclass, field

from walker import Habit, Walker

from bot.local_chat.session import LocalChat

CALM = "2, 1, 1, no, 8"
UP = "4, 4, 4, no, 6"
"""Two points above the usual: amber."""


@dataclass(frozen=True)
class Life:
    """What somebody starts with and does; `pain` gives other answers to some weeks' check-ins (from 1)."""

    comfort: str
    times: str
    habit: Habit = field(default_factory=Habit)
    pain: dict[int, str] = field(default_factory=dict)


FIVE_MINUTE_STARTER = Life("5 minutes is fine, 3 days", "Mon Wed Fri 9:30")
AVERAGE = Life(
    "20 min, 4 days",
    "Mon Tue Thu Sat 12:30",
    Habit(walks=lambda nudge: nudge % 4 != 3, check_in=CALM, takes_offers=False),
)
PAIN_UP = Life("20 min, 4 days", "Mon Tue Thu Sat 12:30", pain={5: UP, 6: UP})


async def live(chat: LocalChat, life: Life, weeks: int = 12) -> list[tuple[int, int]]:
    """Live twelve weeks from a Monday morning; return done and target of each week as of Sunday night."""
    walker = Walker(chat, life.habit)
    await walker.onboard(life.comfort, life.times)
    lived = []
    for week in range(1, weeks + 1):
        answers = life.pain.get(week, CALM)
        walker.habit = Habit(life.habit.walks, answers, life.habit.wish, life.habit.takes_offers)
        lived += await walker.live(1)
    return lived
