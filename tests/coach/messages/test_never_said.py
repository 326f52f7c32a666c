import pytest
from every_reply import CLASSES, NOW, replies
from never_said import POINTS, copy_in, never_in, never_said_in

from coach.messages import Voice, render
from coach.messages.education import education, lessons
from coach.messages.speech import FALLBACK, LOCALES, Speech, languages

FORBIDDEN = [
    ("1", "This sounds like a trapped nerve."),
    ("1", "It is nothing serious, and walking is safe for you."),
    ("1", "Your pain is caused by a tight muscle."),
    ("2", "Take a painkiller before your walk."),
    ("2", "400 mg of it may be enough."),
    ("2", "You can stop taking them now."),
    ("2", "Your doctor is wrong about that."),
    ("2", "You don't need a doctor for this."),
    ("3", "Walking cures back pain."),
    ("3", "You will have 28 % less of it."),
    ("3", "You'll feel much better."),
    ("3", "That cuts your risk."),
    ("4", "Numb legs? Just walk it off."),
    ("4", "A short walk will help."),
    ("5", "Push through, you can do it."),
    ("5", "No pain, no gain."),
    ("5", "Please stay in bed today."),
    ("5", "Your back is fragile."),
    ("5", "That is wear and tear."),
    ("6", "You have 20 minutes to catch up on."),
    ("6", "You can make up for it on Sunday."),
    ("6", "You still owe me two walks."),
    ("6", "You're behind schedule."),
    ("7", "You missed your walk."),
    ("7", "Don't lose your streak."),
    ("7", "You'll lose what you have built."),
    ("7", "So it's back to square one."),
    ("7", "You start from zero again."),
    ("7", "Other people walk more."),
    ("7", "That is more than most."),
    ("7", "You should have walked."),
    ("7", "You let yourself down."),
    ("8", "You haven't answered yet."),
    ("8", "Still no word from you."),
    ("8", "Why didn't you tell me?"),
    ("9", "I'm watching over you."),
    ("9", "I see that you are at home."),
    ("9", "We'll call for help."),
    ("9", "Our nurses read this."),
    ("10", "Your back is calmer because you walked."),
    ("10", "Thanks to your walks it hurts less."),
    ("10", "Walking eased your pain."),
    ("10", "The pain will pass."),
    ("10", "You\u2019ll be fine."),
    ("10", "It will be gone within two weeks."),
    ("11", "I told your doctor."),
    ("11", "We shared it with our partners."),
    ("11", "Your partner can see your walks."),
    ("12", "A plan for kids."),
    ("12", "Ask your mum to walk with you."),
]
HARMLESS = [
    "I can't give medical advice.",
    "In a trial of 701 adults a plan like this may help people to go longer without a bout.",
    "Nobody is watching this chat.",
    "Nothing is sold or shared.",
    "There is nothing to make up for, and nothing is carried over.",
    "This week is 80 min again, with nothing to catch up.",
    "How is your back now, from 0 (no pain) to 10?",
    "Noted: no pain.",
    "Noted: pain 3 of 10.",
    "A doctor or a physio can tell you more.",
    "Please talk to a doctor today.",
    "If it gets worse fast, call your local emergency number.",
    "Good to hear that it's calmer.",
    "Your plan stays light. I'll ask again in two days.",
    "I only count your own walks.",
    "Please let them stop, and sit down.",
    "A parent, a doctor or a physio can help you find what's right for you.",
    "Walking is fine if a professional has said so.",
    "Pain often does not mean that something is being harmed.",
    "When you have talked to a professional, tap the button.",
    "Last week you walked 45 of 80 min.",
    "That could be 5 walks of 16 min.",
    "I'll remind you when a walk is due.",
    "You have no quiet hours now.",
    "A quick question: did you walk?",
    "The weather can be like that.",
    "Whoever runs it can see it there.",
    "It's no secret that backs have good days and bad days.",
    "The doctor's office is open until 18:00.",
    "Take it at your own pace.",
]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_own_list(language):
    assert [point.split()[0] for point in never_in(language)] == [str(number + 1) for number in range(POINTS)]


@pytest.mark.parametrize("language", languages())
def test_nothing_that_is_never_said_is_in_the_copy(language):
    found = [(line, never_said_in(line, language)) for line in copy_in(language)]

    assert [(line, words) for line, words in found if words] == []


@pytest.mark.parametrize("language", languages())
def test_the_copy_is_all_of_it(language):
    files = [file for file in (LOCALES / language).iterdir() if not file.name.endswith((".ftl", ".toml"))]
    text = "\n".join(copy_in(FALLBACK))

    assert files == []
    assert "Please get help now" in text
    assert "Pain is not always harm" in text
    assert "Shoes on soon?" in text


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_nothing_that_is_never_said_comes_together_from_pieces(kind, language):
    voices = [Voice(language, metric=True, now_local=NOW, variant=variant) for variant in range(2)]
    texts = {render(reply, voice) for reply in replies(kind) for voice in voices}
    found = [(text, never_said_in(text, language)) for text in sorted(texts)]

    assert [(text, words) for text, words in found if words] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", lessons(FALLBACK))
def test_nothing_that_is_never_said_is_in_an_education_card(name, language):
    shown = education(Speech(Voice(language, metric=True, now_local=NOW)), name)

    assert never_said_in(shown, language) == []


@pytest.mark.parametrize(("point", "sentence"), FORBIDDEN)
def test_a_sentence_that_is_never_said_would_be_found(point, sentence):
    assert point in {found.split()[0] for found, _ in never_said_in(sentence)}


def test_each_of_the_twelve_points_is_tried():
    assert {int(point) for point, _ in FORBIDDEN} == set(range(1, POINTS + 1))


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_harmless_sentence_that_sounds_alike_is_not_found(sentence):
    assert never_said_in(sentence) == []
