"""By how much a planned walk moves: "an hour later than planned", "bring it forward 20 minutes"."""

from coach.domain.reading import Expecting
from coach.language.hours import hour_of
from coach.language.inside import holds
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import resolve

_NEAR = 4
"""Words between a moving verb and by how much."""


def shift(message: Message) -> int | None:
    """By how many minutes a planned walk moves; less than none is earlier."""
    said = message.said
    for span in message.quantities:
        by = span.kind == "bare" and said.ending(span.start, "by_word") and message.has("move", "move_strong")
        if by or (span.kind == "minutes" and hour_of(message, span) is None):
            way = _way(message, span)
            if way and _is_asked(message, span, earlier=way < 0):
                return way * int(span.low)
    return None


def is_relative(message: Message, start: int, end: int) -> bool:
    """Whether minutes say by how much, not how long."""
    said = message.said
    if said.mark(end, "later_today") and message.has("move", "move_strong", "shove"):
        return True
    return message.has("move_by") or bool(
        said.mark(end, "later_word")
        or holds(said, end, "earlier_word")
        or said.ending(start, "by_word")
        or _is_led(message, start)
    )


def _is_led(message: Message, start: int) -> bool:
    """As in "bring it forward an hour"."""
    return any(message.said.mark(at, "bring_forward") for at in range(max(0, start - _NEAR), start))


def _way(message: Message, span: Quantity) -> int:
    """1 for later, -1 for earlier, 0 when it is no shift."""
    said = message.said
    if _is_led(message, span.start) or holds(said, span.end, "earlier_word"):
        return -1
    return 1 if is_relative(message, span.start, span.end) else 0


def _is_asked(message: Message, span: Quantity, *, earlier: bool) -> bool:
    """Whether it is an order for a walk to come, and no wish to be asked later."""
    if message.has("did_verb", "out_past"):
        return False
    if message.has("move", "move_strong", "shove"):
        return True
    planned = bool(message.scene.dialogue.planned) or message.expects(Expecting.NUDGE, Expecting.SNOOZE)
    if earlier:
        led = any(message.said.mark(at, "bring_forward") for at in range(span.start))
        return planned or led
    after = message.said.mark(span.end, "later_word")
    than = after is not None and (after.end - after.start > 2 or message.said.mark(after.end, "than"))
    ahead = any(
        (resolve(day, message.scene, "back") or message.scene.today) > message.scene.today
        for day in message.days
    )
    alone = planned and message.scene.dialogue.expecting is None and span.start == 0
    return bool(than) or (planned and ahead) or alone
