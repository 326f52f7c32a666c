import pytest

from coach.domain.choices import Choice, Verb, decode


@pytest.mark.parametrize(
    ("choice", "data"),
    [
        (Choice(Verb.DONE, 12), "done:12:"),
        (Choice(Verb.MOVE, 7, "+120"), "move:7:+120"),
        (Choice(Verb.TIME, 0, "18:30"), "time:0:18:30"),
        (Choice(Verb.UNDO, -4), "undo:-4:"),
        (Choice(Verb.ZONE, value="a\nb"), "zone:0:a\nb"),
    ],
)
def test_a_tap_is_carried_as_text_and_read_back(choice, data):
    assert choice.encode() == data
    assert decode(data) == choice


@pytest.mark.parametrize(
    "data",
    ["", "done", "done:12", "done:x:", "dance:1:", "DONE:1:", " done:1:", "done:" + 20 * "1" + ":", "done::"],
)
def test_what_this_version_does_not_know_is_no_tap(data):
    assert decode(data) is None
