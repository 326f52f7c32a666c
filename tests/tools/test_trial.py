"""The virtual trial: a small one finds nothing wrong, and every rule is missed where it is broken."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tools.trial import messages, report, walks, weeks
from tools.trial.facts import Facts, micros
from tools.trial.ledger import Ledger, Told
from tools.trial.looking import Seen, Violation
from tools.trial.messages import Heard, Message
from tools.trial.phrases import Amount
from tools.trial.running import Trial, run, taking_part

NIGHT = datetime(2026, 3, 16, 2, 30, tzinfo=UTC)
"""Half an hour before the week of 9 March closes in UTC."""

CLOSED_AT = NIGHT + timedelta(minutes=30)
NEXT_NIGHT = NIGHT + timedelta(days=1)
ANSWERS = {"pain": 2, "enjoyment": 1, "activity": 1, "limited": False, "confidence": 8}


def week(monday, **changes):
    return {
        "monday": monday,
        "unit": "min",
        "target": 80,
        "session": 20,
        "walks": 4,
        "position": 0,
        "first": 0,
        "paused": 0,
        "answers": ANSWERS,
        "wish": None,
        "closed_at": None,
        "done": None,
        "light": None,
        "action": None,
        "next_target": None,
        **changes,
    }


def walk(day, minutes, **changes):
    told = {"minutes": minutes, "metres": None, "steps": None, "hard": 0, "message_id": 7}
    return {"day": day, "noted_at": micros(NIGHT - timedelta(days=3)), **told, **changes}


def planned(day, amount, **changes):
    return {"id": 1, "day": day, "amount": amount, "source": "routine", "state": "open", **changes}


def facts(at=NIGHT, *, plan=None, person=None, **kept):
    row = {
        "zone": "UTC",
        "stage": "active",
        "plan": {"unit": "min", "start": 80, "goal": None, "position": 0, "eased": None, "session": 20}
        | {"walks": 4, **(plan or {})},
        "quiet": {"start": "21:30:00", "end": "07:00:00"},
        "paused_from": None,
        "paused_until": None,
        "lock": None,
        "flare": None,
        **(person or {}),
    }
    return Facts(at, row, **kept)


def two_nights(done=80, answers=ANSWERS, closed=None, following=None, plan=None, person=None):
    """Return the facts before and after a week that went well; what is named is wrong or otherwise."""
    before = week("2026-03-09", answers=answers)
    told = [walk("2026-03-10", done)] if done else []
    close = {"closed_at": micros(CLOSED_AT), "done": done, "light": "GREEN", "action": "ADVANCE"}
    after = before | close | {"next_target": 85} | (closed or {})
    new = week("2026-03-16", target=85, session=17, walks=5, position=1) | (following or {})
    return (
        facts(weeks=[before], walks=told, person=person),
        facts(NEXT_NIGHT, weeks=[after, new], walks=told, plan={"position": 1} | (plan or {}), person=person),
    )


def rules(found):
    return {rule for rule, _ in found}


def test_a_small_trial_finds_nothing_wrong():
    seen = run(Trial(people=12, weeks=2, seed=5, processes=1), 0, lambda _: None)

    assert seen.violations == []
    assert len(seen.minutes) == 12


def test_somebody_alone_lives_as_among_the_others():
    together = Trial(people=9, weeks=1, seed=3, processes=1)
    everybody = run(together, 0, lambda _: None)

    alone = run(replace(together, only=frozenset({4})), 0, lambda _: None)

    persona, minutes = alone.minutes[4]
    assert alone.minutes == {4: everybody.minutes[4]}
    assert sum(minutes.values()) > 0
    assert alone.messages == {key: count for key, count in everybody.messages.items() if key[0] == persona}


def test_each_process_takes_its_share_of_those_who_are_asked_for():
    two = Trial(people=9, processes=2, only=frozenset({2, 4, 6, 7}))

    first, second = ({place for place, _ in taking_part(two, number)} for number in (0, 1))

    assert (first | second, first & second) == ({2, 4, 6, 7}, set())
    assert len(first) == len(second)


def test_a_week_that_went_well_breaks_no_rule():
    assert rules(weeks.check(*two_nights())) == set()


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("what was counted in a week", {"closed": {"done": 79}}),
        ("light of a week", {"closed": {"light": "AMBER"}}),
        ("light of a week", {"answers": ANSWERS | {"pain": None}}),
        ("action of a week", {"closed": {"action": "HOLD"}}),
        ("action of a week", {"done": 40}),
        ("action of a week", {"done": 0}),
        ("next target", {"closed": {"next_target": 90}}),
        ("next target", {"done": 50, "closed": {"action": "REPEAT_SPLIT"}}),
        ("position on the ramp", {"plan": {"position": 2}}),
        ("no raise without GREEN", {"closed": {"light": "UNKNOWN"}}),
        ("no raise without GREEN", {"closed": {"light": "AMBER"}}),
        ("no raise without GREEN", {"closed": {"light": "FLARE"}}),
        ("no raise without GREEN", {"closed": {"light": "RED"}}),
        ("weekly raise", {"following": {"target": 89}}),
        ("weekly raise", {"following": {"target": 97}, "closed": {"wish": "more"}}),
        ("growth of the session", {"following": {"session": 23}}),
        ("no session over an hour", {"following": {"session": 61}}),
        ("nothing is negative", {"following": {"target": -5}}),
    ],
)
def test_a_wrong_week_is_found(rule, wrong):
    assert rule in rules(weeks.check(*two_nights(**wrong)))


def test_a_flare_that_does_not_halve_the_week_is_found():
    bad = ANSWERS | {"pain": 7, "limited": True}
    wrong = {"light": "FLARE", "action": "FLARE", "next_target": 60}
    before, after = two_nights(answers=bad, closed=wrong, following={"target": 60}, plan={"position": 0})
    calm = week("2026-03-02", closed_at=1, light="GREEN", action="ADVANCE", done=80)
    before.weeks.insert(0, calm)

    assert rules(weeks.check(before, after)) == {"next target"}


def test_a_gap_that_lowers_nothing_is_found():
    wrong = {"done": 0, "light": "GREEN", "action": "ASK", "next_target": 80}
    before, after = two_nights(done=0, closed=wrong, following={"target": 80}, plan={"position": 0})
    empty = week("2026-03-02", closed_at=1, light="UNKNOWN", action="ASK", done=0)
    before.weeks.insert(0, empty)

    assert rules(weeks.check(before, after)) == {"next target"}


def message(at=datetime(2026, 3, 16, 12, tzinfo=UTC), kind="Nudge", planned_id=1, html="Time to walk."):
    return Message(at, kind, f"nudge:1:{planned_id}:", html)


def said_on(*found, before=None, after=None, said=(), snoozed=frozenset()):
    before, after = before or facts(), after or facts(NEXT_NIGHT)
    return rules(messages.check(before, after, found, said, set(snoozed)))


def test_two_messages_in_the_daytime_break_no_rule():
    assert said_on(message(), message(kind="FollowUp"), message(kind="CheckInAsked")) == set()


@pytest.mark.parametrize("hour", [3, 6, 22])
def test_a_message_in_quiet_hours_is_found(hour):
    late = message(datetime(2026, 3, 16, hour, tzinfo=UTC))

    assert said_on(late) == {"nothing in quiet hours"}
    assert said_on(late, snoozed={1}) == set()


def test_a_third_message_is_found():
    assert said_on(*(message(planned_id=one) for one in range(3))) == {"two messages a day"}


def test_a_message_during_a_pause_is_found():
    paused = {"paused_from": micros(NIGHT - timedelta(days=2)), "paused_until": "2026-03-20"}
    there, back = facts(person=paused), datetime(2026, 3, 16, 11, tzinfo=UTC)

    assert said_on(message(), before=there, after=facts(NEXT_NIGHT, person=paused)) == {
        "nothing during a pause"
    }
    assert said_on(message(), before=there, said=(back + timedelta(hours=2),)) == {"nothing during a pause"}
    assert said_on(message(), before=there, said=(back,)) == set()


def test_a_message_after_a_warning_sign_is_found():
    locked = {"lock": {"level": "URGENT", "since": "2026-03-16T10:00:00+00:00"}}

    assert said_on(message(), after=facts(NEXT_NIGHT, person=locked)) == {"nothing while locked"}


def test_a_text_that_comes_again_within_14_days_is_found():
    heard, first = Heard(), message()
    again = message(first.at + timedelta(days=13))

    assert rules(messages.repeated(heard, [first])) == set()
    assert rules(messages.repeated(heard, [again])) == {"no text twice in 14 days"}
    assert rules(messages.repeated(heard, [message(again.at + timedelta(days=14))])) == set()


def test_words_after_three_unanswered_walks_are_found():
    starts = [datetime(2026, 3, 10 + day, 12, tzinfo=UTC) for day in range(4)]
    rows = [planned("", 20, id=place, starts_at=micros(at)) for place, at in enumerate(starts)]
    nudges = [message(at - timedelta(minutes=30), planned_id=place) for place, at in enumerate(starts)]
    known = facts(planned=rows)
    spoke = (starts[1],)
    rule = "silence after three unanswered walks"

    assert rules(messages.after_silence(Heard(), known, nudges[:3], ())) == set()
    assert rules(messages.after_silence(Heard(), known, nudges, ())) == {rule}
    assert rules(messages.after_silence(Heard(), known, nudges, spoke)) == set()
    assert rules(messages.after_silence(Heard(), known, [*nudges[:3], message(kind="Here")], ())) == set()


def offer(at, *amounts):
    return {"id": 1, "at": micros(at), "kind": "split", "walks": list(amounts), "taken": None}


NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)


def offered(*made, said=()):
    after = facts(NEXT_NIGHT, offers=list(made), weeks=[week("2026-03-16")])
    return rules(walks.offers(facts(weeks=after.weeks), after, said))


def test_offers_too_near_or_too_many_are_found():
    early = [offer(NOON - timedelta(hours=hours), 20) for hours in (12, 11)]

    assert offered(offer(NOON, 20)) == set()
    assert offered(offer(NOON - timedelta(hours=47), 20), offer(NOON, 20)) == {"offers 48 hours apart"}
    assert offered(*early, offer(NOON, 20)) == {"offers 48 hours apart", "two offers a week"}
    assert offered(*early, offer(NOON, 20), said=(NOON,)) == set()


def test_a_split_that_is_too_long_or_too_much_is_found():
    assert offered(offer(NOON, 21)) == {"no walk of a split is longer"}
    assert offered(offer(NOON, *[20] * 5)) == {"a split never passes the target"}


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("no planned walk is longer than the session", [planned("2026-03-17", 21)]),
        ("nothing is negative", [planned("2026-03-17", 0)]),
        ("a rest day stays", [planned(f"2026-03-{16 + day}", 5) for day in range(7)]),
        ("a day holds 1.5 sessions of a split", [planned("2026-03-17", 16, source="split")] * 2),
    ],
)
def test_a_wrong_plan_is_found(rule, rows):
    after = facts(NEXT_NIGHT, weeks=[week("2026-03-16")], planned=rows)

    assert rules(walks.planned(after, set())) == {rule}
    assert rules(walks.planned(after, {1})) == set()


@pytest.mark.parametrize(
    "kept",
    [
        [],
        [walk("2026-03-14", 19)],
        [walk("2026-03-13", 20)],
        [walk("2026-03-14", 20), walk("2026-03-14", 20)],
        [walk("2026-03-14", 20), walk("2026-03-14", 5, message_id=8)],
    ],
)
def test_a_walk_that_is_lost_changed_or_doubled_is_found(kept):
    ledger = Ledger()
    ledger.told[7] = Told(date(2026, 3, 14), Amount(minutes=20))
    right = deepcopy(ledger)

    assert rules(walks.kept_once(ledger, facts(walks=kept))) == {"what was told is kept exactly once"}
    assert rules(walks.kept_once(right, facts(walks=[walk("2026-03-14", 20)]))) == set()


def test_the_table_tells_weeks_messages_offers_and_what_was_wrong():
    seen = Seen(minutes={1: ("keen", {0: 80.0, 1: 90.0, 2: 131.0}), 2: ("keen", {0: 60.0, 1: 70.0})})
    seen.violations.append(Violation(1, "keen", "2026-03-16", "a rule", "why"))
    seen.messages["keen", "all"] = 8
    seen.offers["keen", "offered"] = 3

    _, row = report.table(report.together([seen]), 2)

    assert row.split() == ["keen", "2", "3", "1", "of", "2", "0.0", "2.0", "3", "0", "1"]
    assert report.curves(seen, 1) == {"keen": [80.0]}
    assert list(report.violations(seen.violations)) == ["a rule: 1", "  person 1 (keen), 2026-03-16: why"]
