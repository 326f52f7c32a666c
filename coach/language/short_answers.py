"""Short answers to the bot's own questions: yes or no, and why not."""

from coach.language.answer_words import LANGUAGES, UNKNOWN, signs

_MOST_BEFORE = 2
"""Words that may stand before the yes or no."""
_MOST_WORDS = 12
_PUNCTUATION = frozenset(".,;!:()-\n'\"")


def read_yes_no(text: str, language: str = "en") -> bool | None:
    """Read a yes or a no; None for neither, a question, and both (but "no, that's fine by me" is a no)."""
    found = [sign for sign in signs(text, language, "yes_no") if sign not in _PUNCTUATION]
    if UNKNOWN not in found:  # "I have", "please": a yes only if it is all that is said
        found = ["YES" if sign == "WEAK" else sign for sign in found]
    answers = {sign for sign in found if sign in {"YES", "NO"}}
    if not answers or "?" in found or "UNSURE" in found or len(found) > _MOST_WORDS:
        return None
    if len(answers) == 2:
        return False if found[0] == "NO" and UNKNOWN in found else None
    sign = answers.pop()
    return sign == "YES" if found.index(sign) <= _MOST_BEFORE else None


def read_decline_reason(text: str) -> str | None:
    """Read why an offer was declined: "time", "pain", "tired" or "too_much"; what was said first counts."""
    reasons = {"time", "pain", "tired", "too_much"}
    told = [
        next((sign for sign in signs(text, language, "decline") if sign in reasons), None)
        for language in LANGUAGES
    ]
    return next((reason for reason in told if reason), None)
