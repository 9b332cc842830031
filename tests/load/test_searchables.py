"""The words of articles follow the articles: new, changed and retired ones, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.load import searchables
from tasks.load.searchables import index_articles
from tasks.warehouse import Connection, open_warehouse

ARTICLE = """
    INSERT INTO articles BY NAME
    SELECT
        $id AS article_id, 'd' AS document_id, 'https://a.example/' || $id AS uri, $title AS title, $body AS body, 'dump' AS method,
        [] AS warnings, $id AS text_key, TRUE AS about_ai, '1' AS reader_version, $id || $body AS content_key, 1 AS version,
        'r' AS run_id, TIMESTAMP '2026-03-02' AS loaded_at
"""


@pytest.fixture
def warehouse(tmp_path: Path):
    """Give a warehouse with two articles."""
    with open_warehouse(tmp_path / "working.duckdb") as connection:
        connection.execute(ARTICLE, {"id": "a", "title": "부산 데이터센터", "body": "누리전자가 공장을 짓는다."})
        connection.execute(ARTICLE, {"id": "b", "title": None, "body": ""})
        yield connection


def _tokens(connection: Connection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT article_id, token FROM tokens").fetchall())


def test_each_article_is_counted_once(warehouse: Connection) -> None:
    """One without any word is known to have none."""
    assert index_articles(warehouse) == 2
    assert {("a", "부산"), ("a", "데이터센터"), ("a", "공장"), ("a", "짓다")} <= _tokens(warehouse)
    assert warehouse.execute("SELECT article_id, n_tokens > 0 FROM search_texts ORDER BY 1").fetchall() == [
        ("a", True),
        ("b", False),
    ]
    before = warehouse.execute("SELECT * FROM tokens ORDER BY ALL").fetchall()
    assert index_articles(warehouse) == 0
    assert warehouse.execute("SELECT * FROM tokens ORDER BY ALL").fetchall() == before


def test_a_changed_article_is_counted_anew_and_a_retired_one_goes(warehouse: Connection) -> None:
    """Nothing of the earlier text is found any more."""
    index_articles(warehouse)
    warehouse.execute("UPDATE articles SET body = '고래가 온다.', content_key = 'other' WHERE article_id = 'a'")
    assert index_articles(warehouse) == 1
    assert ("a", "고래") in _tokens(warehouse)
    assert ("a", "공장") not in _tokens(warehouse)
    warehouse.execute("UPDATE articles SET retired_at = loaded_at")
    assert index_articles(warehouse) == 0
    assert _tokens(warehouse) == set()
    assert warehouse.execute("SELECT count(*) FROM search_texts").fetchall() == [(0,)]


def test_chunks_and_batches_leave_no_trace(warehouse: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    index_articles(warehouse)
    before = _tokens(warehouse)
    warehouse.execute("DELETE FROM tokens; DELETE FROM search_texts")
    monkeypatch.setattr(searchables, "_CHUNK", 1)
    monkeypatch.setattr(searchables, "_BATCH", 1)
    assert index_articles(warehouse) == 2
    assert _tokens(warehouse) == before
