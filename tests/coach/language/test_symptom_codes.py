import pytest

from coach.domain.reading import SaidSymptom
from coach.language.symptoms import find_symptoms


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("numb between my legs since this morning", "saddle_numbness", "present"),
        ("pins and needles down both legs now", "both_legs", "present"),
        ("couldn't catch my breath even sitting down", "breathless", "present"),
        ("left arm and jaw hurt when i walked", "chest_pain", "present"),
        ("my left foot is dragging", "leg_weakness", "present"),
        ("palpitations during the walk", "palpitations", "present"),
        ("sciatica down the right leg, 5/10", "leg_pain", "present"),
        ("20 min, hips a bit tight", "hip_pain", "present"),
        ("thighs sore, good sore", "muscle_soreness", "present"),
        ("puffed on the hill but fine otherwise", "out_of_breath_exertion", "present"),
        ("shattered after that 30 min", "fatigue", "present"),
        ("nope, none of those", "any_red_flag", "negated"),
        ("walked 25 min without chest pain this time", "chest_pain", "negated"),
        ("what should i do if i get chest pain?", "chest_pain", "question"),
        ("last year i lost feeling in my groin and had surgery", "saddle_numbness", "historic"),
        ("my mum had chest pain yesterday", "chest_pain", "other_person"),
    ],
)
def test_a_symptom_has_its_code_and_status(text, code, status):
    assert find_symptoms(text) == (SaidSymptom(code, status),)


def test_several_denied_symptoms_are_each_named():
    assert find_symptoms("no numbness, no trouble peeing") == (
        SaidSymptom("saddle_numbness", "negated"),
        SaidSymptom("bladder_change", "negated"),
    )


def test_what_is_normal_counts_as_denied():
    assert set(find_symptoms("no red flags, bladder and bowels fine")) == {
        SaidSymptom("bladder_change", "negated"),
        SaidSymptom("bowel_change", "negated"),
    }


@pytest.mark.parametrize(
    "text", ["that hill nearly killed me lol 25 mins", "leaking boots!! 20 min in the wet", "30 min"]
)
def test_an_ordinary_message_has_no_symptom(text):
    assert find_symptoms(text) == ()


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("yes, when i clean me after the toilet i dont feel it", "saddle_numbness", "present"),
        ("numb bum and its not from sitting", "saddle_numbness", "present"),
        ("25 minutes at lunch, back about a 3, nothing down the legs", "leg_pain", "negated"),
        ("little one has a fever of 39 so I'm stuck home", "fever", "other_person"),
        ("Our Linda lost control of her bladder with hers", "bladder_change", "other_person"),
        ("mein linkes Bein sackt mir ständig weg", "leg_weakness", "present"),
        ("en 2019 se me durmió la pierna y me tuvieron que operar", "leg_numbness", "historic"),
    ],
)
def test_a_symptom_keeps_its_code_and_whose_it_is(text, code, status):
    assert find_symptoms(text, "") == (SaidSymptom(code, status),)


def test_a_normal_toilet_and_a_normal_feeling_are_both_denied():
    assert set(find_symptoms("toilet all normal, the feeling down there also normal")) == {
        SaidSymptom("bladder_change", "negated"),
        SaidSymptom("saddle_numbness", "negated"),
    }
