import io
import json
import subprocess
import sys

import pytest

from bot.lab import answers, main


def run_lab(lab, *lines):
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", "import sys; from bot.lab import main; sys.exit(main(sys.argv[1:]))", lab],
        input="\n".join(lines).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )


def read(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def test_the_programme_answers_line_by_line_under_out():
    swap = {"id": "a", "rule": "swap", "in": {"unit": "min", "n": 2, "session": 20}}
    none = {"id": "b", "rule": "swap", "in": {"unit": "min", "n": 1, "session": 4}}

    assert read(run_lab("programme", json.dumps(swap), "", json.dumps(none))) == [
        {"id": "a", "out": {"n": 3, "session": 15}},
        {"id": "b", "out": None},
    ]


def test_a_bad_line_gets_an_error_and_the_next_line_its_answer():
    good = {"id": "a", "rule": "ramp", "in": {"unit": "min", "start": 150}}
    bad, unknown, listed, answered = read(
        run_lab("programme", "{nonsense", '{"id": "x", "rule": "none"}', "[1]", json.dumps(good))
    )

    assert (bad["id"], unknown["id"], listed["id"]) == (None, "x", None)
    assert [sorted(each) for each in (bad, unknown, listed)] == [["error", "id"]] * 3
    assert answered == {"id": "a", "out": [150] * 26}


def test_the_command_answers_in_this_process_too(monkeypatch, capsys):
    case = {"id": "a", "rule": "ramp", "in": {"unit": "min", "start": 150}}
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{json.dumps(case)}\n\n"))

    assert main(["programme"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "a", "out": [150] * 26}


@pytest.mark.parametrize(
    ("lab", "said", "keys"),
    [
        ("understand", {"lang": "en", "ref": "2026-03-02T09:00"}, ["confidence", "id", "ms", "pred", "way"]),
        ("safety", {}, ["id", "level"]),
    ],
)
def test_what_understanding_and_safety_answer_stands_beside_the_id(lab, said, keys, monkeypatch, capsys):
    lines = [json.dumps({"text": "walked 20 min"} | said | named) for named in ({"id": "a"}, {})]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    main([lab])
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert [answer["id"] for answer in answers] == ["a", None]
    assert [sorted(answer) for answer in answers] == [keys, keys]


def test_text_stays_as_it_is_in_any_language():
    [out] = answers(['{"id": "ж", "word": "прошёл"}'], lambda case: {"said": case["word"]}, wrapped=False)

    assert out == '{"id": "ж", "said": "прошёл"}'


def test_answers_flow_while_the_input_is_still_open():
    process = subprocess.Popen(
        [sys.executable, "-c", "from bot.lab import main; main(['programme'])"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        process.stdin.write(b'{"id": 1, "rule": "ramp", "in": {"unit": "min", "start": 150}}\n')
        process.stdin.flush()
        first = json.loads(process.stdout.readline())
        process.stdin.close()

    assert first["id"] == 1
    assert process.returncode == 0


def test_an_unknown_lab_is_a_usage_error():
    with pytest.raises(subprocess.CalledProcessError) as wrong:
        run_lab("cookery")

    assert wrong.value.returncode == 2
    assert b"choose from" in wrong.value.stderr


def test_the_lab_loads_neither_telegram_nor_the_settings():
    code = (
        "import sys; sys.argv = ['x']; from bot.lab import main; main(['programme']);"
        "print([name for name in ('telegram', 'httpx', 'aiohttp', 'pydantic') if name in sys.modules])"
    )
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], input=b"", capture_output=True, check=True, timeout=60
    )

    assert run.stdout == b"[]\n"
