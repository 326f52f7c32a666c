"""The few words that Telegram shows over the chat when a button is tapped."""

from typing import Any

from coach.messages.speech import FALLBACK, bundle_of, closest

MOST_CHARACTERS = 200
"""Telegram's limit for the answer to a tap."""

TOASTS = {"old": "toast-old"}


def toast(kind: str, language: str = FALLBACK) -> str:
    """Say why a tap changed nothing. kind: old."""
    bundle = bundle_of(closest(language))
    pattern: Any = bundle.get_message(TOASTS[kind]).value
    words, _ = bundle.format_pattern(pattern, {})
    return str(words)
