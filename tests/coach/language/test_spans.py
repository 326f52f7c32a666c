"""What numbers, amounts, times and days people write come to, in five languages."""

from datetime import datetime

import pytest

from coach.domain.reading import Dialogue, Speaker
from coach.language.clocks import Clock, ClockRange
from coach.language.days import DayRef
from coach.language.message import Message
from coach.language.quantities import Quantity
from coach.language.resolving import Direction, resolve
from coach.language.understanding import prepare

WEDNESDAY = datetime(2026, 3, 11, 20, 0)


def message_of(text: str, language: str = "en", units: str = "metric") -> Message:
    return prepare(text, WEDNESDAY, Speaker(language, units), Dialogue())


def amounts(text: str, language: str) -> list[str]:
    found = [item for item in message_of(text, language).items if isinstance(item, Quantity)]
    return [f"{item.kind} {item.number}" for item in found]


def times(text: str, language: str) -> list[str]:
    told = []
    for item in message_of(text, language).items:
        if isinstance(item, Clock):
            told.append(f"{item.hour}:{item.minute:02}")
        elif isinstance(item, ClockRange):
            told.append(f"{item.first.hour}:{item.first.minute:02} {item.minutes}")
    return told


def dates(text: str, language: str, direction: Direction, units: str = "metric") -> list[str]:
    message = message_of(text, language, units)
    days = [item for item in message.items if isinstance(item, DayRef) and item.kind != "same_day"]
    found = [resolve(day, message.scene, direction) for day in days]
    return [day.strftime("%m-%d") if day else "?" for day in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "twenty one minutes", ["minutes 21.0"]),
        ("en", "four hundred and seven steps", ["steps 407.0"]),
        ("en", "a hundred and ninety steps", ["steps 190.0"]),
        ("en", "between one hundred and one hundred and ten steps", ["steps Span(low=100.0, high=110.0)"]),
        ("en", "4 thousand steps", ["steps 4000.0"]),
        ("en", "4 thousand three hundred steps", ["steps 4300.0"]),
        ("en", "7 hundred and one steps", ["steps 701.0"]),
        ("en", "6 hundred and 12 steps", ["steps 612.0"]),
        ("en", "4 to 5 thousand steps", ["steps Span(low=4000.0, high=5000.0)"]),
        ("en", "two or three hundred steps", ["steps Span(low=200.0, high=300.0)"]),
        ("en", "half a dozen miles", ["metres 9656.0"]),
        ("en", "a dozen minutes", ["minutes 12.0"]),
        ("en", "three dozen steps", ["steps 36.0"]),
        ("en", "two and a half thousand steps", ["steps 2500.0"]),
        ("en", "20 or so minutes", ["minutes 20.0"]),
        ("en", "between 20 and a bit", ["bare 20.0"]),
        ("ru", "20 min", ["minutes 20.0"]),
        ("en", "one point two miles", ["metres 1931.0"]),
        ("en", "two point five km", ["metres 2500.0"]),
        ("de", "siebeneinhalb Minuten", ["minutes 7.5"]),
        ("de", "fuenf Minuten", ["minutes 5.0"]),
        ("de", "ein halbes Dutzend Minuten", ["minutes 6.0"]),
        ("de", "zwei Komma fünf km", ["metres 2500.0"]),
        ("es", "treinta y un minutos", ["minutes 31.0"]),
        ("es", "veinte y 4 minutos", ["minutes 24.0"]),
        ("es", "6 mil pasos", ["steps 6000.0"]),
        ("fr", "une bonne vingtaine de minutes", ["minutes 20.0"]),
        ("fr", "trente et une minutes", ["minutes 31.0"]),
        ("pt", "vinte e um minutos", ["minutes 21.0"]),
        ("pt", "4 mil e 500 passos", ["steps 4500.0"]),
        ("pt", "meia dúzia de minutos", ["minutes 6.0"]),
    ],
)
def test_numbers_are_composed_of_words_and_digits(language, text, expected):
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("did thirty one day", ["bare 30.0"]),
        ("two one hour walks", ["minutes 60.0"]),
        ("the one with the dog", []),
        ("I have half a mind to go", []),
        ("twenty and thirty", ["bare 20.0", "bare 30.0"]),
        ("a point to make", []),
        ("point five is moot", ["bare 5.0"]),
        ("half one half the other", []),
        ("20 maybe an hour", ["bare 20.0", "minutes 60.0"]),
        ("half a sandwich", []),
    ],
)
def test_ordinary_words_are_no_numbers(text, expected):
    assert amounts(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "two and a quarter hours", ["minutes 135.0"]),
        ("en", "one and two quarters of an hour", ["minutes 90.0"]),
        ("en", "two thirds of a mile", ["metres 1073.0"]),
        ("en", "3 1/4 miles", ["metres 5230.0"]),
        ("en", "1/4 mile", ["metres 402.0"]),
        ("en", "hour and a bit", ["minutes 60.0"]),
        ("en", "4 and a bit miles", ["metres 6437.0"]),
        ("en", "a mile and a bit", ["metres 1609.0"]),
        ("en", "an hour less ten", ["minutes 50.0"]),
        ("en", "an hour less a quarter", ["minutes 45.0"]),
        ("en", "an hour and quarter", ["minutes 75.0"]),
        ("en", "out for the hour", ["minutes 60.0"]),
        ("en", "another mile", ["metres 1609.0"]),
        ("en", "the first mile", []),
        ("en", "15 extra minutes", ["minutes 15.0"]),
        ("en", "25-minute walk", ["minutes 25.0"]),
        ("en", "forty-odd minutes", ["minutes 40.0"]),
        ("en", "35' walk", ["minutes 35.0"]),
        ("en", "2 h 5 min 40 s", ["minutes 125.0"]),
        ("en", "3 miles and 200 yards", ["metres 5011.0"]),
        ("en", "2 km 400 m", ["metres 2400.0"]),
        ("en", "2 km 40 m", ["metres 2000.0", "minutes 40.0"]),
        ("de", "8.500 m", ["metres 8500.0"]),
        ("en", "5 and a half min", ["minutes 5.5"]),
        ("en", "1:12:30 walk", ["minutes Span(low=72.0, high=73.0)"]),
        ("en", "2 km 30 min", ["metres 2000.0", "minutes 30.0"]),
        ("en", "5 to one mile", ["bare 5.0", "metres 1609.0"]),
        ("de", "vier und eine halbe Stunde", ["minutes 270.0"]),
        ("de", "20 Minuten und eine halbe Stunde", ["minutes 20.0", "minutes 30.0"]),
        ("es", "hora y cuarto", ["minutes 75.0"]),
        ("es", "tres cuarto de hora", ["minutes 45.0"]),
        ("es", "la mitad de una hora", ["minutes 30.0"]),
        ("fr", "je sors pour 2 heures", ["minutes 120.0"]),
        ("pt", "uma hora e um quarto", ["minutes 75.0"]),
        ("pt", "uma hora e pouco", ["minutes 60.0"]),
    ],
)
def test_amounts_are_composed_of_a_number_a_share_and_a_unit(language, text, expected):
    assert amounts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "left at ten to eleven", ["10:50"]),
        ("en", "out at 18h", ["18:00"]),
        ("en", "ten past four", ["4:10"]),
        ("de", "um zehn vor acht", ["7:50"]),
        ("de", "um fünf vor halb neun", ["8:25"]),
        ("de", "um acht Uhr dreißig", ["8:30"]),
        ("de", "um acht Uhr 20 Minuten", ["8:00"]),
        ("es", "a las dos y cuarto", ["2:15"]),
        ("es", "a las siete menos diez", ["6:50"]),
        ("es", "a la una menos cuarto", ["12:45"]),
        ("en", "left at one", ["1:00"]),
        ("en", "at one point I fell", []),
        ("es", "a las 7 y 20 minutos", ["7:00"]),
        ("fr", "à sept heures moins le quart", ["6:45"]),
        ("fr", "à 7 heures et quart", ["7:15"]),
        ("fr", "à 7h moins dix", ["6:50"]),
        ("fr", "pour 8 heures", ["8:00"]),
        ("pt", "às dez para as oito", ["7:50"]),
        ("pt", "às sete e quinze", ["7:15"]),
        ("pt", "às sete e meia", ["7:30"]),
    ],
)
def test_times_are_composed_of_an_hour_and_what_is_before_or_after(language, text, expected):
    assert times(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "two days before yesterday", ["03-08"]),
        ("en", "yesterday 20, day before 25, day before that 30", ["03-10", "03-09", "03-08"]),
        ("en", "tuesday 20 and the next day 30", ["03-10", "03-11"]),
        ("en", "sunday 20, two days later 30", ["03-08", "03-10"]),
        ("en", "20 min 2 sundays ago", ["03-01"]),
        ("en", "monday two weeks ago", ["02-23"]),
        ("en", "last week, tuesday 15", ["03-03"]),
        ("en", "the monday before last", ["03-02"]),
        ("en", "this past friday", ["03-06"]),
        ("en", "sat 7th 30 mins", ["03-07"]),
        ("en", "friday the 6th", ["03-06"]),
        ("en", "on the twenty-first", ["02-21"]),
        ("en", "the first of march", ["03-01"]),
        ("en", "march 3rd 2026", ["03-03"]),
        ("en", "35 mins the next day", ["?"]),
        ("en", "on the second lap", []),
        ("en", "on the 7 bus", []),
        ("en", "30 february", ["?"]),
        ("en", "on 2026-03-05", ["03-05"]),
        ("en", "monday 20 and friday 20 last week", ["03-02", "03-06"]),
        ("en", "last wednesday", ["03-04"]),
        ("en", "may do 20, then march on", []),
        ("en", "20 min each day after work", []),
        ("en", "5 days before I fell", []),
        ("de", "vorgestern 20 und am Tag davor 30", ["03-09", "03-08"]),
        ("de", "Mittwoch vor zwei Wochen", ["02-25"]),
        ("de", "am 5.3. gelaufen", ["03-05"]),
        ("de", "am 5.3 gelaufen", ["03-05"]),
        ("de", "am 5.13 gelaufen", []),
        ("de", "3.5 km", []),
        ("de", "am dritten März", ["03-03"]),
        ("de", "vorletzten Montag", ["03-02"]),
        ("es", "el 5 caminé 20 min", ["03-05"]),
        ("es", "el 5% más", []),
        ("es", "dos días antes de mi cita", []),
        ("es", "el lunes de la semana pasada", ["03-02"]),
        ("fr", "hier 20 min et la veille 30", ["03-10", "03-09"]),
        ("fr", "le 5 20 minutes", ["03-05"]),
        ("fr", "le 1er mars", ["03-01"]),
        ("pt", "no dia 5 andei 20", ["03-05"]),
        ("pt", "na 6a andei 20", ["03-06"]),
    ],
)
def test_days_that_were_are_counted_from_the_day_they_name(language, text, expected):
    assert dates(text, language, "back") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the day after tmrw", ["03-13"]),
        ("en", "a week from friday", ["03-20"]),
        ("en", "10 days from now", ["03-21"]),
        ("en", "two sundays from now", ["03-22"]),
        ("en", "friday week", ["03-20"]),
        ("en", "wednesday week", ["03-18"]),
        ("en", "the friday after next", ["03-20"]),
        ("en", "Sunday of next week", ["03-22"]),
        ("en", "next week - on Monday", ["03-16"]),
        ("en", "let's go the next day", ["03-12"]),
        ("en", "Mar/20", ["03-20"]),
        ("de", "uebermorgen", ["03-13"]),
        ("de", "in vierzehn Tagen", ["03-25"]),
        ("de", "Montag in einer Woche", ["03-23"]),
        ("de", "übernächsten Freitag", ["03-20"]),
        ("de", "am Tag nach morgen", ["03-13"]),
        ("es", "dentro de quince días", ["03-26"]),
        ("es", "el jueves de la próxima semana", ["03-19"]),
        ("es", "tres días después de hoy", ["03-14"]),
        ("fr", "d'ici deux jours", ["03-13"]),
        ("fr", "samedi en huit", ["03-21"]),
        ("fr", "mercredi en quinze", ["03-25"]),
        ("pt", "daqui a três dias", ["03-14"]),
        ("pt", "quinta da semana que vem", ["03-19"]),
        ("pt", "na outra segunda", ["03-23"]),
    ],
)
def test_days_to_come_are_counted_from_the_day_they_name(language, text, expected):
    assert dates(text, language, "ahead") == expected


@pytest.mark.parametrize(("units", "expected"), [("metric", ["05-03"]), ("imperial", ["03-05"])])
def test_a_date_in_figures_is_read_in_the_persons_order(units, expected):
    assert dates("on 3/5", "en", "back", units) == expected
