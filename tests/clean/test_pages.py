"""Invented pages, dumps and HTML: what they must give stands beside each of them."""

from __future__ import annotations

import gzip
import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.clean.answers import as_answer
from tasks.clean.errors import UnreadablePage, UnreadableReason
from tasks.clean.pages import clean_page
from tasks.records import Page

NOW = date(2026, 11, 24)
PAGES = Path(__file__).parents[1] / "pages"
SHARED = Path(__file__).parents[3] / "shared"
DUMPS = sorted((PAGES / "dumps").glob("*.page"))
WEB_PAGES = sorted((PAGES / "html").glob("*.html"))


@dataclass(frozen=True)
class Dump:
    """A page file: its gold above the +++, then its lines with a letter in the margin (B body, C chrome, T title, O either)."""

    gold: dict[str, Any]
    lines: list[tuple[str, str]]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)

    def marked(self, letter: str) -> list[str]:
        return [line.strip() for mark, line in self.lines if mark == letter]


def read_dump(path: Path) -> Dump:
    gold, _, body = path.read_text(encoding="utf-8").partition("\n+++\n")
    rows = [(line[0], line[2:]) if line.strip() else ("", "") for line in body.split("\n")]
    return Dump(tomllib.loads(gold), rows)


def described(page: Page) -> dict[str, str | None]:
    published = page.published_on.isoformat() if page.published_on else None
    basis = page.published_basis.value if page.published_basis else None
    return {
        "title": page.title,
        "published": published,
        "basis": basis,
        "publisher": page.publisher,
        "byline": page.byline,
    }


def test_there_are_enough_pages() -> None:
    assert len(DUMPS) >= 98
    assert len(WEB_PAGES) >= 36


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_a_dump_keeps_its_body_and_loses_its_furniture(path: Path) -> None:
    dump = read_dump(path)
    body = clean_page(dump.text.encode(), path.name, now=NOW).body
    paragraphs = set(body.split("\n"))
    lost = [line for line in dump.marked("B") if line not in body]
    kept = [line for line in dump.marked("C") if line in paragraphs]
    assert (lost, kept) == ([], [])


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_a_dump_gives_title_day_and_names(path: Path) -> None:
    dump = read_dump(path)
    found = described(clean_page(dump.text.encode(), path.name, now=NOW))
    expected = {key: dump.gold.get(key) for key in ("title", "published", "basis")}
    expected |= {key: dump.gold[key] for key in ("publisher", "byline") if key in dump.gold}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("path", WEB_PAGES, ids=lambda path: path.stem)
def test_a_web_page_gives_its_article(path: Path) -> None:
    gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    page = clean_page(path.read_text(encoding="utf-8").encode(gold.get("encoding", "utf-8")), path.name, now=NOW)
    paragraphs = [text for text in page.body.split("\n") if text not in gold.get("optional", [])]
    assert paragraphs == gold["body"]
    assert [text for text in gold["chrome"] if text in page.body] == []
    answer = as_answer(page, path.name)
    found = {"basis": answer["published_basis"], **answer}
    wanted = {key: gold[key] for key in ("title", "published", "basis", "publisher", "byline", "method") if key in gold}
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", UnreadableReason.EMPTY),
        (b"\n \t\r\n", UnreadableReason.EMPTY),
        (b"%PDF-1.7\n\x00\x01", UnreadableReason.BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", UnreadableReason.BINARY),
        (bytes(range(256)) * 40, UnreadableReason.BINARY),
        ("홈\n로그인\n회원가입\n댓글 0\n".encode(), UnreadableReason.NO_TEXT),
        (
            "<html><head><title>404 Not Found</title></head><body><p>요청하신 페이지를 찾을 수 없습니다.</p></body></html>".encode(),
            UnreadableReason.NO_TEXT,
        ),
        (b"<html><body></body></html>", UnreadableReason.NO_TEXT),
        (
            "누리경제\n요청하신 기사를 찾을 수 없습니다.\n삭제된 기사입니다.\n이런 기사를 찾으셨나요\n• 가온전자, 춘천 GPU 센터에 5,000억 원 투자\n"
            "• 나래통신, 호주 AI 연구소에 10억 호주달러\n".encode(),
            UnreadableReason.NO_TEXT,
        ),
    ],
)
def test_an_unreadable_page_says_why(content: bytes, reason: UnreadableReason) -> None:
    with pytest.raises(UnreadablePage) as caught:
        clean_page(content, "a.html", now=NOW)
    assert caught.value.reason is reason
    assert str(caught.value).endswith(".") or str(caught.value).endswith(").")


def test_an_article_on_what_cannot_be_found_is_one() -> None:
    text = (
        "사라진 기사들\n입력 2026-01-14 05:00\n누리경제가 지운 기사가 한 해 300건에 이른다. 독자는 요청하신 기사를 찾을 수 없다는 글만 본다.\n"
        "회사는 삭제된 기사를 따로 남긴다고 밝혔다. 전문가들은 기준을 내놓으라고 했다.\n"
    )
    assert "300건" in clean_page(text.encode(), "a.txt", now=NOW).body


def test_a_title_cut_at_its_quotation_mark_is_whole_again() -> None:
    told = "<p>가온전자가 춘천 데이터센터 계획을 접는다고 14일 밝혔다. 전력을 받지 못했기 때문이다.</p>" * 3
    page = (
        '<html lang="ko"><head><title>가온전자, 데이터센터 접는다…"전력 못 받아" | 누리경제</title>'
        '<meta property="og:title" content="가온전자, 데이터센터 접는다…"전력 못 받아" | 누리경제"></head>'
        f'<body><h1>가온전자, 데이터센터 접는다…"전력 못 받아"</h1><article>{told}</article></body></html>'
    )
    title = clean_page(page.encode(), "a.html", now=NOW).title
    assert title == '가온전자, 데이터센터 접는다…"전력 못 받아"'


def test_a_title_that_is_the_site_s_gives_way_to_the_heading() -> None:
    """What the link to the front page is called stands in every page's <title>: the article's heading is its title."""
    page = (
        '<html lang="ko"><head><title>너울시민신문</title></head><body><h2><a href="/">너울시민신문</a></h2>{}'
        "<p>가온전자가 목포에 인공지능 데이터센터를 짓기로 했다. 투자 금액은 2100억원이다.</p><p>공사는 내년에 시작한다.</p></body></html>"
    )
    headline = "가온전자, 목포에 데이터센터 짓는다"
    assert clean_page(page.format(f"<h1>{headline}</h1>").encode(), "a.html", now=NOW).title == headline
    assert clean_page(page.format("").encode(), "a.html", now=NOW).title != "너울시민신문"


def test_a_large_first_letter_is_no_caption() -> None:
    page = (
        "<html><head><title>춘천에 2조원</title></head><body><h1>춘천에 2조원</h1><p>2026.01.14 10:30</p>"
        '<p class="has-drop-cap">가온전자가 춘천에 2조원짜리 데이터센터를 짓는다고 14일 밝혔다.</p>'
        '<p><span class="cap">전</span>력은 소양강댐에서 받는다. 물은 하루 5만 톤을 쓴다.</p><p>공사는 다음 달 시작한다.</p></body></html>'
    )
    body = clean_page(page.encode(), "a.html", now=NOW).body
    assert "2조원짜리" in body
    assert "전력은 소양강댐에서" in body.replace("\n", "")


def test_a_board_behind_its_site_s_name_is_no_title() -> None:
    """너른마당 - 해외소식 게시판: what the page shows above the post is; behind a headline the board's name goes."""
    told = "<p>가온전자가 춘천에 2조원짜리 데이터센터를 짓는다고 14일 밝혔다. 전력은 소양강댐에서 받는다.</p>" * 2
    page = (
        "<html><head><title>{}</title></head><body><div>{}</div><div>솔바람 2026-01-14 10:30</div>"
        + told
        + "</body></html>"
    )
    headline = "가온전자, 춘천 데이터센터에 2조원"
    for title in ("너른마당 - 해외소식 게시판", f"{headline} - 해외소식 게시판", f"{headline} : 너른포털"):
        assert clean_page(page.format(title, headline).encode(), "a.html", now=NOW).title == headline
    own = "전력난 - 무엇이 문제인가"
    assert clean_page(page.format(own, headline).encode(), "a.html", now=NOW).title == own


def _title_of(head: str) -> str | None:
    told = "가온전자가 춘천에 2조원짜리 데이터센터를 짓는다고 14일 밝혔다. 전력은 소양강댐에서 받는다.\n" * 2
    text = f"{head}\n[새벽창틀 김하늘 기자] {told}ⓒ 새벽창틀 무단전재 및 재배포 금지\n"
    return clean_page(text.encode(), "a.txt", now=NOW).title


def test_a_site_named_before_the_title_is_no_part_of_it() -> None:
    """What stands before a title is left off where the page prints the title alone and says the site's name again."""
    headline = "가온전자, 춘천 데이터센터에 2조원 투자"
    assert _title_of(f"새벽창틀 - {headline}\n메뉴 검색\n{headline}\n입력 2026.06.05 11:10") == headline
    assert _title_of(f"새벽창틀 - {headline}\n입력 2026.06.05 11:10") != headline
    lead = "다시 짓는 공장"  # the page does not say it again: it is the title's own
    assert _title_of(f"{lead} - {headline}\n{headline}\n입력 2026.06.05 11:10") == f"{lead} - {headline}"


def test_what_a_site_says_of_itself_is_no_title() -> None:
    """새벽창틀 - 칩·로봇 전문 매체: the headline below it is the title, in a dump and in HTML; a headline that speaks politely is one."""
    headline = "춘천에 서는 2조원, 전기는 어디서"
    assert (
        _title_of(f"새벽창틀 - 데이터센터·전력 전문 매체\n뉴스 | 인터뷰 | 기획\n{headline}\n2026.06.05 11:10")
        == headline
    )
    told = "<p>가온전자가 춘천에 2조원짜리 데이터센터를 짓는다고 14일 밝혔다. 전력은 소양강댐에서 받는다.</p>" * 2
    page = (
        "<html><head><title>{}</title></head><body><p>{}</p><p>2026년 6월 5일 11:10 김하늘 기자</p>"
        + told
        + "</body></html>"
    )
    for claim in ("새벽일보 - 강원의 아침을 엽니다", "새벽일보 | 강원을 여는 신문"):
        assert clean_page(page.format(claim, headline).encode(), "a.html", now=NOW).title == headline
    polite = "춘천에 데이터센터를 짓습니다"
    assert clean_page(page.format(f"{polite} - 새벽방송", polite).encode(), "a.html", now=NOW).title == polite
    named = "누리셈 - 로봇 전문 매체에 30억 투자"
    assert clean_page(page.format(named, named).encode(), "a.html", now=NOW).title == named


def test_a_ticker_and_a_menu_are_no_titles() -> None:
    """실시간 …, what stands below 실시간 속보, and places with wide gaps between them; a headline may open in 실시간."""
    headline = "춘천에 서는 2조원, 전기는 어디서"
    below = f"{headline}\n김하늘 기자\n입력 2026.06.05 11:10"
    for above in (
        "실시간 나래통신 데이터센터 180억원 수주 흥행",
        "실시간 속보\n나래통신 데이터센터, 춘천 2조원 흥행",
        "춘천  강릉  원주  속초  데이터  전력  오피니언",
    ):
        assert _title_of(f"정치 · 경제 · 사회\n\n{above}\n\n{below}") == headline
    own = "실시간 통역 칩에 2조원, 춘천 데이터센터"
    assert _title_of(f"정치 · 경제 · 사회\n{own}\n김하늘 기자\n입력 2026.06.05 11:10") == own


def test_an_issue_of_a_letter_is_titled_by_its_number() -> None:
    """93호. …: the name of the letter above it says the words of the article too, but is no title."""
    text = "가온전자 데이터센터 소식\n93호. 춘천에 서는 2조원\n2026년 6월 5일 발송\n"
    told = "안녕하세요, 데이터센터 소식의 김하늘입니다. 가온전자가 춘천 데이터센터에 2조원을 쓴대요.\n전기는 소양강댐에서 받아요.\n"
    page = clean_page((text + told).encode(), "a.txt", now=NOW)
    assert page.title == "93호. 춘천에 서는 2조원"
    text = text.replace("93호. 춘천에 서는 2조원", "누리호 발사장에 서는 2조원")
    assert clean_page((text + told).encode(), "a.txt", now=NOW).title != "93호. 춘천에 서는 2조원"


def test_a_list_of_a_section_is_no_article_but_a_flash_is_one() -> None:
    """Headline upon headline with its date below tells nothing; one headline below its date is a flash."""
    row = "가온전자, 춘천 데이터센터에 2조원 투자 확정\n2026.06.05\n나래통신, 호주 AI 연구소에 10억 호주달러 투자\n2026.06.04\n국산 칩 3사, 유럽서 첫 공동 전시\n2026.06.03\n"
    with pytest.raises(UnreadablePage) as caught:
        clean_page(f"새벽창틀\nAI 최신 기사\n{row}".encode(), "a.txt", now=NOW)
    assert caught.value.reason is UnreadableReason.NO_TEXT
    flash = "[1보] 가온전자, 춘천에 2조원 투자\n입력 2026.06.05 11:10\n가온전자, 춘천 데이터센터에 2조원 투자 확정\n댓글 0\n"
    assert "2조원" in clean_page(flash.encode(), "a.txt", now=NOW).body


def test_the_day_is_never_after_today() -> None:
    text = "반도체에 2조원 투자 확정\n입력 2027-01-14 05:00\n정부가 반도체에 2조원을 투자한다고 밝혔다.\n"
    page = clean_page(text.encode(), "a.txt", now=NOW)
    assert page.published_on is None
    assert any("date" in warning for warning in page.warnings)


def _seeds() -> list[tuple[str, dict[str, Any]]]:
    gold = SHARED / "gold" / "seeds.json"
    return list(json.loads(gold.read_text(encoding="utf-8")).items()) if gold.exists() else []


@pytest.mark.skipif(not _seeds(), reason="the five real dumps stand beside the checkout, where they are")
@pytest.mark.parametrize(("name", "gold"), _seeds(), ids=[name[:3] for name, _ in _seeds()])
def test_a_real_dump_keeps_its_body_and_loses_its_furniture(name: str, gold: dict[str, Any]) -> None:
    content = (SHARED / "seeds" / name).read_bytes()
    lines = [line.strip() for line in content.decode().splitlines()]
    page = clean_page(content, name, now=NOW)
    paragraphs = page.body.split("\n")
    assert [lines[n - 1] for n in gold["body"] if lines[n - 1] not in paragraphs] == []
    assert [lines[n - 1] for n in gold["chrome"] if lines[n - 1] in paragraphs] == []
    found = described(page)
    assert (found["title"], found["published"], found["basis"]) == (
        gold["title"],
        gold["published"],
        gold["published_basis"],
    )
    assert found["publisher"] == gold["publisher"]


def _saved() -> list[Path]:
    return sorted((SHARED / "pages").glob("*.html.gz"))


@pytest.mark.skipif(not _saved(), reason="the two saved pages stand beside the checkout, where they are")
@pytest.mark.parametrize("path", _saved(), ids=lambda path: path.name.partition(".")[0])
def test_a_saved_page_gives_every_paragraph(path: Path) -> None:
    gold = json.loads(path.with_name(path.name.replace(".html.gz", ".json")).read_text(encoding="utf-8"))
    page = clean_page(gzip.decompress(path.read_bytes()), path.name, now=NOW)
    assert [text for text in gold["paragraphs"] if " ".join(text.split()) not in page.body.split("\n")] == []
    assert page.title == " ".join(gold["title"].split())
    assert page.published_at is not None
    assert page.published_at.isoformat(sep=" ")[:19] == gold["published"][:19]
    assert page.byline == ", ".join(gold["authors"])
