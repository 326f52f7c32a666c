"""A series that began long ago, begun anew shortly before the window, the same from there."""

from datetime import datetime, timedelta

from coach.calendars.bounds import Rule

_FAR = timedelta(days=30)
"""What begins nearer to the window is left as it is."""
_STEPS = {"HOURLY": timedelta(hours=1), "DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
_LEAP_CYCLE = 12 * 400


def wound(rule: Rule, start: datetime, target: datetime) -> tuple[Rule, datetime]:
    """Move the start of a rule by whole intervals towards `target`, not beyond it.

    Periods keep their place, so whatever BY-parts choose within them stays chosen. A rule with COUNT
    moves only if each of its intervals has one occurrence.
    """
    if target - start < _FAR:
        return rule, start
    counts, plain = "COUNT" in rule, not any(name.startswith("BY") for name in rule)
    if counts and not plain:
        return rule, start
    interval = int(rule.get("INTERVAL", "1"))
    if rule["FREQ"] in _STEPS:
        step = _STEPS[rule["FREQ"]] * interval
        moved = (target - start) // step
        start += moved * step
    elif counts:
        return rule, start
    else:
        months = interval * (12 if rule["FREQ"] == "YEARLY" else 1)
        moved, start = 0, _by_months(start, months, target)
    if counts:
        # the count of a rule that is over becomes one: its start, before the window
        rule = {**rule, "COUNT": str(max(1, int(rule["COUNT"]) - moved))}
    return rule, start


def _by_months(start: datetime, step: int, target: datetime) -> datetime:
    """Return the latest time before `target`, whole steps after `start`, whose month has its day."""
    months = (target.year - start.year) * 12 + target.month - start.month - 1
    for moved in range(months // step * step, max(0, months - _LEAP_CYCLE), -step):
        year, month = divmod(start.year * 12 + start.month - 1 + moved, 12)
        try:
            return start.replace(year=year, month=month + 1)
        except ValueError:
            continue
    return start


def as_text(rule: Rule) -> str:
    """Write a rule as the value of an RRULE."""
    return ";".join(f"{name}={value}" for name, value in rule.items())
