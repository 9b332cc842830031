"""Reading takes time in proportion to the length of a text, whatever the text repeats; a far too long one is refused."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jangbu.cli import app
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tests.fuzz import forget_texts, run
from tests.growth import assert_grows_with_length

DAY = date(2026, 1, 14)
CHARS = 5_000

PIECES = {
    "claims in one paragraph": "한빛전자는 24일 AI 데이터센터에 3년간 2조원을 투자한다고 밝혔다. ",
    "claims line by line": "한빛전자는 24일 AI 데이터센터에 3년간 2조원을 투자한다고 밝혔다.\n",
    "a sentence without an end": "한빛전자는 24일 AI에 2조원을 투자하고 ",
    "amounts alone": "1조 ",
    "one long number": "1",
    "commas": "1,",
    "ranges": "1~",
    "open brackets": "(",
    "open quotations": "“국내 ",
    "conversions without an end": "1억 달러(",
    "days": "24일 ",
    "spans of years": "2025년~",
    "no blank": "가",
    "no sign but dots": ".",
    "names": "삼성전자 ",
    "lists of countries": "한·미·일·",
    "own countries": "자국 미국 ",
    "unknown names": "가나다라(Abc Def Labs) ",
    "introduced names": "미국 스타트업 가나다 ",
    "denials": "그 계획은 부인했다. ",
    "events": "정부는 AI 기본계획을 발표했다! ",
    "counted things": "AI 이용자 3만 명 한국 ",
    "amounts of each": "각각 1조원과 2조원을 한국과 미국이 투자했다. ",
    "no Korean": "http://a.b/c?d=1&",
    "emoji": "\U0001f916",
}


def _read_afresh(text: str) -> None:
    forget_texts()
    read_text(text, DAY, tokenize)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_time_grows_with_the_length(piece: str) -> None:
    """No rule looks over the whole text for each thing that it finds there."""
    assert_grows_with_length(_read_afresh, piece, CHARS)


def test_a_text_too_long_is_refused_at_once(tmp_path: Path) -> None:
    """Ten megabytes in one line: one sentence says so, and a stream of texts goes on with the next one."""
    long = tmp_path / "long.txt"
    long.write_text("가" * 3_400_000, encoding="utf-8")
    began = time.monotonic()
    refused = CliRunner().invoke(app, ["read", str(long)])
    assert refused.exit_code != 0
    assert time.monotonic() - began < 5
    lines = "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(("가" * 1_100_000, "1조원")))
    answers = CliRunner().invoke(app, ["read", "--jsonl"], input=lines).stdout.splitlines()
    assert "error" in json.loads(answers[0])
    assert json.loads(answers[1])["amounts"][0]["value"] == 10**12


def test_ten_seconds_of_odd_texts() -> None:
    """The fuzzer finds nothing; a finding here is cut down to its smallest form."""
    tried, bad = run(seconds=10, seed=2026)
    assert bad is None
    assert tried > 50
