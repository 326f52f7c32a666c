# Walk times, planned walks, nudges, pauses.

skip-days = No walk { $days }.
skip-days-many = No walks on those { $count } days.
skip-undone = All right, it's back in your plan.
skip-reason = { $reason ->
    [weather] The weather can be like that.
    [pain] I'm sorry it hurts. Leaving this one out is fine.
    [tired] A rest is fine.
    [busy] Full days happen.
    [sick] I hope you feel better soon.
    [travel] Have a good trip.
    [injury] I'm sorry to hear that. Please have it looked at if it doesn't get better.
    [forgot] That happens to all of us.
    [family] Family comes first.
    [mood] Some days are like that.
   *[other] That's fine.
}

times-set = Your walk times: { $slots }.
times-set-amount = Each walk: { $amount }.
times-set-lead = { $lead ->
    [0] I'll remind you when a walk is due.
    [one] I'll remind you 1 minute before.
   *[other] I'll remind you { $lead } minutes before.
}
times-set-quiet = Some of these reminders fall into your quiet hours, so they won't come. You can change the quiet hours: "quiet from 22:00 to 6:00".
no-times =
    Your walk times are gone, so I won't remind you.
    To set new ones, say for example "Mon Wed Fri 7:30".
no-such-time = I can't find that walk time. You have { $slots }.
no-such-time-none =
    You have no walk times yet.
    To set some, say for example "Mon Wed Fri 7:30".

ask-slot-time = At what time on { $days }?
ask-slot-time-any = At what time?
ask-slot-days = On which days? Tap one, or say them, like "Mon Wed Fri".
ask-slot-days-at = On which days at { $at }? Tap one, or say them, like "Mon Wed Fri".
ask-slot-days-count = { $count ->
    [one] On which day? Tap one, or say it, like "Sat".
   *[other] On which { $count } days? Tap one, or say them, like "Mon Wed Fri".
}

plan-kept = Planned: { $walk }. I'll remind you.
plan-kept-quietly = Planned: { $walk }. No reminder for this one.
ask-plan-time = At what time { $when }? Then I can remind you.
plan-heard = Enjoy your walk. Tell me how long it was when you're back.
plan-heard-day = Good plan. Tell me after your walk.
moved =
    Moved to { $after }.
    It was { $before }. Your other walks stay as they are.
ask-move-time = Move it to when? Now it's { $walk }.
nothing-planned =
    There's no planned walk to change.
    To plan one, say "I'll walk tomorrow at 18:00".
snoozed = All right, I'll ask again at { $until }.
shorter-planned = { $amount } is fine today. Every walk counts.
ask-shorter = How long was it? Every walk counts.

nudge =
    .v0 = Your walk is at { $at }: { $amount }.
    .v1 = { $amount } of walking at { $at }. At your own pace.
    .v2 = It's nearly time: { $amount } at { $at }.
    .v3 = Next up: a walk of { $amount } at { $at }.
    .v4 = A walk of { $amount } is waiting for you at { $at }.
    .v5 = Shoes on soon? { $amount } at { $at }.
    .v6 = At { $at }: { $amount } on your feet. Shorter is fine too.
    .v7 = Time for some air: { $amount } at { $at }.
    .v8 = Your { $at } walk is coming up: { $amount }.
    .v9 = A bit of walking at { $at }? { $amount } is the plan.
    .v10 = On your plan for today: { $amount } at { $at }.
    .v11 = { $at } is your time for a walk. { $amount }, or what feels right.
    .v12 = A short note about your walk: { $at }, { $amount }.
    .v13 = One walk for your list: { $at }, { $amount }. Slow is fine.
    .v14 = Does { $at } still suit you? There's a walk of { $amount } in your plan.
    .v15 = Would you like a walk at { $at }? { $amount }, nice and easy.
    .v16 = Here's your reminder for { $at }: { $amount } of walking.
    .v17 = { $amount } at { $at }, or a bit less if that feels better.
    .v18 = Your next time out is { $at }, for { $amount }.
    .v19 = Round the block or through the park: { $amount } at { $at }.
    .v20 = If the day allows it, there's a walk at { $at }: { $amount }.
    .v21 = There's a walk in your plan for { $at }: { $amount }. Any pace will do.
    .v22 = Pick a way that you like: { $amount } at { $at }.
    .v23 = { $at }, { $amount }, your own speed. That's the plan.
    .v24 = Just so you know: your walk is planned for { $at } ({ $amount }).
    .v25 = Some time for yourself at { $at }: a walk of { $amount }.
    .v26 = Would { $at } still be good? { $amount } on foot is the idea.
    .v27 = Small walks count too. Yours is at { $at }: { $amount }.
nudge-again =
    .v0 = Here I am again: { $amount } of walking, if it suits you now.
    .v1 = As you asked: your walk of { $amount }.
    .v2 = Is now a good time? { $amount } is the plan.
    .v3 = Back again about your walk: { $amount }. Shorter is fine too.
    .v4 = You wanted to hear from me later. Here's your walk: { $amount }.
    .v5 = Your walk once more ({ $amount }). Would it fit now?
    .v6 = { $amount } now, or a little later still: you choose.
    .v7 = No hurry: a walk of { $amount }, when you're ready.
nudge-if-then = Your own plan: { $plan }
nudge-standing = So far this week: { $standing }.

follow-up =
    .v0 = How was your { $at } walk ({ $amount })?
    .v1 = Your { $at } walk, { $amount }: did it work out?
    .v2 = Did you get out at { $at }? Both answers are fine.
    .v3 = About your { $at } walk: how did it go?
    .v4 = { $amount } at { $at }: done, or another plan?
    .v5 = Just asking about your { $at } walk ({ $amount }).
    .v6 = Did your walk at { $at } happen? A no is fine too.
    .v7 = How did { $at } go for you? The plan was { $amount }.
    .v8 = { $at }, { $amount }: how did you get on?
    .v9 = May I ask about your { $at } walk? Yes, no and a part of it are all good answers.
    .v10 = What came of your { $at } walk ({ $amount })?
    .v11 = Your walk at { $at }: all of it, some of it, or none? Each is fine.
    .v12 = Shall I note your { $at } walk ({ $amount })?
    .v13 = Is there a walk from { $at } that I can note?
    .v14 = Tell me about { $at }, if you like. { $amount } was the plan.
    .v15 = A quick question about { $at }: did you walk?
    .v16 = Did { $amount } fit into your day at { $at }? Less counts too.
    .v17 = If you walked at { $at }, how did it feel? If not, that's fine.
    .v18 = Your { $amount } at { $at }: done, moved or left out?
    .v19 = I'd like to get your week right. Was there a walk at { $at }?
    .v20 = Was { $at } a walk or a rest? Both are fine.
    .v21 = Did you walk at { $at }? One tap tells me.
    .v22 = Your plan had { $amount } at { $at }. How did it turn out?
    .v23 = What about your { $at } walk: yes, shorter, or not today?
    .v24 = Back to your { $at } walk for a moment. Did it fit in?
    .v25 = A tap for { $at }, if you like: { $amount }, less, or none?
    .v26 = However { $at } went, you can tell me. The plan was { $amount }.
    .v27 = Any news from your { $at } walk ({ $amount })?

your-walk = Your { $at } walk ({ $amount })
your-walk-free = Your { $at } walk
nudge-closed = { $how ->
    [done] ✓ Your { $at } walk: done.
    [moved] { $walk }: moved.
    [snoozed] { $walk }: later.
    [skipped] { $walk }: left out. That's fine.
    [shorter] Your { $at } walk: a shorter one. Every walk counts.
   *[let_go] { $walk }: let go. That's fine.
}
nudge-closed-until = { $how ->
    [snoozed] { $walk }: I'll ask again at { $until }.
   *[moved] { $walk }: moved to { $moment }.
}

paused = Your plan rests until you tell me that you're back.
paused-until = Your plan rests until { $day }.
paused-how = No goals and no reminders until then. A walk still counts if you tell me.
resumed =
    .v0 = Welcome back. Your plan goes on from here.
    .v1 = Good to have you back. We go on from here.
    .v2 = Hello again. Your plan is on again, with nothing to make up for.
    .v3 = You're back, and so is your plan. Take it at your own pace.
resumed-long =
    .v0 = Welcome back. It's good to hear from you. Your plan goes on from here.
    .v1 = Lovely to hear from you again. We start gently, from here.
    .v2 = Hello again, it's been a while. We go on from here, step by step.
    .v3 = It's nice to have you back. The plan has waited, and it starts low.
new-baseline = { $days ->
    [0] Welcome back. Let's start from what feels fine to you now.
    [one] Welcome back. Let's start from what feels fine to you now.
   *[other] Welcome back after { $days } days. Let's start from what feels fine to you now.
}
not-paused = Nothing is on pause: your plan is running.
still-paused = Your pause goes on until you tell me that you're back.
still-paused-until = Your pause goes on until { $day }.
