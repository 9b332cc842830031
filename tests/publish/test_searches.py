"""A search finds what speaks of a thing, by any of its names, the best first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tasks.extract.morphemes import tokenize
from tasks.load.references import apply_references
from tasks.load.searchables import index_articles
from tasks.publish.searches import best_sentence, search_articles
from tasks.warehouse import Connection, open_warehouse

PAGES = {
    "chips": ("엔비디아, 반도체 공장 세운다", "엔비디아가 대구에 공장을 짓는다고 2일 밝혔다. 3조원을 들인다."),
    "centre": ("부산에 데이터센터", "누리전자가 부산에 AI데이터센터를 짓는다. 5조원을 투자한다. 국내에서 가장 크다."),
    "weather": ("내일 비", "전국에 비가 온다. 한파는 없다."),
    "column": ("데이터를 생각한다", "우리는 날마다 데이터를 남긴다. 투자 이야기는 아니다."),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Give a warehouse with four articles, one claim and one named country."""
    with open_warehouse(tmp_path_factory.mktemp("search") / "working.duckdb") as connection:
        apply_references(connection)
        for article_id, (title, body) in PAGES.items():
            connection.execute(
                "INSERT INTO articles BY NAME SELECT $id AS article_id, 'd' AS document_id, 'https://a.example/' || $id AS uri,"
                " $title AS title, $body AS body, 'dump' AS method, [] AS warnings, $id AS text_key, TRUE AS about_ai,"
                " '1' AS reader_version, $id AS content_key, 1 AS version, 'r' AS run_id, TIMESTAMP '2026-03-02' AS loaded_at",
                {"id": article_id, "title": title, "body": body},
            )
        connection.execute(
            "INSERT INTO claims BY NAME SELECT 'c' AS claim_id, 'centre' AS article_id, 27 AS span_start, 37 AS span_end,"
            " '5조원을 투자한다.' AS surface, 'r' AS rule, '1' AS reader_version, 'investment' AS kind, 'planned' AS status,"
            " '누리전자' AS actor, [] AS investors, [] AS co_actors, FALSE AS is_cumulative, TRUE AS about_ai"
        )
        connection.execute(
            "INSERT INTO country_mentions BY NAME SELECT 'm' AS country_mention_id, 'centre' AS article_id, 0 AS span_start, 2 AS span_end,"
            " '국내' AS surface, 'r' AS rule, '1' AS reader_version, 'KR' AS iso2, 'domestic' AS form"
        )
        index_articles(connection)
        yield connection


def _found(ledger: Connection, query: str) -> list[str]:
    return [hit.article_id for hit in search_articles(ledger, query, tokenize)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("데이터센터", ["centre", "column"]),
        ("엔비디아", ["chips"]),
        ("Nvidia", ["chips"]),
        ("한국 데이터센터", ["centre", "column"]),
        ("South Korea", ["centre"]),
        ("공장을 지었나", ["chips", "centre"]),
        ("고래", []),
        ("그리고", []),
        ("'; DROP TABLE tokens; --", []),
    ],
)
def test_what_is_found_and_in_which_order(ledger: Connection, query: str, found: list[str]) -> None:
    assert _found(ledger, query) == found


def test_a_hit_brings_its_claims_and_its_best_sentence(ledger: Connection) -> None:
    (hit,) = search_articles(ledger, "부산 투자", tokenize, limit=1)
    assert (hit.article_id, hit.title, hit.url) == ("centre", "부산에 데이터센터", "https://a.example/centre")
    assert [(claim.actor, claim.kind, claim.surface) for claim in hit.claims] == [
        ("누리전자", "investment", "5조원을 투자한다.")
    ]
    assert hit.snippet in PAGES["centre"][1]
    assert hit.score > 0


def test_a_long_sentence_is_cut_to_a_line() -> None:
    assert len(best_sentence("가" * 1000, ["가"])) == 160
    assert best_sentence("", ["가"]) == ""
