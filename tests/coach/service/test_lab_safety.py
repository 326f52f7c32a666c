from coach.service.lab_safety import answer


def test_a_labelled_text_is_answered_with_its_level():
    assert answer({"id": "s-1", "text": "can't pee since yesterday"}) == {"id": "s-1", "level": "EMERGENCY"}
