"""Telegram in: an update becomes a call of the coach; and how replies look there."""
