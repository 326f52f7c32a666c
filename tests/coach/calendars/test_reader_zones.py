"""What the name of a zone means, and zones that a calendar defines itself."""

import asyncio

import pytest
from small_calendars import BERLIN, MAY, YEAR, calendar, encoded, event, flaws, read, starts

from coach.calendars.reader import Reader

CUSTOM = "Customized Time Zone"


def vtimezone(*observances, tzid=CUSTOM):
    return "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{tzid}", *observances, "END:VTIMEZONE", ""))


def observance(start, before, after, *rules, kind="STANDARD"):
    lines = (f"DTSTART:{start}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", *rules)
    return "\r\n".join((f"BEGIN:{kind}", *lines, f"END:{kind}"))


def fixed(offset):
    return vtimezone(observance("16010101T000000", offset, offset))


def at_ten(tzid=CUSTOM, day="20260504", *lines):
    return event(f'DTSTART;TZID="{tzid}":{day}T100000', *lines)


@pytest.mark.parametrize(
    ("tzid", "expected"),
    [
        ("Europe/Berlin", "05-04 08:00"),
        ("europe/berlin", "05-04 08:00"),
        ("W. Europe Standard Time", "05-04 08:00"),
        ("Eastern Standard Time", "05-04 14:00"),
        ("Eastern Daylight Time", "05-04 14:00"),
        ("India Standard Time", "05-04 04:30"),
        ("/freeassociation.sourceforge.net/Tzfile/America/New_York", "05-04 14:00"),
        ("/mozilla.org/20050126_1/America/New_York", "05-04 14:00"),
        ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", "05-04 13:00"),
        ("America/Argentina/Buenos_Aires", "05-04 13:00"),
        ("US/Pacific", "05-04 17:00"),
        ("UTC", "05-04 10:00"),
        ("GMT", "05-04 10:00"),
        ("tzone://Microsoft/Utc", "05-04 10:00"),
        ("GMT+0200", "05-04 08:00"),
        ("UTC-05:00", "05-04 15:00"),
        ("Mars/Olympus", "05-04 08:00"),
        ("../../../etc/localtime", "05-04 08:00"),
        ("Time" * 1000, "05-04 08:00"),
    ],
)
def test_a_zone_is_known_by_its_name_or_is_the_persons(tzid, expected):
    assert starts(calendar(at_ten(tzid))) == [expected]


def test_a_custom_zone_without_rules_holds():
    assert starts(calendar(fixed("+0530"), at_ten())) == ["05-04 04:30"]


def test_a_custom_zone_may_be_defined_after_the_events():
    assert starts(calendar(at_ten(), fixed("+0530"))) == ["05-04 04:30"]


def test_a_custom_zone_follows_its_rules_in_both_halves_of_the_year():
    zone = vtimezone(
        observance("16011028T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
        observance(
            "16010325T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", kind="DAYLIGHT"
        ),
    )
    series = at_ten(CUSTOM, "20260115", "RRULE:FREQ=MONTHLY;BYMONTH=1,3,4,10,11")

    assert starts(calendar(zone, series), YEAR) == starts(
        calendar(at_ten(BERLIN, "20260115", "RRULE:FREQ=MONTHLY;BYMONTH=1,3,4,10,11")), YEAR
    )


@pytest.mark.parametrize(
    "day",
    ["20260329T0130", "20260329T0230", "20260329T0330", "20261025T0130", "20261025T0230", "20261025T0330"],
)
def test_a_custom_zone_is_as_a_real_one_in_the_nights_when_clocks_change(day):
    zone = vtimezone(
        observance("20251026T030000", "+0200", "+0100", "RDATE:20261025T030000"),
        observance("20260329T020000", "+0100", "+0200", kind="DAYLIGHT"),
    )
    own, real = (event(f"DTSTART;TZID={tzid}:{day}00") for tzid in (CUSTOM, BERLIN))

    assert starts(calendar(zone, own), YEAR) == starts(calendar(real), YEAR)


def test_a_custom_zone_changes_where_its_rdate_says():
    zone = vtimezone(
        observance("20250101T000000", "+0300", "+0300"),
        observance("20260101T000000", "+0300", "+0400", "RDATE:20260505T000000"),
        observance("20260401T000000", "+0400", "+0300"),
    )
    series = at_ten(CUSTOM, "20260504", "RRULE:FREQ=DAILY;COUNT=2")

    assert starts(calendar(zone, series)) == ["05-04 07:00", "05-05 06:00"]


def test_a_custom_zone_ends_where_its_rule_does():
    zone = vtimezone(
        observance(
            "20001029T030000",
            "+0300",
            "+0200",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T000000Z",
        ),
        observance(
            "20000326T020000",
            "+0200",
            "+0300",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20110327T000000Z",
            kind="DAYLIGHT",
        ),
    )

    assert starts(calendar(zone, at_ten())) == ["05-04 07:00"]


def test_a_custom_zone_may_begin_on_a_day():
    zone = vtimezone(observance("20170101", "+1100", "+1100"), tzid="UTC+11")

    assert starts(calendar(zone, at_ten("UTC+11"))) == ["05-03 23:00"]
    assert flaws(calendar(zone, at_ten("UTC+11"))) == []


def test_the_database_knows_better_than_a_definition_under_a_real_name():
    zone = vtimezone(observance("19700101T000000", "+0900", "+0900"), tzid=BERLIN)

    assert starts(calendar(zone, at_ten(BERLIN))) == ["05-04 08:00"]


def test_a_location_says_what_a_custom_name_means():
    zone = vtimezone(
        "X-LIC-LOCATION:America/New_York", observance("19700101T000000", "+0900", "+0900"), tzid="mine"
    )

    assert starts(calendar(zone, at_ten("mine"))) == ["05-04 14:00"]


@pytest.mark.parametrize(
    "zone",
    [
        vtimezone(),
        vtimezone(observance("20200101T000000", "soon", "+0100")),
        vtimezone(observance("20200101T000000", "+9900", "+0100")),
        vtimezone(observance("never", "+0100", "+0100")),
        vtimezone(observance("20200101T000000", "+0100", "+0100", "RRULE:FREQ=SECONDLY")),
    ],
    ids=["no offsets", "no offset", "offset out of bounds", "never begins", "rule out of bounds"],
)
def test_an_event_in_a_malformed_zone_is_left_out_and_others_are_read(zone):
    body = calendar(zone, at_ten(), event("DTSTART:20260505T100000Z", uid="b"))

    assert starts(body) == ["05-05 10:00"]
    assert [uid for uid, _, _ in flaws(body)] == ["a"]


def test_two_calendars_of_one_file_mean_their_own_zones_by_one_name():
    body = calendar(fixed("+0300"), at_ten()) + calendar(fixed("-0500"), at_ten().replace("UID:a", "UID:b"))

    assert starts(body) == ["05-04 07:00", "05-04 15:00"]


def test_two_people_with_one_name_for_different_zones_are_each_right():
    moscow, lima = (calendar(fixed(offset), at_ten()) for offset in ("+0300", "-0500"))

    assert [starts(body) for body in (moscow, lima, moscow)] == [
        ["05-04 07:00"],
        ["05-04 15:00"],
        ["05-04 07:00"],
    ]


async def test_two_people_with_one_name_for_different_zones_are_each_right_at_once():
    bodies = [encoded(calendar(fixed(offset), at_ten())) for offset in ("+0300", "-0500")]
    reader = Reader(at_once=2)
    found = await asyncio.gather(*(reader.read(body, MAY) for body in bodies))

    assert [f"{each.occurrences[0].starts_at:%H:%M}" for each in found] == ["07:00", "15:00"]
    assert found == [read(body) for body in bodies]
