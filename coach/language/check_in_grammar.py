"""The grammar of check-in answers: text to parts, each a few names of steps and values."""

import re
from fractions import Fraction

from coach.language.answer_words import plain_number, signs

LABELS = {"PAIN": "pain", "ENJOY": "enjoyment", "ACT": "activity", "EPISODE": "limited", "CONF": "confidence"}
"""The signs that name a step."""
VALUES = frozenset({"YES", "NO", "NONE", "SKIP"})
TOLD = frozenset({"FREE", "STOPPED"})
"""The signs that tell whether the back was in the way."""
HIGHEST = 10
_MOST_CLIPPED = 20
"""A larger number is no score that somebody exaggerated: it's a time, a year, an age."""
_LONGEST_UNLABELLED = 25
_LIST = 3
"""So many values are a list of answers, whatever else the text speaks of."""
_NUMBER = r"(?<![\w.])\d+(?![\w.])"
_ANSWER = rf"(?:{_NUMBER}|\bYES\b|\bNO\b|\bNONE\b|\bSKIP\b)"
_HALF_COMMA = re.compile(r"\s*(\d),5\s*")
_REWRITES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"{_NUMBER} : [0-5]\d\b", " "),
        (rf"(?<!/ )({_NUMBER}) (?:/|OUTOF) 10\b(?! /)", r"\1"),
        (rf"BETWEEN {_NUMBER} (?:AND|TO|-) ({_NUMBER})", r"\1"),
        (rf"(?:{_NUMBER} (?:TO|-) )?{_NUMBER} HOURS\b", " "),
        (rf"(?:{_NUMBER} (?:TO|-) )?{_NUMBER} UNIT\b", " WALK "),
        (r"\b(?:NO|NONE) (?=_)", "_ "),
        (r"\b(?:I|HOURS|UNIT|OUTOF|BETWEEN)\b", " "),
        (r"\s+", " "),
    )
)
_RANGE = re.compile(rf"(?<![-/] )({_NUMBER}) (?:TO|-) ({_NUMBER})(?! [-/])")
_DASH = re.compile(rf"({_ANSWER}) - (?={_ANSWER})")
_NUMBERED = re.compile(r"1 [).] .*\b2 [).] ")
_ORDINAL = re.compile(r"(?:^|(?<= ))[1-5] [).] ")
_STOPS = re.compile(r" ?(?:[,;/.!|()\n]|\bAND\b|\bTO\b) ?")


def check_in_parts(text: str, language: str) -> list[list[str]] | None:
    """Cut an answer into parts of names and values; None for a question, and for what tells of a walk."""
    said = _said(text, language)
    found = set(said.split())
    answers = [sign for sign in said.split() if sign.isdecimal() or sign in VALUES]
    named = not found.isdisjoint(LABELS) or not found.isdisjoint(TOLD)
    if "?" in found or not (named or _is_answer(said, answers)):
        return None
    return [kept for part in _STOPS.split(said) if (kept := _kept(part.split()))]


def _said(text: str, language: str) -> str:
    text = _HALF_COMMA.sub(r"\1.5", text) if language[:2] != "en" and _HALF_COMMA.fullmatch(text) else text
    said = " ".join(_sign(sign) for sign in signs(text.replace(",", " , "), language, "check_in"))
    said = _ORDINAL.sub(" ; ", said) if _NUMBERED.match(said) else said
    for pattern, put in _REWRITES:
        said = pattern.sub(put, said)
    said = _RANGE.sub(
        lambda match: str(max(int(match[1]), int(match[2]))) if _rises(match) else match[0], said
    )
    return _DASH.sub(r"\1 , ", said).strip()


def _sign(sign: str) -> str:
    """Round a decimal half up; the line end and the rest stay."""
    return str(int(Fraction(plain_number(sign)) + Fraction(1, 2))) if sign[0].isdecimal() else sign


def _rises(match: re.Match[str]) -> bool:
    return int(match[1]) < int(match[2])


def _is_answer(said: str, answers: list[str]) -> bool:
    """Tell a bare answer from a report of a walk, and from a story with a number in it."""
    if len(answers) >= _LIST:
        return True
    return "WALK" not in said.split() and len(said.split()) <= _LONGEST_UNLABELLED


def _kept(part: list[str]) -> list[str]:
    if part == ["-"]:
        return ["SKIP"]
    return [
        str(min(HIGHEST, int(sign))) if sign.isdecimal() else sign
        for sign in part
        if sign in LABELS
        or sign in VALUES
        or sign in TOLD
        or (sign.isdecimal() and int(sign) <= _MOST_CLIPPED)
    ]
