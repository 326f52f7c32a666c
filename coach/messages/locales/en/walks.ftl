# Walks that were told, and pain.

logged = Noted: { $walks }.
logged-pain = Noted: { $walks }, pain { $pain } of 10.
logged-changed = Changed. Now it says { $walks }.
logged-changed-pain = Changed. Now it says { $walks }, pain { $pain } of 10.

# One warm sentence when the week's goal is reached
goal-reached =
    .v0 = That's your goal for the week. Well done.
    .v1 = You've reached your goal for the week. That's great.
    .v2 = There it is: your goal for the week. Lovely.
    .v3 = Your goal for the week is done. Enjoy that.

# The first walk after a pause or a gap
returned =
    .v0 = Good to have you back.
    .v1 = Welcome back. That walk is a good start.
    .v2 = You're walking again. Lovely to hear.

already-noted = I have that walk already, so I count it once.
edit-too-late = I did that when you first wrote it, so I left it as it is. To change it, just write it as a new message.
not-kept = All right, I noted nothing.
corrected-amount = Changed: { $after } instead of { $before }, { $when }.
corrected = Changed: { $after }. It was { $before }.
removed = Taken out: { $walks }.

ask-amount = How long was your walk { $when }? A guess is fine.
ask-unit = How did you mean the { $number }? Please tap one.
ask-day = Which day was that walk ({ $amount })?
ask-confirm = Shall I note { $walks }?
ask-correction =
    What should it be? Now it says { $walk }.
    You can say "30 min", "yesterday" or "2 km".
too-much =
    Did I get that right: { $amount }? That's more than I can note for one walk.
    Please say it again, like "25 min" or "2 km".
summary-heard = { $walks ->
    [0] Good to hear from you.
    [one] 1 walk: good to hear.
   *[other] { $walks } walks: good to hear.
}
summary-how = To count it, I need to know how long each walk was: "Mon 20 min, Wed 25 min".

no-such-walk =
    I have no walk here to change.
    Tell me about it anew, like "walked 20 min yesterday".
no-such-walk-day =
    I have no walk noted for { $day }.
    Tell me about it anew, like "walked 20 min yesterday".
too-far-back = { $day } is too long ago for me. I can note walks of the last { $days } days.
not-yet-walked = { $near ->
    [today] That's still to come today. Tell me after your walk.
    [tomorrow] Tomorrow is still to come. Tell me after your walk.
   *[other] { $day } is still to come. Tell me after your walk.
}

pain-how-strong = Thank you for telling me. If you like, say how strong it is now, from 0 (no pain) to 10.
pain-score = Noted: pain { $score } of 10.
pain-level = { $level ->
    [none] Noted: no pain.
    [mild] Noted: a little pain.
    [moderate] Noted: some pain.
    [severe] Noted: strong pain.
   *[other] Noted, thank you.
}
pain-trend = { $trend ->
    [better] Good to hear that it's better.
    [worse] I'm sorry that it's worse.
   *[same] About the same as before, then.
}
pain-ease = A shorter walk is fine, and so is none. { see-safety }

symptom-heard =
    Thank you for telling me. Take it easy: a shorter walk is fine, and so is none.
    If it stays or gets worse, please ask a doctor or a physio. { see-safety }
no-signs = Thank you, that's good to know. If it changes, /safety is always there.
