"""Single words that stand inside longer phrases: "leave" in "leave it", "now" in "just now"."""

from coach.language.utterance import Utterance

_NONE: frozenset[str] = frozenset()


def holds(said: Utterance, at: int, *names: str) -> bool:
    """Whether the word here alone has one of these names, whatever phrase it is part of."""
    return not said.lexicon.alone.get(said.word(at), _NONE).isdisjoint(names)


def held(said: Utterance, start: int, end: int, *names: str) -> bool:
    """Whether such a word stands between two places."""
    known = said.lexicon.alone
    return any(
        not known.get(token.text, _NONE).isdisjoint(names) for token in said.tokens[max(0, start) : end]
    )


_BOT = frozenset({"you", "u", "ya", "ye"})


def asks_bot(said: Utterance) -> bool:
    """Whether the bot is asked to do something: "could you put" is no mere thought."""
    return any(holds(said, at, "polite") and said.word(at + 1) in _BOT for at in range(len(said.tokens)))
