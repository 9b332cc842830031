"""The words that articles are found by, brought up to the current articles after each load.

Here belongs which articles need their words counted anew. What does not: what a word is (``tasks/extract/tokens.py``).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pyarrow as pa

from tasks.extract.tokens import Row, count_articles
from tasks.workers import run_batch

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_CHUNK = 1000  # articles that are held in memory at a time
_BATCH = 100
_POOL_FROM = 300  # fewer articles are counted here: a process would take as long to load its models
_WAITING = """
    SELECT article_id
    FROM current_articles
    WHERE article_id NOT IN (SELECT article_id FROM search_texts)
    ORDER BY article_id
"""
_STALE = """
    SELECT texts.article_id
    FROM search_texts AS texts
    LEFT JOIN articles ON articles.article_id = texts.article_id AND articles.content_key = texts.content_key AND articles.retired_at IS NULL
    WHERE articles.article_id IS NULL
"""
_TEXTS = """
    SELECT articles.article_id, articles.title, articles.body, articles.content_key, said.spans
    FROM articles
    LEFT JOIN (
        SELECT article_id, list(DISTINCT [span_start, span_end]) AS spans FROM claims GROUP BY article_id
    ) AS said ON said.article_id = articles.article_id
    WHERE articles.article_id IN $ids
    ORDER BY articles.article_id
"""


def index_articles(connection: Connection) -> int:
    """Count the words of each current article that has none yet or has changed, and return how many articles those are."""
    stale = [article_id for (article_id,) in connection.execute(_STALE).fetchall()]
    for table in ("tokens", "search_texts"):
        connection.execute(f"DELETE FROM {table} WHERE article_id IN $ids", {"ids": stale})  # noqa: S608 - names of ours
    waiting = [article_id for (article_id,) in connection.execute(_WAITING).fetchall()]
    for start in range(0, len(waiting), _CHUNK):
        _index(connection, waiting[start : start + _CHUNK], in_pool=len(waiting) >= _POOL_FROM)
    return len(waiting)


def _index(connection: Connection, article_ids: list[str], *, in_pool: bool) -> None:
    rows = connection.execute(_TEXTS, {"ids": article_ids}).fetchall()
    texts = [(row[0], row[1], row[2], [(start, end) for start, end in row[4] or ()]) for row in rows]
    batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        counted = list(threads.map(lambda batch: run_batch(count_articles, in_pool, batch), batches))
    words = [words for batch in counted for words in batch]
    sizes = [sum(n + n_title for _, _, n, n_title in of_article) for of_article in words]
    _append(
        connection,
        "tokens",
        ("article_id", "token", "n", "n_title"),
        [row for of_article in words for row in of_article],
    )
    texts_rows = [(row[0], row[3], size) for row, size in zip(rows, sizes, strict=True)]
    _append(connection, "search_texts", ("article_id", "content_key", "n_tokens"), texts_rows)


def _append(
    connection: Connection, table: str, names: tuple[str, ...], rows: Sequence[Row | tuple[str, str, int]]
) -> None:
    if rows:
        columns = [pa.array(column) for column in zip(*rows, strict=True)]
        connection.register("counted", pa.Table.from_arrays(columns, names=list(names)))
        connection.execute(f"INSERT INTO {table} BY NAME SELECT {', '.join(names)} FROM counted")  # noqa: S608 - names of ours
        connection.unregister("counted")
