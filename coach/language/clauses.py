"""Clauses: who does what in each, and whether it was done, will be done, or is only talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coach.language.days import DayRef
from coach.language.inside import holds
from coach.language.quantities import Quantity
from coach.language.spans import Item
from coach.language.utterance import Mark, Utterance

_SENTENCE_ENDS = frozenset(".!?;\n")
_CLAUSE_ENDS = frozenset(",()…:")
_SIGNS = _SENTENCE_ENDS | _CLAUSE_ENDS
_DENIALS = frozenset({"neg", "neg_verb", "skip", "nothing", "no_word"})
_BREAKS = ("but", "because", "so_word", "then_word", "while_word")
_OPENS_CLAUSE = (
    "self",
    "did",
    "walk_past",
    "will",
    "neg_verb",
    "out_past",
    "skip",
    "nothing",
    "question_open",
    "supposed",
    "remind",
    "wish",
    "strong_activity",
    "device",
    "same_again",
)


class Status(StrEnum):
    """What a clause says about a walk in it."""

    DONE = "done"
    PLAIN = "plain"
    """No verb at all: "20 min"."""
    NOT_DONE = "not_done"
    PLANNED = "planned"
    INTENDED = "intended"
    """It was the plan: "was going to"."""
    UNREAL = "unreal"
    """A wish, a habit, a condition or advice."""
    OTHER = "other"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message with its own verb, or none."""

    start: int
    end: int
    sentence: int
    opener: str
    asked: bool
    """It ends with a question mark."""
    marks: tuple[Mark, ...]
    names: frozenset[str]
    """The names of its marks."""
    items: tuple[Item, ...]
    status: Status = Status.PLAIN

    def has(self, *names: str) -> bool:
        """Whether any of these marks stands in the clause."""
        return not self.names.isdisjoint(names)

    def first(self, *names: str) -> Mark | None:
        """The first of these marks."""
        return next((mark for mark in self.marks if mark.name in names), None)

    def all(self, name: str) -> list[Mark]:
        """Every mark of that name."""
        return [mark for mark in self.marks if mark.name == name]


def clauses_of(said: Utterance, items: tuple[Item, ...]) -> tuple[Clause, ...]:
    """Cut a message into clauses and say of each what it is about."""
    cut: list[Clause] = []
    for clause in _cut(said, items):
        status = _status(said, clause)
        before = cut[-1] if cut and cut[-1].sentence == clause.sentence else None
        status = _inherited(status, clause, before)
        cut.append(clause if status is Status.PLAIN else _with(clause, status))
    return tuple(cut)


def _with(clause: Clause, status: Status) -> Clause:
    """Give the clause with its status: `replace` takes three times as long."""
    return Clause(
        clause.start,
        clause.end,
        clause.sentence,
        clause.opener,
        clause.asked,
        clause.marks,
        clause.names,
        clause.items,
        status,
    )


def _inherited(status: Status, clause: Clause, before: Clause | None) -> Status:
    """A clause without a verb goes on with what the one before it talked about."""
    if before and before.status is Status.QUESTION and clause.asked and status is Status.PLAIN:
        return Status.QUESTION
    lasting = {Status.PLANNED, Status.UNREAL, Status.OTHER, Status.INTENDED}
    if before is None or clause.opener == "but" or before.status not in lasting or status is not Status.PLAIN:
        return status
    if before.status in {Status.INTENDED, Status.UNREAL} and clause.has("only", "only_did", "turned_back"):
        return status
    if before.status is Status.PLANNED and not before.has("will", "walk_base", "walk_noun", "go"):
        return status
    return before.status


def _cut(said: Utterance, items: tuple[Item, ...]) -> Iterable[Clause]:
    owned = {place for item in items for place in range(item.start + 1, item.end)}
    listed = _listed_days(said, items)
    start, sentence, opener = 0, 0, ""
    for at in range(len(said.tokens) + 1):
        if at in owned and at < len(said.tokens):
            continue
        width, ends_sentence, word = (1, False, ",") if at in listed else _boundary(said, at)
        if not width:
            continue
        if at > start:
            yield _clause(said, items, (start, at), (sentence, opener, word == "?"))
        start = at + (width if said.word(at) in _SIGNS else 0)
        opener = word
        sentence += ends_sentence


def _listed_days(said: Utterance, items: tuple[Item, ...]) -> frozenset[int]:
    """Where each day of a list without commas begins: "mon 15 tue 20 wed none"."""
    days = [item for item in items if isinstance(item, DayRef) and item.kind == "weekday"]
    numbers = {item.start for item in items if isinstance(item, Quantity)}
    denied = [
        day
        for day in days
        if said.mark(day.end, "nothing") or said.mark(day.end, "no_word") or said.number(day.end) == 0
    ]
    told = [day for day in days if day.end in numbers]
    return frozenset(day.start for day in days) if denied and told else frozenset()


def _boundary(said: Utterance, at: int) -> tuple[int, bool, str]:
    """How many tokens divide two clauses here, whether a sentence ends, and by what."""
    word = said.word(at)
    if at >= len(said.tokens) or word in _SENTENCE_ENDS:
        return 1, True, word or "."
    if word in _CLAUSE_ENDS:
        return 1, False, word
    for name in _BREAKS:
        mark = said.mark(at, name)
        if mark and (name != "while_word" or said.number(mark.end) is None):  # "till the 20th"
            return 1, False, name
    denied = said.ending(at, "nothing") is not None  # "sábado nada y hoy 30"
    if said.mark(at, "and") and (denied or _opens(said, at + 1)) and not _pair(said, at):
        return 1, False, "and"
    return 0, False, ""


def _opens(said: Utterance, at: int) -> bool:
    """Whether a new clause with its own verb begins here."""
    day = said.mark(at, "day") or said.mark(at, "weekday")
    places = {at, day.end if day else at}
    return any(said.mark(place, name) for place in places for name in _OPENS_CLAUSE)


def _pair(said: Utterance, at: int) -> bool:
    """Whether "and" joins two people: "my wife and I"."""
    return said.ending(at, "other") is not None and said.mark(at + 1, "self") is not None


def _clause(
    said: Utterance, items: tuple[Item, ...], place: tuple[int, int], about: tuple[int, str, bool]
) -> Clause:
    start, end = place
    inside = tuple(item for item in items if start <= item.start < end)
    owned = {at for item in inside if isinstance(item, Quantity) for at in range(item.start + 1, item.end)}
    found = (mark for at in range(start, end) for mark in said.marks[at])
    marks = tuple(mark for mark in found if mark.start not in owned or mark.name not in _DENIALS)
    return Clause(start, end, *about, marks, frozenset(mark.name for mark in marks), inside)


def _status(said: Utterance, clause: Clause) -> Status:
    if _asks(said, clause):
        return Status.QUESTION
    if _is_other(said, clause):
        return Status.OTHER
    if clause.has("supposed"):
        return Status.INTENDED
    if _is_unreal(clause):
        return Status.UNREAL
    if _refuses(clause) or _stands_in(said, clause):
        return Status.NOT_DONE
    if _is_planned(clause):
        return Status.PLANNED
    return (
        Status.DONE if clause.has("walk_past", "did", "out_past", "done_bare", "walk_ing") else Status.PLAIN
    )


def _stands_in(said: Utterance, clause: Clause) -> bool:
    """Whether all of it is something else: "20 min on the phone instead of my walk"."""
    marks = clause.all("instead_of")
    if not marks or clause.has("walk_past", "out_past"):
        return False
    ends = [mark.end + holds(said, mark.end, "poss", "article") for mark in marks]
    return any(said.mark(end, "walk_noun") or said.mark(end, "walk_ing") for end in ends)


def _asks(said: Utterance, clause: Clause) -> bool:
    start = clause.start
    while start < clause.end and (light := _light(said, start)):
        start = light.end
    if said.mark(start, "exclaim") or (
        clause.opener == "," and said.mark(start, "relative") and not clause.asked
    ):
        return False
    if said.mark(start, "question_open") or clause.has("question_word") or _is_inverted(said, start):
        return True
    if clause.asked and _only_amount(said, clause):
        return False
    return clause.asked and (clause.has("if") or not clause.has("walk_past", "done_bare", "log_order"))


def _is_inverted(said: Utterance, at: int) -> bool:
    """Whether the verb comes first: "is 20 minutes enough", "would 30 be better"."""
    verb = said.mark(at, "aux_open")
    if verb is None:
        return False
    subject = verb.end
    if said.number(subject) is not None:
        unit = said.mark(subject + 1, "unit")
        after = unit.end if unit else subject + 1
        return said.word(after).isalpha()
    return any(said.mark(subject, name) for name in ("self", "weekday", "day", "walk_ing"))


def _only_amount(said: Utterance, clause: Clause) -> bool:
    """Whether nothing but a number was said, in doubt: "maybe 25 minutes?"."""
    inside = {place for item in clause.items for place in range(item.start, item.end)}
    rest = [at for at in range(clause.start, clause.end) if at not in inside]
    return bool(inside) and all(
        any(said.mark(at, name) for name in ("hedge", "filler", "number", "for", "in", "yes", "unsure"))
        for at in rest
    )


def _light(said: Utterance, at: int) -> Mark | None:
    """A word before a question that does not change it: "so how am I doing"."""
    if said.mark(at, "question_open"):
        return None
    return (
        said.mark(at, "greet") or said.mark(at, "and") or said.mark(at, "so_word") or said.mark(at, "filler")
    )


def _is_other(said: Utterance, clause: Clause) -> bool:
    """Whether somebody else is the one who walks."""
    who = clause.first("other")
    if who is None or _is_spoken_to(said, clause, who):
        return _is_name(said, clause)
    before = [mark.name for mark in clause.marks if mark.start < who.start]
    if {
        "with",
        "self_subject",
        "walk_past",
        "walk_base",
        "i_walk",
        "walk_ing",
        "did_verb",
        "to",
        "out_past",
        "for",
    } & set(before):
        return False
    if said.mark(who.end, "with_after") or (said.mark(who.end, "and") and said.mark(who.end + 1, "self")):
        return False
    if said.mark(who.end, "walked_other"):
        return True
    if any(item.start < who.start and isinstance(item, Quantity) for item in clause.items):
        return False
    return said.mark(who.end, "walk_noun") is None or said.word(who.end) == "walks"


def _is_spoken_to(said: Utterance, clause: Clause, who: Mark) -> bool:
    """Mind that "same as the last one boss" names nobody: no article, and nothing after it."""
    led = said.ending(who.start, "article") or said.ending(who.start, "poss")
    return clause.start < who.start and who.end >= clause.end and led is None


def _is_name(said: Utterance, clause: Clause) -> bool:
    """Whether an unknown word with a capital stands where the subject stands: "Tom walked"."""
    if clause.start + 1 >= clause.end or said.marks[clause.start] or said.tokens[clause.start].mended:
        return False
    word = said.word(clause.start)
    verb = said.mark(clause.start + 1, "walk_past") or said.mark(clause.start + 1, "did_verb")
    written = said.quote(clause.start, clause.start + 1)
    if not verb or not word.isalpha():
        return False
    return word in said.lexicon.names or (written[:1].isupper() and word not in said.lexicon.common)


def _is_unreal(clause: Clause) -> bool:
    if clause.has("device") and clause.has("says"):
        return clause.has("if", "habit", "ought", "broken")
    if clause.has("ought") and clause.has("not_really_ought"):
        return False
    return clause.has("if", "habit", "ought", "says")


def _refuses(clause: Clause) -> bool:
    """Whether the walk is denied: an auxiliary with "not" and no amount before it."""
    neg = clause.first("neg_verb")
    if clause.has("skip", "nothing"):
        return True
    if neg is None:
        return False
    before = [item for item in clause.items if item.end <= neg.start and isinstance(item, Quantity)]
    return not before


def _is_planned(clause: Clause) -> bool:
    if clause.has("will", "going_now"):
        return True
    if clause.has("walk_past"):
        return False
    return clause.has("wish")
