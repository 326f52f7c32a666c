"""Settings asked for in words: reminders, quiet hours, zone, units, goal, check-in time."""

from dataclasses import replace
from datetime import time
from fractions import Fraction
from zoneinfo import ZoneInfo

from coach.domain.amounts import Unit
from coach.domain.conversation.agenda import nudge_at
from coach.domain.conversation.counting import pace_of
from coach.domain.conversation.heard import Heard
from coach.domain.conversation.planning import target_at
from coach.domain.conversation.routine import warn_of_quiet
from coach.domain.conversation.splitting import open_offer
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Walk
from coach.domain.grid import GRIDS, round_to
from coach.domain.person import Asked, CheckInTime, Quiet
from coach.domain.ramp import eased_position, ramp
from coach.domain.reading import SaidSettings
from coach.domain.replies import AskDelete, ChooseZone, SettingChanged, SettingRefused
from coach.domain.wallclock import to_utc

MOST_LEAD = 120
LANGUAGES = ("en", "es", "de", "fr", "pt", "ru", "hi", "ar", "zh")
COUNTED = {"steps": Unit.STEPS, "minutes": Unit.MINUTES}
"""What a plan can count, by the words of the setting."""

CHECK_IN_DAYS = (4, 5, 6)
"""Friday to Sunday: later in the week there is something to ask about."""

LEAST_GOAL, MOST_GOAL = 15, 600
"""Minutes a week that may be somebody's own goal."""


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
        hear_zone(turn, heard.zones)
    if said.units:
        set_units(turn, said.units)
    _set_rest(turn, said)


def _set_rest(turn: Turn, said: SaidSettings) -> None:
    if said.goal_minutes_week is not None:
        set_goal(turn, said.goal_minutes_week)
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


def hear_zone(turn: Turn, zones: tuple[str, ...]) -> None:
    """Change the time zone; several of one name are asked back."""
    if len(zones) > 1:
        turn.say(ChooseZone(zones))
        turn.ask(Asked.ZONE)
    elif zones:
        change_zone(turn, zones[0])
    else:
        turn.say(SettingRefused("zone"))


def is_zone(name: str) -> bool:
    """Whether a zone of that name is known."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def change_zone(turn: Turn, zone: str) -> None:
    """Live in another zone: planned walks keep their local times."""
    turn.set(zone=zone)
    turn.settle(Asked.ZONE)
    for planned in turn.record.planned:
        starts = to_utc(planned.day, planned.at, turn.zone)
        if planned.state.value == "open" and starts != planned.starts_at:
            moved = replace(planned, starts_at=starts, remind_at=None)
            at = nudge_at(moved, turn.person, turn.zone)
            over = at is not None and at <= turn.record.now
            later = starts > planned.starts_at and starts > turn.record.now
            turn.keep_planned(replace(moved, nudged=over or (planned.nudged and not later)))
    local = turn.local.time().replace(second=0, microsecond=0)
    turn.say(SettingChanged("zone", start=local, name=zone))


def set_units(turn: Turn, units: str) -> None:
    """Say distances in km or miles, or count the plan in steps or minutes."""
    if units in COUNTED:
        switch_unit(turn, COUNTED[units])
    else:
        turn.set(metric=units == "km")
    turn.say(SettingChanged("units", name=units))


def switch_unit(turn: Turn, unit: Unit) -> None:
    """Count the plan in another unit, converted by the person's own pace; history stays as it was told."""
    plan = turn.plan
    if plan.unit is unit:
        return
    grid = GRIDS[unit]

    def to(value: int) -> int:
        walk = _walk_of(turn, plan.unit, value)
        return max(grid.smallest, round_to(grid.fine, pace_of(turn.record.walks).counted(walk, unit)))

    target = to(target_at(turn))
    turn.set_plan(
        unit=unit,
        start=to(plan.session) * plan.walks if plan.start == plan.session * plan.walks else to(plan.start),
        session=to(plan.session),
        goal=None if plan.goal is None else to(plan.goal),
    )
    stay_at(turn, target)
    if turn.person.flare:
        turn.set(flare=replace(turn.person.flare, target_before=to(turn.person.flare.target_before)))
    offer = open_offer(turn)
    if offer:
        turn.keep_offer(replace(offer, taken=False))
    if turn.week:
        turn.keep_week(
            replace(turn.week, unit=unit, target=to(turn.week.target), session=to(turn.week.session))
        )
    for planned in turn.record.planned:
        if planned.state.value == "open":
            turn.keep_planned(replace(planned, amount=to(planned.amount)))


def _walk_of(turn: Turn, unit: Unit, value: int) -> Walk:
    field = {Unit.MINUTES: "minutes", Unit.METRES: "metres", Unit.STEPS: "steps"}[unit]
    return replace(Walk(turn.today, turn.record.now), **{field: value})  # type: ignore[arg-type]  # all three are whole numbers


def set_goal(turn: Turn, minutes: int) -> None:
    """Set the person's own weekly goal, given in minutes."""
    if not LEAST_GOAL <= minutes <= MOST_GOAL:
        turn.say(SettingRefused("goal"))
        return
    unit = turn.plan.unit
    goal = pace_of(turn.record.walks).of_minutes(Fraction(minutes), unit)
    target = target_at(turn)
    turn.set_plan(goal=max(goal, turn.plan.start))
    stay_at(turn, target)
    turn.say(SettingChanged("goal", minutes))


def stay_at(turn: Turn, target: int) -> None:
    """Find the place on a ramp that was laid anew, so that nobody is asked for more at once than before."""
    plan = turn.plan
    targets = ramp(plan.unit, plan.start, plan.goal)
    target = min(target, targets[-1])
    here = (
        plan.position
        if targets[plan.position] == target
        else eased_position(targets, len(targets) - 1, target)
    )
    turn.set_plan(position=here, eased=None if targets[here] == target else target)


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
    turn.set(if_then=words[:120])
    turn.say(SettingChanged("if_then", name=words[:120]))
