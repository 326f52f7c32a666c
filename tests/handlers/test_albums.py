from handlers.albums import MOST_REMEMBERED, Albums


def test_the_first_message_of_an_album_is_answered_however_often_it_is_tried():
    albums = Albums()
    assert [albums.answers("a", number) for number in (1, 2, 1, 3)] == [True, False, True, False]


def test_a_message_in_no_album_is_always_answered():
    albums = Albums()
    assert [albums.answers(None, number) for number in (1, 2)] == [True, True]


def test_the_oldest_album_is_forgotten():
    albums = Albums()
    first = [albums.answers(str(number), 1) for number in range(MOST_REMEMBERED + 1)]
    assert all(first)
    assert (albums.answers("0", 2), albums.answers("9", 2)) == (True, False)
