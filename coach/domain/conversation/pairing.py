"""What makes walks easier to keep: a plan in own words, and something pleasant beside them."""

from coach.domain.conversation.heard import Heard
from coach.domain.conversation.preferences import MOST_QUOTED, set_if_then
from coach.domain.conversation.turn import Turn
from coach.domain.person import Asked
from coach.domain.reading import Meaning
from coach.domain.replies import AskPairing, InvitationLeft, PairingSet

PAIRINGS = ("podcast", "music", "friend")
NOTHING = "none"
LEAST_WORDS = 3
"""A plan in own words has at least so many."""

REPORTS = frozenset(
    {Meaning.WALK, Meaning.SKIP, Meaning.MOVE, Meaning.SNOOZE, Meaning.CORRECT, Meaning.QUESTION}
)
"""What wins over an open invitation: it is no answer to it."""


def ask_pairing(turn: Turn) -> None:
    """Ask what goes well with a walk."""
    turn.say(AskPairing())
    turn.ask(Asked.PAIRING, hours=48)


def pair(turn: Turn, what: str) -> None:
    """Keep what goes with the walks; "none" lets it go."""
    turn.settle(Asked.PAIRING)
    kept = None if what == NOTHING else what[:MOST_QUOTED]
    turn.set(pairing=kept)
    turn.say(PairingSet(kept))


def pairing_heard(turn: Turn, heard: Heard) -> bool:
    """Take words as what goes with the walks; False if they are about something else."""
    said = heard.text.strip()
    if _is_report(heard) or not said:
        return False
    if heard.answer is False:
        leave(turn, Asked.PAIRING)
    elif heard.answer is True:
        ask_pairing(turn)
    else:
        named = (one for one in PAIRINGS if one in said.casefold())
        pair(turn, next(named, said))
    return True


def if_then_heard(turn: Turn, heard: Heard) -> bool:
    """Take words as the person's own plan; False if they are about something else."""
    if heard.if_then is None and (_is_report(heard) or heard.reading.settings or heard.reading.schedule):
        return False
    if heard.if_then is None and heard.answer is False:
        leave(turn, Asked.IF_THEN)
        return True
    words = heard.if_then or heard.text.strip()
    if len(words.split()) < LEAST_WORDS:
        return False
    turn.settle(Asked.IF_THEN)
    set_if_then(turn, words)
    return True


def leave(turn: Turn, *asked: Asked) -> None:
    """Let an invitation go: that is fine."""
    turn.settle(*asked)
    turn.say(InvitationLeft())


def _is_report(heard: Heard) -> bool:
    """Whether a message tells something of its own that must not be lost."""
    told = any(said.amount.known for said in heard.reading.walks)
    return told or bool(heard.reading.meanings & (REPORTS - {Meaning.WALK})) or bool(heard.reading.pains)
