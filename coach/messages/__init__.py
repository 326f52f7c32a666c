"""Replies into words: every sentence the bot says stands here."""

from coach.messages.calendars import calendar_name, event_words
from coach.messages.rendering import label, render
from coach.messages.speech import Value
from coach.messages.toasts import toast
from coach.messages.voice import Voice

__all__ = ["Value", "Voice", "calendar_name", "event_words", "label", "render", "toast"]
