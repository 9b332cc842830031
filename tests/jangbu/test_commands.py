"""What a person types and what comes back: help, results on stdout, one sentence and a code for an error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jangbu.cli import app
from jangbu.errors import CommandError

COMMANDS = (
    "ingest",
    "read",
    "clean",
    "sql",
    "search",
    "explain",
    "export",
    "check",
    "status",
    "replay",
    "rebuild",
    "rates",
    "serve",
)
LATER = ("report",)
SENTENCE = "네이버는 2030년까지 국내 AI 데이터센터에 1조 원 이상을 투자하겠다고 밝혔다."


def _run(*arguments: str, stdin: str = "") -> tuple[int, str]:
    """Return the exit code and what went to stdout; an error's sentence stands where the code is not 0."""
    result = CliRunner().invoke(app, arguments, input=stdin)
    if isinstance(result.exception, CommandError):
        return result.exception.code, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def _jangbu(*arguments: str, stdin: str = "", **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jangbu", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, check=False, **options)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(command: str) -> None:
    code, text = _run(command, "--help")
    assert code == 0
    assert "Example:" in text
    assert "jangbu" in text.split("Example:")[1]


def test_every_command_is_in_these_tests() -> None:
    assert {command.name for command in app.registered_commands} == {*COMMANDS, *LATER}


@pytest.mark.parametrize("command", LATER)
def test_what_is_not_there_yet_says_so_and_ends_with_2(command: str) -> None:
    code, text = _run(command, "--any", "thing")
    assert (code, "not there yet" in text) == (2, True)


def test_the_command_starts_without_heavy_imports() -> None:
    heavy = "{'prefect', 'duckdb', 'kiwipiepy', 'great_expectations', 'trafilatura', 'pandas', 'pyarrow'}"
    code = f"import sys, jangbu.cli; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_read_answers_each_line_in_order_even_a_broken_one() -> None:
    lines = [
        json.dumps({"id": "b", "text": SENTENCE, "published": "2026-03-04"}, ensure_ascii=False),
        "no json",
        json.dumps({"id": "a", "text": "", "published": None}),
        json.dumps({"id": "c", "text": SENTENCE, "published": "yesterday"}, ensure_ascii=False),
    ]
    result = _jangbu("read", "--jsonl", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", None, "a", None]
    assert "line 2" in answers[1]["error"]
    assert result.returncode == 1
    assert result.stderr.startswith("jangbu: 2 of the lines")
    (amount,) = answers[0]["amounts"]
    assert SENTENCE[slice(*amount["span"])] == amount["text"]
    assert (amount["value"], amount["currency"], amount["qualifier"]) == (10**12, "KRW", "at_least")


def test_read_streams(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jangbu", "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for number in range(2):
            process.stdin.write(json.dumps({"id": str(number), "text": "1조 원"}, ensure_ascii=False) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def test_read_shows_a_text_with_tables(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    code, text = _run("read", str(path), "--published", "2026-03-04")
    assert code == 0
    assert "Amounts" in text
    assert "at_least" in text
    assert "2030-12-31" in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("read", "gone.txt"), 2, "gone.txt cannot be read"),
        (("read", "-", "--published", "soon"), 2, "'soon' is no day"),
        (("clean", "gone.html"), 1, "gone.html could not be read"),
        (("sql", "SELECT 1", "--home", "nowhere"), 1, "jangbu ingest"),
        (("sql", "SELECT 1", "--format", "parquet"), 2, "--output"),
        (("check", "--home", "nowhere"), 1, "jangbu ingest"),
        (("status", "--home", "nowhere"), 1, "jangbu ingest"),
        (("ingest", "--sources", "gone.toml"), 2, "gone.toml does not exist"),
        (("ingest", "a.html", "--sample"), 2, "--sample"),
        (("serve", "--sources", "gone.toml"), 1, "gone.toml does not exist"),
    ],
)
def test_an_error_is_one_sentence_with_the_name_and_what_to_do(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found_code, text = _run(*arguments)
    assert (found_code, words in text) == (code, True), text
    assert "Traceback" not in text
    assert not (tmp_path / "nowhere").exists(), "asking must not make a home"


def test_a_home_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    (tmp_path / "page.txt").write_text("x")
    code, text = _run("ingest", str(tmp_path / "page.txt"), "--home", str(tmp_path / "home"))
    assert (code, "--home" in text) == (2, True)


def test_clean_answers_one_object_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"누리 AI 투자\n\n입력 2026-03-04 09:00\n\n{SENTENCE}\n\n댓글 0\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = _jangbu("clean", "--jsonl", str(tmp_path / "empty.txt"), str(page))
    (answer,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert (answer["title"], answer["published"][:10], answer["body"]) == ("누리 AI 투자", "2026-03-04", SENTENCE)
    assert "empty.txt" in result.stderr
