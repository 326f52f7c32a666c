"""Where somebody is: a place they share, a sign that they travel, and the answers to what is asked then."""

from datetime import timedelta
from typing import Literal

from coach.domain.conversation.agenda import is_silent, speaks
from coach.domain.conversation.economy import may_speak, speak
from coach.domain.conversation.onboarding import STARTING, ask_stage
from coach.domain.conversation.turn import Turn
from coach.domain.conversation.zones import (
    OFFERED,
    ask_zone,
    change_zone,
    choose,
    clock_in,
    hear_spots,
    is_same_clock,
    is_zone,
    settle_zone,
)
from coach.domain.outgoing import Outgoing
from coach.domain.person import Asked, Question, Stage
from coach.domain.replies import AskElsewhere, AskHere, AskTown, LockedStill, ZoneStays
from coach.domain.spots import Spot

ASKED_FOR = timedelta(hours=12)
"""So long a question that nobody asked for makes sense."""

OPEN_WATER = "Etc/"
"""How the zones of the seas begin."""

TOLD = (Stage.ZONE, Stage.TIMES)
"""Stages of the start in which a place that is shared is the answer, or another one."""

KEPT = (Stage.SCREENING, Stage.COMFORT, Stage.WAITING, *TOLD)
"""Stages after the consent."""


def hear_position(turn: Turn, zones: tuple[str, ...], *, moves: bool) -> None:
    """Answer a place that was shared, by the zones in use there.

    One that `moves` by itself is quiet, until its clock is another one.
    """
    known = tuple(zone for zone in zones if is_zone(zone))
    if moves:
        if len(known) == 1:
            offer_zone(turn, known[0], "moved")
        return
    turn.is_there()
    turn.settle(Asked.HELPER)
    if turn.person.active:
        _here(turn, known)
    else:
        _here_at_start(turn, known)


def _here(turn: Turn, zones: tuple[str, ...]) -> None:
    mine = turn.person.zone
    if mine in zones:
        turn.say(ZoneStays("same", mine, clock_in(turn, mine)))
    elif not _are_places(zones):
        turn.say(AskTown(at_sea=bool(zones)))
        ask_zone(turn)
    elif len(zones) > 1:
        hear_spots(turn, tuple(Spot(zone) for zone in zones))
    elif is_same_clock(turn, zones[0], mine):
        change_zone(turn, zones[0])
    else:
        turn.say(AskHere(zones[0], clock_in(turn, zones[0])))
        ask_zone(turn, zone=zones[0], why="here")


def _here_at_start(turn: Turn, zones: tuple[str, ...]) -> None:
    """Take a place during the start: as the guess that is asked about, or for later."""
    stage, lock = turn.person.stage, turn.person.lock
    if lock and stage in STARTING:
        turn.say(LockedStill(lock.level))
    elif stage is Stage.ZONE and not _are_places(zones):
        turn.say(AskTown(at_sea=bool(zones)))
    elif stage is Stage.ZONE and len(zones) > 1:
        choose(turn, tuple(Spot(zone) for zone in zones))
    else:
        if stage in KEPT and len(zones) == 1 and _are_places(zones):
            _guess(turn, zones[0])
        ask_stage(turn, again=False)


def place_told(turn: Turn, spots: tuple[Spot, ...]) -> None:
    """Take a place that is told between questions of the start; a name that is not enough is let go."""
    if len(spots) == 1 and turn.person.stage is Stage.TIMES:
        change_zone(turn, spots[0].zone)
    elif len(spots) == 1:
        _guess(turn, spots[0].zone)


def _guess(turn: Turn, zone: str) -> None:
    """Take a place as the guess; once the zone is told, another one is asked about."""
    same = zone == turn.person.zone
    stage = turn.person.stage
    turn.set(zone=zone)
    if stage is Stage.TIMES and not same:
        turn.set(stage=Stage.ZONE)
    elif stage is not Stage.ZONE:
        turn.say(ZoneStays("same" if stage is Stage.TIMES else "guess", zone, clock_in(turn, zone)))


def _are_places(zones: tuple[str, ...]) -> bool:
    """Whether there are zones, and on land."""
    return bool(zones) and not any(zone.startswith(OPEN_WATER) for zone in zones)


def offer_zone(turn: Turn, zone: str, why: Literal["calendar", "moved"] = "calendar") -> bool:
    """Ask unasked whether they are in another zone; returns whether it was asked.

    It may be called as often as there is a sign of it: nothing is asked where the clock is the same, where
    the same zone was asked about before and they never lived by it since, while something else is open, or
    where nothing may be said now.
    """
    name, person = f"{OFFERED}{zone}", turn.person
    place = "/" in zone and is_zone(zone) and _are_places((zone,))
    if not (place and person.active) or name in person.variants or is_same_clock(turn, zone, person.zone):
        return False
    waits = person.question is not None and person.question.until > turn.record.now
    reached = speaks(person) and person.reachable and not is_silent(person)
    if waits or not reached or not may_speak(turn):
        return False
    turn.variant(name)
    now = turn.record.now
    key = f"{name}:{person.id}:{now.isoformat()}"
    speak(turn, Outgoing(AskElsewhere(why, zone, clock_in(turn, zone)), key=key, stale_at=now + ASKED_FOR))
    ask_zone(turn, zone=zone, why=why)
    return True


def answer_zone(turn: Turn, question: Question, *, yes: bool) -> bool:
    """Take the yes or no to "is it this time for you?"; False if no zone was asked about."""
    zone = question.notes.get("zone")
    if zone is None:
        return False
    if yes:
        change_zone(turn, zone)
        return True
    settle_zone(turn)
    if question.notes.get("why") == "here":
        turn.say(AskTown(at_sea=False))
        ask_zone(turn)
    else:
        mine = turn.person.zone
        turn.say(ZoneStays("refused", mine, clock_in(turn, mine)))
    return True
