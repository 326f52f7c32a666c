from datetime import UTC, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from bot.in_process.shown import Attached, Button, Event, Shown
from bot.local_chat.view import View

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
BUTTONS = ((Button("Done", "done:1:"), Button("Skip", "skip:1:")), (Button("Map", url="https://x.test"),))


@pytest.fixture
def out():
    return StringIO()


@pytest.fixture
def view(out):
    return View(out, lambda: ZoneInfo("Europe/Madrid"), colours=False)


def message(what="sent", at=MONDAY, html="<b>20</b> min", **fields):
    return Event(what, 1, at, Shown(1, 1, at, html, **fields))


def test_a_message_shows_its_local_time_its_lines_and_its_numbered_buttons(view, out):
    view.event(message(html="<b>Noted</b>: 20 min.\n\nThis week: 20 of 80.", buttons=BUTTONS))

    assert out.getvalue().splitlines() == [
        "bot Mon 10:00> Noted: 20 min.",
        "",
        "    This week: 20 of 80.",
        "    [1] Done  [2] Skip",
        "    [3] Map -> https://x.test",
    ]


def test_edits_deletions_and_toasts_are_told_apart_and_removed_buttons_are_not_shown(view, out):
    view.event(message("edited"))
    view.event(message("deleted", buttons=BUTTONS))
    view.event(Event("toast", 1, MONDAY, toast="Noted"))
    view.event(message("buttons"))

    assert out.getvalue().splitlines() == [
        "bot Mon 10:00> (edited) 20 min",
        "bot Mon 10:00> (deleted) 20 min",
        "    (Noted)",
    ]


@pytest.mark.parametrize(("size", "shown"), [(12, "12 bytes"), (3000, "2.9 KB")])
def test_a_file_shows_its_name_and_size(view, out, size, shown):
    view.event(message(html="", attached=Attached("walks.csv", b"x" * size)))
    view.event(message(attached=Attached("walks.csv", b"x" * size)))

    assert out.getvalue().splitlines() == [
        f"bot Mon 10:00> [file] walks.csv, {shown}",
        "bot Mon 10:00> 20 min",
        f"    [file] walks.csv, {shown}",
    ]


def test_a_new_day_gets_a_line_of_its_own(view, out):
    view.time(MONDAY)
    view.event(message(at=datetime(2026, 3, 2, 22, 59, tzinfo=UTC)))
    view.event(message(at=datetime(2026, 3, 2, 23, 1, tzinfo=UTC)))

    assert out.getvalue().splitlines() == [
        "--- Monday 2 March 2026, 10:00 (Europe/Madrid) ---",
        "bot Mon 23:59> 20 min",
        "--- Tuesday 3 March 2026 ---",
        "bot Tue 00:01> 20 min",
    ]


def test_what_is_typed_and_what_is_said_about_the_chat_are_marked(view, out):
    view.echo("20 min")
    view.note("There is no such button.")
    view.note("Two\nlines")

    assert out.getvalue().splitlines() == ["you> 20 min", "* There is no such button.", "Two", "lines"]


def test_a_terminal_gets_colours(out):
    View(out, lambda: ZoneInfo("UTC"), colours=True).event(message(buttons=BUTTONS[:1]))

    assert out.getvalue().splitlines() == [
        "\x1b[36mbot Mon 09:00>\x1b[0m \x1b[1m20\x1b[0m min",
        "    \x1b[33m[1]\x1b[0m Done  \x1b[33m[2]\x1b[0m Skip",
    ]
