"""A message made ready for understanding: its clauses, and the scene it is said in."""

from dataclasses import dataclass

from coach.domain.reading import Expecting, Reason
from coach.language.clauses import Clause, Status
from coach.language.clocks import Clock, ClockRange
from coach.language.days import DayRef
from coach.language.quantities import Quantity
from coach.language.resolving import Scene
from coach.language.spans import Count, Item
from coach.language.utterance import Mark, Utterance


@dataclass(frozen=True, slots=True)
class Message:
    """What the readers of meanings look at."""

    said: Utterance
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]
    scene: Scene
    names: frozenset[str]
    """The names of all marks."""

    def has(self, *names: str) -> bool:
        """Whether any of these marks stands anywhere in the message."""
        return not self.names.isdisjoint(names)

    def expects(self, *expecting: Expecting) -> bool:
        """Whether the bot's last question was one of these."""
        return self.scene.dialogue.expecting in expecting

    def starts_with(self, name: str) -> Mark | None:
        """The mark of this name that begins the message."""
        return self.said.mark(0, name)

    def whole(self, name: str) -> bool:
        """Whether the message is nothing but this, apart from signs and pleasantries."""
        mark = next((mark for clause in self.clauses for mark in clause.marks if mark.name == name), None)
        if mark is None:
            return False
        outside = [at for at in range(len(self.said.tokens)) if not mark.start <= at < mark.end]
        return all(self._light(at, name) for at in outside)

    def _light(self, at: int, name: str) -> bool:
        word = self.said.word(at)
        return not word.isalnum() or any(
            mark.name in {name, "greet", "filler"} and mark.start <= at < mark.end
            for start in range(max(0, at - 4), at + 1)
            for mark in self.said.marks[start]
        )

    @property
    def quantities(self) -> list[Quantity]:
        """Every amount, in order."""
        return [item for item in self.items if isinstance(item, Quantity)]

    @property
    def clocks(self) -> list[Clock]:
        """Every time of day, in order."""
        return [item for item in self.items if isinstance(item, Clock)]

    @property
    def days(self) -> list[DayRef]:
        """Every day, in order."""
        return [item for item in self.items if isinstance(item, DayRef)]


def quantities_in(clause: Clause) -> list[Quantity]:
    """The amounts of a clause."""
    return [item for item in clause.items if isinstance(item, Quantity)]


def dated_in(clause: Clause) -> list[DayRef]:
    """Find the days of a clause; "after lunch" is no day of its own beside "yesterday"."""
    days = days_in(clause)
    return [day for day in days if day.kind != "same_day"] or days


def days_in(clause: Clause) -> list[DayRef]:
    """The days of a clause."""
    return [item for item in clause.items if isinstance(item, DayRef)]


def clocks_in(clause: Clause) -> list[Clock]:
    """The times of day of a clause."""
    return [item for item in clause.items if isinstance(item, Clock)]


def ranges_in(clause: Clause) -> list[ClockRange]:
    """The spans of time of a clause."""
    return [item for item in clause.items if isinstance(item, ClockRange)]


def counts_in(clause: Clause) -> list[Count]:
    """The counts of walks in a clause."""
    return [item for item in clause.items if isinstance(item, Count)]


_REASONS: tuple[Reason, ...] = (
    "forgot", "sick", "injury", "pain", "weather", "tired", "travel", "busy", "family", "mood",
)  # fmt: skip


def reason_in(clauses: tuple[Clause, ...]) -> Reason | None:
    """Why a walk did not happen, if it was said."""
    found = {mark.value for clause in clauses for mark in clause.all("reason")}
    return next((reason for reason in _REASONS if reason in found), None)


__all__ = [
    "Message",
    "Status",
    "clocks_in",
    "counts_in",
    "days_in",
    "quantities_in",
    "ranges_in",
    "reason_in",
]
