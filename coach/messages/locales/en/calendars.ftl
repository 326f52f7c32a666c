# Calendars: connecting them, what was found, how they go, the plan given out.

calendars-none =
    You can tell me when you walk with your own calendar.
    I'll remind you of the walks in it, follow them when they move, and find free time around your meetings.
calendars-some = Your calendars:
calendars-more = You can add one more, or take your plan along.
calendars-key = Links and accounts can't be added here yet, only files: whoever runs me has set no key to lock them with.
source-row = { $kind ->
    [link] • Link { $name }
    [file] • File { $name }
   *[caldav] • Account { $name }
}
source-counts = { $counts ->
    [all] Every entry is a walk.
    [words] Walks are entries with { $words }.
    [category] Walks are in the group { $words }.
   *[busy] I only look when you are busy.
}
source-walks = { $walks ->
    [0] No walks in the next 3 weeks.
    [one] 1 walk in the next 3 weeks.
   *[other] { $walks } walks in the next 3 weeks.
}
source-read = Last read { $read }.
source-trouble = I can't read it now: { $why }
source-given-up = I no longer follow it, as I couldn't read it for days. I keep trying.
source-writes = Your plan is kept in it.
source-left-out = { $events ->
    [one] The one entry in it could not be read.
   *[other] { $left } of { $events } entries could not be read.
}

ask-calendar-link =
    Paste the secret link of your calendar here. I keep it locked, and take your message out of the chat.
    Google: Settings, your calendar, <i>Secret address in iCal format</i>.
    Outlook: Settings, Shared calendars, Publish, the ICS link.
    Apple: share the calendar as public, copy the link.
ask-calendar-link-again = That's no link that I can use. It starts with https:// or webcal://.
ask-calendar-file = Send me the calendar file here, as you would send a photo.
ask-calendar-account =
    Send me three things in one message: the address, your user name, and an app password.
    For example: <code>https://dav.example.org anna abcd-efgh-ijkl</code>
    For the address you can also write icloud, fastmail, posteo or mailbox.org.
    Please make an app password for me, not your main one. I keep it locked, and take your message out of the chat.
ask-calendar-account-again =
    I need three things in one message: the address, your user name, and an app password.
    For example: <code>icloud anna@example.org abcd-efgh-ijkl</code>
calendar-no-key = I can't keep links or passwords safe here: whoever runs me has set no key for that. You can send me a calendar file, though.
calendar-full = { $most } calendars are as many as I can take. Let one go first, with /calendar.
calendar-looking = { $kind ->
    [file] Let me look at the file…
    [caldav] Let me look into your account…
   *[link] Let me look into your calendar…
}
calendar-found-name = I found { $name }.
calendar-found = { $count ->
    [0] There is nothing in it for the next 3 weeks.
    [one] In the next 3 weeks it has 1 entry, on { $first }.
   *[other] In the next 3 weeks it has { $count } entries, from { $first } to { $last }.
}
calendar-found-titles = Most often: { $titles }.
title-count = { $title } ({ $count } ×)
title-none = without a title
calendar-found-ask =
    Nothing of it is kept yet. What in it is a walk?
    A calendar just for walks works best.
calendar-collections = I found these calendars. Which one should I look at?
ask-calendar-words = Which words in a title make it a walk? For example: walk, stroll
ask-calendar-words-again = Just send me a word from the titles of your walks, like: walk
calendar-connected = { $counts ->
    [all] Done. Every entry in it is a walk for me.
    [words] Done. Entries with { $words } are walks for me.
    [category] Done. Entries in the group { $words } are walks for me.
   *[busy] Done. I only look when you are busy.
}
calendar-replaces = It takes the place of the older file.
calendar-refreshed = I've just read it.
calendar-walks = { $walks ->
    [0] I see no walks in the next 3 weeks. Put some in whenever you like.
    [one] I see 1 walk in the next 3 weeks.
   *[other] I see { $walks } walks in the next 3 weeks.
}
calendar-this-week = This week:
calendar-undated = { $count ->
    [one] 1 walk has no time yet. I'll ask you when its day is near.
   *[other] { $count } walks have no time yet. I'll ask you when their day is near.
}
calendar-busy = { $count ->
    [one] There is 1 other entry in it. If a walk clashes with it, I'll look for free time.
   *[other] There are { $count } other entries in it. If a walk clashes with one, I'll look for free time.
}
calendar-ask-writing = Shall I also put the walks from your plan into this calendar, and keep them up to date?
calendar-written = { $writes ->
    [yes] All right. I put your walks in there, and move them when your plan moves. You can move them there too.
    [refused] I can't write in this calendar. So I just read it.
   *[no] All right. I only read it, and put nothing in.
}
calendar-just-read = I read it less than a minute ago.
calendar-trouble-new = I couldn't read that: { $why }
calendar-trouble-kept = Nothing of it was kept.
calendar-trouble-old = I couldn't read it just now: { $why } I go on with what I saw last.
calendar-failing =
    I can't read your calendar: { $why }
    The walks I saw there last, { $since }, still count. You can look at it with /calendar.
calendar-given-up =
    I couldn't read your calendar for 3 days: { $why }
    So I no longer follow it.
calendar-given-up-times = Your walk times with me plan the week again.
calendar-given-up-no-times = Tell me your walk times, like "Mon Wed Fri at 12:30", and I'll remind you of those.
calendar-back = I can read your calendar again, and follow it.
calendar-dropped = Your calendar is no longer linked, and all that I kept of it is gone.
calendar-dropped-written = Walks that I put in there stay there. You can take them out.
calendar-not-kept = All right, I kept nothing of it.
ask-event-time = Your calendar has a walk { $when }, with no time. When would you like to go?
plan-given = Here is your plan. Open the file, and your calendar takes the walks in. If the plan changes, get it again here: they are moved, not doubled.
plan-given-links = Or tap to put one into Google Calendar:
plan-given-cancelled = { $count ->
    [one] 1 walk from before is marked as called off in it.
   *[other] { $count } walks from before are marked as called off in it.
}
nothing-to-give = No walk is planned right now, so there is nothing to put into a calendar.
feed-given =
    Your private link. Add it to your calendar app as a new subscription:
    { $address }
    Whoever has it can see your walk times, so keep it to yourself. Google looks only a few times a day. With /calendar you can end it.
event-calendar = Walks
event-title = Walk, { $amount }
event-description = From your walking plan in our chat. Tell me there when you've been.
feed-ended = The private link no longer works.

nudge-taken = Your calendar has something else at that time.
nudge-unread = I last read your calendar { $since }, so it may have changed.
nudge-gap = { $minutes } free minutes at { $at }?
nudge-gap-half = There is room for a short walk: { $minutes } free minutes at { $at }?

trouble = { $why ->
    [not_a_link] that is no link.
    [http_only] the link starts with http, and that is not safe. Look for one that starts with https.
    [bad_port] the link leads to a place that I don't go to.
    [too_long] the link is too long.
    [google_page] that link opens a web page. In Google, copy <i>Secret address in iCal format</i>.
    [google_not_public] Google says that this calendar is not public. Copy <i>Secret address in iCal format</i> instead.
    [outlook_page] that link opens a web page. In Outlook, publish the calendar and copy the ICS link.
    [icloud_page] that link opens a web page. In Apple Calendar, share it as public and copy that link.
    [private_address] the link leads into a home network, and I may not go there.
    [no_such_host] I can't find the server in the link.
    [unreachable] the server does not answer.
    [broken_off] the server broke off.
    [tls] the server can't show that it is the right one.
    [garbled] the server's answer made no sense.
    [needs_login] the server wants a login. Look for a secret or public link.
    [not_there] there is no calendar at that place.
    [too_many_requests] the server asks me to wait.
    [server_trouble] the server has a problem of its own.
    [other_status] the server gave an answer I don't know.
    [too_many_redirects] the link sends me on too often.
    [bad_redirect] the link sends me on to a place that is not safe.
    [too_big] it is too big: 10 MB is the most.
    [too_slow] it took too long.
    [bad_compression] the file was packed in a way that I can't open.
    [empty] it was empty.
    [web_page] that is a web page, not a calendar.
    [not_a_calendar] that is not a calendar file.
    [too_many_events] it has more than 20,000 entries.
    [too_much_memory] it is too big for me to read.
    [broken] it could not be read.
    [wrong_password] the user name or the password is not right. Most servers want an app password.
    [no_caldav] there is no calendar server at that address.
    [no_calendars] there is no calendar in that account.
    [read_only] I may only read that calendar.
    [server_down] the server does not answer.
    [too_many] the server asks me to wait.
    [refused] the address leads to a place that I don't go to.
    [broken_answer] the server's answer made no sense.
    [locked] I can't open what I kept of it any more. Please add it again.
    [file_gone] Telegram no longer has the file. Please send it again.
   *[other] something went wrong.
}
