from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.facts import CheckInAnswers
from coach.domain.person import CheckInTime
from coach.language.check_in_words import (
    STEPS,
    read_check_in,
    read_check_in_time,
    read_decline_reason,
    read_if_then,
    read_score,
    read_yes_no,
    wants_check_in,
)

ANSWERS = [
    ("pain enjoyment 3", "en", "pain", CheckInAnswers(enjoyment=3)),
    ("pain, no, 3", "en", "pain", CheckInAnswers(pain=3)),
    ("flare up on tuesday", "en", "pain", CheckInAnswers(limited=True)),
    ("3, 2, 4, flare on Tuesday, 8", "en", "pain", CheckInAnswers(3, 2, 4, limited=True, confidence=8)),
    ("3, 2, 4, new episode: no, 8", "en", "pain", CheckInAnswers(3, 2, 4, limited=False, confidence=8)),
    ("pain 3, flare, pain", "en", "pain", CheckInAnswers(pain=3, limited=True)),
    (
        "3, 2, 4, no, 8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("3 2 4 n 8", "en", "pain", CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8)),
    (
        "3/2/4/no/8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("3,2,4, skip, 8", "en", "pain", CheckInAnswers(pain=3, enjoyment=2, activity=4, confidence=8)),
    (
        "pain 3, enjoyment 2, activity 4, no new episode, confidence 8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "about a three, didn't stop me doing anything",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=0, activity=0, limited=False),
    ),
    (
        "it was bad, 7, couldn't do much on Tuesday and Wednesday",
        "en",
        "pain",
        CheckInAnswers(pain=7, limited=True),
    ),
    ("none at all", "en", "pain", CheckInAnswers(pain=0)),
    ("fine, zero pain, very confident 9", "en", "pain", CheckInAnswers(pain=0, confidence=9)),
    ("4", "en", "pain", CheckInAnswers(pain=4)),
    ("4", "en", "enjoyment", CheckInAnswers(enjoyment=4)),
    ("no", "en", "limited", CheckInAnswers(limited=False)),
    ("yes", "en", "limited", CheckInAnswers(limited=True)),
    ("nope", "en", "limited", CheckInAnswers(limited=False)),
    ("3-4", "en", "pain", CheckInAnswers(pain=4)),
    ("3.5", "en", "pain", CheckInAnswers(pain=4)),
    ("15", "en", "pain", CheckInAnswers(pain=10)),
    (
        "2 1 1 no 9",
        "en",
        "pain",
        CheckInAnswers(pain=2, enjoyment=1, activity=1, limited=False, confidence=9),
    ),
    (
        "5;5;6;yes;4",
        "en",
        "pain",
        CheckInAnswers(pain=5, enjoyment=5, activity=6, limited=True, confidence=4),
    ),
    (
        "two, three, two, nope, seven",
        "en",
        "pain",
        CheckInAnswers(pain=2, enjoyment=3, activity=2, limited=False, confidence=7),
    ),
    (
        "3 - 2 - 4 - no - 8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "3\n2\n4\nno\n8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "6, 5, 5, yes since Tuesday, 6",
        "en",
        "pain",
        CheckInAnswers(pain=6, enjoyment=5, activity=5, limited=True, confidence=6),
    ),
    ("pain was a 4, enjoyment 3", "en", "pain", CheckInAnswers(pain=4, enjoyment=3)),
    (
        "Pain: 2\nEnjoyment: 1\nActivity: 0\nNew episode: no\nConfidence: 10",
        "en",
        "pain",
        CheckInAnswers(pain=2, enjoyment=1, activity=0, limited=False, confidence=10),
    ),
    ("my confidence is 6 and pain around 3", "en", "pain", CheckInAnswers(pain=3, confidence=6)),
    ("no pain this week", "en", "pain", CheckInAnswers(pain=0)),
    ("pain free", "en", "pain", CheckInAnswers(pain=0)),
    ("3 out of 10", "en", "pain", CheckInAnswers(pain=3)),
    ("6/10", "en", "pain", CheckInAnswers(pain=6)),
    (
        "4/10, 3/10, 2/10, no, 9/10",
        "en",
        "pain",
        CheckInAnswers(pain=4, enjoyment=3, activity=2, limited=False, confidence=9),
    ),
    ("between 4 and 6", "en", "pain", CheckInAnswers(pain=6)),
    ("a 5 or 6", "en", "pain", CheckInAnswers(pain=6)),
    ("skip", "en", "pain", CheckInAnswers()),
    ("skip, 3, 3, no, 7", "en", "pain", CheckInAnswers(enjoyment=3, activity=3, limited=False, confidence=7)),
    ("-, 3, 3, no, 7", "en", "pain", CheckInAnswers(enjoyment=3, activity=3, limited=False, confidence=7)),
    ("3 3 no 7", "en", "enjoyment", CheckInAnswers(enjoyment=3, activity=3, limited=False, confidence=7)),
    ("no 8", "en", "limited", CheckInAnswers(limited=False, confidence=8)),
    ("8", "en", "confidence", CheckInAnswers(confidence=8)),
    ("pretty confident, say 8", "en", "confidence", CheckInAnswers(confidence=8)),
    ("not very confident, 3", "en", "confidence", CheckInAnswers(confidence=3)),
    ("yes, I was in bed for two days", "en", "limited", CheckInAnswers(limited=True)),
    ("had to stay in bed on monday", "en", "limited", CheckInAnswers(limited=True)),
    ("no new flare ups", "en", "limited", CheckInAnswers(limited=False)),
    ("nah all good", "en", "limited", CheckInAnswers(limited=False)),
    ("not really", "en", "limited", CheckInAnswers(limited=False)),
    ("worst week ever, 9", "en", "pain", CheckInAnswers(pain=9)),
    ("maybe a two", "en", "pain", CheckInAnswers(pain=2)),
    ("zero", "en", "pain", CheckInAnswers(pain=0)),
    ("4ish", "en", "pain", CheckInAnswers(pain=4)),
    (
        "about 6 I think, it stopped me from working on Thursday",
        "en",
        "pain",
        CheckInAnswers(pain=6, limited=True),
    ),
    (
        "3 and it didn't get in the way at all",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=0, activity=0, limited=False),
    ),
    ("2, 2, 3, no", "en", "pain", CheckInAnswers(pain=2, enjoyment=2, activity=3, limited=False)),
    ("2, 2, 3", "en", "pain", CheckInAnswers(pain=2, enjoyment=2, activity=3)),
    ("pain 12", "en", "pain", CheckInAnswers(pain=10)),
    ("pain -1", "en", "pain", CheckInAnswers(pain=1)),
    ("confidence 7.5", "en", "confidence", CheckInAnswers(confidence=8)),
    ("pian 3, confidense 8", "en", "pain", CheckInAnswers(pain=3, confidence=8)),
    (
        "3, 2, 4, yes, 8 - bad flare on Tuesday",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=True, confidence=8),
    ),
    ("Schmerzen 3, Zuversicht 8", "de", "pain", CheckInAnswers(pain=3, confidence=8)),
    (
        "3, 2, 4, nein, 8",
        "de",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("keine Schmerzen", "de", "pain", CheckInAnswers(pain=0)),
    ("dolor 3, confianza 8", "es", "pain", CheckInAnswers(pain=3, confidence=8)),
    ("3 2 4 sí 8", "es", "pain", CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=True, confidence=8)),
    ("sin dolor", "es", "pain", CheckInAnswers(pain=0)),
    ("douleur 4, confiance 7", "fr", "pain", CheckInAnswers(pain=4, confidence=7)),
    (
        "trois, deux, quatre, non, huit",
        "fr",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("aucune douleur", "fr", "pain", CheckInAnswers(pain=0)),
    ("dor 3, confiança 8", "pt", "pain", CheckInAnswers(pain=3, confidence=8)),
    (
        "3, 2, 4, não, 8",
        "pt",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("sem dor", "pt", "pain", CheckInAnswers(pain=0)),
    ("oui", "fr", "limited", CheckInAnswers(limited=True)),
    ("ja leider", "de", "limited", CheckInAnswers(limited=True)),
    (
        "3 for pain, 2 for enjoyment, 5 activity, no, 7",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=5, limited=False, confidence=7),
    ),
    (
        "pain=3 enjoyment=2 activity=4 flare=no confidence=8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "3,2,4,no,8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "3,2,4,N,8 thanks!",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "p3 e2 a4 no c8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    (
        "1) 3 2) 2 3) 4 4) no 5) 8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("about 2, hardly noticed it", "en", "pain", CheckInAnswers(pain=2)),
    ("six. couldn't bend over on friday", "en", "pain", CheckInAnswers(pain=6, limited=True)),
    ("Pain 8 this week, stuck in bed two days", "en", "pain", CheckInAnswers(pain=8, limited=True)),
    ("better than last week, a 2", "en", "pain", CheckInAnswers(pain=2)),
    ("between a 3 and a 4", "en", "pain", CheckInAnswers(pain=4)),
    (
        "zero zero zero no ten",
        "en",
        "pain",
        CheckInAnswers(pain=0, enjoyment=0, activity=0, limited=False, confidence=10),
    ),
    (
        "0 0 0 n 10",
        "en",
        "pain",
        CheckInAnswers(pain=0, enjoyment=0, activity=0, limited=False, confidence=10),
    ),
    ("5, it bothered me a bit", "en", "pain", CheckInAnswers(pain=5)),
    ("9!", "en", "confidence", CheckInAnswers(confidence=9)),
    ("yes on wednesday", "en", "limited", CheckInAnswers(limited=True)),
    ("Yes, Tuesday to Thursday", "en", "limited", CheckInAnswers(limited=True)),
    ("no, nothing new", "en", "limited", CheckInAnswers(limited=False)),
    ("no problems", "en", "limited", CheckInAnswers(limited=False)),
    ("none", "en", "limited", CheckInAnswers(limited=False)),
    ("I did 20 minutes, pain was 3", "en", "pain", CheckInAnswers(pain=3)),
    ("4 (enjoyment 3, activity 3)", "en", "pain", CheckInAnswers(pain=4, enjoyment=3, activity=3)),
    ("7,7,8,y,2", "en", "pain", CheckInAnswers(pain=7, enjoyment=7, activity=8, limited=True, confidence=2)),
    ("3 2 4 8", "en", "pain", CheckInAnswers(pain=3, enjoyment=2, activity=4, confidence=8)),
    ("tired but ok, 3", "en", "pain", CheckInAnswers(pain=3)),
    (
        "3 | 2 | 4 | no | 8",
        "en",
        "pain",
        CheckInAnswers(pain=3, enjoyment=2, activity=4, limited=False, confidence=8),
    ),
    ("confidence: 9/10", "en", "pain", CheckInAnswers(confidence=9)),
    ("3 auf 10", "de", "pain", CheckInAnswers(pain=3)),
    ("ungefähr eine drei", "de", "pain", CheckInAnswers(pain=3)),
    ("un 4 más o menos", "es", "pain", CheckInAnswers(pain=4)),
    ("entre 3 y 5", "es", "pain", CheckInAnswers(pain=5)),
    ("5 sur 10", "fr", "pain", CheckInAnswers(pain=5)),
    ("nenhuma", "pt", "pain", CheckInAnswers(pain=0)),
]
NO_ANSWERS = [
    ("25 min this morning", "pain"),
    ("hello", "pain"),
    ("walked 30 minutes yesterday", "pain"),
    ("did 2 km", "pain"),
    ("4000 steps today", "pain"),
    ("went for a walk", "pain"),
    ("what does that mean?", "pain"),
    ("", "pain"),
    ("i'm about 80% sure", "confidence"),
    ("20 mins, 3 km", "pain"),
    ("walked mon wed fri", "pain"),
    ("at 7:30", "pain"),
    ("no", "pain"),
    ("yes", "confidence"),
    ("25", "pain"),
    ("no change at home", "limited"),
]
YES_OR_NO = [
    ("yes", "en", True),
    ("yep", "en", True),
    ("yeah ok", "en", True),
    ("y", "en", True),
    ("ok", "en", True),
    ("sure", "en", True),
    ("👍", "en", True),
    ("nah", "en", False),
    ("nope", "en", False),
    ("not really", "en", False),
    ("no thanks", "en", False),
    ("n", "en", False),
    ("👎", "en", False),
    ("sí", "es", True),
    ("vale", "es", True),
    ("no", "es", False),
    ("ja", "de", True),
    ("nein danke", "de", False),
    ("klar", "de", True),
    ("oui", "fr", True),
    ("d'accord", "fr", True),
    ("pas vraiment", "fr", False),
    ("non", "fr", False),
    ("sim", "pt", True),
    ("não", "pt", False),
    ("claro", "pt", True),
    ("sounds good", "en", True),
    ("go ahead", "en", True),
    ("please do", "en", True),
    ("I'd rather not", "en", False),
    ("why not", "en", True),
    ("don't", "en", False),
    ("yes no maybe", "en", None),
    ("banana", "en", None),
    ("no, that's fine, my plan stays", "en", False),
    ("so my sister then said yes", "en", None),
    ("i walked 20 min", "en", None),
    ("absolutely not", "en", False),
    ("absolutely", "en", True),
    ("No problem", "en", True),
    ("of course", "en", True),
    ("no I'd rather keep it", "en", False),
    ("not today", "en", False),
    ("do it", "en", True),
    ("lieber nicht", "de", False),
    ("bien sûr", "fr", True),
    ("yess", "en", True),
    ("yup!", "en", True),
    ("not yet", "en", False),
    ("is it ok to walk?", "en", None),
]
SCORES = [
    ("4", "en", 4),
    ("about a six", "en", 6),
    ("7/10", "en", 7),
    ("no pain", "en", 0),
    ("3-4", "en", 4),
    ("eleven", "en", 10),
    ("6.5", "en", 7),
    ("six or seven", "en", 7),
    ("hmm", "en", None),
    ("25 min this morning", "en", None),
    ("ten", "en", 10),
    ("acht", "de", 8),
    ("siete", "es", 7),
    ("quatre sur dix", "fr", 4),
    ("nove", "pt", 9),
    ("0", "en", 0),
    ("unbearable", "en", None),
    ("its a 2 today", "en", 2),
    ("8 out of ten", "en", 8),
    ("3, 2", "en", None),
    ("3, didn't stop me", "en", 3),
]
DECLINES = [
    ("no time this week", "time"),
    ("too busy", "time"),
    ("my back hurts", "pain"),
    ("it's sore", "pain"),
    ("I'm exhausted", "tired"),
    ("too tired", "tired"),
    ("that's too much", "too_much"),
    ("too long for me", "too_much"),
    ("too many walks", "too_much"),
    ("don't want to", None),
    ("working late all week", "time"),
    ("bad night, no energy", "tired"),
    ("can't manage that many", "too_much"),
    ("pain", "pain"),
    ("time", "time"),
    ("work is crazy", "time"),
    ("flare up", "pain"),
    ("knackered", "tired"),
    ("it's a bit ambitious", "too_much"),
    ("the hours don't suit, meetings all day", "time"),
    ("aching all over", "pain"),
    ("slept badly", "tired"),
    ("keine Zeit", "time"),
    ("me duele la espalda", "pain"),
    ("trop fatigué", "tired"),
    ("muito longo", "too_much"),
]
TIMES = [
    ("check in on Sunday at 6pm", CheckInTime(6, time(18, 0))),
    ("check-in Friday 19:00", CheckInTime(4, time(19, 0))),
    ("weekly check in saturday morning", CheckInTime(5, time(10, 0))),
    ("move my check-in to monday evening", CheckInTime(0, time(18, 0))),
    ("can we do the check in thursdays at half past seven in the evening", CheckInTime(3, time(19, 30))),
    ("checkin sun 8am", CheckInTime(6, time(8, 0))),
    ("please ask me the weekly questions on wednesday", CheckInTime(2, time(18, 0))),
    ("friday 5.30pm for the check in", CheckInTime(4, time(17, 30))),
    ("weekly review tuesday noon", CheckInTime(1, time(12, 0))),
    ("check-in on saturday at 10", CheckInTime(5, time(10, 0))),
    ("check in sundays at 7", CheckInTime(6, time(19, 0))),
    ("check in friday quarter past 6 pm", CheckInTime(4, time(18, 15))),
    ("chekin on thurday at 20h", CheckInTime(3, time(20, 0))),
]
NO_TIMES = ["check in at 9pm", "walk on monday at 7", "hello", "when is the check in, sunday?"]
PLANS = [
    ("my plan: after breakfast, with a podcast", "after breakfast, with a podcast"),
    ("if it rains then I walk in the mall", "if it rains then I walk in the mall"),
    ("If I finish lunch, then I'll go round the block", "If I finish lunch, then I'll go round the block"),
    ("My plan is to go right after work", "go right after work"),
    ("when I've had my coffee, I'll put my shoes on", "when I've had my coffee, I'll put my shoes on"),
    ("i walked 20 min", None),
    ("plan", None),
    ("after dinner I will walk with my dog", "after dinner I will walk with my dog"),
    ("my plan: ", None),
    ("hello", None),
    ("if then plan: after the school run", "after the school run"),
    ("what if it hurts?", None),
    ("what's my plan?", None),
    ("if I walk then I will be in pain", None),
    ("I walked at lunch, that was the plan", None),
]
WISHES = [
    ("check in", True),
    ("check-in", True),
    ("checkin please", True),
    ("can we do the weekly check in now", True),
    ("I want to do my check-in", True),
    ("weekly questions", True),
    ("start the check in", True),
    ("hello", False),
    ("25 min", False),
    ("check in on Sunday at 6pm", False),
    ("did my check in yesterday", False),
    ("chek in", True),
    ("weekly review", True),
    ("when is my check-in?", False),
    ("i don't want to check in", False),
]
PIECES = [
    "3",
    "2",
    "10",
    "99",
    "0",
    "no",
    "yes",
    "skip",
    "none",
    "-",
    "/",
    ",",
    ";",
    ".",
    "3.5",
    "3-4",
    "pain",
    "enjoyment",
    "confidence",
    "flare",
    "zero",
    "between",
    "and",
    "or",
    "min",
    "km",
    "not",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
LANGUAGES = st.sampled_from(["en", "de", "es", "fr", "pt", "xx"])


@pytest.mark.parametrize(("text", "language", "first", "answers"), ANSWERS)
def test_a_message_answers_the_steps_it_speaks_of(text, language, first, answers):
    assert read_check_in(text, language, first) == answers


@pytest.mark.parametrize(("text", "first"), NO_ANSWERS)
def test_what_answers_nothing_is_not_read(text, first):
    assert read_check_in(text, first=first) is None


@pytest.mark.parametrize(("text", "language", "meant"), YES_OR_NO)
def test_yes_and_no_are_told_apart(text, language, meant):
    assert read_yes_no(text, language) is meant


@pytest.mark.parametrize(("text", "language", "score"), SCORES)
def test_one_score_is_read(text, language, score):
    assert read_score(text, language) == score


@pytest.mark.parametrize(("text", "reason"), DECLINES)
def test_a_decline_tells_its_reason(text, reason):
    assert read_decline_reason(text) == reason


@pytest.mark.parametrize(("text", "at"), TIMES)
def test_the_check_in_can_be_moved(text, at):
    assert read_check_in_time(text) == at


@pytest.mark.parametrize("text", NO_TIMES)
def test_without_a_weekday_and_a_check_in_nothing_is_moved(text):
    assert read_check_in_time(text) is None


def test_a_check_in_without_a_clock_time_keeps_the_usual_one():
    assert read_check_in_time("check in on friday please") == CheckInTime(4)


@pytest.mark.parametrize(("text", "plan"), PLANS)
def test_a_plan_is_quoted_in_its_own_words(text, plan):
    assert read_if_then(text) == plan


@pytest.mark.parametrize(("text", "wanted"), WISHES)
def test_a_check_in_that_is_wanted_now_is_known(text, wanted):
    assert wants_check_in(text) is wanted


@given(TEXTS, LANGUAGES, st.sampled_from([*STEPS, "", "other"]))
def test_whatever_is_written_scores_stay_between_nought_and_ten(text, language, first):
    answers = read_check_in(text, language, first) or CheckInAnswers()

    assert {answers.pain, answers.enjoyment, answers.activity, answers.confidence} <= {None, *range(11)}
    assert answers.limited in {None, True, False}
    assert read_score(text, language) in {None, *range(11)}
    assert read_yes_no(text, language) in {None, True, False}


@given(TEXTS)
def test_no_text_breaks_what_is_asked_of_the_check_in(text):
    assert wants_check_in(text) in {True, False}
    assert read_decline_reason(text) in {None, "time", "pain", "tired", "too_much"}
    assert len(read_if_then(text) or "") <= 160
    assert getattr(read_check_in_time(f"check in {text}"), "weekday", 0) in range(7)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=4), st.sampled_from([", ", " ", "/", "; ", "\n"]))
def test_five_answers_are_read_with_any_separator(scores, between):
    first, second, third, last = scores
    text = between.join([str(first), str(second), str(third), "no", str(last)])

    assert read_check_in(text) == CheckInAnswers(first, second, third, limited=False, confidence=last)


@pytest.mark.parametrize(
    "text", ["I have to pick up the kids", "I have a question", "i did my shopping instead", "harder please"]
)
def test_a_yes_that_goes_on_is_none(text):
    assert read_yes_no(text) is None


@pytest.mark.parametrize("text", ["I have", "i did", "please", "yes please", "yes I have"])
def test_a_yes_in_other_words_is_one(text):
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["4", "2"])
def test_a_number_alone_answers_no_question_of_yes_or_no(text):
    assert read_check_in(text, "en", "limited") is None


@pytest.mark.parametrize("sign", ["⓻", "፩", "𐩀"])
def test_a_sign_that_only_stands_for_a_digit_is_no_score(sign):
    assert read_check_in(sign) is None
