"""A person's day: what they do unasked; how they begin, leave, and come back."""

from datetime import datetime, timedelta

from bot.raw_updates import RawUpdate
from tools.trial import acts
from tools.trial.acts import Scene
from tools.trial.personas import Season
from tools.trial.phrases import ZONES, Amount
from tools.trial.somebody import Somebody

SPREAD = {3: "Monday, Wednesday and Friday", 4: "Monday, Tuesday, Thursday and Saturday"}
HOURS = ("7:30", "8:00", "12:30", "17:30", "18:15")
FLAGGED = 0.02
"""Somebody in a flare has a warning sign on one day of fifty."""


def begin(scene: Scene, somebody: Somebody) -> RawUpdate | None:
    """Go one step of the start, whatever it asks now; again until there is a plan."""
    person = scene.database.person(somebody.id)
    stage = person["stage"] if person else "new"
    if stage == "active" or somebody.away(scene.now):
        somebody.started = somebody.started or stage == "active"
        return None
    scene.later(somebody.soon(scene.now, 1, 1), somebody, begin)
    shown = somebody.last_shown
    if shown is None or stage == "new":
        return somebody.phone.text("/start")
    for start in ("agree:", "screen:0:none", "seen:"):
        button = acts.button_with(shown, start)
        if button and button.data:
            return somebody.phone.tap(shown, button.data)
    return somebody.phone.text(_answer(somebody, stage))


def _answer(somebody: Somebody, stage: str) -> str:
    """Say what the start waits for; "skip" to what is not known here."""
    unit = {"min": "min", "m": "m", "steps": "steps"}[somebody.unit]
    days = f"on {SPREAD[somebody.walks]}" if somebody.walks in SPREAD else ""
    return {
        "screening": "/start",
        "comfort": f"{somebody.session} {unit}, {somebody.walks} days a week",
        "zone": ZONES[somebody.zone],
        "times": f"{somebody.chance.choice(HOURS)} {days}".strip(),
    }.get(stage, "skip")


def day(scene: Scene, somebody: Somebody) -> None:
    """Plan a day at its beginning, and the next one's beginning."""
    today = somebody.local(scene.now).date()
    scene.later(somebody.at(today + timedelta(days=1), 5), somebody, day)
    number = somebody.day_number(scene.now)
    for season in somebody.seasons:
        if number == season.first:
            _leave(scene, somebody, season)
        elif number == season.last:
            _return(scene, somebody, season)
    if somebody.started and not somebody.away(scene.now):
        _unasked(scene, somebody)


def _leave(scene: Scene, somebody: Somebody, season: Season) -> None:
    """Begin a season."""
    soon = somebody.soon(scene.now + timedelta(hours=4))
    match season.kind:
        case "pause":
            weeks = (season.last - season.first) // 7
            dated = somebody.likes(0.6)
            scene.later(soon, somebody, acts.say("pause", weeks) if dated else acts.write("/pause"))
        case "blocked":
            scene.later(soon, somebody, acts.block(blocked=True))
        case "abroad":
            zone, name = somebody.chance.choice(list(ZONES.items()))
            scene.later(soon, somebody, acts.move_to(zone, name))
        case "flare" if somebody.likes(0.7):
            scene.later(soon, somebody, acts.say("hurts", somebody.chance.choice((6, 7, 8))))
        case _:
            pass


def _return(scene: Scene, somebody: Somebody, season: Season) -> None:
    """End a season."""
    soon = somebody.soon(scene.now + timedelta(hours=4))
    if season.kind == "abroad":
        scene.later(soon, somebody, acts.move_to(somebody.home, ZONES[somebody.home]))
    if season.kind not in ("pause", "gap", "blocked"):
        return
    if season.kind == "blocked":
        scene.later(soon, somebody, acts.block(blocked=False))
    walked = season.kind == "gap" and somebody.likes(0.6)
    back = acts.tell(_some(somebody)) if walked else acts.say("back")
    scene.later(soon + timedelta(minutes=5), somebody, back)
    scene.later(soon + timedelta(minutes=15), somebody, begin)


def _unasked(scene: Scene, somebody: Somebody) -> None:
    """Do what nobody asked for."""
    persona, today = somebody.persona, somebody.local(scene.now).date()
    flares = somebody.flares(scene.now)
    toss = (
        (persona.extra, acts.tell(_some(somebody))),
        (persona.extra / 2, acts.tell(_some(somebody), yesterday=True)),
        (0.03, acts.say("asks")),
        (0.004, acts.say("sets")),
        (persona.eager / 7, acts.say("easy")),
        (0.004, acts.say("long")),
        (0.25 * flares, acts.say("hurts", min(10, somebody.usual_pain + 5))),
        (FLAGGED * flares, acts.say("flag")),
    )
    for share, act in toss:
        if somebody.likes(share):
            scene.later(_daytime(somebody, today), somebody, act)


def _daytime(somebody: Somebody, today: object) -> datetime:
    return somebody.at(today, somebody.chance.uniform(8, 22.5))  # type: ignore[arg-type]  # a date


def _some(somebody: Somebody) -> Amount:
    """Make up a walk of about their usual length."""
    return somebody.about(somebody.session)
