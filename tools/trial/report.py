"""What came of the trial, as a table: by persona, and the rules that did not hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import mean, median

from tools.trial.looking import Seen, Violation

ARRIVED = 130
"""Minutes a week that people in the trial this follows reached after 12 weeks."""

FIRST_WHOLE_WEEK = 2
"""People join during the first; who walks so much from the start has no way to go."""

SHOWN = 20
"""Violations of each rule that are printed."""

HEAD = (
    "persona",
    "people",
    "weeks to 130",
    "got there",
    "unasked/week",
    "all/week",
    "offered",
    "taken",
    "wrong",
)


def together(found: Iterable[Seen]) -> Seen:
    """Add up what the shards saw."""
    whole = Seen()
    for seen in found:
        whole.violations += seen.violations
        whole.messages += seen.messages
        whole.offers += seen.offers
        whole.minutes |= seen.minutes
    return whole


def table(seen: Seen, weeks: int) -> Iterator[str]:
    """Write the table, one line for each persona."""
    yield "".join(f"{name:>14}" for name in HEAD)
    wrong = Counter(one.persona for one in seen.violations)
    people: dict[str, list[dict[int, float]]] = defaultdict(list)
    for name, minutes in seen.minutes.values():
        people[name].append(minutes)
    for name, lives in sorted(people.items()):
        yield "".join(f"{one:>14}" for one in (name, *_row(seen, name, lives, weeks), wrong[name]))


def _row(seen: Seen, name: str, lives: Sequence[dict[int, float]], weeks: int) -> tuple[str, ...]:
    """Tell how one persona fared."""
    below = [life for life in lives if weeks_to(life, ARRIVED) != FIRST_WHOLE_WEEK]
    arrived = [week for life in below if (week := weeks_to(life, ARRIVED)) is not None]
    person_weeks = len(lives) * weeks
    return (
        f"{len(lives)}",
        f"{median(arrived):g}" if arrived else "-",
        f"{len(arrived)} of {len(below)}",
        f"{seen.messages[name, 'unsolicited'] / person_weeks:.1f}",
        f"{seen.messages[name, 'all'] / person_weeks:.1f}",
        f"{seen.offers[name, 'offered']}",
        f"{seen.offers[name, 'taken']}",
    )


def weeks_to(minutes: dict[int, float], wanted: float) -> int | None:
    """Tell in which week, from 1, somebody first walked so many minutes."""
    return next((week + 1 for week, walked in sorted(minutes.items()) if walked >= wanted), None)


def curves(seen: Seen, weeks: int) -> dict[str, list[float]]:
    """Average the minutes of each week, from the second: people join during the first."""
    lives: dict[str, list[dict[int, float]]] = defaultdict(list)
    for name, minutes in seen.minutes.values():
        lives[name].append(minutes)
    return {
        name: [mean(life.get(week, 0.0) for life in of_name) for week in range(1, weeks + 1)]
        for name, of_name in sorted(lives.items())
    }


def violations(found: Sequence[Violation]) -> Iterator[str]:
    """List the first violations of each rule."""
    for rule, number in Counter(one.rule for one in found).most_common():
        yield f"{rule}: {number}"
        for one in [violation for violation in found if violation.rule == rule][:SHOWN]:
            yield f"  person {one.person} ({one.persona}), {one.day}: {one.details}"
