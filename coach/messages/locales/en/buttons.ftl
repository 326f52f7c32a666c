# Labels of buttons: at most 40 letters, and no HTML.

button-agree = I agree, and I'm 18 or over
button-under-age = I'm under 18
button-refuse = No, thank you
button-screen-none = None of these
button-screen-now = Yes, from list A
button-screen-ever = Yes, from list B
button-seen = I have, and walking is fine
button-comfort = { $amount }, { $days } days
button-zone-guess = Yes, it's { $time } here
button-zone = { $zone }
button-morning = Morning
button-midday = Midday
button-evening = Evening

button-undo = Undo
button-edit = Edit
button-yes = Yes
button-no = No
button-amount = { $amount }
button-kilometres = { $number } km
button-day = { $day }
button-time = { $time }
button-weekdays = { $weekdays }
button-monday-to-friday = Monday to Friday
button-all-but = Every day but { $weekdays }
button-no-reminder = No reminder

button-done = Done
button-shorter = Shorter
button-snooze = In { $minutes } min
button-move = Move
button-skip = Not today
button-hurt = It hurts
button-resume = I'm back

button-take = Yes, please
button-decline = No, thanks
button-reason-time = No time
button-reason-pain = Pain
button-reason-tired = Tired
button-reason-too-much = Too much

button-score = { $score }
button-pass = Leave out
button-check-in = Answer now
button-next-ok = That's fine
button-next-less = A bit less
button-next-more = A bit more

button-unlock = I've talked to a professional
button-unlock-crisis = I've talked to somebody
button-keep = Keep it all
button-helper-allow = Yes, use it
button-helper-refuse = No, don't use it
button-language = { $code ->
    [de] Deutsch
    [es] Español
    [fr] Français
    [pt] Português
   *[en] English
}
button-today = Today
button-week = Week
button-plan = Plan

toast-old = That button is no longer in use. Just tell me in words.
