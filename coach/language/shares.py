"""Parts of a whole as people say them: "and a half", "three quarters of an hour", "1/4"."""

from coach.language.utterance import Mark, Utterance

_SAID = (("and_half", 0.5), ("and_three_quarters", 0.75), ("and_quarter", 0.25))
_WHOLE = (("three_quarters", 0.75), ("half_of", 0.5))


def share_after(said: Utterance, at: int) -> tuple[float, int]:
    """What is added in words, and where it ends: "a mile and a quarter"."""
    for name, share in _SAID:
        mark = said.mark(at, name)
        if mark:
            return share, mark.end
    joint = said.mark(at, "and")
    counted = _counted(said, joint.end) if joint else None
    if counted is None or counted[0] >= 1 or not _is_measured(said, counted[1]):
        return 0.0, at
    return counted


def _counted(said: Utterance, at: int) -> tuple[float, int] | None:
    """Read "quarter", "a third", "two thirds"."""
    article = said.mark(at, "number")
    number = said.number(at)
    if number is None:
        number = float(article.value) if article else 1.0
    end = at if article is None and said.number(at) is None else at + 1
    part = said.mark(end, "fraction")
    if part is None or _is_clock(said, end):
        return None
    return number * float(part.value), part.end


def _is_clock(said: Utterance, at: int) -> bool:
    """Whether an hour follows: "quarter to six", and no unit as in "quarter of hours"."""
    mark = said.mark(at, "quarter_past") or said.mark(at, "quarter_to")
    return mark is not None and said.number(mark.end) is not None


def _is_measured(said: Utterance, at: int) -> bool:
    return said.mark(unit_place(said, at), "unit") is not None


def part_of(said: Utterance, at: int) -> tuple[float, int] | None:
    """Read "half a", "three quarters of an", "two thirds of a": the share, and where its unit stands."""
    for name, share in _WHOLE:
        mark = said.mark(at, name)
        if mark:
            return share, unit_place(said, mark.end)
    counted = _counted(said, at)
    return (counted[0], unit_place(said, counted[1])) if counted else None


def in_digits(said: Utterance, at: int) -> float | None:
    """Read "1/2", "3/4", "2/3" in three tokens, less than a whole."""
    above, below = said.number(at), said.number(at + 2)
    if said.word(at + 1) != "/" or above is None or below not in {2, 3, 4} or not 0 < above < below:
        return None
    return above / below if said.glued(at + 1) and said.glued(at + 2) else None


def unit_place(said: Utterance, at: int) -> int:
    """Where a number's unit stands: "20 or so minutes", "20-minute", "3 whole hours", "half of a mile"."""
    if said.mark(at, "unit"):
        return at
    if said.word(at) == "-" and said.glued(at) and said.glued(at + 1):
        return at + 1
    hedge = said.mark(at, "hedge")
    if hedge and said.mark(hedge.end, "unit"):
        return hedge.end
    between = _praised(said, at)
    end = between.end if between else at
    end += _is_of(said, end)
    article = said.mark(end, "number")
    return article.end if article and article.value == "1" else end


def _praised(said: Utterance, at: int) -> Mark | None:
    """Find what is said of an amount before its unit: "une bonne heure", "3 whole miles"."""
    return said.mark(at, "measure_word") or said.mark(at, "amount_praise") or said.mark(at, "praise")


def _is_of(said: Utterance, at: int) -> bool:
    """Whether an "of" stands here, be it hidden in a longer phrase: "quarter of an hour"."""
    return "of" in said.lexicon.alone.get(said.word(at), ())
