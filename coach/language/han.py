"""Chinese is written without spaces: runs of characters are cut into words, the longest first."""

from collections.abc import Iterator

_FIRST, _LAST = "\u4e00", "\u9fff"
_WEEKDAYS = frozenset("一二三四五六日天")
_MORE_WEEKDAYS = frozenset("一二三四五六日")
_AFTER_NUMBER = frozenset("十百千万点时分个小公里步米圈次回趟半多来")
_AFTER_COUNT = frozenset("次个回趟")


def is_han(text: str) -> bool:
    """Whether this is a Chinese character, or a word of them."""
    return _FIRST <= text[0] <= _LAST


def words_of_run(
    text: str, words: frozenset[str], longest: int, listed: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    """Cut a run into words of the lexicon, each with how many characters it takes; the rest stays single.

    `listed` are the words before weekdays: "周二四六" is Tuesday, Thursday and Saturday.
    """
    at = 0
    while at < len(text):
        lead = next((lead for lead in listed if text.startswith(lead, at)), "")
        days = _weekdays(text, at + len(lead)) if lead else ""
        if days:
            yield lead + days[0], len(lead) + 1
            yield from ((lead + day, 1) for day in days[1:])
            at += len(lead) + len(days)
        else:
            counted = bool(lead) and text[at + len(lead) : at + len(lead) + 1] in _WEEKDAYS
            width = len(lead) if counted else _longest(text, at, words, longest)
            yield text[at : at + width], width
            at += width


def _longest(text: str, at: int, words: frozenset[str], longest: int) -> int:
    for width in range(min(longest, len(text) - at), 1, -1):
        if text[at : at + width] in words:
            return width
    return 1


def _weekdays(text: str, at: int) -> str:
    """Give the weekdays that are listed here; what counts something is none of them."""
    if text[at : at + 1] not in _WEEKDAYS or not text[at : at + 1]:
        return ""
    end = at + 1
    while end < len(text) and text[end] in _MORE_WEEKDAYS:
        end += 1
    after = text[end : end + 1]
    if after and after in (_AFTER_COUNT if end == at + 1 else _AFTER_NUMBER):
        end -= 1
    return text[at:end]
