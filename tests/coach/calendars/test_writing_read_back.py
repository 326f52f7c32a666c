"""What we write, read by other people's libraries."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import ReadBack, by_ical, by_icalendar, by_ics, by_vobject

from coach.calendars.writing import CATEGORY, write_calendar, write_event
from coach.domain.calendars import WalkEvent

READERS = [by_icalendar, by_ical, by_vobject]
ODD = (
    "\\",
    "\\\\",
    "a;b,c",
    "C:\\temp, x; y",
    "\n",
    "a\nb\n\nc",
    "\n\n",
    "  a  ",
    "a\tb",
    '"^n"',
    "a:b",
    "&amp;",
    "%s",
    "BEGIN:VALARM",
    "END:VEVENT",
    "=0A=",
    "\u200f\u05e9\u05dc\u05d5\u05dd\u200f",
    "\u2067\u0645\u0634\u064a\u2069",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f6b6\U0001f3fd\u200d\u2640\ufe0f",
    "e\u0301" * 60,
    "\u65e5\u672c" * 40,
    "\u00a0\u3000",
    "\u200b\ufeff",
    " " * 200,
    "a " * 90,
    "\\," * 60,
    "x" * 75,
    "x" * 200,
)

characters = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff", include_characters="\t"
)
titles = st.lists(st.text(characters) | st.sampled_from(ODD), max_size=6).map("".join)
instants = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)


@st.composite
def walks(draw):
    starts_at = draw(instants)
    return WalkEvent(
        f"{draw(st.integers(1)):x}@walkitoff",
        starts_at,
        starts_at + timedelta(minutes=draw(st.integers(1, 360))),
        "w" + draw(titles).replace("\n", " "),
        draw(titles),
        draw(st.integers(0, 10_000)),
        draw(instants),
        draw(instants),
        cancelled=draw(st.booleans()),
        alarm_minutes=draw(st.none() | st.integers(1, 600)),
    )


def told(walk):
    rung = walk.alarm_minutes is not None and not walk.cancelled
    return ReadBack(
        walk.uid,
        walk.starts_at,
        walk.ends_at,
        walk.title,
        walk.description,
        "CANCELLED" if walk.cancelled else "CONFIRMED",
        walk.sequence,
        (CATEGORY,),
        (timedelta(minutes=-walk.alarm_minutes),) if rung else (),
    )


def as_ics_takes_it(text):
    """Leave out what `ics` gets wrong: an escaped backslash before an n, and a folded line of blanks only."""
    lines = text.replace("\\n", "/n").replace("\\N", "/N").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


@pytest.mark.parametrize("reader", READERS)
@given(walk=walks())
def test_a_walk_is_read_as_it_was_meant(reader, walk):
    assert reader(write_event(walk)) == [told(walk)]


@given(walk=walks())
def test_a_walk_is_read_by_ics_too(walk):
    walk = replace(walk, title=as_ics_takes_it(walk.title), description=as_ics_takes_it(walk.description))

    assert by_ics(write_event(walk)) == [told(walk)]


@pytest.mark.parametrize("reader", [*READERS, by_ics])
@given(several=st.lists(walks(), max_size=4, unique_by=lambda walk: walk.uid))
@settings(max_examples=30)
def test_a_feed_is_read_as_one_event_a_walk_by_start(reader, several):
    plain = [replace(walk, title="Walk", description="") for walk in several]
    feed = write_calendar(plain, "Walks; mine, \\ and yours", refresh=timedelta(hours=1))

    assert reader(feed) == [told(walk) for walk in sorted(plain, key=lambda walk: (walk.starts_at, walk.uid))]
