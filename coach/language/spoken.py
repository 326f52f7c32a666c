"""The language that somebody asks for in so many words: "auf Deutsch bitte", "en français s'il te plaît"."""

import re

from coach.language.guard import without_accents

NAMES = {
    "en": "english englisch ingles anglais английский английском अंग्रेजी angrezi الانجليزيه 英语 英文",
    "de": "german deutsch aleman allemand alemao немецкий немецком",
    "es": "spanish spanisch espanol castellano espagnol espanhol испанский испанском",
    "fr": "french franzosisch frances francais французский французском",
    "pt": "portuguese portugiesisch portugues portugais португальский португальском",
    "ru": "russian russisch ruso russe русский русском русски",
    "hi": "hindi hindustani हिंदी हिन्दी хинди",
    "ar": "arabic arabisch arabe عربي العربيه العربية بالعربي بالعربيه арабский арабском",
    "zh": "chinese chinesisch chino chinois chines mandarin 中文 汉语 китайский китайском",
}
"""What languages are called in each of them, without accents."""

AROUND = {
    "en": "in speak talk use write let s lets please to me with",
    "de": "auf in sprich schreib bitte mit mir",
    "es": "en habla hablame usa por favor conmigo",
    "fr": "en parle ecris moi avec s il te vous plait svp",
    "pt": "em fala fale usa por favor comigo",
    "ru": "на по говори пиши пожалуйста давай со мной",  # noqa: RUF001  # Russian
    "hi": "में मे बोलो बात करो कृपया mein me baat karo bolo please",
    "ar": "تكلم اكتب من فضلك معي باللغه باللغة",
    "zh": "用 说 请 吧 好吗",
}
"""Words that may stand around the name, without accents; with any other, it is about something else."""

MOST_WORDS = 7
MOST_CHARACTERS = 80

_CODES = {without_accents(name): code for code, names in NAMES.items() for name in names.split()}
_AROUND = frozenset(without_accents(word) for words in AROUND.values() for word in words.split())
_WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0963\u064b-\u065f])+")
_HAN = re.compile(
    "|".join(word for word in sorted((*_CODES, *_AROUND), key=len, reverse=True) if word > "\u4e00")
)
"""The words of Chinese, which no space parts."""


def read_spoken(text: str) -> str | None:
    """Read which language is asked for, where a message says nothing else; its code."""
    apart = _HAN.sub(r" \g<0> ", text) if len(text) <= MOST_CHARACTERS else ""
    words = [without_accents(word.casefold()) for word in _WORD.findall(apart)]
    named = [_CODES[word] for word in words if word in _CODES]
    others = {word for word in words if word not in _CODES}
    asked = len(words) <= MOST_WORDS and len(named) == 1 and others <= _AROUND
    return named[0] if asked else None
