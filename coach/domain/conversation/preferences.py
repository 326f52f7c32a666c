"""Settings asked for in words: reminders, quiet hours, zone, units, goal, check-in time."""

from datetime import time

from coach.domain.amounts import Unit
from coach.domain.conversation.goals import count_in, set_goal
from coach.domain.conversation.heard import Goal, Heard
from coach.domain.conversation.routine import warn_of_quiet
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.zones import hear_spots
from coach.domain.person import Asked, CheckInTime, Quiet
from coach.domain.reading import SaidSettings
from coach.domain.replies import AskDelete, SettingChanged, SettingRefused

MOST_LEAD = 120
LANGUAGES = ("en", "es", "de", "fr", "pt", "ru", "hi", "ar", "zh")
COUNTED = {"steps": Unit.STEPS, "minutes": Unit.MINUTES}
"""What a plan can count, by the words of the setting."""

CHECK_IN_DAYS = (4, 5, 6)
"""Friday to Sunday: later in the week there is something to ask about."""

MOST_QUOTED = 120
"""Characters of somebody's own words that a nudge quotes."""


def hear_settings(turn: Turn, said: SaidSettings, heard: Heard) -> None:
    """Change what was asked for, each with its own answer."""
    if said.delete_data:
        turn.say(AskDelete())
        turn.ask(Asked.DELETE, hours=1)
    if said.export:
        turn.export = True
    if said.lead_minutes is not None:
        set_lead(turn, said.lead_minutes)
    if said.quiet_from or said.quiet_to:
        set_quiet(turn, said.quiet_from, said.quiet_to)
    if said.nudges:
        turn.set(nudges=said.nudges == "on")
        turn.say(SettingChanged(f"nudges_{said.nudges}"))
    if said.timezone:
        hear_spots(turn, heard.spots)
    if said.units:
        set_units(turn, said.units, heard.counts_in)
    _set_rest(turn, said, heard)


def _set_rest(turn: Turn, said: SaidSettings, heard: Heard) -> None:
    if said.goal_minutes_week is not None:
        set_goal(turn, heard.goal or Goal(Unit.MINUTES, said.goal_minutes_week, None))
    if said.language:
        set_language(turn, said.language)


def set_lead(turn: Turn, minutes: int) -> None:
    """Set how long before a walk its nudge comes."""
    if 0 <= minutes <= MOST_LEAD:
        turn.set(lead_minutes=minutes)
        turn.say(SettingChanged("lead", minutes))
    else:
        turn.say(SettingRefused("lead"))


def set_quiet(turn: Turn, start: time | None, end: time | None) -> None:
    """Set the quiet hours, or one end of them."""
    quiet = Quiet(start or turn.person.quiet.start, end or turn.person.quiet.end)
    turn.set(quiet=quiet)
    turn.say(SettingChanged("quiet", start=quiet.start, end=quiet.end))
    warn_of_quiet(turn)


def set_units(turn: Turn, units: str, counts_in: Unit | None = None) -> None:
    """Say distances in km or miles, or count the plan in steps, minutes or a distance."""
    if units not in COUNTED:
        turn.set(metric=units == "km")
    counted = counts_in or COUNTED.get(units)
    if counted:
        count_in(turn, counted)
    else:
        turn.say(SettingChanged("units", name=units))


def set_language(turn: Turn, language: str) -> None:
    """Set the language that is understood first."""
    code = language.casefold()[:2]
    if code in LANGUAGES:
        turn.set(language=code)
        turn.say(SettingChanged("language", name=code))
    else:
        turn.say(SettingRefused("language"))


def set_check_in(turn: Turn, when: CheckInTime) -> None:
    """Set when the weekly check-in comes: Friday, Saturday or Sunday."""
    if when.weekday not in CHECK_IN_DAYS:
        turn.say(SettingRefused("check_in"))
        return
    turn.set(check_in=when)
    turn.say(SettingChanged("check_in", start=when.at, weekday=when.weekday))


def set_if_then(turn: Turn, words: str) -> None:
    """Keep the person's own plan, to be quoted in nudges."""
    turn.set(if_then=words[:MOST_QUOTED])
    turn.say(SettingChanged("if_then", name=words[:MOST_QUOTED]))
