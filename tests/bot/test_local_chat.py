import io
import os
import pty
import subprocess
import sys

import pytest

from bot.local_chat import main

START = ["/start", ":1", ":1", "20 min, 4 days", "London", "Mon Tue Thu Sat 12:30"]


def run_chat(lines, *options):
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "chat", *options],
        input="\n".join(lines).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def typed(monkeypatch, capsys):
    """Chat in this process: lines in, what is shown out."""

    def chat(lines, *options):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert main(list(options)) == 0
        return capsys.readouterr().out.splitlines()

    return chat


def test_a_script_through_a_pipe_is_answered_line_by_line():
    run = run_chat(["# a comment", "", "/start", ":9", ":nonsense"])

    shown = run.stdout.decode().splitlines()
    assert (run.returncode, run.stderr) == (0, b"")
    assert shown[0] == "--- Monday 2 March 2026, 09:00 (UTC) ---"
    assert shown[1] == "you> /start"
    assert shown[2].startswith("bot Mon 09:00> Hi! I'm a walking coach")
    assert shown[-4:] == [
        "you> :9",
        "* There is no such button.",
        "you> :nonsense",
        "* I don't know that command; :help lists them.",
    ]


def test_the_same_script_gives_the_same_chat(typed):
    script = [*START, "walked 20 min", ":+3d"]

    assert typed(script) == typed(script)


def test_nudges_arrive_at_their_own_local_time(typed):
    shown = typed([*START, ":tomorrow 13:00"])

    assert any(line.startswith("bot Tue 12:00>") for line in shown)
    assert shown[-1] == "--- Tuesday 3 March 2026, 13:00 (Europe/London) ---"


def test_buttons_edits_and_other_things_can_be_sent(typed, tmp_path):
    (tmp_path / "walks.ics").write_text("BEGIN:VCALENDAR")
    script = ["walked 20 min", ":edit walked 25 min", ":tap Undo", ":photo", ":voice", ":sticker"]
    script += [":location", ":location here", ":file", f":file {tmp_path}/walks.ics", ":file no/such/file"]
    shown = typed([*START, *script])

    assert [line for line in shown if line.startswith("* ")] == [
        "* A place is two numbers: :location 51.5 -0.1",
        "* That file can't be read.",
    ]


def test_what_cannot_be_done_is_said_in_one_line(typed):
    script = [
        ":tap Undo",
        ":tap",
        ":edit 20 min",
        ":edit",
        ":monday 25:00",
        ":date 2020-01-01",
        ":2.1",
        ":next",
    ]
    shown = typed(script)

    assert [line for line in shown if line.startswith("* ")] == [
        "* There is no such button.",
        "* I don't know that command; :help lists them.",
        "* There is nothing to edit yet.",
        "* I don't know that command; :help lists them.",
        "* That is no time ahead; try :+2h, :tomorrow 7:00 or :monday.",
        "* That is no time ahead; try :+2h, :tomorrow 7:00 or :monday.",
        "* There is no such button.",
        "* The bot says nothing for two weeks.",
    ]


def test_help_names_the_commands_and_quit_ends_the_chat(typed):
    shown = typed([":help", ":time", ":quit", "never read"])

    assert "  :quit" in shown
    assert shown[-2:] == ["--- Monday 2 March 2026, 09:00 (UTC) ---", "you> :quit"]


def test_a_chat_with_a_file_goes_on_where_it_was(typed, tmp_path):
    database = str(tmp_path / "new" / "chat.sqlite3")
    typed([*START, "walked 20 min", ":+2h"], "--db", database)
    shown = typed(["/week"], "--db", database)
    fresh = typed(
        ["/week"], "--db", database, "--fresh", "--start", "2026-04-01T10:00", "--zone", "Europe/Paris"
    )

    assert shown[:2] == [
        "* The chat goes on from the last time; --fresh starts anew.",
        "--- Monday 2 March 2026, 11:01 (Europe/London) ---",
    ]
    assert "20 of 80 min" in shown[3]
    assert fresh[0] == "--- Wednesday 1 April 2026, 10:00 (Europe/Paris) ---"
    assert "20 of 80 min" not in fresh[2]


@pytest.mark.parametrize("options", [["--zone", "Mars/Base"], ["--start", "someday"], ["--what"]])
def test_options_that_cannot_be_read_are_a_usage_error(options):
    run = run_chat([], *options)

    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert b"usage: python -m bot chat" in run.stderr


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", "/"])
def test_a_zone_that_is_not_there_is_said(zone, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit):
        main(["--zone", zone])

    assert f"there is no time zone '{zone}'; try Europe/London" in capsys.readouterr().err


def test_the_zone_of_the_machine_counts_until_the_bot_knows_better(typed, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    tokyo = typed([":time"])
    monkeypatch.setenv("TZ", "nonsense")

    assert tokyo[0] == "--- Monday 2 March 2026, 09:00 (Asia/Tokyo) ---"
    assert typed([":time"])[0] == "--- Monday 2 March 2026, 09:00 (UTC) ---"


def test_a_damaged_database_is_one_plain_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "chat.sqlite3").write_bytes(b"not a database, but long enough to be read as one" * 100)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    assert main(["--db", str(tmp_path / "chat.sqlite3")]) == 78
    assert capsys.readouterr().err.startswith("The database is damaged")


def test_a_folder_that_cannot_be_made_is_one_plain_line(tmp_path):
    (tmp_path / "file").write_text("")
    run = run_chat([], "--db", f"{tmp_path}/file/chat.sqlite3")

    assert run.returncode == 78
    assert run.stderr.decode() == f"The folder {tmp_path}/file can't be written: File exists.\n"


def test_a_reader_that_goes_away_gets_no_traceback():
    command = f"printf '/start\\n:+1d\\n:+1d\\n' | {sys.executable} -m bot chat | head -n 1"
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, timeout=60)  # noqa: S603 - ours

    assert run.stderr == b""


def test_a_terminal_is_greeted_and_prompted(tmp_path):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "chat", "--db", str(tmp_path / "chat.sqlite3")],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.write(ours, b":quit\n")
    shown, complaint = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)

    assert (process.returncode, complaint) == (0, b"")
    assert shown.decode().startswith("This is the bot, here in your terminal")
