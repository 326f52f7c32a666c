"""A reading as plain data in the shape of the labelled messages, for measuring."""

from datetime import date, time
from typing import Any

from coach.domain.amounts import Amount, Number, Span
from coach.domain.reading import (
    Change,
    Reading,
    SaidCheckIn,
    SaidCorrection,
    SaidMove,
    SaidPain,
    SaidPlan,
    SaidSchedule,
    SaidSettings,
    SaidSkip,
    SaidSlot,
    SaidSnooze,
    SaidSummary,
    SaidWalk,
)

Gold = dict[str, Any]


def reading_to_gold(reading: Reading) -> Gold:
    """Write a reading the way the labels are written."""
    gold: Gold = {
        "intents": sorted(meaning.value for meaning in reading.meanings),
        "walks": [_walk(walk) for walk in reading.walks],
        "summary": _summary(reading.summary),
        "skip": [_skip(skip) for skip in reading.skips],
        "move": _move(reading.move),
        "snooze": _snooze(reading.snooze),
        "plan": [_plan(plan) for plan in reading.plans],
        "correct": [_correction(correction) for correction in reading.corrections],
        "schedule": _schedule(reading.schedule),
        "pain": [_pain(pain) for pain in reading.pains],
        "symptoms": [{"code": symptom.code, "status": symptom.status} for symptom in reading.symptoms],
        "with": list(reading.companions),
        "checkin": _check_in(reading.check_in),
        "question": reading.question,
        "settings": _settings(reading.settings),
        "ask": sorted(reading.ask),
    }
    always = {"intents", "walks", "ask"}
    return {key: value for key, value in gold.items() if key in always or value not in (None, [], {})}


def _said(**fields: Any) -> Gold:  # noqa: ANN401  # whatever the labels hold
    return {key: value for key, value in fields.items() if value is not None and value != ""}


def _number(number: Number) -> Any:  # noqa: ANN401  # a number, a range or null
    if isinstance(number, Span):
        return {"min": _plain(number.low), "max": _plain(number.high)}
    return None if number is None else _plain(number)


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _time(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _amount(amount: Amount) -> Gold:
    return {
        "minutes": _number(amount.minutes),
        "distance_m": _number(amount.distance_m),
        "steps": _number(amount.steps),
    }


def _walk(walk: SaidWalk) -> Gold:
    extra = _said(part=walk.part, time=_time(walk.at), when=walk.when)
    flags = _said(total=walk.total or None, approx=walk.approx or None)
    return {
        "date": _day(walk.day),
        **_amount(walk.amount),
        "count": walk.count,
        "span": walk.span,
        **extra,
        **flags,
    }


def _summary(summary: SaidSummary | None) -> Gold | None:
    if summary is None:
        return None
    return {
        "scope": "week",
        **_said(
            walks=summary.walks,
            minutes=_number(summary.minutes),
            minutes_each=_number(summary.minutes_each),
            steps=summary.steps,
            distance_m=summary.distance_m,
            span=summary.span,
        ),
    }


def _skip(skip: SaidSkip) -> Gold:
    return {"date": _day(skip.day), "reason": skip.reason, **_said(when=skip.when)}


def _move(move: SaidMove | None) -> Gold | None:
    if move is None:
        return None
    start = {"date": _day(move.from_day), **_said(time=_time(move.from_time))}
    to = _said(
        date=_day(move.to_day), time=_time(move.to_time), part=move.to_part, shift_min=move.shift_minutes
    )
    return {"from": start, "to": to, **_said(when=move.when)}


def _snooze(snooze: SaidSnooze | None) -> Gold | None:
    if snooze is None:
        return None
    return {"minutes": _number(snooze.minutes), **_said(until=_time(snooze.until), when=snooze.when)}


def _plan(plan: SaidPlan) -> Gold:
    amount = _amount(plan.amount)
    return {
        "date": _day(plan.day),
        "minutes": amount["minutes"],
        **_said(
            distance_m=amount["distance_m"],
            steps=amount["steps"],
            time=_time(plan.at),
            part=plan.part,
            count=plan.count,
            when=plan.when,
        ),
    }


def _correction(correction: SaidCorrection) -> Gold:
    target: str | Gold = "last" if correction.day is None else {"date": _day(correction.day)}
    change = _change(correction.change)
    return {"op": correction.op, "target": target, **({"set": change} if change else {})}


def _change(change: Change | None) -> Gold:
    if change is None:
        return {}
    return _said(
        **_amount(change.amount),
        date=_day(change.day),
        time=_time(change.at),
        part=change.part,
        pain=change.pain,
        add_minutes=change.add_minutes,
        count=change.count,
    )


def _schedule(schedule: SaidSchedule | None) -> Gold | None:
    if schedule is None:
        return None
    dates = {"from": _day(schedule.from_day), "until": _day(schedule.until)}
    slots = [_slot(slot) for slot in schedule.slots]
    return {"op": schedule.op, **_said(**dates), **({"slots": slots} if slots else {})}


def _slot(slot: SaidSlot) -> Gold:
    days = None if slot.days is None else list(slot.days)
    from_days = None if slot.from_days is None else list(slot.from_days)
    extra = _said(part=slot.part, minutes=slot.minutes, per_week=slot.per_week, from_days=from_days)
    return {"days": days, "time": _time(slot.at), **extra}


def _pain(pain: SaidPain) -> Gold:
    words = _said(level=pain.level, trend=pain.trend, phase=pain.phase)
    return {**_said(score=_number(pain.score)), **words, "area": pain.area}


def _check_in(check_in: SaidCheckIn | None) -> Gold | None:
    if check_in is None:
        return None
    return _said(
        difficulty=check_in.difficulty,
        next=check_in.next,
        confidence=_number(check_in.confidence),
        effort=_number(check_in.effort),
        mood=check_in.mood,
        barrier=check_in.barrier,
        step_min=check_in.step_minutes,
    )


def _settings(settings: SaidSettings | None) -> Gold | None:
    if settings is None:
        return None
    return _said(
        units=settings.units,
        timezone=settings.timezone,
        nudges=settings.nudges,
        quiet_from=_time(settings.quiet_from),
        quiet_to=_time(settings.quiet_to),
        lead_minutes=settings.lead_minutes,
        goal_minutes_week=settings.goal_minutes_week,
        language=settings.language,
        name=settings.name,
        delete_data=settings.delete_data,
        export=settings.export,
    )
