"""What the coach knows; no Telegram, no clock, no scheduler."""
