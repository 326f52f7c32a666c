# The weekly check-in, the week close, a flare.

check-in =
    .v0 = Time to look at your week: 5 short questions.
    .v1 = How was your week? I have 5 short questions.
    .v2 = Your week in 5 short questions, when it suits you.
    .v3 = A look back at your week, with 5 quick questions.
check-in-asked = Let's look at your week: 5 short questions.
check-in-at-once = You can answer all of them in one message, like "3, 2, 4, no, 8".
check-in-unclear = I didn't get that. Please tap a button, or say it another way.
question = { $number } of 5. { $step ->
    [pain] How strong was your back pain this week, on average? (0 = no pain, 10 = as bad as it can be)
    [enjoyment] How much did pain get in the way of enjoying life this week? (0 = not at all, 10 = fully)
    [activity] How much did pain get in the way of your usual day this week? (0 = not at all, 10 = fully)
    [limited] Anything new this week? A bout of back pain that held you back for a day or more, or trouble with a foot, knee or calf?
   *[confidence] How sure are you that next week's walks will work out? (0 = not at all, 10 = very)
}
check-in-over =
    That looks like answers about your week. The questions for last week are closed, so I noted nothing.
    If you like, answer for this week now.
check-in-reminder =
    .v0 =
        Your five questions about the week are still open.
        They take less than a minute, and it's fine to leave them.
    .v1 =
        The five questions about your week are still here.
        A few taps will do, and so will none.
    .v2 =
        There's still time for your five questions, if you'd like to answer.
        If not, that's fine too.
    .v3 =
        You can still tell me about your week, in five short questions.
        It's quick, and you can leave out what you like.

next-reason = { $action ->
    [ADVANCE] You walked { $done } and your back was steady{ $change ->
        [more] , so next week is { $target }.
        [less] . Next week is { $target }.
       *[same] . Next week stays at { $target }.
    }
    [HOLD] { $change ->
        [more] Next week is { $target }, one step on the way back.
        [less] Next week is { $target }, a gentle one.
       *[same] Next week stays at { $target }. I add more only after a week of steady pain.
    }
    [REPEAT_SPLIT] { $change ->
        [less] You walked { $done }, so next week is lighter: { $target }.
       *[same] You walked { $done }. Next week is { $target } again, with nothing to catch up.
    }
    [EASE] { $change ->
        [less] You walked { $done }, so next week is lighter: { $target }.
       *[same] You walked { $done }. Next week stays at { $target }.
    }
    [FLARE] Your back is having a hard time, so next week is lighter: up to { $target }. Less is fine, and so is nothing.
    [STOP] Your plan waits until you have talked to a professional. { see-safety }
    [START] Next week is your first full one: { $target }.
    [ASK] I have no walks from you this week. If you did walk, just tell me. Next week is { $target }.
   *[other] Next week is { $target }.
}
question-since = Since when? Tap the day that bout began, or tell me.
question-barrier = What stands most in the way of your walks?
next-limb = If your foot, knee or calf hurts, a shorter walk is fine, and so is none. If it stays, please have a physio look at it.
next-walks = That could be { $walks }.
next-low = You weren't quite sure, so a bit less is fine too.
next-ask = Does that fit?
next-set = { $wish ->
    [less] Agreed, a bit less: { $target } next week.
    [more] Agreed, a bit more: { $target } next week.
   *[same] Agreed: { $target } next week.
}

wish-noted = { $wish ->
    [more] Noted: if your back is steady, next week grows a bit more than usual.
   *[less] Noted: next week won't ask for more than this one.
}

week-opened =
    .v0 = Week { $number } starts today.
    .v1 = A new week, your number { $number }.
    .v2 = Good morning. This is week { $number }.
    .v3 = Here's your week { $number }.
    .v4 = Week { $number } is here.
    .v5 = On to week { $number }.
week-first = Your goal this week: { $target }.
week-reason = { $action ->
    [ADVANCE] Last week you walked { $done } and your back was steady{ $change ->
        [more] , so this week is { $target }.
        [less] . This week is { $target }.
       *[same] . This week stays at { $target }.
    }
    [HOLD] { $change ->
        [more] This week is { $target }, one step on the way back.
        [less] This week is { $target }, a gentle one.
       *[same] This week stays at { $target }. I add more only after a week of steady pain.
    }
    [REPEAT_SPLIT] { $change ->
        [less] Last week you walked { $done }, so this week is lighter: { $target }.
       *[same] Last week you walked { $done }. This week is { $target } again, with nothing to catch up.
    }
    [EASE] { $change ->
        [less] Last week you walked { $done }, so this week is lighter: { $target }.
       *[same] Last week you walked { $done }. This week stays at { $target }.
    }
    [FLARE] Your back is having a hard time, so this week is lighter: up to { $target }. Less is fine, and so is nothing.
    [STOP] Your plan waits until you have talked to a professional. { see-safety }
    [START] This is your first full week: { $target }.
    [ASK] I have no walks from you last week. If you did walk, just tell me. This week is { $target }.
   *[other] This week is { $target }.
}
week-offer =
    .v0 = It could also be { $walks }. Shall I put them into your week?
    .v1 = { $walks } would fit too. Shall I plan it like that?
    .v2 = Another way to do it: { $walks }. Shall I put that into your week?
    .v3 = If you'd like more and shorter walks: { $walks }. Shall I plan those?

did-you-walk =
    .v0 = I have no walks from you for last week. Did you walk? Both answers are fine.
    .v1 = Was there a walk last week? I have none on my list, and a no is fine.
    .v2 = My list for last week is empty. Did you get to walk? Yes or no, both are good to know.
    .v3 = About last week: is there a walk that I don't know of? If there was none, that's fine.
tell-last-week = Good. Which days, and how long? For example "Tue 20 min, Sat 15 min".
no-walks-heard =
    That's fine, and thank you for telling me. This week's goal: { $target }.
    If your walks feel too long, say "shorter walks please", and I'll look for some.

flare-check =
    .v0 = How is your back now, from 0 (no pain) to 10?
    .v1 = Which number fits your back today, from 0 (no pain) to 10?
    .v2 = A question about your back: where is it now, from 0 (no pain) to 10?
    .v3 = How does your back feel today? Please give it a number from 0 (no pain) to 10.
    .v4 = How are you getting on? For your back, tap a number from 0 (no pain) to 10.
    .v5 = And your back? A number from 0 (no pain) to 10 is all I need.
    .v6 = Where would you put your pain right now, from 0 (no pain) to 10?
    .v7 = Let's see how your back is doing: from 0 (no pain) to 10, what would you say?
flare-heard = { $state ->
    [settling] Thank you. That sounds a bit calmer. I'll ask again in two days.
    [over] Good to hear that it's calmer. Your plan goes on.
    [see_someone] Thank you for telling me. Please see a GP or a physio about it. Your plan stays light until then.
   *[same] Thank you for telling me. Your plan stays light. I'll ask again in two days.
}
flare-over = Good to hear that it's calmer. From next week on we go back to { $target } a week, step by step.
flare-target = Up to { $target } this week. Less is fine, and so is nothing.
