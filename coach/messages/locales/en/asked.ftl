# What was asked for: today, week, plan, settings, data.

today-none = No walk is planned for today.
today-planned = Today:
today-walked = Walked today: { $walks }.

week-title = Week { $number }: { $standing }.
week-bar = { $bar }
week-walked = Walked:
week-planned = Planned:

plan-now = Week { $number }: { $target }, as { $walks }.
plan-slots = Walk times: { $slots }.
plan-no-slots = You have no walk times yet. To set some, say for example "Mon Wed Fri 7:30".
plan-ahead = If each week goes well: { $ahead }.
plan-goal = In the long run: { $goal } a week. The plan waits for you: after a hard week it stays where it is.
plan-then = { $first } → { $last }

why-target = This week's goal is { $target }.
why-done = Last week you walked { $done } ({ $percent } %).
why-pain = Your pain was { $pain } of 10.
why-pain-usual = Your pain was { $pain } of 10. Usual for you is { $usual }.
why-rule = { $action ->
    [ADVANCE] { $change ->
        [more] From three quarters of the goal on, in a week of steady pain, I add a little.
       *[other] You did enough to go on. The next small step comes later.
    }
    [HOLD] { $light ->
        [UNKNOWN] I don't know how your pain was, so I added nothing.
       *[other] I add more only after a week of steady pain.
    }
    [REPEAT_SPLIT] Under three quarters of the goal I add nothing, and there is nothing to catch up.
    [EASE] Two weeks were under half of the goal, so I made it lighter.
    [FLARE] Your back had a hard time, so the plan is lighter until that calms down.
    [STOP] There was a warning sign, so the plan waits for a professional.
    [START] The first week was a short one, so it only warmed you up.
    [PAUSED] Your plan was on pause, so nothing was added.
   *[ASK] I had no walks from you, so I added nothing.
}
why-gap = { $days ->
    [one] It's 1 day since your last walk, so the goal starts a bit lower now.
   *[other] There were { $days } days without a walk, so the goal starts a bit lower now.
}
why-limited = A bout of back pain held you back, so nothing was added.
why-settled-late = Pain from a walk took more than two hours to settle, so nothing was added.
why-wish = { $wish ->
    [more] You asked for more.
   *[less] You asked for less.
}
why-step = You're on step { $step } of 26 on the way to your long-term goal{ $moved ->
    [0] , as before.
    [one] , one on.
    [2] , two on.
   *[back] , a bit further back.
}
why-most = A week may grow to { $most } at most after this one: a tenth more, or the smallest step.
why-walks = The walks: { $walks }. Before, one was { $session }.
why-flare = Since then your back has had a hard time, so the week is lighter than that for now.
why-first = This is your first goal: { $walks } felt fine to you.
why-first-baseline = You told me { $done } in your first week. From that I made your first goal: { $walks }.
why-first-prorated = You joined during the week, so this week is shorter: { $target }.
why-first-next = After each good week I add a little.

settings-times = Walk times: { $slots }.
settings-no-times = Walk times: none yet.
settings-lead = { $lead ->
    [0] Reminders: when a walk is due.
    [one] Reminders: 1 minute before a walk.
   *[other] Reminders: { $lead } minutes before a walk.
}
settings-lead-off = Reminders: off.
settings-quiet = Quiet hours: { $start } to { $end }.
settings-no-quiet = Quiet hours: none.
settings-check-in = Weekly questions: { $weekday } at { $at }.
settings-zone = Place: { $zone }, where it's { $time }.
settings-units = { $units ->
    [km] Distances: in km.
   *[miles] Distances: in miles.
}
settings-counted = { $unit ->
    [min] Your plan counts minutes.
    [steps] Your plan counts steps.
   *[m] Your plan counts distance.
}
settings-if-then = Your own plan: { $plan }
settings-pairing = { $what ->
    [podcast] With your walks: a podcast.
    [music] With your walks: music.
    [friend] With your walks: a friend.
   *[other] With your walks: { $words }
}
settings-language = I read your messages in { language } first.
settings-paused = Your plan is on pause.
settings-how =
    To change something, just say it: "remind me 20 minutes before", "quiet from 22:00 to 6:00", "reminders off", "use miles", "count my plan in steps", "pause until Sunday", "I'm in Lisbon". When you travel you can share your location, too. The unit of your plan and the language that you write in can be tapped below.

setting-changed = { $what ->
    [nudges_on] Your reminders are on again.
    [nudges_off] Reminders are off. You can tell me about walks at any time.
   *[other] Changed. /settings shows all of it.
}
setting-lead = { $number ->
    [0] I'll remind you when a walk is due.
    [one] I'll remind you 1 minute before each walk.
   *[other] I'll remind you { $number } minutes before each walk.
}
setting-quiet = I'll be quiet from { $start } to { $end }.
setting-no-quiet = You have no quiet hours now.
setting-check-in = Weekly questions: { $weekday } at { $at }.
setting-check-in-day = Weekly questions: on { $weekday }.
setting-zone = Your times are now for { $name }.
setting-zone-time = Your times are now for { $name }, where it's { $time }.
setting-language = I'll read your messages in { language } first.
setting-language-later = I'll read your messages in { language } first, and ask where I'm not sure. My own words are in English for now.
language = { $code ->
    [en] English
    [es] Spanish
    [de] German
    [fr] French
    [pt] Portuguese
    [ru] Russian
    [hi] Hindi
    [ar] Arabic
    [zh] Chinese
   *[other] your own language
}
setting-units = { $name ->
    [km] I'll count distances in km.
    [miles] I'll count distances in miles.
    [minutes] I'll count your plan in minutes.
   *[steps] I'll count your plan in steps.
}
setting-if-then = I'll put that into my reminders: { $name }

setting-refused = { $what ->
    [lead] Reminders can come 0 to 120 minutes before a walk. Which time would you like?
    [language] I don't speak that language yet.
    [zone] I don't know that place. A bigger town nearby works too.
    [quiet] I need two times for quiet hours, like "quiet from 22:00 to 6:00".
    [check_in] The weekly questions can come on Friday, Saturday or Sunday. Which day would you like?
    [goal] I can't use that as a goal. Please say it like "my goal is 150 minutes a week".
   *[other] I can't set that. /settings shows what can be changed.
}

privacy =
    Only what you tell me is kept, on the computer that this bot runs on. Whoever runs it can see it there.

    What I keep:
    • your messages, until they are handled (2 days at most)
    • your walks, pain scores and answers to my questions
    • warning signs: the day and how urgent, never your words
    • your walk times and settings
    • your time zone; if you share your location, nothing else of it

    Nothing is sold or shared, and there is no tracking. Messages travel through Telegram, which has its own rules.
    /export gives you a copy. /delete removes all of it; if the owner makes backups, it stays in those until they are replaced.
exported = { $count ->
    [0] There's nothing to export yet.
    [one] Here is what I keep about you, in 1 file.
   *[other] Here is what I keep about you, in { $count } files.
}
ask-delete =
    This deletes all that I keep about you: walks, pain scores, answers, times and settings. It can't be undone.
    To go on, type DELETE. For a copy first, send /export.
delete-kept = All right, nothing was deleted.
deleted = All that I kept about you is deleted. Take care. If you want to start again, send /start.

help =
    Just tell me in your own words. For example:
    • "walked 20 min", "2 km yesterday evening"
    • "Mon Wed Fri 7:30" sets your walk times
    • "move it to 6 pm", "not today", "remind me in an hour"
    • "shorter walks please" if they feel too long
    • "back pain 4 of 10", "pause until Sunday"

    /today · /week · /plan · /why · /progress
    /goal · /activities · /pairing · /checkin
    /calendar · /settings · /export · /delete
    /safety · /privacy

answered-no-walk = No walk is planned yet.
answered = { $topic ->
    [dose] As much as feels fine, and a little more after each good week. In a trial of 701 adults people worked up to 30 minutes, five times a week, within 6 months.
    [plan] Your goal for the week grows a little after each good week. /plan shows what's ahead.
    [progress] /week shows all your walks.
    [schedule] You can move a walk in words, like "move it to 6 pm".
    [pain_advice] I can't give medical advice. If it hurts more than usual, a shorter walk is fine, and so is none. A doctor or a physio can tell you more. { see-safety }
    [who] I'm a program, not a person and not a doctor. Nobody reads along. I count your walks and remind you. In an emergency call your local emergency number.
    [language] I read English best. I also read German, Spanish, French, Portuguese, Russian, Hindi, Arabic and Chinese. Say "speak German", for example. My own words are in English.
    [how_it_works] You tell me about your walks, I count them and remind you. Once a week I ask how it went, and the next goal follows from that. /help shows what you can say.
   *[other] I can't answer that one. I know about your walks, your plan and your times: /help shows what you can say.
}
