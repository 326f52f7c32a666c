"""A message as tokens with marks: what each word or phrase of it may be."""

from dataclasses import dataclass
from typing import NamedTuple

from coach.language.guard import Clean, clean
from coach.language.lexicon import Lexicon, Phrase
from coach.language.tokens import Token, tokenise
from coach.language.typos import mend, mend_unit
from coach.language.writing import recast

_KEPT = frozenset(
    [
        "back",
        "clock",
        "companion",
        "daily",
        "day",
        "every",
        "month",
        "not_word",
        "number",
        "pain",
        "part",
        "plural_day",
        "q_dose",
        "q_how",
        "q_plan",
        "q_progress",
        "q_schedule",
        "question_open",
        "request_open",
        "routine_verb",
        "self",
        "this_week",
        "times",
        "unit",
        "until",
        "weekday",
        "weekdays",
        "weekend",
        "fraction",
        "week_link",
    ]
)
"""Kept even inside a longer phrase: "not today" is a refusal and a day."""
_CLOSED = frozenset(
    ["free_day", "companion", "forgot_log", "greet", "hedge", "holiday", "no_sign", "not_walking", "oclock"]
)
"""Phrases whose words mean nothing else."""
_WEAK = frozenset(
    [
        "pause_order",
        "able",
        "able_out",
        "amend",
        "amend_strong",
        "article",
        "before_walk",
        "by_word",
        "change",
        "change_word",
        "filler",
        "give_me",
        "goal",
        "going_now",
        "label",
        "language_word",
        "mood_bad",
        "mood_good",
        "mood_neutral",
        "move",
        "move_by",
        "move_strong",
        "next_order",
        "no_word",
        "notice",
        "only_did",
        "place_lead",
        "plural_day",
        "poss",
        "possessive_day",
        "price",
        "q_dose",
        "q_how",
        "q_pain",
        "q_plan",
        "q_progress",
        "q_schedule",
        "quiet",
        "reason",
        "remind",
        "schedule_noun",
        "stopwatch",
        "turned_back",
        "use_units",
        "week_goal",
        "yes",
        "self",
        "request_open",
        "routine_verb",
        "condition",
        "hardly",
        "get_about",
        "nudge_noun",
        "nudge_verb",
        "on_word",
        "off_word",
        "stop_word",
        "stop_whole",
        "q_when",
        "enough_word",
        "later_today",
        "unsure",
        "and_bit",
        "day_beside",
        "day_shift",
        "days_after",
        "days_before",
        "days_earlier",
        "days_later",
        "from_now",
        "next_split",
        "one_more",
        "quarter_word",
    ]
)
"""Loose groups of phrases, whose words still mean what they mean alone."""
_MOST_TOKENS = 220
_OUTSIDE: tuple[dict[str, "Mark"], ...] = ({},) * 12
"""What starts before the first and after the last token, so that no place needs to be checked."""
_AS_SHORT_AS_NAMES = 6
_SENTENCE_ENDS = frozenset(".!?:\n'\"")
_FARTHEST_APART = 9


class Mark(NamedTuple):
    """What the tokens from `start` up to `end` do."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message: its tokens and, for each token, the marks that start there."""

    clean: Clean
    tokens: tuple[Token, ...]
    marks: tuple[tuple[Mark, ...], ...]
    lexicon: Lexicon
    starting: tuple[dict[str, Mark], ...]
    """For each token, by name, the longest mark that starts there; nothing on either side of them."""
    endings: dict[tuple[str, int], Mark]
    """By name and place, the longest mark that ends just before it."""

    def mark(self, at: int, name: str) -> Mark | None:
        """The longest mark of this name that starts here."""
        try:
            return self.starting[at].get(name)
        except IndexError:
            return None

    def ending(self, at: int, name: str) -> Mark | None:
        """The mark of this name that ends just before this place."""
        return self.endings.get((name, at))

    def word(self, at: int) -> str:
        """The token's text, or nothing outside of the message."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> float | None:
        """The number that stands here as digits or number words."""
        return self.tokens[at].number if 0 <= at < len(self.tokens) else None

    def glued(self, at: int) -> bool:
        """Whether this token touches the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def quote(self, start: int, end: int) -> str:
        """The exact words written from one token up to another."""
        if not 0 <= start < end:
            return ""
        return self.clean.quote(self.tokens[start].start, self.tokens[end - 1].end)


def read(text: str, lexicon: Lexicon) -> Utterance:
    """Cut a message into tokens, mend slips, and mark what each may be."""
    plain = clean(text)
    written = tokenise(plain.text)[:_MOST_TOKENS]
    if lexicon.writing:
        written = recast(written, lexicon.writing)
    mended = [_mended(token, lexicon, plain) for token in written]
    tokens = lexicon.with_numbers(_units_mended(mended, lexicon))
    return marked(plain, tokens, lexicon)


def marked(plain: Clean, tokens: list[Token], lexicon: Lexicon) -> Utterance:
    """Mark what each token may be."""
    found = [_marks_at(tokens, at, lexicon) for at in range(len(tokens))]
    marks = _with_split_verbs(_visible(found), tokens, lexicon)
    starting = (*({mark.name: mark for mark in reversed(here)} for here in marks), *_OUTSIDE)
    endings = {(mark.name, mark.end): mark for here in reversed(marks) for mark in here}
    return Utterance(plain, tuple(tokens), marks, lexicon, starting, endings)


def _mended(token: Token, lexicon: Lexicon, plain: Clean) -> Token:
    if token.number is not None:
        return token
    word = mend(token.text, lexicon)
    if word == token.text or (len(word) <= _AS_SHORT_AS_NAMES and _is_name(token, lexicon, plain)):
        return token
    return token._replace(text=word, mended=True)


def _is_name(token: Token, lexicon: Lexicon, plain: Clean) -> bool:
    """Whether a capital in the middle of a sentence tells that a word is meant as it stands: "with Marco"."""
    first = plain.origin[token.start]
    before = plain.text[: token.start].rstrip()
    if lexicon.noun_capitals or not before or before[-1] in _SENTENCE_ENDS:
        return False
    return plain.written[first].isupper() and plain.written[first + 1 : first + 2].islower()


def _units_mended(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Mend more boldly right after digits, where only a unit makes sense."""
    return [
        token._replace(text=unit, mended=True)
        if before.number is not None and (unit := mend_unit(token.text, lexicon)) != token.text
        else token
        for before, token in zip((Token("", 0, 0), *tokens), tokens, strict=False)
    ]


def _marks_at(tokens: list[Token], at: int, lexicon: Lexicon) -> list[Mark]:
    most = len(tokens) - at
    longer = lexicon.longer.get((tokens[at].text, tokens[at + 1].text), ()) if most > 1 else ()
    marks = [
        Mark(phrase.name, phrase.value, at, at + len(phrase.words))
        for phrase in longer
        if len(phrase.words) <= most and _continues(tokens, at, phrase)
    ]
    marks += [
        Mark(phrase.name, phrase.value, at, at + 1) for phrase in lexicon.singles.get(tokens[at].text, ())
    ]
    rule = lexicon.confusables.get(tokens[at].text)
    if rule:
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        other = (before in rule.after or after in rule.before) and not _in_list(tokens, at, lexicon)
        other = other and not _is_timed(tokens, at + 1)
        return [mark for mark in marks if (mark.name in rule.readings) is not other]
    return marks


def _continues(tokens: list[Token], at: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase follow its first two; "2day" is written as one, "2 days" is not."""
    words = phrase.words
    if tokens[at].number is not None and phrase.name in _WRITTEN_AS_ONE and not tokens[at + 1].glued:
        return False
    return all(tokens[at + step].text == words[step] for step in range(2, len(words)))


_WRITTEN_AS_ONE = {"day", "weekday"}


def _with_split_verbs(
    marks: tuple[tuple[Mark, ...], ...], tokens: list[Token], lexicon: Lexicon
) -> tuple[tuple[Mark, ...], ...]:
    """Mark the first part of each verb that is said apart."""
    opened = [at for at, token in enumerate(tokens) if token.text in lexicon.splits]
    if not opened:
        return marks
    more = list(marks)
    for at in opened:
        verbs = (verb for verb in lexicon.splits[tokens[at].text] if _is_apart(tokens, at, verb.words[1]))
        more[at] = (*marks[at], *(Mark(verb.name, "", at, at + 1) for verb in verbs))
    return tuple(more)


def _is_apart(tokens: list[Token], at: int, last: str) -> bool:
    """Whether the other part of a verb follows in the same clause."""
    for token in tokens[at + 1 : at + _FARTHEST_APART]:
        if token.text == last:
            return True
        if token.text in {",", ".", "!", "?", ";"}:
            return False
    return False


def _is_timed(tokens: list[Token], at: int) -> bool:
    """Whether a time of day stands here: "and sat 10:00"."""
    return at + 1 < len(tokens) and tokens[at].number is not None and tokens[at + 1].text in {":", "am", "pm"}


def _in_list(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether words with the same reading stand around: "Mon, Wed and Sat at 7"."""
    readings = lexicon.confusables[tokens[at].text].readings
    near = [token.text for token in (*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 5])]
    alike = [word for word in near if any(one.name in readings for one in lexicon.phrases.get(word, ()))]
    return len(alike) > 1 or any(word not in lexicon.confusables for word in alike)


def _visible(found: list[list[Mark]]) -> tuple[tuple[Mark, ...], ...]:
    """Hide what stands inside a longer phrase, but keep its days, times and numbers."""
    wide = [mark for marks in found for mark in marks if mark.end - mark.start > 1 and mark.name not in _WEAK]
    if not wide:
        return tuple(tuple(marks) for marks in found)
    around_at: list[list[Mark]] = [[] for _ in found]
    for mark in wide:
        for at in range(mark.start, mark.end):
            around_at[at].append(mark)
    visible = []
    for marks, around in zip(found, around_at, strict=True):
        if not around:
            visible.append(tuple(marks))
            continue
        kept = [mark for mark in marks if not any(_hides(longer, mark) for longer in around)]
        visible.append(tuple(kept))
    return tuple(visible)


def _hides(longer: Mark, mark: Mark) -> bool:
    if mark.end > longer.end or longer.end - longer.start <= mark.end - mark.start:
        return False
    if longer.name in _CLOSED or longer.name == mark.name:
        return True
    return mark.name not in _KEPT or longer.name in _KEPT
