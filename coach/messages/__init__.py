"""Replies into words: every sentence the bot says stands here."""
