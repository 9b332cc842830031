"""Dates as pages print them, and dates that are no publication."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.clean.pages import clean_page
from tasks.records import Page, PublishedBasis

GOLD = tomllib.loads((Path(__file__).parent / "stamps.toml").read_text(encoding="utf-8"))
TITLE = "한빛반도체, 평택에 AI 반도체 공장 2조원 투자"
BODY = (
    "한빛반도체가 평택에 인공지능 반도체 공장을 짓는다고 2일 밝혔다.\n\n회사는 2028년까지 2조원을 투자한다고 설명했다."
)


def _cleaned(above: str, below_title: str, below: str) -> Page:
    text = f"새벽일보\n{above}\n{TITLE}\n\n{below_title}\n공유\n가\n\n{BODY}\n\n{below}\n"
    return clean_page(text.encode(), "a.txt", now=date(2026, 11, 24))


def _named(rows: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(row, id=row["text"]) for row in rows]


@pytest.mark.parametrize("row", _named(GOLD["stamp"]))
def test_a_stamp_below_the_title_is_the_publication(row: dict[str, str]) -> None:
    page = _cleaned(
        "2026.11.20 (금)\n서울 9.2℃", row["text"], "저작권자 ⓒ 새벽일보 무단전재 금지\n2026.11.19 10:00 댓글"
    )
    found = page.published_at or page.published_on
    assert found is not None
    assert found.isoformat().startswith(row["at"])
    assert page.published_basis is PublishedBasis.TEXT
    assert page.title == TITLE


@pytest.mark.parametrize("row", _named(GOLD["header"]))
def test_a_date_in_the_header_is_not_the_publication(row: dict[str, str]) -> None:
    assert _cleaned(row["text"], "김하늘 기자", "").published_on is None, row["why"]


@pytest.mark.parametrize("row", _named(GOLD["footer"]))
def test_a_date_below_the_article_is_not_the_publication(row: dict[str, str]) -> None:
    assert _cleaned("메뉴", "김하늘 기자", row["text"]).published_on is None, row["why"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("어제(2026년 3월 4일) 나온 계획이다.", date(2026, 3, 5)),
        ("2026년 3월 4일(오늘) 열린 회의에서 나온 계획이다.", date(2026, 3, 4)),
        ("그저께(2026년 3월 4일)부터 시행된 계획이다.", date(2026, 3, 6)),
        ("정부는 2026년 3월 4일 계획을 발표했다.", date(2026, 3, 4)),
        ("정부는 2026년 2월 27일 계획을 발표했고 오늘(3일) 국회에 냈다.", date(2026, 3, 3)),
        ("계획은 2026년 3월 4일부터 시행된다.", None),
        ("이 회사는 2018년 3월 4일에 설립됐다.", None),
    ],
)
def test_a_day_is_inferred_from_the_text(sentence: str, day: date | None) -> None:
    page = clean_page(f"{TITLE}\n{BODY}\n{sentence}\n".encode(), "a.txt", now=date(2026, 11, 24))
    assert page.published_on == day
    assert page.published_basis is (PublishedBasis.INFERRED if day else None)
    assert any("inferred" in warning for warning in page.warnings) is (day is not None)


def test_an_address_gives_the_day_where_no_stamp_does() -> None:
    page = clean_page(f"{TITLE}\n{BODY}\n".encode(), "https://saebyeok.example/2026/03/04/chip", now=date(2026, 11, 24))
    assert (page.published_on, page.published_basis) == (date(2026, 3, 4), PublishedBasis.URL)


def test_the_name_of_a_file_is_no_address() -> None:
    page = clean_page(f"{TITLE}\n{BODY}\n".encode(), "crawl/2026-03-04/chip.txt", now=date(2026, 11, 24))
    assert page.published_on is None
