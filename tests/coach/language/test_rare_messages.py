"""Messages for the turns of the rules that hardly any other message takes, and what each is read as."""

from datetime import date, datetime, time

import pytest

from coach.domain.amounts import Amount, Unit
from coach.domain.reading import (
    Change,
    Dialogue,
    Expecting,
    LastWalk,
    Meaning,
    PlannedSession,
    SaidCorrection,
    SaidSettings,
    SaidSnooze,
    Speaker,
)
from coach.language import understand
from coach.language.brief import read_metric, read_unit
from coach.language.guard import clean
from coach.language.lexicon import lexicon_of
from coach.language.number_words import counting_of, join_numbers
from coach.language.second_look import as_meant
from coach.language.tokens import tokenise
from coach.language.understanding import considered
from coach.language.utterance import read as cut
from tests.coach.language.saying import told

WEDNESDAY = datetime(2026, 3, 11, 18, 40)
MORNING = datetime(2026, 3, 11, 9, 20)
LAST = LastWalk(WEDNESDAY.date(), 20)
UNTIMED = LastWalk(WEDNESDAY.date(), None)
THURSDAY_AT_SIX = (PlannedSession(date(2026, 3, 12), time(18)),)


def read(text, language="en", now=WEDNESDAY, **dialogue):
    return understand(text, now, Speaker(language, "metric"), Dialogue(**dialogue))


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        # amounts
        ("Steps: only 7,845", "en", "walk 11 7845steps"),
        ("did .5 miles", "en", "walk 11 805m"),
        ("1 hour 20 minutes and a half", "en", "walk 11 80.5min"),
        ("did 22/30 min today", "en", "walk 11 22min"),
        ("Walk 1: 20 min. 2: 15 min.", "en", "walk 11 20min; walk 11 15min"),
        ("walked 3 hundred and", "en", "walk 11 ?; ask amount"),
        ("did half a one", "en", "walk 11 ?; ask amount"),
        ("walked 6000 minutes", "en", "walk 11 ?; ask amount"),
        ("20 -5 min", "en", "walk 11 20min; walk 11 5min"),
        ("20 min, no, yesterday", "en", "walk 10 20min"),
        ("15 instead of 20 today", "en", "walk 11 15min"),
        ("walked with 2 sticks, 20 min", "en", "walk 11 20min"),
        ("Aimed for 40, rain said otherwise, called it at 25", "en", "walk 11 25min"),
        ("it was fine, 20 min though", "en", "walk 11 20min"),
        ("just got back, 18 mins", "en", "walk 11 18min"),
        ("e" + 6 * "\u0301" + " 20 min", "en", "walk 11 20min"),
        ("\ufdfa" * 900 + " 20 min", "en", "chat"),
        # days
        ("did 30 min on 11/3/2026", "en", "walk 11 30min"),
        ("20 min 999 days ago", "en", "chat"),
        ("monday 2 weeks of rain, did 20 min", "en", "walk 9 20min"),
        ("30 min on friday in 2 weeks", "en", "plan 27 30min; ask confirm"),
        ("sunday - of - - next week 30 min", "en", "plan 22 30min; ask confirm"),
        ("i'll walk 15min tomorrow sat for 6 hours today ugh", "en", "plan 12 15min"),
        ("30 min spazieren mit meiner Frau später", "de", "plan 11 30min; ask confirm"),
        ("5/3 ko 30 min", "hi-latn", "walk ? 30min; ask day"),
        ("on Saturday and Sunday 20 min each", "en", "walk 7 20min; walk 8 20min"),
        (
            "half an hour on Saturday in the drizzle and the same again Sunday",
            "en",
            "walk 7 30min; walk 8 30min",
        ),
        (
            "only managed 20 of the 30 minutes day after tomorrow no walk",
            "en",
            "walk ? 20min; skip 13; ask day",
        ),
        ("mon 7 wed 8", "en", "walk 9 7min; walk 11 8min; ask confirm"),
        # what does not or will not happen
        ("skip next friday", "en", "skip 13"),
        ("bus today no walk", "en", "skip 11"),
        ("cancel friday, undo that", "en", "skip 13; delete last"),
        ("not monday, tuesday and friday at 7 instead", "en", "move 16>17 07:00; ask confirm"),
        ("mejor a las 19h", "es", "move 11>11 19:00"),
        # walk times
        ("every day at lunch at 12:15", "en", "set 0,1,2,3,4,5,6 12:15"),
        ("walk every day except the weekend at 7:30", "en", "set 0,1,2,3,4 07:30"),
        ("每天早上7点10分", "zh", "set 0,1,2,3,4,5,6 07:10"),
        ("du lundi 7h30", "fr", "set 0 07:30"),
        ("marche 17 à 18h tous les jours", "fr", "set 0,1,2,3,4,5,6 None; ask time"),
        ("cancel my weekend walks", "en", "remove 5,6 None"),
        ("bin the lot", "en", "clear ?"),
        ("remind me at 7 and quarter", "en", "snooze 19:15"),
        ("remind me at 19h", "en", "snooze 19:00"),
        ("remind me at 25:00", "en", "snooze None"),
        ("rappelle-moi à 7 heures et le quart", "fr", "snooze 19:15"),
        ("um sieben und ein viertel", "de", "chat"),
        ("me chama de novo daqui a 1 hora", "pt", "snooze 60"),
        # rests
        ("I'm in Crete till the 22nd", "en", "pause 22"),
        ("stop the walks until the 25th", "en", "pause 25"),
        ("4 walks this week, pause for 4 days", "en", "pause 15; ask day"),
        # what was kept
        ("yesterday was actually 3k", "en", "amend 10 3000steps"),
        ("Tuesday was wrong, I did 33", "en", "amend 10 33min"),
        ("remove the one I put for Monday, I was in a meeting", "en", "delete 9"),
        ("puse 40, eran 25", "es", "amend last 25min"),
        ("You have put 60. It was 16.", "en", "amend last 16min"),
        (
            "30 mins dusted, switch me to km and tell me how many are left this week",
            "en",
            "walk 11 30min; question; nudges None",
        ),
        ("fix Tuesday to 18 and today I did 26, pain 3", "en", "walk 11 26min; pain 3; amend 10 18min"),
        # pain
        ("my pain was between 4 and 5", "en", "pain 4-5"),
        ("back pain from 4 to 5 today", "en", "pain 4-5"),
        ("it hurts from 3 to 4", "en", "pain 3-4"),
        ("Rücken heute nein 6", "de", "pain 6"),
        ("Back feels like a 5 today, managed though", "en", "pain 5"),
        ("walk between 5 and 6", "en", "walk 11 60min"),
        # what is wished for
        ("I want to do more walks", "en", "checkin None more"),
        ("I'd like fewer walks", "en", "checkin None less"),
        ("muito fácil", "pt", "checkin easy None"),
        # nothing that is kept
        ("my watch says my goal is 150 minutes a week", "en", "chat"),
        ("set my goal to 20000 minutes", "en", "chat"),
        ("wet myself twice this week with no warning", "en", "nothing"),
        ("I passed out in the shop this morning", "en", "nothing"),
    ],
)
def test_a_rare_message_is_read_as_it_is_meant(text, language, meant):
    assert told(read(text, language)) == meant


@pytest.mark.parametrize(
    ("text", "language", "dialogue", "meant"),
    [
        ("bin the lot", "en", {"last_walk": LAST}, "chat"),
        (
            "same as yesterday",
            "en",
            {"last_walk": LAST, "expecting": Expecting.WALK},
            "walk 11 ?; ask amount",
        ),
        ("I meant steps", "en", {"last_walk": LAST, "last_text": "did 3000"}, "amend last 3000steps"),
        ("I meant steps", "en", {"last_walk": LAST, "last_text": "went for a walk"}, "chat"),
        ("not too easy tbh", "en", {"expecting": Expecting.CHECK_IN}, "checkin ok None"),
        ("from 7 to 7:30", "en", {"expecting": Expecting.TIME}, "set  07:00"),
        ("Not now, I'm in traffic", "en", {"expecting": Expecting.NUDGE}, "snooze None"),
        ("पंद्रह मिनट दो", "hi", {"expecting": Expecting.NUDGE}, "snooze 15"),
        ("décale à 7 1/2 h", "fr", {"planned": THURSDAY_AT_SIX}, "move 12>12 07:30"),
        ("make it twice a day", "en", {"last_walk": LAST}, "amend last "),
        ("gestern 0,5 km", "de", {"last_walk": UNTIMED, "expecting": Expecting.CONFIRM}, "walk 10 500m"),
        ("yesterday 0.5 km", "en", {"last_walk": UNTIMED, "expecting": Expecting.CONFIRM}, "walk 10 500m"),
        ("change yesterday to 0.5 km", "en", {"expecting": Expecting.CONFIRM}, "amend 10 500m"),
        (
            "only got 14",
            "en",
            {"expecting": Expecting.NUDGE, "planned": THURSDAY_AT_SIX},
            "walk 11 14min",
        ),
    ],
)
def test_what_was_asked_or_kept_decides_how_a_rare_message_is_read(text, language, dialogue, meant):
    assert told(read(text, language, **dialogue)) == meant


@pytest.mark.parametrize(
    ("text", "now", "meant"),
    [
        ("walked 20 min this evening", MORNING, "walk ? 20min; ask day"),
        ("walked 30 min last weekend", datetime(2026, 3, 14, 12), "walk ? 30min; ask day"),
        ("2x20 both days this weekend", datetime(2026, 3, 15, 20), "walk 14 20min; walk 15 20min"),
        ("did 30 min on 29 february", datetime(2028, 11, 20, 18), "walk ? 30min; ask day"),
        ("I'll walk 30 min on christmas day", datetime(2026, 12, 15, 10), "plan 25 30min"),
        ("30 min 4/10/2026", datetime(2026, 10, 5, 18), "walk 4 30min"),
    ],
)
def test_what_a_rare_message_means_depends_on_the_day_it_comes(text, now, meant):
    assert told(read(text, now=now)) == meant


@pytest.mark.parametrize(
    ("text", "language", "settings"),
    [
        ("150 minutes a week", "en", SaidSettings(goal_minutes_week=150)),
        (
            "show distances in miles would you, I'm 64 and metric is witchcraft",
            "en",
            SaidSettings(units="miles"),
        ),
        ("não me mandes mensagens antes das 8", "pt", SaidSettings(quiet_to=time(8))),
        ("no me escriba después de las 9 de la noche", "es", SaidSettings(quiet_from=time(21))),
        ("call me Tomas", "en", SaidSettings(name="Tomas")),
        ("call me jo", "en", SaidSettings(name="jo")),
        ("call me in an hour", "en", None),
        ("call me tomorrow", "en", None),
        ("call me later", "en", None),
    ],
)
def test_settings_are_read_and_only_they(text, language, settings):
    assert read(text, language).settings == settings


def test_minutes_may_be_added_to_a_walk_of_another_day():
    assert read("stick another five minutes on friday").corrections == (
        SaidCorrection("amend", date(2026, 3, 6), Change(add_minutes=5)),
    )


def test_a_correction_may_name_the_time_of_day_too():
    assert read("change yesterday to 30 min at 18:30").corrections == (
        SaidCorrection("amend", date(2026, 3, 10), Change(Amount(minutes=30), at=time(18, 30))),
    )


@pytest.mark.parametrize(
    ("text", "snooze"),
    [
        ("half six", SaidSnooze(until=time(18, 30), when="half six")),
        ("10 min", SaidSnooze(10.0, when="10 min")),
        ("again", SaidSnooze()),
    ],
)
def test_what_surely_is_a_snooze_is_read_as_one(text, snooze):
    message, reading, _ = considered(text, MORNING, Speaker(), Dialogue())

    assert as_meant(message, reading, frozenset({Meaning.SNOOZE})).snooze == snooze


def test_a_walk_may_have_been_another_day():
    assert read("this walk was yesterday, not today", last_walk=LAST).corrections == (
        SaidCorrection("amend", None, Change(day=date(2026, 3, 10))),
    )


def test_a_yesterday_that_falls_short_keeps_what_was_done():
    assert [(walk.day, walk.amount) for walk in read("yesterday 15 instead of 20").walks] == [
        (date(2026, 3, 10), Amount(minutes=15))
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("minutes please", Unit.MINUTES), ("in Schritten", None), ("steps", Unit.STEPS), ("km", Unit.METRES)],
)
def test_a_short_answer_names_a_unit(text, unit):
    assert read_unit(text) == unit


@pytest.mark.parametrize(("text", "metric"), [("miles", False), ("kilometres", True), ("either", None)])
def test_a_message_may_name_the_system_of_its_units(text, metric):
    assert read_metric(text) is metric


def test_nothing_stands_outside_of_a_message():
    said = cut("20 min", lexicon_of("en"))

    assert (said.mark(99, "unit"), said.word(99), said.number(99)) == (None, "", None)
    assert (said.quote(1, 1), clean("20 min").quote(2, 2)) == ("", "")


def test_number_words_of_a_language_that_no_library_counts_in_stay_words():
    tokens = tokenise("twee drie")

    assert join_numbers(tokens, counting_of("xx", {"cardinal": ["twee", "drie"]})) == tokens
