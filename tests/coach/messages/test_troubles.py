"""Everything that can be the matter with a calendar has a sentence of its own."""

import pytest
from every_reply import NOW, TROUBLES

from coach.domain.calendars import Refusal, Trouble, WhyUnreadable
from coach.domain.replies import CalendarFailing, CalendarGivenUp, CalendarTrouble
from coach.messages import Voice, render
from coach.messages.speech import languages


def said(why, language):
    """Say what is the matter, in each of the ways in which that is said."""
    voice = Voice(language, metric=True, now_local=NOW)
    ways = (
        CalendarTrouble(why, connected=False),
        CalendarTrouble(why, connected=True),
        CalendarFailing(why, NOW),
        CalendarGivenUp(why, times=True),
    )
    return tuple(render(one, voice) for one in ways)


@pytest.mark.parametrize("language", languages())
def test_every_trouble_is_told_from_one_that_is_not_known(language):
    assert [why for why in TROUBLES if said(why, language) == said("no such code", language)] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("codes", [Refusal, Trouble, WhyUnreadable])
def test_no_two_troubles_of_a_kind_are_told_alike(codes, language):
    assert len({said(why, language) for why in codes}) == len(codes)


def test_a_google_page_is_told_what_to_copy_instead():
    trouble, _, _, _ = said(Refusal.GOOGLE_PAGE, "en")

    assert trouble == (
        "I couldn't read that: that link opens a web page. "
        "In Google, copy <i>Secret address in iCal format</i>.\nNothing of it was kept."
    )
