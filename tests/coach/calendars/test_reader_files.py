"""How a calendar is written: characters, lines, nesting, and what it says of itself."""

import pytest
from small_calendars import MAY, calendar, encoded, event, flaws, read, starts, titles

from coach.domain.calendars import CalendarRead, Occurrence, Unreadable, WhyUnreadable

WALK = event("DTSTART:20260504T100000Z", "SUMMARY:Spaziergang über Ägir, 0 €")
ONE = [("05-04 10:00", "Spaziergang über Ägir, 0 €")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(calendar(WALK), id="CRLF"),
        pytest.param(calendar(WALK).replace("\r\n", "\n"), id="LF only"),
        pytest.param(calendar(WALK).replace("\r\n", "\r"), id="CR only"),
        pytest.param(calendar(WALK).replace("\r\n", "\r\r\n"), id="CR CR LF"),
        pytest.param(calendar(WALK).replace("\r\n", "\r\n\r\n"), id="empty lines between"),
        pytest.param("\r\n\r\n" + calendar(WALK), id="empty lines before"),
        pytest.param(calendar(WALK).rstrip(), id="no end of line at the end"),
        pytest.param(calendar(WALK).encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(calendar(WALK).encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(b"\xfe\xff" + calendar(WALK).encode("utf-16-be"), id="UTF-16 big-endian with a mark"),
        pytest.param(calendar(WALK).encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(calendar(WALK).encode("utf-16-be"), id="UTF-16 big-endian without a mark"),
        pytest.param(calendar(WALK).encode("cp1252"), id="cp1252"),
        pytest.param(calendar(WALK).replace("UID", "uid").replace("DTSTART", "DtStart"), id="small letters"),
        pytest.param(calendar(WALK).replace("END:VCALENDAR\r\n", ""), id="calendar without an end"),
        pytest.param(WALK, id="event without a calendar"),
        pytest.param(calendar(WALK.replace(" über", " ü\r\n ber")), id="folded"),
        pytest.param(calendar(WALK.replace(" über", " ü\r\n\tber")), id="folded with a tab"),
        pytest.param(calendar(WALK.replace("SUMMARY:", "SUMMARY\r\n :")), id="folded before the colon"),
        pytest.param(calendar(WALK.replace("DTSTART:", "DTSTART\n\n :")), id="folded after an empty line"),
        pytest.param(calendar(WALK).replace("SUMMARY:", "SUMMARY;LANGUAGE=de:"), id="with a parameter"),
        pytest.param(calendar(WALK).replace("SUMMARY:", 'SUMMARY;ALTREP="cid:a;b":'), id="colon in quotes"),
        pytest.param(calendar(WALK).replace("DTSTART", "DTS\0TART"), id="null bytes"),
    ],
)
def test_a_walk_is_read_however_its_file_is_written(body):
    assert titles(body) == ONE
    assert flaws(body) == []


def test_a_line_folded_in_the_middle_of_a_character_is_joined():
    body = calendar(WALK).encode().replace("ü".encode(), "ü".encode()[:1] + b"\r\n " + "ü".encode()[1:])

    assert titles(body) == ONE


def test_all_of_an_occurrence_is_told():
    body = calendar(
        event(
            "DTSTART:20260504T100000Z",
            "DTEND:20260504T103000Z",
            r"SUMMARY:Walk\, easy\; \"by\nthe \\river",
            r"CATEGORIES:Walks,Back\, own",
            "CATEGORIES:Walks,Health",
        )
    )
    [one] = read(body).occurrences

    assert (one.title, one.categories) == ('Walk, easy; "by\nthe \\river', ("Walks", "Back, own", "Health"))
    assert (one.uid, one.recurrence, one.busy, one.cancelled) == ("a", "", True, False)


def test_text_of_alarms_and_other_components_is_not_the_events():
    alarm = "BEGIN:VALARM\r\nSUMMARY:Alarm\r\nDURATION:PT9H\r\nDTSTART:20260510T100000Z\r\nEND:VALARM\r\n"
    todo = "BEGIN:VTODO\r\nDTSTART:20260505T100000Z\r\nSUMMARY:No event\r\nX-WR-CALNAME:No\r\nEND:VTODO\r\n"

    assert titles(calendar(todo, WALK.replace("SUMMARY", alarm + "SUMMARY"), todo)) == ONE
    assert read(calendar(todo, WALK)).name is None


def test_several_calendars_of_one_file_are_read():
    second = event("DTSTART:20260505T100000Z", uid="b")

    assert starts(calendar(WALK) + calendar(second)) == ["05-04 10:00", "05-05 10:00"]


def test_what_a_calendar_says_of_itself_is_told():
    found = read(
        calendar(WALK, header=(r"X-WR-CALNAME:Walks\, mine", "X-WR-TIMEZONE:W. Europe Standard Time"))
    )

    assert (found.name, found.zone, found.events) == ("Walks, mine", "Europe/Berlin", 1)


@pytest.mark.parametrize("bogus", ["Mars/Olympus", "", "../../etc/passwd", "x" * 5000])
def test_a_bogus_zone_of_the_calendar_changes_nothing(bogus):
    found = read(
        calendar(WALK, event("DTSTART:20260505T100000", uid="b"), header=(f"X-WR-TIMEZONE:{bogus}",))
    )

    assert found.zone is None
    assert [f"{one.starts_at:%d %H}" for one in found.occurrences] == ["04 10", "05 08"]


@pytest.mark.parametrize(
    "rubbish",
    [
        event("SUMMARY:no start", uid="bad"),
        event("DTSTART:tomorrow", uid="bad"),
        event("DTSTART:20260532T100000Z", uid="bad"),
        event("DTSTART:20260504T100000Z", "DTEND:soon", uid="bad"),
        event("DTSTART:20260504T100000Z", "DURATION:long", uid="bad"),
        event("DTSTART:20260504T100000Z", "RRULE:FREQ=OFTEN", uid="bad"),
        event("DTSTART:20260504T100000Z", "EXDATE:never", "RRULE:FREQ=DAILY", uid="bad"),
        "BEGIN:VEVENT\r\nUID:bad\r\nDTSTART:20260504T090000Z\r\n",
    ],
    ids=["no start", "start", "no such day", "end", "duration", "rule", "exception", "no end of it"],
)
def test_a_bad_event_is_left_out_and_the_good_ones_beside_it_are_read(rubbish):
    body = calendar(rubbish, WALK)

    assert titles(body) == ONE
    assert [uid for uid, _, _ in flaws(body)] == ["bad"]
    assert read(body).events == 2


def test_garbage_between_the_lines_is_passed_over():
    body = calendar(
        "!!! no line\r\n:\r\n;;;=:\r\n", WALK.replace("SUMMARY", "\x01\x02garbage\r\nSUMMARY"), "%%\r\n"
    )

    assert titles(body) == ONE


def test_a_calendar_without_events_is_read():
    assert read(calendar()) == CalendarRead(occurrences=(), events=0)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", WhyUnreadable.NOT_A_CALENDAR),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", WhyUnreadable.NOT_A_CALENDAR),
        ("%PDF-1.4 BEGIN:VCALENDAR", WhyUnreadable.NOT_A_CALENDAR),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", WhyUnreadable.WEB_PAGE),
        ("\n <html>\nBEGIN:VCALENDAR\nEND:VCALENDAR</html>", WhyUnreadable.WEB_PAGE),
        ("<?xml version='1.0'?><feed/>", WhyUnreadable.NOT_A_CALENDAR),
    ],
)
def test_what_is_no_calendar_is_refused_with_its_reason(body, reason):
    with pytest.raises(Unreadable) as refused:
        read(body)

    assert refused.value.reason == reason


def test_events_without_a_uid_stand_alone():
    body = calendar(event("DTSTART:20260504T100000Z", uid=""), event("DTSTART:20260504T100000Z", uid=""))

    assert [one.uid for one in read(body).occurrences] == ["", ""]


@pytest.mark.parametrize(
    ("lines", "busy", "cancelled"),
    [
        ((), True, False),
        (("TRANSP:TRANSPARENT",), False, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), False, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), False, False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True, False),
        (("STATUS:CANCELLED",), False, True),
        (("STATUS:TENTATIVE",), True, False),
    ],
)
def test_what_takes_time_is_busy(lines, busy, cancelled):
    [one] = read(calendar(event("DTSTART:20260504T100000Z", "DURATION:PT1H", *lines))).occurrences

    assert (one.busy, one.cancelled) == (busy, cancelled)


@pytest.mark.parametrize(("lines", "busy"), [((), False), (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True)])
def test_a_whole_day_is_busy_only_out_of_office(lines, busy):
    [one] = read(calendar(event("DTSTART;VALUE=DATE:20260504", *lines))).occurrences

    assert one.busy is busy


def test_reading_twice_tells_the_same_and_equals_by_value():
    first = read(calendar(WALK))

    assert first == read(encoded(calendar(WALK)), MAY)
    assert isinstance(first.occurrences[0], Occurrence)
