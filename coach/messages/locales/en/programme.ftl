# The half year: goals, the baseline week, reviews, own activities, progress, flares.

ask-goal =
    Your goal in the long run: { $now }. It's reached bit by bit, over half a year or more.
    Tap another one, or tell me your own, like "100 minutes a week".
goal-over = { $days ->
    [one] { $total } a week, on 1 day
   *[other] { $total } a week, over { $days } days
}
ask-own-goal = What would you like to reach in the long run? For example "100 minutes a week" or "120 min over 4 days".
ask-own-goal-again = I didn't get that. Please say it like "100 minutes a week" or "120 min over 4 days".
goal-set =
    Your goal in the long run is now { $goal }.
    This week stays as it is.
unit-set = { $unit ->
    [min] I'll count your plan in minutes. This week: { $target }.
    [steps] I'll count your plan in steps. This week: { $target }.
   *[m] I'll count your plan in distance. This week: { $target }.
}
unit-set-about = That's a rough guess. It gets better when you tell me both once, like "2 km in 25 min".

baseline-begun =
    A week to find out what's right for you, without a goal.
    Walk as feels fine, and tell me each walk. From what you tell me I make your first goal after { $until }.
baseline-slots = Walk times: { $slots }.
baseline-lead = { $lead ->
    [0] I'll remind you when a walk is due.
    [one] I'll remind you 1 minute before each walk.
   *[other] I'll remind you { $lead } minutes before each walk.
}
baseline-on =
    So far: { $done }. There's no goal yet.
    I make your first one from what you tell me up to { $until }.
baseline-none = There's no goal yet. I make your first one from the walks you tell me up to { $until }.
baseline-done =
    You told me { $done } last week. So your first goal is { $target } a week: { $walks }.
    That's your usual walk, on as many days. Too much or too little? Just say so.
baseline-empty = I have no walks from last week, and that's fine. Let's start from what feels fine to you.
nudge-free =
    .v0 = Your walk is at { $at }, for as long as feels fine.
    .v1 = Time for some air at { $at }. Any length is good.
    .v2 = A walk at { $at }? You choose how far.
    .v3 = Next up: your { $at } walk. As short or long as you like.
    .v4 = Shoes on at { $at }? Turn back when you like.
    .v5 = Your { $at } walk is coming up. No goal, just walk.
    .v6 = At { $at } you wanted to walk. A few minutes count too.
    .v7 = It's nearly { $at }. How far would feel good today?
    .v8 = A small walk at { $at }, or a longer one: as you like.
    .v9 = Going out at { $at }? Tell me after how long it was.
    .v10 = Your walk time is { $at }. See how it feels today.
    .v11 = At { $at }: out of the door, and back when you've had enough.
    .v12 = { $at } is your time to walk. Any pace is fine.
    .v13 = Walk a little at { $at }? It all counts.
planned-row-free = { $mark ->
    [done] • { $day } { $at } ✓
    [skipped] • { $day } { $at }, left out
    [let_go] • { $day } { $at }, let go
   *[open] • { $day } { $at }
}
planned-walk-free = { $day } at { $at }
ask-times-free =
    When would you like to walk? A few days a week are fine for now.
    Tap a part of the day, or tell me times: "Mon Wed Fri 7:30".
ask-times-free-again =
    I didn't get the times. Days and a time are best: "Mon Wed Fri 7:30".
    Or tap a part of the day.

review-weeks = You're { $weeks } weeks in.
review-walks = { $walks ->
    [0] I have no walks from the last four weeks, and that's fine.
    [one] You told me 1 walk in the last four weeks.
   *[other] You told me { $walks } walks in the last four weeks.
}
review-walked = Then and now: { $first } in the first week I have, { $last } last week.
review-pain = Pain then and now: { $first } and { $last } of 10.
review-asks = { $asks ->
    [pairing] What would go well with your walks?
    [ability] How well do your own activities go now? { $count ->
        [one] It's one tap.
       *[other] It's { $count } taps.
    }
   *[activities] If you like, name up to three things that your back makes hard. Every four weeks I ask how they go.
}

ask-pairing = What would go well with your walks? Tap one, or tell me. I'll put it into my reminders.
pairing-set = { $what ->
    [podcast] Good: walks with a podcast. I'll say so in my reminders.
    [music] Good: walks with music. I'll say so in my reminders.
    [friend] Good: walks with a friend. I'll say so in my reminders.
   *[other] I'll put that into my reminders: { $words }
}
pairing-none = All right, nothing goes with your walks.
nudge-pairing = { $what ->
    [podcast] A podcast for the way?
    [music] Some music for the way?
    [friend] Would a friend come along?
   *[other] With you: { $words }
}

ask-activities =
    Which things does your back make hard? Name up to three, in your own words.
    For example "stairs, putting on socks, lifting my child".
ask-ability = { $place } of { $count }: how well does this go now? { $activity }
ask-ability-scale = 0 = not at all, 10 = as well as before.
ability-kept = Thank you. That's noted:
ability-row = • { $activity }: { $score } of 10
ability-row-before = • { $activity }: { $score } of 10, before: { $before }
ability-later = I'll ask again in about four weeks.

progress-title = Your weeks, each beside its goal:
progress-row = { $number } { $bar } { $week }
progress-row-pain = { $number } { $bar } { $week }, pain { $pain }
progress-goal = In the long run: { $goal } a week.
progress-score = Habit: { $score } of 100. A missed day takes off only a little.
progress-episode = { $days ->
    [0] Your last bout of back pain began today.
    [one] It's 1 day since your last bout of back pain began.
   *[other] It's { $days } days since your last bout of back pain began.
}
progress-trial = In a trial of 701 adults, half of those who walked had a new bout within 208 days. Of those who didn't, half had one within 112. These are numbers for groups: they can't tell how it goes for one person.
progress-no-episode = When did your last bout of back pain begin? If you tell me, I'll count the days.

ask-episode = When did your last bout of back pain begin? For example "3 March" or "two months ago".
ask-episode-again = I need a day that's over, like "3 March" or "two months ago".
episode-set = { $days ->
    [0] I've noted that it began today.
    [one] I've noted that it began 1 day ago: { $day }.
   *[other] I've noted that it began { $days } days ago: { $day }.
}

flare-noted = Noted: pain { $score } of 10.
flare-offered =
    I'm sorry it's that bad. Shall I make this week lighter? Half the walking, in short walks, and none is fine too.
    { see-safety }
flare-begun = Done. This week is up to { $target }. Less is fine, and so is nothing.
flare-begun-check = I'll ask how it is in two days. If it gets worse, please see a GP or a physio. { see-safety }
flare-kept = All right, your plan stays. A shorter walk is always fine, and so is none.
ask-settled = Was that pain gone within two hours after the walk?
settled-heard = { $soon ->
    [yes] Thank you, that's noted.
   *[no] Thank you, that's noted. I won't add anything next week.
}
if-then-invited = { $barrier ->
    [time] Full days happen. A plan in your own words can help, like "if the day is full, I walk 5 minutes after lunch".
    [weather] The weather can be like that. A plan in your own words can help, like "if it rains, I walk in the mall".
    [pain] I'm sorry it hurts. A plan in your own words can help, like "when my back is stiff, I walk 5 minutes".
    [tired] A tired day is no bad day. A plan in your own words can help, like "if I'm tired, I walk round the block".
    [forgot] That happens to all of us. A plan in your own words can help, like "after my coffee I put on my shoes".
   *[other] A plan in your own words can help, like "after breakfast I walk to the corner".
}
if-then-ask = What would yours be? I'll say it in my reminders.
if-then-known = Your plan so far: { $plan }
invitation-left = That's fine.
