"""The start: consent, screening, what is comfortable, where, when; then the first plan."""

from collections.abc import Callable
from datetime import time

from coach.domain.amounts import Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.baseline import baseline_plan, begin_baseline
from coach.domain.conversation.goals import choices
from coach.domain.conversation.heard import Comfort, Heard
from coach.domain.conversation.keeping import standing
from coach.domain.conversation.planning import (
    SPREAD,
    open_first_week,
    planned_in,
    shown,
    slots_of,
    spread_days,
    target_at,
)
from coach.domain.conversation.reviews import first_review
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.zones import choose, distinct, is_zone
from coach.domain.facts import AdverseEvent, Planned, PlannedState, WalkTime
from coach.domain.grid import GRIDS, down_to
from coach.domain.person import CONSENT_VERSION, Asked, Lock, Plan, Stage
from coach.domain.reading import Level
from coach.domain.replies import (
    AskComfort,
    AskTimes,
    AskZone,
    ConsentDeclined,
    ConsentFirst,
    FirstPlan,
    Measure,
    ProfessionalFirst,
    Screening,
    TooYoung,
    Welcome,
    WelcomeBack,
)
from coach.domain.spots import Spot
from coach.domain.week_shape import MOST_DAYS, USUAL_DAYS

USUAL_WALKS = 3
"""Days a week where nobody says how many (D)."""

PRESETS = {"morning": time(8, 0), "midday": time(12, 30), "evening": time(17, 30)}


STARTING = (Stage.SCREENING, Stage.COMFORT, Stage.ZONE, Stage.TIMES)
"""Stages that go no further while a professional is to be asked first."""


def start(turn: Turn) -> None:
    """Answer /start: go on where somebody is."""
    stage = turn.person.stage
    week = turn.week
    if stage is Stage.ACTIVE and week:
        total = standing(turn)
        if total:
            turn.say(WelcomeBack(total))
        return
    if stage in (Stage.CONSENT, Stage.DECLINED):
        turn.set(stage=Stage.CONSENT)
        turn.say(Welcome())
        return
    ask_stage(turn, again=False)


def ask_stage(turn: Turn, *, again: bool) -> None:
    """Ask (again) what the start waits for."""
    asks: dict[Stage, Callable[[], None]] = {
        Stage.CONSENT: lambda: turn.say(ConsentFirst()),
        Stage.DECLINED: lambda: turn.say(ConsentFirst()),
        Stage.SCREENING: lambda: turn.say(Screening(again)),
        Stage.WAITING: lambda: turn.say(ProfessionalFirst(now=turn.person.lock is not None)),
        Stage.COMFORT: lambda: turn.say(AskComfort(again)),
        Stage.ZONE: lambda: _ask_zone(turn, again=again),
        Stage.TIMES: lambda: _ask_times(turn, again=again),
    }
    asks[turn.person.stage]()


def _ask_zone(turn: Turn, *, again: bool = False) -> None:
    guess = turn.person.zone if turn.person.zone != "UTC" else None
    local = turn.local.time().replace(second=0, microsecond=0) if guess else None
    turn.say(AskZone(guess, local, again))


def _ask_times(turn: Turn, *, again: bool = False) -> None:
    plan = turn.plan
    session = Measure(0 if plan.baseline else plan.session, plan.unit)
    turn.say(AskTimes(plan.walks, session, again))


def hear_at_start(turn: Turn, heard: Heard) -> None:
    """Answer a message while the start waits for something."""
    stage = turn.person.stage
    if stage in (Stage.CONSENT, Stage.DECLINED) and heard.agrees and turn.person.consent_at is None:
        ask_stage(turn, again=True)
    elif stage is Stage.SCREENING and heard.agrees is not None:
        _screened_in_words(turn, yes=heard.agrees)
    elif stage is Stage.COMFORT and heard.comfort:
        comfort_given(turn, heard.comfort)
    elif stage is Stage.COMFORT and heard.baseline:
        baseline_wanted(turn)
    elif stage is Stage.ZONE and heard.spots:
        _spots_given(turn, heard.spots)
    elif stage is Stage.TIMES and _times_heard(turn, heard):
        return
    else:
        ask_stage(turn, again=True)


def _screened_in_words(turn: Turn, *, yes: bool) -> None:
    """A no is a no to both lists; a yes must say which, so the buttons come again."""
    if yes:
        turn.say(Screening(again=True))
    else:
        screened(turn, "none")


def tap_at_start(turn: Turn, choice: Choice) -> bool:
    """Answer a button of the start; False if it is not the moment for it."""
    stage = turn.person.stage
    moments = {
        Verb.AGREE: (Stage.CONSENT, Stage.DECLINED),
        Verb.UNDER_AGE: (Stage.CONSENT, Stage.DECLINED),
        Verb.REFUSE: (Stage.CONSENT, Stage.DECLINED),
        Verb.SCREEN: (Stage.SCREENING,),
        Verb.SEEN: (Stage.WAITING,),
        Verb.COMFORT: (Stage.COMFORT,),
        Verb.ZONE: (Stage.ZONE,),
        Verb.TIMES: (Stage.TIMES,),
    }
    if stage not in moments.get(choice.verb, ()):
        return False
    steps: dict[Verb, Callable[[], None]] = {
        Verb.AGREE: lambda: _agreed(turn),
        Verb.UNDER_AGE: lambda: declined(turn, young=True),
        Verb.REFUSE: lambda: declined(turn, young=False),
        Verb.SCREEN: lambda: screened(turn, choice.value),
        Verb.SEEN: lambda: _seen(turn),
        Verb.COMFORT: lambda: _comfort_tapped(turn, choice.value),
        Verb.ZONE: lambda: _zone_tapped(turn, choice.value),
        Verb.TIMES: lambda: _preset(turn, choice.value),
    }
    steps[choice.verb]()
    return True


def _agreed(turn: Turn) -> None:
    """Keep the consent, with its version, before the first health datum."""
    turn.set(consent_version=CONSENT_VERSION, consent_at=turn.record.now, stage=Stage.SCREENING)
    turn.say(Screening())


def declined(turn: Turn, *, young: bool) -> None:
    """Keep nothing of somebody who says no."""
    turn.forget = True
    turn.say(TooYoung() if young else ConsentDeclined())


def screened(turn: Turn, answer: str) -> None:
    """Take the screening: none goes on; a sign now or a condition waits for a professional."""
    if answer == "none":
        turn.set(stage=Stage.COMFORT)
        turn.say(AskComfort())
        return
    now = answer == "now"
    level = Level.URGENT if now else Level.NONE
    turn.keep_event(AdverseEvent(turn.record.now, level, f"screening: {answer}"))
    turn.set(stage=Stage.WAITING, lock=Lock(level, turn.record.now) if now else None)
    turn.say(ProfessionalFirst(now))


def _seen(turn: Turn) -> None:
    turn.set(stage=Stage.COMFORT, lock=None)
    turn.say(AskComfort())


def baseline_wanted(turn: Turn) -> None:
    """Let them walk a week first: the plan is made from what they tell."""
    turn.set(plan=baseline_plan(), stage=Stage.ZONE)
    _ask_zone(turn)


def _comfort_tapped(turn: Turn, value: str) -> None:
    if value == "baseline":
        baseline_wanted(turn)
        return
    session, _, days = value.partition("x")
    if session.isdigit() and days.isdigit():
        comfort_given(turn, Comfort(Unit.MINUTES, int(session), int(days)))


def comfort_given(turn: Turn, comfort: Comfort) -> None:
    """Make the plan's start from what is comfortable now."""
    grid = GRIDS[comfort.unit]
    session = max(grid.smallest, down_to(grid.fine, comfort.session))
    walks = min(MOST_DAYS, max(1, comfort.days or USUAL_WALKS))
    plan = Plan(comfort.unit, session * walks, session, walks, max(USUAL_DAYS, walks))
    turn.set(plan=plan, stage=Stage.ZONE)
    _ask_zone(turn)


def _spots_given(turn: Turn, spots: tuple[Spot, ...]) -> None:
    if len(distinct(turn, spots)) == 1:
        zone_given(turn, spots[0].zone)
    else:
        choose(turn, spots)


def _zone_tapped(turn: Turn, zone: str) -> None:
    if is_zone(zone):
        zone_given(turn, zone)


def zone_given(turn: Turn, zone: str) -> None:
    """Keep the zone and go on to the walk times."""
    turn.set(zone=zone, stage=Stage.TIMES)
    _ask_times(turn)


def _preset(turn: Turn, part: str) -> None:
    at = PRESETS.get(part)
    if at:
        begin(turn, tuple(WalkTime(day, at) for day in spread_days(turn.plan.walks)))


def _times_heard(turn: Turn, heard: Heard) -> bool:
    """Take walk times in words; days or time alone are completed."""
    said = heard.reading.schedule
    slots = said.slots if said else ()
    days = tuple(day for slot in slots for day in slot.days or ()) or _days_for(
        turn, slots[0].per_week if slots else None
    )
    times = [slot.at or PRESETS.get(_preset_of(slot.part)) for slot in slots] + [
        one.at for one in heard.reading.plans
    ]
    known = [at for at in times if at]
    if not known:
        return False
    if slots and all(slot.days for slot in slots) and all(times[: len(slots)]):
        pairs = zip(slots, times, strict=False)
        begin(turn, tuple(WalkTime(day, at) for slot, at in pairs for day in slot.days or () if at))
    else:
        begin(turn, tuple(WalkTime(day, at) for at in known[:2] for day in days))
    return True


def _preset_of(part: str | None) -> str:
    """Name the usual time of a part of the day."""
    return {"morning": "morning", "midday": "midday", "afternoon": "midday"}.get(
        part or "", "evening" if part else ""
    )


def _days_for(turn: Turn, per_week: int | None) -> tuple[int, ...]:
    walks = per_week or turn.plan.walks
    return spread_days(walks) if walks in SPREAD else tuple(range(MOST_DAYS))


def begin(turn: Turn, times: tuple[WalkTime, ...]) -> None:
    """Set the walk times, open the first week and show the plan."""
    unique = {(one.weekday, one.at): one for one in times}
    turn.set_times(tuple(sorted(unique.values(), key=lambda one: (one.weekday, one.at))))
    turn.set(stage=Stage.ACTIVE, heard_at=turn.record.now, unanswered=0)
    turn.settle(Asked.ZONE)
    if turn.plan.baseline:
        begin_baseline(turn)
    else:
        _begin_plan(turn)
    first_review(turn)


def _begin_plan(turn: Turn) -> None:
    week = open_first_week(turn)
    planned: tuple[Planned, ...] = planned_in(turn, week)
    unit = turn.plan.unit
    turn.say(
        FirstPlan(
            Measure(week.target, unit),
            Measure(target_at(turn), unit),
            slots_of(turn.record.walk_times),
            tuple(shown(one, turn) for one in planned if one.state is PlannedState.OPEN),
            turn.person.lead_minutes,
            week.monday,
            choices(unit),
        )
    )
