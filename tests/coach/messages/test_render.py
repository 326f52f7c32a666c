import re
from datetime import datetime
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest
from every_reply import CLASSES, NOW, replies

from coach.domain.replies import Nudge
from coach.messages import Voice, render
from coach.messages.speech import languages

TELEGRAM_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot);)")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff]")


class Tags(HTMLParser):
    """Notes the tags of a message, and whether each is closed in its turn."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.seen, self.open, self.right = set(), [], True

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser calls it with both
        """Note a tag that opens."""
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        """Note whether the last tag closes."""
        self.right = self.right and self.open[-1:] == [tag]
        self.open = self.open[:-1]


def is_telegram_html(text):
    tags = Tags()
    tags.feed(text)
    tags.close()
    return tags.right and not tags.open and tags.seen <= TELEGRAM_TAGS and not ENTITY.search(text)


def voices(language):
    return [Voice(language, metric, NOW, variant) for metric, variant in ((True, 0), (False, 1))]


@cache
def said(kind, language):
    return [render(reply, voice) for reply in replies(kind) for voice in voices(language)]


@pytest.fixture(params=languages())
def language(request):
    return request.param


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_reply_is_valid_html_within_telegrams_limits(kind, language):
    texts = said(kind, language)

    assert [text for text in texts if not is_telegram_html(text)] == []
    assert [text for text in texts if not 1 <= len(unescape(text)) <= 4096] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_no_reply_has_holes_or_marks_in_it(kind, language):
    broken = re.compile(r"[{}\u2066-\u2069]|\bNone\b|  | [,.]|\.\.|^\s|\s$|\n\n\n")

    assert [text for text in said(kind, language) if broken.search(text)] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_no_reply_shouts(kind, language):
    texts = said(kind, language)

    assert [text for text in texts if text.count("!") > 1 or len(EMOJI.findall(text)) > 1] == []


def test_what_somebody_wrote_is_escaped_once():
    nudge = replies(Nudge)[0]
    hostile = Nudge(nudge.planned_id, nudge.at, nudge.amount, nudge.standing, "<b>&amp; </i>")

    assert "&lt;b&gt;&amp;amp; &lt;/i&gt;" in render(hostile, Voice("en", metric=True, now_local=NOW))


@pytest.mark.parametrize("language", ["", "xx", "../en", "en-GB", "EN_us"])
def test_an_unknown_language_falls_back_to_english(language):
    spoken = Voice(language, metric=True, now_local=datetime(2026, 3, 4))

    assert [render(reply, spoken) for reply in replies(Nudge)[:5]] == [
        render(reply, Voice("en", metric=True, now_local=datetime(2026, 3, 4)))
        for reply in replies(Nudge)[:5]
    ]
