"""What somebody takes back while writing: of "to Wed, no wait, Thursday" only Thursday counts."""

from collections.abc import Iterator

from coach.language.clocks import Clock
from coach.language.days import DayRef
from coach.language.inside import holds
from coach.language.quantities import Quantity
from coach.language.spans import Item
from coach.language.tokens import Token
from coach.language.utterance import Utterance

_SIGNS = frozenset(",.;-!()…")
_MOST = 9
"""Words between what is taken back and what counts."""
_NEAREST = 4
"""Spans before, of which one is taken back."""
_PLAIN = frozenset({"minutes", "bare"})
_Place = tuple[int, int]


def repaired(said: Utterance, items: tuple[Item, ...]) -> list[Token] | None:
    """The tokens as if the right thing had been said at once; None if nothing is taken back."""
    if not any(holds(said, at, "taken_back") for at in range(1, len(said.tokens))):
        return None
    spans = [item for item in items if _kind(item)]
    for place in range(1, len(spans)):
        gap = (spans[place - 1].end, spans[place].start)
        if _takes_back(said, gap, spans[place]):
            swaps = list(_swaps(said, spans, place))
            if swaps:
                return _swapped(said, gap, swaps)
    return None


def _kind(item: Item) -> str:
    """Which spans may stand for each other."""
    if isinstance(item, Clock):
        return "clock"
    if isinstance(item, Quantity) and item.high > 0:
        return "number" if item.kind in _PLAIN else item.kind
    return "day" if isinstance(item, DayRef) and item.kind not in {"same_day", "vague"} else ""


def _takes_back(said: Utterance, gap: _Place, new: Item) -> bool:
    """Whether nothing but words that take back stand between two spans."""
    start, end = gap
    between = range(start, end)
    if not 0 < len(between) <= _MOST:
        return False
    if not all(said.word(at) in _SIGNS or holds(said, at, "taken_back", "repair_word") for at in between):
        return False
    words = [at for at in between if said.word(at) not in _SIGNS]
    strong = [at for at in words if holds(said, at, "taken_back")]
    only_no = len(words) == 1 and holds(said, words[0], "no_word")
    return bool(strong) and (not only_no or _kind(new) != "day" or said.word(end - 1) in _SIGNS)


def _swaps(said: Utterance, spans: list[Item], place: int) -> Iterator[tuple[_Place, _Place]]:
    """Each span that is taken back, with the one that counts."""
    end = spans[place].start
    for new in spans[place:]:
        if any(not holds(said, at, "repair_word") for at in range(end, new.start)):
            return
        old = next((one for one in spans[place - 1 :: -1][:_NEAREST] if _alike(one, new)), None)
        if old is None:
            return
        yield (_first(said, old), old.end), (_first(said, new), new.end)
        end = new.end


def _alike(old: Item, new: Item) -> bool:
    pair = {_kind(old), _kind(new)}
    bare = isinstance(new, Quantity) and new.kind == "bare"
    return len(pair) == 1 or (bare and pair == {"clock", "number"})


def _first(said: Utterance, item: Item) -> int:
    """Where the span begins without the word that leads it: the 6 of "at 6"."""
    if isinstance(item, DayRef):
        return item.start
    return next((at for at in range(item.start, item.end) if said.number(at) is not None), item.start)


def _swapped(said: Utterance, gap: _Place, swaps: list[tuple[_Place, _Place]]) -> list[Token]:
    tokens: list[Token] = []
    at, end = 0, swaps[-1][1][1]
    for (start, stop), (new_start, new_stop) in sorted(swaps):
        tokens += [*said.tokens[at:start], *said.tokens[new_start:new_stop]]
        at = stop
    return [*tokens, *said.tokens[at : gap[0]], *said.tokens[end:]]
