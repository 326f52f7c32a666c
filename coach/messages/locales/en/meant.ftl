# Where it is not certain what was meant. "meant-…" complete the question "Did you mean: …?"

ask-meant = Did you mean: { $what }?
ask-meant-nothing = Did you mean to change something?
meant-walked = you walked { $walks }
meant-removed = take out { $walks }
meant-corrected = make it { $after }, not { $before }
meant-skip = no walk { $days }
meant-skip-any = no walk
meant-moved = move your walk from { $day } at { $at } to { $to_day } at { $to_time }
meant-moved-time = move the walk of { $day } from { $at } to { $to_time }
meant-plan = plan a walk, { $walk }
meant-snooze = I ask again at { $until }
meant-shorter = a shorter walk, { $amount }
meant-times = your walk times are { $slots }
meant-no-times = no walk times any more
meant-paused = your plan rests until you are back
meant-paused-until = your plan rests until { $day }
meant-resumed = you are back, and your plan goes on
meant-undo = undo the last change
meant-lead = { $number ->
    [0] I remind you when a walk is due
    [one] I remind you 1 minute before each walk
   *[other] I remind you { $number } minutes before each walk
}
meant-goal = your goal in the long run is { $goal } a week
meant-quiet = I'm quiet from { $start } to { $end }
meant-no-quiet = no quiet hours
meant-check-in = the weekly questions come on { $weekday }
meant-zone = your times are for { $name }
meant-units = { $name ->
    [km] distances are in km
    [miles] distances are in miles
    [minutes] your plan is in minutes
    [distance] your plan is in distance
   *[steps] your plan is in steps
}
meant-language = I read your messages in { language } first
meant-setting = { $what ->
    [nudges_on] reminders on
    [nudges_off] reminders off
   *[other] a change of your settings
}

# Two examples that fit what was understood a little of
try-like = { $about ->
    [skip] "not today" or "no walk tomorrow"
    [move] "move it to 18:00" or "move tomorrow's walk to Friday"
    [snooze] "remind me in an hour" or "remind me at 18:00"
    [plan] "I'll walk tomorrow at 18:00" or "I'll walk on Saturday at 10:00"
    [correct] "make that 25 min" or "delete yesterday's walk"
    [schedule] "Mon Wed Fri 7:30" or "pause until Sunday"
    [settings] "remind me 20 minutes before" or "quiet from 22:00 to 6:00"
   *[walk] "walked 20 min" or "2 km yesterday"
}
not-meant = All right, I changed nothing. Please say it another way, like { try-like }.
unsure =
    .v0 = I'm not sure what you mean, so I changed nothing. Try it like this: { try-like }.
    .v1 = I didn't quite get that, and nothing is changed. You could say { try-like }.

undone = { $what ->
    [move] All right, your walk is back at its old time.
    [skip] All right, it's back in your plan.
    [plan] All right, that walk is no longer planned.
    [shorter] All right, your walk is as long as before.
    [snooze] All right, I won't ask again later.
    [correct] All right, the walk is as it was before.
    [remove] All right, the walk is back.
    [taken_out] All right, the walk is back.
    [times] All right, your walk times are as they were.
    [pause] All right, your plan goes on as before.
    [resume] All right, your plan rests again.
    [setting] All right, that setting is as it was.
   *[all] All right, I took that back.
}
