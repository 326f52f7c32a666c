"""The same application over a Telegram in memory: a chat in the terminal, or a script through a pipe."""


def main(argv: list[str]) -> int:
    """Chat until the input ends; return the exit code."""
    from bot.local_chat.terminal import main as chat  # noqa: PLC0415 - the parts are used without it

    return chat(argv)
