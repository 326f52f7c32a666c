"""The Flesch-Kincaid reading grade, with syllables counted by a library."""

import re

import syllapy

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
END = re.compile(r"[.!?:;](?=[\s\"')]|$)|[•\n]")
"""Flesch counts what a full stop, a question mark, a colon or a semicolon marks off; a line does here."""


def grade(text):
    """Find the grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al., 1975)."""
    sentences = [part for part in END.split(text) if re.search(r"[A-Za-z]{2}", part)]
    words = WORD.findall(text)
    syllables = sum(max(1, syllapy.count(word)) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
