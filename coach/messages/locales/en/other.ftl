# Everything else.

not-understood =
    .v0 = I didn't get that. Try it like this: "walked 20 min".
    .v1 = Sorry, I'm not sure what you mean. You could say "20 min yesterday".
    .v2 = That one is new to me. For a walk, say "2 km this morning". /help shows more.
    .v3 = I'd like to get this right. Can you say it another way, like "walked 15 min today"?

chatted =
    .v0 = { $kind ->
        [hello] Hello. How are you today?
        [thanks] You're welcome.
        [praise] Thank you, that's kind.
        [sorry] No need to be sorry.
        [others] Good for them. I only count your own walks.
        [well] That's good to hear.
        [nothing] That's fine. Every day is a new chance, and 5 minutes count.
        [low] I'm sorry you feel so low. Please talk to somebody you trust, or to your doctor. If you think of ending your life, call your local emergency number; findahelpline.com lists crisis lines.
        [condition] Thank you for telling me. Please ask your doctor or physio if walking like this is right for you now. Say "pause" if your plan should rest until then.
       *[other] I'm here. Tell me when you've had a walk.
    }
    .v1 = { $kind ->
        [hello] Hi. Nice to hear from you.
        [thanks] My pleasure.
        [praise] That's good to hear.
        [sorry] That's quite all right.
        [others] That's nice. Your own walks are the ones I count.
        [well] I'm glad.
        [nothing] That's all right. A few minutes are a fine way back in.
        [low] I'm sorry you feel so low. Please talk to somebody you trust, or to your doctor. If you think of ending your life, call your local emergency number; findahelpline.com lists crisis lines.
        [condition] Thank you for telling me. Please ask your doctor or physio if walking like this is right for you now. Say "pause" if your plan should rest until then.
       *[other] Good to hear from you.
    }
    .v2 = { $kind ->
        [hello] Hello there. I'm ready when you are.
        [thanks] Any time.
        [praise] Glad to hear it.
        [sorry] It's fine, really.
        [others] Good to hear. I count only what you walk yourself.
        [well] Lovely. Keep it gentle.
        [nothing] That happens. The plan waits for you.
        [low] I'm sorry you feel so low. Please talk to somebody you trust, or to your doctor. If you think of ending your life, call your local emergency number; findahelpline.com lists crisis lines.
        [condition] Thank you for telling me. Please ask your doctor or physio if walking like this is right for you now. Say "pause" if your plan should rest until then.
       *[other] I hear you.
    }

too-long = That's too long for me to read. Please say it in a few short lines.
cannot-read = { $kind ->
    [voice] I can't listen to voice messages. Please type it, like "walked 20 min".
    [audio] I can't listen to sound. Please type it, like "walked 20 min".
    [photo] I can't look at pictures, but I read what you write under them, like "walked 20 min".
    [video] I can't watch videos, but I read what you write under them, like "walked 20 min".
    [video_note] I can't watch videos. Please type it, like "walked 20 min".
    [animation] I can't watch that, but thank you. I can read what you type.
    [sticker] Thank you. I can't tell what stickers mean, but I can read what you type.
    [contact] I don't need anybody's number, but thank you. I can read what you type.
    [dice] I can't play along, but I can read what you type.
    [game] I can't play along, but I can read what you type.
    [story] I can't look at stories, but I can read what you type.
    [document] I can't open files here. Please type it, like "walked 20 min".
    [poll] I can't answer polls, but I can read what you type.
    [forward] I only count what you write yourself. Please type it, like "walked 20 min".
   *[other] I can't read that kind of message. Please type it, like "walked 20 min".
}
too-fast = That was a lot at once. Please give me a minute, then go on.
went-wrong = Sorry, something went wrong here, and your last message may be lost. Please say it again.
private-only = I only talk one to one. Please tap my name and write to me there.
outage =
    I was away since { $since } and may have missed your messages.
    Please tell me again what you walked since then.
here =
    .v0 =
        I'm here whenever you like. 5 minutes is a fine start.
        Just tell me about a walk, or say "I'm back".
    .v1 =
        It's fine to be away. If you'd like to walk again, I'm still here.
        A first walk can be short. Just tell me when you've had one.
not-active = There's no plan to show yet. Send /start, and we'll make one together.
