"""A sign that somebody is elsewhere: asked about once, at a good moment, and never against their word."""

from dataclasses import replace
from datetime import time

import pytest
from builders import Talk, instant, record, somebody

from coach.domain.choices import Verb
from coach.domain.conversation.allowance import MOST_A_DAY
from coach.domain.conversation.whereabouts import hear_position, offer_zone
from coach.domain.person import Asked, Lock, Question, Stage
from coach.domain.reading import Level
from coach.domain.replies import (
    AskElsewhere,
    AskHere,
    AskTown,
    CheckInAsked,
    ChooseZone,
    LockedStill,
    SettingChanged,
    ZoneChoice,
    ZoneStays,
)
from coach.domain.spots import Spot

ONE = time(13)
LISBON, PARIS = "Europe/Lisbon", "Europe/Paris"
ASKED = [AskElsewhere("calendar", PARIS, ONE)]


@pytest.fixture
def talk():
    """Somebody who lives in London, at noon."""
    return Talk(record(instant(0, "12:00"), person=somebody(zone="Europe/London")))


def offered(talk, zone=PARIS, why="calendar"):
    return talk.turn(lambda turn: offer_zone(turn, zone, why))


def shared(talk, *zones, moves=False):
    return talk.turn(lambda turn: hear_position(turn, zones, moves=moves))


def test_a_calendar_in_another_zone_is_asked_about_as_something_unasked(talk):
    assert offered(talk) == ASKED
    [outgoing] = talk.outgoing
    assert (outgoing.urgency.name, outgoing.stale_at) == ("NUDGE", instant(1, "00:00"))
    assert talk.person.unsolicited == 1


YES = [lambda talk: talk.tap(Verb.ZONE, PARIS), lambda talk: talk.hear(agrees=True)]
NO = [lambda talk: talk.tap(Verb.ZONE, "no"), lambda talk: talk.hear(agrees=False)]


@pytest.mark.parametrize("yes", YES)
def test_a_yes_moves_the_clock(talk, yes):
    offered(talk)
    assert yes(talk) == [SettingChanged("zone", start=ONE, name=PARIS)]
    assert (talk.person.zone, talk.person.question) == (PARIS, None)


@pytest.mark.parametrize("no", NO)
def test_a_no_changes_nothing_and_is_remembered(talk, no):
    offered(talk)
    assert no(talk) == [ZoneStays("refused", "Europe/London", time(12))]
    assert offered(talk.at(3, "12:00")) == []
    assert talk.person.zone == "Europe/London"


def test_no_answer_is_remembered_too(talk):
    offered(talk)
    assert offered(talk.at(3, "12:00")) == []


def test_another_zone_is_another_question(talk):
    offered(talk)
    talk.tap(Verb.ZONE, "no")
    assert offered(talk.at(1, "12:00"), "Asia/Tokyo") == [AskElsewhere("calendar", "Asia/Tokyo", time(21))]


def test_who_lived_there_since_is_asked_again(talk):
    offered(talk)
    talk.tap(Verb.ZONE, PARIS)
    offered(talk.at(3, "12:00"), "Europe/London")
    talk.tap(Verb.ZONE, "Europe/London")
    assert offered(talk.at(5, "12:00")) == ASKED


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/London",
        "Europe/Belfast",
        LISBON,
        "UTC",
        "Etc/GMT-5",
        "CET",
        "Nowhere/Land",
        "",
        "../x",
        "Etc/UTC",
    ],
)
def test_what_is_no_other_place_is_not_asked_about(talk, zone):
    assert offered(talk, zone) == []
    assert talk.person.variants == {}


def test_a_clock_that_is_the_same_in_winter_only_is_another_one():
    talk = Talk(record(instant(0, "18:00"), person=somebody(zone="America/Denver")))
    assert offered(talk, "America/Phoenix") == [AskElsewhere("calendar", "America/Phoenix", time(11))]


def test_it_waits_while_something_else_is_open(talk):
    open_one = Question(Asked.AMOUNT, instant(0, "13:00"), notes={"day": "2026-03-02"})
    talk.record = replace(talk.record, person=replace(talk.person, question=open_one))
    assert offered(talk) == []
    assert offered(talk.at(0, "14:00")) == [AskElsewhere("calendar", PARIS, time(15))]


QUIET = [
    {"unsolicited": MOST_A_DAY, "unsolicited_on": instant(0).date()},
    {"nudges": False},
    {"paused_from": instant(0)},
    {"lock": Lock(Level.URGENT, instant(0))},
    {"reachable": False},
    {"stage": Stage.TIMES},
]


@pytest.mark.parametrize("changes", QUIET, ids=lambda changes: next(iter(changes)))
def test_it_waits_while_nothing_may_be_said(talk, changes):
    now = talk.person
    talk.record = replace(talk.record, person=replace(now, **changes))
    assert offered(talk) == []
    talk.record = replace(talk.record, person=now)
    assert offered(talk) == ASKED


def test_it_waits_for_the_end_of_the_quiet_hours(talk):
    assert offered(talk.at(0, "23:00")) == []
    assert offered(talk.at(1, "12:00")) == ASKED


def test_whether_it_was_asked_is_told(talk):
    told = []
    talk.turn(lambda turn: told.append(offer_zone(turn, PARIS)))
    talk.turn(lambda turn: told.append(offer_zone(turn, PARIS)))
    assert told == [True, False]


def test_a_place_that_moves_is_asked_about_in_the_same_way(talk):
    assert shared(talk, PARIS, moves=True) == [AskElsewhere("moved", PARIS, ONE)]
    assert shared(talk, PARIS, moves=True) == []
    assert shared(talk, "Asia/Shanghai", "Asia/Urumqi", moves=True) == []


def test_a_place_that_moves_is_no_sign_that_somebody_is_there(talk):
    heard_at = talk.person.heard_at
    shared(talk, PARIS, moves=True)
    assert talk.person.heard_at == heard_at
    shared(talk, PARIS)
    assert talk.person.heard_at == talk.record.now


def test_who_refused_and_shares_the_place_themselves_is_asked(talk):
    offered(talk)
    talk.tap(Verb.ZONE, "no")
    assert shared(talk, PARIS) == [AskHere(PARIS, ONE)]


def test_a_no_to_a_shared_place_asks_for_the_town(talk):
    shared(talk, PARIS)
    assert talk.tap(Verb.ZONE, "no") == [AskTown(at_sea=False)]
    assert talk.tap(Verb.ZONE, "no") == []
    assert not talk.acted


def test_a_disputed_place_by_one_clock_is_asked_about_once(talk):
    spots = (Spot("Asia/Shanghai"), Spot("Asia/Urumqi"))
    choices = (ZoneChoice(spots[0], time(20)), ZoneChoice(spots[1], time(18)))
    assert shared(talk, "Asia/Shanghai", "Asia/Urumqi") == [ChooseZone(choices)]
    assert shared(talk, PARIS, "Europe/Madrid") == [SettingChanged("zone", start=ONE, name=PARIS)]


def test_a_zone_that_nobody_knows_is_no_place(talk):
    assert shared(talk, "Mars/Olympus_Mons") == [AskTown(at_sea=False)]


def test_what_was_open_is_open_again_after_any_answer(talk):
    talk.hear(wants_check_in=True)
    before = talk.person.question
    for verb_value in (PARIS, "no"):
        shared(talk, PARIS if talk.person.zone != PARIS else "Asia/Tokyo")
        talk.tap(Verb.ZONE, verb_value)
    talk.hear(spots=(Spot("Asia/Tokyo"),))
    assert talk.person.question == before
    assert isinstance(talk.tap(Verb.SCORE, "3", 1)[0], CheckInAsked)


def test_who_waits_for_a_professional_goes_no_further_with_a_place():
    talk = Talk(
        record(instant(0), person=somebody(stage=Stage.ZONE, lock=Lock(Level.URGENT, instant(0)), zone="UTC"))
    )
    assert shared(talk, PARIS) == [LockedStill(Level.URGENT)]
    assert talk.person.zone == "UTC"
