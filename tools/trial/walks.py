"""Offers and planned walks keep to their limits, and what was told is kept exactly once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from tools.trial import model
from tools.trial.counted import comfortable, done
from tools.trial.facts import Facts, Row, instant
from tools.trial.ledger import Ledger
from tools.trial.weeks import LONGEST

Found = tuple[str, object]
APART = timedelta(hours=48)
MOST_OFFERS = 2
MOST_DAYS = 6
LOOKED_AFTER = timedelta(days=9)


def kept_once(ledger: Ledger, after: Facts) -> Iterator[Found]:
    """Compare what was told with what is kept."""
    for difference in ledger.differences(after.walks, after.today - LOOKED_AFTER):
        yield "what was told is kept exactly once", difference
    ledger.forget(after.today - 3 * LOOKED_AFTER)


def offers(before: Facts, after: Facts, said: Sequence[datetime]) -> Iterator[Found]:
    """Check the offers since the last look, and how far they are apart from those before."""
    asked = set(said)
    unasked = [one for one in after.offers if instant(one["at"]) not in asked]
    for place, offer in enumerate(unasked):
        at = instant(offer["at"]) or after.at
        if at <= before.at:
            continue
        earlier = [instant(one["at"]) or at for one in unasked[:place]]
        if any(at - one < APART for one in earlier):
            yield "offers 48 hours apart", (at, earlier)
        monday = _monday(at, after)
        if sum(_monday(one, after) == monday for one in earlier) >= MOST_OFFERS:
            yield "two offers a week", (at, earlier)
    for offer in after.offers:
        if (instant(offer["at"]) or after.at) > before.at and offer["kind"] == "split":
            yield from split(before, after, offer)


def _monday(at: datetime, facts: Facts) -> date:
    day = at.astimezone(facts.zone).date()
    return day - timedelta(days=day.weekday())


def split(before: Facts, facts: Facts, offer: Row) -> Iterator[Found]:
    """Check the walks of an offered split: none too long, no more in all than is left."""
    at = instant(offer["at"]) or facts.at
    monday = _monday(at, facts)
    week = next((one for one in facts.weeks if one["monday"] == monday.isoformat()), None)
    if week is None or not offer["walks"]:
        return
    unit, smallest = week["unit"], model.UNITS[week["unit"]].smallest
    easy = comfortable(facts, unit, at.astimezone(facts.zone).date(), offer["at"])
    sessions = [one["session"] for one in (*before.weeks, week) if one["monday"] == week["monday"]]
    longest = max(smallest, min(max(sessions), easy or max(sessions)))
    if max(offer["walks"]) > longest:
        yield "no walk of a split is longer", (offer, sessions, easy)
    walked = done([one for one in facts.walks if one["noted_at"] <= offer["at"]], unit, monday)
    if sum(offer["walks"]) > max(0, week["target"] - walked) + smallest + model.UNITS[unit].grid:
        yield "a split never passes the target", (offer, week["target"], walked)


def planned(after: Facts, moved: set[int]) -> Iterator[Found]:
    """Check the walks that are planned this week: their lengths, and a rest day; `moved`: by themselves."""
    for week in after.weeks[-1:]:
        monday = date.fromisoformat(week["monday"])
        days = {(monday + timedelta(days=offset)).isoformat() for offset in range(7)}
        rows = [one for one in after.planned if one["day"] in days and one["state"] != "let_go"]
        rows = [one for one in rows if one["id"] not in moved]
        yield from _lengths(week, [one for one in rows if one["source"] != "one_off"], after)
        walking = {one["day"] for one in rows if one["source"] == "routine" and one["state"] != "skipped"}
        if len(walking) > MOST_DAYS:
            yield "a rest day stays", (week["monday"], sorted(walking))


def _lengths(week: Row, rows: Sequence[Row], after: Facts) -> Iterator[Found]:
    unit = week["unit"]
    field = {"min": "minutes", "m": "metres", "steps": "steps"}[unit]
    walked = {one["planned_id"]: one[field] for one in after.walks if one["planned_id"] and one[field]}
    smallest = model.UNITS[unit].smallest
    a_day: Counter[str] = Counter()
    for one in rows:
        if one["amount"] <= 0:
            yield "nothing is negative", one
        if one["state"] == "open" and one["amount"] > min(LONGEST[unit], max(week["session"], smallest)):
            yield "no planned walk is longer than the session", (week, one)
        if one["source"] == "split" and one["state"] != "skipped":
            a_day[one["day"]] += min(one["amount"], walked.get(one["id"], one["amount"]))
    for day, amount in a_day.items():
        if 2 * amount > max(3 * week["session"], 4 * smallest):
            yield "a day holds 1.5 sessions of a split", (week, day, amount)
