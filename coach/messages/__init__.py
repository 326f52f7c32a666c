"""Replies into words: every sentence the bot says stands here."""

from coach.messages.rendering import label, render
from coach.messages.speech import Value
from coach.messages.toasts import toast
from coach.messages.voice import Voice

__all__ = ["Value", "Voice", "label", "render", "toast"]
