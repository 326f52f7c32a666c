"""How many ways of saying each thing are needed, so that nobody reads the same words twice in 14 days."""

from collections.abc import Mapping
from types import MappingProxyType

VARIANTS: Mapping[str, int] = MappingProxyType(
    {
        "Nudge": 28,
        "NudgeAgain": 8,
        "FollowUp": 28,
        "FlareCheck": 8,
        "WeekOpened": 3,
        "DidYouWalk": 3,
        "CheckInAsked": 3,
        "CheckInReminder": 3,
        "SplitOffered": 6,
        "SwapOffered": 4,
        "Resumed": 4,
        "Here": 2,
    }
)
"""By the class of the reply; NudgeAgain is a Nudge after a snooze, which has words of its own.

- Nudge, FollowUp: at most 2 messages a day that nobody asked for, so 28 in 14 days.
- FlareCheck: every second day, so on day 0, 2 ... 14.
- WeekOpened, DidYouWalk, CheckInAsked, CheckInReminder: once a week, so on day 0, 7 and 14.
- SplitOffered: once a week by itself, and as often again when asked for.
- NudgeAgain, SwapOffered, Resumed: only after a wish of the person, so there is no bound; enough for a snooze
  every second day, and for a swap or a pause twice a week.
- Here: once in 30 days, and the next silence reads differently.
"""
