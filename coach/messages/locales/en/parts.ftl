# The pieces that sentences are made of. No sentence ends here, and no HTML stands here: buttons use them too.

amount = { $unit ->
    [min] { $number } min
    [steps] { $number } { $number ->
        [one] step
       *[other] steps
    }
    [mile] { $number } { $number ->
        [one] mile
       *[other] miles
    }
    [km] { $number } km
   *[m] { $number } m
}

amount-of = { $unit ->
    [min] { $done } of { $number } min
    [steps] { $done } of { $number } steps
    [mile] { $done } of { $number } miles
    [km] { $done } of { $number } km
   *[m] { $done } of { $number } m
}

about = about { $amount }

# Days, relative to the day of the person
day = { $near ->
    [today] today
    [yesterday] yesterday
    [tomorrow] tomorrow
   *[other] { $weekday } { $number } { $month }
}
moment = { $day } { $at }

weekday = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

# When a walk was; on-day and part-of-day complete "20 min ..."
on-day = { $near ->
    [other] on { $day }
   *[today] { $day }
}
at-time = { $when } at { $at }
part-of-day = { $near ->
    [today] { $part ->
        [morning] this morning
        [midday] today at midday
        [afternoon] this afternoon
        [evening] this evening
       *[night] tonight
    }
    [yesterday] { $part ->
        [morning] yesterday morning
        [midday] yesterday at midday
        [afternoon] yesterday afternoon
        [evening] yesterday evening
       *[night] last night
    }
   *[other] { $when } { $part ->
        [morning] in the morning
        [midday] at midday
        [afternoon] in the afternoon
        [evening] in the evening
       *[night] at night
    }
}

# Walks
a-walk = a walk
far-and-steps = { $far } ({ $steps })
far-in = { $far } in { $long }
told-walk = { $what } { $when }
walks-of = { $count ->
    [one] 1 walk of { $amount }
   *[other] { $count } walks of { $amount }
}
more-of = { $count } of { $amount }
planned-walk = { $day } at { $at }, { $amount }
planned-row = { $mark ->
    [done] ✓ { $day } { $at }, { $amount }
    [skipped] – { $day } { $at }, { $amount } (left out)
    [let_go] – { $day } { $at }, { $amount } (let go)
   *[open] • { $day } { $at }, { $amount }
}
told-row = • { $walk }
more-rows = { $count ->
    [one] … and 1 more
   *[other] … and { $count } more
}

# Lists
and = { $first } and { $last }
comma = { $first }, { $last }
slots-at = { $days } at { $at }
slots-then = { $first }; { $last }

# Lines that many messages end with
standing = This week: { $standing }.
standing-last = Last week: { $standing }.
next-walk = Next walk: { $walk }.
see-safety = /safety lists the signs to see a doctor for.
