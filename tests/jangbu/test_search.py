"""``jangbu search``: the sample's articles found by Korean and English words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("데이터센터를 한국에 투자한다", "부산"),
        ("소프트뱅크 프랑스", "소프트뱅크"),
        ("SoftBank France", "소프트뱅크"),
        ("미스트랄 투자 유치", "미스트랄"),
        ("AI 예산안 심사", "예산"),
    ],
)
def test_what_is_asked_for_stands_among_the_first(jangbu: Run, sample_home: Path, query: str, title: str) -> None:
    code, text = jangbu("search", query, "--home", sample_home, "--json", "--limit", 3)
    assert code == 0
    hits = json.loads(text)
    assert any(title in hit["title"] for hit in hits), [hit["title"] for hit in hits]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


@pytest.mark.slow
def test_people_see_title_day_paper_sentence_and_claims(jangbu: Run, sample_home: Path) -> None:
    code, text = jangbu("search", "덩케르크 데이터센터", "--home", sample_home, "--limit", 1)
    assert code == 0
    for words in ("소프트뱅크", "2025-09-", "덩케르크", "▸", "investment"):
        assert words in text, words


@pytest.mark.slow
def test_nothing_found_is_said(jangbu: Run, sample_home: Path) -> None:
    assert jangbu("search", "고래잡이", "--home", sample_home) == (0, "No article speaks of '고래잡이'.\n")
    assert json.loads(jangbu("search", "고래잡이", "--home", sample_home, "--json")[1]) == []


def test_a_wrong_use_is_one_sentence(jangbu: Run, tmp_path: Path) -> None:
    assert jangbu("search", "  ", "--home", tmp_path)[0] == 2
    code, text = jangbu("search", "투자", "--home", tmp_path)
    assert (code, "jangbu ingest" in text) == (1, True)
