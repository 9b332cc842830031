"""The embedded sample is whole: each file stands in the manifest, and the manifest's arithmetic adds up."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.records import ClaimKind, ClaimStatus, Qualifier

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "jangbu" / "sample"
LEDGER = ROOT / "docs" / "sample-ledger.md"
EXPECTED: dict[str, Any] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
PAGES: list[dict[str, Any]] = EXPECTED["page"]
DEALS: dict[str, dict[str, Any]] = {deal["id"]: deal for deal in EXPECTED["deal"]}
ARTICLES = [page for page in PAGES if page["article"]]
LAST_DAY = date(2026, 11, 20)
# Papers, broadcasters, wires and portals that exist: an invented page must not be laid at their door.
REAL_OUTLETS = """
연합뉴스 조선일보 중앙일보 동아일보 한겨레 경향신문 한국일보 국민일보 서울신문 세계일보 문화일보 매일경제 한국경제 서울경제 머니투데이 이데일리
파이낸셜뉴스 헤럴드경제 아시아경제 아주경제 디지털타임스 전자신문 뉴시스 뉴스1 KBS MBC SBS JTBC YTN 채널A MBN 네이버뉴스 다음뉴스 오마이뉴스
프레시안 블로터 지디넷 디지털데일리 디지털투데이 미디어펜 뉴스핌 이투데이 로이터 블룸버그 월스트리트저널 WSJ 뉴욕타임스 파이낸셜타임스 니혼게이자이 닛케이
신화통신 CNBC CNN BBC
"""


def read_bytes(name: str) -> bytes:
    """Return the file's bytes, unpacked where its name ends in .gz."""
    data = (SAMPLE / name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


def read_text(page: dict[str, Any]) -> str:
    """Return an article's text in the encoding that the manifest names."""
    return read_bytes(page["file"]).decode(page.get("encoding", "utf-8"))


def by_file(pages: list[dict[str, Any]]) -> pytest.MarkDecorator:
    """Return a parametrisation with one named case a page."""
    return pytest.mark.parametrize("page", pages, ids=[page["file"] for page in pages])


def test_manifest_and_folder_name_the_same_files() -> None:
    """A page without expectations, or an expectation without its page, is a hole in the check."""
    on_disk = {str(path.relative_to(SAMPLE)) for path in SAMPLE.rglob("*") if path.is_file()} - {"README.md"}
    listed = [page["file"] for page in PAGES]
    assert sorted(on_disk) == sorted(listed)


def test_sample_is_as_wide_as_promised() -> None:
    """At least 30 pages, from ten outlets, with payers in at least nine countries."""
    assert len(ARTICLES) >= 30
    assert len({page["outlet"] for page in ARTICLES}) >= 10
    assert len({total["country"] for total in EXPECTED["total"]} - {""}) >= 9


def test_claims_show_every_kind_and_status() -> None:
    """The sample speaks of each kind, of each status, and in each way of bounding a figure."""
    claims = [claim for page in ARTICLES for claim in page["claims"]]
    assert {claim["kind"] for claim in claims} == set(ClaimKind)
    assert {claim["status"] for claim in claims} == set(ClaimStatus)
    assert {claim.get("qualifier", "exact") for claim in claims} == set(Qualifier)


@by_file([page for page in PAGES if not page["article"]])
def test_odd_file_is_no_article(page: dict[str, Any]) -> None:
    """What is no article cannot be decoded, or holds nothing."""
    data = read_bytes(page["file"])
    if data:
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")


@by_file(ARTICLES)
def test_article_holds_what_is_expected_of_it(page: dict[str, Any]) -> None:
    """Title, paragraphs, chrome and printed amounts stand in the file as the manifest quotes them."""
    text = read_text(page).replace("&amp;", "&").replace("&quot;", '"').replace('\\"', '"')
    assert page["title"] in text
    assert [line for line in page["keep"] + page["drop"] if line not in text] == []
    assert [claim["text"] for claim in page["claims"] if claim["text"] not in text] == []


@by_file(ARTICLES)
def test_article_says_that_its_outlet_is_invented(page: dict[str, Any]) -> None:
    """Nobody who finds a page alone can take it for news."""
    assert re.search(r"가상 매체|invented outlet", read_text(page)) or page["file"].endswith("essay-nodate.txt")


@by_file(ARTICLES)
def test_article_names_no_real_outlet(page: dict[str, Any]) -> None:
    """Invented words are put into no real paper's mouth."""
    text = read_text(page)
    assert [name for name in REAL_OUTLETS.split() if name in text] == []


@by_file([page for page in ARTICLES if "published" in page])
def test_article_is_not_from_the_future(page: dict[str, Any]) -> None:
    """Each day lies in the sample's two years."""
    assert date(2025, 1, 1) <= date.fromisoformat(page["published"]) <= LAST_DAY
    assert page.get("published_at", page["published"]).startswith(page["published"])


def test_one_article_has_no_date_at_all() -> None:
    """An article without any day is part of the sample, and says so in its basis."""
    assert [page["basis"] for page in ARTICLES if "published" not in page] == ["none"]


@by_file([page for page in ARTICLES if page.get("encoding") == "cp949"])
def test_euc_kr_page_needs_windows_949(page: dict[str, Any]) -> None:
    """The label says euc-kr; the bytes are no UTF-8."""
    data = read_bytes(page["file"])
    assert b"charset=euc-kr" in data
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_a_euc_kr_page_holds_a_syllable_beyond_ks_x_1001() -> None:
    """똠 is in windows-949 alone: Python's strict euc_kr codec stops at it."""
    data = read_bytes("chipnews/view_20260717_01.html")
    assert "똠" in data.decode("cp949")
    with pytest.raises(UnicodeDecodeError):
        data.decode("euc_kr")


@pytest.mark.parametrize("deal", EXPECTED["deal"], ids=list(DEALS))
def test_deal_and_its_pages_name_each_other(deal: dict[str, Any]) -> None:
    """A deal's pages are exactly those with a claim on it, and its whole exists."""
    telling = {page["file"] for page in ARTICLES for claim in page["claims"] if claim.get("deal") == deal["id"]}
    assert telling == set(deal["pages"])
    wholes = {deal[key] for key in ("part_of",) if key in deal} | set(deal.get("umbrella_of", []))
    assert wholes <= set(DEALS)
    assert deal["reason"]


@pytest.mark.parametrize("deal", [deal for deal in EXPECTED["deal"] if deal["countable"]], ids=lambda deal: deal["id"])
def test_countable_deal_may_count(deal: dict[str, Any]) -> None:
    """Only announced or done money counts, never a rate, and a part counts only where its whole does not."""
    assert deal["status"] in {"announced", "done"}
    assert deal["kind"] not in {"market_size", "revenue", "target", "other"}
    assert "per" not in deal
    assert not ("part_of" in deal and DEALS[deal["part_of"]]["countable"])
    assert not any(DEALS[part]["countable"] for part in deal.get("umbrella_of", []))


def test_totals_add_up() -> None:
    """Each total is the sum of exactly the countable deals of its country and currency."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for deal in EXPECTED["deal"]:
        if deal["countable"]:
            sums[deal.get("payer_country", ""), deal["currency"]] += deal["value"]
    assert {(total["country"], total["currency"]): total["value"] for total in EXPECTED["total"]} == dict(sums)


def test_ledger_document_shows_every_total() -> None:
    """The sums worked out by hand in the document are the manifest's."""
    rows = set(
        re.findall(r"^\| (\w\w|none) \| (\w{3}) \| ([\d,]+) \|", LEDGER.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert rows == {
        (total["country"] or "none", total["currency"], f"{total['value']:,}") for total in EXPECTED["total"]
    }
