"""What filled frames mean that are about the plan: moves, snoozes, weekly walk times, pauses."""

from datetime import timedelta

from tools.grammar.labels import Gold, Said

_ALL_DAYS = list(range(7))
_WORKDAYS = list(range(5))


def move_day(said: Said) -> Gold | None:
    """A planned walk gets another day."""
    first, last = said.coming_day("weekday1"), said.coming_day("weekday2")
    return None if first == last else _moved(first.isoformat(), {"date": last.isoformat()})


def move_on(said: Said) -> Gold:
    """Today's walk is to be tomorrow."""
    tomorrow = said.scene.today + timedelta(days=1)
    return _moved(said.scene.today.isoformat(), {"date": tomorrow.isoformat()})


def move_time(said: Said) -> Gold | None:
    """Today's walk gets another time."""
    today = said.scene.today.isoformat()
    return None if _is_over(said) else _moved(today, {"date": today, "time": said.first("time")})


def shift(said: Said) -> Gold:
    """Today's walk is to be so much later."""
    today = said.scene.today.isoformat()
    return _moved(today, {"date": today, "shift_min": said.first("minutes")})


def _moved(day: str, to: Gold) -> Gold:
    return {"intents": ["move"], "walks": [], "ask": [], "move": {"from": {"date": day}, "to": to}}


def snooze(said: Said) -> Gold | None:
    """The reminder is to come again: in some minutes, at a time, or later."""
    until = said.first("time")
    if until and _is_over(said):
        return None
    asked = {"minutes": said.first("minutes"), **({"until": until} if until else {})}
    return {"intents": ["snooze"], "walks": [], "ask": [], "snooze": asked}


def _is_over(said: Said) -> bool:
    return said.scene.at_night or said.first("time") <= f"{said.scene.now:%H:%M}"


def schedule(said: Said) -> Gold | None:
    """Weekly walk times on the days that are named."""
    days = said.all("weekday")
    return _scheduled(sorted(days), said) if len(set(days)) == len(days) else None


def daily(said: Said) -> Gold:
    """A walk time on every day."""
    return _scheduled(_ALL_DAYS, said)


def workdays(said: Said) -> Gold:
    """A walk time from Monday to Friday."""
    return _scheduled(_WORKDAYS, said)


def answered_time(said: Said) -> Gold:
    """A time alone, for the days that are known already."""
    return _scheduled(None, said)


def _scheduled(days: list[int] | None, said: Said) -> Gold:
    slot = {"days": days, "time": said.first("time")}
    return _changed({"op": "set", "slots": [slot]})


def pause_days(said: Said) -> Gold:
    """No walks for some days."""
    return _paused(said, said.first("few"))


def pause_weeks(said: Said) -> Gold:
    """No walks for some weeks."""
    return _paused(said, 7 * said.first("few"))


def pause_until(said: Said) -> Gold:
    """No walks until a day."""
    return _paused(said, (said.coming_day("weekday") - said.scene.today).days)


def _paused(said: Said, days: int) -> Gold:
    until = said.scene.today + timedelta(days=days)
    return _changed({"op": "pause", "until": until.isoformat()})


def resume(_said: Said) -> Gold:
    """Walks again."""
    return _changed({"op": "resume"})


def _changed(change: Gold) -> Gold:
    return {"intents": ["set_schedule"], "walks": [], "ask": [], "schedule": change}
