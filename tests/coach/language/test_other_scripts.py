"""Russian, Hindi, Arabic and Chinese are understood as English is."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest

from coach.domain.reading import Dialogue, Expecting, LastWalk, Speaker
from coach.language import understand
from coach.language.choice import lexicon_for
from coach.language.lexicon import lexicon_of
from coach.language.utterance import read as read_utterance
from tests.coach.language.saying import told, without_confirming

NOW = datetime(2026, 3, 11, 18, 40)
MESSAGES = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "other_scripts.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(language, text, said, asked, id=f"{language}: {text}")
    for language, lines in MESSAGES.items()
    for text, said, asked in ((*line, "")[:3] for line in lines)
]


def read(text, language, asked=""):
    last = LastWalk(date(2026, 3, 11), 25)
    dialogue = Dialogue(Expecting(asked) if asked else None, None if asked else last)
    return understand(text, NOW, Speaker(language), dialogue)


@pytest.mark.parametrize(("language", "text", "said", "asked"), CASES)
def test_a_message_says_what_it_says(language, text, said, asked):
    assert told(without_confirming(read(text, language, asked))) == said


@pytest.mark.parametrize(
    ("language", "text", "span", "when"),
    [
        ("zh", "今天散步 二十五分钟", "二十五分钟", "今天"),
        ("zh", "昨天走了1万步👣", "1万步", "昨天"),
        ("zh", "前天散步四十分鐘", "四十分鐘", "前天"),
        ("zh", "周二走了３公里", "３公里", "周二"),
        ("ru", "Вчера ГУЛЯЛА сорок пять минут!", "сорок пять минут", "Вчера"),
        ("ar", "أمس مشيتُ خمسة وعشرين دقيقة.", "خمسة وعشرين دقيقة", "أمس"),
        ("hi", "आज पैंतीस मिनट टहला", "पैंतीस मिनट", "आज"),
    ],
)
def test_the_spans_are_the_very_characters_that_were_written(language, text, span, when):
    walk = read(text, language).walks[0]
    assert (walk.span, walk.when) == (span, when)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每周二四六晚上", ["每", "周二", "周四", "周六", "晚上"]),
        ("周一二十分钟", ["周一", "20", "分钟"]),
        ("每周三次", ["每", "周", "3", "次"]),
        ("一个半小时", ["1", "个半", "小时"]),
        ("一万两千步", ["12000", "步"]),
        ("3公里 ok", ["3", "公里", "ok"]),
    ],
)
def test_chinese_is_cut_into_words_the_longest_first(text, words):
    said = read_utterance(text, lexicon_of("zh"))
    assert [token.text for token in said.tokens] == words


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "две тысячи пятьсот", 2500),
        ("ru", "сто двадцать", 120),
        ("zh", "一百二十", 120),
        ("hi", "साढ़े चार हज़ार", 4500),
        ("hi-latn", "sava do", 2.25),
        ("ar", "ثلاثة آلاف وخمسمئة", 3000),
        ("ar", "خمسة وثلاثين", 35),
    ],
)
def test_number_words_are_put_together(language, text, value):
    assert read_utterance(text, lexicon_of(language)).tokens[0].number == value


@pytest.mark.parametrize(
    ("person", "text", "language"),
    [
        ("en", "walked 20 min today", "en"),
        ("en", "гулял 20 минут", "ru"),
        ("en", "आज 20 मिनट चला", "hi"),
        ("en", "مشيت ٢٠ دقيقة", "ar"),
        ("en", "走了20分钟", "zh"),
        ("en", "heute bin ich eine halbe Stunde gelaufen", "de"),
        ("en", "aaj subah 20 min chala tha", "hi-latn"),
        ("en", "8500 pasos", "es"),
        ("en", "散歩しました", "en"),
        ("en", "xyzzy plugh qwx", "en"),
        ("en", "20", "en"),
        ("ru", "walked 20 min today", "en"),
        ("hi", "aaj 20 min chala", "hi-latn"),
        ("hi", "wandered through the woods for forty minutes", "en"),
        ("hi-latn", "आज 20 मिनट चला", "hi"),
        ("de", "20 Minuten spazieren", "de"),
        ("ko", "20 min", "en"),
        ("", "гулял", "ru"),
    ],
)
def test_a_message_is_read_in_the_language_of_its_letters_and_words(person, text, language):
    assert lexicon_for(text, person).language == language


def test_hindi_in_latin_letters_needs_no_library_for_its_dates():
    assert read("9 march ko 20 min chala", "hi-latn").walks[0].day == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("language", "piece"),
    [("zh", "一二三周二四六走了半小时"), ("ru", "сорок минут "), ("ar", "ووساعة "), ("hi", "दो ")],
)
def test_a_long_message_in_any_script_is_read_quickly(language, piece):
    read("20", language)
    started = process_time()
    read(piece * 400, language)
    assert process_time() - started < 0.2
