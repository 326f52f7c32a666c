"""What people do with their phone: write, tell a walk, change it, tap; each when its moment has come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.in_process.shown import Button, Shown
from bot.in_process.telegram import InProcessTelegram
from bot.raw_updates import RawUpdate
from tools.trial.facts import Database
from tools.trial.phrases import Amount, mistyped, told, words
from tools.trial.somebody import Somebody


class Scene(Protocol):
    """Where people act: one application with its Telegram, clock and database."""

    telegram: InProcessTelegram
    database: Database

    @property
    def now(self) -> datetime:
        """The simulated instant."""

    def later(self, at: datetime, somebody: Somebody, act: "Act") -> None:
        """Have somebody do something then."""


Act = Callable[[Scene, Somebody], RawUpdate | None]
"""Done at its moment; what the bot is given of it, if anything."""


def write(text: str) -> Act:
    """Write a message."""
    return lambda _, somebody: somebody.phone.text(text)


def say(kind: str, *values: object) -> Act:
    """Say something in one's own words."""

    def act(_: Scene, somebody: Somebody) -> RawUpdate:
        return somebody.phone.text(words(kind, somebody.language, somebody.chance).format(*values))

    return act


def standing(scene: Scene, shown: Shown) -> Shown:
    """Look at a message as it is now: its buttons may have gone."""
    return scene.telegram.chats.get(shown.chat_id, {}).get(shown.id, shown)


def tap(shown: Shown, data: str) -> Act:
    """Tap a button, if it is still there."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate | None:
        now = standing(scene, shown)
        there = any(button.data == data for button in now.flat)
        return somebody.phone.tap(now, data) if there else None

    return act


def tell(amount: Amount, *, yesterday: bool = False) -> Act:
    """Tell a walk in words; now and then mistyped, put right by an edit, or taken back."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate:
        chance = somebody.chance
        right = told(amount, somebody.language, chance, yesterday=yesterday)
        text = mistyped(right, chance) if somebody.likes(somebody.persona.typos) else right
        update = somebody.phone.text(text)
        day = somebody.local(scene.now - timedelta(hours=4)).date() - timedelta(days=yesterday)
        message_id = update["message"]["message_id"]
        somebody.tell(message_id, day, amount, text, sure=text == right)
        if not yesterday and somebody.likes(somebody.persona.typos / 3):
            scene.later(somebody.soon(scene.now, 1, 10), somebody, correct(amount))
        elif somebody.likes(somebody.persona.typos / 5):
            scene.later(somebody.soon(scene.now, 1, 10), somebody, take_back(message_id))
        return update

    return act


def correct(amount: Amount) -> Act:
    """Edit the last message to a shorter walk."""

    def act(_: Scene, somebody: Somebody) -> RawUpdate | None:
        last = somebody.phone.last
        before = somebody.ledger.told.get(last["message_id"]) if last else None
        if before is None or before.open or before.gone or before.amount != amount:
            return None
        values = {"minutes": amount.minutes, "metres": amount.metres, "steps": amount.steps}
        shorter = replace(amount, **{key: max(1, value // 2) for key, value in values.items() if value})
        if shorter.metres:
            shorter = replace(shorter, metres=max(100, shorter.metres // 100 * 100))
        before.amount, before.text = shorter, told(shorter, somebody.language, somebody.chance)
        return somebody.phone.edited(before.text)

    return act


def take_back(message_id: int) -> Act:
    """Tap Undo under what the bot said to a message, if it is there."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate | None:
        for shown in reversed(scene.telegram.messages(somebody.id)[-6:]):
            if button_with(shown, f"undo:{message_id}:"):
                somebody.ledger.told[message_id].gone = True
                return somebody.phone.tap(shown, f"undo:{message_id}:")
        return None

    return act


def button_with(shown: Shown, start: str) -> Button | None:
    """Find a button by how what it carries begins."""
    return next((button for button in shown.flat if (button.data or "").startswith(start)), None)


def done(shown: Shown, planned_id: int) -> Act:
    """Tap Done: the walk as it was planned."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate | None:
        somebody.reporting.discard(planned_id)
        now, planned = standing(scene, shown), scene.database.planned(planned_id)
        if button_with(now, f"done:{planned_id}:") is None or planned is None or planned["state"] != "open":
            return None
        day = datetime.fromisoformat(planned["day"]).date()
        if day > somebody.local(scene.now).date():
            return None
        somebody.tell(shown.id, day, somebody.of(somebody.unit, planned["amount"]))
        return somebody.phone.tap(now, f"done:{planned_id}:")

    return act


def report(planned_id: int, amount: int) -> Act:
    """Tell a planned walk in words."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate | None:
        somebody.reporting.discard(planned_id)
        return tell(somebody.about(amount))(scene, somebody)

    return act


def move_to(zone: str, name: str) -> Act:
    """Say where one is now."""

    def act(scene: Scene, somebody: Somebody) -> RawUpdate:
        somebody.zone = zone
        somebody.travelled = scene.now
        return somebody.phone.text(f"I'm in {name}")

    return act


def block(*, blocked: bool) -> Act:
    """Block the bot, or let it in again."""

    def act(scene: Scene, somebody: Somebody) -> None:
        (scene.telegram.blocked.add if blocked else scene.telegram.blocked.discard)(somebody.id)

    return act
