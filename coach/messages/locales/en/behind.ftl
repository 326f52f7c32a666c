# More and shorter walks.

split-offered =
    .v0 = There's another way to do this week: { $walks }.
    .v1 = Here's an idea for the rest of the week: { $walks }.
    .v2 = This week could still go like this: { $walks }.
    .v3 = The days that are left could look like this: { $walks }.
    .v4 = If you like, the rest of the week can be { $walks }.
    .v5 = How would { $walks } be for the rest of your week?
split-two-a-day = That's two short walks on some days.
split-reaches = That makes { $reaches }.
split-reaches-enough = That makes { $reaches }, and that's plenty.
split-reaches-partial = That makes { $reaches }. The rest is let go, and nothing is carried over.
split-ask = Shall I put them into your week?

split-taken = Done, they're in your week:
split-met = You're there already: { $standing } this week.
split-over =
    There are no walking days left this week, and that's fine.
    The rest is let go. Next week starts fresh.
swap-offered =
    .v0 =
        How about { $walks } a week, instead of { $before }?
        Each walk is no longer than now.
    .v1 =
        Would { $walks } a week suit you better than { $before }?
        No walk gets longer.
    .v2 =
        We could make it { $walks } a week. Now it's { $before }.
        Each would be as long as now, or shorter.
    .v3 =
        One idea: { $walks } a week, in place of { $before }.
        You'd never walk longer at a time than now.
swap-taken = Done: { $walks } a week.
swap-times = You can add a walk time in words, like "add walks on Sat 10:00".
nothing-to-split =
    Your walks are as short as they get: { $amount }.
    A week with fewer of them is fine too.

ask-decline-reason = That's fine. What stands in the way? One tap helps me next time.
decline-heard = { $reason ->
    [time] Thank you. Your week stays as it is. On a full day even 5 minutes count.
    [pain] Thank you. I'm sorry it hurts: a shorter walk is fine, and so is none. Next time I'll look for shorter ones. { see-safety }
    [tired] Thank you. A rest is fine. Next time I'll look for shorter walks.
    [too_much] Thank you. Your week stays as it is. Next time I'll look for shorter walks.
   *[other] Thank you. Your week stays as it is.
}
offer-over = That offer is over. For a new one just say "shorter walks please".
