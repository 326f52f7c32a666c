import pytest

from coach.domain.reading import Alarm, Level
from coach.language.safety import read_safety


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain",
        "without numbness or tingling",
        "no fever, chills or weight loss",
        "chest pain? no",
        "numb groin?? no nothing like that",
        "never had trouble peeing",
        "sin dolor en el pecho",
        "keine Brustschmerzen",
        "pas de douleur à la poitrine",
        "sem dor no peito",
        "боли в груди нет",
        "सीने में दर्द नहीं है",
        "لا يوجد ألم في الصدر",
        "胸口不疼",
    ],
)
def test_what_is_denied_is_no_alarm(text):
    assert read_safety(text, "") == Alarm()


@pytest.mark.parametrize(
    "text",
    [
        "last year I lost feeling in my groin",
        "when i was 20 i fainted at school",
        "is chest pain dangerous?",
        "what are the warning signs I should look for?",
        "that hill nearly killed me",
        "numb fingers from the cold",
        "passed out flyers for an hour",
        "i nearly wet myself laughing",
        "walked 102 min",
        "103 minutes this week",
        "the dog peed everywhere",
        "my water bladder leaked in my bag",
    ],
)
def test_the_past_questions_and_look_alikes_are_no_alarm(text):
    assert read_safety(text) == Alarm()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tengo la ingle dormida", "es"),
        ("ich kann nicht mehr pinkeln", "de"),
        ("douleur à la poitrine en marchant", "fr"),
        ("senti dor no peito caminhando", "pt"),
        ("не могу помочиться уже два дня", "ru"),
        ("दोनों पैर सुन्न हो गए", "hi"),
        ("seene mein dard hai", "hi"),
        ("ألم في الصدر أثناء المشي", "ar"),
        ("走路时胸口疼", "zh"),
    ],
)
def test_emergencies_are_read_in_every_language(text, language):
    assert read_safety(text, language).level is Level.EMERGENCY
    assert read_safety(text, "en").level is Level.EMERGENCY


def test_a_negation_reaches_no_further_than_its_clause():
    assert read_safety("no chest pain but I can't pee").level is Level.EMERGENCY
    assert read_safety("no walk today because of chest pain").level is Level.EMERGENCY


def test_a_negative_word_inside_a_sign_does_not_deny_it():
    assert read_safety("I can no longer feel my groin").level is Level.EMERGENCY
    assert read_safety("no feeling when I wipe").level is Level.EMERGENCY


def test_another_person_gets_the_level_and_no_lock():
    alarm = read_safety("my mother had chest pain this morning")

    assert (alarm.level, alarm.somebody_else) == (Level.EMERGENCY, True)


def test_what_somebody_else_noticed_about_me_is_mine():
    alarm = read_safety("my wife says my face is drooping")

    assert (alarm.level, alarm.somebody_else) == (Level.EMERGENCY, False)


def test_company_on_a_walk_is_not_the_one_who_is_ill():
    assert not read_safety("walked with my wife and had chest pain").somebody_else


def test_thoughts_of_ending_ones_life_have_a_card_of_their_own():
    alarm = read_safety("I don't want to live with this pain any more")

    assert (alarm.level, alarm.crisis) == (Level.EMERGENCY, True)


def test_a_sign_of_the_body_is_no_crisis():
    assert not read_safety("my genitals feel numb after the walk").crisis


def test_the_phrase_that_led_to_the_alarm_is_kept():
    assert read_safety("20 min, then I fainted").phrases == ("fainted",)


def test_a_bare_numbness_asks_one_question():
    assert read_safety("numbness again today") == Alarm(unsure=True)


def test_asking_what_to_do_about_ones_own_chest_asks_back():
    assert read_safety("what should I do if my chest hurts") == Alarm(unsure=True)


@pytest.mark.parametrize(
    "text", ["nubm groin", "chets pain", "can't peee", "NUMBBBB down there", "i fainteed"]
)
def test_mistyped_words_are_understood(text):
    assert read_safety(text).level is Level.EMERGENCY


def test_the_gravest_level_wins():
    assert read_safety("felt dizzy, then I fainted").level is Level.EMERGENCY


def test_nothing_said_is_no_alarm():
    assert read_safety("") == Alarm()


@pytest.mark.parametrize(
    "text",
    [
        "not sure if this matters but my groin is numb",
        "if it helps, I have chest pain now",
        "if i walk uphill i get chest pain",
        "Is it normal if I can't feel my groin",
        "my doctor told me to watch for numbness, now my groin is numb",
        "i read about cauda equina and i have numb groin",
        "I don't know why but I wet myself",
        "my dog was with me when I fainted",
        "no better, chest pain again",
        "had back surgery last year and now my saddle is numb",
    ],
)
def test_a_roundabout_way_of_saying_it_hides_nothing(text):
    assert read_safety(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["my legs are dead", "my leg felt dead after the walk"])
def test_what_may_be_a_sign_or_a_way_to_speak_is_asked_back(text):
    assert read_safety(text, "") == Alarm(unsure=True)


@pytest.mark.parametrize("text", ["temp of 102 and my back hurts", "102 fever since last night"])
def test_a_high_temperature_is_urgent_in_either_scale(text):
    assert read_safety(text, "").level == Level.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "Our Linda lost control of her bladder with hers, poor lass",
        "Karen fainted on the bus this morning",
        "a mi papá le dio dolor en el pecho anoche",
        "dad's sat down clutching his chest",
        "meine Schwester hat eine Blasenschwäche",
    ],
)
def test_a_name_or_a_relative_is_somebody_else(text):
    assert read_safety(text, "").somebody_else


@pytest.mark.parametrize(
    "text",
    [
        "mum had a stroke two years back, she's doing great",
        "Schlaganfall hatte mein Opa 1998, mir gehts gut",
        "mon père a fait un AVC en 2010, moi 20 min",
        "my uncle had a heart attack in 2012",
        "what should I do if someone faints on a walk?",
        "little one has a fever of 39 so I'm stuck home",
        "my mum had cancer and my back aches",
    ],
)
def test_what_others_had_once_or_might_have_is_no_alarm(text):
    assert read_safety(text, "") == Alarm()


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 I had the calf all swollen, it was a thrombosis, but that is old history",
        "foot drop from 2016 fully recovered, did 5k steps",
        "doc checked me for cauda equina last month and it was all clear",
        "I had chest pain in March, doctor said it was reflux, gone now",
        "I fainted once at school in 1987, nothing since",
    ],
)
def test_what_is_healed_is_no_alarm(text):
    assert read_safety(text) == Alarm()


@pytest.mark.parametrize(
    "text",
    [
        "had breast cancer 4 yrs ago and now there is a new pain in my back",
        "chest pain this morning, gone now",
        "had surgery in 2018, my groin is numb",
    ],
)
def test_the_past_hides_nothing_of_today(text):
    assert read_safety(text).level is not Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "4.2 kms out to the lighthouse and back, 55 minutes by my watch",
        "Zero. I keep checking it's still there",
        "Walked from 5:40 to 6:25 a.m. to beat the heat",
        "spent 50 minutes on hold with Medicare today",
        "meeting ran over by 30 mins",
        "lost track gassing to her next door",
        "dizzy dog ran in circles",
        "mi perro tiene 3 años",
        "Dreiviertelstunde um den See, danach Kuchen",
        "25 min faites, dos tranquille, une ampoule au talon",
        "छत पर चक्कर लगाए",
    ],
)
def test_ordinary_messages_are_left_alone(text):
    assert read_safety(text, "") == Alarm()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("since Tuesday the back is bad. It's the area down there. All numb.", Level.EMERGENCY),
        ("did 20 min but can't feel myself when I wipe", Level.EMERGENCY),
        ("the pee just wont start, i stand there like an idiot", Level.EMERGENCY),
        ("it is like I sit on cotton, the whole seat part is not mine", Level.EMERGENCY),
        ("left leg numb since Monday and now the right one has started", Level.EMERGENCY),
        ("feels like a horse kicked me in the chest", Level.EMERGENCY),
        ("i felled of the ladder on sunday and now the back hurts much more", Level.EMERGENCY),
        ("tree branch fell on my back this morning, agony", Level.EMERGENCY),
        ("eyesight went in one eye like a curtain", Level.EMERGENCY),
        ("lost 20 pounds wuthout tryinh sinxe xmas", Level.URGENT),
        ("dropped a stone and I'm not even dieting", Level.URGENT),
        ("a hard knob growing on my backbone", Level.URGENT),
        ("doesnt matter if I lie down sit or stand the pain just never lets up", Level.URGENT),
        ("foot slaps the floor like a fish", Level.URGENT),
        ("heart doing backflips on the way up", Level.STOP_WALK),
    ],
)
def test_signs_are_composed_of_what_is_felt_and_where(text, level):
    assert read_safety(text).level is level


def test_a_question_about_ones_own_death_is_a_crisis():
    assert read_safety("what if I just took all the pills").crisis


@pytest.mark.parametrize(
    "text",
    [
        "something about my privates",
        "legs are jelly",
        "I dribble now",
        "my hand is clumsy today",
        "i slipped, back is a bit sore",
        "I feel hopeless",
    ],
)
def test_what_is_likely_but_not_certain_is_asked(text):
    assert read_safety(text) == Alarm(unsure=True)


def test_the_end_of_a_very_long_chinese_message_is_read():
    assert read_safety("今天走了二十分钟很开心" * 200 + "。大便失禁了", "zh").level is Level.EMERGENCY


def test_digits_of_every_script_are_read():
    assert read_safety("حرارتي ٣٩ وظهري يوجعني", "ar").level is Level.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "Today I am not able to go, guests have come, 8 people for lunch",
        "my heart skipped when Arsenal scored",
        "that 30 was a fib, it was 20",
        "spent $60 on candles i didnt need",
        "is it serious if you can't pass urine with back pain? asking because I read an article",
        "not feeling faint, not feeling sick, all good",
        "a bike nearly hit me",
    ],
)
def test_words_of_a_sign_in_another_sense_are_no_alarm(text):
    assert read_safety(text) == Alarm()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("don't wanna do this life thing no more", Level.EMERGENCY),
        ("difficulty starting to pee, never had that before, when is my next walk?", Level.EMERGENCY),
        ("never had chest pain till now", Level.EMERGENCY),
        ("my back is in agony since the fall, both legs numb", Level.EMERGENCY),
        ("no 20 min today one leg is getting weaker", Level.URGENT),
        ("myeloma in 2018, back pain back with a vengeance", Level.URGENT),
    ],
)
def test_a_no_beside_a_sign_does_not_hide_it(text, level):
    assert read_safety(text).level is level


@pytest.mark.parametrize(
    "text",
    [
        "my crotch feels like it is wearing a thick sock",
        "my bladder has a mind of its own since tuesday",
        "mr happy won't wake up since my back went",
        "it feels like walking on sponges, both feet",
        "sometimes I think everyone would be happier if I was gone",
    ],
)
def test_weaker_evidence_of_two_kinds_is_an_emergency(text):
    assert read_safety(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "legs feel weird",
        "legs are shaky after 5km",
        "legs felt wobbly but managed 20 min",
        "legs are wobbly today",
    ],
)
def test_legs_that_are_shaky_or_odd_after_a_walk_are_asked_about_and_alarm_nobody(text):
    assert read_safety(text) == Alarm(unsure=True)


@pytest.mark.parametrize(
    "text", ["both legs feel weird", "both my legs are shaky", "my back hurts and my legs are wobbly"]
)
def test_both_legs_or_a_back_that_hurts_with_them_alarm(text):
    assert read_safety(text).level is Level.EMERGENCY


def test_a_dog_that_was_named_before_takes_no_sign_of_the_writer():
    text = "walked with the dog. he is doing well. tight chest and pain in my left arm"
    assert read_safety(text).level is Level.EMERGENCY
