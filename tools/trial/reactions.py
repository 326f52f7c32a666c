"""How people answer what they see: by the buttons under a message, never by its words.

A button that nobody here knows is not tapped.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.in_process.shown import Shown
from coach.domain.choices import Choice, decode
from tools.trial import acts
from tools.trial.acts import Scene
from tools.trial.facts import instant
from tools.trial.phrases import Amount
from tools.trial.somebody import Somebody

Choices = Mapping[str, list[Choice]]
Reaction = Callable[[Scene, Somebody, Shown, Choices], None]


def react(scene: Scene, somebody: Somebody, shown: Shown) -> None:
    """Take up a message; the first kind of button that is known decides."""
    somebody.last_shown = shown
    if somebody.away(scene.now) or not shown.buttons:
        return
    choices: dict[str, list[Choice]] = {}
    for button in shown.flat:
        choice = decode(button.data or "")
        if choice:
            choices.setdefault(str(choice.verb), []).append(choice)
    for verb, reaction in _REACTIONS.items():
        if verb in choices:
            reaction(scene, somebody, shown, choices)
            return


def _tap(scene: Scene, somebody: Somebody, shown: Shown, choice: Choice, at: datetime | None = None) -> None:
    scene.later(at or somebody.soon(scene.now), somebody, acts.tap(shown, choice.encode()))


def _one_of(verb: str, share: float = 0.8) -> Reaction:
    """Tap any of the buttons of a kind, mostly."""

    def reaction(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
        if somebody.likes(share):
            _tap(scene, somebody, shown, somebody.chance.choice(choices[verb]))

    return reaction


def _walk(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Walk after a nudge, or not; answer a follow-up, or not."""
    planned_id = choices["done"][0].about
    planned = scene.database.planned(planned_id)
    if planned is None or planned_id in somebody.reporting:
        return
    starts = instant(planned["starts_at"]) or scene.now
    persona = somebody.persona
    willing = persona.walks * (0.4 if somebody.flares(scene.now) else 1)
    if "snooze" not in choices:
        willing /= 6
    if somebody.likes(willing):
        somebody.reporting.add(planned_id)
        at = somebody.soon(max(scene.now, starts), 20, 55)
        by_tap = somebody.likes(persona.taps)
        act = acts.done(shown, planned_id) if by_tap else acts.report(planned_id, planned["amount"])
        scene.later(at, somebody, act)
    elif somebody.likes(persona.answers):
        _not_now(scene, somebody, shown, choices)


def _not_now(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Say that a walk will not be, or later, or shorter."""
    verb = somebody.chance.choice([one for one in _WAYS if one in choices] or ["skip"])
    choice = choices[verb][0]
    if verb == "skip" and somebody.likes(0.5):
        scene.later(somebody.soon(scene.now), somebody, acts.say("busy"))
        return
    if verb in ("snooze", "move"):
        (somebody.snoozed if verb == "snooze" else somebody.moved).add(choice.about)
    _tap(scene, somebody, shown, choice)


_WAYS = ("skip", "skip", "skip", "snooze", "move", "shorter", "hurt")


def _score(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Answer the weekly questions, all in one message or tap by tap; and how the pain is in between."""
    step = choices["score"][0].about
    if step in (0, 1) and not somebody.likes(somebody.persona.check_in):
        return
    bad = somebody.flares(scene.now)
    somebody.pain_now = min(
        10, somebody.usual_pain + somebody.chance.choice((4, 5, 6) if bad else (0, 0, 0, 1))
    )
    if step == 1 and somebody.likes(0.5):
        limited = "yes" if bad else "no"
        text = f"{somebody.pain_now}, {somebody.pain_now}, {somebody.pain_now}, {limited}, {4 if bad else 8}"
        scene.later(somebody.soon(scene.now, 5, 240), somebody, acts.write(text))
        return
    values = {choice.value: choice for choice in choices["score"]}
    wanted = (
        ("yes" if bad else "no") if "yes" in values else str(8 - 4 * bad if step > 3 else somebody.pain_now)
    )
    choice = values.get(wanted) or values.get("-")
    if choice:
        _tap(scene, somebody, shown, choice, somebody.soon(scene.now, 1, 90 if step < 2 else 1))


def _next(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Take the next target; some ask for less or more."""
    eager = somebody.persona.eager
    wish = "more" if somebody.likes(eager) else "less" if somebody.likes(0.03) else "ok"
    choice = next((one for one in choices["next"] if one.value == wish), choices["next"][0])
    if somebody.likes(0.9):
        _tap(scene, somebody, shown, choice)


def _walked(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Say whether they walked last week: seldom, and then on which day."""
    yes = somebody.likes(0.25)
    wanted = "yes" if yes else "no"
    _tap(scene, somebody, shown, next(one for one in choices["walked"] if one.value == wanted))
    if yes:
        at = somebody.soon(scene.now, 60, 90)
        monday = somebody.local(at).weekday() == 0
        amount = Amount(minutes=somebody.chance.randint(10, 30))
        scene.later(at, somebody, acts.tell(amount, yesterday=monday))


def _offer(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Take an offer of shorter walks, or decline it, or let it be."""
    takes = somebody.likes(somebody.persona.takes)
    if takes or somebody.likes(0.6):
        _tap(scene, somebody, shown, choices["take" if takes else "decline"][0])


def _meant(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Answer "did you mean"; what comes of it is not known here."""
    told = somebody.ledger.told.get(choices["meant"][0].about)
    if told:
        told.open = True
    _one_of("meant")(scene, somebody, shown, choices)


def _shorter(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Say how long a shorter walk was."""
    choice = somebody.chance.choice(choices["amount"])
    planned = scene.database.planned(choice.about) if choice.about else None

    def act(scene: Scene, somebody: Somebody) -> object:
        day = datetime.fromisoformat(planned["day"]).date() if planned else somebody.local(scene.now).date()
        somebody.tell(shown.id, day, somebody.of(somebody.unit, int(choice.value)))
        somebody.ledger.told[shown.id].open = True
        return acts.tap(shown, choice.encode())(scene, somebody)

    scene.later(somebody.soon(scene.now), somebody, act)


def _unlock(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
    """Confirm some days after a safety card that somebody was seen."""
    after = timedelta(days=somebody.chance.randint(2, 6))
    _tap(scene, somebody, shown, choices["unlock"][0], somebody.soon(scene.now + after))


def _fixed(verb: str, value: str) -> Reaction:
    """Tap one button of a kind."""

    def reaction(scene: Scene, somebody: Somebody, shown: Shown, choices: Choices) -> None:
        wanted = [one for one in choices[verb] if one.value == value]
        if wanted:
            _tap(scene, somebody, shown, wanted[0])

    return reaction


_REACTIONS: dict[str, Reaction] = {
    "done": _walk,
    "next": _next,
    "score": _score,
    "walked": _walked,
    "take": _offer,
    "reason": _one_of("reason"),
    "meant": _meant,
    "amount": _shorter,
    "time": _one_of("time"),
    "days": _one_of("days"),
    "sign": _fixed("sign", "no"),
    "unlock": _unlock,
    "checkin": _one_of("checkin", 0.5),
    "resume": lambda *_: None,
    "screen": _fixed("screen", "none"),
}
