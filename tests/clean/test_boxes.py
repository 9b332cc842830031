"""Boxes between and below paragraphs: whatever a page sets beside an article goes, and the article stays whole."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.clean.pages import clean_page

GOLD = tomllib.loads((Path(__file__).parent / "boxes.toml").read_text(encoding="utf-8"))
FOOT = "김하늘 기자 sky@saebyeok.example\n저작권자 ⓒ 새벽일보 무단전재 및 재배포 금지\n많이 본 뉴스\n1 로또 1등 21억\n2 쌀값 25만원"


def _dump(title: str, parts: list[str], between: str) -> str:
    return f"새벽일보\n11.24 (화)\n{title}\n입력 2026.06.05 11:10\n공유 인쇄\n\n{between.join(parts)}\n\n{FOOT}\n"


def _web_page(title: str, parts: list[str]) -> str:
    foot = "".join(f"<div>{line}</div>" for line in FOOT.split("\n"))
    head = f"<h1>{title}</h1><p class=by>김하늘 기자 입력 2026.06.05 11:10</p>"
    return f"<!doctype html><html><head><title>{title} | 새벽일보</title></head><body>{head}<div>{''.join(parts)}</div>{foot}</body></html>"


def _pages(article: dict[str, Any], box: dict[str, Any]) -> list[str]:
    title, paragraphs = article["title"], article["paragraphs"]
    pages = []
    for place in (1, len(paragraphs) - 2):
        above, below = paragraphs[:place], paragraphs[place:]
        pages += [_dump(title, [*above, box["text"], *below], between) for between in ("\n", "\n\n")]
        pages.append(_web_page(title, [*(f"<p>{t}</p>" for t in above), box["html"], *(f"<p>{t}</p>" for t in below)]))
        pages.append(
            _web_page(title, [*(f"{t}<br><br>" for t in above), box["html"], *(f"{t}<br><br>" for t in below)])
        )
    return pages


@pytest.mark.parametrize("article", GOLD["article"], ids=lambda article: article["title"])
@pytest.mark.parametrize("box", GOLD["box"], ids=lambda box: box["name"])
def test_a_box_goes_and_the_article_stays(box: dict[str, Any], article: dict[str, Any]) -> None:
    for text in _pages(article, box):
        page = clean_page(text.encode(), "a", now=date(2026, 11, 24))
        assert [one for one in article["paragraphs"] if one not in page.body] == []
        assert [one for one in (*box["gone"], "로또", "쌀값") if one in page.body] == []
        assert (page.title, str(page.published_on)) == (article["title"], "2026-06-05")


@pytest.mark.parametrize("article", GOLD["article"], ids=lambda article: article["title"])
@pytest.mark.parametrize("tail", GOLD["tail"], ids=lambda tail: tail["name"])
def test_what_stands_below_an_article_goes(tail: dict[str, Any], article: dict[str, Any]) -> None:
    title, paragraphs = article["title"], article["paragraphs"]
    head = ["새벽일보", "11.24 (화)", "정치 경제 사회", title, "입력 2026.06.05 11:10 김하늘 기자", "공유 인쇄"]
    lines = [*head, *paragraphs, "김하늘 기자", *tail["lines"]]
    web_page = "".join(f"<div>{line}</div>" for line in lines)
    web_page = f"<!doctype html><html><head><title>{title} | 새벽일보</title></head><body>{web_page}</body></html>"
    for text in ("\n".join(lines), "\n\n".join(lines), web_page):
        page = clean_page(text.encode(), "a", now=date(2026, 11, 24))
        assert [one for one in paragraphs if one not in page.body] == []
        assert [one for one in tail["gone"] if one in page.body] == []
        assert (page.title, str(page.published_on)) == (title, "2026-06-05")
