"""The conversation, pure: what is known and what was said or tapped in, what to say and keep out."""
