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
button-zone = { $zone }, { $time }
button-zone-other = No, another place
button-zone-refuse = No, as before
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
button-new-none = Nothing new
button-new-back = Back pain, a day or more
button-new-limb = Foot, knee or calf
button-new-both = Both
button-barrier-time = Time
button-barrier-weather = Weather
button-barrier-pain = Pain
button-barrier-tired = Tired
button-barrier-forgot = I forget
button-barrier-other = Something else
button-sign = One of these signs
button-lighter = Yes, lighter please
button-keep-plan = No, keep my plan
button-settled = Yes, within two hours
button-settled-late = No, longer
button-baseline = I'd rather walk a week first
button-goal = { $total }, { $days } days
button-goal-own = My own goal
button-count = { $unit ->
    [min] Count minutes
    [steps] Count steps
   *[m] Count distance
}
button-podcast = A podcast
button-music = Music
button-friend = A friend
button-nothing = Nothing
button-activities = Name up to three
button-ability = Answer now
button-pairing = Choose something
button-not-now = Not now
button-episode = Set the day
button-progress = Progress
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
    [ru] Русский
    [hi] हिन्दी
    [ar] العربية
    [zh] 中文
   *[en] English
}
button-today = Today
button-week = Week
button-plan = Plan

toast-old = That button is no longer in use. Just tell me in words.

button-calendar-link = Add a link
button-calendar-account = Add an account
button-calendar-file = Add a file
button-calendar-plan = My plan as a file
button-calendar-feed = Private link to my plan
button-calendar-unfeed = End the private link
button-calendar-all = Everything in it
button-calendar-word = Only “{ $word }”
button-calendar-words = By other words
button-calendar-category = Group “{ $name }”
button-calendar-busy = Only when I'm busy
button-calendar-refuse = Not this one
button-calendar-refresh = Read { $name } now
button-calendar-drop = Let { $name } go
button-calendar-refresh-one = Read it now
button-calendar-drop-one = Let it go
button-calendar-pick = { $name }
button-calendar-write = Yes, put them in
button-calendar-no-write = No, just read
button-gap = Move to { $at }
