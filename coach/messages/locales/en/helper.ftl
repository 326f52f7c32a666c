# The language model that may help, and what it suggests.

helper =
    Some messages I can't read. If you allow it, I may then ask a language model what you meant. It runs at { $host }, not here.

    I'd send:
    • that one message, if it has at most 1,000 characters
    • your local time
    • which question of mine was open

    I add nothing else: not your name, not your chat, no earlier messages. If a message may be about a warning sign, I don't send it.

    It never decides: I'll ask you if that's what you meant, and only your Yes counts. What { $host } does with the text is up to its own rules.
helper-is-off = It's off now. Shall I use it?
helper-allowed-on = You allowed it ({ $day }). Shall I go on using it?
helper-allowed = All right. What I can't read may now go to { $host }. /helper turns it off again.
helper-refused = All right, nothing is sent to it. /helper is there if you change your mind.

suggested-walk = Did you mean: { $walk }?
suggested-skip = Did you mean: no walk { $when }?
suggested-plan = Did you mean: you plan a walk { $when }?
suggested-pain = Did you mean: pain { $score } of 10?

settings-helper = { $allowed ->
    [yes] Helper: on. What I can't read may go to { $host }. To change it: /helper
   *[no] Helper: off. /helper tells you about it.
}
privacy-helper = If I can't read a message, I may ask a language model at { $host }, but only if you allow it. /helper tells you what is sent, and turns it on or off.
help-helper = /helper: let a language model help with what I can't read
