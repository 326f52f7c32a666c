"""Place names in one spelling, so that a typed name and the table agree."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
_APOSTROPHE = re.compile("['`\u00b4\u2018\u2019\u02bc\u02bb]")
_GAP = re.compile(r"[^\w]+|_+")
_SAINT = re.compile(r"\bs(?:t|te)\b")


def fold_name(name: str) -> str:
    """Fold case, accents, punctuation and "St": "São Paulo" is "sao paulo", "St. Louis" is "saint louis"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _GAP.sub(" ", _APOSTROPHE.sub("", unicodedata.normalize("NFC", plain)))
    return _SAINT.sub("saint", plain).strip()
