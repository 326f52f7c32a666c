"""Single words that stand inside longer phrases: "leave" in "leave it", "now" in "just now"."""

from coach.language.utterance import Utterance


def holds(said: Utterance, at: int, *names: str) -> bool:
    """Whether the word here alone has one of these names, whatever phrase it is part of."""
    phrases = said.lexicon.phrases.get(said.word(at), ())
    return any(len(phrase.words) == 1 and phrase.name in names for phrase in phrases)


def held(said: Utterance, start: int, end: int, *names: str) -> bool:
    """Whether such a word stands between two places."""
    return any(holds(said, at, *names) for at in range(max(0, start), end))
