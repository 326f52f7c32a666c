# The start: consent, the two lists, the first plan.

welcome-language = My own words are only in English for now. You can write to me in { language }, and where I'm not sure what you mean, I'll ask.
welcome =
    Hi! I'm a walking coach for people whose back pain keeps coming back. We start with what feels fine to you, and add a little each week. In a trial of 701 adults, walking like this may have helped people stay free of back pain for longer.

    { consent }
consent-first =
    Before we talk about walking, I need your yes. The first button below says it, and that you are 18 or over.

    { consent }
consent =
    I keep what you tell me about your walks, pain and times, on the computer that this bot runs on. You can get a copy or delete it at any time.
    I don't give medical advice and I'm no emergency service: nobody is watching this chat. In an emergency call your local emergency number.

    Is that all right with you?

welcome-back = Good to see you. Your plan is still here.
welcome-back-how = Tell me about a walk at any time, or see /today and /week.

consent-declined = That's fine. I keep nothing about you. If you change your mind, send /start.
too-young =
    Thank you for telling me. This plan is for adults, so I can't coach anyone under 18. A parent, a doctor or a physio can help you find what's right for you.
    I keep nothing about you.

screening-again = I'm not sure what you meant. Please look at the two lists and tap one button.
screening = First, two short lists.

ask-comfort =
    What walk feels fine to you now, and on how many days a week? 5 minutes is a fine start.
    Tap one, or tell me in minutes, distance or steps: "10 minutes, 3 days", "2 km, 4 days", "2,000 steps, 5 days".
ask-comfort-again =
    I didn't get that. How long is a walk that feels fine, and on how many days a week? 5 minutes is a fine start.
    For example: "10 minutes, 3 days", "2 km, 4 days" or "2,000 steps, 5 days".
ask-comfort-days = Thanks. And on how many days a week?

ask-zone = Which town are you in or near? Then my times will be right for you. You can share your location, too.
ask-zone-guess =
    Is it { $time } where you are ({ $zone })? Then tap the button.
    If not, tell me the town you are in or near, or share your location.
ask-zone-again = I don't know that place. A bigger town nearby works too.
choose-zone = There is more than one clock it could be. Which one is yours?
ask-here =
    Thank you. Is it { $time } for you now, as in { $zone }?
    If so, I'll plan your walks at the same time of day by that clock. I don't keep where you are on the map.
ask-town = Which town are you in or near?
ask-town-at-sea = That looks like open water to me. Which town's clock do you go by?
zone-stays = { $why ->
    [same] Thank you. It's { $time } for you, as I thought, so nothing changes.
    [refused] All right, I'll go by { $zone } as before. It's { $time } there.
   *[guess] Thank you. So it's { $time } for you now.
}
ask-elsewhere = { $why ->
    [calendar] Your calendar is in { $zone } time. Is that where you are? It's { $time } there.
   *[moved] It looks like you have come to where it's { $time }, as in { $zone }. Is that right?
}

ask-times =
    When would you like to walk? I'd plan { $walks } a week.
    Tap a part of the day, or tell me times: "Mon Wed Fri 7:30".
ask-times-again =
    I didn't get the times. Days and a time are best: "Mon Wed Fri 7:30".
    Or tap a part of the day. I'd plan { $walks } a week.

first-plan = Your plan is ready.
first-plan-starts = Your plan is ready. It starts { $day }.
first-plan-short =
    This week: { $target }, as it is a short one.
    From Monday on: { $full } a week.
first-plan-full = Your goal: { $target } a week.
first-plan-goal = In the long run: { $goal }. You can choose another goal below, at any time with /goal.
first-plan-slots = Walk times: { $slots }.
first-plan-lead = { $lead ->
    [0] I'll remind you when a walk is due.
    [one] I'll remind you 1 minute before each walk.
   *[other] I'll remind you { $lead } minutes before each walk.
} After a walk just tell me, like "walked 20 min".
