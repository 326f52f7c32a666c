"""What somebody told of their walks, message by message: what the database must have, once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tools.trial.phrases import Amount

KEPT_OPEN = timedelta(days=13)
"""What was told is looked after for so long."""

Walked = tuple[str, int | None, int | None, int | None]
"""ISO day, minutes, metres, steps."""


@dataclass(slots=True)
class Told:
    """The walk of one message."""

    day: date
    amount: Amount
    sure: bool = True
    """False: it was mistyped, so that the bot may ask first, or let it be."""
    gone: bool = False
    """Taken back."""
    open: bool = False
    """The bot asked what was meant, and whatever it made of the answer is right."""
    text: str = ""

    def walked(self) -> Walked:
        """Say it as the database does."""
        return (self.day.isoformat(), self.amount.minutes, self.amount.metres, self.amount.steps)


class Ledger:
    """All that one person told, by the message that told it."""

    def __init__(self) -> None:
        self.told: dict[int, Told] = {}
        self._reported: set[int] = set()

    def differences(self, rows: Iterable[dict[str, Any]], since: date) -> list[str]:
        """Compare with the walks that are kept since a day; each message is spoken of once."""
        kept: dict[int, list[Walked]] = {}
        for row in rows:
            if row["day"] >= since.isoformat():
                walked = (row["day"], row["minutes"], row["metres"], row["steps"])
                kept.setdefault(row["message_id"] or 0, []).append(walked)
        messages = kept.keys() | {key for key, one in self.told.items() if one.day >= since}
        found = {one: why for one in sorted(messages - self._reported) if (why := self._differs(one, kept))}
        self._reported |= found.keys()
        return [f"message {one}: {why}" for one, why in found.items()]

    def _differs(self, message: int, kept: dict[int, list[Walked]]) -> str:
        there = Counter(kept.get(message, []))
        told = self.told.get(message)
        if told is None:
            return f"nobody told {sorted(there)}"
        if told.open:
            return ""
        right = [Counter()] if told.gone else [Counter([told.walked()])]
        if not told.sure:
            right.append(Counter())
        return "" if there in right else f"told {told}, kept {sorted(there)}"

    def forget(self, before: date) -> None:
        """Let go what is too old to be looked after."""
        self.told = {key: one for key, one in self.told.items() if one.day >= before}
