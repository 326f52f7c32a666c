"""A reading in a few words, so that a table of messages shows at a glance what each is to mean."""

from datetime import date

from coach.language.gold import reading_to_gold

_KINDS = {"minutes": "min", "distance_m": "m", "steps": "steps"}
_PLAIN = {
    "red_flag": "red flag",
    "report_symptom": "symptom",
    "question": "question",
    "affirm": "yes",
    "deny": "no",
    "chat": "chat",
}


def briefly(reading, today):
    """Tell what a reading holds, sorted: "walked -1: 30 min", "skip 0", "remind in 60"."""
    said = reading_to_gold(reading)
    told = [
        *(f"walked {_off(walk['date'], today)}: {_amount(walk)}{_times(walk)}" for walk in said["walks"]),
        *(f"skip {_off(skip['date'], today)}" for skip in said.get("skip", ())),
        *(f"plan {_off(plan['date'], today)}{_colon(plan)}{_at(plan)}" for plan in said.get("plan", ())),
        *(_correction(change, today) for change in said.get("correct", ())),
        *(f"pain {_number(pain['score'])}" for pain in said.get("pain", ()) if "score" in pain),
        *("pain" for pain in said.get("pain", ())[:1] if "score" not in pain),
        *(_move(move, today) for move in (said.get("move"),) if move),
        *(_snooze(later) for later in (said.get("snooze"),) if later),
        *(_schedule(plan, today) for plan in (said.get("schedule"),) if plan),
        *_week(said.get("checkin") or {}),
        *(f"set {key} {value}" for key, value in (said.get("settings") or {}).items()),
        *(word for intent, word in _PLAIN.items() if intent in said["intents"]),
        *(f"ask {what}" for what in said["ask"]),
    ]
    return ", ".join(sorted(told))


def _week(told):
    return [f"week {key} {_number(told[key])}" for key in ("confidence", "difficulty", "next") if key in told]


def _off(day, today):
    return "?" if day is None else (date.fromisoformat(day) - today).days


def _number(value):
    return f"{value['min']}-{value['max']}" if isinstance(value, dict) else value


def _amount(walk):
    known = {kind: walk.get(kind) for kind in _KINDS}
    return (
        " ".join(f"{_number(value)} {_KINDS[kind]}" for kind, value in known.items() if value is not None)
        or "?"
    )


def _times(walk):
    return "" if walk["count"] == 1 else f" x{walk['count']}"


def _colon(plan):
    return "" if _amount(plan) == "?" else f": {_amount(plan)}"


def _at(plan):
    return f" at {plan['time']}" if plan.get("time") else ""


def _correction(change, today):
    target = "last" if change["target"] == "last" else _off(change["target"]["date"], today)
    new = dict(change.get("set", {}))
    more = [f"+{new['add_minutes']}"] if "add_minutes" in new else []
    day = [f"to {_off(new['date'], today)}"] if "date" in new else []
    amount = [_amount(new)] if any(new.get(kind) is not None for kind in _KINDS) else []
    return " ".join([change["op"], str(target), *more, *amount, *day])


def _move(move, today):
    start, to = move["from"], move["to"]
    return f"move {_off(start['date'], today)} to {_off(to.get('date'), today)}{_at(to)}"


def _snooze(later):
    minutes = [f"in {_number(later['minutes'])}"] if later.get("minutes") else []
    until = [f"at {later['until']}"] if later.get("until") else []
    return " ".join(["remind", *minutes, *until])


def _schedule(plan, today):
    slots = [
        f"{'any' if slot['days'] is None else ''.join(map(str, slot['days']))}{_at(slot)}"
        for slot in plan.get("slots", ())
    ]
    until = [f"until {_off(plan['until'], today)}"] if plan.get("until") else []
    return " ".join([f"routine {plan['op']}", *slots, *until])
