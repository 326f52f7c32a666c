"""The zone that somebody lives by: changed, or asked about where a name does not settle it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coach.domain.calendar_sources import is_ours
from coach.domain.conversation.agenda import nudge_at
from coach.domain.conversation.meant import noted, noted_again, noted_in
from coach.domain.conversation.planning import open_walks
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned
from coach.domain.person import Asked
from coach.domain.replies import ChooseZone, SettingChanged, SettingRefused, ZoneChoice
from coach.domain.spots import Spot, told_apart
from coach.domain.wallclock import to_utc

HALF_A_YEAR = timedelta(days=182)

OFFERED = "zone:"
"""Under this and its name, each zone that was asked about unasked counts among the variants."""


def is_zone(name: str) -> bool:
    """Whether a zone of that name is known."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def clock_in(turn: Turn, zone: str) -> time:
    """Tell what the clocks of a zone show, to the minute."""
    return turn.record.now.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)


def is_same_clock(turn: Turn, zone: str, other: str) -> bool:
    """Whether the clocks of two zones show the same, in summer and in winter."""
    now = turn.record.now
    return all(_shown(at, zone) == _shown(at, other) for at in (now, now + HALF_A_YEAR))


def _shown(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def hear_spots(turn: Turn, spots: tuple[Spot, ...]) -> None:
    """Change the zone to that of a place; several of one name are asked back."""
    if len(distinct(turn, spots)) > 1:
        choose(turn, spots)
        ask_zone(turn)
    elif spots:
        change_zone(turn, spots[0].zone)
    else:
        turn.say(SettingRefused("zone"))


def distinct(turn: Turn, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Leave out the places of one country whose clocks show what those of a larger one show."""
    kept: list[Spot] = []
    for spot in spots:
        if not any(one.country == spot.country and is_same_clock(turn, one.zone, spot.zone) for one in kept):
            kept.append(spot)
    return tuple(kept)


def choose(turn: Turn, spots: tuple[Spot, ...]) -> None:
    """Let them say which of several places it is."""
    apart = told_apart(distinct(turn, spots))
    turn.say(ChooseZone(tuple(ZoneChoice(spot, clock_in(turn, spot.zone)) for spot in apart)))


def ask_zone(turn: Turn, hours: float = 12, **notes: str) -> None:
    """Wait for a place; what was open before is open again afterwards."""
    question = turn.person.question
    before = noted_again(question) if question and question.asked is Asked.ZONE else noted(question)
    turn.ask(Asked.ZONE, hours=hours, notes=notes | before)


def settle_zone(turn: Turn) -> None:
    """Wait for no place any longer."""
    question = turn.person.question
    if question and question.asked is Asked.ZONE:
        turn.set(question=noted_in(question))


def change_zone(turn: Turn, zone: str) -> None:
    """Live in another zone: planned walks keep their local times, those of their calendar their instants."""
    was_today = turn.person.unsolicited_on == turn.local.date()
    told = {name: count for name, count in turn.person.variants.items() if name != f"{OFFERED}{zone}"}
    turn.set(zone=zone, variants=told)
    if was_today:  # a new day by the clock of another place brings no new allowance
        turn.set(unsolicited_on=turn.local.date())
    settle_zone(turn)
    for planned in open_walks(turn):
        starts = to_utc(planned.day, planned.at, turn.zone)
        if _is_where_its_event_is(planned):
            local = planned.starts_at.astimezone(turn.zone)
            at = local.time().replace(second=0, microsecond=0)
            turn.keep_planned(replace(planned, day=local.date(), at=at))
        elif starts != planned.starts_at:
            _start_at(turn, planned, starts)
    turn.say(SettingChanged("zone", start=clock_in(turn, zone), name=zone))


def _is_where_its_event_is(planned: Planned) -> bool:
    """Whether a walk stands where the person's own calendar has it, which moves with them by itself."""
    own = planned.event is not None and not is_ours(planned.event)
    return own and planned.starts_at == planned.event_at


def _start_at(turn: Turn, planned: Planned, starts: datetime) -> None:
    """Let a walk begin at another instant, and be nudged for anew where that is later."""
    moved = replace(planned, starts_at=starts, remind_at=None)
    at = nudge_at(moved, turn.person, turn.zone)
    over = at is not None and at <= turn.record.now
    later = starts > planned.starts_at and starts > turn.record.now
    turn.keep_planned(replace(moved, nudged=over or (planned.nudged and not later)))
