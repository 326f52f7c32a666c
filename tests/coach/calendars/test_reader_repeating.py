"""A series without overrides is worked out by our own few lines: the same as the library would."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.calendars.bounds import BadEvent
from coach.calendars.events import event_of
from coach.calendars.recurring import recurring
from coach.calendars.repeating import Part, repeating
from coach.calendars.splitting import Header, split

[RAW] = split(b"\nBEGIN:VEVENT\nUID:a\nDTSTART:20260504T100000Z\nEND:VEVENT\n", Header())
EVENT = event_of(RAW, lambda _: UTC)
FIRST, LAST = datetime(2026, 5, 1), datetime(2026, 7, 1)

walls = st.builds(
    lambda days, hour: datetime(2026, 4, 1, hour) + timedelta(days=days),
    st.integers(0, 100),
    st.integers(8, 11),
)
lengths = st.sampled_from([timedelta(0), timedelta(minutes=30), timedelta(days=1), timedelta(days=9)])

short = st.sampled_from([timedelta(0), timedelta(minutes=30)])
"""The library does not look for periods that are longer than the event and began before the window."""


def endings():
    until = walls.map(lambda at: f";UNTIL={at:%Y%m%dT%H%M%S}")
    return st.one_of(st.just(""), st.integers(1, 40).map(lambda count: f";COUNT={count}"), until)


rules = st.builds(
    lambda frequency, interval, by, ending: f"FREQ={frequency};INTERVAL={interval}{by}{ending}",
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]),
    st.integers(1, 5),
    st.sampled_from(
        ["", ";BYDAY=MO,TH", ";BYMONTHDAY=1,-1", ";BYMONTH=5,6", ";BYHOUR=8,10", ";BYDAY=SU;WKST=SU"]
    ),
    endings(),
)
parts = st.builds(
    lambda start, length, rules, also, never: Part(
        EVENT, start, start + length, rules=rules, also=also, never=never
    ),
    walls,
    lengths,
    st.lists(rules, max_size=2),
    st.lists(
        st.one_of(walls, st.tuples(walls, short)),
        max_size=3,
        unique_by=lambda at: at if isinstance(at, datetime) else at[0],
    ),
    st.lists(st.one_of(walls, walls.map(datetime.date)), max_size=5),
)


def in_window(work_out):
    """Return what is in the window; None where the rule can't be followed."""
    try:
        found = [(start, end) for _, start, end in work_out()]
    except BadEvent:
        return None
    return sorted((start, end) for start, end in found if start < LAST and (end > FIRST or start >= FIRST))


@settings(max_examples=300, deadline=None)
@given(parts)
def test_ours_and_the_library_tell_the_same(part):
    assert in_window(lambda: repeating(part, FIRST, LAST)) == in_window(
        lambda: recurring([part], FIRST, LAST)
    )
